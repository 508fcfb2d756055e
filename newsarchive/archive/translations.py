"""Translations: articles that are one item in several languages, linked by what is declared of them and by what they share.

What changes queues what depends on it, in the transaction of the change; `settle` works the queue off in steps, each in a transaction of
its own. What comes of it depends on the articles alone, not on the order in which they came: a pair's support rests on the two and on the
articles of the days before, a decision on the pairs of the two, a group on the decisions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from newsarchive.archive.decisions import ACCEPTED, REJECTED, TRANSLATION, last
from newsarchive.archive.translation_clues import DAY, STALE, UNDECIDED, queue, sync
from newsarchive.archive.translation_days import Days
from newsarchive.archive.translation_learning import LEARN, WORDS, learn, touch, weigh
from newsarchive.archive.translation_model import DOUBTFUL, LINKED, MARGIN, is_reliable, probability, undeclared, undone, worth
from newsarchive.archive.translation_pairs import PAIR, Claimed, of_far, of_one_day, replace, trust

MOST = {STALE: 200, DAY: 40, LEARN: 1, WORDS: 400, UNDECIDED: 400}
"""Of each step in one transaction."""
STEPS = 50
"""That a person waits for."""
TOGETHER = ("linked", "accepted", "crossed")
"""Verdicts of pairs that a group is made of."""
SAME_HOST = 0.3
"""What decides between copies of a translation that are otherwise equal."""


class Partner(NamedTuple):
    """The other article of a pair, as one side sees it."""

    key: int
    tongue: str
    total: float
    """The sum of what speaks for the pair."""
    support: float
    declared: str
    undone: float
    """Support up to which what is declared counts for nothing."""
    says: int
    text: str | None
    """Digest of its text."""
    url: str


def settle(connection: sqlite3.Connection) -> bool:
    """Work off the next step of the queue inside the caller's transaction; returns whether there may be more."""
    for step, work in ((STALE, _stale), (DAY, _days), (LEARN, _learn), (WORDS, _weigh), (UNDECIDED, _decide)):
        found = connection.execute(
            "SELECT university, number FROM translation_queue WHERE step = ? ORDER BY university, number LIMIT ?", (step, MOST[step])
        ).fetchall()
        if found:
            work(connection, [(row[0], row[1]) for row in found])
            return True
    return False


def settle_all(connection: sqlite3.Connection) -> None:
    """Work off what little is queued, in the caller's transaction; what is left after STEPS waits for the next crawl."""
    for _ in range(STEPS):
        if not settle(connection):
            return


def _done(connection: sqlite3.Connection, step: str, found: Iterable[tuple[str, int]]) -> None:
    connection.executemany(
        "DELETE FROM translation_queue WHERE step = ? AND university = ? AND number = ?", [(step, *one) for one in found]
    )


def _stale(connection: sqlite3.Connection, found: list[tuple[str, int]]) -> None:
    """Articles whose clues changed, or that are shown or not shown any more: their days are queued, their far pairs made anew."""
    _done(connection, STALE, found)
    claims: dict[str, Claimed] = {}
    for _, key in found:
        side, known = sync(connection, key)
        row = connection.execute("SELECT university FROM translation_clues WHERE holding = ?", (key,)).fetchone()
        if row is None:
            continue
        before = connection.execute(
            f"SELECT {PAIR} FROM translation_pairs WHERE one = ?1 AND (day IS NULL OR university <> ?2) UNION ALL"
            f" SELECT {PAIR} FROM translation_pairs WHERE other = ?1 AND (day IS NULL OR university <> ?2)",
            (key, row[0]),
        ).fetchall()
        claimed = claims.setdefault(row[0], Claimed(connection, row[0]))
        replace(connection, map(tuple, before), of_far(connection, row[0], side, known, claimed) if side is not None else [])
        queue(connection, UNDECIDED, [("", key)])


