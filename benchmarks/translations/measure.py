"""How many pairs of translations are found in invented sites, and how many that are none."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

from benchmarks.translations.made import Manner, Version, site
from newsarchive.archive import translations
from newsarchive.archive.database import connect, transaction
from newsarchive.text.counterparts import counterparts_of
from tests.archive.made import Feed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What came of one site."""

    articles: int
    true: int
    found: int
    right: int
    doubtful: int
    milliseconds: float
    """Of settling, an article."""

    @property
    def f1(self) -> float:
        """Of pairs."""
        return round(2 * self.right / max(1, self.true + self.found), 3)


def measure(manner: Manner, items: int, seed: int, *, verbose: bool = False) -> Found:
    """Store a site's articles with nothing that declares their translations, and settle."""
    versions = site(manner, items, seed)
    with TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "archive.db")
        feed = Feed(connection=connection, site=manner.name)
        urls = {}
        jobs = []
        for version in versions:
            url = f"http://u.example/news/{version.slug}"
            urls[url] = version
            clues = {name: value for name, value in asdict(counterparts_of(version.title, version.text, version.language)).items() if value}
            clues |= {"university": "u.example"} | ({"images": [version.picture]} if version.picture else {})
            published = None if manner.undated else version.day.isoformat()
            jobs.append(
                feed.article(
                    version.number, version.text, title=version.title, url=url, canonical_url=url, language=version.language,
                    published=published, published_precision="day", published_source="page", clues=clues,
                )
            )  # fmt: skip
        for start in range(0, len(jobs), 50):
            feed.store(*jobs[start : start + 50])
        begun = time.process_time()
        more = True
        while more:
            with transaction(connection):
                more = translations.settle(connection)
        seconds = time.process_time() - begun
        rows = connection.execute("SELECT key, canonical_url, translation_id FROM articles").fetchall()
        by_key = {key: urls[url] for key, url, _ in rows}
        groups: dict[str, list[int]] = defaultdict(list)
        for key, _, group in rows:
            if group is not None:
                groups[group].append(key)
        found = {_pair(by_key[a], by_key[b]) for group in groups.values() for a in group for b in group if a < b}
        true = true_pairs(versions)
        doubtful = connection.execute("SELECT count(*) FROM translation_pairs WHERE verdict = 'doubtful'").fetchone()[0]
        if verbose:
            _tell(connection, by_key, wrong=found - true, missed=true - found)
        connection.close()
    return Found(
        articles=len(versions), true=len(true), found=len(found), right=len(found & true), doubtful=doubtful,
        milliseconds=round(1000 * seconds / len(versions), 2),
    )


def _tell(connection: Connection, by_key: dict[int, Version], **found: set[tuple[int, int]]) -> None:
    numbers = {version.number: key for key, version in by_key.items()}
    for name, pairs in found.items():
        for pair in sorted(pairs)[:12]:
            one, other = sorted(numbers[number] for number in pair)
            row = connection.execute(
                "SELECT verdict, confidence, prior, support, evidence FROM translation_pairs WHERE one = ? AND other = ?", (one, other)
            ).fetchone()
            print(name, by_key[one].title, "|", by_key[other].title, by_key[one].day, by_key[other].day, row and tuple(row))


def true_pairs(versions: list[Version]) -> set[tuple[int, int]]:
    """The pairs of versions of one item."""
    items: dict[int, list[Version]] = defaultdict(list)
    for version in versions:
        items[version.item].append(version)
    return {_pair(one, other) for group in items.values() for one in group for other in group if one.number < other.number}


def _pair(one: Version, other: Version) -> tuple[int, int]:
    return min(one.number, other.number), max(one.number, other.number)
