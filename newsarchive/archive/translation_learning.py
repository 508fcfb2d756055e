"""What the words of articles tell of their being translations, learned from an archive's own sure pairs.

A lexicon belongs to a university and a year: it is learned from the sure pairs next before that year, and where these are few, from those
next after its beginning too. What is new at the end of an archive changes no other year that way, and what comes of it depends on the
pairs alone. A pair is sure by what it shares and by its days, not by what was learned.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b

from newsarchive.archive.translation_clues import EPOCH, UNDECIDED, queue
from newsarchive.archive.translation_lexicon import Lexicon, Told
from newsarchive.text.word_marks import split

LEARN, WORDS = "learn", "words"
"""Steps of the queue: a university whose pairs changed; a day whose pairs are to be weighed by their words."""
SAMPLE = 900
"""Pairs that a lexicon is learned from."""
SURE = "day IS NOT NULL AND prior + support >= 3.0"
"""As the index translation_pairs_sure has it."""
AT_ONCE = 500
_KNOWN: OrderedDict[str, Lexicon] = OrderedDict()
"""The lexicons of the last samples, by their digests."""
MOST_KNOWN = 4
Pairs = list[tuple[int, int]]


def touch(connection: sqlite3.Connection, university: str, days: Iterable[int]) -> None:
    """The pairs of days were made anew."""
    queue(connection, LEARN, [(university, 0)])
    queue(connection, WORDS, [(university, day) for day in days])


def learn(connection: sqlite3.Connection, university: str) -> None:
    """See which years of a university have other samples than before; all their pairs are to be weighed anew."""
    for year, digest in _samples(connection, university):
        changed = connection.execute(
            "INSERT INTO translation_samples(university, year, digest) VALUES (?1, ?2, ?3) ON CONFLICT (university, year) DO UPDATE"
            " SET digest = ?3 WHERE digest <> ?3",
            (university, year, digest),
        ).rowcount
        if changed:
            connection.execute(
                "INSERT INTO translation_queue(step, university, number) SELECT DISTINCT ?1, university, day FROM translation_pairs"
                " WHERE university = ?2 AND day BETWEEN ?3 AND ?4 ON CONFLICT DO NOTHING",
                (WORDS, university, *_days_of(year)),
            )


def out_of_date(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Universities and years whose articles were weighed by what was learned from other pairs than those there are. Where nothing was
    learned yet, as in an archive of an earlier version, that is none."""
    kept = {
        (university, year): digest
        for university, year, digest in map(tuple, connection.execute("SELECT university, year, digest FROM translation_samples"))
    }
    for university in sorted({name for name, _ in kept}):
        for year, digest in _samples(connection, university):
            if kept.get((university, year)) != digest:
                yield university, year


def _samples(connection: sqlite3.Connection, university: str) -> Iterator[tuple[int, str]]:
    """Each year that pairs are of, and the digest of what its lexicon is learned from."""
    at = _next_day(connection, university, -EPOCH)
    while at is not None:
        first, last = _days_of(_year(at))
        pairs = _sample(connection, university, first)
        yield _year(at), _digest(_marks(connection, pairs), pairs)
        at = _next_day(connection, university, last + 1)


def weigh(connection: sqlite3.Connection, found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Weigh the pairs of days by their words: of those that are queued the ones of one year, the first; articles whose pairs are worth
    something else by now are to be decided on. Returns what was done."""
    university, day = found[0]
    first, last = _days_of(_year(day))
    done = [(of, at) for of, at in found if of == university and first <= at <= last]
    lexicon = _lexicon(connection, university, first)
    rows: list[tuple[int, int, float]] = []
    for _, at in done:
        rows += map(
            tuple,
            connection.execute("SELECT one, other, learned FROM translation_pairs WHERE university = ? AND day = ?", (university, at)),
        )
    told = _told(_marks(connection, [row[:2] for row in rows]))
    changed = [
        (adds, one, other) for one, other, before in rows
        if (adds := lexicon.adds(told[one], told[other]) if one in told and other in told else 0.0) != before
    ]  # fmt: skip
    connection.executemany("UPDATE translation_pairs SET learned = ? WHERE one = ? AND other = ?", changed)
    queue(connection, UNDECIDED, [("", key) for _, *pair in changed for key in pair])
    return done


def _lexicon(connection: sqlite3.Connection, university: str, first: int) -> Lexicon:
    pairs = _sample(connection, university, first)
    marks = _marks(connection, pairs)
    digest = _digest(marks, pairs)
    if digest not in _KNOWN:
        told = _told(marks)
        _KNOWN[digest] = Lexicon((told[one], told[other]) for one, other in pairs if one in told and other in told)
        if len(_KNOWN) > MOST_KNOWN:
            _KNOWN.popitem(last=False)
    return _KNOWN[digest]


def _sample(connection: sqlite3.Connection, university: str, first: int) -> Pairs:
    """The sure pairs that the lexicon of a year is learned from, those of whole days."""
    sure = f"SELECT one, other, day FROM translation_pairs WHERE university = ? AND {SURE} AND day"
    found = _whole_days(connection.execute(f"{sure} < ? ORDER BY day DESC LIMIT ?", (university, first, SAMPLE + 1)), SAMPLE)
    left = SAMPLE - len(found)
    found += _whole_days(connection.execute(f"{sure} >= ? ORDER BY day LIMIT ?", (university, first, left + 1)), left)
    return sorted(found)


def _whole_days(rows: Iterable[tuple[int, int, int]], most: int) -> Pairs:
    found = list(map(tuple, rows))
    if len(found) > most:
        found = [row for row in found if row[2] != found[-1][2]]
    return [(row[0], row[1]) for row in found]


def _marks(connection: sqlite3.Connection, pairs: Iterable[tuple[int, ...]]) -> dict[int, tuple[str, str]]:
    """Language and marks of the articles of pairs; those that have none are left out."""
    keys = sorted({key for pair in pairs for key in pair})
    found: dict[int, tuple[str, str]] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        rows = connection.execute(
            "SELECT holding, tongue, json_extract(clues, '$.marks') FROM translation_clues WHERE tongue IS NOT NULL AND holding IN"
            f" ({', '.join('?' * len(some))})",
            some,
        )
        found.update((key, (tongue, marks)) for key, tongue, marks in map(tuple, rows) if marks)
    return found


def _told(marks: dict[int, tuple[str, str]]) -> dict[int, Told]:
    return {key: Told(tongue, frozenset(split(found))) for key, (tongue, found) in marks.items()}


def _digest(marks: dict[int, tuple[str, str]], pairs: Pairs) -> str:
    found = blake2b(digest_size=12)
    for one, other in pairs:
        found.update(f"{one} {other} {marks.get(one)} {marks.get(other)}\n".encode())
    return found.hexdigest()


def _next_day(connection: sqlite3.Connection, university: str, day: int) -> int | None:
    """The first day from one on that pairs are of."""
    row = connection.execute("SELECT min(day) FROM translation_pairs WHERE university = ? AND day >= ?", (university, day)).fetchone()
    return row[0] if row[0] is not None else None


def _year(day: int) -> int:
    return date.fromordinal(day + EPOCH).year


def _days_of(year: int) -> tuple[int, int]:
    """The first and the last day of a year."""
    return date(year, 1, 1).toordinal() - EPOCH, date(year, 12, 31).toordinal() - EPOCH
