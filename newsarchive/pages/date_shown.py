"""Which of the dates a page shows is the article's: labels, names of boxes, nearness to the heading; lists, clocks and events refused."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from newsarchive.pages.date_text import ShownLine, ShownLines
from newsarchive.text.dates import FoundDate

Read = Callable[[str, bool], FoundDate | None]
"""Reads a text; the second argument allows dates reckoned from the fetch."""

ENOUGH = 6
"""Points below which a date is not believed to be the article's."""
SURE = 9
"""Points from which it outranks what the page says to machines."""
MOST_READ = 300
"""Lines of one page that are read at most."""
BEFORE, AFTER = 14, 30
"""Lines around the heading in which a date without any mark is looked for."""
_EVENT = re.compile(
    r"\b(?:event|when|deadline|starts?|ends?|begin|birth|born|died|termin|wann|beginn|einlass|quand|cuándo|cuando|inicio|quando|inizio|valid|due"
    r"|apply|expires?|проведения|начало|срок|когда|до|рожд|veranstaltung|etkinlik|мерзімі|өткізіл|басталу|copyright|since|seit|с)\b|©|举办|截止|開催|締切"
)
"""As the patterns below, for text in small letters."""
_PARTS = re.compile(r"[|·•—–/,:()\[\]@]|\b(?:by|on|von|par|por|di|door|автор|am|le|el)\b")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af|автор|мәтін|yazan|autor|muallif|作者|文|记者)\b")
_OF_SITE = re.compile(
    r"\b(?:web-?|home|internet)?(?:sites?|pages?|seiten?)\b|\b(?:internet|web)auftritt|\bportal|\bsiti?o\b|\bp[aá]gina|\bstron[ay]\b|\bwitryn|\bstránk"
    r"|\bsayt|\bsahifa|\bsayfa|\bsite(?:nin|miz)|\bsəhifə|\bhonlap|\bwebbplats|\bsida|сайт|\bпортал|\bстраниц|\bсторінк|\bпарақша|\bбет(?:і|тің)?\b"
    r"|موقع|الصفحة|سایت|网站|網站|本站|网页|網頁|页面|頁面|サイト|ページ|사이트|홈페이지|페이지"
)
"""Words with which a line says that the site was changed, not the article."""
_SITE_MADE = re.compile(r"(?:the )?(?:web-?site|site|portal|(?:веб-)?сайт|портал)(?: [^\W\d_]{2,20}){1,2}:? ?\d")
"""A site that was created, not an article."""
BESIDE = 4
"""Lines from the heading within which an update is that of the article."""
_OPENS = re.compile(r"([^–—:„“«|]{8,60}?)(?:\)| ?[–—:|]| - |\. (?=[^\W\d])| (?=[„“«\"]))")
_ENDS = (".", "!", "?", "。", "…")


@dataclass(slots=True)
class ShownDate:
    """A date the page shows, and how surely it is the article's."""

    found: FoundDate
    raw: str
    by_markup: bool
    """Whether an attribute gave it, not the text."""
    changed: bool
    points: int
    line: ShownLine

    @property
    def sure(self) -> bool:
        """Whether it is marked as a date and stands at the heading: what readers take for the day of publication."""
        marked = self.line.dated == 2 or self.line.published or self.found.label == "published"
        return marked and self.points >= SURE and not self.line.aside


def shown_dates(shown: ShownLines, read: Read, fetched: date, told: Collection[str] = ()) -> list[ShownDate]:
    """The dates that may be the article's, the surest first.

    Args:
        shown: the lines of the page.
        read: reads a text.
        fetched: the day of the fetch.
        told: days that the page names to machines.
    """
    seen: list[ShownDate] = []
    for line in _worth_reading(shown):
        one = _date_in(line, shown, read)
        if one is not None:
            seen.append(one)
    kept = [one for one in seen if _day(one) in told or not _is_clock(one, shown, fetched)]
    kept = _without_lists(kept)
    if shown.first is None and len({_day(one) for one in kept if one.points >= ENOUGH}) > 1:
        return []
    kept = [one for one in kept if one.points >= ENOUGH and (not one.changed or _is_article_change(one.line, shown))]
    return sorted(kept, key=lambda one: (-one.points, _distance(one.line, shown)))


def date_of_opening(shown: ShownLines, read: Read) -> tuple[FoundDate, str] | None:
    """The date with which one of the first paragraphs begins (`29.11.2022 – ...`, `Karlsruhe, (12.11.2021). ...`), and what it says."""
    opened: list[tuple[FoundDate, str]] = []
    for text in shown.openings:
        match = _OPENS.match(text)
        if match is None or sum(map(str.isalpha, match[1])) > 34:
            continue
        found = read(match[1], False)
        if found is not None and found.precision in {"day", "time"}:
            opened.append((found, match[1]))
    # Several days are a chronicle.
    return opened[0] if len({str(found.value)[:10] for found, _ in opened}) == 1 else None


def _worth_reading(shown: ShownLines) -> Iterable[ShownLine]:
    lines = [line for line in shown.lines if line.aside < 2 or line.in_heading]
    near = [line for line in lines if line.dated or line.machine or _near(line, shown) or len(line.text) <= 60 or _label_like(line)]
    if len(near) > MOST_READ:
        near = sorted(near, key=lambda line: _distance(line, shown))[:MOST_READ]
        near.sort(key=lambda line: line.index)
    return near


def _label_like(line: ShownLine) -> bool:
    return ":" in line.text or "：" in line.text


def _near(line: ShownLine, shown: ShownLines) -> bool:
    return shown.first is not None and shown.first - BEFORE <= line.index <= shown.last + AFTER


