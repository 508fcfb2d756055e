"""What linking costs the process that writes, for each article, as an archive grows: measured on the last articles before each size.

Up to the first size, and for the last GROWN articles before each other one, all articles are linked one after the other. Between, the index
is filled with sketches of texts that have nothing in common with any: what many have in common costs no more however many they are.

A copy of the archive is kept before each size, and the last articles are stored into such copies in rounds, each size in its turn: where
the machine is now faster and now slower, all sizes have their share of both. Told is the median of the rounds.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from copy import deepcopy as copy_of
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.stories.texts import Author, authors
from newsarchive import linking
from newsarchive.archive import shown, sketches, stories, verdicts
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.seals import SealingConnection
from newsarchive.archive.story_links import Compared, Pair
from newsarchive.edits.imprint import SMALLEST
from newsarchive.edits.shingles import BITS, FEWEST, ONE_IN, Sketch, sketch, words_of
from newsarchive.items import Reading

BATCH = 50
"""Articles of one transaction, as a crawl stores them."""
LOOKED_AT = 2000
"""Articles before each size that are measured."""
GROWN = 4000
FILLED = 2000
"""Texts that are indexed in one transaction to fill the index."""
WARM = 500
"""Articles that the process stores before those that are measured."""
ROUNDS = 7
COPIED = 0.1
"""Share of the articles that are copies, edited or cut."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What the last articles before a size cost: the median of the rounds."""

    articles: int
    ms: float
    """CPU of the process that writes, an article: looking for it in the index, linking, digests of rows, commits; when it comes, and when
    its crawl settles."""
    ms_arriving: float
    """Of that, when it comes."""
    ms_comparing: float
    """CPU of comparing texts, an article: what workers do."""
    index_bytes: float
    """Of the database, an article: sketches, fingerprints, links, and their indexes and digests of rows."""
    linked: int


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A copy of an archive before a size, and of what makes the articles that come next."""

    path: Path
    articles: int
    """How many it has."""
    chance: random.Random
    recent: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class _Round:
    """What the last articles before a size cost in one round."""

    arriving: float
    settling: float
    comparing: float
    """Seconds of CPU."""
    index_bytes: float
    linked: int


def grow(sizes: list[int], seed: int) -> list[Cost]:
    """Store articles up to the largest of the sizes."""
    writers = list(authors(seed).values())
    with tempfile.TemporaryDirectory() as folder:
        kept = _keep(Path(folder), sizes, writers, seed)
        rounds: dict[int, list[_Round]] = {size: [] for size in sizes}
        for _ in range(ROUNDS):
            for size in sizes:
                rounds[size].append(_round(Path(folder) / "round.db", kept[size], size, writers))
    return [_cost(size, rounds[size]) for size in sizes]


def _keep(folder: Path, sizes: list[int], writers: list[Author], seed: int) -> dict[int, _Kept]:
    """An archive with so many articles as are not stored in the rounds, for each size."""
    chance = random.Random(seed)
    recent: list[tuple[str, str]] = []
    found: dict[int, _Kept] = {}
    done = 0
    with closing(connect(folder / "archive.db", for_long=True)) as connection:
        begin(connection)
        for before, size in pairwise([0, *sizes]):
            end = max(0, size - LOOKED_AT - WARM)
            for first in range(max(before, size - GROWN) if before else 0, end, BATCH):
                _fill(connection, chance, done, first)
                _store(connection, first, chance, writers, recent)
                done = first + BATCH
            settle(connection)
            path = folder / f"{size}.db"
            with closing(sqlite3.connect(path)) as copy:
                connection.backup(copy)
            found[size] = _Kept(path=path, articles=done, chance=copy_of(chance), recent=list(recent))
    return found


def _round(path: Path, kept: _Kept, size: int, writers: list[Author]) -> _Round:
    """Store the last articles before a size into a copy; what the last LOOKED_AT of them cost, once the process has done some."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    shutil.copy(kept.path, path)
    verdicts.forget()
    sketches._known.clear()
    chance, recent = copy_of(kept.chance), list(kept.recent)
    with closing(connect(path, for_long=True)) as connection:
        arriving = 0.0
        for first in range(kept.articles, size, BATCH):
            if first == max(kept.articles, size - LOOKED_AT):
                settle(connection)
                arriving = 0.0
            arriving += _store(connection, first, chance, writers, recent)
        settling, comparing = settle(connection)
        linked = connection.execute("SELECT count(*) FROM holdings WHERE story IS NOT NULL").fetchone()[0]
        return _Round(
            arriving=arriving, settling=settling, comparing=comparing, index_bytes=_used(connection) / size, linked=linked
        )  # fmt: skip


def _store(
    connection: SealingConnection, first: int, chance: random.Random, writers: list[Author], recent: list[tuple[str, str]]
) -> float:
    """Store a batch of articles; seconds of CPU that linking them took."""
    texts = [_next(chance, writers, recent) for _ in range(BATCH)]
    made = [sketch(words_of(text)) for _, text in texts]
    insert(connection, first, [(language, text, f"Title {first + at}", None) for at, (language, text) in enumerate(texts)])
    begun = time.process_time()
    with transaction(connection):
        for at, one in enumerate(made):
            stories.link(connection, first + at + 1, Reading(capture_id="", url="", sketch=one))
    return time.process_time() - begun


