"""The clues by which translations are known, one row an article, in step with what is shown; and what must be compared anew since they
changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any
from zlib import crc32

from newsarchive.archive.forms import as_json
from newsarchive.archive.translation_model import KINDS, Side
from newsarchive.items import Reading
from newsarchive.text.counterparts import Counterparts, counterparts_of

STALE, DAY, UNDECIDED = "stale", "day", "undecided"
"""Steps of the queue."""
NEAR = 4
"""Days between articles that are compared for nothing but their days."""
BACKGROUND = 40
"""Articles of a language, the last before a day, by which it is known what all of them say."""
EPOCH = date(1970, 1, 1).toordinal()
RARE_NAMES, RARE_NUMBERS, RARE_ADDRESSES = 3, 3, 2
"""Of an article by which it is found from far: those with the smallest digests, so that its translations have the same ones."""
MOST_HOLDERS = 12
"""Articles that share a clue by which one is found from far; one that more share finds nothing."""
MOST_CLUES = 400
"""Values of one article that are taken from its row."""
SIDE = (
    "c.holding, a.site, c.tongue, c.day, a.canonical_url, a.text_sha256, c.clues FROM translation_clues c"
    " JOIN articles a ON a.key = c.holding WHERE c.tongue IS NOT NULL"
)


def note(connection: sqlite3.Connection, holding: int, reading: Reading, *, shared_number: int | None = None) -> None:
    """Keep the clues of the reading that is shown for an article; what changed is compared anew when translations are settled.

    Args:
        shared_number: the site's number of it, where that is one item in all languages and the reading brings no clues.
    """
    clues = reading.clues
    if not clues and reading.text:
        clues = of_text(reading.title, reading.text, reading.language)
        clues |= {"item": shared_number, "shared": True} if shared_number is not None else {}
    site = connection.execute("SELECT site FROM holdings WHERE key = ?", (holding,)).fetchone()[0]
    put(connection, holding, clues.get("university") or site, clues)


def note_again(connection: sqlite3.Connection, holding: int) -> None:
    """Take the clues that another text of an article gives, which is shown by now; what its page gave stays as it is."""
    title, text, language = connection.execute(
        "SELECT r.title, t.text, r.language FROM holdings h JOIN readings r ON r.id = h.reading"
        " LEFT JOIN texts t ON t.sha256 = r.text_sha256 WHERE h.key = ?",
        (holding,),
    ).fetchone()
    row = connection.execute("SELECT university, clues FROM translation_clues WHERE holding = ?", (holding,)).fetchone()
    known = json.loads(row[1]) if row is not None else {}
    kept = {name: value for name, value in known.items() if name not in Counterparts.__dataclass_fields__}
    university = row[0] if row is not None else connection.execute("SELECT site FROM holdings WHERE key = ?", (holding,)).fetchone()[0]
    put(connection, holding, university, {**kept, **of_text(title, text, language)})


def of_text(title: str | None, text: str | None, language: str | None) -> dict[str, Any]:
    """The clues that an article's text alone gives."""
    return {name: value for name, value in asdict(counterparts_of(title, text, language)).items() if value}


def told_by_text(clues: str | None) -> dict[str, Any]:
    """Of an article's clues as they are stored those that its text alone gave."""
    return {name: value for name, value in json.loads(clues or "{}").items() if name in Counterparts.__dataclass_fields__}


def put(connection: sqlite3.Connection, holding: int, university: str, clues: dict[str, Any]) -> None:
    """Write an article's clues, and queue it where they are others than before."""
    text = as_json({name: value for name, value in clues.items() if name != "university"}) or "{}"
    before = connection.execute("SELECT university, tongue, day FROM translation_clues WHERE holding = ?", (holding,)).fetchone()
    if before is not None and before[0] != university and before[1] is not None and before[2] is not None:
        _queue_days(connection, before[0], before[1], before[2])
    changed = connection.execute(
        "INSERT INTO translation_clues(holding, university, clues) VALUES (?1, ?2, ?3) ON CONFLICT (holding) DO UPDATE"
        " SET university = ?2, clues = ?3 WHERE (university, clues) IS NOT (?2, ?3)",
        (holding, university, text),
    ).rowcount
    if changed:
        queue(connection, STALE, [("", holding)])


