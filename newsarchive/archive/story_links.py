"""Links between articles that say one text, or parts of it, by their texts, with likeness and reason.

A link rests on two texts, and falls when one of its articles shows another. What persons say of two articles stays (story_decisions).
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsarchive.archive import sketches, story_decisions, verdicts
from newsarchive.archive.forms import now_text
from newsarchive.edits import sameness
from newsarchive.edits.sameness import Likeness
from newsarchive.edits.shingles import LONGEST, letters

TELLING_ALONE = 200
"""Letters from which a text says by itself which story it is (shingles.letters)."""
TELLING_WITH_TITLE = 60
"""Letters from which it does together with an equal title; below, equal texts say nothing ("Details follow.")."""
COMPARED = 12
"""Texts whose words are compared with one article's: those that are nearest by their sketches, whatever story they are of."""
FRUITLESS = 4
"""Texts compared one after the other that come to nothing, or to a doubt, after which those that are less near are not looked at: many
texts share some sentences with many."""
UNITING = ("same", "edited", "cut")
"""Kinds of links between articles of one story."""
SAME, APART, PART = "same", "apart", "part"


class Told(NamedTuple):
    """An article by what links it."""

    key: int
    number: int
    """Of its text."""
    title: str | None
    language: str | None
    is_indexed: bool
    """Whether this text of it was indexed."""


class Pair(NamedTuple):
    """Two texts that are to be compared, where nobody waits for it."""

    one: int
    """Its number, the smaller one."""
    other: int
    text: str
    """Of the first, as much of it as is looked at, and a character more where there is more."""
    other_text: str
    share: float
    """Of the runs of words of one how many stand in the other, as far as that was known before."""


class Neighbour(NamedTuple):
    """An article whose text is near to another."""

    number: int
    """Of its text."""
    key: int
    share: float


class Look(NamedTuple):
    """An article, and those whose texts are near to its text, the nearest first."""

    own: Told
    nearest: list[Neighbour]
    texts: tuple[int, ...]
    """All texts that are near to its text, also those that it is not compared with."""


class Compared(NamedTuple):
    """What comparing two texts came to."""

    one: int
    other: int
    found: Likeness


class Found(NamedTuple):
    """What became of an article's links."""

    linked: list[int]
    """Keys of those with whom it has a new link; none while anything is to be compared."""
    left: list[int]
    """Keys of those with whom it has none any more, since neither chose the other."""
    wanted: list[Pair]
    """Texts that are to be compared before its links can be told."""
    fruitless: set[int]
    """Texts that were compared with its text and have nothing to do with it."""


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


class Standing(NamedTuple):
    """How an article stands among the stories."""

    own: Told | None
    """What it shows; None where it shows no text."""
    number: int | None
    """Of the text by which it was linked last."""
    story: str | None


def standing(connection: sqlite3.Connection, key: int) -> Standing:
    """What an article shows, and what it was linked by; nothing of one that is not there."""
    row = connection.execute(
        "SELECT h.same_text, h.story, r.text_sha256, r.title, r.language FROM holdings h"
        " LEFT JOIN readings r ON r.id = h.reading AND h.visibility <> 'erased' WHERE h.key = ?",
        (key,),
    ).fetchone()
    if row is None:
        return Standing(None, None, None)
    before, story, digest, title, language = row
    if digest is None:
        return Standing(None, before, story)
    number = sketches.number_of(digest)
    return Standing(Told(key=key, number=number, title=title, language=language, is_indexed=before == number), before, story)


def told(connection: sqlite3.Connection, key: int) -> Told | None:
    """What an article shows; None where it shows no text."""
    return standing(connection, key).own


def text_of(connection: sqlite3.Connection, key: int, most: int = LONGEST + 1) -> str:
    """The text that an article shows, so many characters of it: as many as are looked at, and one more; "" where the archive lost it."""
    row = connection.execute(
        "SELECT substr(t.text, 1, ?2) FROM holdings h JOIN readings r ON r.id = h.reading JOIN texts t ON t.sha256 = r.text_sha256"
        " WHERE h.key = ?1",
        (key, most),
    ).fetchone()
    return str(row[0]) if row is not None else ""


def equal(connection: sqlite3.Connection, own: Told) -> list[int]:
    """Keys of other articles that show exactly this text, so that it says which story it is, in this language."""
    return [int(row[0]) for row in _equal_to(connection, own, "h.key", "h.visibility <> 'erased'", 2)]


