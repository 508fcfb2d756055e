"""What differs between two texts and is no edit: layout, kinds of quotation marks, counters that went on counting."""

from __future__ import annotations

import re

from newsarchive.edits.words import BOOK, plain

EDGE = 2
"""Lines at either end of a text where a counter may stand that was not recognised by its words."""
LONGEST = 60
FEWEST_WORDS = 5
"""Words beside its figures below which a short line is a counter."""
SHORTENED = 15
"""Characters that a title has at least whose end was left off."""
_FIGURES = re.compile(r"\d+(?:[ .,']\d{3})*")
_SENTENCE = re.compile(r"[.!?。！？](?:\s|$)")


def same_words(old: str | None, new: str | None) -> bool:
    """Whether two texts say the same; only their layout differs, or a counter at an end of them."""
    if old == new or plain(old) == plain(new):
        return True
    if max(len(old or ""), len(new or "")) > BOOK:
        return False
    before, after = ([line for line in map(plain, (text or "").split("\n")) if line] for text in (old, new))
    if len(before) != len(after):
        return False
    differing = [place for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    last = len(before) - 1
    return all(
        (place < EDGE or place > last - EDGE) and last > 0 and _went_on_counting(before[place], after[place]) for place in differing
    )


def _went_on_counting(old: str, new: str) -> bool:
    """Whether a short line differs only in its one figure, which became larger."""
    if len(new) > LONGEST or _FIGURES.sub("0", old) != _FIGURES.sub("0", new) or _SENTENCE.search(new):
        return False
    if len(_FIGURES.sub(" ", new).split()) >= FEWEST_WORDS:
        return False
    figures = [[int(re.sub(r"\D", "", one)[:18]) for one in _FIGURES.findall(line)] for line in (old, new)]
    return len(figures[1]) == 1 and figures[0] < figures[1]


def same_title(old: str | None, new: str | None) -> bool:
    """Whether two titles say the same, or one is the other with its end left off, as listings show it."""
    before, after = plain(old), plain(new)
    if before == after:
        return True
    short, long = sorted((before, after), key=len)
    begun = short.removesuffix("...").rstrip()
    return short.endswith("...") and len(begun) >= SHORTENED and long.startswith(begun)
