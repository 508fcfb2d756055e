"""The language in which people ask: words, "phrases", -not, OR, prefix*, and fields such as site: or after:.

Whatever is typed is a query. What cannot be read as it is written is read as words, which the answer says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from newsarchive.archive.forms import storable
from newsarchive.archive.query_notes import Note
from newsarchive.archive.query_words import pieces, straight_quotes, visible
from newsarchive.text.fold import ascii_digits
from newsarchive.text.spacing import is_unspaced

LONGEST = 2_000
"""Characters of a query; further ones are left out, which the answer says."""
MOST_TERMS = 32
"""Terms of a query."""
MOST_BEGINNINGS = 8
"""Of these, beginnings of words: the index looks up every word that begins so."""
MOST_PHRASES = 16
LEAST_BEGINNING = 3
"""Letters of a beginning, where words are written with spaces between them; fewer begin too many words."""
FIELDS = ("site", "language", "section", "after", "before", "title", "author")
_TOKEN = re.compile(
    r"""(?P<minus>-)?(?:(?P<field>[^\W\d_]{2,12}):(?=\S))?(?:"(?P<phrase>[^"]*)"|(?P<open>\()|(?P<close>\))|(?P<word>[^\s"()]+))"""
)
_LETTERS = re.compile(r"[^\W_]")
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@dataclass(frozen=True, kw_only=True)
class Term:
    """One thing that must, may or must not occur."""

    text: str
    """A word, the words of a phrase, or the beginning of a word, as typed."""
    kind: str = "word"
    """word, phrase or prefix."""
    column: str | None = None
    """title where it must stand in the title."""

    @property
    def written(self) -> str:
        """As it would be typed, but for the column."""
        return {"word": self.text, "phrase": f'"{self.text}"', "prefix": f"{self.text}*"}[self.kind]


@dataclass(frozen=True, kw_only=True)
class Query:
    """What was asked: every group must have a term that occurs, and no other term may occur."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    site: str | None = None
    language: str | None = None
    section: str | None = None
    """As the university names it."""
    after: str | None = None
    """ISO day, month or year: published on or after it."""
    before: str | None = None
    """ISO day, month or year: published on or before its end."""
    authors: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    """What was not understood as it was written, a sentence each."""

    @property
    def terms(self) -> list[Term]:
        """All terms that may occur."""
        return [term for group in self.groups for term in group]


@dataclass
class _Reader:
    groups: list[list[Term]] = field(default_factory=list)
    without: list[Term] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    beginnings: int = 0
    phrases: int = 0
    joins: bool = False
    """Whether the next term is another choice beside the one before it."""
    refused: bool = False
    """Whether the last term is one that must not occur."""

    def note(self, key: str, text: str, **values: object) -> None:
        note = Note(key, text, **values)
        if note not in self.notes:
            self.notes.append(note)

    @property
    def count(self) -> int:
        """Terms that were read."""
        return len(self.without) + sum(map(len, self.groups))

    def term(self, term: Term, *, negative: bool) -> None:
        """Take a term; one that says nothing new is not taken twice."""
        if self.joins and (negative or self.refused):
            self.note("or_without", "OR beside a word that must not occur says nothing.")
            self.joins = False
        self.refused = negative
        if negative:
            if term not in self.without:
                self.without.append(term)
        elif self.joins and self.groups:
            if term not in self.groups[-1]:
                self.groups[-1].append(term)
        elif [term] not in self.groups:
            self.groups.append([term])
        self.joins = False


def read_query(text: str) -> Query:
    """Read a query.

    `a b` both; `a OR b` one of them, which binds closer: `a b OR c` is a and one of b, c; `-a` and `NOT a` none of it; `"a b"` one
    after the other; `a*` any word that begins so; `title:a` in the title; `author:a`, `site:a`, `language:kk`, `section:a`, `after:2021`
    and `before:2021-04-30` narrow it. Brackets and other signs say nothing.
    """
    reader = _Reader()
    # What the command line could not decode arrives as half characters, which have no UTF-8 form.
    text = straight_quotes(visible(storable(text)))
    if len(text) > LONGEST:
        text = text[:LONGEST]
        reader.note("cut", "Only the first {most} characters of the query were read.", most=LONGEST)
    if text.count('"') % 2:
        text = _without_last_quote(text)
        reader.note("quotation", "A quotation mark has no other; it was left out.")
    negative = False
    for token in _TOKEN.finditer(text):
        word, phrase = token["word"], token["phrase"]
        if token["open"] or token["close"]:
            reader.note("brackets", "Brackets are not read; OR holds together the words beside it.")
            if token["field"]:
                reader.note("field_of_brackets", "{name}: was left out; write it before each word.", name=token["field"])
            continue
        if word in {"OR", "|"} and not token["field"]:
            reader.joins = reader.count > 0
            continue
        if word in {"AND", "&"} and not token["field"]:
            continue
        if word == "NOT" and not token["field"]:
            negative = True
            continue
        if word in {"or", "not"} and not token["field"] and reader.groups:
            reader.note("small", "{said} was read as a word; {large} in capitals is none.", said=word, large=word.upper())
        _one(reader, token["field"], word, phrase, negative=negative or token["minus"] is not None)
        negative = False
    if reader.without and not reader.groups:
        reader.note("only_without", "A query needs a word that occurs, not only words that do not.")
    return Query(
        groups=tuple(map(tuple, reader.groups)), without=tuple(reader.without), site=reader.fields.get("site"),
        language=reader.fields.get("language"), section=reader.fields.get("section"), after=reader.fields.get("after"),
        before=reader.fields.get("before"),
        authors=tuple(reader.authors), notes=tuple(reader.notes),
    )  # fmt: skip


