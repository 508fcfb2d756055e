"""Pairs of articles that may be translations: of near days, found by the clues they share; from far, by what is declared or rare."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from newsarchive.archive.translation_clues import (
    MOST_HOLDERS,
    NEAR,
    UNDECIDED,
    clue_keys,
    digest,
    forget,
    holders,
    load,
    names_of_all,
    queue,
)  # fmt: skip
from newsarchive.archive.translation_model import (
    FROM_FAR,
    NOWHERE,
    Side,
    Window,
    declared,
    is_reliable,
    prior,
    says,
    support,
    undone,
    worth,
)

PARTNERS = 3
"""Of each language, that an article is compared with in full, beside those that are declared."""
WORTH_A_LOOK = 0.3
"""Of what the one shares that shares most, that others must share."""
LEAST_SUPPORT = 0.0
"""Of pairs that are kept though nothing is declared of them."""
FAR = 60
"""Days between articles from which on no shared clue makes them a pair; what is declared does."""
FOUND_BY = ("names", "numbers", "dates", "images", "links", "authors", "concepts", "title", "subjects")
"""Clues by which candidates are found."""
DECIDED = ("accepted", "rejected")
"""Verdicts of a person."""
COMMON = 0.4
"""Share of a window's articles in which a clue finds nothing, where they are more than FEW."""
LOOKED = 2_000
"""Articles of those that share a clue with one that are looked at, the rarest clues first: without it a day of thousands of articles, as
where all were imported on one, would cost as their square."""
FEW = 20


PAIR = "one, other, university, day, site, declared, prior, support, says, evidence"
"""The columns of Pair."""


class Pair(NamedTuple):
    """Two articles as they are stored."""

    one: int
    other: int
    university: str
    day: int | None
    site: str | None
    declared: str
    prior: float
    support: float
    says: int
    evidence: str

    @property
    def name(self) -> tuple[int, int]:
        """By which it is known."""
        return self.one, self.other


def of_one_day(university: str, day: int, near: Sequence[Side], window: Window, claimed: Claimed) -> list[Pair]:
    """The pairs whose later article is of this day.

    Args:
        near: the articles of the day and of the NEAR days before it.
        window: those of the days before it, also farther back.
        claimed: tells of declared targets that several articles name.
    """
    index = _Index(near)
    orders = _orders(near)
    wanted: dict[tuple[int, int], tuple[Side, Side]] = {}
    for side in near:
        if side.day != day:
            continue
        for other in index.partners(side):
            one, two = (side, other) if side.key < other.key else (other, side)
            wanted[one.key, two.key] = one, two
    found = []
    for one, two in wanted.values():
        pair = _pair(university, day, one, two, window, _order(orders, one, two), claimed)
        if pair is not None:
            found.append(pair)
    return found


class Claimed:
    """Of an address that pages name for another language: whether several articles of one language name it, which cannot all be right."""

    def __init__(self, connection: sqlite3.Connection, university: str) -> None:
        self._connection = connection
        self._university = university
        self._known: dict[str, int] = {}

    def once(self, name: str, one: Side, other: Side) -> bool:
        """Whether one of the two is named by the other, and by no further article of that one's language."""
        return any(
            target.url in source.named[name] and self._claims(name, target.url, source.tongue) <= 1
            for source, target in ((one, other), (other, one))
        )

    def _claims(self, name: str, url: str, tongue: str) -> int:
        known = f"{name} {tongue} {url}"
        if known not in self._known:
            self._known[known] = self._connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM translation_keys k JOIN translation_clues c ON c.holding = k.holding"
                " WHERE k.university = ? AND k.key = ? AND c.tongue = ? LIMIT 2)",
                (self._university, digest(f"{name} {url}"), tongue),
            ).fetchone()[0]
        return self._known[known]


