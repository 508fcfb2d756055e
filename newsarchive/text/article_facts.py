"""Lines that say who wrote the article and when, and nothing else: `Posted March 3, 2004 by Ellen Marsh, Staff Writer`.

A line counts only if nothing is left of it once the label of publication, days, hours, authors with their label, roles,
offices and counters are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsarchive.text.counters import is_counter
from newsarchive.text.date_shapes import find_shapes, prepare
from newsarchive.text.fold import fold, fold_in_place
from newsarchive.text.name_words import DEGREES, ROLES
from newsarchive.text.names import ASKS_AUTHOR, is_organisation, is_person, labelled
from newsarchive.text.sharing import is_action
from newsarchive.text.stamps import without_clock, without_published, without_time

_LONGEST = 160
_MOST_WORDS = 6
"""Words of a role, and of a name."""
_PARTED = re.compile(r"[|•·‧∙]|\s[-–—/]{1,2}\s|[–—]|//")
_LISTED = re.compile(r"\s*[,;、，；]\s*|\s+(?:and|und|et|y|e|и|і|және|жана|va|ve|och|og|&)\s+|\s+و\s*|\s*[和与]\s*")
_SMALL = frozenset("of the for and in de da do del della di du la le les des der für und et y e i и і по имени және at".split())
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿԱ-֏]")
_TRIM = " \t,.;:/()[]（）【】-–—"


def is_facts_line(line: str, languages: Sequence[str], *, end: bool = False) -> bool:
    """Whether a line says who wrote the article, or when, and nothing else.

    Args:
        line: one line of a tidy text.
        languages: the languages the month may be named in.
        end: the line stands at the end, where a day alone may be part of the text.
    """
    if len(line) > _LONGEST or line.rstrip().endswith(("!", "?", "。")):
        return False
    text = prepare(line).strip("*_ ")
    undated, dated = _without_dates(text, languages)
    rest, published = without_published(undated)
    pieces = [piece.strip(_TRIM) for part in _PARTED.split(without_clock(rest)) for piece in _before_labels(part)]
    written = False
    for piece in pieces:
        if not piece or not without_time(piece) or is_counter(piece) or is_action(piece):
            continue
        value = labelled(piece)
        if value is not None and _is_authors(value, sure=":" in piece or published or dated):
            written = True
        elif not (written and _goes_with_author(piece)):
            return False
    return written or (published and dated) or (dated and not end)


def _without_dates(text: str, languages: Sequence[str]) -> tuple[str, bool]:
    shapes = [one for one in find_shapes(text, languages, "DMY") if one.year is not None and one.day is not None]
    parts, at = [], 0
    for one in shapes:
        parts.append(text[at : one.start])
        at = one.end
    return " | ".join([*parts, text[at:]]), bool(shapes)


def _before_labels(part: str) -> list[str]:
    """A part of a line, parted again before each label of authors in it."""
    starts = [match.start() for match in ASKS_AUTHOR.finditer(fold_in_place(part))]
    bounds = [0, *starts, len(part)]
    return [part[a:b] for a, b in pairwise(bounds)]


def _is_authors(value: str, *, sure: bool) -> bool:
    """Names, roles and offices and nothing else, a name first."""
    parts = [part.strip(_TRIM) for part in _LISTED.split(value)]
    if not parts or not (is_person(parts[0]) or is_organisation(parts[0])):
        return False
    if not sure and (_CASED.search(value) is None or not all(word[:1].isupper() or word in _SMALL for word in parts[0].split())):
        return False
    if not sure and len(parts) > 1 and not all(_is_capital(part) or _is_role(part) for part in parts[1:]):
        return False
    return all(len(part.split()) <= _MOST_WORDS and (is_person(part) or _goes_with_author(part)) for part in parts if part)


def _goes_with_author(piece: str) -> bool:
    """A role, a degree or an office, or several of them."""
    return all(
        _is_role(part) or (is_organisation(part) and len(part.split()) <= _MOST_WORDS) or fold(part) in DEGREES or (is_person(part) and _is_capital(part))
        for one in _LISTED.split(piece)
        if (part := one.strip(_TRIM))
    )


def _is_role(part: str) -> bool:
    words = part.split()
    return bool(words) and len(words) <= _MOST_WORDS and (fold(words[-1]).strip(_TRIM) in ROLES or fold(words[0]).strip(_TRIM) in ROLES)


def _is_capital(part: str) -> bool:
    return all(word[:1].isupper() or word.lower() in _SMALL for word in part.split())
