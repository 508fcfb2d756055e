"""The index of texts by their sketches: which texts that articles show may be one text with another.

What is asked is bounded: of a run of words that many texts have, some are taken, always the same ones whatever came first.

A text's digests lie all over the index: written one by one, each would change a page of its own, and the more pages there are the fewer
articles of a batch would share one. They are added to a small index first (sketches_fresh), and moved on from it slice by slice.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import sqrt

from newsarchive.edits.shingles import BITS, FORM, Sketch, sketch, words_of

HOLDERS = 48
"""Texts that are taken of those that have one run of words."""
LOOKED_AT = 24
"""Texts whose whole sketch is compared."""
FEWEST_SHARED = 2
PROBED = 16
"""Digests by which no text shares anything: then it is near to none."""
SLICES = 64
"""Parts by their digests in which fresh digests are moved on."""
TURN = 50
"""One text in so many moves a slice."""
SHARED, UNCERTAIN = 0.3, 2.3
"""Share of the runs of three words that are left where one word in three is another; and how many standard deviations fewer the digests may
say, of which there are few, for words to be compared."""
MOST_NAMED = 20
_TABLES = ("sketches", "sketches_fresh")
_HOLDERS = (
    "SELECT text FROM (SELECT text FROM sketches WHERE digest = ?1 LIMIT ?2)"
    " UNION ALL SELECT text FROM (SELECT text FROM sketches_fresh WHERE digest = ?1 LIMIT ?2)"
)
_BYTES = 6


@dataclass(frozen=True, kw_only=True)
class Near:
    """Texts that may be one with another, the likeliest first."""

    texts: tuple[int, ...]
    is_crowded: bool
    """Whether there was a run of words that more texts have than were taken."""


def number_of(text_sha256: str) -> int:
    """By which a text is known here: the first 47 bits of its digest."""
    return int(text_sha256[:12], 16) >> 1


def put(connection: sqlite3.Connection, number: int, found: Sketch) -> None:
    """Index a text; nothing happens where it is indexed already."""
    done = connection.execute("SELECT form FROM fingerprints WHERE text = ?", (number,)).fetchone()
    if done is not None and done[0] == FORM:
        return
    if done is not None:
        remove(connection, number)
    connection.execute(
        "INSERT INTO fingerprints(text, form, runs, digests) VALUES (?, ?, ?, ?)", (number, FORM, found.runs, _packed(found.digests))
    )
    connection.executemany("INSERT INTO sketches_fresh(digest, text) VALUES (?, ?)", [(digest, number) for digest in found.digests])
    if number % TURN == 0:
        _move_on(connection, number // TURN % SLICES)


def _move_on(connection: sqlite3.Connection, part: int) -> None:
    """Move a slice of the fresh digests to where all the others are. Which text is stored has nothing to do with its number, so that all
    slices have their turn."""
    width = -(-(1 << BITS) // SLICES)
    span = (part * width, (part + 1) * width)
    connection.execute("INSERT INTO sketches SELECT digest, text FROM sketches_fresh WHERE digest >= ? AND digest < ? ORDER BY 1, 2", span)
    connection.execute("DELETE FROM sketches_fresh WHERE digest >= ? AND digest < ?", span)


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Forget a text that no article shows any more."""
    known = connection.execute("SELECT digests FROM fingerprints WHERE text = ?", (number,)).fetchone()
    if known is not None:
        rows = [(digest, number) for digest in _unpacked(known[0])]
        for table in _TABLES:
            connection.executemany(f"DELETE FROM {table} WHERE digest = ? AND text = ?", rows)
        connection.execute("DELETE FROM fingerprints WHERE text = ?", (number,))


def of(connection: sqlite3.Connection, number: int) -> Sketch | None:
    """The sketch of an indexed text; None where it is not indexed, or was by other code."""
    row = connection.execute("SELECT runs, digests FROM fingerprints WHERE text = ? AND form = ?", (number, FORM)).fetchone()
    return Sketch(digests=_unpacked(row[1]), runs=row[0]) if row is not None else None


def made(text: str) -> Sketch:
    """The sketch of a text."""
    return sketch(words_of(text))


def near(connection: sqlite3.Connection, number: int, found: Sketch) -> Near:
    """The indexed texts that share so much with this one that their words should be compared."""
    weights: defaultdict[tuple[int], float] = defaultdict(float)
    counts: Counter[tuple[int]] = Counter()
    crowded = False
    cursor = connection.cursor()
    cursor.row_factory = None
    first = max(PROBED, len(found.digests) // 2)
    for at, digest in enumerate(found.digests):
        if at == first and not counts.keys() - {(number,)}:
            break
        rows = cursor.execute(_HOLDERS, (digest, HOLDERS)).fetchall()
        if len(rows) >= HOLDERS:
            crowded = True
            rows = sorted(rows)[:HOLDERS]
        counts.update(rows)
        weight = 1 / (len(rows) or 1)
        for row in rows:
            weights[row] -= weight
    counts.pop((number,), None)
    likely = nsmallest(LOOKED_AT, ((weights[row], row[0]) for row, count in counts.items() if count >= FEWEST_SHARED))
    own = set(found.digests)
    kept = []
    for _, text in likely:
        other = of(connection, text)
        if other is not None and _may_be_one(own, found, other):
            kept.append((-len(own.intersection(other.digests)) / min(len(own), len(other.digests)), text))
    return Near(texts=tuple(text for _, text in sorted(kept)), is_crowded=crowded)


def _may_be_one(own: set[int], found: Sketch, other: Sketch) -> bool:
    """Whether, of the digests that both would have kept, both have as many as a copy has in which much was edited."""
    shared = len(own.intersection(other.digests))
    below = min(found.below, other.below)
    fewer = min(bisect_left(found.digests, below), bisect_left(other.digests, below))
    return shared >= max(FEWEST_SHARED, SHARED * fewer - UNCERTAIN * sqrt(SHARED * (1 - SHARED) * fewer))


def verify(connection: sqlite3.Connection) -> Iterator[str]:
    """Where the index is not what the fingerprints say; a line for each fault. Nothing in an archive from before stories."""
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "sketches_fresh" not in names:
        return
    expected = [0, 0]
    for text, digests in connection.execute("SELECT text, digests FROM fingerprints"):
        for digest in _unpacked(digests):
            expected[0] += 1
            expected[1] ^= hash((digest, text))
    found = [0, 0]
    for table in _TABLES:
        for row in connection.execute(f"SELECT digest, text FROM {table}"):
            found[0] += 1
            found[1] ^= hash(tuple(row))
    if expected == found:
        return
    # Which row it is takes a look-up each, so that is asked only where something is wrong.
    named = 0
    for table in _TABLES:
        for digest, text in connection.execute(f"SELECT digest, text FROM {table}"):
            packed = connection.execute("SELECT digests FROM fingerprints WHERE text IS ?", (text,)).fetchone()
            if (packed is None or digest not in _unpacked(packed[0])) and named < MOST_NAMED:
                named += 1
                yield f"{table} digest={digest} text={text} is not what the fingerprint says"
    if not named:
        yield f"{expected[0] - found[0]:,} of {expected[0]:,} digests are missing from the index of copies"


def _packed(digests: Sequence[int]) -> bytes:
    return b"".join(digest.to_bytes(_BYTES, "big") for digest in digests)


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(packed[at : at + _BYTES], "big") for at in range(0, len(packed), _BYTES))
