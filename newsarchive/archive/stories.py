"""Stories: articles that say one text at several addresses: copies, edited, cut. They are linked; none is dropped.

An article is compared with the whole archive when it is stored, and those that have to do with others once more when a crawl settles:
by then everything is there that it may be linked with, whatever came first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from newsarchive.archive import shown, sketches, story_links, verdicts
from newsarchive.archive.story_groups import join, regroup, stories_of, write
from newsarchive.archive.story_links import Allowance, Compared, Pair
from newsarchive.edits import sameness
from newsarchive.edits.shingles import FORM, LONGEST, Sketch
from newsarchive.items import Reading

A_BATCH = 100
"""Articles that are looked at once more in one transaction."""
MOST_LARGE = 8
"""Pairs of large texts that are handed out at once to be compared."""


class Twins(NamedTuple):
    """Who else says this text."""

    touched: list[int]
    """Holdings whose story changed."""
    address: str | None
    """Where exactly this text stood before; None where it stands nowhere else."""


def link(connection: sqlite3.Connection, key: int, reading: Reading | None = None) -> Twins:
    """Link an article with others that say the text it shows; call it whenever that may be another one.

    Args:
        reading: what it shows, where the caller has it: it may bring the text's sketch.
    """
    own = story_links.told(connection, key)
    before = connection.execute("SELECT same_text, story FROM holdings WHERE key = ?", (key,)).fetchone()
    number = own.number if own is not None else None
    left = story_links.drop(connection, key, number) if before[0] not in {None, number} else []
    if before[0] != number:
        connection.execute("UPDATE holdings SET same_text = ? WHERE key = ?", (number, key))
        if before[0] is not None:
            _forget_text(connection, before[0])
    if own is None:
        return Twins(regroup(connection, [key, *left]) if left or before[1] is not None else [], None)
    found = reading.sketch if reading is not None and reading.sketch is not None else _sketch(connection, own)
    is_new = sketches.put(connection, own.number, found)
    candidates = sketches.near(connection, own.number, found)
    if is_new:
        _queue_near(connection, candidates)
    linked = story_links.find(connection, own, candidates, Allowance(words=story_links.AT_ARRIVAL), is_new=is_new).linked
    is_old = bool(left) or before[1] is not None
    if linked or is_old or candidates.texts or candidates.is_crowded:
        _queue(connection, [key, *left])
    touched = join(connection, key, linked) if linked and not is_old else None
    if touched is None:
        touched = regroup(connection, [key, *left]) if linked or is_old else []
    return Twins(touched, story_links.address_of(connection, own) if not is_new else None)


def _sketch(connection: sqlite3.Connection, own: story_links.Told) -> Sketch:
    known = sketches.of(connection, own.number)
    return known if known is not None and known.imprint else sketches.made(own.text)


def _queue(connection: sqlite3.Connection, keys: Iterable[int], *, is_linked: bool = False) -> None:
    """Have the links of articles made anew when the crawl settles, or where these are, only their stories."""
    connection.execute(
        "INSERT INTO story_queue(holding, is_linked) SELECT value, ?2 FROM json_each(?1) WHERE true"
        " ON CONFLICT (holding) DO UPDATE SET is_linked = ?2 WHERE is_linked > ?2",
        (json.dumps(list(keys)), is_linked),
    )


def _queue_near(connection: sqlite3.Connection, near: sketches.Near) -> None:
    """Have articles looked at once more that a text which came or went may be among the nearest of."""
    if near.texts:
        connection.execute(
            "INSERT INTO story_queue(holding, is_linked) SELECT h.key, 0 FROM json_each(?) j CROSS JOIN holdings h ON h.same_text = j.value"
            " WHERE true ON CONFLICT (holding) DO UPDATE SET is_linked = 0 WHERE is_linked",
            (json.dumps(near.texts),),
        )


def renew(connection: sqlite3.Connection) -> None:
    """Have all articles looked at once more where their sketches or links were made by other code; inside the caller's transaction."""
    made_by = connection.execute("SELECT value FROM about WHERE key = 'sketches_made_by'").fetchone()
    if made_by is not None and made_by[0] != sameness.made_by():
        connection.execute("INSERT OR IGNORE INTO story_queue(holding) SELECT key FROM holdings WHERE same_text IS NOT NULL")


def waiting(connection: sqlite3.Connection) -> int:
    """How many articles are to be looked at once more."""
    return int(connection.execute("SELECT count(*) FROM story_queue").fetchone()[0])


def index_some(connection: sqlite3.Connection, after: int, most: int = A_BATCH) -> int | None:
    """Index the texts of waiting articles that are not yet, as in an archive from before stories; inside the caller's transaction.

    Args:
        after: key of the last one that was looked at; 0 to begin with.

    Returns:
        The key of the last one now, None where there was none.
    """
    keys = [
        row[0] for row in connection.execute(
            "SELECT q.holding FROM story_queue q JOIN holdings h ON h.key = q.holding WHERE q.holding > ? AND h.reading IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM fingerprints f WHERE f.text = h.same_text AND f.form = ? AND f.imprint <> x'')"
            " ORDER BY 1 LIMIT ?",
            (after, FORM, most),
        )
    ]  # fmt: skip
    touched: list[int] = []
    left = LONGEST
    for at, key in enumerate(keys):
        own = story_links.told(connection, key)
        left -= min(LONGEST, len(own.text)) if own is not None else 0
        if left < 0 and at:
            keys = keys[:at]
            break
        number = own.number if own is not None else None
        known = connection.execute("SELECT same_text FROM holdings WHERE key = ?", (key,)).fetchone()[0]
        if known != number:
            touched += link(connection, key).touched
        elif own is not None:
            sketches.put(connection, own.number, _sketch(connection, own))
    shown.refresh(connection, touched)
    return keys[-1] if keys else None


