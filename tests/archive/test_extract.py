"""A small archive of some articles: whole in itself, searchable, and silent about who keeps the large one and about all else."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import articles, shown
from newsarchive.archive.changes import archive_id, changes
from newsarchive.archive.check import check_database
from newsarchive.archive.corrections import correct
from newsarchive.archive.database import transaction
from newsarchive.archive.extract import COPIED, extract
from newsarchive.archive.lookup import look_up
from newsarchive.archive.readonly import open_current
from newsarchive.archive.rows import check_rows
from newsarchive.archive.search import search
from newsarchive.archive.selection import Selection, choose
from tests.archive.made import LONG, Feed, url_of

SECRET = "operator-secret"


@pytest.fixture(scope="module")
def feed() -> Feed:
    made = Feed()
    made.connection.row_factory = sqlite3.Row
    made.put(made.article(1, "Зертханада жаңа құрал бар. " + LONG, title="Зертхана ашылды", language="kk", published="2021-04-20"))
    made.put(made.article(2, "Новая лаборатория. " + LONG, title="Лаборатория", language="ru", published="2022-05"))
    made.put(made.article(3, "Hidden words. " + LONG, title="Hidden"))
    made.put(made.article(4, "Another word. " + LONG, title="Another", url=f"{url_of(4)}?from=list"))
    made.put(made.article(5, "東京の大学で。" * 9, title="東京", language="ja"))
    made.next_crawl()
    more = "Зертханада жаңа құрал бар. " + LONG + "A sentence was added to it here."
    made.put(made.article(1, more, title="Зертхана ашылды", language="kk"))
    made.settle()
    with transaction(made.connection):
        shown.set_visibility(made.connection, 3, "hidden")
        made.connection.execute(f"INSERT INTO preferences(name, value, since) VALUES ('contact', '{SECRET}', '2026')")
        made.connection.execute(f"UPDATE crawls SET options = '{SECRET}'")
        made.connection.execute(f"UPDATE site_files SET definition = '{SECRET}'")
        correct(made.connection, 2, "title", "Лаборатория открыта", because=SECRET, person=SECRET)
        shown.refresh(made.connection, [2])
    return made


def made(feed: Feed, path: Path, selection: Selection | None = None) -> sqlite3.Connection:
    extract(feed.connection, choose(feed.connection, selection or Selection()), path, {"extract": "some"})
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    return open_current(path)


def test_it_is_an_archive_whose_checks_pass_and_that_searches_by_all_forms(feed: Feed, tmp_path: Path) -> None:
    with closing(made(feed, tmp_path / "small.db")) as small:
        assert small.execute("PRAGMA foreign_key_check").fetchall() == []
        assert [hit.id for hit in search(small, "зертхана").hits] == ["demo-kk-1"]
        assert [hit.id for hit in search(small, "大学").hits] == ["demo-ja-5"]
        assert small.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert archive_id(small) == archive_id(feed.connection)
    with closing(sqlite3.connect(tmp_path / "small.db")) as plain:
        plain.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
        assert list(check_rows(plain)) == []


def test_its_articles_are_found_by_their_addresses(feed: Feed, tmp_path: Path) -> None:
    with closing(made(feed, tmp_path / "small.db")) as small:
        assert [look_up(small, f"{url_of(4)}{more}").id for more in ("", "?from=list")] == ["demo-en-4", "demo-en-4"]


def test_its_links_lead_out_of_it_and_are_not_missed(feed: Feed, tmp_path: Path) -> None:
    with closing(made(feed, tmp_path / "small.db")) as small:
        assert small.execute("SELECT count(*) FROM holdings WHERE story IS NOT NULL").fetchone()[0] > 0
    assert [str(one) for one in check_database(tmp_path / "small.db")] == []


def test_records_versions_and_changes_are_those_of_the_archive(feed: Feed, tmp_path: Path) -> None:
    with closing(made(feed, tmp_path / "small.db")) as small:
        for ident in ("demo-kk-1", "demo-ru-2", "demo-ja-5"):
            key, own = articles.resolve(feed.connection, ident), articles.resolve(small, ident)
            assert articles.record(small, own) == articles.record(feed.connection, key)
            assert articles.versions(small, own) == articles.versions(feed.connection, key)
        assert articles.record(small, articles.resolve(small, "demo-kk-1"), 1)["text"].endswith("books. ")
        told = [{**one, "crawl": None} for one in changes(feed.connection)]
        assert list(changes(small)) == told


def test_it_has_nothing_else_and_nothing_of_the_operator(feed: Feed, tmp_path: Path) -> None:
    path = tmp_path / "small.db"
    with closing(made(feed, path, Selection(query="зертхана OR лаборатория"))) as small:
        filled = {
            row[0] for row in small.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'").fetchall()
            if small.execute(f'SELECT 1 FROM "{row[0]}" LIMIT 1').fetchone()
        }  # fmt: skip
        assert filled <= {*COPIED, "about", "lexicon", "spaced", "seals", "tallies", "_sqlite_migrations"}
        assert {row[0] for row in small.execute("SELECT id FROM holdings")} == {"demo-kk-1", "demo-ru-2"}
    data = path.read_bytes()
    for word in (SECRET, "Hidden", "Another word", "東京"):
        assert word.encode() not in data
    assert "Лаборатория открыта".encode() in data


def test_about_says_what_it_is(feed: Feed, tmp_path: Path) -> None:
    with closing(made(feed, tmp_path / "small.db")) as small:
        about = dict(map(tuple, small.execute("SELECT key, value FROM about")))
    assert about["extract"] == "some"
    assert json.dumps(about).count(str(archive_id(feed.connection))) == 1
