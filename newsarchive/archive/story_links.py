"""Links between articles that say one text, or parts of it, by their texts, with likeness and reason; and what persons say of them.

A link rests on two texts, and falls when one of its articles shows another. Persons' decisions rest on the articles, and stay.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsarchive.archive import sketches, verdicts
from newsarchive.archive.forms import now_text, storable
from newsarchive.edits import sameness
from newsarchive.edits.sameness import Likeness, Prepared, compare, effort, surely_apart
from newsarchive.edits.shingles import LONGEST

TELLING_ALONE = 200
"""Characters from which a text says by itself which story it is."""
TELLING_WITH_TITLE = 60
"""Characters from which it does together with an equal title; below, equal texts say nothing ("Details follow.")."""
COMPARED = 12
"""Texts whose words are compared with one article's: those that are nearest by their sketches, whatever story they are of."""
FRUITLESS = 4
"""Texts compared one after the other of which nothing is to be said, after which those that are less near are not looked at: many texts
share some sentences with many."""
AT_ONCE = 10_000
"""Words (characters where there are no spaces) of both texts together up to which two are compared while others wait for the writer,
also of all pairs that are compared in one transaction when a crawl settles: that takes it less than 50 ms."""
AT_ARRIVAL = 4_000
"""The same of all pairs that are compared when an article is stored; what is beyond waits until its crawl settles."""
UNITING = ("same", "edited", "cut")
"""Kinds of links between articles of one story."""
SAME, APART, PART = "same", "apart", "part"


@dataclass(frozen=True, kw_only=True)
class Told:
    """An article by what links it."""

    key: int
    number: int
    """Of its text."""
    text: str
    """As much of it as is looked at, and a character more where there is more."""
    title: str | None
    language: str | None
    is_new: bool
    """Whether it was never looked at, so that nothing is linked with it."""


class Pair(NamedTuple):
    """Two texts that are to be compared where nobody waits for it."""

    one: int
    """Its number, the smaller one."""
    other: int
    text: str
    """Of the first, as much of it as is looked at, and a character more where there is more."""
    other_text: str

    def compared(self) -> Compared:
        """What comparing them comes to; takes long."""
        return Compared(self.one, self.other, sameness.likeness_of(self.text, self.other_text))


class Compared(NamedTuple):
    """What comparing two texts came to."""

    one: int
    other: int
    found: Likeness


class Found(NamedTuple):
    """What became of an article's links."""

    linked: list[int]
    """Keys of those whose link with it is another now."""
    large: list[Pair]
    """Texts that are too large to be compared in a transaction."""
    is_whole: bool
    """Whether all was compared that was to be."""


