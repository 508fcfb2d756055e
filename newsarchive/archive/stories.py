"""Stories: articles that say one text at several addresses: copies, edited, cut. They are linked; none is dropped.

When an article is stored it is linked with those that say exactly its text, and its text is looked for in the index of all texts. One
that some of them are near to waits to be compared with these: soon after, where the crawl has time (newsarchive.linking), and once more
when it settles. By then everything is there that an article may be linked with, whatever came first. Those whose texts are near to a new
one are told of it when it was compared with theirs, and look once more at all that is near to them if their links may be others for it. The
comparing itself is done by others, outside of any transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple

from newsarchive.archive import shown, sketches, story_decisions, story_links, verdicts
from newsarchive.archive.story_groups import join, next_to_group, regroup, stories_of, write
from newsarchive.archive.story_links import Compared, Look, Pair
from newsarchive.edits import sameness
from newsarchive.edits.shingles import FORM, LONGEST, Sketch
from newsarchive.items import Reading

A_BATCH = 100
"""Articles that are looked at once more in one transaction."""
HANDED_OUT = 2_000_000
"""Characters of texts from which on no more of them are handed out at once to be compared."""


class _Changes:
    """How often this process changed what an article says, or whether it says anything."""

    count = 0


class Twins(NamedTuple):
    """Who else says this text."""

    touched: list[int]
    """Holdings whose story changed."""
    address: str | None
    """Where exactly this text stood before; None where it stands nowhere else."""


def link(connection: sqlite3.Connection, key: int, reading: Reading | None = None) -> Twins:
    """Link an article with others that say the text it shows; call it whenever that may be another one. Of one that is not there nothing
    comes.

    Args:
        reading: what it shows, where the caller has it: it may bring the text's sketch.
    """
    _Changes.count += 1
    own, before, story = story_links.standing(connection, key)
    number = own.number if own is not None else None
    left = story_links.drop(connection, key, number) if before not in {None, number} else []
    if before != number:
        was_news = before is not None and _is_news(connection, key)
        connection.execute("UPDATE holdings SET same_text = ? WHERE key = ?", (number, key))
        if before is not None:
            _forget_text(connection, before, was_news=was_news)
    elif own is not None:
        # In another language it is a copy of others.
        _queue(connection, story_links.ends(connection, key))
    if own is None:
        return Twins(regroup(connection, [key, *left]) if left or story is not None else [], None)
    brought = reading.sketch if reading is not None else None
    found = brought or _known(connection, own) or _made(connection, own)
    candidates = sketches.near(connection, own.number, found)
    is_new = sketches.put(connection, own.number, found)
    linked = story_links.link_equal(connection, own) if not is_new else []
    is_old = bool(left) or story is not None
    if linked or is_old or candidates.texts or candidates.is_crowded:
        _queue(connection, left)
        _queue(connection, [key], is_news=is_new or before == number or _is_first(connection, own))
    touched = join(connection, key, linked) if linked and not is_old else None
    if touched is None:
        touched = regroup(connection, [key, *left]) if linked or is_old else []
    return Twins(touched, story_links.address_of(connection, own) if not is_new else None)


def _is_first(connection: sqlite3.Connection, own: story_links.Told) -> bool:
    """Whether an article is the one to which some that are near to its text are linked: the first that shows it in its language."""
    first = connection.execute(
        "SELECT h.key FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.same_text = ?1 AND h.visibility <> 'erased'"
        " AND (r.language IS NULL OR r.language = ?2) ORDER BY h.canonical_url, h.key LIMIT 1",
        (own.number, own.language),
    ).fetchone()
    return first is not None and bool(first[0] == own.key)


def _is_news(connection: sqlite3.Connection, key: int) -> bool:
    """Whether those whose texts are near to an article's do not know of it yet."""
    return connection.execute("SELECT 1 FROM story_queue WHERE holding = ? AND is_news", (key,)).fetchone() is not None


def _known(connection: sqlite3.Connection, own: story_links.Told) -> Sketch | None:
    """The sketch of an article's text; None where the text is not indexed, or was before there were imprints."""
    found = sketches.of(connection, own.number)
    return found if found is not None and found.imprint else None


def _made(connection: sqlite3.Connection, own: story_links.Told) -> Sketch:
    return sketches.made(story_links.text_of(connection, own.key))


def _queue(connection: sqlite3.Connection, keys: Collection[int], *, is_linked: bool = False, is_news: bool = False) -> None:
    """Have the links of articles made anew when the crawl settles, or where these are, only their stories.

    Args:
        is_news: those whose texts are near to theirs do not know of them yet.
    """
    if keys:
        connection.execute(
            "INSERT INTO story_queue(holding, is_linked, is_news) SELECT value, ?2, ?3 FROM json_each(?1) WHERE true"
            " ON CONFLICT (holding) DO UPDATE SET is_linked = min(is_linked, ?2), is_news = max(is_news, ?3)"
            " WHERE is_linked > ?2 OR is_news < ?3",
            (json.dumps(list(keys)), is_linked, is_news),
        )


