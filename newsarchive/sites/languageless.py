"""The part of an address that the translations of one item share: the address without what names the language in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsarchive.sites.model import Site
from newsarchive.text.language_codes import language_of_code

LONGEST_CODE = 7
SEGMENTS = 3
"""Of the beginning of a path, among which one may name the language."""
LEAST_SLUG = 8
"""Letters of a last part without figures that says which item is meant; shorter ones are sections."""
_SUFFIX = re.compile(r"[-_.]([a-z]{2,3})(?=(?:\.[a-z]{2,5})?$)")
_NAMES = frozenset({"lang", "language", "lng", "locale", "l", "hl", "ln", "lan", "idioma", "langid"})


@lru_cache(maxsize=4096)
def without_language(url: str, site: Site) -> str | None:
    """An address of the site without what names the language in it: a label of the host, a part of the path, a parameter, an ending.

    None for an address that does not say which item is meant. Two articles in two languages that share it may be one item.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    codes = frozenset(site.codes)
    languages = {one.partition("-")[0] for one in site.languages}
    labels = (parts.hostname or "").split(".")
    if len(labels) > 2 and _names_one(labels[0], codes, languages):
        labels = labels[1:]
    labels = labels[1:] if labels[0] == "www" else labels
    segments = [part for part in parts.path.split("/") if part]
    place = next((n for n, part in enumerate(segments[:SEGMENTS]) if _names_one(part, codes, languages)), None)
    if place is not None:
        del segments[place]
    elif segments and (match := _SUFFIX.search(segments[-1])) is not None and _names_one(match[1], codes, languages):
        segments[-1] = segments[-1][: match.start()] + segments[-1][match.end() :]
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name.lower() not in _NAMES]
    if not _tells_the_item(segments, kept):
        return None
    return f"{'.'.join(labels)}/{'/'.join(segments)}?{urlencode(kept)}".rstrip("?")


def _names_one(part: str, codes: Collection[str], languages: Collection[str]) -> bool:
    """Whether a part of an address names a language of the site."""
    return len(part) <= LONGEST_CODE and (part in codes or language_of_code(part) in languages)


def _tells_the_item(segments: list[str], query: list[tuple[str, str]]) -> bool:
    if any(re.search(r"\d", value) for _, value in query):
        return True
    return bool(segments) and (any(re.search(r"\d", part) for part in segments) or len(segments[-1]) >= LEAST_SLUG)