def touch(connection: sqlite3.Connection, holding: int) -> None:
    """An article's language, date or visibility changed: it is compared anew."""
    queue(connection, STALE, [("", holding)])


def queue(connection: sqlite3.Connection, step: str, found: Iterable[tuple[str, int]]) -> None:
    """Put articles or days (with their university) in line for a step."""
    connection.executemany(
        "INSERT INTO translation_queue(step, university, number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(step, university, number) for university, number in found],
    )


def sync(connection: sqlite3.Connection, holding: int) -> tuple[Side | None, dict[int, list[int]]]:
    """Bring an article's row into step with what is shown of it, and queue the days that are to be compared anew.

    Returns:
        The article, None where it takes no part; and of each of its keys the other articles that have it, at most MOST_HOLDERS and one.
    """
    row = connection.execute("SELECT university, tongue, day FROM translation_clues WHERE holding = ?", (holding,)).fetchone()
    shown = connection.execute("SELECT language, script, published FROM articles WHERE key = ?", (holding,)).fetchone()
    if row is None:
        return None, {}
    university, tongue_before, day_before = row
    tongue, day = (tongue_of(shown[0], shown[1]), day_of(shown[2])) if shown is not None else (None, None)
    connection.execute("UPDATE translation_clues SET tongue = ?, day = ? WHERE holding = ?", (tongue, day, holding))
    for at, of in {(day, tongue), (day_before, tongue_before)}:
        if at is not None and of is not None:
            _queue_days(connection, university, of, at)
    side = load(connection, holding)
    return side, _put_keys(connection, university, holding, set(keys_of(side)) if side is not None else set(), side)


def _queue_days(connection: sqlite3.Connection, university: str, tongue: str, day: int) -> None:
    """Queue the days on which an article of a day is looked back on: near ones, and those to whose background it belongs."""
    row = connection.execute(
        "SELECT day FROM translation_clues WHERE university = ? AND tongue = ? AND day > ? ORDER BY day LIMIT 1 OFFSET ?",
        (university, tongue, day, BACKGROUND - 1),
    ).fetchone()
    until = max(day + NEAR, row[0]) if row is not None else 2**40
    connection.execute(
        "INSERT INTO translation_queue(step, university, number) SELECT DISTINCT ?1, university, day FROM translation_clues"
        " WHERE university = ?2 AND tongue IS NOT NULL AND day BETWEEN ?3 AND ?4 ON CONFLICT DO NOTHING",
        (DAY, university, day, until),
    )
    # Its own day also where no article is of it any more.
    queue(connection, DAY, [(university, day)])


def _put_keys(
    connection: sqlite3.Connection, university: str, holding: int, keys: set[int], side: Side | None
) -> dict[int, list[int]]:
    """Write the keys of an article, and look who else has them. Others are queued that lose, or get back, what finds them: a clue that too
    many articles share by now, an address that two of them name."""
    rows = connection.execute("SELECT university, key FROM translation_keys WHERE holding = ?", (holding,)).fetchall()
    old = {key for of, key in rows if of == university}
    connection.executemany(
        "DELETE FROM translation_keys WHERE university = ? AND key = ? AND holding = ?",
        [(of, key, holding) for of, key in rows if of != university or key not in keys],
    )
    added = [(university, key, holding) for key in sorted(keys - old)]
    connection.executemany("INSERT INTO translation_keys(university, key, holding) VALUES (?, ?, ?)", added)
    named = {digest(f"{name} {url}") for name, urls in side.named.items() for url in urls} if side is not None else set()
    found = {key: holders(connection, university, key, holding) for key in sorted(keys | old)}
    for key in sorted(keys ^ old):
        others = found[key]
        if len(others) == MOST_HOLDERS or (0 < len(others) <= 2 and (key in named or key not in keys)):
            queue(connection, STALE, [("", one) for one in others])
    return found


