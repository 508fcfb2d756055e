"""kill -9 while translations are stored and settled (settling)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from benchmarks.translations.acts import OPEN, Telling, site
from benchmarks.translations.made import Version
from newsarchive.archive import translation_checks, translation_clues, translations
from newsarchive.archive.database import transaction
from newsarchive.items import Fetched
from newsarchive.text.counterparts import counterparts_of
from tests.archive.made import Feed
from tests.crash.settling import Killed, Kind, Outcome, series

STEP = {translation_clues.STALE: 2, translation_clues.DAY: 1, translation_clues.UNDECIDED: 2}
"""Of each step of the queue in one transaction: few, so that kills fall between them too."""


def translation_series(folder: Path, kills: int, items: int, seed: int, manner: Telling = OPEN[2]) -> Killed:
    """The articles of a site in three languages."""
    articles: dict[str, Callable[[Feed], Fetched]] = {
        f"http://u.example/news/{version.slug}": partial(_article, version, _clues(version)) for version in site(manner, items, seed)
    }
    kind = Kind(
        articles=articles, settle=_settle, queue="translation_queue", outcome=_outcome, begin=lambda: translations.MOST.update(STEP)
    )
    return series(folder, kind, kills, seed)


def _clues(version: Version) -> dict[str, object]:
    found = asdict(counterparts_of(version.title, version.text, version.language))
    return {name: value for name, value in found.items() if value} | {"university": "u.example"}


def _article(version: Version, clues: dict[str, object], feed: Feed) -> Fetched:
    url = f"http://u.example/news/{version.slug}"
    return feed.article(
        version.number, version.text, title=version.title, url=url, canonical_url=url, language=version.language,
        published=version.day.isoformat(), published_precision="day", clues=clues,
    )  # fmt: skip


def _settle(connection: sqlite3.Connection) -> None:
    more = True
    while more:
        with transaction(connection):
            more = translations.settle(connection)


def _outcome(connection: sqlite3.Connection) -> Outcome:
    """The groups, pairs and counts of an archive, by addresses, and what `verify` says of them."""
    return {
        "groups": connection.execute("SELECT canonical_url, translation_id FROM articles ORDER BY 1").fetchall(),
        "pairs": connection.execute(
            "SELECT min(a.canonical_url, b.canonical_url), max(a.canonical_url, b.canonical_url), p.day, declared, prior, support,"
            " learned, says, evidence, verdict, confidence FROM translation_pairs p JOIN articles a ON a.key = one JOIN articles b"
            " ON b.key = other ORDER BY 1, 2"
        ).fetchall(),
        "trust": connection.execute("SELECT * FROM translation_trust ORDER BY 1, 2").fetchall(),
        "faults": [(line,) for line in translation_checks.verify(connection)],
    }
