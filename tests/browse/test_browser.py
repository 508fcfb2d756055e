"""The reading room in a real browser: a real server, Debian's chromium, nothing of the page's own taken on trust."""

from __future__ import annotations

import csv
import io
import sqlite3
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from newsarchive.browse.marking import bdi
from tests.archive.made import LONG, Feed
from tests.browse.chromium import (
    SCHEMES,
    WIDTHS,
    asked_outside,
    chromium,
    complaints,
    dress,
    faults,
    fits,
    needs_axe,
    needs_chromium,
    served,
)

pytestmark = [pytest.mark.full, needs_chromium]
EVIL = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
PAGES = (
    "/", "/?lang=kk", "/search?q=university", "/search?q=library&language=en&lang=ru", "/search?q=university&view=context",
    "/trends?q=university, library", "/-/changes", "/about", "/archive/articles",
    "/archive",
)  # fmt: skip


@pytest.fixture(scope="module")
def server(crawled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """`newsarchive serve` over a copy of the demo archive with a hostile article in it; its address and its archive."""
    db = tmp_path_factory.mktemp("served") / "archive.db"
    with closing(sqlite3.connect(crawled)) as source, closing(sqlite3.connect(db)) as copy:
        source.backup(copy)
    with closing(connect(db)) as connection:
        feed = Feed(connection)
        item = feed.article(99_999, f"{EVIL} hostile words. {LONG}", title=f"Title {EVIL}", published="2021-07-30", authors=[EVIL])
        with transaction(connection):
            store(connection, [Job(item=item)])
    with served(db) as url:
        yield url, db


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


def test_a_researcher_searches_narrows_reads_and_takes_the_csv(server: tuple[str, Path], browser: Any) -> None:
    from selenium.webdriver.common.by import By

    url, db = server
    for width in WIDTHS:
        dress(browser, width)
        browser.get(url)
        assert fits(browser), width
        box = browser.find_element(By.NAME, "q")
        box.send_keys("университет")
        box.submit()
        marks = browser.find_elements(By.TAG_NAME, "mark")
        assert marks, "matched words are marked"
        forms = {mark.text.lower() for mark in marks}
        assert {"университет", "университеттің"} <= forms, "in all of its forms"
        assert all(form.startswith("университет") for form in forms)
        assert fits(browser), width
        before = int(browser.find_element(By.CSS_SELECTOR, "h1.count").text.split()[0].replace(",", ""))
        facet = next(one for one in browser.find_elements(By.CSS_SELECTOR, ".facet a") if one.text.startswith("Kazakh"))
        expected = int(facet.text.split()[-1])
        browser.get(facet.get_attribute("href"))
        after = int(browser.find_element(By.CSS_SELECTOR, "h1.count").text.split()[0].replace(",", ""))
        assert 0 < after == expected <= before
        link = browser.find_element(By.CSS_SELECTOR, ".exports a[href*='/export/csv?']").get_attribute("href")
        with urllib.request.urlopen(link) as answer:
            rows = list(csv.DictReader(io.StringIO(answer.read().decode())))
        with closing(sqlite3.connect(db)) as connection:
            wanted = connection.execute(
                "SELECT a.id FROM articles_fts f JOIN articles a ON a.key = f.rowid"
                " WHERE articles_fts MATCH 'университет*' AND language = 'kk'"
            ).fetchall()
        assert {row["id"] for row in rows} == {one[0] for one in wanted}
        assert len(rows) == after
        browser.get(browser.find_element(By.CSS_SELECTOR, "ol.hits a.title").get_attribute("href"))
        assert browser.find_element(By.TAG_NAME, "article").get_attribute("lang") == "kk"
        assert len(browser.find_element(By.CSS_SELECTOR, ".text").text) > 40
        assert fits(browser), width
        browser.get(f"{url}/archive/articles")
        facet = next(one for one in browser.find_elements(By.CSS_SELECTOR, ".facet-info a") if one.text == "kk")
        browser.get(facet.get_attribute("href"))
        assert "language=kk" in browser.current_url
    assert complaints(browser) == []
    assert asked_outside(browser, url) == []


def test_scripts_in_titles_and_texts_are_inert(server: tuple[str, Path], browser: Any) -> None:
    url, db = server
    with closing(sqlite3.connect(db)) as connection:
        ident = connection.execute("SELECT id FROM articles WHERE title LIKE 'Title <%'").fetchone()[0]
    for path in ("/", "/search?q=hostile", f"/article/{ident}", "/archive/articles?published=2021-07-30", f"/article/{EVIL}"):
        browser.get(url + path)
        time.sleep(0.3)
        assert browser.title != "taken", path
        assert browser.execute_script("return document.querySelectorAll('img').length") == 0, path
    assert asked_outside(browser, url) == []


def test_the_table_of_articles_breaks_no_ids_and_no_words_of_titles(server: tuple[str, Path], browser: Any) -> None:
    url, _ = server
    dress(browser, 1280)
    browser.get(f"{url}/archive/articles?site=demo")
    assert fits(browser), "the table scrolls, not the page"
    lines = "return [...document.querySelectorAll('td.col-id a')].map(one => one.getClientRects().length)"
    assert set(browser.execute_script(lines)) == {1}
    widths = browser.execute_script("return [...document.querySelectorAll('td.col-title')].map(one => one.offsetWidth)")
    assert min(widths) > 250
    addresses = browser.execute_script("return [...document.querySelectorAll('td.col-url')].map(one => one.offsetWidth)")
    assert 200 < min(addresses) <= max(addresses) < 400


@needs_axe
@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_serious_fault_for_those_who_see_or_move_otherwise(server: tuple[str, Path], browser: Any, page: str) -> None:
    url, _ = server
    for width, scheme in zip(WIDTHS, SCHEMES, strict=True):
        dress(browser, width, scheme)
        browser.get(url + page)
        browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert fits(browser), (page, width)
        assert faults(browser) == [], (page, width, scheme)


def test_an_isolate_left_open_in_a_name_turns_nothing_that_stands_behind_it(browser: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    name = bdi("\u202eauthor \u2066")
    page.write_text(f"<!doctype html><meta charset=utf-8><p>{name}, <i id=a>first</i> <i id=b>second</i>", encoding="utf-8")
    browser.get(page.as_uri())
    first, second = (browser.execute_script(f"return document.getElementById('{one}').getBoundingClientRect().left") for one in "ab")
    assert first < second