class _Index:
    """The articles of a few days by their clues."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._by_clue: dict[str, list[Side]] = defaultdict(list)
        self._by_name: dict[str, list[Side]] = defaultdict(list)
        self._count = len(sides)
        for side in sides:
            for clue in _finding(side):
                self._by_clue[clue].append(side)
            for name in _names(side):
                self._by_name[name].append(side)
        most = max(FEW, COMMON * self._count)
        for clue in [clue for clue, found in self._by_clue.items() if len(found) > most]:
            del self._by_clue[clue]

    def partners(self, side: Side) -> list[Side]:
        """Those of other languages that share most with an article, and all that are declared its partners."""
        found: dict[int, Side] = {}
        for name in (*_names(side), *(f"own {url}" for urls in side.named.values() for url in urls)):
            for other in self._by_name.get(name, ()):
                if other.tongue != side.tongue:
                    found[other.key] = other
        for urls in self._by_name.get(f"named {side.url}", ()):
            if urls.tongue != side.tongue:
                found[urls.key] = urls
        shared: dict[int, float] = defaultdict(float)
        sides: dict[int, Side] = {}
        looked = 0
        for others in sorted((self._by_clue[clue] for clue in _finding(side) if clue in self._by_clue), key=len):
            looked += len(others)
            if looked > LOOKED:
                break
            gain = math.log((self._count + 1) / (1 + len(others))) + 0.1
            for other in others:
                if other.tongue != side.tongue:
                    shared[other.key] += gain
                    sides[other.key] = other
        best: dict[str, float] = defaultdict(float)
        for key, gain in shared.items():
            best[sides[key].tongue] = max(best[sides[key].tongue], gain)
        taken: dict[str, int] = defaultdict(int)
        for key in sorted(shared, key=lambda one: (-round(shared[one], 6), abs((sides[one].day or 0) - (side.day or 0)), sides[one].url)):
            tongue = sides[key].tongue
            if taken[tongue] < PARTNERS and shared[key] >= WORTH_A_LOOK * best[tongue]:
                taken[tongue] += 1
                found[key] = sides[key]
        return list(found.values())


def _finding(side: Side) -> list[str]:
    return [f"{name} {clue}" for name in FOUND_BY for clue in sorted(side.clues[name])]


def _names(side: Side) -> list[str]:
    """By what is declared of it, an article is found, and finds."""
    return [f"own {side.url}", *names_of_all(side), *(f"named {url}" for urls in side.named.values() for url in urls)]


def _orders(sides: Sequence[Side]) -> dict[int, tuple[int, int]]:
    """The place of each article among those of its site, language and day by the site's numbers, and how many these are."""
    groups: dict[tuple[str, str, int | None], list[Side]] = defaultdict(list)
    for side in sides:
        groups[side.site, side.tongue, side.day].append(side)
    found: dict[int, tuple[int, int]] = {}
    for group in groups.values():
        if 2 <= len(group) <= 10 and all(side.item is not None for side in group):
            for place, side in enumerate(sorted(group, key=lambda one: (one.item or 0, one.url))):
                found[side.key] = place, len(group)
    return found


def _order(orders: dict[int, tuple[int, int]], one: Side, other: Side) -> float:
    """What it adds that two articles of one day stand at the same place among its articles, or not."""
    mine, theirs = orders.get(one.key), orders.get(other.key)
    if mine is None or theirs is None or mine[1] != theirs[1] or one.day != other.day or one.site != other.site:
        return 0.0
    return 0.5 if mine[0] == theirs[0] else -0.3


def _pair(
    university: str, day: int | None, one: Side, two: Side, window: Window, order: float, claimed: Claimed
) -> Pair | None:
    said = [name for name in declared(one, two) if name in {"number", "address"} or claimed.once(name, one, two)]
    value, evidence = support(one, two, window, order)
    if not said and value < LEAST_SUPPORT:
        return None
    return Pair(
        one=one.key, other=two.key, university=university, day=day, site=one.site if one.site == two.site else None,
        declared=" ".join(said), prior=prior(one, two, window), support=value, says=says(one, two, value),
        evidence=json.dumps(evidence, ensure_ascii=False, separators=(",", ":")),
    )  # fmt: skip


