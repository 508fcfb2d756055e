"""What stands at the beginning or the end of a site's titles and is part of none: the site's name, a rubric, the name of an office."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsarchive.pages.template_digests import digest_of

MOST_WORDS = 8
"""Words at either end of a title that are looked at."""
FEWEST = 3
"""Titles that must share an end that is set off by a mark."""
SHARED = 0.8
"""Share of the titles that must have it."""
MANY = 8
"""Titles that must all end with words that no mark sets off."""
FEWEST_WORDS = 2
"""Words that these must be: many titles end with the same verb."""
_WORD = re.compile(r"(?<=\s)\S")
_MARKS = "|–—:·•»«›‹/-:|/"

End = tuple[int, str]
"""How many characters, and their digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What the titles of a layout's pages have in common."""

    head: End | None = None
    tail: End | None = None

    def without(self, title: str) -> str:
        """A title without them."""
        text = title
        if self.tail is not None and len(text) > self.tail[0] and digest_of(text[-self.tail[0] :]) == self.tail[1]:
            text = text[: -self.tail[0]].rstrip(f" {_MARKS}")
        if self.head is not None and len(text) > self.head[0] and digest_of(text[: self.head[0]]) == self.head[1]:
            text = text[self.head[0] :].lstrip(f" {_MARKS}")
        return text or title


def ends_of(title: str) -> list[str]:
    """The beginnings and ends of a title, as a sample holds them: "head" or "tail", length, digest, words, whether a mark sets it off."""
    starts = [match.start() for match in _WORD.finditer(title)]
    found = []
    for words, at in enumerate(starts[:MOST_WORDS], 1):
        found.append(_end("head", title[:at], words, title[:at].rstrip()[-1:]))
    for words, at in enumerate(reversed(starts[-MOST_WORDS:]), 1):
        found.append(_end("tail", title[at:], words, title[at]))
    return found


def _end(side: str, text: str, words: int, beside: str) -> str:
    return f"{side} {len(text)} {digest_of(text)} {words} {int(beside in _MARKS)}"


def shared_ends(titles: Iterable[Sequence[str]]) -> Ends:
    """The longest beginning and end that the titles of a layout share, from what their samples hold."""
    counts: Counter[str] = Counter()
    total = 0
    for ends in titles:
        total += 1
        counts.update(set(ends))
    best: dict[str, End] = {}
    for one, count in sorted(counts.items()):
        side, length, digest, words, marked = one.split(" ")
        set_off = marked == "1" and count >= max(FEWEST, math.ceil(SHARED * total))
        # Titles of one kind begin alike in their own words (Defence of the thesis by ...): a beginning needs its mark.
        of_all = side == "tail" and count == total >= MANY and int(words) >= FEWEST_WORDS
        if (set_off or of_all) and (side not in best or int(length) > best[side][0]):
            best[side] = int(length), digest
    return Ends(head=best.get("head"), tail=best.get("tail"))
