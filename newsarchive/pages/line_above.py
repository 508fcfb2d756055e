"""The line right above the day or the first sentence of a page that has no heading and whose head names only the institution."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.pages.document import Document
from newsarchive.pages.elements import Elements
from newsarchive.pages.outline import INLINE, SKIPPED, printed
from newsarchive.pages.site_name import SiteNames, is_institution
from newsarchive.text.article_facts import is_facts_line
from newsarchive.text.bylines import is_byline
from newsarchive.text.counters import is_counter
from newsarchive.text.date_shapes import find_shapes, prepare
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
MOST_DIGITS = 8
"""Digits from which on a line is a counter or a number, no title."""
_PICTURE_REACH = 8
"""Elements between a picture and its caption."""
_LONGEST = 160
_PROSE, _PROSE_UNSPACED = 60, 30
"""Characters of a sentence of prose, and of one in a script without spaces."""
_STOPS = (".", "!", "?", "。", "！", "？", "…", "؟", "।", ":")
_BLOCKS = frozenset("div td th p span font b strong big center dt caption legend section header".split())
_APART = frozenset("marquee nav footer aside dialog li ul ol select form".split())


def line_above(doc: Document, names: SiteNames) -> str | None:
    """The short line that is no sentence and no link, right above the date or the first prose; None where another stands there."""
    begins = doc.outline.begins
    if begins is None:
        return None
    elements = doc.elements
    while elements.names[begins].tag in INLINE and elements.parents[begins] >= 0:
        begins = elements.parents[begins]
    prose = next((one for one in range(begins, min(begins + _REACH, len(elements.nodes))) if _is_prose(elements, one)), None)
    if prose is None:
        # The text stands behind an element, parted by line breaks.
        prose = elements.ends[begins] if len(elements.tails[begins] or "") >= _PROSE_UNSPACED else begins
    languages = doc.languages
    least = 3
    for number in range(prose - 1, max(prose - _REACH, -1), -1):
        names_here = elements.names[number]
        text = (elements.texts[number] or "").strip()
        if not text or names_here.tag in SKIPPED or names_here.hidden or _is_inside_line(elements, number):
            continue
        if elements.ends[number] > prose:
            return None
        line = printed(elements.nodes[number])
        if is_under_picture(elements, number) or is_action(line):
            continue
        if tells_about(line, languages):
            # Right above the day even two words are a title.
            least = 2
            continue
        if names.is_path(line) or sum(map(str.isdecimal, line)) >= MOST_DIGITS or _is_apart(elements, number, prose):
            return None
        return line if _may_be_title(elements, number, line, names, least) else None
    return None


def names_university(text: str) -> bool:
    """Whether a page's title is an institution's name, by a word or by its abbreviation (`Әл-Фараби атындағы ҚазҰУ`), or one word."""
    words = _WORD.findall(text[:_LONGEST])
    if len(words) < 2 or is_institution(text):
        return True
    known = (word[0].isupper() or fold(word) in _IN_NAMES for word in words)
    return len(words) <= 5 and all(known) and any(_ABBREVIATION.fullmatch(word) for word in (words[0], words[-1]))


def is_under_picture(elements: Elements, number: int) -> bool:
    """Whether nothing is printed between a line and the picture above it: it is its caption."""
    for before in range(number - 1, max(number - _PICTURE_REACH, -1), -1):
        if elements.names[before].tag == "img":
            return True
        tail = elements.tails[before] if elements.ends[before] <= number else None
        if (elements.texts[before] or "").strip() or (tail or "").strip():
            return False
    return False


def tells_about(line: str, languages: Sequence[str]) -> bool:
    """Whether a line says when the article was published, by whom, or how often it was read, and nothing else."""
    about = is_facts_line(line, languages) or is_day_line(line, languages) or is_counter(line) or is_byline(line)
    return about or _says_numbers(line, languages)


def _says_numbers(line: str, languages: Sequence[str]) -> bool:
    """Whether a line is a day with signs and figures beside it (`30-may, 2026-yil 👁 3776`)."""
    if not any(map(str.isdecimal, line)):
        return False
    shapes = [one for one in find_shapes(prepare(line), languages, "DMY") if one.year and one.day]
    if not shapes:
        return False
    text = prepare(line)
    return not any(map(str.isalpha, text[: shapes[0].start] + text[shapes[-1].end :]))


def _is_prose(elements: Elements, number: int) -> bool:
    text = elements.texts[number]
    if not text or text.isspace() or elements.names[number].tag in SKIPPED | INLINE:
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


def _is_apart(elements: Elements, number: int, prose: int) -> bool:
    """Whether a line stands in a link, a menu, a list or a form that the text does not stand in."""
    while number >= 0 and elements.ends[number] <= prose:
        tag = elements.names[number].tag
        if tag == "a" or tag in _APART:
            return True
        number = elements.parents[number]
    return False


def _may_be_title(elements: Elements, number: int, line: str, names: SiteNames, least: int) -> bool:
    if not 2 <= len(line) <= _LONGEST or (line.endswith(_STOPS) and not line.endswith(("!", "?", "？", "！", "؟"))):
        return False
    if elements.names[number].tag not in _BLOCKS or next(elements.nodes[number].iter("a"), None) is not None:
        return False
    unspaced = " " not in line and not line.isascii() and len(line) >= 6
    return (len(words_of(line)) >= least or unspaced) and not names.is_name(line) and not names.is_section(line)
