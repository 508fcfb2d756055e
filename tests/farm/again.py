"""Comes back to a site of the farm some days later. The archive is made older by these days, which is what a clock that runs ahead would
make of it, and the site is crawled again."""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from tests.farm.harness import add, crawl
from tests.farm.model import Answer, Ask, Asked, Site
from tests.farm.server import encode, running
from tests.farm.texts import Story

STORED = "????-??-??T??:??:??.???Z"
"""The form of times in an archive, for GLOB."""


def age(db: Path, days: float) -> None:
    """Make an archive as old as it will be in so many days: every time that was stored lies that much further back."""
    with contextlib.closing(sqlite3.connect(db)) as archive, archive:
        tables = [name for (name,) in archive.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'")]
        for table in tables:
            for _, column, kind, *_ in archive.execute(f"PRAGMA table_info({table})").fetchall():
                if kind == "TEXT":
                    archive.execute(
                        f"UPDATE {table} SET {column} = strftime('%Y-%m-%dT%H:%M:%fZ', {column}, ?) WHERE {column} GLOB '{STORED}'",
                        (f"-{days} days",),
                    )


class Tags:
    """A site that names each answer by its digest, and sends none again that the visitor has."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.answer = site.serve
        self.given: dict[str, str] = {}
        """The name last given to what stands at an address."""
        self.repeated = 0
        """Answers that were the same as the one before."""

    def serve(self, ask: Ask) -> Answer:
        """The site's answer, with its name."""
        made = self.answer(ask)
        if made.status != 200 or ask.method != "GET" or made.kind == "robots":
            return made
        data = made.body if isinstance(made.body, bytes) else encode(self.site, made)
        tag = f'"{hashlib.sha256(data).hexdigest()[:20]}"'
        made.headers["ETag"] = tag
        self.repeated += self.given.get(ask.raw) == tag
        self.given[ask.raw] = tag
        if ask.headers.get("if-none-match") == tag:
            made.body, made.status = "", 304
        return made


def of_age(kind: type[Site], recent: float = 0.0) -> Site:
    """A site whose newest story is forty days old; but of so large a share, which is from the last six days."""

    class Aged(kind):  # type: ignore[misc, valid-type]
        @cached_property
        def stories(self) -> tuple[Story, ...]:
            made: tuple[Story, ...] = super().stories
            today = datetime.now(UTC).date()
            older = today - timedelta(days=40) - made[0].day
            young = round(recent * len(made))
            return tuple(
                replace(one, day=today - timedelta(days=1 + 5 * n // young) if n < young else one.day + older) for n, one in enumerate(made)
            )

    return Aged()  # type: ignore[no-any-return]


@dataclass
class Back:
    """What came of coming back to one site."""

    site: str
    articles: int
    """Held after the first crawl."""
    requests: int = 0
    """Of the second crawl, robots.txt and what else a host says of robots apart."""
    robots: int = 0
    article_requests: int = 0
    sources: int = 0
    """Different addresses of listings, feeds, sitemaps and interfaces that were asked for again."""
    source_requests: int = 0
    offered: int = 0
    """Answers that were the same as before, where the site offers not to send those again."""
    not_modified: int = 0
    """Answers of status 304."""
    whys: dict[str, int] = field(default_factory=dict)
    code: int = 0
    says: str = ""

    @property
    def per_source(self) -> float:
        """Requests of a listing page."""
        return self.source_requests / max(self.sources, 1)


def whys(db: Path) -> dict[str, int]:
    """Requests of the last crawl, by the reason in the ledger."""
    with contextlib.closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as archive:
        return dict(
            archive.execute("SELECT why, count(*) FROM fetches WHERE crawl = (SELECT max(id) FROM crawls) AND sent = 1 GROUP BY 1").fetchall()
        )


def come_back(site: Site, folder: Path, days: float = 1, *, etags: bool = False, by_hand: bool = False) -> Back:
    """Add and crawl a site, and crawl it again some days later."""
    tags = Tags(site)
    if etags:
        site.serve = tags.serve  # type: ignore[method-assign]
    db = folder / "archive.db"
    with running(site):
        add(site, folder, by_hand=by_hand)
        crawl(site, folder)
        with contextlib.closing(sqlite3.connect(db)) as archive:
            found = Back(site.id, archive.execute("SELECT count(*) FROM articles").fetchone()[0])
        age(db, days)
        site.reset()
        tags.repeated = 0
        done = crawl(site, folder)
        log = list(site.log)
    found.offered = tags.repeated
    found.code, found.says, found.whys = done.returncode, done.stdout + done.stderr, whys(db)
    count(found, log)
    return found


def count(found: Back, log: list[Asked]) -> None:
    """Count the requests of the second crawl."""
    asked = [one for one in log if one.kind != "robots" and not re.match(r"/(?:robots\.txt|\.well-known/)", one.path)]
    articles = [one for one in asked if one.kind == "article"]
    found.requests, found.robots = len(asked), len(log) - len(asked)
    found.article_requests = len(articles)
    found.source_requests = len(asked) - len(articles)
    found.sources = len({(one.method, one.path) for one in asked if one.kind != "article"})
    found.not_modified = sum(one.status == 304 for one in log)
