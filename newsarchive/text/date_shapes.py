"""Where dates stand in a text and what they say: finds, never judges.

A shape is a day, a month, or less, as printed. Whether it may be believed (range, order, several of them) is for
`dates`; where a dateline ends is for `dateline`. Everything here is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newsarchive.text.calendars import BUDDHIST_OFFSET, ERAS, chinese_number, from_jalali
from newsarchive.text.date_words import DATE_GLUE, is_year_word, names_week_day
from newsarchive.text.fold import INVISIBLE, ascii_digits, fold
from newsarchive.text.months import jalali_month_of, month_of

_WIDE_MARKS = "：，．／－（）［］｜　\u00a0\u202f\u2009"
_WIDE = str.maketrans(_WIDE_MARKS, ":,./-()[]|    ")
_WIDE_MARK = re.compile(f"[{_WIDE_MARKS}]")
_ANY_DATE = re.compile(r"[\d月월]")
"""What every date holds: a figure, or the word for month behind a numeral."""
SHORT = 250
"""Characters of a line up to which its dates are remembered: several rules look for them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A date as printed at `start:end` of the text; parts it does not name are None."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None


def prepare(text: str) -> str:
    """The text as the patterns want it: ASCII digits, plain punctuation, no invisible characters."""
    return plain(INVISIBLE.sub("", text))


def plain(text: str) -> str:
    """As `prepare`, for text without invisible characters: every character stays in its place."""
    digits = ascii_digits(text)
    return digits if _WIDE_MARK.search(digits) is None else digits.translate(_WIDE)


def find_shapes(text: str, languages: Sequence[str], order: str | None) -> list[Shape]:
    """Every date in a prepared text, in order, none overlapping another.

    `order` ("DMY", "MDY", "YMD") reads numbers such as 05/04/2022; with None, or where it does not say (year last on a
    year-first site), only numbers with one possible meaning, and dotted ones (always day first), are taken.
    """
    if _ANY_DATE.search(text) is None:
        return []
    if len(text) > SHORT:
        return _find_shapes(text, languages, order)
    return list(_known_shapes(text, tuple(languages), order))


def _find_shapes(text: str, languages: Sequence[str], order: str | None) -> list[Shape]:
    found: list[Shape] = []
    for shape in sorted(
        [*_numeric(text, order, languages), *_ideographic(text), *_worded(text, languages)], key=lambda one: (one.start, -one.end)
    ):
        if not found or shape.start >= found[-1].end:
            found.append(shape)
    return found


@lru_cache(maxsize=512)
def _known_shapes(text: str, languages: tuple[str, ...], order: str | None) -> tuple[Shape, ...]:
    return tuple(_find_shapes(text, languages, order))


# --- numbers -------------------------------------------------------------------------------------------------------

_YEAR_FIRST = re.compile(r"(?<![\d.,/-])(?<!\d:)(\d{4})(?: ?([./-]) ?| )(\d{1,2})(?:(?(2) ?\2 ?| ))(\d{1,2})(?!\d|[./-]\d)")
_YEAR_LAST = re.compile(
    r"(?<![\d.,/-])(?<!\d:)(?:(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|['’]?\d{2})|(\d{2}) ?(\|) ?(\d{2}) ?\| ?(\d{4}))(?!\d|[./-]\d|:\d)"
)
_COMPACT = re.compile(r"^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?=$|T\d)")


def in_some_order(text: str) -> bool:
    """Whether a text, not prepared, holds figures such as 05/04/2022, which mean one day or another by their order."""
    return _YEAR_LAST.search(prepare(text)) is not None


def _real(year: int | None, month: int, day: int | None) -> bool:
    if not 1 <= month <= 12:
        return False
    try:
        date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def _numeric(text: str, order: str | None, languages: Sequence[str]) -> Iterator[Shape]:
    for match in _COMPACT.finditer(text):
        yield from _shape(match.start(1), match.end(3), int(match[1]), int(match[2]), int(match[3]))
    for match in _YEAR_FIRST.finditer(text):
        if match[2] is None:
            continue
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if 1343 <= year <= 1471:
            solar = from_jalali(year, month, day) if {"fa", "prs", "ps"} & {code[:3].rstrip("-") for code in languages} else None
            if solar is not None:
                yield Shape(match.start(), match.end(), solar.year, solar.month, solar.day)
        elif 1800 <= year < 2500:
            yield from _shape(match.start(), _after_year_first(text, match), year, month, day)
        elif "th" in languages and 2500 <= year < 2600:
            yield from _shape(match.start(), match.end(), year - BUDDHIST_OFFSET, month, day)
    for match in _YEAR_LAST.finditer(text):
        first, separator, second, year_last = match.groups()[:4] if match[1] else match.groups()[4:]
        parts = _year_last(int(first), int(second), year_last, separator, order, "th" in languages)
        if parts is not None:
            yield from _shape(match.start(), _past_year_word(text, match.end()), *parts)