def of_far(
    connection: sqlite3.Connection, university: str, side: Side, known: Mapping[int, list[int]], claimed: Claimed
) -> list[Pair]:  # fmt: skip
    """The pairs of an article with those that are not of near days: declared ones, and those that share two rare clues or a picture.

    Args:
        known: of each of its own keys the other articles that have it.
    """
    weights: dict[int, float] = defaultdict(float)
    for weight, keys in _asked(side):
        for key in keys:
            others = known[key] if key in known else holders(connection, university, key, side.key)
            if len(others) < MOST_HOLDERS:
                for other in others:
                    weights[other] += weight
    found = []
    for key in sorted(weights):
        partner = load(connection, key) if weights[key] >= 2 else None
        if partner is None or partner.tongue == side.tongue or is_near(side, partner):
            continue
        apart = abs(side.day - partner.day) if side.day is not None and partner.day is not None else 0
        if weights[key] < 10 and apart > FAR:
            continue
        one, two = (side, partner) if side.key < partner.key else (partner, side)
        pair = _pair(university, None, one, two, NOWHERE, 0.0, claimed)
        if pair is not None:
            found.append(pair)
    return found


def is_near(one: Side, other: Side) -> bool:
    """Whether two articles are compared since their days are near."""
    return one.day is not None and other.day is not None and abs(one.day - other.day) <= NEAR


def _asked(side: Side) -> Iterable[tuple[float, Iterable[int]]]:
    """Keys that may find an article's partners, with what finding by one of them weighs."""
    named = [digest(f"own {url}") for urls in side.named.values() for url in urls]
    named += [digest(f"{name} {side.url}") for name in side.named]
    yield 10.0, [*named, *map(digest, names_of_all(side))]
    yield 2.0, [digest(f"{name} {clue}") for name in ("images", "links") for clue in side.clues[name]]
    yield 1.0, list(clue_keys(side))


def replace(connection: sqlite3.Connection, before: Iterable[tuple[Any, ...]], now: Sequence[Pair]) -> None:
    """Write what changed of some pairs, and queue the articles concerned to be decided on.

    Args:
        before: the stored pairs that `now` takes the place of, with the columns of Pair; those that a person decided on stay.
    """
    new = {pair.name: pair for pair in now}
    old = {(row[0], row[1]): Pair(*row) for row in before}
    # Those of other days, or from far, that are pairs of this one by now.
    old |= {name: pair for name in new.keys() - old.keys() if (pair := _stored(connection, name)) is not None}
    for name in sorted(old.keys() - new.keys()):
        if connection.execute("SELECT verdict FROM translation_pairs WHERE one = ? AND other = ?", name).fetchone()[0] in DECIDED:
            new[name] = decided_pair(*name, old[name].university)
    changed = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    connection.executemany(
        "DELETE FROM translation_pairs WHERE one = ? AND other = ?", [name for name in changed if name not in new]
    )
    connection.executemany(
        f"INSERT INTO translation_pairs({PAIR}, verdict) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'weaker') ON CONFLICT (one, other) DO UPDATE"
        " SET university = excluded.university, day = excluded.day, site = excluded.site, declared = excluded.declared,"
        " prior = excluded.prior, support = excluded.support, says = excluded.says, evidence = excluded.evidence,"
        " learned = iif(excluded.day IS NULL, 0, learned)",
        [new[name] for name in changed if name in new],
    )
    queue(connection, UNDECIDED, [("", key) for name in changed for key in name])
    counts: dict[tuple[str, str, int], int] = defaultdict(int)
    for step, pairs in ((-1, old), (1, new)):
        for name in changed:
            pair = pairs.get(name)
            if pair is not None and pair.site is not None and pair.says:
                for how in pair.declared.split():
                    counts[pair.site, how, pair.says] += step
    _count(connection, counts)