def _days(connection: sqlite3.Connection, found: list[tuple[str, int]]) -> None:
    """The pairs of days, made anew."""
    _done(connection, DAY, found)
    days: dict[str, Days] = {}
    claims: dict[str, Claimed] = {}
    for university, day in found:
        near, window = days.setdefault(university, Days(connection, university)).at(day)
        claimed = claims.setdefault(university, Claimed(connection, university))
        before = connection.execute(f"SELECT {PAIR} FROM translation_pairs WHERE university = ? AND day = ?", (university, day)).fetchall()
        replace(connection, map(tuple, before), of_one_day(university, day, near, window, claimed))
        touch(connection, university, [day])


def _learn(connection: sqlite3.Connection, found: list[tuple[str, int]]) -> None:
    """What words mean in another language, learned anew."""
    _done(connection, LEARN, found)
    for university, _ in found:
        learn(connection, university)


def _weigh(connection: sqlite3.Connection, found: list[tuple[str, int]]) -> None:
    """The pairs of days, weighed by their words."""
    _done(connection, WORDS, weigh(connection, found))


def _decide(connection: sqlite3.Connection, found: list[tuple[str, int]]) -> None:
    """Decide on the pairs of articles, and form the groups they belong to."""
    _done(connection, UNDECIDED, found)
    ranking = Ranking(connection)
    keys = {key for _, key in found}
    pairs = {(min(key, partner.key), max(key, partner.key)) for key in keys for partner in ranking.of(key)}
    verdicts = []
    for one, other in sorted(pairs):
        verdict, confidence = ranking.verdict(one, other)
        verdicts.append((verdict, confidence, one, other))
    connection.executemany(
        "UPDATE translation_pairs SET verdict = ?1, confidence = ?2 WHERE one = ?3 AND other = ?4"
        " AND NOT (verdict = 'crossed' AND ?1 = 'linked' AND confidence IS ?2) AND (verdict, confidence) IS NOT (?1, ?2)",
        verdicts,
    )
    regroup(connection, keys | {key for pair in pairs for key in pair})


