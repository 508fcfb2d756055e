"""The headline printed once more at the front of the text."""

from __future__ import annotations

import re

from newsarchive.text.dateline import split_dateline
from newsarchive.text.fold import fold

_SHORTEST_PART = 20
_SITE_NAME_LIMIT = 60
_ABOVE_LINES = 4
_ABOVE_LIMIT = 80
_SENTENCE_END = re.compile(r"[.!?…。！？][»”\"')）」]*$")
_SEPARATORS = ("|", "–", "—", "-", "•", "·", "::", "»", "«")


def strip_title(text: str, title: str | None, languages: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """Take the headline off the front of a tidy text, where it is a line of its own, or stands before the dateline.

    Case, accents and punctuation do not matter; a site's name may be glued to either (`Headline | University`). A few short
    lines above a long headline (a section, a kicker) go with it: nothing of an article stands above its headline.

    Returns:
        The text without it, and what was taken (None where there was nothing). A text that is only its headline stays.
    """
    key = _key(title or "")
    if not key:
        return text, None
    first, _, rest = text.partition("\n")
    if rest.strip() and _same(first, title or "", key):
        return rest.lstrip("\n"), first
    below = _below_lines_above(text, title or "", key)
    if below is not None:
        taken = text[: len(text) - len(below)].strip("\n")
        return below.lstrip("\n"), taken
    if title and len(title) >= _SHORTEST_PART and first.startswith(title):
        following = first[len(title) :].lstrip(" .:|–—-")
        if following and split_dateline(following, languages) is not None:
            cut = len(first) - len(following)
            return text[cut:], text[:cut].rstrip()
    return text, None


def _below_lines_above(text: str, title: str, key: str) -> str | None:
    """The text below a headline that stands under a few short lines; None where none does."""
    if len(key) < _SHORTEST_PART and not (len(key) >= _SHORTEST_PART // 2 and key[0].upper() == key[0]):
        return None
    rest, seen = text, 0
    while rest and seen <= _ABOVE_LINES:
        line, _, rest = rest.partition("\n")
        if not line:
            continue
        if seen and rest.strip() and _same(line, title, key):
            return rest
        if len(line) > _ABOVE_LIMIT or _SENTENCE_END.search(line) or line.startswith("- "):
            return None
        seen += 1
    return None


def _key(line: str) -> str:
    return "".join(letter for letter in fold(line) if letter.isalnum())


def _same(line: str, title: str, title_key: str) -> bool:
    if len(line) > len(title) + _SITE_NAME_LIMIT + 5 and len(line) > 2 * len(title):
        return False
    key = _key(line)
    if key == title_key:
        return True
    return _plus_site_name(line, title_key) or _plus_site_name(title, key)


def _plus_site_name(longer: str, key: str) -> bool:
    """Whether `longer` is the line with that key and, after a separator, a short name."""
    if len(key) < _SHORTEST_PART:
        return False
    for separator in _SEPARATORS:
        head, found, tail = longer.rpartition(f" {separator} ")
        if found and len(tail) <= _SITE_NAME_LIMIT and (_key(head) == key):
            return True
        tail, found, head = longer.partition(f" {separator} ")
        if found and len(tail) <= _SITE_NAME_LIMIT and _key(head) == key:
            return True
    return False
