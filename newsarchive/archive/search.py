"""Searching the archive: ranked by relevance with weight on titles, filtered, highlighted. A malformed query never fails."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from typing import Any

from newsarchive.archive import lexicon, spaced
from newsarchive.archive.query import Query, Term, read_query
from newsarchive.text.spacing import is_unspaced, unspaced
from newsarchive.text.spacing import spaced as spaced_out
from newsarchive.text.word_keys import words

MARK = ("\x02", "\x03")
"""Around a matched word in titles and snippets; control characters, which no stored text holds."""
TITLE_WEIGHT = 8.0
SNIPPET = {"articles_fts": 24, spaced.INDEX: 60}
"""Words of a snippet; where each character is one, more."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What narrows a search or an export."""

    site: str | None = None
    language: str | None = None
    since: str | None = None
    """ISO day, month or year: published on or after it."""
    until: str | None = None
    """ISO day, month or year: published on or before its end."""

    authors: tuple[str, ...] = ()
    """Names, each of which must stand in one of the authors' names, whatever its case and accents."""
    undated: str = "leave"
    """What a period does with articles of which it is not known, or not exactly enough, whether they are of it: leave them out, include
    them, or find only them."""

    @property
    def dated(self) -> bool:
        """Whether a period narrows it."""
        return self.since is not None or self.until is not None

    def narrowed(self, asked: Query) -> Filters:
        """These, narrowed by what stands in a query, which outranks them."""
        return replace(
            self, site=asked.site or self.site, language=asked.language or self.language, since=asked.after or self.since,
            until=asked.before or self.until, authors=(*self.authors, *asked.authors),
        )  # fmt: skip

    def where(self, table: str = "a") -> tuple[str, list[Any]]:
        """SQL conditions (joined by AND; "1" for none) and their values."""
        parts: list[str] = []
        values: list[Any] = []
        for column, value in (("site", self.site), ("language", self.language)):
            if value is not None:
                parts.append(f"+{table}.{column} = ?")
                values.append(value)
        for author in self.authors:
            parts.append(f"EXISTS (SELECT 1 FROM json_each({table}.authors) WHERE instr(folded(value), folded(?)) > 0)")
            values.append(author)
        period, bounds = self._period(table)
        unsure, more = self.unsure(table)
        if self.undated == "only":
            parts.append(unsure)
            values += more
        elif period and self.undated == "include":
            parts.append(f"(({' AND '.join(period)}) OR {unsure})")
            values += [*bounds, *more]
        else:
            parts += period
            values += bounds
        return " AND ".join(parts) or "1", values

    def _period(self, table: str) -> tuple[list[str], list[Any]]:
        parts: list[str] = []
        values: list[Any] = []
        if self.since is not None:
            parts.append(f"+{table}.published >= ?")
            values.append(self.since)
        if self.until is not None:
            # A day that begins with the bound is inside it: 2021-04-20T10:00 is on 2021-04-20, and 2021-04-20 in 2021-04.
            parts.append(f"substr({table}.published, 1, length(?)) <= ?")
            values += [self.until, self.until]
        return parts, values

    def unsure(self, table: str = "a") -> tuple[str, list[Any]]:
        """SQL condition of being left out by the period though it may be of it: no date, or one that begins before the period and
        may be in it (2021, asked for after 2021-04)."""
        parts, values = [f"{table}.published IS NULL"], []
        if self.since is not None:
            parts.append(f"({table}.published < ? AND ? LIKE {table}.published || '%')")
            values += [self.since, self.since]
        return f"({' OR '.join(parts)})", values


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One found article."""

    id: str
    site: str
    url: str
    title: str
    """With MARK around matched words."""
    snippet: str
    """A part of the text, with MARK around matched words."""
    language: str | None
    published: str | None


@dataclass(frozen=True, kw_only=True)
class SearchResult:
    """What a search found."""

    query: str
    """As it was asked of the index."""
    total: int
    index: str = "articles_fts"
    """Which index was asked: that of the texts, or of their copies in which each character is a word."""
    filters: Filters = field(default_factory=Filters)
    """What narrowed it: those given, and those that stood in the query."""
    hits: list[Hit] = field(default_factory=list)
    forms: dict[str, list[str]] = field(default_factory=dict)
    """The forms that each word of the query was found in the index by, itself among them where it stands there."""
    spellings: dict[str, list[str]] = field(default_factory=dict)
    """Other spellings, in any script, that stand in the index, of what may be a name; they were not searched."""
    meant: dict[str, str] = field(default_factory=dict)
    """For a word that stands nowhere the nearest that does."""
    undated: int = 0
    """Articles that the words find and that were left out because it is not known, or not exactly enough, when they were published."""
    note: str | None = None
    """Set where the query was not understood as written."""

    @property
    def asks(self) -> bool:
        """Whether there is anything to find."""
        return bool(self.query or self.filters.authors)


def search(
    connection: sqlite3.Connection, query: str, filters: Filters | None = None, limit: int = 20, *, offset: int = 0, exact: bool = False,
    newest: bool = False,
) -> SearchResult:
    """Find articles.

    Args:
        query: as `archive.query.read_query` reads it; never fails.
        limit: how many hits to give; the total counts all.
        offset: how many of the best hits to pass over.
        exact: find words only as they are written, whatever their case and accents.
        newest: in the order of publication, the newest first, instead of by relevance.
    """
    result = prepared(connection, query, filters, exact=exact)
    if not result.asks:
        return result
    if not offset and has_lexicon(connection):
        spellings, meant = _offers(connection, read_query(query))
        result = replace(result, spellings=spellings, meant=meant)
    return _run(connection, result, limit, offset, newest=newest)


def prepared(connection: sqlite3.Connection, query: str, filters: Filters | None = None, *, exact: bool = False) -> SearchResult:
    """A query as it is asked of the index, and of which index, before it is asked."""
    return prepare(connection, read_query(query), filters, exact=exact)


def prepare(connection: sqlite3.Connection, asked: Query, filters: Filters | None = None, *, exact: bool = False) -> SearchResult:
    """The same of a query that was read already, or made."""
    filters = (filters or Filters()).narrowed(asked)
    known = has_lexicon(connection)
    index = spaced.INDEX if known and any(is_unspaced(term.text) for term in asked.terms) else "articles_fts"
    forms: dict[str, list[str]] = {}
    if known and not exact and index != spaced.INDEX:
        forms = {term.text: lexicon.forms_of(connection, term.text, filters.language) for term in asked.terms if term.kind == "word"}
    expression = matching(asked, forms, index)
    note = " ".join(asked.notes) or None
    return SearchResult(
        query=expression, total=0, index=index, filters=filters,
        note=note or (None if expression or filters.authors else "The query has no words."),
        forms={word: found for word, found in forms.items() if len(found) > 1},
    )  # fmt: skip


def _offers(connection: sqlite3.Connection, asked: Query) -> tuple[dict[str, list[str]], dict[str, str]]:
    """What could be asked instead: other spellings of names, and words that stand in the index for those that do not."""
    single = [term.text for term in asked.terms if term.kind == "word" and len(words(term.text)) == 1]
    spellings = {word: found for word in single if word[0].isupper() and (found := lexicon.spellings(connection, word))}
    missing = [word for word in single if not word.isdigit() and not lexicon.stands(connection, word)]
    return spellings, {word: near for word in missing if (near := lexicon.meant(connection, word))}


def has_lexicon(connection: sqlite3.Connection) -> bool:
    """Whether the archive knows word forms; one that an older newsarchive wrote last does not."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'lexicon'").fetchone() is not None