def address_of(connection: sqlite3.Connection, own: Told) -> str | None:
    """Where exactly this text stands too, of the articles that are shown the one that came first; None where it stands nowhere else."""
    return next((str(row[0]) for row in _equal_to(connection, own, "h.canonical_url", "h.visibility = 'shown'", 1)), None)


def _equal_to(connection: sqlite3.Connection, own: Told, wanted: str, visible: str, most: int) -> list[tuple[Any]]:
    """A column of the other articles that show exactly a text, in its language, where by itself or with its title it says which story it
    is; the first by their addresses."""
    if connection.execute("SELECT 1 FROM holdings WHERE same_text = ? AND key <> ? LIMIT 1", (own.number, own.key)).fetchone() is None:
        return []
    size = letters(text_of(connection, own.key, TELLING_ALONE))
    if size < TELLING_WITH_TITLE:
        return []
    return connection.execute(
        f"SELECT {wanted} FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.same_text = ?1 AND h.key <> ?2"
        f" AND {visible} AND r.language IS ?3 AND (?4 OR r.title IS ?5) ORDER BY h.canonical_url, h.key LIMIT ?6",
        (own.number, own.key, own.language, size >= TELLING_ALONE, own.title, most),
    ).fetchall()


def link_equal(connection: sqlite3.Connection, own: Told) -> list[int]:
    """Link an article with others that show exactly its text; returns those whose link with it is new."""
    return [key for key in equal(connection, own) if _note(connection, own.key, key, own.number, own.number, _EQUAL)]


def look(connection: sqlite3.Connection, own: Told, near: sketches.Near) -> Look:
    """Whose texts an article's text is compared with: as many as are, the nearest of them, whatever story they are of."""
    return Look(own, _holders(connection, near, own)[:COMPARED], near.texts)


def find(connection: sqlite3.Connection, at: Look) -> Found:
    """Link an article with what says its text, or nearly, and take back links that nothing chose, where it is known what comparing it with
    others came to. What comes out depends on the texts that are indexed alone."""
    own = at.own
    there = _links(connection, own.key)
    twins = equal(connection, own)
    chosen = set(twins)
    known = {one.key: there[one.key].is_fruitful for one in at.nearest if _holds(there.get(one.key), own.number, one.number)}
    told, wanted, fruitless = _compare(at, known, chosen)
    if wanted:
        text = text_of(connection, own.key)
        return Found([], [], [_pair(own.number, text, one, text_of(connection, one.key)) for one in wanted], fruitless)
    found = [(key, own.number, _EQUAL) for key in twins if not _holds(there.get(key), own.number, own.number)] + told
    linked = [key for key, number, verdict in found if _note(connection, own.key, key, own.number, number, verdict)]
    return Found(linked, _choose(connection, own.key, there, chosen), [], fruitless)


def _compare(
    at: Look, known: dict[int, bool], chosen: set[int]
) -> tuple[list[tuple[int, int, Likeness]], list[Neighbour], set[int]]:
    """What is known of an article's text and those that are near to it, until several came to nothing: what is told of whom; which must
    be compared first, whatever that comes to; and the texts of which nothing is told.

    Args:
        known: keys of those with whom a link holds, and whether it came to something.
        chosen: gets the keys of all that were looked at.
    """
    found: list[tuple[int, int, Likeness]] = []
    wanted: list[Neighbour] = []
    nothing: set[int] = set()
    fruitless = 0
    for one in at.nearest:
        chosen.add(one.key)
        is_fruitful = known.get(one.key)
        if is_fruitful is None:
            verdict = verdicts.recall(at.own.number, one.number)
            if verdict is None:
                wanted.append(one)
            elif verdict.tells:
                found.append((one.key, one.number, verdict))
            else:
                nothing.add(one.number)
            is_fruitful = verdict is not None and _is_fruitful(verdict.kind, verdict.tells, verdict.doubt)
        fruitless = 0 if is_fruitful else fruitless + 1
        if fruitless == FRUITLESS:
            break
    return found, wanted, nothing


def _is_fruitful(kind: str, tells: bool, doubt: str | None) -> bool:
    """Whether what two texts are to each other is more than a doubt whether they are more than two texts."""
    return tells and (kind != APART or doubt is None)