def _queue_told(connection: sqlite3.Connection, at: story_links.Look, fruitless: Collection[int], looked_at: Collection[int]) -> None:
    """Have articles looked at once more whose links may be others since this one's text came: their texts are near to it, and they have
    something to do with it or were not compared with it. One that has links may lose some even to a text that has nothing to do with it,
    since only the nearest are looked at.

    Args:
        fruitless: texts that have nothing to do with it.
        looked_at: articles that were looked at since it came.
    """
    if not at.texts:
        return
    rows = connection.execute(
        "SELECT h.key FROM json_each(?1) j CROSS JOIN holdings h ON h.same_text = j.value"
        " WHERE j.value NOT IN (SELECT value FROM json_each(?2))"
        " OR EXISTS (SELECT 1 FROM story_links WHERE one = h.key) OR EXISTS (SELECT 1 FROM story_links WHERE other = h.key)",
        (json.dumps(at.texts), json.dumps(list(fruitless))),
    )
    _queue(connection, [key for (key,) in rows if key not in looked_at])


def _queue_near(connection: sqlite3.Connection, near: sketches.Near) -> None:
    """Have articles looked at once more that a text which went may have been among the nearest of."""
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
        connection.execute(
            "INSERT INTO story_queue(holding) SELECT key FROM holdings WHERE same_text IS NOT NULL"
            " ON CONFLICT (holding) DO UPDATE SET is_linked = 0 WHERE is_linked"
        )


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
    left = LONGEST
    for at, key in enumerate(keys):
        own = story_links.told(connection, key)
        left -= min(LONGEST, len(story_links.text_of(connection, key))) if own is not None else 0
        if left < 0 and at:
            keys = keys[:at]
            break
        if own is None or not own.is_indexed:
            shown.refresh(connection, link(connection, key).touched)
        else:
            _indexed(connection, own)
    return keys[-1] if keys else None


def _indexed(connection: sqlite3.Connection, own: story_links.Told) -> Sketch:
    """The sketch of an article's text, which is indexed where it is not yet."""
    found = _known(connection, own)
    if found is None:
        found = _made(connection, own)
        sketches.put(connection, own.number, found)
    return found


class Looks:
    """What steps of settling know of each other: what was found near to articles that wait for texts to be compared, which is right until
    something else is written, and which texts are being compared."""

    def __init__(self) -> None:
        self._as_of: tuple[int, int] | None = None
        self._known: dict[int, Look] = {}
        self.done: set[int] = set()
        """Articles whose links were made, of all that is there."""
        self._handed_out: set[tuple[int, int]] = set()

    def begin(self, connection: sqlite3.Connection) -> None:
        """Forget all where anything was written that it may depend on."""
        as_of = (_Changes.count, connection.execute("PRAGMA data_version").fetchone()[0])
        if as_of != self._as_of:
            self.forget()
        self._as_of = as_of

    def forget(self) -> None:
        """Forget what was found, since something else may be there now."""
        self._known.clear()
        self.done.clear()

    def take(self, connection: sqlite3.Connection, key: int) -> Look | None:
        """An article and what is near to it; None where it shows no text."""
        known = self._known.pop(key, None)
        if known is not None:
            return known
        own = story_links.told(connection, key)
        if own is None or not own.is_indexed:
            self.forget()
            shown.refresh(connection, link(connection, key).touched)
        if own is None:
            return None
        found = _known(connection, own)
        if found is None:
            self.forget()
            found = _indexed(connection, own)
        return story_links.look(connection, own, sketches.near(connection, own.number, found))

    def keep(self, one: Look) -> None:
        """Keep that until its texts were compared."""
        self._known[one.own.key] = one

    def hand_out(self, wanted: Iterable[Pair]) -> list[Pair]:
        """Those of pairs of texts that nobody compares yet."""
        new = [pair for pair in wanted if (pair.one, pair.other) not in self._handed_out]
        self._handed_out.update((pair.one, pair.other) for pair in new)
        return new

    def learn(self, compared: Iterable[Compared]) -> None:
        """Remember what comparing texts came to."""
        for one in compared:
            verdicts.remember(*one)
            self._handed_out.discard((one.one, one.other))


class Step(NamedTuple):
    """What a step of settling came to."""

    looked: int
    """Articles that were looked at, and are done with."""
    pairs: list[Pair]
    """Texts that are to be compared: outside of a transaction, since that takes long."""
    keys: list[int]
    """Articles that wait for that, or for what was handed out before."""
    goes_on: bool
    """Whether anything else is left."""


