"""The index of texts by their sketches: which texts that articles show may be one text with another.

What is asked is bounded: of a run of words that many texts have, some are taken, always the same ones whatever came first.

A text's digests lie all over the index: written one by one, each would change a page of its own, and the more pages there are the fewer
articles of a batch would share one. They are added to a small index first (sketches_fresh), and moved on from it slice by slice.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from newsarchive.archive import digest_filters
from newsarchive.edits.imprint import Bits, bits_of, shared
from newsarchive.edits.shingles import FORM, Sketch, sketch, words_of

HOLDERS = 48
"""Texts that are taken of those that have one run of words."""
LOOKED_AT = 24
"""Texts whose whole sketch is compared."""
FEWEST_SHARED = 2
CROWDED = 0.125
"""Share of the digests that many texts have, from which on what shares a quarter with a text may share nothing but these with it."""
TURN = 50
"""One text in so many moves a slice of the fresh digests on."""
MOST_NAMED = 20
REMEMBERED, SHORT = 1 << 13, 1024
"""Imprints that are remembered in this process, and bytes of the longest: at most 10 MB, 4 where texts are as long as news are."""
_known: dict[int, Bits] = {}
_TABLES = ("sketches", "sketches_fresh")
_HOLDERS = tuple(
    f"SELECT j.value, (SELECT group_concat(text) FROM (SELECT text FROM {table} WHERE digest = j.value ORDER BY text LIMIT ?2))"
    " FROM json_each(?1) j"
    for table in _TABLES
)
"""Of each digest the texts with the smallest numbers that have it, so many; all digests in one statement."""
_BYTES = 6


@dataclass(frozen=True, kw_only=True)
class Near:
    """Texts that may be one with another, the likeliest first."""

    texts: tuple[int, ...]
    shares: tuple[float, ...]
    """Of each which share of the runs of one stands in the other, as their imprints tell; at least."""
    is_crowded: bool
    """Whether of so many of its runs not all texts were taken that have them, that one may be near to it by these alone."""


def number_of(text_sha256: str) -> int:
    """By which a text is known here: the first 47 bits of its digest."""
    return int(text_sha256[:12], 16) >> 1


def put(connection: sqlite3.Connection, number: int, found: Sketch) -> bool:
    """Index a text; returns whether it is new: not indexed yet, or by other code."""
    row = (number, FORM, found.runs, _packed(found.digests), found.imprint)
    insert = "INSERT INTO fingerprints(text, form, runs, digests, imprint) VALUES (?, ?, ?, ?, ?)"
    if not connection.execute(f"{insert} ON CONFLICT DO NOTHING", row).rowcount:
        if connection.execute("SELECT form FROM fingerprints WHERE text = ?", (number,)).fetchone()[0] == FORM:
            connection.execute("UPDATE fingerprints SET imprint = ? WHERE text = ? AND imprint = x''", (found.imprint, number))
            return False
        remove(connection, number)
        connection.execute(insert, row)
    connection.execute(
        "INSERT OR IGNORE INTO sketches_fresh(digest, text) SELECT value, ? FROM json_each(?)", (number, json.dumps(found.digests))
    )
    digest_filters.added(connection, found.digests)
    if number % TURN == 0:
        _move_on(connection, number // TURN % len(digest_filters.BOUNDS))
    return True


def _move_on(connection: sqlite3.Connection, part: int) -> None:
    """Move a slice of the fresh digests to where all the others are. Which text is stored has nothing to do with its number, so that all
    slices have their turn."""
    span = digest_filters.span(part)
    moved = connection.execute("SELECT digest FROM sketches_fresh WHERE digest >= ? AND digest < ?", span).fetchall()
    if not moved:
        return
    # OR IGNORE: so that SQLite keeps no copy of each page for the case that it fails in the middle.
    connection.execute(
        "INSERT OR IGNORE INTO sketches SELECT digest, text FROM sketches_fresh WHERE digest >= ? AND digest < ? ORDER BY 1, 2", span
    )
    connection.execute("DELETE FROM sketches_fresh WHERE digest >= ? AND digest < ?", span)
    digest_filters.moved_on(connection, part, [row[0] for row in moved])


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Forget a text that no article shows any more."""
    known = connection.execute("SELECT digests FROM fingerprints WHERE text = ?", (number,)).fetchone()
    if known is not None:
        rows = [(digest, number) for digest in _unpacked(known[0])]
        for table in _TABLES:
            connection.executemany(f"DELETE FROM {table} WHERE digest = ? AND text = ?", rows)
        connection.execute("DELETE FROM fingerprints WHERE text = ?", (number,))