def holders(connection: sqlite3.Connection, university: str, key: int, holding: int) -> list[int]:
    """The articles that have a key, without one; at most MOST_HOLDERS and one more."""
    rows = connection.execute(
        "SELECT holding FROM translation_keys WHERE university = ? AND key = ? LIMIT ?", (university, key, MOST_HOLDERS + 2)
    )
    return [row[0] for row in rows if row[0] != holding][: MOST_HOLDERS + 1]


def forget(connection: sqlite3.Connection, holding: int) -> None:
    """Take out an article's clues; days on which it was looked at are compared anew."""
    row = connection.execute("SELECT university, day, tongue FROM translation_clues WHERE holding = ?", (holding,)).fetchone()
    if row is not None and None not in tuple(row):
        _queue_days(connection, row[0], row[2], row[1])
    for table in ("translation_keys", "translation_clues"):
        connection.execute(f"DELETE FROM {table} WHERE holding = ?", (holding,))
    connection.execute("UPDATE holdings SET translation = NULL WHERE key = ?", (holding,))


def tongue_of(language: str | None, script: str | None) -> str | None:
    """By what the languages of translations are told apart: a text in another script counts as another language."""
    return f"{language}-{script or 'Zyyy'}" if language else None


def day_of(published: str | None) -> int | None:
    """A date's day as a number; None where it is not known to the day."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal() - EPOCH
    except ValueError:
        return None


def load(connection: sqlite3.Connection, holding: int) -> Side | None:
    """An article; None where it takes no part."""
    row = connection.execute(f"SELECT {SIDE} AND c.holding = ?", (holding,)).fetchone()
    return side_of(tuple(row)) if row is not None else None


def of_days(connection: sqlite3.Connection, university: str, first: int, last: int) -> list[Side]:
    """The articles of a university from one day to another, by day and address."""
    rows = connection.execute(
        f"SELECT {SIDE} AND c.university = ? AND c.day BETWEEN ? AND ? ORDER BY c.day, a.canonical_url", (university, first, last)
    )
    return [side_of(tuple(row)) for row in rows]


def side_of(row: tuple[Any, ...]) -> Side:
    """An article from a row of SIDE."""
    key, site, tongue, day, url, digest_of_text, text = row
    clues = json.loads(text)
    sets = {name: frozenset(clues.get(name, ())[:MOST_CLUES]) for name in KINDS}
    sets["subjects"] = frozenset(clue[1:] for clue in sets["title"] if clue.startswith("="))
    sets["title"] = frozenset(clue for clue in sets["title"] if not clue.startswith("="))
    return Side(
        key=key, site=site, tongue=tongue, day=day, url=url, text=digest_of_text, clues=sets,
        letters=clues.get("letters", 0), address=clues.get("address"), item=clues.get("item"), is_shared=bool(clues.get("shared")),
        named={name: frozenset(clues.get(name, ())) for name in ("hreflang", "switch")},
        words=sets["names"] | sets["cognates"] | sets["title"],
    )  # fmt: skip


def keys_of(side: Side) -> Iterator[int]:
    """What finds an article from far: what is declared of it, its pictures and links, the rarest of its names and numbers."""
    yield digest(f"own {side.url}")
    yield from (digest(f"{name} {url}") for name, urls in side.named.items() for url in urls)
    yield from map(digest, names_of_all(side))
    yield from clue_keys(side)


def names_of_all(side: Side) -> Iterator[str]:
    """What is the same of an article and of its translations: its address but for its language, the site's number of it."""
    if side.address is not None:
        yield f"address {side.address}"
    if side.is_shared and side.item is not None:
        yield f"number {side.site} {side.item}"


def clue_keys(side: Side) -> Iterator[int]:
    """Of these, those that stand in its text."""
    for name, most in (("images", RARE_ADDRESSES), ("links", RARE_ADDRESSES), ("names", RARE_NAMES), ("numbers", RARE_NUMBERS)):
        for clue in sorted(side.clues[name], key=lambda one: (crc32(one.encode()), one))[:most]:
            yield digest(f"{name} {clue}")


def digest(text: str) -> int:
    """63 bits of a clue."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