def _after_year_first(text: str, match: re.Match[str]) -> int:
    """`2022. 4. 20.` ends with its last dot."""
    dotted = match[2] == "." and text[match.end() : match.end() + 1] == "." and ". " in match.group()
    return match.end() + int(dotted)


def _year_last(first: int, second: int, year: str, separator: str, order: str | None, buddhist: bool) -> tuple[int, int, int] | None:
    number = int(year.strip("'’"))
    if number < 100:
        if order == "YMD" and "'" not in year and "’" not in year:
            return 2000 + first, second, number
        number += 2000 if number < 70 else 1900
    elif buddhist and number > 2500:
        number -= BUDDHIST_OFFSET
    if not 1800 <= number < 2500:
        return None
    if first > 12 or first == second:
        return number, second, first
    if second > 12:
        return number, first, second
    if order == "MDY":
        return number, first, second
    return (number, second, first) if order == "DMY" or separator == "." else None


def _shape(start: int, end: int, year: int | None, month: int, day: int | None) -> Iterator[Shape]:
    if _real(year, month, day):
        yield Shape(start, end, year, month, day)


# --- year, month and day marked by their units (Chinese, Japanese, Korean, Vietnamese, Mongolian) -----------------

_NUMERAL = r"[0-9〇○零一二三四五六七八九十]"
_CJK = re.compile(
    rf"(?:(令和|平成|昭和|民國|民国)? ?({_NUMERAL}{{1,4}}|元) ?[年년] ?)?(?<!\d)({_NUMERAL}{{1,3}}) ?[月월](?: "
    rf"?({_NUMERAL}{{1,3}}) ?[日号號일])?"
)
_VIETNAMESE = re.compile(r"(?:ngày )?\b(\d{1,2}) tháng (\d{1,2})(?:(?:[,/ ]| năm )+(\d{4}))?", re.IGNORECASE)
_MONGOLIAN = re.compile(r"(?:(\d{4}) (?:оны|он)[ ,]+)?\b(\d{1,2})(?:[- ]?(?:р|дугаар|дүгээр))? сарын (\d{1,2})", re.IGNORECASE)


def _ideographic(text: str) -> Iterator[Shape]:
    if "月" in text or "월" in text:
        for match in _CJK.finditer(text):
            era, printed, month, day = match.groups()
            year = None if printed is None else 1 if printed == "元" else chinese_number(printed)
            if printed is not None and (year is None or not (era or year >= 1000)):
                continue
            if printed is None and day is None:
                continue
            numbers = chinese_number(month), None if day is None else chinese_number(day)
            if numbers[0] is not None and (day is None or numbers[1] is not None):
                yield from _shape(
                    match.start(), match.end(), None if year is None else year + ERAS.get(era or "", 0), numbers[0], numbers[1]
                )
    if "tháng" in text or "Tháng" in text:
        for match in _VIETNAMESE.finditer(text):
            yield from _shape(match.start(), match.end(), int(match[3]) if match[3] else None, int(match[2]), int(match[1]))
    if " сарын " in text:
        for match in _MONGOLIAN.finditer(text):
            yield from _shape(match.start(), match.end(), int(match[1]) if match[1] else None, int(match[2]), int(match[3]))


