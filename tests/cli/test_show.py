"""`newsarchive show`: the chain from an article to the bytes that prove it, and what happened to it."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.archive.database import connect
from newsarchive.cli.show import command
from newsarchive.errors import UsageError
from newsarchive.items import Outcome
from tests.archive.made import Feed, url_of
from tests.edits.test_kinds import MORE, TEXTS


def run(db: Path, *arguments: str) -> str:
    return CliRunner().invoke(command, [*arguments, "--db", str(db)], catch_exceptions=False, standalone_mode=False).output


def test_provenance_leads_in_words_from_the_article_to_bytes_that_can_be_had_without_us(
    crawled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(crawled.parent)
    with closing(sqlite3.connect(crawled)) as connection:
        ident, title = connection.execute("SELECT id, title FROM articles WHERE language = 'kk' ORDER BY id LIMIT 1").fetchone()
    told = run(crawled, ident, "--provenance")
    for part in ("is what reading", "site file", "a response record", "SHA-256 of the body", "by 127.0.0.1: status 200", "Crawl 1, begun"):
        assert part in told, part
    pasted = re.findall(r"to see it: (.+)", told)
    seen = subprocess.run(["bash", "-c", pasted[0]], capture_output=True, timeout=20).stdout
    assert title.encode() in seen
    body = seen.split(b"\r\n\r\n", 2)[2].removesuffix(b"\r\n\r\n")
    assert hashlib.sha256(body).hexdigest() in told
    found = json.loads(run(crawled, ident, "--json"))["provenance"]
    assert (found["ip_address"], found["crawl"], found["version"], found["refers_to"]) == ("127.0.0.1", 1, 1, None)


def test_a_version_says_what_kind_of_edit_it_was_and_when_the_article_was_gone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        feed.put(feed.article(7, TEXTS["ru"], language="ru"))
        feed.next_crawl()
        feed.put(feed.article(7, f"{TEXTS['ru']}\n\n{MORE['ru']}", language="ru"))
        feed.put(feed.no_article(url_of(7, "ru"), Outcome.GONE, status=410))
    told = run(path, "demo-ru-7", "--provenance")
    assert re.search(r"edited 2026-03-02: addition; \d+ words added, 0 removed, \d\d% of the text kept", told)
    assert "gone 2026-03-02" in told
    assert "gone since 2026-03-02" in told
    assert "edited" not in run(path, "demo-ru-7", "--version", "1")
    versions = json.loads(run(path, "demo-ru-7", "--json"))["versions"]
    assert [(one["number"], one["edit"]) for one in versions] == [(1, None), (2, "addition")]


def test_a_picture_is_printed_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    one, other = "http://u.example/a.jpg", "http://u.example/b.jpg"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        both = [{"kind": "image", "url": one, "caption": "The library"}, {"kind": "image", "url": other}]
        feed.put(feed.article(7, image=one, media=both))
        feed.put(feed.article(8, TEXTS["ru"], image=one, media=[{"kind": "image", "url": other}]))
    told = run(path, "demo-en-7").splitlines()
    assert [line for line in told if line.startswith("image:")] == [f"image: {one} (The library)", f"image: {other}"]
    assert [line for line in run(path, "demo-en-8").splitlines() if line.startswith("image:")] == [f"image: {one}", f"image: {other}"]


def test_an_article_is_cited_in_every_style_and_language(crawled: Path) -> None:
    with closing(sqlite3.connect(crawled)) as connection:
        ident, title = connection.execute("SELECT id, title FROM articles WHERE language = 'kk' ORDER BY id LIMIT 1").fetchone()
    assert title in run(crawled, ident, "--cite", "apa")
    assert "Мәтін : электрондық" in run(crawled, ident, "--cite", "gost", "--in", "kk")
    assert run(crawled, ident, "--cite", "ris").startswith("TY  - ELEC\n")
    assert json.loads(run(crawled, ident, "--cite", "csl"))[0]["title"] == title
    assert run(crawled, ident, "--cite", "bibtex").startswith(f"@misc{{{ident},\n")


def test_an_id_as_long_as_a_book_is_not_repeated(crawled: Path) -> None:
    found = CliRunner().invoke(command, ["x" * 100_000, "--db", str(crawled)], standalone_mode=False)
    assert isinstance(found.exception, UsageError)
    assert len(str(found.exception)) < 500
