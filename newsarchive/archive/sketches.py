"""The index of texts by their sketches: which texts that articles show may be one text with another.

What is asked is bounded: of a run of words that many texts have, some are taken, always the same ones whatever came first.

A text's digests wait in memory until many are moved on into the index at once (sketch_memory).
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from newsarchive.archive import sketch_memory
from newsarchive.archive.sketch_memory import BYTES, HOLDERS, numbers, unpacked
from newsarchive.edits.imprint import Bits, bits_of, shared
from newsarchive.edits.shingles import FORM, Sketch, sketch, words_of

LOOKED_AT = 24
"""Texts whose whole sketch is compared."""
FEWEST_SHARED = 2
CROWDED = 0.125
"""Share of the digests that many texts have, from which on what shares a quarter with a text may share nothing but these with it."""
MOST_NAMED = 20
REMEMBERED, SHORT = 1 << 13, 1024
"""Imprints that are remembered in this process, and bytes of the longest: at most 10 MB, 4 where texts are as long as news are."""
_known: dict[int, Bits] = {}


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
    memory = sketch_memory.of(connection)
    row = (memory.last + 1, number, FORM, found.runs, _packed(found.digests), found.imprint)
    insert = "INSERT INTO fingerprints(number, text, form, runs, digests, imprint) VALUES (?, ?, ?, ?, ?, ?)"
    if not connection.execute(f"{insert} ON CONFLICT (text) DO NOTHING", row).rowcount:
        if connection.execute("SELECT form FROM fingerprints WHERE text = ?", (number,)).fetchone()[0] == FORM:
            connection.execute("UPDATE fingerprints SET imprint = ? WHERE text = ? AND imprint = x''", (found.imprint, number))
            return False
        remove(connection, number)
        memory = sketch_memory.of(connection)
        connection.execute(insert, row)
    memory.add(row[0], number, found.digests)
    part = memory.next_slice
    if part is not None:
        memory.move_on(connection, part)
    return True


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Forget a text that no article shows any more."""
    known = connection.execute("SELECT digests FROM fingerprints WHERE text = ?", (number,)).fetchone()
    if known is None:
        return
    memory, digests = sketch_memory.of(connection), unpacked(known[0])
    connection.execute("DELETE FROM fingerprints WHERE text = ?", (number,))
    sketch_memory.removed(connection)
    if digests or not known[0]:
        connection.executemany("DELETE FROM sketches WHERE digest = ? AND text = ?", [(digest, number) for digest in digests])
        memory.take_out(number, digests)
    else:
        # It is damaged, and does not say where to look.
        connection.execute("DELETE FROM sketches WHERE text = ?", (number,))
        sketch_memory.drop(connection)


def of(connection: sqlite3.Connection, number: int) -> Sketch | None:
    """The sketch of an indexed text; None where it is not indexed, or was by other code. Without an imprint where that was
    before there were any."""
    row = connection.execute("SELECT runs, digests, imprint FROM fingerprints WHERE text = ? AND form = ?", (number, FORM)).fetchone()
    return Sketch(runs=row[0], digests=unpacked(row[1]), imprint=row[2]) if row is not None else None


def made(text: str) -> Sketch:
    """The sketch of a text."""
    return sketch(words_of(text))


def near(connection: sqlite3.Connection, number: int, found: Sketch) -> Near:
    """The indexed texts that share so much with this one, whether it is indexed or not, that their words should be compared."""
    found_in: list[list[int]] = []
    crowded = 0
    # All digests are looked up, so that of two texts each finds the other.
    for texts in sketch_memory.of(connection).holders(connection, found.digests):
        at, others = bisect_left(texts, number), texts
        if texts[at : at + 1] == [number]:
            others = texts[:at] + texts[at + 1 :]
        elif len(texts) > HOLDERS:
            others = texts[:HOLDERS]
        crowded += len(others) == HOLDERS
        if others:
            found_in.append(others)
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
        texts=tuple([text for _, text in kept]), shares=tuple([-share for share, _ in kept]),
        is_crowded=crowded > 0 and crowded >= CROWDED * len(found.digests),
    )  # fmt: skip


def _likely(counts: Counter[int], found_in: Sequence[Sequence[int]]) -> list[int]:
    """Of many texts that have some digests those whose are the rarest, all in all."""
    weights = {text: 0.0 for text, count in counts.items() if count >= FEWEST_SHARED}
    if len(weights) <= LOOKED_AT:
        return list(weights)
    for texts in found_in:
        weight = 1 / len(texts)
        for text in filter(weights.__contains__, texts):
            weights[text] -= weight
    return [text for _, text in sorted(zip(weights.values(), weights, strict=True))[:LOOKED_AT]]


def _imprints(connection: sqlite3.Connection, texts: Sequence[int]) -> list[tuple[int, Bits]]:
    """Number and imprint of those of these texts that are indexed by this code. Those of short texts are remembered: what many texts share
    some words with is always the same few, and a number names a text, so that its imprint is right however old it is."""
    found = [(number, _known[number]) for number in texts if number in _known]
    if len(found) == len(texts):
        return found
    rows = connection.execute(
        "SELECT text, imprint FROM fingerprints WHERE text IN (SELECT value FROM json_each(?)) AND form = ?",
        (numbers(number for number in texts if number not in _known), FORM),
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
    """Where the index is not what the fingerprints say; a line for each fault. Nothing in an archive from before these were in order."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sketch_slices'").fetchone() is None:
        return
    expected = [0, 0]
    for text, digests in connection.execute("SELECT text, digests FROM fingerprints"):
        for digest in unpacked(digests):
            expected[0] += 1
            expected[1] ^= hash((digest, text))
    found = [0, 0]
    for row in chain(connection.execute("SELECT digest, text FROM sketches"), sketch_memory.waiting(connection)):
        found[0] += 1
        found[1] ^= hash(tuple(row))
    if expected == found:
        return
    # Which row it is takes a look-up each, so that is asked only where something is wrong.
    named = 0
    for digest, text in connection.execute("SELECT digest, text FROM sketches"):
        packed = connection.execute("SELECT digests FROM fingerprints WHERE text IS ?", (text,)).fetchone()
        if (packed is None or digest not in unpacked(packed[0])) and named < MOST_NAMED:
            named += 1
            yield f"sketches digest={digest} text={text} is not what the fingerprint says"
    if found[0] < expected[0] and not named:
        yield f"{expected[0] - found[0]:,} of {expected[0]:,} digests are missing from the index of copies"
    elif not named:
        yield f"of {expected[0]:,} digests the index of copies has others, {found[0]:,} in all"


def _packed(digests: Sequence[int]) -> bytes:
    return b"".join([digest.to_bytes(BYTES, "big") for digest in digests])