def _one(reader: _Reader, name: str | None, word: str | None, phrase: str | None, *, negative: bool) -> None:
    said = phrase if phrase is not None else word or ""
    known = name.lower() if name is not None and name.lower() in FIELDS else None
    if known is not None and known != "title":
        _field(reader, known, said, negative=negative)
        return
    if name is not None and known is None:
        # No field of ours: https://..., "Update:today" are words.
        if said.startswith("//"):
            _take(reader, f"{name} {said}", "word", None, negative=negative)
            return
        reader.note("no_field", "{name}: is no field ({fields}) and was read as a word.", name=name, fields=", ".join(FIELDS))
        _take(reader, name, "word", None, negative=negative)
    if phrase is not None:
        _take(reader, phrase, "phrase", known, negative=negative)
    elif said.endswith(":") and said[:-1].lower() in FIELDS:
        reader.note("field_alone", "{said} says nothing before a blank and was left out.", said=said)
    elif "://" in said:
        _take(reader, said, "word", known, negative=negative)
    else:
        for piece, begins in pieces(said):
            _take(reader, *_beginning(reader, piece, begins=begins), known, negative=negative)


def _field(reader: _Reader, name: str, said: str, *, negative: bool) -> None:
    """What narrows the search."""
    if name in {"after", "before"}:
        day = ascii_digits(said)
        if not is_day(day):
            reader.note("no_date", "{name}:{said} is no date (2021, 2021-04 or 2021-04-20) and was left out.", name=name, said=said)
            return
        if negative:
            reader.note("says_nothing", "-{name}: says nothing and was left out.", name=name)
            return
        said = day
    elif negative:
        reader.note("not_read", "-{name}: is not read and was left out.", name=name)
        return
    if name == "author":
        if _LETTERS.search(said):
            reader.authors.append(said)
        return
    said = said.lower() if name in {"site", "language"} else said
    if reader.fields.get(name, said) != said:
        reader.note("twice", "Of several {name}: only the last was read.", name=name)
    reader.fields[name] = said


def is_day(said: str) -> bool:
    """Whether it is a year, month or day that there was."""
    if _DAY.fullmatch(said) is None:
        return False
    try:
        date.fromisoformat(said + "0001-01-01"[len(said) :])
    except ValueError:
        return False
    return True


def _beginning(reader: _Reader, word: str, *, begins: bool) -> tuple[str, str]:
    """A word, and what kind of term it is: word or prefix."""
    if "*" in word:
        begin = word.split("*", 1)[0]
        reader.note("inner", "* is read at the end of a word only: {said} was read as {begin}*.", said=word, begin=begin)
        word, begins = begin, True
    if not begins or (len(word) == 1 and is_unspaced(word)):
        return word, "word"
    if len(word) < LEAST_BEGINNING and not is_unspaced(word):
        text = "{said} begins too many words and was read as a word; write {least} letters or more."
        reader.note("beginning", text, said=f"{word}*", least=LEAST_BEGINNING)
        return word, "word"
    if reader.beginnings == MOST_BEGINNINGS:
        reader.note("beginnings", "Only the first {most} beginnings of words were read as such.", most=MOST_BEGINNINGS)
        return word, "word"
    reader.beginnings += 1
    return word, "prefix"


def _take(reader: _Reader, text: str, kind: str, column: str | None, *, negative: bool) -> None:
    """A term, where it has anything to look for and there are not too many."""
    if _LETTERS.search(text) is None:
        return
    if reader.count >= MOST_TERMS:
        reader.note("words", "Only the first {most} words were read.", most=MOST_TERMS)
        return
    reader.phrases += kind == "phrase"
    if reader.phrases > MOST_PHRASES:
        reader.note("phrases", "Only the first {most} phrases were read.", most=MOST_PHRASES)
        return
    reader.term(Term(text=text.strip("*"), kind=kind, column=column), negative=negative)


def _without_last_quote(text: str) -> str:
    position = text.rindex('"')
    return f"{text[:position]} {text[position + 1:]}"
