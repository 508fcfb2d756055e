"""Texts beside their translations, paragraph by paragraph: a table (TSV), or a translation memory (TMX 1.4b) for translators' programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from newsarchive import __version__
from newsarchive.archive import selection as selected
from newsarchive.archive.translated import Text, in_language
from newsarchive.exports.making import Export
from newsarchive.exports.rows import csv_rows
from newsarchive.text.aligning import Aligned, align, sides
from newsarchive.text.whitespace import paragraphs_of

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Pair(NamedTuple):
    """An article and its translation."""

    one: Text
    other: Text
    groups: list[tuple[Aligned, str, str]]
    """Which paragraphs belong together, and what they say in both; "" where one text says nothing of it."""


def pairs(export: Export) -> Iterator[Pair]:
    """Every selected article in the first language that stands in the second too; the export counts these."""
    first, second = export.options.aligned
    export.of(("id", "language", "script", "title", "text", "url", "published"))
    for record in selected.records(export.connection, export.chosen):
        other = in_language(export.connection, record["id"], second) if record["language"] == first else None
        if other is None:
            continue
        export.number += 1
        one = Text(**{**record, "text": record["text"] or ""})
        mine, theirs = paragraphs_of(one.text), paragraphs_of(other.text)
        groups = align(mine, theirs, (one.language, other.language))
        yield Pair(one, other, [(group, *sides(mine, theirs, group)) for group in groups])


def table(export: Export) -> Iterator[str]:
    """Tab-separated values: one row for the two titles, then one for each group of paragraphs; quoted where a paragraph has lines.

    The columns: the ids of both articles, the numbers of the paragraphs in each (0: the title), the paragraphs, and the numbers
    and days (month-day) that stand on both sides.
    """
    first, second = export.options.aligned
    fields = (f"{first}_id", f"{second}_id", f"{first}_paragraph", f"{second}_paragraph", first, second, "shared")
    return csv_rows(_rows(export), fields, separator="\t")


def _rows(export: Export) -> Iterator[tuple[str, ...]]:
    for one, other, groups in pairs(export):
        yield one.id, other.id, "0", "0", one.title or "", other.title or "", ""
        for group, mine, theirs in groups:
            yield one.id, other.id, _numbers(group.one), _numbers(group.other), mine, theirs, _shared(group)


def _shared(group: Aligned) -> str:
    """The numbers and the days of a month that stand on both sides."""
    return " ".join(one.removeprefix("@") for one in group.shared if one[-1:].isdecimal())


def _numbers(places: tuple[int, ...]) -> str:
    return " ".join(str(place + 1) for place in places)


def translation_memory(export: Export) -> Iterator[str]:
    """TMX: a unit for the titles of each pair of articles, and one for each group of paragraphs that stands in both languages."""
    first, _ = export.options.aligned
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="newsarchive"'
        f' creationtoolversion={quoteattr(__version__)} segtype="paragraph" o-tmf="newsarchive" adminlang="en" srclang={quoteattr(first)}'
        ' datatype="plaintext"/>\n<body>\n'
    )
    for one, other, groups in pairs(export):
        units = []
        if one.title and other.title:
            units.append(_unit(one, other, one.title, other.title, "title"))
        for group, mine, theirs in groups:
            if mine and theirs:
                units.append(_unit(one, other, mine, theirs, f"{_numbers(group.one)}/{_numbers(group.other)}"))
        yield "".join(units)
    yield "</body>\n</tmx>\n"


def _unit(one: Text, other: Text, mine: str, theirs: str, place: str) -> str:
    sides = "".join(
        f"<tuv xml:lang={quoteattr(text.language or 'und')}><prop type=\"article\">{_xml(text.id)}</prop>"
        f"<prop type=\"url\">{_xml(text.url)}</prop><seg>{_xml(said)}</seg></tuv>"
        for text, said in ((one, mine), (other, theirs))
    )
    return f"<tu><prop type=\"paragraphs\">{_xml(place)}</prop>{sides}</tu>\n"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