def _distance(line: ShownLine, shown: ShownLines) -> int:
    if shown.first is None:
        return line.index
    if line.index < shown.first:
        return shown.first - line.index
    return max(0, line.index - shown.last) + 3 * line.paragraphs


def _date_in(line: ShownLine, shown: ShownLines, read: Read) -> ShownDate | None:
    if line.before and _EVENT.search(line.before.lower()) and not line.published:
        return None
    relative = line.dated == 2 and not line.header and len(line.text) <= 60
    by_markup, raw = False, line.text
    found = read(line.machine, False) if line.machine is not None else None
    text, said = read(line.text, relative) if line.text else None, line.text
    if text is None and line.parted is not None:
        text, said = read(line.parted, relative), line.parted
    if text is not None and text.value is None:
        text = None
    label = text.label if text is not None else None
    if found is not None and found.value is not None:
        by_markup, raw = True, line.machine or ""
        if text is not None and _corrects(text, found):
            found, by_markup, raw = text, False, said
    else:
        found, raw = text, said
    if found is None or found.value is None or found.precision in {"month", "year"}:
        return None
    if label is None and line.before:
        led = read(f"{line.before.rstrip(':')}: {line.text or line.machine}", False)
        label = led.label if led is not None else None
    if not by_markup and label != "published" and not line.published and _EVENT.search(line.text.lower()):
        return None
    if _SITE_MADE.match(line.text.lower()):
        return None
    changed = label == "changed" or (line.changed and label is None)
    points = _points(line, shown, label == "published" or (line.published and not changed), by_markup)
    return ShownDate(found, raw, by_markup, changed, points, line)


def _corrects(text: FoundDate, machine: FoundDate) -> bool:
    """Whether the day readers see is to be believed rather than an attribute: a moment in UTC, or a value left in a template."""
    shown, stored = (text.value or "")[:10], (machine.value or "")[:10]
    if text.relative or len(shown) < 10 or shown == stored:
        return False
    return f"{shown[:4]}-{shown[8:]}-{shown[5:7]}" != stored


def _points(line: ShownLine, shown: ShownLines, published: bool, by_markup: bool) -> int:
    letters = sum(map(str.isalpha, line.text))
    if letters > 100 or (letters > 45 and line.text.endswith(_ENDS)):
        published = published and line.published
    points = (4 if published else 0) + (0, 1, 3)[line.dated]
    if by_markup or letters <= 26:
        points += 2
        points += bool(line.before and _BYLINE.match(line.before.lower()))
    elif letters <= 70 and _PARTS.search(line.text.lower()) and not line.text.endswith(_ENDS):
        points += 1
    elif not published and line.dated < 2:
        return 0
    if shown.first is None:
        points += 1 if line.dated == 2 else 0
    else:
        distance = _distance(line, shown)
        if line.index < shown.first:
            points += 3 if distance <= 3 else 2 if distance <= 6 else 0
        else:
            points += 4 if distance <= 3 else 3 if distance <= 8 else 1 if distance <= AFTER else 0
        apart = shown.depth - line.depth
        points += 2 if apart <= 2 else 1 if apart <= 4 else 0
    if not published and (line.header == 2 or (line.header and (shown.first is None or shown.depth - line.depth > 3))):
        points -= 6
    return points - 2 * line.aside


def _is_clock(one: ShownDate, shown: ShownLines, fetched: date) -> bool:
    """Whether it may be the page's clock: about the day of the fetch, unlabelled, above the heading or outside of the article."""
    line = one.line
    if line.published or one.found.label == "published" or one.found.relative:
        return False
    if abs((date.fromisoformat(_day(one)) - fetched).days) > 1:
        return False
    if shown.first is None or line.aside or line.header == 2:
        return True
    if shown.article is not None:
        return line.depth < shown.article
    if line.index < shown.first:
        return not _beside_heading(line, shown)
    return line.paragraphs > 0 and shown.depth - line.depth > 3


def _beside_heading(line: ShownLine, shown: ShownLines) -> bool:
    """Whether a line marked as a date stands in the heading's own box."""
    return line.dated == 2 and line.below <= 1 and shown.depth - line.depth == 1 and line.depth > 1


def _is_article_change(line: ShownLine, shown: ShownLines) -> bool:
    """Whether an update is that of the article: it stands at the heading and does not speak of the site."""
    if shown.first is None or line.aside or line.paragraphs or is_of_site(line):
        return False
    return shown.first - BESIDE <= line.index <= shown.last + BESIDE


def is_of_site(line: ShownLine) -> bool:
    """Whether a line speaks of the site, not of the article."""
    return _OF_SITE.search(f"{line.before} {line.text}".lower()) is not None


def _day(one: ShownDate) -> str:
    return (one.found.value or "")[:10]


def _without_lists(seen: list[ShownDate]) -> list[ShownDate]:
    """Without the dates of lists: different ones at the same place of repeated boxes, but for one nearest to the heading."""
    groups: dict[int, list[ShownDate]] = defaultdict(list)
    for one in seen:
        groups[one.line.path].append(one)
    refused: set[int] = set()
    for group in groups.values():
        days = {_day(one) for one in group}
        if len(days) < 2 or group[-1].line.index - group[0].line.index <= 3:
            continue
        deepest = max(one.line.depth for one in group)
        own = [one for one in group if one.line.depth == deepest]
        if len({_day(one) for one in own}) > 1 or len(own) == len(group):
            own = []
        refused.update(id(one) for one in group if one not in own)
    return [one for one in seen if id(one) not in refused]


def stands_alone(one: ShownDate, others: Collection[ShownDate]) -> bool:
    """Whether a day is the only one between the heading and the text, and no furniture."""
    rivals = [other for other in others if not other.line.paragraphs and not other.line.aside]
    return not one.line.aside and not one.line.paragraphs and len({_day(other) for other in rivals}) == 1