class Ranking:
    """The partners of articles, the likeliest first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, list[Partner]] = {}
        self._trust: dict[tuple[str, str], tuple[int, int]] = {}
        self._undeclared: dict[str, float] = {}
        self._has_decisions = connection.execute("SELECT 1 FROM decisions WHERE kind = ? LIMIT 1", (TRANSLATION,)).fetchone() is not None

    def of(self, key: int) -> list[Partner]:
        """All that an article is paired with."""
        if key not in self._known:
            rows = self._connection.execute(
                "SELECT p.partner, c.tongue, p.prior, p.support, p.learned, p.declared, p.site, p.says, a.text_sha256, a.canonical_url,"
                " o.canonical_url FROM ("
                "SELECT other AS partner, prior, support, learned, declared, site, says FROM translation_pairs WHERE one = ?1 UNION ALL"
                " SELECT one, prior, support, learned, declared, site, says FROM translation_pairs WHERE other = ?1) p"
                " JOIN translation_clues c ON c.holding = p.partner JOIN articles a ON a.key = p.partner JOIN articles o ON o.key = ?1"
                " WHERE c.tongue IS NOT NULL",
                (key,),
            )
            self._known[key] = [
                Partner(
                    key=partner, tongue=tongue, support=value, says=says, text=text, url=url,
                    total=round(prior + value + learned + self._declared(site, declared) + _same_host(url, own), 3), declared=declared,
                    undone=self._undone(site, declared),
                ) for partner, tongue, prior, value, learned, declared, site, says, text, url, own in map(tuple, rows)
            ]  # fmt: skip
        return self._known[key]

    def _declared(self, site: str | None, declared: str) -> float:
        if not declared:
            return self._not_declared(site) if site is not None else 0.0
        return max(
            worth(how, agreed=agreed, contradicted=contradicted) for how, (agreed, contradicted) in self._trusted(site, declared)
        )

    def _undone(self, site: str | None, declared: str) -> float:
        found = self._trusted(site, declared)
        return min((undone(agreed=agreed, contradicted=contradicted) for _, (agreed, contradicted) in found), default=0.0)

    def _trusted(self, site: str | None, declared: str) -> list[tuple[str, tuple[int, int]]]:
        """Of each way in which a pair is declared how many pairs so declared have texts that agree, and that contradict each other."""
        found = []
        for how in declared.split():
            name = site or "", how
            if name not in self._trust:
                self._trust[name] = trust(self._connection, site, how) if site is not None else (0, 0)
            found.append((how, self._trust[name]))
        return found

    def _not_declared(self, site: str) -> float:
        if site not in self._undeclared:
            rows = self._connection.execute("SELECT declared, agreed, contradicted FROM translation_trust WHERE site = ?", (site,))
            self._undeclared[site] = undeclared({row[0] for row in rows if is_reliable(row[1], row[2])})
        return self._undeclared[site]

    def decided(self, one: int, other: int) -> str | None:
        """What a person decided of a pair."""
        if not self._has_decisions:
            return None
        key, partner = min(one, other), max(one, other)
        row = self._connection.execute("SELECT site, (SELECT id FROM holdings WHERE key = ?2) FROM holdings WHERE key = ?1", (key, partner))
        site, ident = row.fetchone()
        return last(self._connection, site, TRANSLATION, key, ident)

    def verdict(self, one: int, other: int) -> tuple[str, float]:
        """The verdict on a pair and its confidence."""
        person = self.decided(one, other)
        if person in {ACCEPTED, REJECTED}:
            return ("accepted", 1.0) if person == ACCEPTED else ("rejected", 0.0)
        mine = next(found for found in self.of(one) if found.key == other)
        theirs = next(found for found in self.of(other) if found.key == one)
        total = mine.total
        lead = min(self._lead(one, mine), self._lead(other, theirs))
        if lead < 0:
            return ("contradicted" if mine.says < 0 and mine.declared else "weaker"), probability(min(total, lead))
        confidence = probability(min(total, LINKED + 2 * (lead - MARGIN) if lead < MARGIN else total))
        if mine.declared and mine.says < 0 and mine.support <= mine.undone:
            return "contradicted", confidence
        if total >= LINKED and lead >= MARGIN:
            return "linked", confidence
        if mine.declared and mine.says < 0:
            return "contradicted", confidence
        return ("doubtful" if total >= DOUBTFUL else "weaker"), confidence

    def _lead(self, key: int, partner: Partner) -> float:
        """By how much a partner exceeds the next one of its language; less than nothing where another is likelier. Copies of one text do
        not stand in each other's way, and one is taken for all."""
        lead = 99.0
        for other in self.of(key):
            if other.tongue != partner.tongue or other.key == partner.key or self.decided(key, other.key) == REJECTED:
                continue
            if self.decided(key, other.key) == ACCEPTED:
                return -99.0
            if other.text == partner.text and other.text is not None:
                if (-other.total, other.url) < (-partner.total, partner.url):
                    return -1.0
            else:
                lead = min(lead, partner.total - other.total)
        return lead


def _same_host(one: str, other: str) -> float:
    return SAME_HOST if one.split("/")[2:3] == other.split("/")[2:3] else 0.0


