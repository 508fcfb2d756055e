"""An article's body as extracted, down to what the article says. Removes residue and nothing else.

The order, each rule in a module of its own:

1. the form of the text: `entities`, `mojibake`, `letter_spacing`, `whitespace`, `quotes`, `mixed_words`;
2. wherever they stand: `placeholders` (printed nothings), photo `credits`;
3. from the front, as long as one of them finds something: `breadcrumb`, `repeated_title`, `dateline`, `edges`;
4. from the end, likewise: `related`, `edges`, `signature`.

`edges` asks `bylines`, `counters`, `sharing`, `stamps` and `copyright` what a line is. The six apostrophes of Uzbek, and
everything else of a word that is not of two scripts, stay as printed: `fold` makes them equal where words are compared.
What a site prints before or after each of its texts (a blurb of its own) cannot be known from one text: that is left to the
templates learned from several pages.

Dateline and signature are taken out before anything compares texts; they go into fields of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsarchive.text.breadcrumb import strip_breadcrumb
from newsarchive.text.credits import names_writer, strip_credits
from newsarchive.text.dateline import Dateline, split_dateline
from newsarchive.text.dates import EARLIEST_YEAR
from newsarchive.text.edges import strip_end, strip_front
from newsarchive.text.entities import decode_entities
from newsarchive.text.letter_spacing import close_letter_spacing
from newsarchive.text.mixed_words import mend_mixed_words
from newsarchive.text.mojibake import mend_mojibake
from newsarchive.text.placeholders import strip_placeholders
from newsarchive.text.quotes import mend_quotes
from newsarchive.text.related import strip_related
from newsarchive.text.repeated_title import strip_title
from newsarchive.text.signature import split_signature
from newsarchive.text.whitespace import tidy

_MOST_ROUNDS = 10
"""Residue under residue is looked for again; a text in which it never ends (10,000 date lines) is a list, and only tidied."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned body and what was taken out of it."""

    text: str
    dateline: str | None
    """As printed."""
    place: str | None
    day_month: tuple[int, int] | None
    """Day and month of a dateline that lacks its year."""
    published: str | None
    """ISO day of a dateline that has its year. Whether it lies in the future is for the caller to judge."""
    contacts: list[str]
    removed: list[str]
    """Names of the rules that took something out, in the order above, with counts ("breadcrumb 1")."""
    bylines: tuple[str, ...] = ()
    """Lines about the article taken off its front and its end, for whoever looks for authors and dates."""
    agency: str | None = None
    """The agency or press office the dateline names."""


class _Cleaning:
    """One text on its way through the rules."""

    def __init__(self, text: str, title: str | None, languages: Sequence[str]) -> None:
        self.text = text
        self.title = title
        self.languages = tuple(languages)
        self.counts: Counter[str] = Counter()
        self.datelines: list[Dateline] = []
        self.contacts: list[str] = []
        self.bylines: list[str] = []

    def form(self) -> None:
        self._note("entities", decode_entities(self.text))
        self._note("mojibake", mend_mojibake(self.text))
        self._note("letter spacing", close_letter_spacing(self.text))
        self.text = tidy(self.text)
        self._note("quotes", mend_quotes(self.text, self.languages))
        self._note("mixed words", mend_mixed_words(self.text))

    def _note(self, name: str, changed: str) -> None:
        if changed != self.text:
            self.counts[name] += 1
            self.text = changed

    def _take(self, name: str, text: str, taken: Sequence[str]) -> None:
        if taken and text.strip():
            self.text = tidy(text)
            self.counts[name] += len(taken)

    def middle(self) -> None:
        self._take("placeholders", *strip_placeholders(self.text))
        text, credits = strip_credits(self.text)
        self._take("credits", text, credits)
        self.bylines += [line for line in credits if names_writer(line)]

    def front(self) -> None:
        text, crumbs = strip_breadcrumb(self.text)
        self._take("breadcrumb", text, [crumbs] if crumbs else [])
        text, line = strip_title(self.text, self.title, self.languages)
        self._take("title", text, [line] if line else [])
        found = split_dateline(self.text, self.languages)
        if found is not None and found.rest.strip():
            self._take("dateline", found.rest, [found.raw])
            self.datelines.append(found)
        text, bylines = strip_front(self.text, self.languages)
        self._take("bylines", text, bylines)
        self.bylines += bylines

    def end(self) -> None:
        self._take("related", *strip_related(self.text))
        text, bylines, others = strip_end(self.text, self.languages)
        self._take("bylines", text, bylines)
        self._take("sharing", text, others)
        self.bylines += bylines
        text, contacts = split_signature(self.text)
        self._take("signature", text, contacts)
        self.contacts[:0] = contacts


def clean(text: str, *, title: str | None, languages: Sequence[str]) -> Cleaned:
    """Clean one body; see the module for the rules and their order.

    Args:
        text: the body as extracted, paragraphs separated by blank lines (single line ends stay).
        title: the article's headline, whose repetition in the text is residue.
        languages: the languages it may be in, for month names.
    """
    work = _Cleaning(text, title, languages)
    for _ in range(_MOST_ROUNDS):
        before = work.text
        for step in (work.form, work.middle, work.front, work.end):
            step()
        if work.text == before:
            break
    else:
        work = _Cleaning(text, title, languages)
        work.form()
    dated = next((one for one in work.datelines if one.day_month), None)
    return Cleaned(
        text=work.text,
        dateline=" ".join(one.raw for one in work.datelines) or None,
        place=next((one.place for one in work.datelines if one.place), None),
        day_month=dated.day_month if dated is not None and dated.year is None else None,
        published=_day(dated),
        contacts=work.contacts,
        removed=[f"{name} {count}" for name, count in work.counts.items()],
        bylines=tuple(work.bylines),
        agency=next((one.agency for one in work.datelines if one.agency), None),
    )


def _day(dateline: Dateline | None) -> str | None:
    if dateline is None or dateline.year is None or dateline.day_month is None or dateline.year < EARLIEST_YEAR:
        return None
    day, month = dateline.day_month
    return date(dateline.year, month, day).isoformat()
