"""Links of a listing to its archives by year and month. Those of days are a calendar's, and are left alone; so are months that are
only the one before and the one after, since a calendar turns its pages by them without an end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from newsarchive.items import Claim, Link
from newsarchive.sites.addresses import classify, normalise, scope_fault
from newsarchive.sites.model import Listing, Site
from newsarchive.text.months import month_of

MAX_ANCHORS = 20_000
MAX_ARCHIVES = 400
FEWEST = 3
"""Different periods that a list of archives names at least."""
EARLIEST = 1990
_WORDS = r"(?:archive|archives|archiv|arhiv|archivo|archivio|arquivo|arkiv|arsiv|arxiv|murag?at|year|years|god|yil|jahr)"
_PERIOD = re.compile(
    rf"^/?(?:{_WORDS}/)?(?:[a-z]{{2,12}}[-_]?)?((?:19|20)\d\d)(?:[/-](0?[1-9]|1[0-2]|(?!index\b)[^\W\d_]{{3,20}}))?(?:/|\.html?|/index\.\w{{2,5}})?$",
    re.IGNORECASE,
)
_YEAR_NAME = re.compile(r"y|year|yr|god|yil|jahr|ano|anno|annee|rok|vuosi|arkhiv|archive|archive_year|filter_year|news_year", re.IGNORECASE)
_MONTH_NAME = re.compile(r"m|month|mes|mese|mois|monat|mesyac|mesiac|ay|oy|miesiac|archive_month|filter_month|news_month", re.IGNORECASE)
_DAY_NAME = re.compile(r"d|day|date|den|gun|kun|tag|dia|jour", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class _Period:
    year: int
    month: int
    """0 for the whole year."""


def archive_links(
    tree: HtmlElement, base: str, url: str, listing: Listing | None, site: Site, fetched_at: datetime, position: int
) -> list[Link]:
    """Links to the archives of this listing, the newest first; none where the page names fewer than FEWEST."""
    root = _root(listing, url, site)
    now = fetched_at.astimezone(UTC)
    found: dict[str, tuple[_Period, str]] = {}
    for number, anchor in enumerate(tree.iter("a", "option")):
        if number >= MAX_ANCHORS or len(found) >= MAX_ARCHIVES:
            break
        href = (anchor.get("href") if anchor.tag == "a" else anchor.get("value")) or ""
        href = href.strip()
        if not 1 < len(href) < 2083 or not re.search(r"(?:19|20)\d\d", href):
            continue
        if anchor.tag == "option" and "/" not in href and "?" not in href:
            continue
        try:
            absolute = urljoin(base, href)
            period = _period(absolute, root, site)
            if period is None or not EARLIEST <= period.year <= now.year or (period.year == now.year and period.month > now.month):
                continue
            if scope_fault(absolute, site) is None and classify(absolute, site) != "article":
                found.setdefault(normalise(absolute), (period, absolute))
        except ValueError:
            continue
    here = normalise(url)
    ordered = sorted(((period, absolute) for key, (period, absolute) in found.items() if key != here), reverse=True)
    if len({period for period, _ in found.values()}) < FEWEST:
        ordered = _before([(period, one) for period, one in ordered if not period.month or "?" not in one], _period(url, root, site))
    return [
        Link(url=absolute, kind="listing", position=position + n, source="archive", claims=(_until(period),))
        for n, (period, absolute) in enumerate(ordered)
    ]


def _before(ordered: list[tuple[_Period, str]], own: _Period | None) -> list[tuple[_Period, str]]:
    """The month before this page's, where archives are turned over month by month; of a page without a month, the older of two that
    are two months apart, as they stand on either side of its own."""
    months = [(period, address) for period, address in ordered if period.month]
    if not months and len({period.year for period, _ in ordered}) > 1:
        return ordered
    if own is not None and own.month:
        return [(period, address) for period, address in months if period < own][:1]
    if len(months) == 2 and _count(months[0][0]) - _count(months[1][0]) == 2:
        return months[1:]
    return []


def _count(period: _Period) -> int:
    return 12 * period.year + period.month


def _until(period: _Period) -> Claim:
    """The latest month in which an article of the archive was published."""
    value = f"{period.year}-{period.month or 12:02}"
    return Claim(field="published", value=value, source="url", precision="month")


def _root(listing: Listing | None, url: str, site: Site) -> str:
    """The folder of the listing, without its file name."""
    address = url
    if listing is not None:
        parts = urlsplit(url)
        code = next((code for code in site.codes if f"/{code}/" in parts.path or f"={code}" in parts.query), next(iter(site.codes)))
        address = listing.url.replace("{lang}", code)
    path = urlsplit(normalise(address)).path
    return path[: path.rfind("/") + 1] if "." in path.rpartition("/")[2] else path.rstrip("/") + "/"


def _period(absolute: str, root: str, site: Site) -> _Period | None:
    """The year or month that an address below the listing names, and nothing else."""
    parts = urlsplit(absolute)
    if (parts.path.rstrip("/") + "/").startswith(root):
        match = _PERIOD.match(unquote(parts.path[len(root) :]) if len(parts.path) >= len(root) else "")
        if match is not None:
            month = _month(match[2], site)
            return _Period(int(match[1]), month) if month is not None else None
        return _in_query(parts.query) if not re.search(r"\d{3}", parts.path[len(root) :]) else None
    return None


def _month(written: str | None, site: Site) -> int | None:
    """The month of a folder: a number or a name; 0 for none, None for a word that is none."""
    if not written:
        return 0
    return int(written) if written.isdecimal() else month_of(written, (*site.languages, "en"))


def _in_query(query: str) -> _Period | None:
    year = month = 0
    for name, value in parse_qsl(query):
        if _DAY_NAME.fullmatch(name):
            return None
        if _YEAR_NAME.fullmatch(name) and re.fullmatch(r"(?:19|20)\d\d", value):
            year = int(value)
        elif _MONTH_NAME.fullmatch(name) and value.isascii() and value.isdecimal() and 1 <= int(value[:3]) <= 12:
            month = int(value[:3])
        elif re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", value):
            year, month = int(value[:4]), int(value[5:])
        elif re.fullmatch(r"page|p|paged|offset|start", name, re.IGNORECASE):
            return None
    return _Period(year, month) if year else None
