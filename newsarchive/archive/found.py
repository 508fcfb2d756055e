"""Which articles a query finds, and in which order.

The index alone tells the matches, those that came into the archive last before the others, so that the first ten thousand cost little
however many there are. Where there are no more than that, all of them are ranked; of a commoner query those are ranked that came last.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from newsarchive.archive import facets, spaced
from newsarchive.archive.filters import Filters

COUNTED = 10_000
"""Matches that are counted and ranked; where there are more, the answer says so."""
TITLE_WEIGHT = 8.0
ORDERS = ("relevance", "newest", "fresh")
"""By relevance; the newest publication first; or by relevance that wanes with age."""
HALVED = 3.0
"""Years after which an article counts half, where the fresh are preferred."""
CHUNK = 200
OF_KEYS = "FROM json_each(?) j JOIN articles a ON a.key = j.value"


@dataclass(frozen=True, kw_only=True)
class Matches:
    """What was found."""

    keys: list[int]
    """The articles that came into the archive last before the others; at most COUNTED."""
    more: bool
    """Whether there are more."""


def asking(*parts: str) -> str:
    """One expression of the index of several that must all hold; empty ones say nothing."""
    return " AND ".join(f"({part})" for part in parts if part)


def score(index: str) -> str:
    """SQL: how well a match fits, the less the better."""
    return f"bm25({index}, {TITLE_WEIGHT}, 1.0, 0.0)"


class Asked:
    """A query as it is asked of an archive."""

    def __init__(self, connection: sqlite3.Connection, query: str, filters: Filters, index: str) -> None:
        self.connection, self.query, self.filters, self.index = connection, query, filters, index
        self.narrowed = facets.narrowed(connection, filters, index)

    def source(
        self, *more: str, filters: Filters | None = None, joined: bool = False, showing: Callable[[str], str] | None = None
    ) -> tuple[str, list[Any]]:
        """FROM and WHERE of what is found, and their values.

        Args:
            more: further conditions of the index.
            filters: in place of the query's own.
            joined: with an article's row `a` in any case, not only where the index does not know what is asked.
            showing: of the name of an index, what `shown` is to stand for.
        """
        narrowed = self.narrowed if filters is None else facets.narrowed(self.connection, filters, self.index)
        if not self.query:
            where, values = (filters or self.filters).where()
            return f"FROM articles a WHERE {where}", values
        if self.index == spaced.BOTH:
            return self._of_both(filters or self.filters, joined=joined, showing=showing)
        where, values = narrowed.rest.where()
        expression = asking(self.query, narrowed.clause, *more)
        # CROSS JOIN keeps SQLite from starting at the filter: from the index it is 4 to 100 times as fast for ordinary words.
        row = f" CROSS JOIN articles a ON a.key = {self.index}.rowid" if joined or where != "1" else ""
        return f"FROM {self.index}{row} WHERE {self.index} MATCH ? AND {where}", [expression, *values]

    def _of_both(self, filters: Filters, *, joined: bool, showing: Callable[[str], str] | None) -> tuple[str, list[Any]]:
        """The same of both indexes, each article from the one that knows all of its words; each is narrowed by what it knows itself."""
        narrowed = facets.narrowed(self.connection, filters)
        apart = f"NOT EXISTS (SELECT 1 FROM spaced WHERE spaced.key = {facets.INDEX}.rowid)"
        arms: list[str] = []
        values: list[Any] = []
        for index, clause, rest, more in ((facets.INDEX, narrowed.clause, narrowed.rest, apart), (spaced.INDEX, "", filters, "1")):
            where, given = rest.where()
            row = f" CROSS JOIN articles a ON a.key = {index}.rowid" if where != "1" else ""
            shown = f", {showing(index)} AS shown" if showing is not None else ""
            arms.append(f"SELECT {index}.rowid AS rowid{shown} FROM {index}{row} WHERE {index} MATCH ? AND {where} AND {more}")
            values += [asking(self.query, clause), *given]
        row = f" CROSS JOIN articles a ON a.key = {spaced.BOTH}.rowid" if joined else ""
        return f"FROM ({' UNION ALL '.join(arms)}) AS {spaced.BOTH}{row} WHERE 1", values

    def of_year(self, year: str, *, joined: bool = False) -> tuple[str, list[Any]]:
        """FROM and WHERE of what is found and is of one year, where no period narrows the query."""
        if self.index == spaced.BOTH:
            return self.source(filters=replace(self.filters, since=year, until=year, undated="leave"), joined=joined)
        return self.source(facets.year_clause(year), joined=joined)

    @property
    def by_year(self) -> bool:
        """Whether years can be asked for one by one."""
        if self.index == spaced.BOTH:
            return bool(self.query) and not self.filters.dated and self.filters.undated != "only"
        return bool(self.query) and facets.known(self.connection, self.index)

    def shown(self, showing: Callable[[str], str]) -> str:
        """What stands in a SELECT before a source that shows this: an expression with the index's own functions in it."""
        return f"{spaced.BOTH}.shown" if self.index == spaced.BOTH else showing(self.index)

    @property
    def _key(self) -> str:
        return f"{self.index}.rowid" if self.query else "a.key"

    def matches(self) -> Matches:
        """The articles that are found."""
        source, values = self.source()
        rows = self.connection.execute(f"SELECT {self._key} {source} ORDER BY {self._key} DESC LIMIT ?", [*values, COUNTED + 1])
        keys = [int(row[0]) for row in rows]
        return Matches(keys=keys[:COUNTED], more=len(keys) > COUNTED)

    def keys(self) -> list[int]:
        """All of them."""
        source, values = self.source()
        return [int(row[0]) for row in self.connection.execute(f"SELECT {self._key} {source}", values)]

    def last(self) -> tuple[str, list[Any]]:
        """FROM of the rows `a` of the matches, where there are many of those that came into the archive last, and its values."""
        source, values = self.source()
        keys = f"SELECT {self._key} AS key {source} ORDER BY {self._key} DESC LIMIT {COUNTED}"
        return f"FROM ({keys}) f JOIN articles a ON a.key = f.key", values

    def ordered(self, matches: Matches, order: str, count: int, *, all_copies: bool = False) -> list[int]:
        """The first articles in this order.

        Args:
            count: how many.
            all_copies: every article of a story, not only the first of them.
        """
        if not matches.keys:
            return []
        by_day = order == "newest" or not self.query
        keys = self._newest(matches) if by_day else iter(self._ranked(matches, fresh=order == "fresh"))
        found: list[int] = []
        seen: set[str] = set()
        while len(found) < count and (lot := list(islice(keys, CHUNK))):
            found += lot if all_copies else self._firsts(lot, seen, set() if by_day else set(matches.keys))
        return found[:count]

    def _ranked(self, matches: Matches, *, fresh: bool) -> list[int]:
        """The best first."""
        wanted = set(matches.keys)
        scores = [(-score, -key) for key, score in self._scores(matches.keys[-1]) if key in wanted]
        if fresh:
            days = self._published(matches.keys)
            newest = max((day for day in days.values() if day), default="")
            scores = [(value * 0.5 ** (_years_before(newest, days[-key]) / HALVED), key) for value, key in scores]
        return [-key for _, key in sorted(scores)]

    def _scores(self, least: int) -> Iterator[tuple[int, float]]:
        """The keys from this one on of what is found, with how well each fits."""
        source, values = self.source(showing=score)
        for row in self.connection.execute(f"SELECT {self._key}, {self.shown(score)} {source} AND {self._key} >= ?", [*values, least]):
            yield int(row[0]), -float(row[1])

    def scores(self, keys: list[int]) -> list[tuple[int, float]]:
        """These articles with how well each fits."""
        wanted = set(keys)
        return [pair for pair in self._scores(min(keys, default=0)) if pair[0] in wanted]

    def _published(self, keys: list[int]) -> dict[int, str | None]:
        rows = self.connection.execute(f"SELECT a.key, a.published {OF_KEYS}", (json.dumps(keys),))
        return {row[0]: row[1] for row in rows}

    def _newest(self, matches: Matches) -> Iterator[int]:
        """The newest publication first, unknown ones last; of a common query one year after the other."""
        if not matches.more:
            yield from self._by_day(OF_KEYS, [json.dumps(matches.keys)])
            return
        if not self.by_year:
            yield from self._by_day(*self.source(joined=True))
            return
        for year in reversed(facets.years(self.connection)):
            yield from self._by_day(*self.of_year(year, joined=True))
        if self.index == spaced.BOTH:
            yield from self._by_day(*self.source(filters=replace(self.filters, undated="only"), joined=True))
        else:
            yield from self._by_day(*self.source(facets.year_clause(None), joined=True))

    def _by_day(self, source: str, values: list[Any]) -> Iterator[int]:
        for row in self.connection.execute(
            f"SELECT a.key {source} ORDER BY a.published IS NULL, a.published DESC, a.key DESC", values
        ):
            yield int(row[0])

    def _firsts(self, keys: list[int], seen: set[str], found_too: set[int]) -> list[int]:
        """Of these keys the first of every story that was not seen before.

        Args:
            found_too: keys that may take the place of an equal copy, where the story is named after them.
        """
        rows = self.connection.execute(
            f"SELECT a.key, a.story_id, (SELECT n.key FROM articles n WHERE n.id = a.story_id AND n.text_sha256 = a.text_sha256"
            f" AND n.title IS a.title) {OF_KEYS} WHERE a.story_id IS NOT NULL",
            (json.dumps(keys),),
        ).fetchall()
        stories = {row[0]: str(row[1]) for row in rows}
        named = {row[0]: row[2] for row in rows if row[2] in found_too}
        found = []
        for key in keys:
            story = stories.get(key)
            if story is None or story not in seen:
                found.append(named.get(key, key))
            if story is not None:
                seen.add(story)
        return found

    def undated(self) -> int:
        """Articles that the words find and that a period leaves out because it is not known, or not exactly enough, when they are of."""
        return self._count(replace(self.filters, undated="only")) if self._leaves_out_undated else 0

    @property
    def _leaves_out_undated(self) -> bool:
        return self.filters.dated and self.filters.undated == "leave"

    def unknown(self) -> dict[str, int]:
        """By filter, articles that the words find and that it leaves out because its field is not known."""
        found = {}
        if self.filters.language is not None:
            anyhow = replace(self.filters, language=None)
            if self.query and facets.known(self.connection, self.index):
                found["language"] = self._count(anyhow, facets.without_language())
            else:
                found["language"] = self._count(anyhow, where="a.language IS NULL")
        if self.filters.section is not None:
            found["section"] = self._count(replace(self.filters, section=None), where="a.section IS NULL")
        if self.filters.authors:
            found["authors"] = self._count(replace(self.filters, authors=()), where="a.authors = '[]'")
        return {name: count for name, count in found.items() if count}

    def _count(self, filters: Filters, *more: str, where: str = "") -> int:
        """How many there are, COUNTED + 1 for more than COUNTED; by a condition on rows only the last COUNTED are told."""
        source, values = self.source(*more, filters=filters)
        if where:
            keys = f"SELECT {self._key} AS key {source} ORDER BY {self._key} DESC LIMIT {COUNTED}"
            source = f"FROM ({keys}) f JOIN articles a ON a.key = f.key WHERE {where}"
        return int(self.connection.execute(f"SELECT count(*) FROM (SELECT 1 {source} LIMIT {COUNTED + 1})", values).fetchone()[0])

    def keys_undated(self) -> set[int]:
        """The articles of `undated`."""
        return self._keys(replace(self.filters, undated="only")) if self._leaves_out_undated else set()

    def keys_without_language(self) -> set[int]:
        """The articles of `unknown` whose language is not known."""
        if self.filters.language is None:
            return set()
        anyhow = replace(self.filters, language=None)
        if self.query and facets.known(self.connection, self.index):
            return self._keys(anyhow, facets.without_language())
        return self._keys(anyhow, where="a.language IS NULL")

    def _keys(self, filters: Filters, *more: str, where: str = "1") -> set[int]:
        source, values = self.source(*more, filters=filters, joined=where != "1")
        rows = self.connection.execute(f"SELECT {self._key} {source} AND {where} LIMIT {COUNTED + 1}", values)
        return {int(row[0]) for row in rows}


def _years_before(newest: str, day: str | None) -> float:
    """How many years lie between two days of any exactness; ten where one is not known."""
    if not day or not newest:
        return 10.0
    return max(0.0, _as_years(newest) - _as_years(day))


def _as_years(day: str) -> float:
    year, month = day[:4], day[5:7]
    return (int(year) if year.isdecimal() else 0) + (int(month) - 1 if month.isdecimal() else 6) / 12
