"""Searching the archive: ranked by relevance with weight on titles, filtered, highlighted. A malformed query never fails."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field, replace

from newsarchive.archive import facets, found, lexicon, spaced, tally
from newsarchive.archive.filters import Filters as Filters
from newsarchive.archive.meant import meant
from newsarchive.archive.other_names import other_names
from newsarchive.archive.other_spellings import spellings
from newsarchive.archive.query import Query, Term, read_query
from newsarchive.archive.query_check import unheard_of
from newsarchive.archive.query_notes import Note
from newsarchive.archive.tally import Tally
from newsarchive.text.spacing import is_unspaced, unspaced, widths
from newsarchive.text.spacing import spaced as spaced_out
from newsarchive.text.word_spelling import words

MARK = ("\x02", "\x03")
"""Around a matched word in titles and snippets; control characters, which no stored text holds."""
MOST_FORMS = 600
"""Forms of all words of a query together."""
MOST_OFFERED = 8
"""Words of a query of which other spellings are looked for."""
INSTEAD = 10
"""Articles that are shown where none has all of the words."""
SNIPPET = {"articles_fts": 24, spaced.INDEX: 60}
"""Words of a snippet; where each character is one, more."""


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
    copies: int = 0
    """Other articles of its story that were found too, and are no hits of their own."""


@dataclass(frozen=True, kw_only=True)
class SearchResult:
    """What a search found."""

    query: str
    """As it was asked of the index."""
    total: int
    """Articles; no more than are counted."""
    more: bool = False
    """Whether there are more than the total says."""
    ranked: int | None = None
    """The hits are the best of so many, those that came into the archive last; None: of all."""
    index: str = "articles_fts"
    """Which index was asked: that of the texts, or of their copies in which each character is a word, or both (spaced.BOTH)."""
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
    unknown: dict[str, int] = field(default_factory=dict)
    """By filter (language, section, authors), articles that the words find and of which that is not known, so that they were left out."""
    tally: Tally | None = None
    """What was found, counted by site, language, year and section, and as articles, stories and versions; None unless asked for."""
    instead: list[Hit] = field(default_factory=list)
    """Where no article has all of the words: those that have some of them, the best first. They are not counted."""
    note: str | None = None
    """Set where the query was not understood as written."""
    notes: tuple[Note, ...] = ()
    """The same, a sentence each."""

    @property
    def asks(self) -> bool:
        """Whether there is anything to find."""
        return bool(self.query or self.filters.authors or self.filters.section)

    def without_note(self, key: str) -> SearchResult:
        """The same, but for what was said of it that does not hold."""
        notes = tuple(note for note in self.notes if note.key != key)
        return replace(self, notes=notes, note=" ".join(notes) or None)


def search(
    connection: sqlite3.Connection, query: str, filters: Filters | None = None, limit: int = 20, *, offset: int = 0, exact: bool = False,
    order: str = "relevance", all_copies: bool = False, counted: bool = False, narrowing: bool = False,
) -> SearchResult:
    """Find articles.

    Args:
        query: as `archive.query.read_query` reads it; never fails.
        limit: how many hits to give; the total counts all.
        offset: how many of the best hits to pass over.
        exact: find words only as they are written, whatever the case, and in Latin letters the accents.
        order: one of found.ORDERS.
        all_copies: every article of a story is a hit, not only the first of them.
        counted: with a tally.
        narrowing: a query that only narrows (site:demo) finds all that it narrows to, the newest first.
    """
    read = read_query(query)
    result = prepare(connection, read, filters, exact=exact)
    if narrowing and not result.asks and result.filters != (filters or Filters()):
        result = result.without_note("no_words")
    elif not result.asks:
        return result
    if not offset and has_lexicon(connection):
        names, near = _offers(connection, read)
        result = replace(result, spellings=names, meant=near)
    asked = found.Asked(connection, result.query, result.filters, result.index)
    matches = asked.matches()
    result = replace(
        result, total=len(matches.keys), more=matches.more, undated=asked.undated(), unknown=asked.unknown(),
        tally=tally.of(connection, matches.keys) if counted else None,
    )  # fmt: skip
    if not matches.keys and not offset and result.query:
        return replace(result, instead=_instead(connection, read, filters, limit, exact=exact, all_copies=all_copies))
    keys = asked.ordered(matches, order, offset + limit, all_copies=all_copies)
    result = replace(result, ranked=len(matches.keys) if matches.more and result.query and order != "newest" else None)
    hits = _hits(connection, result, keys[offset : offset + limit])
    return replace(result, hits=hits if all_copies else _with_copies(connection, hits, matches.keys))


def _instead(
    connection: sqlite3.Connection, read: Query, filters: Filters | None, limit: int, *, exact: bool, all_copies: bool
) -> list[Hit]:
    """The best articles that have some of the words of a query, where there are several."""
    if len(read.groups) < 2:
        return []
    result = prepare(connection, replace(read, groups=(tuple(read.terms),)), filters, exact=exact)
    asked = found.Asked(connection, result.query, result.filters, result.index)
    matches = asked.matches()
    hits = _hits(connection, result, asked.ordered(matches, "relevance", min(limit, INSTEAD), all_copies=all_copies))
    return hits if all_copies else _with_copies(connection, hits, matches.keys)


def prepared(connection: sqlite3.Connection, query: str, filters: Filters | None = None, *, exact: bool = False) -> SearchResult:
    """A query as it is asked of the index, and of which index, before it is asked."""
    return prepare(connection, read_query(query), filters, exact=exact)


def prepare(connection: sqlite3.Connection, asked: Query, filters: Filters | None = None, *, exact: bool = False) -> SearchResult:
    """The same of a query that was read already, or made."""
    filters = (filters or Filters()).narrowed(asked)
    known = has_lexicon(connection)
    index = spaced.asked_for([term.text for term in (*asked.terms, *asked.without)]) if known else "articles_fts"
    forms = _forms_of(connection, asked, filters) if known and not exact else {}
    expression = matching(asked, forms, index)
    if known and index == facets.INDEX and expression:
        kept_out = matching(replace(asked, groups=(asked.without,), without=()), forms, index) if asked.without else ""
        if spaced.differs(connection, expression) or (kept_out and spaced.differs(connection, kept_out)):
            index = spaced.BOTH
    notes = (*asked.notes, *unheard_of(connection, asked))
    if not (notes or expression or filters.authors or filters.section):
        notes = (Note("no_words", "The query has no words."),)
    return SearchResult(
        query=expression, total=0, index=index, filters=filters, note=" ".join(notes) or None, notes=notes,
        forms={
            term.written: [replace(term, text=form).written for form in forms[term.written]]
            for term in asked.terms if len(forms.get(term.written, ())) > 1
        },
    )  # fmt: skip


def _forms_of(connection: sqlite3.Connection, asked: Query, filters: Filters) -> dict[str, list[str]]:
    """What each term of a query is looked for by, as it is written in the query."""
    terms = (*asked.terms, *asked.without)
    single = {term.text for term in terms if term.kind == "word" and not is_unspaced(term.text)}
    most = max(1, MOST_FORMS // max(1, len(single)))
    forms = {word: lexicon.forms_of(connection, word, filters.language)[:most] for word in sorted(single)}
    forms |= {term.written: widths(term.text) for term in terms if is_unspaced(term.text)}
    return forms | {term.written: spellings(connection, term) for term in terms if term.kind != "word" and not is_unspaced(term.text)}


def expression(connection: sqlite3.Connection, query: str) -> str:
    """A query as FTS5's index of the articles is asked for it, narrowed by what that knows: for searches that are not ours."""
    asked = read_query(query)
    filters = Filters().narrowed(asked)
    words = matching(asked, _forms_of(connection, asked, filters) if has_lexicon(connection) else {}, facets.INDEX)
    return (found.asking(words, facets.narrowed(connection, filters).clause) if words else "") or '""'


