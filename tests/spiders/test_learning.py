"""A crawl learns how a site's pages are made: whatever their order, and also when the site changes its design."""

from __future__ import annotations

import json
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks import replay
from benchmarks.frames.frame import Page
from benchmarks.frames.hard import CASES
from benchmarks.frames.measure import OPEN
from tests.program import run

FRAME = OPEN[0]
CASE = next(case for case in CASES if case.id == "redesigned")
MIXED = next(case for case in CASES if case.id == "mixed")


def newsarchive(db: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(*arguments, "--db", str(db))


def crawl(folder: Path, pages: list[Page], language: str) -> subprocess.CompletedProcess[str]:
    """Crawl these pages, listed in this order, into the archive of a folder."""
    bodies = {replay.address(page.url): page.html.encode() for page in pages}
    (folder / "sites").mkdir(parents=True, exist_ok=True)
    with replay.serving(bodies) as proxy:
        site = re.sub(r"(?m)^pattern = .*$", f"pattern = '{'|'.join(map(re.escape, bodies))}'", replay.site_file(bodies, proxy, [language]))
        (folder / "sites" / "replay.toml").write_text(site, encoding="utf-8")
        return newsarchive(folder / "archive.db", "crawl", "replay", "--quiet")


def interrupted(folder: Path, pages: list[Page], language: str) -> None:
    """As crawl, but for an interrupt once some articles are stored."""
    bodies = {replay.address(page.url): page.html.encode() for page in pages}
    (folder / "sites").mkdir(parents=True, exist_ok=True)
    with replay.serving(bodies) as proxy:
        site = re.sub(r"(?m)^pattern = .*$", f"pattern = '{'|'.join(map(re.escape, bodies))}'", replay.site_file(bodies, proxy, [language]))
        (folder / "sites" / "replay.toml").write_text(site.replace("delay = 0", "delay = 0.7"), encoding="utf-8")
        arguments = [sys.executable, "-m", "newsarchive", "crawl", "replay", "--quiet", "--db", str(folder / "archive.db")]
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(600):
            time.sleep(0.05)
            if (folder / "archive.db").exists() and stored_in(folder) >= 2:
                break
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130
    assert 2 <= stored_in(folder) < len(pages)


def stored_in(folder: Path) -> int:
    try:
        return int(rows(folder, "SELECT count(*) FROM articles")[0][0])
    except sqlite3.OperationalError:
        return 0


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        return connection.execute(query).fetchall()


RECORDS = "SELECT canonical_url, title, text, published, authors, language FROM record ORDER BY 1"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same pages of one design, crawled in one order and in the opposite one."""
    pages = list(FRAME.pages())
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for folder, ordered in ((first, pages), (second, pages[::-1])):
        done = crawl(folder, ordered, FRAME.language)
        assert done.returncode == 0, done.stderr
    return first, second


def test_every_page_of_a_crawl_is_read_in_the_end_by_what_was_learned_from_all_of_them(crawled: tuple[Path, Path]) -> None:
    folder = crawled[0]
    templates = rows(folder, "SELECT digest, pages FROM templates ORDER BY number DESC LIMIT 1")
    assert templates[0][1] == len(FRAME.pages())
    last = rows(
        folder, "SELECT json_extract(inputs, '$.template'), count(*) FROM readings WHERE id IN"
        " (SELECT max(id) FROM readings WHERE outcome IS NULL GROUP BY holding) GROUP BY 1",
    )  # fmt: skip
    assert last == [(templates[0][0], len(FRAME.pages()))]


def test_the_order_in_which_pages_come_says_nothing(crawled: tuple[Path, Path]) -> None:
    first, second = (rows(folder, RECORDS) for folder in crawled)
    assert len(first) == len(FRAME.pages())
    assert first == second


def test_reading_again_makes_no_version_and_no_change(crawled: tuple[Path, Path]) -> None:
    for folder in crawled:
        assert rows(folder, "SELECT max(number) FROM versions") == [(1,)]
        assert rows(folder, "SELECT count(*) FROM events WHERE kind = 'changed'") == [(0,)]


def test_sites_learn_shows_layouts_and_one_page_block_by_block(crawled: tuple[Path, Path]) -> None:
    db = crawled[0] / "archive.db"
    done = newsarchive(db, "sites", "learn", "replay")
    assert done.returncode == 0, done.stderr
    assert f"learned from {len(FRAME.pages())} pages" in done.stdout
    assert "keep" in done.stdout
    found = json.loads(newsarchive(db, "sites", "learn", "replay", "--json").stdout)
    blocks = found["page"]["blocks"]
    assert {block["kept"] for block in blocks} == {True, False}
    assert all(block["reason"] for block in blocks)


def test_the_report_says_how_many_pages_fit_the_template(crawled: tuple[Path, Path]) -> None:
    done = newsarchive(crawled[0] / "archive.db", "report", "--site", "replay")
    assert f"learned from {len(FRAME.pages())} pages of one layout" in done.stdout


def test_a_second_crawl_without_news_learns_nothing_new(crawled: tuple[Path, Path]) -> None:
    folder = crawled[1]
    before = rows(folder, "SELECT number, digest FROM templates"), rows(folder, "SELECT count(*) FROM versions")
    assert crawl(folder, list(FRAME.pages()), FRAME.language).returncode == 0
    assert (rows(folder, "SELECT number, digest FROM templates"), rows(folder, "SELECT count(*) FROM versions")) == before


@pytest.mark.full
def test_an_interrupted_crawl_and_the_next_one_make_the_same_archive_as_one_crawl_in_another_order(tmp_path: Path) -> None:
    pages = list(MIXED.pages())
    found = []
    for number in range(3):
        folder = tmp_path / str(number)
        ordered = random.Random(number).sample(pages, len(pages))
        if number:
            interrupted(folder, ordered, MIXED.language)
        assert crawl(folder, ordered[::-1], MIXED.language).returncode == 0
        found.append((rows(folder, RECORDS), rows(folder, "SELECT digest FROM templates ORDER BY number DESC LIMIT 1")))
    assert len(found[0][0]) == len(pages)
    assert found[0] == found[1] == found[2]


@pytest.mark.full
def test_the_order_says_nothing_either_where_two_layouts_are_mixed(tmp_path: Path) -> None:
    pages = list(MIXED.pages())
    texts = []
    for number, ordered in enumerate((pages, sorted(pages, key=lambda page: page.html[::-1]))):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert crawl(folder, ordered, MIXED.language).returncode == 0
        texts.append(rows(folder, RECORDS))
    assert len(texts[0]) == len(pages)
    assert texts[0] == texts[1]


@pytest.mark.full
def test_a_redesign_is_said_within_ten_pages_and_no_article_is_lost_by_it(tmp_path: Path) -> None:
    pages = list(CASE.pages())
    half = len(pages) // 2
    assert crawl(tmp_path, pages[:half], CASE.language).returncode == 0
    done = crawl(tmp_path, pages[:half] + pages[half : half + 10], CASE.language)
    assert "pages look different" in done.stderr or "another layout" in done.stderr, done.stderr
    report = newsarchive(tmp_path / "archive.db", "report", "--site", "replay").stdout
    assert "sites learn replay" in report
    found = {url: text for url, _, text, *_ in rows(tmp_path, RECORDS)}
    scores = [replay.body_score(page.gold["text"], found.get(replay.address(page.url))) for page in pages[half : half + 10]]
    assert replay.f1([(p or 0.0, r) for p, r in scores]) > 0.95
