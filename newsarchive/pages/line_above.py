"""The line right above the first sentence of a page that has no heading and whose head names only the institution."""

from __future__ import annotations

import re

from newsarchive.pages.document import Document
from newsarchive.pages.elements import Elements
from newsarchive.pages.outline import INLINE, SKIPPED, printed
from newsarchive.pages.site_name import SiteNames, is_institution
from newsarchive.text.article_facts import is_facts_line
from newsarchive.text.counters import is_counter
from newsarchive.text.fold import fold
from newsarchive.text.likeness import words_of
from newsarchive.text.phrases import phrases
from newsarchive.text.sharing import is_action
from newsarchive.text.stamps import is_day_line

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"[A-ZÀ-ÞА-ЯЁІҢҒҮҰҚӨӘҺ][^\W\d_]{1,6}[УU]")
"""ҚазҰУ, КазНУ, МГУ, KazNU."""
_IN_NAMES = phrases("атындағы|имени|им|имені|nomidagi|атындагы|of|the|de|der|für")
_REACH = 40
"""Elements before and after the beginning of the main text that are looked at."""
_LONGEST = 160
_PROSE, _PROSE_UNSPACED = 60, 30
"""Characters of a sentence of prose, and of one in a script without spaces."""
_STOPS = (".", "!", "?", "。", "！", "？", "…", "؟", "।", ":")
_BLOCKS = frozenset("div td th p span font b strong big center dt caption legend section header".split())
_APART = frozenset("nav footer aside dialog li ul ol select form".split())


def line_above(doc: Document, names: SiteNames) -> str | None:
    """The short line that is no sentence and no link, right above the date or the first prose; None where another stands there."""
    begins = doc.outline.begins
    if begins is None:
        return None
    elements = doc.elements
    prose = next((one for one in range(begins, min(begins + _REACH, len(elements.nodes))) if _is_prose(elements, one)), None)
    if prose is None:
        return None
    languages = doc.languages
    for number in range(prose - 1, max(prose - _REACH, -1), -1):
        names_here = elements.names[number]
        text = (elements.texts[number] or "").strip()
        if not text or names_here.tag in SKIPPED or names_here.hidden or _is_inside_line(elements, number):
            continue
        if elements.ends[number] > prose:
            return None
        line = printed(elements.nodes[number])
        if is_facts_line(line, languages) or is_day_line(line, languages) or is_counter(line) or is_action(line):
            continue
        return line if _may_be_title(elements, number, line, names) else None
    return None


def names_university(text: str) -> bool:
    """Whether a page's title is an institution's name, by a word or by its abbreviation (`Әл-Фараби атындағы ҚазҰУ`), or one word."""
    words = _WORD.findall(text[:_LONGEST])
    if len(words) < 2 or is_institution(text):
        return True
    known = (word[0].isupper() or fold(word) in _IN_NAMES for word in words)
    return len(words) <= 5 and all(known) and any(_ABBREVIATION.fullmatch(word) for word in (words[0], words[-1]))


def _is_prose(elements: Elements, number: int) -> bool:
    text = elements.texts[number]
    if not text or len(text) < _PROSE_UNSPACED or elements.names[number].tag in SKIPPED | INLINE:
        return False
    whole = printed(elements.nodes[number])
    spaced = whole.count(" ") * 15 > len(whole)
    if len(whole) < (_PROSE if spaced else _PROSE_UNSPACED):
        return False
    return whole.endswith(_STOPS) or any(stop + " " in whole for stop in _STOPS[:3])


def _is_inside_line(elements: Elements, number: int) -> bool:
    """Whether an element is a word of a line that another element holds."""
    parent = elements.parents[number]
    return elements.names[number].tag in INLINE and parent >= 0 and bool((elements.texts[parent] or "").strip())


def _may_be_title(elements: Elements, number: int, line: str, names: SiteNames) -> bool:
    if not 2 <= len(line) <= _LONGEST or (line.endswith(_STOPS) and not line.endswith(("!", "?", "？", "！", "؟"))):
        return False
    if elements.names[number].tag not in _BLOCKS or next(elements.nodes[number].iter("a"), None) is not None:
        return False
    above = number
    while above >= 0:
        tag = elements.names[above].tag
        if tag == "a" or tag in _APART:
            return False
        above = elements.parents[above]
    unspaced = " " not in line and not line.isascii() and len(line) >= 6
    return (len(words_of(line)) >= 3 or unspaced) and not names.is_name(line) and not names.is_section(line)