def matching(asked: Query, forms: dict[str, list[str]], index: str) -> str:
    """A query in the language of FTS5, with every word in all of its forms; empty where nothing must occur."""
    groups = [" OR ".join(_term(term, forms, index) for term in group) for group in asked.groups]
    if not groups:
        return ""
    wanted = " AND ".join(f"({group})" for group in groups)
    unwanted = " OR ".join(_term(term, forms, index) for term in asked.without)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _term(term: Term, forms: dict[str, list[str]], index: str) -> str:
    column = f"{term.column} : " if term.column is not None else ""
    if term.kind == "word" and len(forms.get(term.text, ())) > 1:
        return f"{column}({' OR '.join(_quoted(form) for form in forms[term.text])})"
    text = spaced_out(term.text) if index == spaced.INDEX else term.text
    return f"{column}{_quoted(text)}{' *' if term.kind == 'prefix' else ''}"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def languages(connection: sqlite3.Connection) -> list[str]:
    """The codes of the languages that articles are in."""
    return [row[0] for row in connection.execute("SELECT DISTINCT language FROM articles WHERE language IS NOT NULL ORDER BY 1")]


def match(query: str, filters: Filters, index: str = "articles_fts") -> tuple[str, list[Any]]:
    """FROM and WHERE of what a query finds, and their values; `a` is the article."""
    where, values = filters.where()
    if not query:
        return f"FROM articles a WHERE {where}", values
    # CROSS JOIN keeps SQLite from starting at the filter: from the index it is 4 to 100 times as fast for ordinary words.
    return f"FROM {index} CROSS JOIN articles a ON a.key = {index}.rowid WHERE {index} MATCH ? AND {where}", [query, *values]


def _run(connection: sqlite3.Connection, result: SearchResult, limit: int, offset: int, *, newest: bool) -> SearchResult:
    query, filters, index = result.query, result.filters, result.index
    source, values = match(query, filters, index)
    total = connection.execute(f"SELECT count(*) {source}", values).fetchone()[0]
    undated = 0
    if filters.dated and filters.undated == "leave":
        anywhen, others = match(query, replace(filters, since=None, until=None), index)
        unsure, more = filters.unsure()
        undated = connection.execute(f"SELECT count(*) {anywhen} AND {unsure}", [*others, *more]).fetchone()[0]
    if query:
        title, snippet = f"highlight({index}, 0, char(2), char(3))", f"snippet({index}, 1, char(2), char(3), ' … ', {SNIPPET[index]})"
        source += f" AND rank MATCH 'bm25({TITLE_WEIGHT}, 1.0)'"
    else:
        title, snippet = "a.title", "(SELECT substr(t.text, 1, 300) FROM texts t WHERE t.sha256 = a.text_sha256)"
    order = "a.published IS NULL, a.published DESC, a.key DESC" if newest or not query else "rank"
    # The index delivers in the order of rank, so that only the hits that are given are highlighted.
    rows = connection.execute(
        f"SELECT a.id, a.site, a.url, a.language, a.published, {title} AS title, {snippet} AS snippet {source} ORDER BY {order}"
        " LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return replace(result, total=total, undated=undated, hits=[_hit(row) for row in rows])


def _hit(row: sqlite3.Row) -> Hit:
    return Hit(
        id=row["id"], site=row["site"], url=row["url"], title=unspaced(row["title"] or ""), snippet=unspaced(row["snippet"] or ""),
        language=row["language"], published=row["published"],
    )
