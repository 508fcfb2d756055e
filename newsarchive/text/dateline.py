"""The dateline at the front of an article: place, day and agency before the first sentence.

Known forms: `ALMATY. 20 April. Press center - ...`, `АСТАНА. 8 қазан. ҚазАқпарат - ...`, `Бишкек, 25.10.25. /Кабар/. ...`,
`20 апреля, Алматы. ...`, `BAYBURT (AA) - ...`, `CAMBRIDGE, Mass. — ...`, and a date alone on the first line. A first
sentence that merely begins with a place or a day (`Алматы. 20 апреля в КазНУ ...`) is left whole: a dateline must close.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.text.agencies import names_agency, surely_agency
from newsarchive.text.cities import is_city
from newsarchive.text.date_shapes import Shape, find_shapes, plain
from newsarchive.text.date_words import TODAY, YESTERDAY, names_week_day
from newsarchive.text.fold import fold

_HEAD = 220
_PLACE_LIMIT = 45
_PROSE = 40
"""Characters a sentence below a lone day has at least."""
_PARTICLES = frozenset(["de", "da", "do", "del", "la", "le", "el", "am", "an", "der", "den", "sur", "of", "the", "and", "и", "на", "al"])
_PLACE = r"[^\W\d_][^\d\n()/|:;!?«»\"“”]*?"
_BRACKETED = r"(?:\((?P<round>[^()\n\d]{2,50})\)|/(?P<slash>[^/\n\d]{2,50})/|\[(?P<square>[^\[\]\n\d]{2,50})\])"
_DASH = r"(?:\s+[-–—]{1,2}\s+|\s*[–—]\s*|\s?--\s?|-\s+)"

_BEFORE_DATE = re.compile(
    rf"(?P<place>{_PLACE})(?:[.,]|{_DASH}|\s+(?=\())\s*(?:{_BRACKETED}\s*(?:[.,]|{_DASH})?\s*|"
    rf"(?P<agency>[^\d\n.,()]{{2,40}})(?:[.,]|{_DASH})\s*)?"
)
_PLACE_AND_AGENCY = re.compile(rf"(?P<place>{_PLACE})[.,]?\s*{_BRACKETED}(?:\.?{_DASH}|\.\s+)")
_PLACE_AGENCY_DASH = re.compile(rf"(?P<place>{_PLACE})[.,]\s+(?P<agency>[^\d\n.,()]{{2,40}}){_DASH}")
_AGENCY_ALONE = re.compile(rf"{_BRACKETED}\s*{_DASH}")
_PLACE_AND_STATE = re.compile(
    rf"(?P<place>[^\W\d_][^\W\d_ .'’-]{{2,}}(?:[ -][^\W\d_]+){{0,2}}, (?:[A-Z][a-z]{{2,12}}\.?|[A-Z]\.[A-Z]\.)){_DASH}"
)
_AFTER_PLACE = re.compile(rf"(?P<place>{_PLACE})(?P<stop>\.|{_DASH}|$)")
_AGENCY_IN_BRACKETS = re.compile(rf"\s*{_BRACKETED}\s*(?:\.?{_DASH}|\.|:)?\s*")
_AGENCY_TO_DASH = re.compile(rf"(?P<agency>[^\d\n.,:;!?()]{{2,60}}?)(?P<stop>{_DASH}|[.:]\s+|[.:]?\s*$)")
_TELEGRAM = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{1,3}[社网報报])(?P<place>[\u4e00-\u9fff]{2,6}?)(?:\d{4}年)?\d{1,2}月\d{1,2}日[电電]\s*(?:\([^()]{1,30}\))?"
)
"""`新华社北京4月20日电`"""
_REPORTED = re.compile(
    r"[（(【]?(?P<agency>本[网報报刊台站校院][讯訊]|[\u4e00-\u9fff]{2,8}[网報报][讯訊])(?:[）)】]|(?=[\s（(:：]))\s*"
    r"(?:[（(](?:记者|通讯员|学生记者|特约)[^()（）\n]{1,30}[）)])?[:：]?\s*"
)
"""`本网讯`, `（新闻网讯）`"""
_CITY_ALONE = re.compile(rf"(?P<place>[^\W\d_](?:[^\W\d_]|[ .'’-]){{1,25}}?){_DASH}")
_STOP_OR_DASH = re.compile(rf"\.?\s*(?:{_DASH})|[.:|]\s*|\s*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and what follows it."""

    raw: str
    """As printed, without the dash that ends it."""
    place: str | None
    day_month: tuple[int, int] | None
    """Day and month it names, whether or not it names the year."""
    year: int | None
    agency: str | None
    rest: str
    """The text after the dateline."""


