"""What a process that stores articles keeps in memory of the index of copies.

A text's digests lie all over the index: written one by one, each would change a page of its own. So what is stored of a new text is its
fingerprint alone, in the order of arrival; its digests wait in memory, and are moved on into the index slice by slice, many at once.
sketch_slices says of each slice up to which fingerprint that was done, so that any process knows which digests still wait: those of the
fingerprints after it. By these it also learns what another process stored.

Which texts have a digest that many do is remembered too: it is asked for again and again.
"""

from __future__ import annotations

import sqlite3
import struct
from bisect import insort
from collections.abc import Iterable, Sequence
from itertools import islice

from newsarchive.archive import digest_filters
from newsarchive.archive.digest_filters import SLICES, Filter, part_of
from newsarchive.archive.seals import SealingConnection

HOLDERS = 48
"""Texts that are taken of those that have one run of words."""
WAITING = 1 << 17
"""Digests of texts that wait in memory, about, before slices are moved on."""
COMMON, REMEMBERED = 4, 1 << 12
"""Texts that have a digest from which on they are remembered, and digests of which they are: 8 MB at most."""
CALM = 200
"""Texts that are looked for until filters are loaded."""
LARGEST = 1 << 62
"""Above all numbers of fingerprints."""
BYTES = 6
"""Of a stored digest."""
_ARRIVED = "SELECT number, text, digests FROM fingerprints WHERE number > ? ORDER BY number"
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
        self.turn: object | None = None
        """The transaction in which that was seen last."""
        self.removals = _removals(connection)
        """How many texts were removed, ever."""
        self.moved = _moved(connection)
        """Of each slice the number of the last fingerprint whose digests were moved on into it."""
        self.last = max(self.moved)
        """The number of the last fingerprint that is known, or was."""
        self.waiting: list[dict[int, int]] = [{} for _ in SLICES]
        """Of each slice a text that has a digest which waits for it; the other ones are in `others`. Numbers alone: of lists the garbage
        collector would look at each."""
        self.others: dict[int, list[int]] = {}
        self.held = 0
        """How many digests of texts wait, all together."""
        self.common: dict[int, list[int]] = {}
        """Of digests that many texts have, those with the smallest numbers, one more than are taken of them: of the text that is asked for
        it is not said."""
        self.asked = 0
        """Texts that were looked for."""
        self.filters: list[Filter | None] | None = None
        """Of each slice, where it has one; None where none was loaded yet."""
        self._parts: tuple[Sequence[int], list[int]] = ((), [])
        """The digests that were asked for last, and the slice of each: a text that is looked for is added soon after."""
        self._add_all(connection.execute(_ARRIVED, (min(self.moved),)))

    def renew(self, connection: sqlite3.Connection) -> bool:
        """Learn what other connections wrote; False where that needs a new memory, since something was removed."""
        if _removals(connection) != self.removals:
            return False
        moved = _moved(connection)
        for part in [part for part in SLICES if moved[part] != self.moved[part]]:
            # Whoever moved it on knew all that had arrived until then, and so all that is known here.
            self._take(part)
            if self.filters is not None:
                self.filters[part] = digest_filters.read(connection, part)
        self.moved = moved
        self._add_all(connection.execute(_ARRIVED, (self.last,)))
        self.version = _version(connection)
        return True

    def _add_all(self, arrivals: Iterable[tuple[int, int, object]]) -> None:
        for number, text, digests in arrivals:
            self.add(number, text, unpacked(digests))

    def add(self, number: int, text: int, digests: Sequence[int]) -> None:
        """A text arrived."""
        self.last = max(self.last, number)
        moved, waiting = self.moved, self.waiting
        for one, part in zip(digests, self._parts_of(digests), strict=True):
            if number <= moved[part]:
                continue
            there = waiting[part]
            if one not in there:
                there[one] = text
            elif there[one] != text:
                self.others.setdefault(one, []).append(text)
            else:
                # A digest that is stored twice of one text, where that is damaged.
                continue
            self.held += 1
        for one in self.common.keys() & digests:
            known = self.common[one]
            insort(known, text)
            del known[HOLDERS + 1 :]

    def take_out(self, text: int, digests: Iterable[int]) -> None:
        """A text was removed."""
        self.removals += 1
        for one in digests:
            self.common.pop(one, None)
            waiting, others = self.waiting[part_of(one)], self.others.get(one, [])
            if text in others:
                others.remove(text)
            elif waiting.get(one) != text:
                continue
            elif others:
                waiting[one] = others.pop()
            else:
                del waiting[one]
            self.held -= 1
            if not others:
                self.others.pop(one, None)

    @property
    def next_slice(self) -> int | None:
        """The slice that should be moved on now; None where not so many digests wait, nor so many fingerprints would be read for them."""
        longest_ago = min(self.moved)
        return self.moved.index(longest_ago) if self.held > WAITING or self.last - longest_ago > WAITING else None

    def _take(self, part: int) -> list[tuple[int, int]]:
        """Have nothing wait for a slice any more; returns digest and text of what did."""
        there, self.waiting[part] = self.waiting[part], {}
        taken = list(there.items())
        for one in self.others.keys() & there.keys():
            taken += [(one, text) for text in self.others.pop(one)]
        self.held -= len(taken)
        return taken

    def move_on(self, connection: sqlite3.Connection, part: int) -> None:
        """Move the digests that wait for a slice on into it."""
        rows = sorted(self._take(part))
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

    def holders(self, connection: sqlite3.Connection, digests: Sequence[int]) -> list[list[int]]:
        """Of each of a text's digests that some texts have, in their order, which: where many do those with the smallest numbers, one more
        than are taken of them. The lists are not to be changed."""
        parts = self._parts_of(digests)
        found = {one: self.common[one] for one in self.common.keys() & digests}
        asked = [one for one in self._possible(connection, digests, parts) if one not in found]
        moved = dict(connection.execute(_HOLDERS, (numbers(asked), HOLDERS + 1)).fetchall()) if asked else {}
        waiting = self.waiting
        for one, part in zip(digests, parts, strict=True):
            new, held = waiting[part].get(one), moved.get(one)
            if (held is None and new is None) or one in found:
                continue
            texts = list(map(int, held.split(","))) if held else []
            if new is not None:
                texts = sorted({*texts, new, *self.others.get(one, ())})
            del texts[HOLDERS + 1 :]
            found[one] = texts
            if len(texts) >= COMMON:
                if len(self.common) >= REMEMBERED:
                    # Without the older half: one by one, each would be found behind the places of all that went before.
                    self.common = dict(islice(self.common.items(), REMEMBERED // 2, None))
                self.common[one] = texts
        return [found[one] for one in digests if one in found]

    def _parts_of(self, digests: Sequence[int]) -> list[int]:
        if digests is not self._parts[0]:
            self._parts = digests, digest_filters.parts_of(digests)
        return self._parts[1]

    def _possible(self, connection: sqlite3.Connection, digests: Sequence[int], parts: Sequence[int]) -> Sequence[int]:
        """Those of some digests that may have been moved on."""
        self.asked += 1
        if self.filters is None and self.asked > CALM:
            self.filters = [digest_filters.read(connection, part) for part in SLICES]
        if self.filters is None:
            return digests
        return digest_filters.possible(self.filters, digests, parts)


def of(connection: sqlite3.Connection) -> Memory:
    """What is known of the index, as it is now; to be asked in the transaction in which it is used."""
    if not isinstance(connection, SealingConnection):
        return Memory(connection)
    memory: Memory | None = connection.memories.get(Memory)
    if memory is not None and memory.turn is not None and memory.turn is connection.turn:
        return memory
    if memory is None or (memory.version != _version(connection) and not memory.renew(connection)):
        connection.memories[Memory] = memory = Memory(connection)
    memory.turn = connection.turn
    return memory


def removed(connection: sqlite3.Connection) -> None:
    """Have every other process forget what it knows, since a text was removed."""
    connection.execute("INSERT INTO sketch_removals VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET removals = removals + 1")


def forget(connection: sqlite3.Connection) -> None:
    """Delete all filters, which are made anew by and by, and have every process forget what it knows: that still says of an erased text
    that it may have been there."""
    connection.execute("DELETE FROM sketch_filters")
    removed(connection)
    drop(connection)


def drop(connection: sqlite3.Connection) -> None:
    """Forget what is known in this process."""
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


def _removals(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT removals FROM sketch_removals").fetchone()
    return row[0] if row is not None and isinstance(row[0], int) else 0


def _moved(connection: sqlite3.Connection) -> list[int]:
    found = [0] * len(SLICES)
    for part, moved in connection.execute("SELECT part, moved FROM sketch_slices"):
        if part in SLICES and isinstance(moved, int) and 0 < moved < LARGEST:  # else it is damaged
            found[part] = moved
    return found