def settle_some(
    connection: sqlite3.Connection, looks: Looks, most: int = A_BATCH, compared: Iterable[Compared] = (), besides: Collection[int] = ()
) -> Step:
    """Make the links of some of the articles anew that wait for it, those that came last first, and where none waits, some stories; inside
    the caller's transaction, and again until nothing is left. First all of them must be indexed (index_some).

    Args:
        looks: what steps before found, as long as it holds.
        most: articles that are looked at.
        compared: what texts that were handed out came to.
        besides: articles that wait for others.
    """
    looks.begin(connection)
    looks.learn(compared)
    keys = [
        row[0] for row in connection.execute(
            "SELECT holding FROM story_queue WHERE is_linked = 0 AND holding NOT IN (SELECT value FROM json_each(?))"
            " ORDER BY holding DESC LIMIT ?",
            (json.dumps(list(besides)), most),
        )
    ]  # fmt: skip
    if not keys:
        looked = group_some(connection, most) if not besides else 0
        return Step(looked, [], [], looked > 0)
    pairs: list[Pair] = []
    waiting: list[int] = []
    characters = looked = 0
    for key in keys:
        at = looks.take(connection, key)
        if at is not None:
            found = story_links.find(connection, at)
            _queue(connection, [*found.linked, *found.left], is_linked=True)
            # They may choose another one in its place.
            _queue(connection, [end for end in found.left if end not in looks.done])
            if found.wanted:
                looks.keep(at)
                waiting.append(key)
                new = looks.hand_out(found.wanted)
                pairs += new
                characters += sum(len(pair.text) + len(pair.other_text) for pair in new)
                if characters >= HANDED_OUT:
                    break
                continue
            if _is_news(connection, key):
                _queue_told(connection, at, found.fruitless, looks.done)
        connection.execute("UPDATE story_queue SET is_linked = 1, is_news = 0 WHERE holding = ?", (key,))
        looks.done.add(key)
        looked += 1
    return Step(looked, pairs, waiting, goes_on=True)


def group_some(connection: sqlite3.Connection, most: int = A_BATCH) -> int:
    """Make the stories anew of some of the articles whose links were; inside the caller's transaction. A story is made once, however many
    of its articles wait.

    Returns:
        How many articles were looked at.
    """
    rows = next_to_group(connection, most)
    found = stories_of(connection, [key for key, is_alone in rows if not is_alone])
    shown.tell_stories(connection, write(connection, found))
    members = {(key,) for group, _ in found for key in group} | {(key,) for key, _ in rows}
    connection.executemany("DELETE FROM story_queue WHERE holding = ? AND is_linked", sorted(members))
    return len(rows)


def forget(connection: sqlite3.Connection, key: int) -> list[int]:
    """Take an article out of its story, its links and, unless another shows it, its text out of the index; returns whose story changed."""
    _Changes.count += 1
    row = connection.execute("SELECT same_text FROM holdings WHERE key = ?", (key,)).fetchone()
    story = [
        one[0] for one in connection.execute(
            "SELECT o.key FROM holdings h JOIN holdings o ON o.story = h.story WHERE h.key = ?1 AND o.key <> ?1", (key,)
        )
    ]  # fmt: skip
    left = story_links.drop(connection, key, None)
    was_news = _is_news(connection, key)
    connection.execute("UPDATE holdings SET same_text = NULL, story = NULL WHERE key = ?", (key,))
    connection.execute("DELETE FROM story_queue WHERE holding = ?", (key,))
    connection.execute(
        "UPDATE story_decisions SET because = NULL, withdrawn_at = coalesce(withdrawn_at, at) WHERE one = ?1 OR other = ?1", (key,)
    )
    if row is not None and row[0] is not None:
        _forget_text(connection, row[0], was_news=was_news)
    # They may choose another one in its place.
    _queue(connection, left)
    return regroup(connection, [*story, *left])


def decide(
    connection: sqlite3.Connection, key: int, other: int, decision: str | None, *, person: str, because: str | None = None
) -> bool:
    """A person says that two articles are one story (same) or are not (apart), or takes back what was said (None); returns whether
    anything was there to be taken back. It holds whatever their texts say, until it is taken back."""
    if decision is None:
        held = story_decisions.withdraw(connection, key, other, person=person)
    else:
        story_decisions.decide(connection, key, other, decision, person=person, because=because)
        held = True
    shown.tell_stories(connection, regroup(connection, [key, other]))
    return held


def _forget_text(connection: sqlite3.Connection, number: int, *, was_news: bool) -> None:
    """Take a text that an article does not show any more out of the index, unless others show it.

    Args:
        was_news: those whose texts are near to it do not know of it yet; then the others are to tell them.
    """
    rows = connection.execute("SELECT key FROM holdings WHERE same_text = ? LIMIT ?", (number, -1 if was_news else 1))
    others = [key for (key,) in rows]
    if not others:
        found = sketches.of(connection, number)
        if found is not None:
            _queue_near(connection, sketches.near(connection, number, found))
        sketches.remove(connection, number)
    elif was_news:
        _queue(connection, others, is_news=True)