def split_dateline(text: str, languages: Sequence[str], order: str | None = None) -> Dateline | None:
    """Take the dateline off a tidy text; None where it has none.

    Args:
        text: tidy text (see `whitespace.tidy`); only the first 220 characters of its first line are looked at.
        languages: languages the month may be named in.
        order: how to read 05/04/2022; with None such a date is not recognised, 05.04.2022 is 5 April.
    """
    line, _, _ = text.partition("\n")
    head = plain(line[:_HEAD])
    if not head:
        return None
    telegram = _TELEGRAM.match(head)
    if telegram is not None:
        shapes = find_shapes(telegram.group(), languages, order)
        return _build(text, telegram.end(), telegram["place"], shapes[0] if shapes else None, telegram["agency"])
    reported = _REPORTED.match(head)
    if reported is not None:
        return _build(text, reported.end(), None, None, reported["agency"])
    dated = next((one for one in find_shapes(head, languages, order) if one.day is not None), None)
    if dated is not None and dated.start <= 2 * _PLACE_LIMIT:
        found = _place_then_date(text, head, dated) or _date_then_place(text, head, dated, languages)
        if found is not None:
            return found
    return _undated(text, head)


def _build(text: str, end: int, place: str | None, shape: Shape | None, agency: str | None) -> Dateline:
    day_month = (shape.day, shape.month) if shape is not None and shape.day is not None else None
    raw = text[:end].strip().rstrip("-–—").rstrip()
    return Dateline(raw, place, day_month, shape.year if shape else None, agency, text[end:].lstrip(" \n-–—"))


def _bracket(match: re.Match[str]) -> str | None:
    return match["round"] or match["slash"] or match["square"]


# --- with a day ----------------------------------------------------------------------------------------------------


def _place_then_date(text: str, head: str, shape: Shape) -> Dateline | None:
    before = _without_week_day(head[: shape.start])
    match = _BEFORE_DATE.fullmatch(before)
    if match is None:
        return None
    place, agency = match["place"].strip(), _bracket(match) or match["agency"]
    if agency is not None and match["agency"] is not None and not names_agency(agency):
        place, agency = before.strip().rstrip(".,-–— "), None
    if not is_place(place):
        return None
    end, found = _agency_after(head, shape.end)
    if end is None:
        end = _close(head, shape, capitals=place.isupper())
    if end is None:
        return None
    return _build(text, end, place, shape, agency.strip() if agency else found)


def _date_then_place(text: str, head: str, shape: Shape, languages: Sequence[str]) -> Dateline | None:
    """`20 апреля, Алматы. ...`, `20 April. Press center - ...`, and a date alone on the first line."""
    if _without_week_day(head[: shape.start]).strip():
        return None
    end, agency = _agency_after(head, shape.end)
    if end is not None:
        return _build(text, end, None, shape, agency)
    rest = head[shape.end :]
    if not rest.strip(" .") and (shape.year is not None or _dates_all(text, head, languages)):
        return _build(text, len(head), None, shape, None) if len(text) > len(head) else None
    gap = re.match(r"[.,]?\s+|\.?\s*[–—-]\s+", rest)
    match = _AFTER_PLACE.match(head, shape.end + gap.end()) if gap else None
    if gap is None or match is None or not is_place(match["place"].strip()) or len(match["place"].split()) > 2:
        return None
    if gap.group().strip() == "" and not match["place"].strip().isupper():
        return None
    if match["stop"].strip() in ("", ".") and not _starts_sentence(head[match.end() :].lstrip()):
        return None
    return _build(text, match.end(), match["place"].strip(), shape, None)


def _dates_all(text: str, head: str, languages: Sequence[str]) -> bool:
    """Whether a day without a year, alone on the first line, is that of the whole text: prose follows, and no other day heads a part."""
    lines = [line.strip() for line in text[len(head) :].split("\n")]
    following = next((line for line in lines if line), "")
    if len(following) < _PROSE or not following.rstrip("»”\"')").endswith((".", "!", "?", "…", "。", ":")):
        return False
    short = (plain(line) for line in lines if 0 < len(line) <= _PLACE_LIMIT and any(map(str.isdecimal, line)))
    return not any(one.day is not None and one.start <= 3 for line in short for one in find_shapes(line, languages, None))