class Step(NamedTuple):
    """What a step of settling came to."""

    looked: int
    """Articles that were looked at, and are done with."""
    large: list[Pair]
    """Texts that are to be compared before the next step: outside of a transaction, since that takes long."""
    goes_on: bool
    """Whether anything is left."""


def settle_some(connection: sqlite3.Connection, most: int = A_BATCH, compared: Sequence[Compared] = ()) -> Step:
    """Make the links of some of the articles anew that wait for it, and where none waits, some stories; inside the caller's transaction,
    and again until nothing is left. First all of them must be indexed (index_some).

    Args:
        most: articles that are looked at.
        compared: what the texts that the last step handed out came to.
    """
    for one in compared:
        verdicts.remember(*one)
    keys = [
        row[0] for row in connection.execute("SELECT holding FROM story_queue WHERE is_linked = 0 ORDER BY holding DESC LIMIT ?", (most,))
    ]  # fmt: skip
    if not keys:
        looked = group_some(connection, most)
        return Step(looked, [], looked > 0)
    allowance = Allowance(words=story_links.AT_ONCE)
    large: list[Pair] = []
    looked = 0
    for key in keys:
        own = story_links.told(connection, key)
        if own is not None:
            sketch = _sketch(connection, own)
            sketches.put(connection, own.number, sketch)
            found = story_links.find(connection, own, sketches.near(connection, own.number, sketch), allowance)
            _queue(connection, found.linked, is_linked=True)
            large += found.large
            if len(large) >= MOST_LARGE or (not found.is_whole and not found.large):
                break
            if not found.is_whole:
                continue
        connection.execute("UPDATE story_queue SET is_linked = 1 WHERE holding = ?", (key,))
        looked += 1
    return Step(looked, list(dict.fromkeys(large))[:MOST_LARGE], goes_on=True)


def settle_all(ask: Callable[..., Any]) -> None:
    """Settle all that waits, for whoever has nothing else to do.

    Args:
        ask: runs a function of the connection and other arguments in a transaction of its own.
    """
    after: int | None = 0
    while after is not None:
        after = ask(index_some, after)
    step: Step = ask(settle_some)
    while step.goes_on:
        step = ask(settle_some, compared=[pair.compared() for pair in step.large])


def group_some(connection: sqlite3.Connection, most: int = A_BATCH) -> int:
    """Make the stories anew of some of the articles whose links were; inside the caller's transaction. A story is made once, however many
    of its articles wait.

    Returns:
        How many articles were looked at.
    """
    keys = [row[0] for row in connection.execute("SELECT holding FROM story_queue WHERE is_linked ORDER BY holding LIMIT ?", (most,))]
    found = stories_of(connection, keys)
    shown.refresh(connection, write(connection, found))
    members = {(key,) for group, _ in found for key in group} | {(key,) for key in keys}
    connection.executemany("DELETE FROM story_queue WHERE holding = ? AND is_linked", sorted(members))
    return len(keys)


def forget(connection: sqlite3.Connection, key: int) -> list[int]:
    """Take an article out of its story, its links and, unless another shows it, its text out of the index; returns whose story changed."""
    row = connection.execute("SELECT same_text FROM holdings WHERE key = ?", (key,)).fetchone()
    story = [
        one[0] for one in connection.execute(
            "SELECT o.key FROM holdings h JOIN holdings o ON o.story = h.story WHERE h.key = ?1 AND o.key <> ?1", (key,)
        )
    ]  # fmt: skip
    left = story_links.drop(connection, key, None)
    connection.execute("UPDATE holdings SET same_text = NULL, story = NULL WHERE key = ?", (key,))
    connection.execute("DELETE FROM story_queue WHERE holding = ?", (key,))
    connection.execute(
        "UPDATE story_decisions SET because = NULL, withdrawn_at = coalesce(withdrawn_at, at) WHERE one = ?1 OR other = ?1", (key,)
    )
    if row is not None and row[0] is not None:
        _forget_text(connection, row[0])
    return regroup(connection, [*story, *left])


def decide(
    connection: sqlite3.Connection, key: int, other: int, decision: str | None, *, person: str, because: str | None = None
) -> bool:
    """A person says that two articles are one story (same) or are not (apart), or takes back what was said (None); returns whether
    anything was there to be taken back. It holds whatever their texts say, until it is taken back."""
    if decision is None:
        held = story_links.withdraw(connection, key, other, person=person)
    else:
        story_links.decide(connection, key, other, decision, person=person, because=because)
        held = True
    shown.refresh(connection, regroup(connection, [key, other]))
    return held


def _forget_text(connection: sqlite3.Connection, number: int) -> None:
    if connection.execute("SELECT 1 FROM holdings WHERE same_text = ? LIMIT 1", (number,)).fetchone() is None:
        found = sketches.of(connection, number)
        if found is not None:
            _queue_near(connection, sketches.near(connection, number, found))
        sketches.remove(connection, number)
