"""The index of texts by their sketches: which texts that articles show may be one text with another.

What is asked is bounded: of a run of words that many texts have, some are taken, always the same ones whatever came first.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest

from newsarchive.edits.shingles import FORM, Sketch, sketch, words_of

HOLDERS = 48
"""Texts that are taken of those that have one run of words."""
LOOKED_AT = 24
"""Texts whose whole sketch is compared."""
FEWEST_SHARED = 2
SHARED = 0.1
"""Share of the digests that two texts might share, from which on their words are compared."""
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


def span_of(number: int) -> tuple[str, str]:
    """The digests of the texts of this number: at least the first, below the second."""
    return f"{number << 1:012x}", f"{(number + 1) << 1:013x}"[1:] if number < (1 << 47) - 1 else "g"


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
    connection.executemany("INSERT INTO sketches(digest, text) VALUES (?, ?)", [(digest, number) for digest in found.digests])


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Forget a text that no article shows any more."""
    known = connection.execute("SELECT digests FROM fingerprints WHERE text = ?", (number,)).fetchone()
    if known is not None:
        connection.executemany("DELETE FROM sketches WHERE digest = ? AND text = ?", [(digest, number) for digest in _unpacked(known[0])])
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
    weights: defaultdict[int, float] = defaultdict(float)
    crowded = False
    for digest in found.digests:
        rows = connection.execute("SELECT text FROM sketches WHERE digest = ? LIMIT ?", (digest, HOLDERS)).fetchall()
        crowded = crowded or len(rows) == HOLDERS
        for (text,) in rows:
            weights[text] -= 1 / len(rows)
    weights.pop(number, None)
    likely = nsmallest(LOOKED_AT, weights.items(), key=lambda one: (one[1], one[0]))
    own = set(found.digests)
    kept = []
    for text, _ in likely:
        other = of(connection, text)
        if other is not None and _share(own, found, other) >= SHARED:
            kept.append(text)
    return Near(texts=tuple(kept), is_crowded=crowded)


def _share(own: set[int], found: Sketch, other: Sketch) -> float:
    """Of the digests that both would have kept, how many both have, beside those of the smaller text."""
    shared = len(own.intersection(other.digests))
    if shared < FEWEST_SHARED:
        return 0.0
    below = min(found.below, other.below)
    fewer = min(sum(digest < below for digest in one.digests) for one in (found, other))
    return shared / max(fewer, 1)


def _packed(digests: Sequence[int]) -> bytes:
    return b"".join(digest.to_bytes(_BYTES, "big") for digest in digests)


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(packed[at : at + _BYTES], "big") for at in range(0, len(packed), _BYTES))