@dataclass(kw_only=True)
class Allowance:
    """How much may still be compared in a transaction."""

    words: int

    def takes(self, words: int) -> bool:
        """Whether so much may be compared; it is taken off."""
        if words > self.words:
            return False
        self.words -= words
        return True


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A link as it counts."""

    one: int
    other: int
    kind: str
    one_share: float
    other_share: float
    one_span: tuple[float, float] = (0.0, 1.0)
    """From and to where the first text holds the other, as shares of its words."""
    other_span: tuple[float, float] = (0.0, 1.0)
    by_person: bool = False


def told(connection: sqlite3.Connection, key: int) -> Told | None:
    """What an article shows; None where it shows no text."""
    row = connection.execute(
        "SELECT r.text_sha256, substr(t.text, 1, ?2), r.title, r.language, h.same_text FROM holdings h JOIN readings r ON r.id = h.reading"
        " JOIN texts t ON t.sha256 = r.text_sha256 WHERE h.key = ?1 AND h.visibility <> 'erased'",
        (key, LONGEST + 1),
    ).fetchone()
    if row is None:
        return None
    digest, text, title, language, before = row
    return Told(key=key, number=sketches.number_of(digest), text=text, title=title, language=language, is_new=before is None)


def equal(connection: sqlite3.Connection, own: Told) -> list[int]:
    """Keys of other articles that show exactly this text, so that it says which story it is, in this language."""
    return [int(row[0]) for row in _equal_to(connection, own, "h.key", "h.visibility <> 'erased'", 2)]


def address_of(connection: sqlite3.Connection, own: Told) -> str | None:
    """Where exactly this text stands too, of the articles that are shown the one that came first; None where it stands nowhere else."""
    return next((str(row[0]) for row in _equal_to(connection, own, "h.canonical_url", "h.visibility = 'shown'", 1)), None)


def _equal_to(connection: sqlite3.Connection, own: Told, wanted: str, visible: str, most: int) -> list[tuple[Any]]:
    """A column of the other articles that show exactly a text, in its language, where by itself or with its title it says which story it
    is; the first by their addresses."""
    if len(own.text) < TELLING_WITH_TITLE:
        return []
    return connection.execute(
        f"SELECT {wanted} FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.same_text = ?1 AND h.key <> ?2"
        f" AND {visible} AND r.language IS ?3 AND (?4 OR r.title IS ?5) ORDER BY h.canonical_url, h.key LIMIT ?6",
        (own.number, own.key, own.language, len(own.text) >= TELLING_ALONE, own.title, most),
    ).fetchall()


def find(connection: sqlite3.Connection, own: Told, candidates: sketches.Near, allowance: Allowance, *, is_new: bool = False) -> Found:
    """Link an article with what says its text, or nearly, and take back links that nothing chose. What comes out depends on the texts that
    are indexed alone.

    Args:
        is_new: no other article shows its text.
    """
    twins = [] if is_new else equal(connection, own)
    there = {} if own.is_new else _links(connection, own.key)
    chosen = set(twins)
    found = [(key, own.number, _EQUAL) for key in twins if not _holds(there.get(key), own.number, own.number)]
    nearest = _holders(connection, candidates.texts, own)[:COMPARED]
    known = {key for number, key in nearest if _holds(there.get(key), own.number, number)}
    compared, large, is_whole = _compare(connection, own, nearest, known, chosen, allowance)
    linked = [key for key, number, verdict in (*found, *compared) if _note(connection, own.key, key, own.number, number, verdict)]
    if is_whole and there:
        linked += _choose(connection, own.key, chosen)
    return Found(linked, large, is_whole)


def _compare(
    connection: sqlite3.Connection, own: Told, nearest: list[tuple[int, int]], known: set[int], chosen: set[int],
    allowance: Allowance,
) -> tuple[list[tuple[int, int, Likeness]], list[Pair], bool]:  # fmt: skip
    """Compare an article's text with those of others (numbers and keys, the nearest first), until nothing came of several: what is told of
    whom; the pairs that are too large; and whether all were compared.

    Args:
        known: keys of those with whom a link holds.
        chosen: gets the keys of all that were looked at.
    """
    found: list[tuple[int, int, Likeness]] = []
    large: list[Pair] = []
    fruitless = 0
    prepared, words = Prepared(own.text), effort(own.text) if nearest else 0
    for number, key in nearest:
        chosen.add(key)
        if key in known:
            fruitless = 0
            continue
        verdict = verdicts.recall(own.number, number)
        if verdict is None:
            text = _text(connection, key)
            both = words + effort(text)
            if both > AT_ONCE:
                large.append(_pair(own, number, text))
                continue
            if not allowance.takes(both):
                return found, large, False
            verdict = _compared(prepared, own.number, Prepared(text), number)
        if verdict.tells:
            found.append((key, number, verdict))
        fruitless = 0 if verdict.tells else fruitless + 1
        if fruitless == FRUITLESS:
            break
    return found, large, not large


def _compared(own: Prepared, number: int, other: Prepared, other_number: int) -> Likeness:
    """What two texts are to each other. The one with the smaller number is the first, so that it is the same whichever was there before."""
    if surely_apart(own, other):
        found = sameness.APART
    elif number < other_number:
        found = compare(own.words, other.words)
    else:
        found = compare(other.words, own.words).turned()
    verdicts.remember(number, other_number, found)
    return found


def _pair(own: Told, number: int, text: str) -> Pair:
    (one, first), (other, second) = sorted(((own.number, own.text), (number, text)))
    return Pair(one, other, first, second)


class _Link(NamedTuple):
    """A link of an article, from its side."""

    own_text: int
    text: int
    form: int
    chosen: int


def _links(connection: sqlite3.Connection, key: int) -> dict[int, _Link]:
    """The links of an article, by whom they lead to."""
    rows = connection.execute(
        "SELECT other, one_text, other_text, form, chosen FROM story_links WHERE one = ?1"
        " UNION ALL SELECT one, other_text, one_text, form, chosen FROM story_links WHERE other = ?1",
        (key,),
    )
    return {end: _Link(*rest) for end, *rest in rows}


def _holds(link: _Link | None, own_text: int, text: int) -> bool:
    """Whether a link is of these texts, and made by today's code."""
    return link is not None and link[:3] == (own_text, text, sameness.FORM)


