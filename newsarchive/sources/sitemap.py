"""Sitemaps: indexes, sitemaps with dates and language versions, news sitemaps, and plain lists of addresses.

A sitemap may hold 50,000 addresses; one reading looks at the next MAX_TAKEN of them, the newest first, and names the rest as a
further part of the same address.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from lxml import etree

from newsarchive.items import Claim, Link
from newsarchive.sites.source import Sitemap
from newsarchive.sources.received import Entry, Read, Received, further, links_of
from newsarchive.sources.xml_entries import entries, name_of, text_in

ROOTS = frozenset({"urlset", "sitemapindex"})
MAX_TAKEN = 3000
"""Entries of one sitemap looked at at a time."""
MAX_ENTRIES = 60_000
MAX_CHILDREN = 200
"""Sitemaps of one index."""
LATEST = timedelta(days=1)
DOMINANT = 0.3
"""Share of the entries last changed on one day, above which that day is that of a rebuilt sitemap, and orders nothing."""
FROM = "from="
"""How a further part is called: from=3000."""
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-])")
_NUMBER = re.compile(r"\d{1,15}")


@dataclass(kw_only=True, slots=True)
class _Address:
    url: str
    changed: str = ""
    """lastmod, where it is a date."""
    published: str = ""
    """When the article was published, as a news sitemap says."""
    title: str = ""
    also: list[str] = field(default_factory=list)


def read(text: str, received: Received) -> Read:
    """The articles a sitemap names, the newest first; of an index, its sitemaps."""
    children = [_address(element) for element in entries(text, ("sitemap",))] if "<sitemap" in text or ":sitemap" in text else []
    found = [one for element in entries(text, ("url",)) if (one := _address(element)) is not None][:MAX_ENTRIES]
    if not found and not children and "<loc" in text:
        found = [_Address(url=html.unescape(url.strip())) for url in re.findall(r"<loc[^>]{0,100}>([^<]{1,2083})<", text)[:MAX_ENTRIES]]
    links, omitted = _articles(found, received)
    return [*links, *_children([one for one in children if one is not None], received, len(links))], omitted


def read_text(text: str, received: Received) -> Read:
    """The articles of a sitemap that is a plain list of addresses, one a line."""
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()[:MAX_ENTRIES]]
    return _articles([_Address(url=line) for line in lines if line.startswith("http")], received)


def is_text_sitemap(text: str) -> bool:
    """Whether a text is nothing but addresses, one a line."""
    lines = [line.strip() for line in text.lstrip("\ufeff")[:20_000].splitlines()]
    told = [line for line in (lines[:-1] if len(text) > 20_000 else lines) if line]
    return bool(told) and all(re.match(r"https?://\S+$", line) for line in told)


def _address(element: etree._Element) -> _Address | None:
    one = _Address(url="")
    for child in element:
        name = name_of(child)
        if name == ("", "loc"):
            one.url = html.unescape(text_in(child))
        elif name == ("", "lastmod"):
            one.changed = _day(text_in(child))
        elif name == ("xhtml", "link") and (child.get("rel") or "alternate").lower() == "alternate" and child.get("href"):
            one.also.append(html.unescape(str(child.get("href"))))
        elif name == ("news", "news"):
            for said in child.iter():
                if name_of(said) == ("news", "publication_date"):
                    one.published = _day(text_in(said))
                elif name_of(said) == ("news", "title"):
                    one.title = text_in(said)[:500]
    return one if one.url and len(one.url) <= 2083 else None


def _day(raw: str) -> str:
    """A date of W3C's form as it stands; "" for any other."""
    text = raw.strip()[:40]
    match = _DATE.match(text)
    if match is None or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3] or 1) <= 31:
        return ""
    return text if match[3] else match[0]


def _articles(found: list[_Address], received: Received) -> Read:
    start = _start(received.part)
    ordered = _in_order(found, received)
    taken = [_entry(one, received) for one in ordered[start : start + MAX_TAKEN]]
    links, omitted = links_of(taken, received, "sitemap", most=2 * MAX_TAKEN)
    if start + MAX_TAKEN >= len(ordered):
        return links, omitted
    onward = further(received.url, received, "sitemap", len(links), part=f"{FROM}{start + MAX_TAKEN}")
    return ([*links, onward] if onward is not None else links), omitted


def _start(part: str) -> int:
    number = part.removeprefix(FROM)
    return int(number) if part.startswith(FROM) and number.isascii() and number.isdecimal() and len(number) < 7 else 0


def _in_order(found: list[_Address], received: Received) -> list[_Address]:
    """Entries newest first: by the day of publication, else of the last change, where these differ, else by the largest number in the
    address, where nearly all have one."""
    latest = (received.fetched_at.astimezone(UTC) + LATEST).date().isoformat()
    days = [one.published or _day_in(one.url) or one.changed for one in found]
    known = [day[:10] for day in days if day and day[:10] <= latest]
    common = Counter(known).most_common(1)
    if 2 * len(known) >= len(found) > 0 and (len(found) < 5 or common[0][1] <= DOMINANT * len(found)):
        return [found[n] for n in sorted(range(len(found)), key=lambda n: days[n][:10], reverse=True)]
    numbers = [max((int(number) for number in _NUMBER.findall(one.url.rpartition("//")[2].partition("/")[2])), default=-1) for one in found]
    if 3 * sum(number >= 0 for number in numbers) >= 2 * len(found) > 0:
        return [found[n] for n in sorted(range(len(found)), key=lambda n: numbers[n], reverse=True)]
    return found


def _day_in(url: str) -> str:
    match = _DAY_IN_PATH.search(url)
    if match is None or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        return ""
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _entry(one: _Address, received: Received) -> Entry:
    claims = []
    if one.title:
        claims.append(Claim(field="title", value=one.title, source="sitemap"))
    for field_, value in (("published", one.published), ("modified", one.changed)):
        if len(value) >= 10 and _is_past(value, received.fetched_at):
            whole = _moment(value)
            precise = "T" in value and whole is not None and whole.tzinfo is not None
            claims.append(
                Claim(field=field_, value=value if precise else value[:10], source="sitemap", precision="time" if precise else "day")
            )
    return Entry(urls=(one.url,), claims=tuple(claims), also=one.also)


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _is_past(value: str, fetched_at: datetime) -> bool:
    """Whether a date is none of the future, and one at all."""
    return _moment(value[:10]) is not None and value[:10] <= (fetched_at.astimezone(UTC) + LATEST).date().isoformat()


def _children(children: list[_Address], received: Received, position: int) -> list[Link]:
    """The sitemaps of an index, those first that were changed last: only those that the site file's `match` allows."""
    allowed = [source.match for source in received.site.sources if isinstance(source, Sitemap) and source.match]
    named = [one for one in children if not allowed or any(re.search(pattern, one.url) for pattern in allowed)]
    if all(one.changed for one in named):
        named.sort(key=lambda one: one.changed, reverse=True)
    links = []
    for n, one in enumerate(named[:MAX_CHILDREN]):
        link = further(one.url, received, "sitemap", position + n)
        if link is not None:
            changed = (Claim(field="modified", value=one.changed, source="sitemap"),) if one.changed else ()
            links.append(Link(url=link.url, kind="listing", position=link.position, source="sitemap", claims=changed))
    return links