def _agency_after(head: str, start: int) -> tuple[int | None, str | None]:
    """Where a dateline ends whose date, at `start`, is followed by an agency."""
    gap = re.match(r"(?:г\.|ж\.)?[.,]?\s*(?:[–—-]\s+)?", head[start:])
    at = start + (gap.end() if gap else 0)
    bracketed = _AGENCY_IN_BRACKETS.match(head, at)
    if bracketed is not None:
        return bracketed.end(), (_bracket(bracketed) or "").strip()
    if at == start:
        return None, None
    match = _AGENCY_TO_DASH.match(head, at)
    if match is None or not names_agency(match["agency"]):
        return None, None
    agency, rest = match["agency"].strip(), head[match.end() :].lstrip()
    by_dash = match["stop"].strip() in ("-", "–", "—", "--")
    if rest and not _starts_sentence(rest):
        return None, None
    if not by_dash and (len(agency.split()) > 4 or (not match["stop"].strip() and len(head) == _HEAD)):
        return None, None
    return match.end(), agency


def _close(head: str, shape: Shape, *, capitals: bool) -> int | None:
    """Where a dateline ends whose last part is the date; None where the sentence goes on."""
    rest = head[shape.end :]
    match = _STOP_OR_DASH.match(rest)
    if match is None:
        abbreviated = head[shape.end - 1] == "." and rest.startswith(" ") and _starts_sentence(rest.lstrip())
        return shape.end if abbreviated else None
    after = rest[match.end() :]
    if not after:
        return shape.end + match.end()
    if match.group().strip().endswith(("-", "–", "—")):
        return shape.end + match.end() if not after[0].isdecimal() and (capitals or _starts_sentence(after)) else None
    return shape.end + match.end() if match.group().endswith((" ", "|")) and _starts_sentence(after) else None


def _without_week_day(before: str) -> str:
    """What stands before a date, a week day at its end taken off (`Almaty, Wednesday, `)."""
    match = re.search(r"([^\W\d_-]+)[,.]?\s*$", before)
    return before[: match.start()] if match and names_week_day(match[1]) else before


# --- without a day -------------------------------------------------------------------------------------------------


def _undated(text: str, head: str) -> Dateline | None:
    match = _PLACE_AND_AGENCY.match(head)
    if match is not None:
        place, agency = match["place"].strip().rstrip("."), (_bracket(match) or "").strip()
        trusted = surely_agency(agency) or names_agency(agency) or (place.isupper() and agency.isupper())
        if trusted and is_place(place) and not _abbreviates(agency, place) and _starts_sentence(head[match.end() :]):
            return _build(text, match.end(), place, None, agency)
        return None
    match = _AGENCY_ALONE.match(head)
    if match is not None:
        agency = (_bracket(match) or "").strip()
        return _build(text, match.end(), None, None, agency) if surely_agency(agency) or names_agency(agency) else None
    match = _PLACE_AGENCY_DASH.match(head)
    if match is not None:
        place, agency = match["place"].strip(), match["agency"].strip()
        if (
            is_place(place)
            and _starts_sentence(head[match.end() :])
            and (surely_agency(agency) or (place.isupper() and names_agency(agency)))
        ):
            return _build(text, match.end(), place, None, agency)
    match = _PLACE_AND_STATE.match(head)
    if match is not None and match["place"].split(",")[0].isupper() and _starts_sentence(head[match.end() :]):
        return _build(text, match.end(), match["place"].strip(), None, None)
    match = _CITY_ALONE.match(head)
    if match is not None and match["place"].isupper() and is_city(match["place"]) and _starts_sentence(head[match.end() :]):
        return _build(text, match.end(), match["place"], None, None)
    return None


def _abbreviates(short: str, name: str) -> bool:
    """Whether the bracket merely gives the initials of the name before it (`Anadolu Agency (AA)`)."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word)
    letters = "".join(letter for letter in short if letter.isupper())
    return len(initials) > 1 and (initials.upper().startswith(letters) or letters.startswith(initials.upper()))


# --- parts ---------------------------------------------------------------------------------------------------------


def is_place(words: str) -> bool:
    """Whether these words could be the name of a place: a few, each with a capital (where the script has them)."""
    parts = words.replace(",", " ").split()
    if not parts or len(parts) > 5 or len(words) > _PLACE_LIMIT:
        return False
    if "." in words and not re.fullmatch(r"(?:(?:г|қ|ш|с|м|р|St|Ft|Mt|sh|g|q)\. ?)?[^.]+(?:[A-Z]\.[A-Z]\.|\.)?", words):
        return False
    folded = {fold(part) for part in parts}
    if folded & (TODAY | YESTERDAY) or any(names_week_day(part) for part in parts):
        return False
    return all(part in _PARTICLES or part.endswith(".") or not part[0].islower() for part in parts) and parts[0] not in _PARTICLES


def _starts_sentence(text: str) -> bool:
    """Whether the text begins as a sentence does: with a capital, a number, a quotation, or a letter without case."""
    for letter in text[:6]:
        if letter.isalnum():
            return not letter.islower()
    return bool(text)