def _choose(connection: sqlite3.Connection, own: int, chosen: set[int]) -> list[int]:
    """Note which links this article's text chose, and delete those that neither chose; returns whom these led to."""
    left = []
    for end, link in _links(connection, own).items():
        one, other, mine = (own, end, 1) if own < end else (end, own, 2)
        now = link.chosen | mine if end in chosen else link.chosen & ~mine
        if not now:
            left.append(end)
            connection.execute("DELETE FROM story_links WHERE one = ? AND other = ?", (one, other))
        elif now != link.chosen:
            connection.execute("UPDATE story_links SET chosen = ? WHERE one = ? AND other = ?", (now, one, other))
    return left


_EQUAL = Likeness(kind="same", one=1.0, other=1.0, reason="word for word the same")


def _holders(connection: sqlite3.Connection, numbers: tuple[int, ...], own: Told) -> list[tuple[int, int]]:
    """Of texts, in their order, number and the key of an article that shows it, in a language that may be this one."""
    if not numbers:
        return []
    rows = connection.execute(
        "SELECT j.value, (SELECT h.key FROM holdings h JOIN readings r ON r.id = h.reading"
        " WHERE h.same_text = j.value AND h.key <> ?2 AND h.visibility <> 'erased'"
        " AND (r.language IS NULL OR ?3 IS NULL OR r.language = ?3) ORDER BY h.canonical_url, h.key LIMIT 1)"
        " FROM json_each(?1) j ORDER BY j.key",
        (json.dumps(numbers), own.key, own.language),
    )
    return [(number, key) for number, key in rows if key is not None]


def _text(connection: sqlite3.Connection, key: int) -> str:
    """The text that an article shows, as much of it as is looked at and a character more."""
    row = connection.execute(
        "SELECT substr(t.text, 1, ?2) FROM holdings h JOIN readings r ON r.id = h.reading JOIN texts t ON t.sha256 = r.text_sha256"
        " WHERE h.key = ?1",
        (key, LONGEST + 1),
    ).fetchone()
    return str(row[0])


def _note(connection: sqlite3.Connection, own: int, key: int, number: int, other: int, found: Likeness) -> bool:
    """Write a link down; returns whether it is new."""
    one, two, first, second = own, key, number, other
    shares, spans = (found.one, found.other), (*found.one_span, *found.other_span)
    if own > key:
        one, two, first, second = key, own, other, number
        shares, spans = (found.other, found.one), (*found.other_span, *found.one_span)
    return connection.execute(
        "INSERT INTO story_links(one, other, one_text, other_text, kind, one_share, other_share, one_from, one_to, other_from, other_to,"
        " doubt, reason, at, form, chosen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (one, other) DO UPDATE SET one_text = excluded.one_text,"
        " other_text = excluded.other_text, kind = excluded.kind, one_share = excluded.one_share, other_share = excluded.other_share,"
        " one_from = excluded.one_from, one_to = excluded.one_to, other_from = excluded.other_from, other_to = excluded.other_to,"
        " doubt = excluded.doubt, reason = excluded.reason, at = excluded.at, form = excluded.form"
        " WHERE one_text <> excluded.one_text OR other_text <> excluded.other_text OR form <> excluded.form",
        (
            one, two, first, second, found.kind, *shares, *spans, found.doubt, found.reason, now_text(), sameness.FORM,
            1 if one == own else 2,
        ),
    ).rowcount > 0


