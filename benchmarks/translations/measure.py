"""How many pairs of translations are found in invented sites, and how many that are none."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory
from typing import Literal

from benchmarks.translations import acts, pages
from benchmarks.translations.made import Manner, Version, site
from newsarchive import line
from newsarchive.archive import translations
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job
from newsarchive.items import Capture, State
from newsarchive.text.counterparts import counterparts_of
from tests.archive.made import Feed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
Declares = Literal["nothing", "numbers", "hreflang", "wrong numbers"]
Pairs = set[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What came of one site."""

    articles: int
    """That were read and stored."""
    true: int
    found: int
    right: int
    doubtful: int
    contradicted: int
    linked_by_number: int
    """Wrong pairs that share a number and are linked all the same."""
    milliseconds: float
    """Of settling, an article."""

    @property
    def f1(self) -> float:
        """Of pairs."""
        return round(2 * self.right / max(1, self.true + self.found), 3)


def measure(
    manner: Manner, items: int, seed: int, *, declares: Declares = "nothing", make: int | None = None, verbose: bool = False
) -> Found:  # fmt: skip
    """Store a site's articles, settle, and compare the groups with the truth.

    Args:
        declares: what the site says of its translations.
        make: of its pages, which are read as a crawl reads them; None where the articles are stored without pages.
        verbose: print pairs that are wrong or missed.
    """
    versions = acts.site(manner, items, seed) if isinstance(manner, acts.Telling) else site(manner, items, seed)
    with TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "archive.db")
        urls = _store(connection, manner, versions, declares, make, seed)
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
        true = true_pairs(by_key.values())
        count = "SELECT count(*) FROM translation_pairs WHERE verdict = ?"
        doubtful, contradicted = (connection.execute(count, (one,)).fetchone()[0] for one in ("doubtful", "contradicted"))
        numbered = connection.execute(
            "SELECT one, other FROM translation_pairs WHERE verdict = 'linked' AND instr(declared, 'number')"
        ).fetchall()
        wrongly = sum(by_key[one].item != by_key[other].item for one, other in numbered)
        if verbose:
            _tell(connection, by_key, wrong=found - true, missed=true - found)
        connection.close()
    return Found(
        articles=len(rows), true=len(true), found=len(found), right=len(found & true), doubtful=doubtful, contradicted=contradicted,
        linked_by_number=wrongly,
        milliseconds=round(1000 * seconds / len(versions), 2),
    )  # fmt: skip


def _store(
    connection: Connection, manner: Manner, versions: list[Version], declares: Declares, make: int | None, seed: int
) -> dict[str, Version]:  # fmt: skip
    """Store the articles; returns them by address."""
    feed = Feed(connection=connection, site="univer")
    numbers: dict[str, dict[int, int]] = {}
    items = sorted({version.item for version in versions})
    for language in manner.languages:
        shown = items[:]
        if declares == "wrong numbers":
            random.Random(f"{seed} {language}").shuffle(shown)
        numbers[language] = {item: 500 + place for place, item in enumerate(shown)}
    numbered = declares in {"numbers", "wrong numbers"}
    urls = {pages.address(one, numbers[one.language] if numbered else None): one for one in versions}
    by_item: dict[int, dict[str, str]] = defaultdict(dict)
    for url, version in urls.items():
        by_item[version.item][version.language] = url
    jobs = []
    for url, version in urls.items():
        others = by_item[version.item] if declares == "hreflang" else None
        if make is None:
            found = asdict(counterparts_of(version.title, version.text, version.language))
            clues = {name: value for name, value in found.items() if value} | {"university": "univer.example"}
            item = feed.article(
                version.number, version.text, title=version.title, url=url, canonical_url=url, language=version.language, clues=clues,
                published=None if manner.undated else version.day.isoformat(), published_precision="day", published_source="page",
            )  # fmt: skip
        else:
            body = pages.page(version, make, others)
            item = feed.item(url, body=body)
            assert item.record is not None
            capture = Capture(
                id=item.record.capture_id, url=url, fetched_at=NOON, status=200, headers=(("Content-Type", "text/html; charset=utf-8"),),
                body=body,
            )  # fmt: skip
            item.reading = line.read(capture, pages.site(manner.languages, numbered=numbered), State())
            item.outcome, item.reason = item.reading.outcome, item.reading.reason
            item.reading.canonical_url = url
        jobs.append(Job(item=item, shared_numbers=numbered))
    for start in range(0, len(jobs), 50):
        feed.store(*jobs[start : start + 50])
    return urls


def _tell(connection: Connection, by_key: dict[int, Version], **found: Pairs) -> None:
    numbers = {version.number: key for key, version in by_key.items()}
    for name, pairs in found.items():
        for pair in sorted(pairs)[:12]:
            one, other = sorted(numbers[number] for number in pair)
            row = connection.execute(
                "SELECT verdict, confidence, prior, support, evidence FROM translation_pairs WHERE one = ? AND other = ?", (one, other)
            ).fetchone()
            print(name, by_key[one].title, "|", by_key[other].title, by_key[one].day, by_key[other].day, row and tuple(row))


def true_pairs(versions: Iterable[Version]) -> Pairs:
    """The pairs of versions of one item."""
    items: dict[int, list[Version]] = defaultdict(list)
    for version in versions:
        items[version.item].append(version)
    return {_pair(one, other) for group in items.values() for one in group for other in group if one.number < other.number}


def _pair(one: Version, other: Version) -> tuple[int, int]:
    return min(one.number, other.number), max(one.number, other.number)
