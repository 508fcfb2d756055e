"""Makes what the archive is fed with: items as the pipelines hand them over, and an archive in memory to feed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from sqlite_utils import Database

from newsarchive import linking
from newsarchive.archive import crawls, frontier
from newsarchive.archive.database import transaction
from newsarchive.archive.intake import Discovered
from newsarchive.archive.migrations import migrations
from newsarchive.archive.seals import SealingConnection
from newsarchive.archive.store import Job, store
from newsarchive.items import Claim, Fetched, Outcome, Reading, RecordRef
from newsarchive.text.word_spelling import words

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG = "The senate of the university met and spoke about the library, its readers, its roof and its books. " * 3
_numbers = count(1)


def memory() -> sqlite3.Connection:
    """An archive in memory, migrated, with the settings of a real one."""
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=SealingConnection)
    _empty().backup(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@cache
def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    migrations.apply(Database(connection))
    return connection


def begin_crawl(connection: sqlite3.Connection, site: str = "demo") -> int:
    """A crawl's row."""
    with transaction(connection):
        return crawls.start(connection, site=site, digest=f"digest-{site}", definition="id = 1", options={}, code_version="test")


def url_of(number: int, language: str = "en") -> str:
    """An article's address."""
    return f"http://u.example/{language}/news/{number}/"


def found(url: str, kind: Any = "article", rank: int = 1001, **more: Any) -> Discovered:
    """A discovered address."""
    return Discovered(url=url, spelling=more.pop("spelling", url), kind=kind, rank=rank, source=more.pop("source", "listing"), **more)


def dated(day: str, title: str = "A title") -> tuple[Claim, ...]:
    """What a listing's row says."""
    return (
        Claim(field="title", value=title, source="listing"),
        Claim(field="published", value=day, source="listing", precision="day"),
    )


def record(body: bytes) -> RecordRef:
    """Where a made-up capture stands."""
    number = next(_numbers)
    digest = hashlib.sha256(body).hexdigest()
    return RecordRef(
        capture_id=f"capture-{number}", file="a.warc.gz", offset=number * 1000, length=900, record_type="response",
        payload_sha256=digest, block_sha256=digest,
    )  # fmt: skip