def drop(connection: sqlite3.Connection, key: int, number: int | None) -> list[int]:
    """Forget the links of an article that rest on another text than this one; returns whom they led to."""
    gone = connection.execute(
        "SELECT other FROM story_links WHERE one = ?1 AND one_text IS NOT ?2"
        " UNION SELECT one FROM story_links WHERE other = ?1 AND other_text IS NOT ?2",
        (key, number),
    ).fetchall()
    if gone:
        connection.execute(
            "DELETE FROM story_links WHERE (one = ?1 AND one_text IS NOT ?2) OR (other = ?1 AND other_text IS NOT ?2)", (key, number)
        )
    return [row[0] for row in gone]


_EDGE = (
    "one, other, kind, one_share, other_share, coalesce(one_from, 0.0), coalesce(one_to, 1.0), coalesce(other_from, 0.0),"
    " coalesce(other_to, 1.0)"
)


def moulds(connection: sqlite3.Connection, key: int) -> list[tuple[int, int]]:
    """The links of an article with texts that say other figures or names in the same words: no third text makes one of them."""
    rows = connection.execute(
        "SELECT one, other FROM story_links WHERE one = ?1 AND kind = 'apart' AND doubt IS NULL"
        " UNION ALL SELECT one, other FROM story_links WHERE other = ?1 AND kind = 'apart' AND doubt IS NULL",
        (key,),
    )
    return [(one, other) for one, other in map(tuple, rows)]


def edges(connection: sqlite3.Connection, key: int) -> list[Edge]:
    """The links of an article that count for stories, with what persons say in place of what texts say: none that is doubtful. A text that
    stands within another is only told of the longer: by it none is in the story of another."""
    said = decisions(connection, key)
    rows = connection.execute(
        f"SELECT {_EDGE} FROM story_links WHERE one = ?1 AND doubt IS NULL"
        f" UNION ALL SELECT {_EDGE} FROM story_links WHERE other = ?1 AND doubt IS NULL",
        (key,),
    )
    found = [
        Edge(one=one, other=other, kind=kind, one_share=first, other_share=second, one_span=(a, b), other_span=(c, d))
        for one, other, kind, first, second, a, b, c, d in rows
        if (kind in UNITING or (kind == PART and key == (one if first < second else other))) and (one, other) not in said
    ]  # fmt: skip
    return found + [
        Edge(one=one, other=other, kind=SAME, one_share=1.0, other_share=1.0, by_person=True)
        for (one, other), decision in said.items() if decision == SAME
    ]  # fmt: skip


def decisions(connection: sqlite3.Connection, key: int) -> dict[tuple[int, int], str]:
    """What persons decided of an article and others, as far as it holds."""
    rows = connection.execute(
        "SELECT one, other, decision, id FROM story_decisions WHERE one = ?1 AND withdrawn_at IS NULL"
        " UNION ALL SELECT one, other, decision, id FROM story_decisions WHERE other = ?1 AND withdrawn_at IS NULL ORDER BY id",
        (key,),
    )
    return {(one, other): decision for one, other, decision, _ in rows}


def decide(connection: sqlite3.Connection, key: int, other: int, decision: str, *, person: str, because: str | None) -> None:
    """Write down that a person says that two articles are one story, or are not."""
    withdraw(connection, key, other, person=person)
    connection.execute(
        "INSERT INTO story_decisions(one, other, decision, person, because, at) VALUES (?, ?, ?, ?, ?, ?)",
        (*sorted((key, other)), decision, storable(person), storable(because) if because else None, now_text()),
    )


def withdraw(connection: sqlite3.Connection, key: int, other: int, *, person: str) -> bool:
    """Take back what a person decided of two articles; returns whether anything held."""
    return connection.execute(
        "UPDATE story_decisions SET withdrawn_at = ?, withdrawn_by = ? WHERE one = ? AND other = ? AND withdrawn_at IS NULL",
        (now_text(), storable(person), *sorted((key, other))),
    ).rowcount > 0