# --- months by name ------------------------------------------------------------------------------------------------

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0980-\u09e5\u0e01-\u0e4e"
_TOKEN = re.compile(
    rf"(?P<thai>[\u0e01-\u0e4e]{{1,3}}\.[\u0e01-\u0e2e]\.)|(?P<clock>\d{{1,2}}:\d\d(?::\d\d)?)|(?P<number>\d+)|"
    rf"(?P<word>(?:[^\W\d_]|[{_MARKS}])+(?: (?:الثاني|الأول))?)"
)
_DIGIT = re.compile("[0-9]")
_AFTER_DIGIT = re.compile(r"\d[.,:/]")
_GAP = re.compile(r"[\s,.\-–—/'’ʼ‘()ºª°|·•]{0,4}")
_ORDINALS = frozenset({
    "st", "nd", "rd", "th", "er", "re", "eme", "o", "a", "го", "е", "ое", "ого", "ему", "ши", "шы", "шi", "ші", "чи", "чы",
    "ci", "cu", "inci",
    "nci", "nji", "njy", "ja", "ega", "ik", "de",
})  # fmt: skip


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


class _Line:
    """The tokens of a text, and steps from one to the next that only pass what may stand inside a date."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [_Token(match.lastgroup or "", match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]

    def joined(self, left: int, right: int) -> bool:
        """Whether nothing but date punctuation stands between two neighbouring tokens."""
        return _GAP.fullmatch(self.text, self.tokens[left].end, self.tokens[right].start) is not None

    def step(self, index: int, by: int, skip: frozenset[str] = frozenset()) -> int | None:
        """Index of the next token to the right (1) or left (-1), glue words skipped; None at a gap or the end."""
        here = index
        for _ in range(3):
            there = here + by
            if not 0 <= there < len(self.tokens) or not self.joined(min(here, there), max(here, there)):
                return None
            token = self.tokens[there]
            if token.kind != "word" or fold(token.text) not in skip:
                return there
            here = there
        return None

    def day(self, index: int | None) -> int | None:
        """The token as a day of the month."""
        if index is None or self.tokens[index].kind != "number" or len(self.tokens[index].text) > 2:
            return None
        token = self.tokens[index]
        before = self.text[max(0, token.start - 2) : token.start]
        if _AFTER_DIGIT.fullmatch(before) or before.rstrip().endswith(("№", "#")):
            return None
        value = int(token.text)
        return value if 1 <= value <= 31 else None

    def dash(self, index: int) -> bool:
        """Whether a dash stands between a token and the next one."""
        return self.text[self.tokens[index].end : self.tokens[index + 1].start].strip() in ("-", "–", "—")

    def in_range(self, index: int, by: int) -> bool:
        """Whether a day is one end of a range of days (`3-5 March`)."""
        other = self.step(index, by)
        return self.day(other) is not None and self.dash(min(index, index + by))

    def past_ordinal(self, index: int) -> int:
        """The index of the ordinal ending glued to a number (`20th`), else the number's own."""
        after = index + 1
        glued = after < len(self.tokens) and self.tokens[after].start == self.tokens[index].end
        return after if glued and fold(self.tokens[after].text) in _ORDINALS else index

    def past_twin(self, index: int, month: int, languages: Sequence[str]) -> int:
        """The index of a second name of the same month behind a slash (`نيسان / أبريل`), else the first one's own."""
        after = index + 1
        if after >= len(self.tokens) or self.text[self.tokens[index].end : self.tokens[after].start].strip() != "/":
            return index
        return after if month_of(self.tokens[after].text, languages) == month else index

    def year(self, index: int | None) -> int | None:
        """The token as a year in full."""
        if index is None or self.tokens[index].kind != "number" or len(self.tokens[index].text) != 4:
            return None
        return int(self.tokens[index].text)


def _worded(text: str, languages: Sequence[str]) -> Iterator[Shape]:
    if _DIGIT.search(text) is None:
        return
    line: _Line | None = None
    for index, match in enumerate(_TOKEN.finditer(text)):
        if match.lastgroup not in ("word", "thai"):
            continue
        word = match.group()
        month = month_of(word, languages)
        solar_month = jalali_month_of(word) if month is None and "\u0600" <= word[0] <= "\u06ff" else None
        if month is None and solar_month is None:
            continue
        line = line or _Line(text)
        if month is not None:
            yield from _around(line, index, month, languages)
        elif solar_month is not None:
            yield from _around_jalali(line, index, solar_month)