def _stored(connection: sqlite3.Connection, name: tuple[int, int]) -> Pair | None:
    row = connection.execute(f"SELECT {PAIR} FROM translation_pairs WHERE one = ? AND other = ?", name).fetchone()
    return Pair(*row) if row is not None else None


def decided_pair(one: int, other: int, university: str) -> Pair:
    """A pair that nothing but a person's word makes."""
    return Pair(
        one=one, other=other, university=university, day=None, site=None, declared="", prior=FROM_FAR, support=0.0, says=0, evidence="{}"
    )  # fmt: skip


def erase(connection: sqlite3.Connection, holding: int) -> None:
    """Forget all that is known of an article's translations; those it was linked with are decided on anew."""
    rows = connection.execute(
        f"SELECT {PAIR} FROM translation_pairs WHERE one = ?1 UNION ALL SELECT {PAIR} FROM translation_pairs WHERE other = ?1", (holding,)
    ).fetchall()
    # What a person decided of it goes as well.
    connection.execute("UPDATE translation_pairs SET verdict = 'weaker' WHERE one = ?", (holding,))
    connection.execute("UPDATE translation_pairs SET verdict = 'weaker' WHERE other = ?", (holding,))
    replace(connection, map(tuple, rows), [])
    forget(connection, holding)


def _count(connection: sqlite3.Connection, counts: dict[tuple[str, str, int], int]) -> None:
    """Count pairs whose texts agree with what is declared, or contradict it; where that changes what declarations of a site are worth,
    all pairs so declared are decided on anew."""
    for site, how in sorted({name[:2] for name, count in counts.items() if count}):
        before = trust(connection, site, how)
        now = (before[0] + counts.get((site, how, 1), 0), before[1] + counts.get((site, how, -1), 0))
        connection.execute(
            "INSERT INTO translation_trust(site, declared, agreed, contradicted) VALUES (?, ?, ?, ?) ON CONFLICT (site, declared) DO"
            " UPDATE SET agreed = excluded.agreed, contradicted = excluded.contradicted",
            (site, how, *now),
        )
        if is_reliable(*before) != is_reliable(*now):
            connection.execute(
                "INSERT INTO translation_queue(step, university, number) SELECT DISTINCT ?1, '', key FROM (SELECT one AS key FROM"
                " translation_pairs WHERE site = ?2 UNION ALL SELECT other FROM translation_pairs WHERE site = ?2) WHERE true"
                " ON CONFLICT DO NOTHING",
                (UNDECIDED, site),
            )
        elif _weighed(how, *before) != _weighed(how, *now):
            connection.execute(
                "INSERT INTO translation_queue(step, university, number) SELECT DISTINCT ?, '', key FROM ("
                "SELECT one AS key, declared FROM translation_pairs WHERE site = ?2 AND declared <> ''"
                " UNION ALL SELECT other, declared FROM translation_pairs WHERE site = ?2 AND declared <> '')"
                " WHERE instr(' ' || declared || ' ', ' ' || ?3 || ' ') ON CONFLICT DO NOTHING",
                (UNDECIDED, site, how),
            )


def _weighed(how: str, agreed: int, contradicted: int) -> tuple[float, float]:
    """All that a decision takes from what a site's declarations are worth."""
    return worth(how, agreed=agreed, contradicted=contradicted), undone(agreed=agreed, contradicted=contradicted)


def trust(connection: sqlite3.Connection, site: str, how: str) -> tuple[int, int]:
    """How many pairs that a site declares in this way have texts that agree, and that contradict each other."""
    row = connection.execute("SELECT agreed, contradicted FROM translation_trust WHERE site = ? AND declared = ?", (site, how)).fetchone()
    return (row[0], row[1]) if row is not None else (0, 0)