@dataclass
class Feed:
    """An archive, a crawl in it, and short ways of feeding it."""

    connection: sqlite3.Connection = field(default_factory=memory)
    site: str = "demo"
    crawl: int = 0
    now: datetime = NOON

    def __post_init__(self) -> None:
        self.crawl = self.crawl or begin_crawl(self.connection, self.site)

    def next_crawl(self, days: float = 1) -> None:
        """Another crawl, some days later."""
        with transaction(self.connection):
            crawls.finish(self.connection, self.crawl, reason="finished")
        self.now += timedelta(days=days)
        self.crawl = begin_crawl(self.connection, self.site)

    def row(self, url: str, **more: Any) -> int:
        """The frontier row of an address, made where it is not known."""
        with transaction(self.connection):
            return frontier.ask_again(self.connection, self.site, self.crawl, [found(url, **more)], [])[0]

    def item(self, url: str, *, kind: Any = "article", body: bytes | None = None, status: int | None = 200, **more: Any) -> Fetched:
        """An answer without a reading."""
        row = more.pop("row", None) or self.row(url, kind=kind)
        body = body if body is not None else f"body {next(_numbers)}".encode()
        return Fetched(
            site=self.site, crawl=self.crawl, row=row, url=url, kind=kind, requested_at=self.now, received_at=self.now,
            status=status, body=body if status else b"", record=record(body) if status else None, **more,
        )  # fmt: skip

    def article(self, number: int, text: str = LONG, *, title: str | None = "A title", **more: Any) -> Fetched:
        """An answer that was read as an article."""
        language = more.pop("language", "en")
        url = more.pop("url", url_of(number, language))
        canonical = more.pop("canonical_url", url_of(number, language))
        fields = {name: more.pop(name) for name in list(more) if name in Reading.__dataclass_fields__ and name != "outcome"}
        item = self.item(url, **more)
        assert item.record is not None
        item.reading = Reading(
            capture_id=item.record.capture_id, url=url, canonical_url=canonical, number=number, title=title, text=text,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(), language=language,
            **{"extractor": "code 1", "inputs": {"site": "site 1"}, **fields},
        )  # fmt: skip
        return item

    def no_article(self, url: str, outcome: Outcome, *, status: int | None = 200, **more: Any) -> Fetched:
        """An answer (or none) with an outcome of its own; read where the status is 200."""
        item = self.item(url, status=status, outcome=outcome, reason="for the test", **more)
        if status == 200 and item.record is not None:
            item.reading = Reading(capture_id=item.record.capture_id, url=url, outcome=outcome, reason="for the test", extractor="code 1")
        return item

    def listing(self, url: str, *links: Discovered, outcome: Outcome = Outcome.LISTED) -> Fetched:
        """A listing that names these addresses, stored."""
        item = self.item(url, kind="listing", outcome=outcome, reason=f"{len(links)} links")
        self.store(Job(item=item, discovered=links))
        return item

    def store(self, *jobs: Job | Fetched) -> None:
        """Store a batch."""
        with transaction(self.connection):
            store(self.connection, [job if isinstance(job, Job) else Job(item=job) for job in jobs])

    def put(self, item: Fetched, **more: Any) -> Outcome:
        """Store one item; returns its final outcome."""
        self.store(Job(item=item, **more))
        assert item.outcome is not None
        return item.outcome

    def ask(self, function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        """Run a function of archive/ in a transaction of its own."""
        with transaction(self.connection):
            return function(self.connection, *arguments, **keywords)

    def settle(self) -> None:
        """Link what may say one text, as the end of a crawl does, with the comparing done here."""
        linking.settle(self.ask, linking.here)

    def one(self, query: str, *values: object) -> Any:
        """The first column of the first row."""
        row = self.connection.execute(query, values).fetchone()
        return row[0] if row is not None else None

    def all(self, query: str, *values: object) -> list[Any]:
        """All rows; single columns unpacked."""
        rows = self.connection.execute(query, values).fetchall()
        return [row[0] if len(row) == 1 else row for row in rows]

    def check(self) -> None:
        """The index is in step with what may be shown, and so is `articles` with the holdings."""
        self.connection.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
        self.connection.execute("INSERT INTO spaced_fts(spaced_fts, rank) VALUES ('integrity-check', 1)")
        known = set(self.all("SELECT DISTINCT form FROM lexicon"))
        texts = self.all("SELECT coalesce(title, '') || ' ' || coalesce(text, '') FROM article_texts")
        assert {word.lower() for text in texts for word in words(text) if not word.isdecimal() and len(word) <= 60} <= known
        assert all(self.one("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", f'"{form}"') for form in known)
        assert not self.all("SELECT key FROM spaced EXCEPT SELECT key FROM articles")
        assert not self.all(
            "SELECT h.id FROM holdings h JOIN readings r ON r.id = h.reading LEFT JOIN articles a ON a.key = h.key"
            " WHERE (h.visibility = 'shown') <> (a.key IS NOT NULL) OR (a.key IS NOT NULL"
            " AND h.key NOT IN (SELECT holding FROM corrections) AND"
            " (a.title IS NOT r.title OR a.text_sha256 IS NOT r.text_sha256 OR a.version <> h.version"
            " OR a.story_id IS NOT h.story OR a.gone_at IS NOT h.gone_at OR a.last_seen <> h.last_seen"
            " OR a.published IS NOT r.published OR a.capture_id <> r.capture))"
        )
        assert not self.all("SELECT id FROM readings WHERE text_sha256 IS NOT NULL AND text_sha256 NOT IN (SELECT sha256 FROM texts)")
        assert not self.all("PRAGMA foreign_key_check")