def alone(connection: sqlite3.Connection, query: str) -> bool:
    """Whether the index of the articles alone, asked by `expression`, finds what a query finds."""
    result = prepare(connection, read_query(query))
    return bool(result.query) and result.index == facets.INDEX and facets.narrowed(connection, result.filters).rest == Filters()


def keys_of(connection: sqlite3.Connection, query: str) -> list[int]:
    """The keys of all articles that a query finds; one that only narrows finds what it narrows to."""
    result = prepare(connection, read_query(query))
    if not result.asks and result.filters == Filters():
        return []
    return found.Asked(connection, result.query, result.filters, result.index).keys()


def _offers(connection: sqlite3.Connection, asked: Query) -> tuple[dict[str, list[str]], dict[str, str]]:
    """What could be asked instead: other spellings of names, and words that stand in the index for those that do not."""
    asked_for = [words(term.text) for term in asked.terms if term.kind == "word"]
    single = list(dict.fromkeys(pieces[0] for pieces in asked_for if len(pieces) == 1))[:MOST_OFFERED]
    parts = list(dict.fromkeys(piece for pieces in asked_for for piece in pieces))[:MOST_OFFERED]
    names = {word: found for word in parts if (found := other_names(connection, word))}
    # The lexicon has no words of texts without spaces.
    missing = [
        word for word in single
        if word not in names and not (word.isdecimal() or is_unspaced(word)) and not lexicon.stands(connection, word)
    ]  # fmt: skip
    return names, {word: near for word in missing if (near := meant(connection, word))}


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
    begins = " *" if term.kind == "prefix" else ""
    if len(forms.get(term.written, ())) > 1:
        return f"{column}({' OR '.join(f'{_as_asked(form, index)}{begins}' for form in forms[term.written])})"
    return f"{column}{_as_asked(term.text, index)}{begins}"


