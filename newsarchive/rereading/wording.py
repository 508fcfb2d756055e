"""What changed between two readings of a field, in a line of words: what is gone in [-...-], what is new in {+...+}."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

WORD = re.compile(r"\S+|\n\n")
AROUND = 4
"""Words shown before and after a change."""
MOST_COMPARED = 1500
"""Words of either side between the first and the last change that are compared one by one; longer parts are shown as one change."""
LONGEST = 40
"""Words of one change that are shown, and the same in characters for each word."""


def in_words(before: Any, after: Any) -> str:
    """A change as one line: word by word where both sides are text."""
    if not isinstance(before, str) or not isinstance(after, str):
        return f"{_plain(before)} -> {_plain(after)}"
    old, new = WORD.findall(before), WORD.findall(after)
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    most = min(len(old), len(new)) - head
    tail = min(most, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(old), reversed(new), strict=False))))
    if head == len(old) == len(new):
        return f"{_plain(before)} -> {_plain(after)}"
    parts = [*_kept(old[:head], last=True), *_middle(old[head : len(old) - tail], new[head : len(new) - tail])]
    return " ".join([*parts, *_kept(old[len(old) - tail :], first=True)])


def _middle(old: list[str], new: list[str]) -> Iterator[str]:
    if max(len(old), len(new)) > MOST_COMPARED:
        yield from _change(old, new)
        return
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if old and new else [("replace", 0, len(old), 0, len(new))]
    for kind, start, end, first, last in found:
        if kind == "equal":
            yield from _kept(old[start:end], first=True, last=True)
        else:
            yield from _change(old[start:end], new[first:last])


def _kept(words: list[str], *, first: bool = False, last: bool = False) -> Iterator[str]:
    """Unchanged words: those next to a change, and an ellipsis for the others."""
    beside = AROUND * (first + last)
    if len(words) <= beside:
        yield from map(_word, words)
        return
    if first:
        yield from map(_word, words[:AROUND])
    yield "…"
    if last:
        yield from map(_word, words[-AROUND:])


def _change(old: list[str], new: list[str]) -> Iterator[str]:
    if old:
        yield f"[-{_shortened(old)}-]"
    if new:
        yield f"{{+{_shortened(new)}+}}"


def _shortened(words: list[str]) -> str:
    if len(words) <= LONGEST:
        return " ".join(map(_word, words))
    shown = [*map(_word, words[: LONGEST // 2]), f"… ({len(words) - LONGEST:,} words more) …", *map(_word, words[-LONGEST // 2 :])]
    return " ".join(shown)


def _word(word: str) -> str:
    return "¶" if word == "\n\n" else word if len(word) <= LONGEST else word[: LONGEST - 1] + "…"


def _plain(value: Any) -> str:
    if value is None:
        return "nothing"
    text = " ".join(str(value).split())
    return text if len(text) <= 200 else text[:199] + "…"
