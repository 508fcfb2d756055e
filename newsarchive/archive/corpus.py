"""What a corpus is asked: where words stand and in which company, and how often, by time, site and language."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from newsarchive.archive import facets, spaced
from newsarchive.archive.found import Asked
from newsarchive.archive.lexicon import MOST_PIECES
from newsarchive.archive.query import FIELDS, Query, Term
from newsarchive.archive.search import MARK, Filters, SearchResult, prepare, prepared
from newsarchive.text.spacing import unspaced

GROUPS = {
    "year": "substr(a.published, 1, 4)", "month": "iif(length(a.published) >= 7, substr(a.published, 1, 7), NULL)", "site": "a.site",
    "language": "a.language", "section": "a.section",
}  # fmt: skip
"""What counts may be told apart by; a date that is less exact than a month is of no month."""
IN_ALL = {"article": "count(*)", "story": "count(DISTINCT coalesce(a.story_id, a.id))", "version": "sum(a.version_count)"}
"""How many of a unit there are in a group."""
WIDTH = 40
"""Characters on either side of a word."""
BETWEEN = "\x1d"
"""Stands between a title and a text; a control character, which neither holds."""
OF_ROW = "a.id, a.site, a.language, a.published"
_BLANKS = re.compile(r"\s+")
_BY_DAY = "ORDER BY a.published IS NULL, a.published, a.key"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One place where what was asked for stands."""

    id: str
    site: str
    language: str | None
    published: str | None
    left: str
    word: str
    """As it stands there."""
    right: str
    field: str = "text"
    """title or text: where it stands."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """How often what was asked for stands in the texts of one group."""

    group: tuple[str | None, ...]
    """By what was counted, in the order asked; None where it is not known."""
    articles: int
    """In which it stands; or stories, or versions of these articles, where those were asked for."""
    occurrences: int
    """Titles counted too."""
    of_articles: int
    """That there are in the group."""
    of_words: int
    """That they have."""

    @property
    def per_million(self) -> float:
        """Occurrences in a million words."""
        return 1e6 * self.occurrences / self.of_words if self.of_words else 0.0


def concordance(
    connection: sqlite3.Connection, query: str, filters: Filters | None = None, *, width: int = WIDTH, exact: bool = False,
    few: bool = False,
) -> tuple[SearchResult, Iterator[Line]]:
    """Every place where what a query asks for stands in a title or text, with its neighbourhood: keyword in context, by date.

    Args:
        width: characters on either side.
        few: no more than the first of them are wanted: they come soon, and all of them later than they would otherwise.

    Returns:
        What was asked, and the lines, one at a time.
    """
    result = prepared(connection, query, filters, exact=exact)
    if not result.query:
        return result, iter(())
    result = _with_left_out(connection, result)
    rows = _by_day(connection, result) if few else _all_by_day(connection, result)
    return result, (line for row in rows for line in _places(row, width))


def _with_left_out(connection: sqlite3.Connection, result: SearchResult) -> SearchResult:
    """The same with how many articles were left out because what narrows it is not known of them."""
    if not result.query:
        return result
    asked = Asked(connection, result.query, result.filters, result.index)
    return replace(result, undated=asked.undated(), unknown=asked.unknown())


def _all_by_day(connection: sqlite3.Connection, result: SearchResult) -> Iterator[sqlite3.Row]:
    asked = Asked(connection, result.query, result.filters, result.index)
    source, values = asked.source(joined=True, showing=_marked)
    yield from connection.execute(f"SELECT {OF_ROW}, {asked.shown(_marked)} AS marked {source} {_BY_DAY}", values)


def _by_day(connection: sqlite3.Connection, result: SearchResult) -> Iterator[sqlite3.Row]:
    """The same, marked one after the other: the keys alone are sorted."""
    source, values = Asked(connection, result.query, result.filters, result.index).source(joined=True)
    for (key,) in connection.execute(f"SELECT a.key {source} {_BY_DAY}", values):
        row = _marked_one(connection, result, "key", key)
        if row is not None:
            yield row


def lines_of(connection: sqlite3.Connection, result: SearchResult, most: int) -> dict[str, list[Line]]:
    """The first places, by article, where what was asked for stands in the texts of the hits, not in their titles.

    Args:
        most: places of one article.
    """
    found: dict[str, list[Line]] = {}
    for hit in result.hits:
        row = _marked_one(connection, result, "id", hit.id)
        if row is not None:
            found[hit.id] = list(islice((line for line in _places(row, WIDTH) if line.field == "text"), most))
    return found


def _marked(index: str) -> str:
    """SQL: title and text with what was asked for marked, and BETWEEN between them."""
    title, text = (f"coalesce(highlight({index}, {column}, char(2), char(3)), '')" for column in (0, 1))
    return f"{title} || char({ord(BETWEEN)}) || {text}"


def _marked_one(connection: sqlite3.Connection, result: SearchResult, column: str, value: int | str) -> sqlite3.Row | None:
    """An article with what was asked for marked in its title and text; None where it does not stand there."""
    index = result.index
    if index == spaced.BOTH:
        copy = f"SELECT 1 FROM spaced JOIN articles a USING (key) WHERE a.{column} = ?"
        index = facets.INDEX if connection.execute(copy, (value,)).fetchone() is None else spaced.INDEX
    row: sqlite3.Row | None = connection.execute(
        f"SELECT {OF_ROW}, {_marked(index)} AS marked FROM articles a CROSS JOIN {index} ON {index}.rowid = a.key"
        f" WHERE a.{column} = ? AND {index} MATCH ?",
        (value, result.query),
    ).fetchone()
    return row


def _places(row: sqlite3.Row, width: int) -> Iterator[Line]:
    title, _, text = unspaced(row["marked"]).partition(BETWEEN)
    for name, marked in (("title", title), ("text", text)):
        for left, word, right in _around(marked, width):
            yield Line(
                id=row["id"], site=row["site"], language=row["language"], published=row["published"], left=left, word=word, right=right,
                field=name,
            )  # fmt: skip


def _around(marked: str, width: int) -> Iterator[tuple[str, str, str]]:
    """Every marked part, between what stands before and after it."""
    # Marked part, unmarked part, marked part ...
    parts = [piece for half in marked.split(MARK[0]) for piece in half.split(MARK[1])]
    starts, position = [], 0
    for part in parts:
        starts.append(position)
        position += len(part)
    text = "".join(parts)
    for number in range(1, len(parts), 2):
        begin, end = starts[number], starts[number] + len(parts[number])
        yield _BLANKS.sub(" ", text[max(0, begin - width) : begin]), parts[number], _BLANKS.sub(" ", text[end : end + width])


def frequency(
    connection: sqlite3.Connection, query: str, by: Sequence[str], filters: Filters | None = None, *, exact: bool = False,
    unit: str = "article",
) -> tuple[SearchResult, list[Count]]:
    """How often what a query asks for stands, by the groups named; groups in which it never stands are counted too.

    Args:
        by: names in GROUPS.
        unit: what is counted in place of articles, one of tally.UNITS; words and occurrences are those of all articles.
    """
    result = _with_left_out(connection, prepared(connection, query, filters, exact=exact))
    return result, counts(connection, [result] if result.query else [], by, result.filters, unit=unit)


def counts(
    connection: sqlite3.Connection, asked: Iterable[SearchResult], by: Sequence[str], filters: Filters, *, unit: str = "article"
) -> list[Count]:
    """The same of several queries that are counted as one; an article in which two of them stand counts once."""
    connection.create_function("tokens", 1, tokens, deterministic=True)
    groups = ", ".join(GROUPS[name] for name in by)
    where, values = filters.where()
    whole = {
        tuple(row[: len(by)]): (row[len(by)], row[len(by) + 1])
        for row in connection.execute(
            f"SELECT {groups}, {IN_ALL[unit]}, sum(tokens(coalesce(s.sz, d.sz))) FROM articles a"
            " LEFT JOIN articles_fts_docsize d ON d.id = a.key LEFT JOIN spaced_fts_docsize s ON s.id = a.key"
            f" WHERE {where} GROUP BY {', '.join(str(number + 1) for number in range(len(by)))}",
            values,
        )
    }
    articles: Counter[tuple[str | None, ...]] = Counter()
    occurrences: Counter[tuple[str | None, ...]] = Counter()
    seen: set[int] = set()
    stories: set[tuple[str | None, ...]] = set()
    for result in asked:
        one = Asked(connection, result.query, result.filters, result.index)
        source, more = one.source(joined=True, showing=_stands)
        marks = one.shown(_stands)
        for row in connection.execute(f"SELECT {groups}, a.version_count, coalesce(a.story_id, a.id), a.key, {marks} {source}", more):
            group = tuple(row[: len(by)])
            versions, story, key, stands = tuple(row)[len(by) :]
            occurrences[group] += stands or 0
            if key not in seen and (unit != "story" or (*group, story) not in stories):
                articles[group] += versions if unit == "version" else 1
            seen.add(key)
            stories.add((*group, story))
    return [
        Count(group=group, articles=articles[group], occurrences=occurrences[group], of_articles=number, of_words=words or 0)
        for group, (number, words) in sorted(whole.items(), key=lambda pair: tuple((one is None, one or "") for one in pair[0]))
    ]


def _stands(index: str) -> str:
    """SQL: how often what was asked for stands in an article."""
    columns = enumerate(("title", "text"))
    return " + ".join(f"length(highlight({index}, {number}, char(2), '')) - length({index}.{name})" for number, name in columns)


def tokens(sizes: bytes | None) -> int:
    """The words of an article, title and text, as the index counted them: the first two of its numbers of SQLite's variable length."""
    total = number = columns = 0
    for byte in sizes or b"":
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            total, number, columns = total + number, 0, columns + 1
            if columns == 2:
                break
    return total


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a list of terms."""

    category: str
    language: str | None
    """Only in texts of this language; None for all."""
    term: str
    """A word, found in all of its forms; up to three words, one after the other, each in its forms; more, or any in quotation marks, as
    they are; or the beginning of a word and *."""


@dataclass(frozen=True, kw_only=True)
class CountedTerms:
    """How often the terms of one category stand."""

    counts: list[Count]
    undated: int
    """Articles in which they stand and that a period left out because it is not known, or not exactly enough, when they are of."""
    without_language: int
    """The same of a language."""


def count_terms(
    connection: sqlite3.Connection, entries: Iterable[Entry], by: Sequence[str], filters: Filters | None = None, *, exact: bool = False,
    unit: str = "article",
) -> dict[str, CountedTerms]:
    """How often the terms of each category stand, by the groups named."""
    filters = filters or Filters()
    listed: dict[str, dict[str | None, list[Term]]] = {}
    for entry in entries:
        listed.setdefault(entry.category, {}).setdefault(entry.language, []).append(term_of(entry.term))
    found = {}
    for category, by_language in listed.items():
        results = [
            prepare(connection, Query(groups=(tuple(terms),), language=language), filters, exact=exact)
            for language, terms in by_language.items() if filters.language in {None, language} or language is None
        ]  # fmt: skip
        asked = [Asked(connection, result.query, result.filters, result.index) for result in results]
        found[category] = CountedTerms(
            counts=counts(connection, results, by, filters, unit=unit),
            undated=len(set().union(*(one.keys_undated() for one in asked))),
            without_language=len(set().union(*(one.keys_without_language() for one in asked))),
        )
    return found


def term_of(text: str) -> Term:
    """A term as it stands in a list."""
    several = len(text.split()) > 1
    if text.startswith('"') or len(text.split()) > MOST_PIECES:
        return Term(text=text.strip('"*'), kind="phrase")
    # Of a few words one after the other each is known in its forms, as those of a word with hyphens are.
    return Term(text=text.strip('"*'), kind="prefix" if text.endswith("*") and not several else "word")


def misread(text: str) -> str | None:
    """What in a term of a list is of the language of queries and would be looked for as a word; None where nothing is."""
    words = text.split()
    if any(word in {"OR", "AND", "NOT", "|"} for word in words):
        return next(word for word in words if word in {"OR", "AND", "NOT", "|"})
    if text.startswith("-"):
        return "-"
    field, colon, after = text.partition(":")
    if colon and after.strip() and field.lower() in FIELDS:
        return f"{field}:"
    inner = text.rstrip("*") if len(words) == 1 else text
    return "*" if "*" in inner else None