def _left(line: _Line, index: int) -> tuple[int | None, int | None, int]:
    """Day, year and where the date begins, from what stands before the month's name."""
    at = line.step(index, -1, DATE_GLUE | _ORDINALS)
    day = line.day(at)
    if at is None:
        return None, None, index
    year_at = line.step(at, -1) if day is not None else at
    if year_at is not None and line.tokens[year_at].kind == "word" and is_year_word(line.tokens[year_at].text):
        year_at = line.step(year_at, -1, _ORDINALS)
    elif day is not None and year_at is not None and line.dash(year_at):
        return day, None, at
    year = line.year(year_at)
    return day, year, index if day is None else at


def _around(line: _Line, index: int, month: int, languages: Sequence[str]) -> Iterator[Shape]:
    day, year_before, first = _left(line, index)
    if day is not None and line.in_range(first, -1):
        return
    last = line.past_twin(index, month, languages)
    at = line.step(last, 1, DATE_GLUE)
    if day is None and at is not None and line.day(at) is not None:
        if line.in_range(at, 1):
            return
        day, last = line.day(at), line.past_ordinal(at)
        at = line.step(last, 1, DATE_GLUE | _ORDINALS)
    short = _short_year(line, last, at) if day is not None else None
    if short is not None and at is not None:
        yield from _finish(line, first, at, short, month, day, languages)
        return
    year_at = _year_after(line, at)
    if year_at is not None:
        yield from _finish(line, first, year_at, line.year(year_at), month, day, languages)
    elif year_before is not None:
        while line.year(first) is None:
            first -= 1
        yield from _finish(line, first, last, year_before, month, day, languages)
    elif day is not None:
        yield from _finish(line, first, last, None, month, day, languages)


def _year_after(line: _Line, at: int | None) -> int | None:
    """Index of the year after month and day; a week day, a time and the word "year" may stand before it."""
    for _ in range(3):
        if at is None or line.year(at) is not None:
            return at
        token = line.tokens[at]
        if token.kind != "clock" and not (token.kind == "word" and (names_week_day(token.text) or is_year_word(token.text))):
            return None
        at = line.step(at, 1, DATE_GLUE)
    return at if line.year(at) is not None else None


def _finish(line: _Line, first: int, last: int, year: int | None, month: int, day: int | None, languages: Sequence[str]) -> Iterator[Shape]:
    if year is not None and "th" in languages and 2500 <= year < 2600:
        year -= BUDDHIST_OFFSET
    if year is not None and not 1800 <= year < 2500:
        return
    end = line.tokens[last].end
    yield from _shape(line.tokens[first].start, _past_year_word(line.text, end) if year is not None else end, year, month, day)


def _short_year(line: _Line, index: int, at: int | None) -> int | None:
    """The year of `20-Apr-22` and `20 Apr ’22`, and of a text that ends with `20 Apr 22`."""
    if at is None or line.tokens[at].kind != "number" or len(line.tokens[at].text) != 2:
        return None
    gap = line.text[line.tokens[index].end : line.tokens[at].start]
    if line.tokens[index].kind == "number" or fold(line.tokens[index].text) in _ORDINALS:
        return 2000 + int(line.tokens[at].text) if gap.strip() in ("'", "’", "‘") else None
    ends = not line.text[line.tokens[at].end :].strip(" .,")
    number = int(line.tokens[at].text)
    return 2000 + number if gap in ("-", "/", ".") or gap.strip() in ("'", "’", "‘") or ends else None


def _around_jalali(line: _Line, index: int, month: int) -> Iterator[Shape]:
    before, after = line.step(index, -1), line.step(index, 1)
    day, year = line.day(before), line.year(after)
    if day is None or year is None or before is None or after is None:
        return
    solar = from_jalali(year, month, day)
    if solar is not None:
        yield Shape(line.tokens[before].start, line.tokens[after].end, solar.year, solar.month, solar.day)


_YEAR_WORD_AFTER = re.compile(r"(?:[-–'’]?[ ]?[^\W\d_]+(?: il)?)")


def _past_year_word(text: str, end: int) -> int:
    """Where a date ends that says "year" after its year (`2022 жыл`, `2022 г.`, `2021-ci il`)."""
    match = _YEAR_WORD_AFTER.match(text, end)
    if match is None or not is_year_word(match.group().strip("-–'’ ").split(" ")[-1]):
        return end
    word = match.group().strip("-–'’ ")
    abbreviated = len(word) <= 2 and text[match.end() : match.end() + 1] == "."
    return match.end() + int(abbreviated)