def of(connection: sqlite3.Connection, number: int) -> Sketch | None:
    """The sketch of an indexed text; None where it is not indexed, or was by other code. Without an imprint where that was
    before there were any."""
    row = connection.execute("SELECT runs, digests, imprint FROM fingerprints WHERE text = ? AND form = ?", (number, FORM)).fetchone()
    return Sketch(runs=row[0], digests=_unpacked(row[1]), imprint=row[2]) if row is not None else None


def made(text: str) -> Sketch:
    """The sketch of a text."""
    return sketch(words_of(text))


def near(connection: sqlite3.Connection, number: int, found: Sketch) -> Near:
    """The indexed texts that share so much with this one, whether it is indexed or not, that their words should be compared."""
    found_in: list[list[int]] = []
    crowded = 0
    # All digests are looked up, so that of two texts each finds the other.
    for texts in _holders(connection, found.digests, number):
        if len(texts) >= HOLDERS:
            crowded += 1
            texts = sorted(texts)[:HOLDERS]
        found_in.append(texts)
    counts = Counter(chain.from_iterable(found_in))
    likely = sorted(counts) if len(counts) <= LOOKED_AT else _likely(counts, found_in)
    kept = []
    own = bits_of(found.imprint)
    for text, imprint in _imprints(connection, likely):
        share = shared(own, imprint)
        if share is not None:
            kept.append((-share, text))
    kept.sort()
    return Near(
        texts=tuple(text for _, text in kept), shares=tuple(-share for share, _ in kept),
        is_crowded=crowded > 0 and crowded >= CROWDED * len(found.digests),
    )  # fmt: skip


def _likely(counts: Counter[int], found_in: Sequence[Sequence[int]]) -> list[int]:
    """Of many texts that have some digests those whose are the rarest, all in all."""
    weights = {text: 0.0 for text, count in counts.items() if count >= FEWEST_SHARED}
    for texts in found_in:
        weight = 1 / len(texts)
        for text in texts:
            if text in weights:
                weights[text] -= weight
    return [text for _, text in nsmallest(LOOKED_AT, ((weight, text) for text, weight in weights.items()))]


def _holders(connection: sqlite3.Connection, digests: Sequence[int], number: int) -> list[list[int]]:
    """Of each of a text's digests that others have too, the smallest first, which others: where many do some of them, always the same and
    at least HOLDERS."""
    found: dict[int, list[int]] = {}
    for statement, asked in zip(_HOLDERS, digest_filters.possible(connection, digests), strict=True):
        for digest, texts in connection.execute(statement, (json.dumps(asked), HOLDERS + 1)) if asked else ():
            if texts:
                found.setdefault(digest, []).extend(map(int, texts.split(",")))
    for texts in found.values():
        if number in texts:
            texts.remove(number)
    return [texts for _, texts in sorted(found.items()) if texts]


def _imprints(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[tuple[int, Bits]]:
    """Number and imprint of those of these texts that are indexed by this code. Those of short texts are remembered: what many texts share
    some words with is always the same few, and a number names a text, so that its imprint is right however old it is."""
    found = [(number, _known[number]) for number in numbers if number in _known]
    if len(found) == len(numbers):
        return found
    rows = connection.execute(
        "SELECT text, imprint FROM fingerprints WHERE text IN (SELECT value FROM json_each(?)) AND form = ?",
        (json.dumps([number for number in numbers if number not in _known]), FORM),
    )
    for number, imprint in rows:
        bits = bits_of(imprint)
        found.append((number, bits))
        if 0 < len(imprint) <= SHORT:
            if len(_known) >= REMEMBERED:
                _known.clear()
            _known[number] = bits
    return found


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
    halves = struct.unpack(f">{'HI' * (len(packed) // _BYTES)}", packed)
    return tuple([high << 32 | low for high, low in zip(halves[::2], halves[1::2], strict=True)])
