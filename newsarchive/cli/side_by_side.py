"""An article and its translations in columns, paragraph beside paragraph, as wide as the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any
from unicodedata import combining, east_asian_width

from newsarchive.archive.translated import Text
from newsarchive.archive.translation_review import Link
from newsarchive.cli.terminal import safe, width_of, wrap
from newsarchive.text.aligning import align
from newsarchive.text.whitespace import paragraphs_of

NARROWEST = 30
"""Columns of a terminal that a text needs."""
GAP = 3
WIDEST = 200


def lines(texts: Sequence[Text]) -> Iterator[str]:
    """The texts side by side, the first one's paragraphs in their order; as many beside each other as there is room for, others below.

    Args:
        texts: an article and its translations.
    """
    width = min(shutil.get_terminal_size((100, 24)).columns, WIDEST)
    abreast = max(1, min(len(texts), (width + GAP) // (NARROWEST + GAP)))
    first, others = texts[0], list(texts[1:])
    if abreast == 1 or not others:
        for one in texts:
            yield from _table([[_head(one)], [one.title or ""], *([part] for part in paragraphs_of(one.text))], width)
        return
    while others:
        shown = [first, *others[: abreast - 1]]
        others = others[abreast - 1 :]
        rows = [[_head(one) for one in shown], [one.title or "(no title)" for one in shown], *segments(shown)]
        yield from _table(rows, (width - GAP * (len(shown) - 1)) // len(shown))


def _head(text: Text) -> str:
    return f"{text.language or '?'} · {text.id} · {text.published or 'undated'}"


def segments(texts: Sequence[Text]) -> list[list[str]]:
    """The texts cut at the places where all of them can be cut: for each piece what each says."""
    first, *others = texts
    mine = paragraphs_of(first.text)
    ways = []
    for other in others:
        theirs = paragraphs_of(other.text)
        at: dict[int, int] = {0: 0}
        row = column = 0
        for group in align(mine, theirs, (first.language, other.language)):
            row, column = row + len(group.one), column + len(group.other)
            # What the translation says more belongs to what stands before it.
            at[row] = column
        ways.append((theirs, at))
    cuts = [row for row in range(1, len(mine) + 1) if all(row in at for _, at in ways)]
    found = []
    before = 0
    for row in cuts or [len(mine)]:
        cells = ["\n\n".join(mine[before:row])]
        for theirs, at in ways:
            cells.append("\n\n".join(theirs[at.get(before, 0) if before else 0 : at.get(row, len(theirs))]))
        found.append(cells)
        before = row
    return found


def told(link: Link, ident: str) -> dict[str, Any]:
    """A link as another program reads it, from the side of an article."""
    other = link.ids[1] if link.ids[0] == ident else link.ids[0]
    return {
        "id": other, "link": link.id, "verdict": link.verdict, "confidence": link.confidence, "declared": list(link.declared),
        "reason": link.reason, "evidence": link.evidence, "said": asdict(link.said) if link.said is not None else None,
    }  # fmt: skip


def reasons(links: Sequence[Link]) -> Iterator[str]:
    """What links an article with its translations, and what might."""
    for link in links:
        by_texts = f"By their texts: {link.reason}." if link.said is not None else f"{link.reason[:1].upper()}{link.reason[1:]}."
        yield wrap(safe(f"{' and '.join(link.ids)}: {link.standing}. {f'{by_texts} ' if link.reason else ''}[{link.id}]"))
    if not links:
        yield "It stands in one language, as far as is known."


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    for row in rows:
        cells = [wrapped(safe(cell), width) for cell in row]
        for number in range(max(map(len, cells), default=0)):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            yield (" " * GAP).join(part + " " * (width - width_of(part)) for part in parts).rstrip()
        yield ""


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns, broken at blanks, and within words (or where there are none) only where it must be."""
    found: list[str] = []
    for line in text.split("\n"):
        here, taken = "", 0
        for word in line.split():
            wide = width_of(word)
            if here and taken + 1 + wide <= width:
                here, taken = f"{here} {word}", taken + 1 + wide
                continue
            if here:
                found.append(here)
            here, taken = word, wide
            while taken > width:
                cut = _fitting(here, width)
                found.append(here[:cut])
                here = here[cut:]
                taken = width_of(here)
        found.append(here)
    return found


def _fitting(text: str, width: int) -> int:
    taken = 0
    for place, char in enumerate(text):
        taken += 0 if combining(char) else 2 if east_asian_width(char) in {"W", "F"} else 1
        if taken > width:
            return max(1, place)
    return len(text)