def _as_asked(text: str, index: str) -> str:
    return _quoted(spaced_out(text) if index != facets.INDEX else text)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def languages(connection: sqlite3.Connection) -> list[str]:
    """The codes of the languages that articles are in."""
    return [row[0] for row in connection.execute("SELECT DISTINCT language FROM articles WHERE language IS NOT NULL ORDER BY 1")]


def _with_copies(connection: sqlite3.Connection, hits: list[Hit], keys: list[int]) -> list[Hit]:
    """The hits with the number of the other articles of their stories that are among those found."""
    found_too = set(keys)
    rows = connection.execute(
        "SELECT h.id, s.key FROM json_each(?) j CROSS JOIN articles h ON h.id = j.value JOIN articles s ON s.story_id = h.story_id"
        " WHERE s.key <> h.key",
        (json.dumps([hit.id for hit in hits]),),
    )
    copies = Counter(row[0] for row in rows if row[1] in found_too)
    return [replace(hit, copies=copies[hit.id]) for hit in hits]


def _hits(connection: sqlite3.Connection, result: SearchResult, keys: list[int]) -> list[Hit]:
    """These articles in their order, highlighted: only what is shown is."""
    if not keys:
        return []
    if result.index == spaced.BOTH:
        copied = spaced.among(connection, keys)
        apart = ((spaced.INDEX, [key for key in keys if key in copied]), (facets.INDEX, [key for key in keys if key not in copied]))
        found_in = [_hits(connection, replace(result, index=index), some) for index, some in apart]
        hits = {hit.id: hit for some in found_in for hit in some}
        named = connection.execute("SELECT key, id FROM articles WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),))
        ids = {row[0]: row[1] for row in named}
        return [hits[ids[key]] for key in keys if ids[key] in hits]
    index = result.index
    columns = "a.key, a.id, a.site, a.url, a.language, a.published"
    if not result.query:
        snippet = "(SELECT substr(t.text, 1, 300) FROM texts t WHERE t.sha256 = a.text_sha256)"
        statement = f"SELECT {columns}, a.title, {snippet} AS snippet FROM articles a WHERE a.key = ?"
        return [_hit(connection.execute(statement, (key,)).fetchone()) for key in keys]
    title, snippet = f"highlight({index}, 0, char(2), char(3))", f"snippet({index}, 1, char(2), char(3), ' … ', {SNIPPET[index]})"
    statement = f"SELECT {columns}, {title} AS title, {snippet} AS snippet FROM {index} CROSS JOIN articles a ON a.key = {index}.rowid"
    statement += f" WHERE {index} MATCH ?"
    if '" *' in result.query:
        # A beginning is looked up by every statement in all of its words: better once, for all that is found from first to last.
        statement += f" AND {index}.rowid BETWEEN ? AND ? AND +{index}.rowid IN (SELECT value FROM json_each(?))"
        rows = connection.execute(statement, (result.query, min(keys), max(keys), json.dumps(keys))).fetchall()
    else:
        rows = [row for key in keys for row in connection.execute(f"{statement} AND {index}.rowid = ?", (result.query, key))]
    of = {row["key"]: _hit(row) for row in rows}
    return [of[key] for key in keys if key in of]


def _hit(row: sqlite3.Row) -> Hit:
    return Hit(
        id=row["id"], site=row["site"], url=row["url"], title=unspaced(row["title"] or ""), snippet=unspaced(row["snippet"] or ""),
        language=row["language"], published=row["published"],
    )  # fmt: skip
