"""Citing an article: APA 7, Chicago 17 and GOST R 7.0.100-2018 as text, BibTeX, RIS and CSL-JSON for programs.

Each names the page's address, when it was captured, and the digest that proves the capture. What the page does not say is not made up:
a date is as exact as it is known, and a name is only taken apart where it shows its parts itself (`text.name_parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from newsarchive.exports import bibtex, csl, ris
from newsarchive.exports.citation_words import Words, words_of
from newsarchive.exports.references import Author, Reference, note, reference

MOST_APA = 20
"""Authors that APA names."""
MOST_CHICAGO = 10
"""Authors that Chicago names in a bibliography; of more, the first SHOWN_CHICAGO."""
SHOWN_CHICAGO = 7
MOST_GOST = 4
SHOWN_GOST = 3


def cite(
    record: Mapping[str, Any], style: str, *, captured_at: str | None = None, publisher: str | None = None, language: str | None = "en"
) -> str:
    """The citation of an article.

    Args:
        record: of the article, lists as lists.
        style: one of STYLES.
        captured_at: when its page was captured, UTC, ISO 8601.
        publisher: the university's name, in the language in which it is to be cited.
        language: in which the citation speaks: kk, ru or en.

    Raises:
        ValueError: there is no such style.
    """
    if style not in STYLES:
        raise ValueError(f"style {style!r} is not one of {', '.join(STYLES)}")
    return STYLES[style](reference(record, captured_at=captured_at, publisher=publisher), words_of(language))


def apa(of: Reference, words: Words) -> str:
    """APA, 7th edition; the title, which is set in italics where there are any, is plain."""
    names = [f"{one.parts.family}, {one.parts.initials}" if one.parts else one.literal for one in of.authors]
    if len(names) > MOST_APA:
        names = [*names[: MOST_APA - 1], f"... {names[-1]}"]
        who = ", ".join(names)
    else:
        who = _listed(names, words.last, words)
    title = of.title or f"[{words.untitled}]"
    when = f"({_apa_date(of.date, words)})."
    front = f"{_ended(who)} {when} {_ended(title)}" if who else f"{_ended(title)} {when}"
    return _with_capture(f"{front} {_ended(of.publisher)} {of.url}", of, words)


def _apa_date(date: tuple[int, ...], words: Words) -> str:
    if not date:
        return words.undated
    year, *rest = date
    if not rest:
        return str(year)
    if len(rest) == 1:
        return f"{year}, {words.month(rest[0])}"
    if words.language == "en":
        return f"{year}, {words.month(rest[0])} {rest[1]}"
    return f"{year}, {words.day(rest[1], rest[0])}"


def chicago(of: Reference, words: Words) -> str:
    """Chicago, 17th edition, as in a bibliography."""
    names = [_first_chicago(of.authors[0]), *(_given_first(one) for one in of.authors[1:])] if of.authors else []
    if len(names) > MOST_CHICAGO:
        who = f"{', '.join(names[:SHOWN_CHICAGO])}, {words.others}"
    else:
        who = _listed(names, "and" if words.language == "en" else words.last, words)
    opening, closing = words.quotes
    title = f"{opening}{_ended(of.title)}{closing}" if of.title else f"[{words.untitled}]."
    when = f", {_long_date(of.date, words)}" if of.date else ""
    front = f"{_ended(who)} {title}" if who else title
    return _with_capture(f"{front} {of.publisher}{when}. {of.url}", of, words)


def _listed(names: list[str], last: str, words: Words) -> str:
    """Names in a row; English has a comma before the last one, the others none."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}{',' if words.language == 'en' else ''} {last} {names[-1]}"


def _first_chicago(author: Author) -> str:
    return f"{author.parts.family}, {author.parts.given}" if author.parts else author.literal


def _given_first(author: Author) -> str:
    return f"{author.parts.given} {author.parts.family}" if author.parts else author.literal


def _long_date(date: tuple[int, ...], words: Words) -> str:
    year, *rest = date
    if not rest:
        return str(year)
    if len(rest) == 1:
        return f"{year} ж. {words.month(rest[0])}" if words.language == "kk" else f"{words.month(rest[0])} {year}"
    return words.date(year, rest[0], rest[1])


def gost(of: Reference, words: Words) -> str:
    """GOST R 7.0.100-2018: a part of an electronic resource, which is the site."""
    named = [f"{one.parts.initials} {one.parts.family}" if one.parts else one.literal for one in of.authors]
    first = of.authors[0].parts if of.authors and len(of.authors) < MOST_GOST else None
    heading = f"{first.family}, {first.initials} " if first is not None else ""
    title = of.title or f"[{words.untitled}]"
    shown = named if len(named) <= MOST_GOST else [*named[:SHOWN_GOST]]
    said = f" / {', '.join(shown)}{f' [{words.others}]' if len(named) > MOST_GOST else ''}" if shown else ""
    parts = [f"{heading}{title}{said}", f"{words.gost_text} // {of.publisher} : {words.gost_site}"]
    if of.date:
        year, *rest = of.date
        parts.append(str(year))
        if rest:
            parts.append(words.day(rest[1], rest[0]) if len(rest) == 2 else words.month(rest[0]).capitalize())
    captured = of.captured_on
    accessed = f" ({words.gost_accessed}: {captured[2]:02}.{captured[1]:02}.{captured[0]})" if len(captured) == 3 else ""
    parts.append(f"URL: {of.url}{accessed}")
    if of.proof:
        parts.append(of.proof)
    # A full stop that is prescribed stands behind a mark of the title's own too, unless that is a full stop.
    return " – ".join([part if part.endswith((".", "…")) else f"{part}." for part in parts[:-1]] + parts[-1:]) + "."


def _with_capture(text: str, of: Reference, words: Words) -> str:
    """The citation, with the moment of the capture and its digest."""
    said = note(of, words)
    return f"{text} ({said})." if said else text


def _ended(text: str) -> str:
    """A text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?", "…", "。", "！", "？", "؟")) else f"{text}."


STYLES: dict[str, Callable[[Reference, Words], str]] = {
    "apa": apa, "chicago": chicago, "gost": gost,
    "bibtex": bibtex.entry,
    "ris": ris.entry,
    "csl": csl.whole,
}  # fmt: skip
"""The styles, by name."""
NAMES = {
    "apa": "APA 7", "chicago": "Chicago 17", "gost": "ГОСТ Р 7.0.100-2018", "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON",
}  # fmt: skip
"""The styles as they are called."""