def _pair(own: int, own_text: str, other: Neighbour, text: str) -> Pair:
    """The text with the smaller number is the first, so that what is found is the same whichever was there before."""
    (one, first), (two, second) = sorted(((own, own_text), (other.number, text)))
    return Pair(one, two, first, second, other.share)


class _Link(NamedTuple):
    """A link of an article, from its side."""

    own_text: int
    text: int
    form: int
    chosen: int
    kind: str
    doubt: str | None

    @property
    def is_fruitful(self) -> bool:
        """Whether it is more than a doubt."""
        return _is_fruitful(self.kind, tells=True, doubt=self.doubt)


def _links(connection: sqlite3.Connection, key: int) -> dict[int, _Link]:
    """The links of an article, by whom they lead to."""
    rows = connection.execute(
        "SELECT other, one_text, other_text, form, chosen, kind, doubt FROM story_links WHERE one = ?1"
        " UNION ALL SELECT one, other_text, one_text, form, chosen, kind, doubt FROM story_links WHERE other = ?1",
        (key,),
    )
    return {end: _Link(*rest) for end, *rest in rows}


def _holds(link: _Link | None, own_text: int, text: int) -> bool:
    """Whether a link is of these texts, and made by today's code."""
    return link is not None and link[:3] == (own_text, text, sameness.FORM)


def _choose(connection: sqlite3.Connection, own: int, there: dict[int, _Link], chosen: set[int]) -> list[int]:
    """Note which of the links that were there before this article's text chose, and delete those that neither chose; returns whom these
    led to."""
    left = []
    for end, link in there.items():
        one, other, mine = (own, end, 1) if own < end else (end, own, 2)
        now = link.chosen | mine if end in chosen else link.chosen & ~mine
        if not now:
            left.append(end)
            connection.execute("DELETE FROM story_links WHERE one = ? AND other = ?", (one, other))
        elif now != link.chosen:
            connection.execute("UPDATE story_links SET chosen = ? WHERE one = ? AND other = ?", (now, one, other))
    return left


_EQUAL = Likeness(kind="same", one=1.0, other=1.0, reason="word for word the same")


def _holders(connection: sqlite3.Connection, near: sketches.Near, own: Told) -> list[Neighbour]:
    """Of near texts, in their order, an article that shows each, in a language that may be this one."""
    if not near.texts:
        return []
    rows = connection.execute(
        "SELECT j.value, (SELECT h.key FROM holdings h JOIN readings r ON r.id = h.reading"
        " WHERE h.same_text = j.value AND h.key <> ?2 AND h.visibility <> 'erased'"
        " AND (r.language IS NULL OR ?3 IS NULL OR r.language = ?3) ORDER BY h.canonical_url, h.key LIMIT 1)"
        " FROM json_each(?1) j ORDER BY j.key",
        (json.dumps(near.texts), own.key, own.language),
    )
    return [Neighbour(number, key, share) for (number, key), share in zip(rows, near.shares, strict=True) if key is not None]


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


def ends(connection: sqlite3.Connection, key: int) -> list[int]:
    """Whom the links of an article lead to."""
    return list(_links(connection, key))


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


_MOULD = "(doubt IN (?2, ?3) OR (kind = 'apart' AND doubt IS NULL))"
_EDGE = (
    "one, other, kind, one_share, other_share, coalesce(one_from, 0.0), coalesce(one_to, 1.0), coalesce(other_from, 0.0),"
    " coalesce(other_to, 1.0)"
)


def moulds(connection: sqlite3.Connection, key: int) -> list[tuple[int, int]]:
    """The links of an article with texts that say other figures or names in the same words, or may: no third text makes one of them."""
    rows = connection.execute(
        f"SELECT one, other FROM story_links WHERE one = ?1 AND {_MOULD}"
        f" UNION ALL SELECT one, other FROM story_links WHERE other = ?1 AND {_MOULD}",
        (key, sameness.CORRECTED, sameness.FILLED_IN),
    )
    return [(one, other) for one, other in map(tuple, rows)]


def edges(connection: sqlite3.Connection, key: int) -> list[Edge]:
    """The links of an article that count for stories, with what persons say in place of what texts say: none that is doubtful. A text that
    stands within another is only told of the longer: by it none is in the story of another."""
    said = story_decisions.of(connection, key)
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