def regroup(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Give the articles of these keys, and all that they are or were grouped with, the groups that their links make: at most one article of
    a language each, the surest links first. A group is called by the smallest of its articles' ids."""
    open_keys = set(keys)
    for key in list(open_keys):
        open_keys.update(
            row[0] for row in connection.execute(
                "SELECT key FROM holdings WHERE translation = (SELECT translation FROM holdings WHERE key = ?)", (key,)
            )
        )  # fmt: skip
    done: set[int] = set()
    for key in sorted(open_keys):
        if key not in done:
            members, edges = component(connection, key)
            done |= members
            _form(connection, members, edges)


def component(connection: sqlite3.Connection, key: int) -> tuple[set[int], dict[tuple[int, int], tuple[str, float]]]:
    """The articles that hang together with one by their links, and these links with verdict and confidence."""
    members, waiting = {key}, [key]
    edges: dict[tuple[int, int], tuple[str, float]] = {}
    marks = ", ".join("?" for _ in TOGETHER)
    while waiting:
        at = waiting.pop()
        for one, other, verdict, confidence in connection.execute(
            f"SELECT one, other, verdict, confidence FROM translation_pairs WHERE one = ? AND verdict IN ({marks}) UNION ALL"
            f" SELECT one, other, verdict, confidence FROM translation_pairs WHERE other = ? AND verdict IN ({marks})",
            (at, *TOGETHER, at, *TOGETHER),
        ):
            edges[one, other] = verdict, confidence or 0.0
            for found in (one, other):
                if found not in members:
                    members.add(found)
                    waiting.append(found)
    return members, edges


def _kept_apart(connection: sqlite3.Connection, members: set[int]) -> set[tuple[int, int]]:
    """The pairs of which a person says that they are two items: no third language may bring them together."""
    return {
        (row[0], row[1]) for key in members
        for row in connection.execute("SELECT one, other FROM translation_pairs WHERE one = ? AND verdict = 'rejected'", (key,))
        if row[1] in members
    }  # fmt: skip


class Formed(NamedTuple):
    """What the links of some articles make."""

    names: dict[int, str | None]
    """Of each article its group's name; None where it is alone."""
    crossed: dict[tuple[int, int], bool]
    """Of each pair but those that a person accepted: whether it stands in the way of a surer one."""


def _form(connection: sqlite3.Connection, members: set[int], edges: dict[tuple[int, int], tuple[str, float]]) -> None:
    formed = form(connection, members, edges)
    for pair, crosses in formed.crossed.items():
        if (edges[pair][0] == "crossed") != crosses:
            verdict = "crossed" if crosses else "linked"
            connection.execute("UPDATE translation_pairs SET verdict = ? WHERE one = ? AND other = ?", (verdict, *pair))
    for key, name in formed.names.items():
        if connection.execute("UPDATE holdings SET translation = ?1 WHERE key = ?2 AND translation IS NOT ?1", (name, key)).rowcount:
            # As archive.shown has it; nothing else of the article changes.
            connection.execute("UPDATE articles SET translation_id = ? WHERE key = ?", (name, key))


def form(connection: sqlite3.Connection, members: set[int], edges: dict[tuple[int, int], tuple[str, float]]) -> Formed:
    """What articles that hang together make; articles without clues and without a group are left out: what was linked before there were
    clues stays until it is read again."""
    about = {
        key: connection.execute(
            "SELECT h.id, c.tongue, c.holding FROM holdings h LEFT JOIN translation_clues c ON c.holding = h.key WHERE h.key = ?", (key,)
        ).fetchone()
        for key in members
    }
    apart = _kept_apart(connection, members)
    group = {key: {key} for key in members}
    crossed: dict[tuple[int, int], bool] = {}
    order = sorted(edges, key=lambda pair: (edges[pair][0] != "accepted", -edges[pair][1], sorted(about[key][0] for key in pair)))
    for pair in order:
        one, other = pair
        if about[one][1] is None or about[other][1] is None:
            continue
        mine, theirs = group[one], group[other]
        crosses = mine is not theirs and (
            bool({about[key][1] for key in mine} & {about[key][1] for key in theirs})
            or any((min(left, right), max(left, right)) in apart for left in mine for right in theirs)
        )
        if mine is not theirs and not crosses:
            mine |= theirs
            for key in theirs:
                group[key] = mine
        if edges[pair][0] != "accepted":
            crossed[pair] = crosses
    names = {key: min(about[one][0] for one in group[key]) if len(group[key]) > 1 else None for key in members}
    return Formed({key: name for key, name in names.items() if name is not None or about[key][2] is not None}, crossed)
