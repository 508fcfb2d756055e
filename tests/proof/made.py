"""A small archive with its captures, which can go on growing as a crawl's does."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from newsarchive.archive.database import connect
from newsarchive.archive.place import captures_folder
from newsarchive.archive.seals import SealingConnection
from newsarchive.captures.writer import CaptureWriter
from newsarchive.items import Fetched
from tests.archive.made import Feed


class Growing:
    """An archive that is being written. `add` stores articles in one batch, their captures first; `close` ends the crawl.

    Args:
        roll_at: bytes after which the next capture file is begun.
    """

    def __init__(self, db: Path, roll_at: int = 8_000) -> None:
        self.db = db
        self.connection: SealingConnection = connect(db)
        self.feed = Feed(connection=self.connection)
        self.writer = CaptureWriter(captures_folder(db), roll_at=roll_at)
        self.number = self.connection.execute("SELECT coalesce(max(number), 0) FROM holdings").fetchone()[0]

    def add(self, count: int) -> None:
        items = [self._article() for _ in range(count)]
        self.writer.sync()
        self.feed.store(*items)

    def append_only(self) -> None:
        """Append the record of an article that is not stored."""
        self._article()

    def _article(self) -> Fetched:
        self.number += 1
        words = f"Университеттің {self.number} кітапханасы ашылды. The library {self.number} was opened. " * 8
        body = f"<html><h1>Library {self.number}</h1><p>{words}</p></html>".encode()
        item = self.feed.article(self.number, words, title=f"Кітапхана {self.number}", body=body)
        item.record = self.writer.append(item)
        assert item.reading is not None
        item.reading.capture_id = item.record.capture_id
        return item

    def close(self) -> None:
        self.writer.close()
        self.connection.close()


def made(db: Path, articles: int) -> Path:
    """A closed archive with so many articles."""
    growing = Growing(db)
    growing.add(articles)
    growing.close()
    return db


def articles(db: Path) -> int:
    """How many articles an archive shows."""
    with closing(sqlite3.connect(db)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
