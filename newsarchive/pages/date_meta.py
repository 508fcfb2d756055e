"""Dates that stand in a page for machines, outside of any description: names of <meta>, keys of scripts, parts of the address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_PLAIN = re.compile(r"[\W_]+")
_PUBLISHED = re.compile(
    r"publi(?:sh(?:ed)?|cation|cado)?(?:date|time|datetime|at|on|utc|iso|ts)|pub(?:date|time|datetime)|date(?:published|publication|publish|pub)$"
    r"|(?:^|article|news|post|og|story)published$|articledateoriginal|releasedate|datereleased|onlinedate"
)
_CREATED = re.compile(r"dateissued|issued$|creat(?:ed|ion)(?:date|time|at|on)?$|date(?:created|creation)|regdate|posted|postdate|firstpub")
_PLAIN_DATE = re.compile(r"^(?:dc|dcterms|sailthru|article|news|story|search|og|citation)?(?:content)?date(?:time|original)?$")
_OTHER = re.compile(
    r"modif|updat|expir|upload|copyright|server|embargo|valid|event|start|end(?:date|time)|birth|deadline|reviewed|format|check"
)
_MODIFIED = re.compile(r"(?:modif|updat|lastmod|revis)")


def published_in(metadata: Mapping[str, str]) -> list[str]:
    """The values of meta names that say when the article was published: the clearest names first."""
    ranked: list[tuple[int, str]] = []
    for name, value in metadata.items():
        rank = _rank(name[:80])
        if rank is not None and any(map(str.isdecimal, value)):
            ranked.append((rank, value))
    return [value for _, value in sorted(ranked, key=lambda one: one[0])]


@lru_cache(maxsize=2048)
def _rank(name: str) -> int | None:
    """How clearly a meta name says that it is the publication, from 0; None where it does not."""
    key = _PLAIN.sub("", name)
    if _OTHER.search(key):
        return None
    return next((rank for rank, pattern in enumerate((_PUBLISHED, _CREATED, _PLAIN_DATE)) if pattern.search(key)), None)


def modified_in(metadata: Mapping[str, str]) -> list[str]:
    """The values of meta names that say when the article was changed."""
    names = [name for name in metadata if _names_change(name)]
    return [metadata[name] for name in sorted(names, key=lambda name: "article" not in name) if any(map(str.isdecimal, metadata[name]))]


@lru_cache(maxsize=2048)
def _names_change(name: str) -> bool:
    return _MODIFIED.search(name) is not None and "expir" not in name


_SCRIPT_KEY = re.compile(
    r"""["']?\b(?:date_?published|published_?(?:date|at|time|on)|publish(?:ing)?_?(?:date|time)|publication_?date|pub_?date|post_?date|article_?date)["']?"""
    r"""\s{0,3}[:=,]\s{0,3}\\?["']((?:[^"'\\<>]|\\/){8,40})\\?["']""",
    re.IGNORECASE,
)
_SCRIPT_WORDS = ("publish", "publication", "pub_date", "pubdate", "post_date", "postdate", "article_date", "articledate")
"""One of them stands in every such key."""
_BEFORE_WORD, _AFTER_WORD = 12, 140
"""How far a key and its value reach around it."""
_LONGEST_SCRIPT = 300_000


def published_in_scripts(scripts: list[str]) -> list[str]:
    """What the page's scripts call the date of publication: settings of counters and of the page's own programs."""
    found: dict[str, None] = {}
    for script in scripts:
        script = script[:_LONGEST_SCRIPT]
        for start, end in _around_words(script):
            for match in _SCRIPT_KEY.finditer(script, start, end):
                found.setdefault(match[1].replace("\\/", "/"))
                if len(found) > 20:
                    return []
    return list(found)


def _around_words(script: str) -> Iterator[tuple[int, int]]:
    """The parts of a script where such a key may stand; searching all of it with the pattern costs ten times as much."""
    lowered = script.lower()
    if len(lowered) != len(script):
        yield 0, len(script)
        return
    places = []
    for word in _SCRIPT_WORDS:
        at = lowered.find(word)
        while at >= 0:
            places.append(at)
            at = lowered.find(word, at + 1)
    start, end = 0, -1
    for at in sorted(places):
        if at - _BEFORE_WORD > end:
            if end > 0:
                yield start, end
            start = max(0, at - _BEFORE_WORD)
        end = at + _AFTER_WORD
    if end > 0:
        yield start, end


_YEAR = r"(?<![\d])((?:19|20)\d\d)"
_MONTH, _DAY = r"(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])"
_DAYS = (
    re.compile(rf"{_YEAR}(/){_MONTH}/{_DAY}(?=/|$|\.[a-z])"),
    re.compile(rf"{_YEAR}([_.-]){_MONTH}\2{_DAY}(?!\d)"),
    re.compile(rf"{_YEAR}(/?)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"{_YEAR}(-?)(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?=/|$)"),
)
_DAY_FIRST = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(rf"/((?:19|20)\d\d)/([a-z]{{3,9}})/{_DAY}(?=/|$)")
_MONTHS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=/)")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dates_in_address(url: str) -> Iterator[str]:
    """The days the path of an address names, else its month (`2021-04`), as ISO text; a path that names two days says nothing."""
    try:
        path = unquote(urlsplit(url).path)[:1000].lower()
    except ValueError:
        return
    found: dict[str, None] = {}
    for pattern in _DAYS:
        for match in pattern.finditer(path):
            found.setdefault(f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}")
        if found:
            break
    for match in _NAMED.finditer(path):
        if match[2][:3] in _NAMES:
            found.setdefault(f"{match[1]}-{_NAMES.index(match[2][:3]) + 1:02}-{int(match[3]):02}")
    if not found:
        for match in _DAY_FIRST.finditer(path):
            if int(match[1]) > 12:
                found.setdefault(f"{match[4]}-{match[3]}-{match[1]}")
    if len(found) == 1:
        yield from found
        return
    months = {f"{match[1]}-{match[2]}" for match in _MONTHS.finditer(path)}
    if len(months) == 1:
        yield months.pop()
