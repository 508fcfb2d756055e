"""Which articles an export is of, and in which order; each is read whole, one at a time, however many they are."""

from __future__ import annotations

import difflib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from newsarchive.archive import spaced
from newsarchive.archive.forms import storable
from newsarchive.archive.found import TITLE_WEIGHT, Asked, score
from newsarchive.archive.records import LISTS, fields
from newsarchive.archive.search import Filters, SearchResult, prepared
from newsarchive.errors import UsageError

TOGETHER = 500
"""Articles that are looked up with one statement; they are read one by one."""
ORDERS = {
    "id": "a.site, a.id",
    "newest": "a.published IS NULL, a.published DESC, a.id",
    "relevance": "rank, a.id",
}
"""In which order articles can be given."""
BESIDE = {"captured_at": "(SELECT c.fetched_at FROM captures c WHERE c.id = r.capture_id)"}
"""What can be read of an article beside the fields of its record: when its page was captured."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which articles, and what of each."""

    query: str = ""
    """As `search` reads it; "" for all articles."""
    filters: Filters = field(default_factory=Filters)
    exact: bool = False
    """Words only as they are written."""
    limit: int | None = None
    order: str = "id"
    """One of ORDERS; by relevance only where there is a query."""
    columns: tuple[str, ...] = ()
    """Fields of the record, in this order; without any, all."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A selection as it is asked of the archive."""

    selection: Selection
    columns: tuple[str, ...]
    result: SearchResult
    """How the query is asked of the index, with the forms of its words, and what narrows it."""

    @property
    def lists(self) -> tuple[int, ...]:
        """Which columns are lists, by their position."""
        return tuple(position for position, name in enumerate(self.columns) if name in LISTS)


def choose(connection: sqlite3.Connection, selection: Selection) -> Chosen:
    """Read the query, and check what is asked for.

    Raises:
        UsageError: there is no such column or order, or the query has no words.
    """
    known = fields(connection)
    for name in selection.columns:
        if name not in known and name not in BESIDE:
            near = difflib.get_close_matches(name, known, 1)
            advice = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
            raise UsageError(f"There is no column {name[:40]!r}.", advice).known("no_column", name=name[:40], known=", ".join(known))
    if len(set(selection.columns)) < len(selection.columns):
        raise UsageError("A column is named twice.", "Name each once.").known("column_twice")
    result = prepared(connection, selection.query, selection.filters, exact=selection.exact)
    if not says_something(selection.query, result, selection.filters):
        text = f"The query {selection.query[:80]!r} has no words."
        raise UsageError(text, "Write a word, or leave it away for all articles.").known("no_words", name=selection.query[:80])
    if selection.order not in ORDERS:
        raise UsageError(f"There is no order {selection.order[:40]!r}.", f"There are: {', '.join(ORDERS)}.")
    if selection.order == "relevance" and not result.query:
        raise UsageError("Without a query nothing is more relevant than anything else.", "Give a query, or another order.")
    return Chosen(selection=selection, columns=selection.columns or tuple(known), result=result)


def says_something(query: str, result: SearchResult, filters: Filters) -> bool:
    """Whether a query was left away, or says what is wanted: one that says nothing (punctuation, only what is not wanted) must not make
    a file of everything.

    Args:
        result: how the query was read.
        filters: what narrows it beside the query.
    """
    return not query.strip() or result.asks or result.filters != filters


def rows(connection: sqlite3.Connection, chosen: Chosen) -> Iterator[tuple[Any, ...]]:
    """The articles, a tuple of the chosen columns each; lists are JSON, or null. To be read in one transaction (`one_moment`)."""
    columns = ", ".join(BESIDE.get(name, f'r."{name}"') for name in chosen.columns)
    lookup = connection.cursor()
    lookup.row_factory = None
    for lot in lots(connection, chosen, "id"):
        # CROSS JOIN: in the order of the list.
        yield from lookup.execute(
            f"SELECT {columns} FROM json_each(?) j CROSS JOIN record r ON r.id = j.value", (json.dumps(lot, ensure_ascii=False),)
        )


