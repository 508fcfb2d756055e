"""What a process that stores articles keeps in memory of the index of copies.

A text's digests lie all over the index: written one by one, each would change a page of its own. So what is stored of a new text is its
fingerprint, in one place, and that it arrived (sketch_arrivals); its digests wait in memory, and are moved on into the index slice by
slice, many at once. sketch_slices says of each slice up to which arrival that was done, so that any process knows which digests still
wait: those of the texts that arrived later. What another process stored is learned from its arrivals.

Which texts have a digest that many do is remembered too: it is asked for again and again.
"""

from __future__ import annotations

import sqlite3
import struct
from bisect import insort
from collections.abc import Iterable, Sequence

from newsarchive.archive import digest_filters
from newsarchive.archive.digest_filters import SLICES, Filter, part_of
from newsarchive.archive.seals import SealingConnection

HOLDERS = 48
"""Texts that are taken of those that have one run of words."""
WAITING = 1 << 16
"""Digests that wait in memory, about, before slices are moved on: 12 MB."""
COMMON, REMEMBERED = 4, 1 << 12
"""Texts that have a digest from which on they are remembered, and digests of which they are: 8 MB at most."""
CALM = 200
"""Texts that are looked for until filters are loaded."""
BYTES = 6
"""Of a stored digest."""
_ARRIVED = (
    "SELECT a.number, a.text, f.digests FROM sketch_arrivals a LEFT JOIN fingerprints f ON f.text = a.text WHERE a.number > ? ORDER BY 1"
)
_HOLDERS = (
    "SELECT j.value, (SELECT group_concat(text) FROM (SELECT text FROM sketches WHERE digest = j.value ORDER BY text LIMIT ?2))"
    " FROM json_each(?1) j"
)
"""Of each digest the texts with the smallest numbers that have it, so many; all digests in one statement."""