def _fill(connection: SealingConnection, chance: random.Random, begin: int, end: int) -> None:
    """Index so many texts that share nothing with any other."""
    for first in range(begin, end, FILLED):
        with transaction(connection):
            for _ in range(first, min(end, first + FILLED)):
                digests = tuple(sorted(chance.getrandbits(BITS) // ONE_IN for _ in range(FEWEST)))
                made = Sketch(digests=digests, runs=300, imprint=bytes(SMALLEST // 8))
                sketches.put(connection, chance.getrandbits(BITS), made)


def begin(connection: sqlite3.Connection) -> None:
    """The rows that articles refer to."""
    with transaction(connection):
        connection.execute("INSERT INTO site_files VALUES ('d', 'made', '', '2026-01-01')")
        connection.execute(
            "INSERT INTO crawls(site, site_file, started_at, options, code_version, pid)"
            " VALUES ('made', 'd', '2026-01-01', '{}', 'made', 1)"
        )


def _next(chance: random.Random, writers: list[Author], recent: list[tuple[str, str]]) -> tuple[str, str]:
    """Language and text of the next article."""
    if recent and chance.random() < COPIED:
        language, text = chance.choice(recent)
        half = len(text) // 2
        return language, text[:half] if chance.random() < 0.3 else text[: half - 60] + text[half:]
    writer = chance.choice(writers)
    made = writer.language, writer.text(chance)
    recent.append(made)
    del recent[:-5000]
    return made


def insert(connection: sqlite3.Connection, first: int, articles: Sequence[tuple[str, str, str, str | None]]) -> None:
    """The rows of articles that linking looks at: of language, text, title and day of publication."""
    with transaction(connection):
        for key, (language, text, title, published) in enumerate(articles, first + 1):
            digest = hashlib.sha256(text.encode()).hexdigest()
            capture, url, seen = f"capture-{key}", f"https://made.example/{key}", "2026-01-01T00:00:00Z"
            connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (digest, text))
            connection.execute(
                "INSERT INTO captures(id, site, url, fetched_at, status, record_type, file, offset, length, payload_sha256, block_sha256)"
                " VALUES (?, 'made', ?, ?, 200, 'response', 'a', ?, 1, ?, ?)",
                (capture, url, seen, key, digest, digest),
            )
            connection.execute(
                "INSERT INTO holdings(key, id, site, url, canonical_url, first_seen, last_seen) VALUES (?, ?, 'made', ?, ?, ?, ?)",
                (key, f"made-{key}", url, url, seen, seen),
            )
            connection.execute(
                "INSERT INTO readings(id, holding, capture, read_at, extractor, inputs, title, text_sha256, language, published)"
                " VALUES (?, ?, ?, ?, 'made', '{}', ?, ?, ?, ?)",
                (key, key, capture, seen, title, digest, language, published),
            )
            connection.execute("UPDATE holdings SET reading = ? WHERE key = ?", (key, key))
            connection.execute(
                "INSERT INTO events(at, crawl, kind, holding, version) VALUES (?, 1, 'new', ?, 1)", (seen, key)
            )
        shown.refresh(connection, range(first + 1, first + len(articles) + 1))


def settle(connection: SealingConnection) -> tuple[float, float]:
    """What the end of a crawl does with stories; seconds of CPU that it took, and that comparing took."""
    comparing = 0.0

    def ask(function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        with transaction(connection):
            return function(connection, *arguments, **keywords)

    def start(pairs: Sequence[Pair]) -> Callable[[], list[Compared]]:
        nonlocal comparing
        begun = time.process_time()
        compared = linking.here(pairs)()
        comparing += time.process_time() - begun
        return lambda: compared

    begun = time.process_time()
    linking.settle(ask, start)
    return time.process_time() - begun - comparing, comparing


def _used(connection: sqlite3.Connection) -> float:
    """Bytes of the database that linking takes; NaN where SQLite does not tell."""
    tables = (
        "sketches", "sketch_slices", "sketch_filters", "fingerprints", "sqlite_autoindex_fingerprints_1", "story_links",
        "story_links_other", "story_links_doubt", "holdings_same_text", "story_queue",
    )  # fmt: skip
    marks = ", ".join("?" for _ in tables)
    try:
        return float(connection.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({marks})", tables).fetchone()[0])
    except sqlite3.OperationalError:
        return float("nan")


def _cost(size: int, rounds: list[_Round]) -> Cost:
    def ms(seconds: Callable[[_Round], float]) -> float:
        return round(median(map(seconds, rounds)) / LOOKED_AT * 1000, 3)

    return Cost(
        articles=size, ms=ms(lambda one: one.arriving + one.settling), ms_arriving=ms(lambda one: one.arriving),
        ms_comparing=ms(lambda one: one.comparing), index_bytes=round(rounds[0].index_bytes), linked=rounds[0].linked,
    )  # fmt: skip
