"""Pagers that are a box to choose the page from: what is opened when the page after the one that is shown is chosen."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from lxml.html import HtmlElement

from newsarchive.sites.counting import COUNTS_PAGES, plain_figures
from newsarchive.sources.clicks import Clicks
from newsarchive.sources.script_reading import Opened

MAX_BOXES, MAX_OPTIONS = 20, 2_000
FEWEST = 2
_COUNTS_OTHERS = re.compile(
    r"(?:^|[^a-z])(?:day|month|year|date|hour|week|mes|mois|monat|jahr|tag|gun|ay|yil|oy|kun|rok|god|den|course|kurs|grade|level|rating"
    r"|size|limit|per)s?(?:$|[^a-z])"
)
"""What boxes of numbers are called that turn no pages."""


def next_chosen(clicks: Clicks) -> Opened | None:
    """What choosing the next page opens; None where no box holds the numbers of pages, one after the other."""
    for box in islice(clicks.tree.iter("select"), MAX_BOXES):
        options = list(islice(box.iter("option"), MAX_OPTIONS))
        numbers = [_number(option) for option in options]
        if len(options) < FEWEST or any(after != before + 1 for before, after in pairwise(numbers)) or numbers[0] not in {0, 1}:
            continue
        if _COUNTS_OTHERS.search(f"{box.get('name') or ''} {box.get('id') or ''}".lower()) is not None:
            continue
        shown = next((n for n, option in enumerate(options) if option.get("selected") is not None), 0)
        if shown + 1 < len(options):
            return _chosen(clicks, box, options[shown + 1])
    return None


def _number(option: HtmlElement) -> int:
    text = "".join(option.itertext()).strip()
    figures = plain_figures(text.rpartition(" ")[2])
    return int(figures) if figures.isascii() and figures.isdecimal() and len(figures) < 6 else -9


def _chosen(clicks: Clicks, box: HtmlElement, option: HtmlElement) -> Opened | None:
    value = option.get("value", "".join(option.itertext()).strip())
    opened = clicks.changed(box, value)
    if opened is not None or box.get("onchange") or COUNTS_PAGES.fullmatch(box.get("name") or "") is None:
        return opened
    form = next(box.iterancestors("form"), None)
    return clicks.sent(form, {box: value}) if form is not None else None
