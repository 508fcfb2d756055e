"""Links between articles that say one text, or parts of it, by their texts, with likeness and reason; and what persons say of them.

A link rests on two texts, and falls when one of its articles shows another. Persons' decisions rest on the articles, and stay.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from newsarchive.archive import sketches
from newsarchive.archive.forms import now_text, storable
from newsarchive.edits import sameness
from newsarchive.edits.sameness import Likeness, compare, rough, surely_apart
from newsarchive.edits.shingles import Words, words_of

TELLING_ALONE = 200
"""Characters from which a text says by itself which story it is."""
TELLING_WITH_TITLE = 60
"""Characters from which it does together with an equal title; below, equal texts say nothing ("Details follow.")."""
COMPARED = 12
"""Texts whose words are compared with one article's: those that are nearest by their sketches, whatever story they are of."""
LARGE = 50_000
"""Characters from which on a text is compared when its crawl settles: it takes long."""
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
    title: str | None
    language: str | None


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
        "SELECT r.text_sha256, t.text, r.title, r.language FROM holdings h JOIN readings r ON r.id = h.reading"
        " JOIN texts t ON t.sha256 = r.text_sha256 WHERE h.key = ? AND h.visibility <> 'erased'",
        (key,),
    ).fetchone()
    if row is None:
        return None
    return Told(key=key, number=sketches.number_of(row[0]), text=row[1], title=row[2], language=row[3])


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


def find(connection: sqlite3.Connection, own: Told, candidates: sketches.Near) -> list[int]:
    """Link an article with what says its text, or nearly, and take back links that nothing chose; returns the keys of those whose link
    with it is another now. What comes out depends on the texts that are indexed alone."""
    twins = equal(connection, own)
    chosen = set(twins)
    linked = [key for key in twins if _note(connection, own.key, key, own.number, own.number, _EQUAL)]
    words: Words | None = None
    pairs = rough(own.text) if candidates.texts else frozenset()
    for number in candidates.texts:
        if len(chosen) - len(twins) == COMPARED:
            break
        holder = _holder(connection, number, own)
        if holder is None:
            continue
        key, text = holder
        chosen.add(key)
        if _is_known(connection, own.key, key, own.number, number):
            continue
        if surely_apart(pairs, rough(text)):
            continue
        words = words or words_of(own.text)
        found = compare(words, words_of(text))
        is_told = found.kind != APART or found.doubt is not None or found.is_mould
        if is_told and _note(connection, own.key, key, own.number, number, found):
            linked.append(key)
    return linked + _choose(connection, own.key, chosen)


def _choose(connection: sqlite3.Connection, own: int, chosen: set[int]) -> list[int]:
    """Note which links this article's text chose, and delete those that neither chose; returns whom these led to."""
    rows = connection.execute(
        "SELECT one, other, chosen FROM story_links WHERE one = ?1 UNION ALL SELECT one, other, chosen FROM story_links WHERE other = ?1",
        (own,),
    ).fetchall()
    left = []
    for one, other, was in map(tuple, rows):
        mine, end = (1, other) if one == own else (2, one)
        now = was | mine if end in chosen else was & ~mine
        if not now:
            left.append(end)
            connection.execute("DELETE FROM story_links WHERE one = ? AND other = ?", (one, other))
        elif now != was:
            connection.execute("UPDATE story_links SET chosen = ? WHERE one = ? AND other = ?", (now, one, other))
    return left


_EQUAL = Likeness(kind="same", one=1.0, other=1.0, reason="word for word the same")


def _holder(connection: sqlite3.Connection, number: int, own: Told) -> tuple[int, str] | None:
    """An article that shows the text of a number, in a language that may be this one; and the text."""
    row = connection.execute(
        "SELECT h.key, t.text FROM holdings h JOIN readings r ON r.id = h.reading JOIN texts t ON t.sha256 = r.text_sha256"
        " WHERE h.same_text = ?1 AND h.key <> ?2 AND h.visibility <> 'erased'"
        " AND (r.language IS NULL OR ?3 IS NULL OR r.language = ?3) ORDER BY h.canonical_url, h.key LIMIT 1",
        (number, own.key, own.language),
    ).fetchone()
    return (int(row[0]), row[1]) if row is not None else None


def _is_known(connection: sqlite3.Connection, own: int, key: int, number: int, other: int) -> bool:
    one, two, first, second = (own, key, number, other) if own < key else (key, own, other, number)
    return connection.execute(
        "SELECT 1 FROM story_links WHERE one = ? AND other = ? AND one_text = ? AND other_text = ? AND form = ?",
        (one, two, first, second, sameness.FORM),
    ).fetchone() is not None


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