class Memory:
    """What is known of the index as of one state of the archive."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.version = _version(connection)
        """By which SQLite tells that another connection wrote."""
        self.moved = _moved(connection)
        """Of each slice the number of the last arrival whose digests were moved on into it."""
        self.last = max(self.moved)
        """The number of the last arrival that is known."""
        self.waiting: dict[int, tuple[int, ...]] = {}
        """Which texts have a digest that waits."""
        self.parts: list[list[int]] = [[] for _ in SLICES]
        """The digests that wait for each slice, and some that did; one that several texts have may be there several times."""
        self.common: dict[int, list[int]] = {}
        """Of digests that many texts have, those with the smallest numbers, one more than are taken of them: of the text that is asked for
        it is not said."""
        self.asked = 0
        """Texts that were looked for."""
        self.filters: list[Filter | None] | None = None
        """Of each slice, where it has one; None where none was loaded yet."""
        self._add_all(connection.execute(_ARRIVED, (min(self.moved),)))

    def renew(self, connection: sqlite3.Connection) -> bool:
        """Learn what other connections wrote; False where that needs a new memory: something was removed, or so much arrived that some of
        it is forgotten."""
        moved = _moved(connection)
        arrivals = connection.execute(_ARRIVED, (self.last,)).fetchall()
        if min(moved) > self.last or any(text is None for _, text, _ in arrivals):
            return False
        other = [part for part in SLICES if moved[part] != self.moved[part]]
        for part in other:
            # Whoever moved it on knew all that had arrived until then, and so all that is known here.
            for one in self.parts[part]:
                self.waiting.pop(one, None)
            self.parts[part] = []
            if self.filters is not None:
                self.filters[part] = digest_filters.read(connection, part)
        self.moved = moved
        self._add_all(arrivals)
        self.version = _version(connection)
        return True

    def _add_all(self, arrivals: Iterable[tuple[int, int, object]]) -> None:
        for number, text, digests in arrivals:
            self.add(number, text, unpacked(digests))

    def add(self, number: int, text: int, digests: Iterable[int]) -> None:
        """A text arrived."""
        self.last = number
        for one in digests:
            part = part_of(one)
            if number > self.moved[part]:
                self.waiting[one] = (*self.waiting.get(one, ()), text)
                self.parts[part].append(one)
            known = self.common.get(one)
            if known is not None:
                insort(known, text)
                del known[HOLDERS + 1 :]

    def take_out(self, number: int, text: int, digests: Iterable[int]) -> None:
        """A text was removed; `number` tells other processes so."""
        self.last = number
        for one in digests:
            self.common.pop(one, None)
            left = tuple(there for there in self.waiting.pop(one, ()) if there != text)
            if left:
                self.waiting[one] = left

    @property
    def next_slice(self) -> int | None:
        """The slice that should be moved on now; None where not so many digests wait."""
        return min(SLICES, key=self.moved.__getitem__) if len(self.waiting) > WAITING else None

    def move_on(self, connection: sqlite3.Connection, part: int) -> None:
        """Move the digests that wait for a slice on into it."""
        rows = sorted((one, text) for one in set(self.parts[part]) for text in self.waiting.pop(one, ()))
        self.parts[part] = []
        # OR IGNORE: so that SQLite keeps no copy of each page for the case that it fails in the middle. One statement: every step of one
        # from Python waits for the other threads.
        connection.execute(
            "INSERT OR IGNORE INTO sketches(digest, text) SELECT CAST(key AS INTEGER), value FROM json_each(?)",
            ("{" + ",".join([f'"{one}":{text}' for one, text in rows]) + "}",),
        )
        there = self.filters[part] if self.filters is not None else digest_filters.read(connection, part)
        there = digest_filters.renewed(connection, part, there, [one for one, _ in rows])
        if self.filters is not None:
            self.filters[part] = there
        self.moved[part] = self.last
        connection.execute("REPLACE INTO sketch_slices(part, moved) VALUES (?, ?)", (part, self.last))
        # The last one stays, so that its number is not given anew.
        connection.execute("DELETE FROM sketch_arrivals WHERE number < ?", (min(self.moved),))

    def holders(self, connection: sqlite3.Connection, digests: Sequence[int]) -> list[list[int]]:
        """Of each of a text's digests that some texts have, in their order, which: where many do those with the smallest numbers, one more
        than are taken of them. The lists are not to be changed."""
        known = [self.common.get(one) for one in digests]
        asked = self._possible(connection, [one for one, texts in zip(digests, known, strict=True) if texts is None])
        moved = dict(connection.execute(_HOLDERS, (numbers(asked), HOLDERS + 1)).fetchall()) if asked else {}
        found = []
        for one, texts in zip(digests, known, strict=True):
            if texts is None:
                there, new = moved.get(one), self.waiting.get(one)
                if there:
                    texts = [int(text) for text in there.split(",")]
                    if new:
                        texts = sorted({*texts, *new})
                elif new:
                    texts = sorted(new)
                else:
                    continue
                del texts[HOLDERS + 1 :]
                if len(texts) >= COMMON:
                    if len(self.common) >= REMEMBERED:
                        del self.common[next(iter(self.common))]
                    self.common[one] = texts
            found.append(texts)
        return found

    def _possible(self, connection: sqlite3.Connection, digests: list[int]) -> list[int]:
        """Those of some digests that may have been moved on."""
        self.asked += 1
        if self.filters is None and self.asked > CALM:
            self.filters = [digest_filters.read(connection, part) for part in SLICES]
        if self.filters is None:
            return digests
        return digest_filters.possible(self.filters, digests)


def of(connection: sqlite3.Connection) -> Memory:
    """What is known of the index, as it is now; to be asked in the transaction in which it is used."""
    memories = connection.memories if isinstance(connection, SealingConnection) else {}
    memory: Memory | None = memories.get(Memory)
    if memory is None or (memory.version != _version(connection) and not memory.renew(connection)):
        memories[Memory] = memory = Memory(connection)
    return memory


def arrived(connection: sqlite3.Connection, text: int | None) -> int:
    """Note that a text arrived, or None that one was removed; returns the number of that."""
    return int(connection.execute("INSERT INTO sketch_arrivals(text) VALUES (?)", (text,)).lastrowid or 0)


def forget(connection: sqlite3.Connection) -> None:
    """Delete all filters, which are made anew by and by, and have every process forget what it knows: that still says of an erased text
    that it may have been there."""
    connection.execute("DELETE FROM sketch_filters")
    arrived(connection, None)
    if isinstance(connection, SealingConnection):
        connection.memories.pop(Memory, None)


def waiting(connection: sqlite3.Connection) -> Iterable[tuple[int, int]]:
    """Digest and text of all that is not moved on yet, as it is stored."""
    moved = _moved(connection)
    for number, text, digests in connection.execute(_ARRIVED, (min(moved),)):
        for one in unpacked(digests):
            if number > moved[part_of(one)]:
                yield one, text


def numbers(values: Iterable[int]) -> str:
    """Whole numbers as a JSON array."""
    return str(list(values))


def unpacked(packed: object) -> tuple[int, ...]:
    """Digests as they are stored; none where that is damaged."""
    if not isinstance(packed, bytes) or len(packed) % BYTES:
        return ()
    halves = struct.unpack(f">{'HI' * (len(packed) // BYTES)}", packed)
    return tuple([high << 32 | low for high, low in zip(halves[::2], halves[1::2], strict=True)])


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _moved(connection: sqlite3.Connection) -> list[int]:
    found = [0] * len(SLICES)
    for part, moved in connection.execute("SELECT part, moved FROM sketch_slices"):
        if part in SLICES and isinstance(moved, int):
            found[part] = moved
    return found
