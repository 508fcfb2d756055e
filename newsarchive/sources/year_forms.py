"""Archives that are chosen from boxes of years, or of years and months: what sending the form with each of them brings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

from newsarchive.items import Claim, Link
from newsarchive.sites.addresses import normalise, scope_fault
from newsarchive.sites.counting import plain_figures
from newsarchive.sites.model import Site
from newsarchive.sources.forms import action_of, controls, method_of
from newsarchive.sources.paging_forms import called_pager, is_for_others, is_own, only_pages
from newsarchive.text.months import month_of

MAX_FORMS, MAX_BOXES, MAX_OPTIONS = 20, 12, 200
MAX_PERIODS = 150
EARLIEST = 1990
FEWEST = 2
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DAY = re.compile(r"(?:^|[^a-z])(?:day|tag|den|dia|jour|gun|kun|course|kurs|birth)(?:$|[^a-z])")


def year_forms(tree: HtmlElement, base: str, url: str, site: Site, now: datetime, position: int) -> list[Link]:
    """Links to the archives that the page's forms let choose, the newest first; none but of the first form that has boxes for that."""
    forms = sorted(islice(tree.iter("form"), MAX_FORMS), key=lambda form: not is_own(action_of(form), url))
    for form in forms:
        links = list(_of_form(form, base, url, site, now, position))
        if links:
            return links
    return []


def _of_form(form: HtmlElement, base: str, url: str, site: Site, now: datetime, position: int) -> Iterator[Link]:
    if not only_pages(form) or is_for_others(action_of(form), [(name, value) for _, name, value in controls(form)], url):
        return
    boxes = [box for box in islice(form.iter("select"), MAX_BOXES) if box.get("name")]
    years = next(((box, found) for box in boxes if len(found := _years(box, now)) >= FEWEST), None)
    if years is None or any(_DAY.search(f"{box.get('name')} {box.get('id') or ''}".lower()) for box in boxes):
        return
    months = next(((box, found) for box in boxes if box is not years[0] and len(found := _months(box, site)) == 12), None)
    if method_of(form) == "post" and (len(boxes) > 1 + (months is not None) or not (is_own(action_of(form), url) or called_pager(form))):
        return
    chosen = [
        (year, month, {years[0]: value} | ({months[0]: told} if months is not None else {}))
        for year, value in sorted(years[1].items(), reverse=True)
        for month, told in (sorted(months[1].items(), reverse=True) if months is not None else [(0, "")])
        if (year, month) <= (now.year, now.month)
    ]
    shown = {box: _shown(box) for box, _ in (years, months or years)}
    for number, (year, month, values) in enumerate(chosen[:MAX_PERIODS]):
        if all(shown[box] == value for box, value in values.items()):
            continue
        fields = tuple((name, values.get(element, value)) for element, name, value in controls(form))
        link = _link(form, fields, base, url, site, f"{year}-{month or 12:02}", position + number)
        if link is not None:
            yield link


def _link(
    form: HtmlElement, fields: tuple[tuple[str, str], ...], base: str, url: str, site: Site, until: str, position: int
) -> Link | None:
    claims = (Claim(field="published", value=until, source="url", precision="month"),)
    try:
        action = urljoin(base, action_of(form) or url)
        if scope_fault(action, site) is not None:
            return None
        if method_of(form) == "post":
            part = f"archive={until}"
            return Link(url=action, kind="listing", position=position, source="archive", claims=claims, part=part, form=fields)
        address = urlunsplit(urlsplit(action)._replace(query=urlencode(fields, errors="replace"), fragment=""))
        if normalise(address) == normalise(url):
            return None
    except ValueError:
        return None
    return Link(url=address, kind="listing", position=position, source="archive", claims=claims)


def _options(box: HtmlElement) -> Iterator[tuple[str, str]]:
    """Label and value of each option."""
    for option in islice(box.iter("option"), MAX_OPTIONS):
        label = " ".join("".join(option.itertext()).split())
        yield label, option.get("value", label)


def _shown(box: HtmlElement) -> str:
    options = list(islice(box.iter("option"), MAX_OPTIONS))
    chosen = next((option for option in options if option.get("selected") is not None), options[0] if options else None)
    return "" if chosen is None else str(chosen.get("value", " ".join("".join(chosen.itertext()).split())))


def _years(box: HtmlElement, now: datetime) -> dict[int, str]:
    """The years of a box, each with its value; none of a box that holds much else."""
    options = list(_options(box))
    found: dict[int, str] = {}
    for label, value in options:
        match = _YEAR.search(plain_figures(label)) if len(label) <= 12 else None
        if match is not None and EARLIEST <= int(match[0]) <= now.year and "/" not in value:
            found.setdefault(int(match[0]), value)
    return found if len(found) >= len(options) - 2 else {}


def _months(box: HtmlElement, site: Site) -> dict[int, str]:
    found: dict[int, str] = {}
    for label, value in _options(box):
        figures = plain_figures(label)
        month = int(figures) if figures.isascii() and figures.isdecimal() and len(figures) < 3 else month_of(label, (*site.languages, "en"))
        if month is not None and 1 <= month <= 12:
            found.setdefault(month, value)
    return found
