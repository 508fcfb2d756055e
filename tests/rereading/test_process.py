"""`newsarchive reextract` reads what is stored again: nothing changes after a crawl, and what changes is told and stored, or only told."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive import rereading
from newsarchive.archive.locks import SiteLock
from newsarchive.archive.place import captures_folder
from newsarchive.errors import NewsarchiveError, UsageError
from newsarchive.rereading import articles
from newsarchive.rereading.articles import Wishes
from newsarchive.rereading.process import Request, reextract
from newsarchive.rereading.result import Result
from newsarchive.sites.load import load_site


@pytest.fixture
def archive(crawled: Path, tmp_path: Path) -> Path:
    """A copy of the crawled archive that may be changed, of a few of its articles."""
    with closing(sqlite3.connect(crawled)) as source, closing(sqlite3.connect(tmp_path / "archive.db")) as target:
        source.backup(target)
    captures_folder(tmp_path / "archive.db").symlink_to(captures_folder(crawled))
    shutil.copytree(crawled.parent / "sites", tmp_path / "sites")
    return tmp_path / "archive.db"


def run(db: Path, *, is_dry: bool = False, most: int | None = None, code: int = 0, **wishes: Any) -> list[Result]:
    results: list[Result] = []
    failures: list[NewsarchiveError] = []
    request = Request(db=db, is_dry=is_dry, wishes=Wishes(**wishes), most=most, jobs=1)
    assert reextract(request, lambda *_: None, results.append, failures.append) == code
    return results


def rows(db: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(db)) as connection:
        return [row[0] if len(row) == 1 else row for row in connection.execute(query)]


def change_the_rules(db: Path) -> None:
    """Another site file, by which the first paragraph is no part of a text."""
    path = db.parent / "sites" / "demo.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[selectors]", "[selectors]\nremove = 'div.newsBody > p:first-of-type'", 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text


def in_step(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()


def dump(db: Path) -> list[str]:
    with closing(sqlite3.connect(db)) as connection:
        return list(connection.iterdump())


COUNTS = "SELECT (SELECT count(*) FROM versions), (SELECT count(*) FROM events), (SELECT count(*) FROM holdings)"


def test_after_a_crawl_nothing_is_read_again_and_reading_all_changes_nothing(archive: Path) -> None:
    before = dump(archive)
    [result] = run(archive)
    assert (result.articles, result.read) == (len(rows(archive, "SELECT id FROM articles")), 0)
    [result] = run(archive, most=9, everything=True)
    assert (result.read, result.changed, result.lost, result.unread, result.damaged) == (result.captures, 0, [], [], [])
    assert result.captures >= 9
    assert dump(archive) == before


def test_a_changed_rule_is_applied_to_what_is_stored_once_and_makes_no_version(archive: Path) -> None:
    # The story of an article may be another because those it was with say something else now.
    names = rows(archive, "SELECT group_concat(name) FROM pragma_table_info('record') WHERE name NOT LIKE 'story_%'")[0]
    record = f"SELECT {names} FROM record ORDER BY id"
    counts, shown = rows(archive, COUNTS), rows(archive, record)
    change_the_rules(archive)
    [result] = run(archive, most=8)
    assert result.read == result.captures >= 8
    assert result.articles_changed >= 8
    assert result.fields["text"] >= 5
    assert {one.field for ones in result.examples.values() for one in ones} >= {"text"}
    assert rows(archive, COUNTS) == counts
    changed = [now for then, now in zip(shown, rows(archive, record), strict=True) if then != now]
    assert len(changed) == result.articles_changed
    in_step(archive)
    [result] = run(archive, most=8)
    assert (result.read, result.changed) == (0, 0)


def test_what_would_change_is_told_field_by_field_and_nothing_is_written(archive: Path) -> None:
    change_the_rules(archive)
    before, told = dump(archive), []
    [would] = run(archive, is_dry=True, most=8, told=told.append)
    assert dump(archive) == before
    texts = {one.article: (one.before, one.after) for one in told if one.field == "text"}
    assert len(texts) == would.fields["text"]
    assert {article: then for article, (then, _) in texts.items()}.items() <= dict(rows(archive, "SELECT id, text FROM record")).items()
    [result] = run(archive, most=8)
    assert (result.changed, result.fields) == (would.changed, would.fields)
    assert {article: now for article, (_, now) in texts.items()}.items() <= dict(rows(archive, "SELECT id, text FROM record")).items()


def test_a_run_that_dies_between_two_batches_leaves_whole_ones_and_the_next_goes_on(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_the_rules(archive)
    stored = rereading.store
    calls: list[int] = []

    def store(connection: sqlite3.Connection, found: Any) -> Any:
        made = stored(connection, found)
        calls.append(len(found))
        if len(calls) == 2:
            raise RuntimeError("the machine stops")
        return made

    monkeypatch.setattr(articles, "BATCH", 3)
    monkeypatch.setattr(rereading, "store", store)
    with pytest.raises(RuntimeError):
        run(archive, most=8)
    in_step(archive)
    first = 3
    assert len(rows(archive, "SELECT id FROM readings WHERE inputs LIKE '%" + digest(archive) + "%'")) == first
    [result] = run(archive, most=8)
    assert result.read == result.captures - first


def digest(db: Path) -> str:
    return load_site("demo", db.parent / "sites").digest


def test_the_order_in_which_captures_are_read_says_nothing(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change_the_rules(archive)
    found, ordered = [], articles.Articles._wanted
    for seed in range(3):
        db = tmp_path / str(seed) / "archive.db"
        db.parent.mkdir()
        shutil.copy(archive, db)
        shutil.copytree(archive.parent / "sites", db.parent / "sites")
        captures_folder(db).symlink_to(captures_folder(archive))
        chance = random.Random(seed)

        def shuffled(self: Any, *, first: bool, chance: random.Random = chance) -> Iterator[Any]:
            wanted = list(ordered(self, first=first))
            return iter(chance.sample(wanted, len(wanted)))

        with monkeypatch.context() as patch:
            patch.setattr(articles.Articles, "_wanted", shuffled)
            run(db, most=8)
        found.append(rows(db, "SELECT * FROM record ORDER BY id"))
    assert found[0] == found[1] == found[2]


def test_a_capture_that_is_damaged_is_named_and_ends_with_exit_5_and_what_is_shown_stays(archive: Path) -> None:
    before = rows(archive, "SELECT id, text FROM record")
    change_the_rules(archive)
    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE captures SET payload_sha256 = 'x'")
    [result] = run(archive, most=3, code=5)
    assert len(result.damaged) == result.read >= 3
    assert rows(archive, "SELECT id, text FROM record") == before


def test_a_site_that_is_being_crawled_is_left_out_with_exit_4(archive: Path) -> None:
    lock = SiteLock(archive, "demo")
    lock.take()
    try:
        assert run(archive, code=4) == []
        assert len(run(archive, is_dry=True, most=1)) == 1
    finally:
        lock.release()


@pytest.mark.parametrize(("site", "words"), [("nowhere-at-all", "There is no site"), ("kaznu", "holds no capture of kaznu")])
def test_a_site_that_is_unknown_or_has_no_captures_is_wrong_use(archive: Path, site: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        reextract(Request(db=archive, sites=(site,)), print, print, print)


def test_the_articles_of_a_site_whose_file_is_gone_are_read_by_the_definition_that_was_used_last(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection, connection:
        for table in ("holdings", "captures", "frontier", "crawls", "site_files", "articles"):
            connection.execute(f"UPDATE {table} SET site = 'gone'")
        connection.execute("UPDATE site_files SET definition = replace(definition, 'id = \"demo\"', 'id = \"gone\"')")
    [result] = run(archive, most=2)
    assert (result.site, result.changed, result.read) == ("gone", 0, result.captures)


def test_a_file_in_place_of_the_captures_is_damage_and_nothing_is_stored(archive: Path) -> None:
    captures_folder(archive).unlink()
    captures_folder(archive).write_bytes(b"x")
    before = dump(archive)
    [result] = run(archive, everything=True, code=5)
    assert result.damaged
    assert all("cannot be opened" in one for one in result.damaged)
    assert dump(archive) == before