def lots(connection: sqlite3.Connection, chosen: Chosen, column: str = "key") -> Iterator[list[Any]]:
    """The articles' keys, or another column of `articles`, in the order chosen, TOGETHER in a list."""
    source, values = _source(connection, chosen)
    cursor = connection.cursor()
    cursor.row_factory = None
    # Only these are sorted, not the texts with them: what does not fit into memory SQLite sorts on the disk.
    found = cursor.execute(f'SELECT a."{column}" {source}', values)
    while lot := found.fetchmany(TOGETHER):
        yield [row[0] for row in lot]


def condition(connection: sqlite3.Connection, chosen: Chosen) -> tuple[str, list[Any]]:
    """The same as an SQL condition on articles `a`, and its values."""
    if not chosen.result.query and chosen.selection.limit is None:
        return chosen.result.filters.where("a")
    source, values = _source(connection, chosen)
    return f"a.key IN (SELECT a.key {source})", values


def count(connection: sqlite3.Connection, chosen: Chosen) -> int:
    """How many articles these are."""
    where, values = condition(connection, chosen)
    return int(connection.execute(f"SELECT count(*) FROM articles a WHERE {where}", values).fetchone()[0])


def undated(connection: sqlite3.Connection, chosen: Chosen) -> int:
    """How many articles a period leaves out of which it is not known, or not exactly enough, whether they are of it."""
    filters = chosen.result.filters
    if not filters.dated or filters.undated != "leave":
        return 0
    source, values = _asked(connection, chosen, replace(filters, since=None, until=None))
    unsure, more = filters.unsure()
    return int(connection.execute(f"SELECT count(*) {source} AND {unsure}", [*values, *more]).fetchone()[0])


def sites(connection: sqlite3.Connection, chosen: Chosen) -> list[str]:
    """The sites that these articles are of."""
    where, values = condition(connection, chosen)
    rows = connection.execute(f"SELECT DISTINCT a.site FROM articles a WHERE {where} ORDER BY 1", values)
    return [row[0] for row in rows]


def _asked(connection: sqlite3.Connection, chosen: Chosen, filters: Filters) -> tuple[str, list[Any]]:
    """FROM and WHERE of the articles `a` that the query finds under some filters."""
    return Asked(connection, chosen.result.query, filters, chosen.result.index).source(joined=True)


def _source(connection: sqlite3.Connection, chosen: Chosen) -> tuple[str, list[Any]]:
    """FROM, WHERE, ORDER and LIMIT of the articles a."""
    best = chosen.selection.order == "relevance"
    asked = Asked(connection, chosen.result.query, chosen.result.filters, chosen.result.index)
    where, values = asked.source(joined=True, showing=score if best else None)
    order = ORDERS[chosen.selection.order]
    if best and asked.index == spaced.BOTH:
        order = order.replace("rank", asked.shown(score))
    elif best:
        where += f" AND rank MATCH 'bm25({TITLE_WEIGHT}, 1.0, 0.0)'"
    bound = f" LIMIT {int(chosen.selection.limit)}" if chosen.selection.limit is not None else ""
    return f"{where} ORDER BY {order}{bound}", values


def records(connection: sqlite3.Connection, chosen: Chosen) -> Iterator[dict[str, Any]]:
    """The same, as the fields of the record; lists are lists."""
    lists = set(chosen.lists)
    for row in rows(connection, chosen):
        yield {
            name: strings(value) if position in lists else value
            for position, (name, value) in enumerate(zip(chosen.columns, row, strict=True))
        }  # fmt: skip


def strings(value: str | None) -> list[str]:
    """A list of the record; one that is unknown is empty."""
    if value is None or value == "[]":
        return []
    found: list[str] = json.loads(value)
    # JSON can name half a character, which is none and has no UTF-8 form.
    return [storable(one) for one in found] if "\\u" in value else found
