"""What is glued to the words of a query: quotation marks of any kind, commas, full stops, dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsarchive.text.fold import INVISIBLE
from newsarchive.text.marks import MARKS

_MARKS_OF_QUOTATION = "“”„‟«»‹›〝〞＂「」『』"
_ONE_QUOTED = re.compile(rf'(\w?)[{_MARKS_OF_QUOTATION}]([^\s{_MARKS_OF_QUOTATION}"]+)[{_MARKS_OF_QUOTATION}]')
_QUOTATION = re.compile(f"[{_MARKS_OF_QUOTATION}]")
_BETWEEN = ",;/|:…—،؛、，；：。！？"
_APART = re.compile(rf"(?<!\d)[{_BETWEEN}]+|[{_BETWEEN}]+(?!\d)")
"""Between words; not between figures (10,000, 12:30)."""
_BEFORE = re.compile(r"[\W_]*")
_OF_WORDS = re.compile(rf"[^\W_]|[{MARKS}]")


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_JOINERS = "\u200c\u200d"
"""Letters are joined or held apart by them, which belongs to how a word is written."""


def visible(text: str) -> str:
    """A query without characters that have no width (direction marks, soft hyphens), which came with what was copied; controls are
    blanks."""
    return INVISIBLE.sub(lambda found: found[0] if found[0] in _JOINERS else "", _CONTROL.sub(" ", text))


def straight_quotes(text: str) -> str:
    """Quotation marks as they are printed made straight ones; around a single word they say nothing, as in «Болашақ»."""
    return _QUOTATION.sub('"', _ONE_QUOTED.sub(lambda found: f"{found[1]} {found[2]} " if found[1] else f"{found[2]} ", text))


def pieces(word: str) -> Iterator[tuple[str, bool]]:
    """The words in what stands between two blanks, without what is no letter, figure or mark at either end; and whether `*` follows.

    Only the ends are looked at: al-Farabi, O'Neill and u.example are one each.
    """
    for one in _APART.split(word):
        start = _BEFORE.match(one).end()  # type: ignore[union-attr]
        end = len(one)
        while end > start and _OF_WORDS.match(one[end - 1]) is None:
            end -= 1
        if end > start:
            yield one[start:end], one.startswith("*", end)
