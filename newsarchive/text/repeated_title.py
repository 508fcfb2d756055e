"""The headline printed once more at the front of the text."""

from __future__ import annotations

from newsarchive.text.dateline import split_dateline
from newsarchive.text.fold import fold

_SHORTEST_PART = 20
_SITE_NAME_LIMIT = 60
_SEPARATORS = ("|", "–", "—", "-", "•", "·", "::", "»", "«")


def strip_title(text: str, title: str | None, languages: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """Take the headline off the front of a tidy text, where it is a line of its own, or stands before the dateline.

    Case, accents and punctuation do not matter; a site's name may be glued to either (`Headline | University`).

    Returns:
        The text without it, and the line taken (None where there was none). A text that is only its headline stays.
    """
    key = _key(title or "")
    if not key:
        return text, None
    first, _, rest = text.partition("\n")
    if rest.strip() and _same(first, title or "", key):
        return rest.lstrip("\n"), first
    if title and len(title) >= _SHORTEST_PART and first.startswith(title):
        following = first[len(title) :].lstrip(" .:|–—-")
        if following and split_dateline(following, languages) is not None:
            cut = len(first) - len(following)
            return text[cut:], text[:cut].rstrip()
    return text, None


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
