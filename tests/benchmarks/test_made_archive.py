"""The made archive, at which speed and copies are measured, is a valid one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.made_archive import make
from newsarchive.archive.check import check_database
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.search import search
from newsarchive.archive.shown import projection, refresh, set_visibility
from newsarchive.text.word_spelling import words


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 120 invented articles."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    make(path, 120, lemmas=600)
    return path


def test_a_made_archive_passes_every_check_of_a_database(made: Path) -> None:
    assert list(check_database(made)) == []


def test_a_made_archive_shows_what_the_store_would_show_and_knows_its_words(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute("SELECT * FROM articles").fetchall():
            expected = projection(connection, row["key"]) or {}
            expected.pop("text")
            assert dict(row) == expected
        known = {row[0] for row in connection.execute("SELECT form FROM lexicon")}
        texts = connection.execute("SELECT title || ' ' || text FROM article_texts").fetchall()
        assert {word.lower() for (text,) in texts for word in words(text) if not word.isdecimal()} == known
        assert connection.execute("SELECT count(*) FROM articles WHERE story_id IS NOT NULL").fetchone()[0] % 2 == 0
        assert connection.execute("SELECT count(*) FROM articles WHERE version = 2").fetchone()[0] == (
            connection.execute("SELECT count(*) FROM events WHERE kind = 'changed'").fetchone()[0]
        )


def test_a_made_archive_is_searched_and_changed_as_any(made: Path) -> None:
    with closing(open_readonly(made)) as connection:
        name, title = connection.execute("SELECT id, title FROM articles WHERE key = 7").fetchone()
        assert name in {hit.id for hit in search(connection, title, all_copies=True).hits}
    with closing(connect(made)) as connection, transaction(connection):
        set_visibility(connection, 7, "hidden")
        refresh(connection, range(1, 20))
    assert list(check_database(made)) == []
