"""Which address sooner: the newest first, whatever the source that names it. Smaller ranks are sooner.

What a source dates is ranked by its date, so that the sources of a site are read side by side; what it does not date, by its place on
the page. What only a sitemap names without a date, what only pages link, and what nobody names come last, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from newsarchive.items import Link

PAGE = 1000
"""Ranks between one page of an undated listing and the next."""
DATED = 1_000_000
"""From here on the minutes to END count."""
SITEMAP = 100_000_000
NUMBERED = SITEMAP + 60_000_000
UNORDERED = SITEMAP + 75_000_000
ARCHIVE = 200_000_000
PAGES = 300_000_000
NUMBERS = 400_000_000
FIRST_SITEMAPS = 3
"""Sitemaps of an index, those first that were changed last, that are read before anything is asked for."""
LARGEST_NUMBER = 10_000_000
END = datetime(2100, 1, 1, tzinfo=UTC)
MOSTLY = 0.6
"""Share of a page's articles that must be dated for their dates to order them."""
MOST_PAGES = 900
"""Pages of an undated listing from which on nothing pinned is put off further."""
FEW = 5
"""Articles of a page from which on their numbers tell its order."""
IN_ORDER = 0.7
"""Share of neighbours on a page whose dates must fall, or rise, for them to be the dates of its articles."""
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-])")
_NUMBER = re.compile(r"\d{1,15}")


def ranks(links: Sequence[Link], rank: int) -> list[int]:
    """The rank of each link of a page.

    Args:
        links: in their order on the page.
        rank: the page's own.
    """
    named = [link for link in links if link.kind == "article" and link.source not in {"redirect", "seed", "page", "sitemap", "numbers"}]
    dates = _by_date([_published(link) for link in named])
    by_date = dict(zip(map(id, named), dates, strict=True)) if dates is not None else {}
    # The next page goes on where this one ends; pinned articles and boxes on its side must not put it off.
    onward = _onward(dates) if dates else None
    if dates and _rises(dates):
        # Its newest stand on the last page.
        onward = min(rank, *dates)
    later = _pinned(named, rank) if dates is None else {}
    return [later[id(link)] if id(link) in later else _rank(link, rank, by_date.get(id(link)), onward) for link in links]


def _onward(dates: list[int]) -> int:
    """When to go on from a page: when three quarters of it were asked for, without what stands on top and is older than its last."""
    first = next((place for place, date in enumerate(dates) if date <= dates[-1]), 0)
    own = sorted(dates[first:] if first * 3 <= len(dates) else dates)
    return own[(3 * len(own)) // 4]


def _rises(dates: Sequence[int]) -> bool:
    """Whether a page of a list begins with the oldest."""
    steps = [later - earlier for earlier, later in pairwise(dates)]
    return len(dates) >= FEW and sum(step < 0 for step in steps) >= IN_ORDER * len(steps)


def _pinned(named: Sequence[Link], rank: int) -> dict[int, int]:
    """Of an undated page whose numbers fall, the articles on top whose numbers belong further down or to later pages, with the ranks of
    where they belong: the numbers of a later page are told by how fast they fall on this one."""
    rows = [[int(one) for one in _NUMBER.findall(link.url.partition("//")[2].partition("/")[2])] for link in named]
    # Addresses may end with the number of the page on which they stand, and those of pinned articles without it.
    shared = min(map(len, rows), default=0)
    if len(rows) < FEW or not shared:
        return {}
    column = max(range(shared), key=lambda index: len({row[index] for row in rows}))
    numbers = [row[column] for row in rows]
    first = numbers.index(max(numbers))
    own = numbers[first:]
    steps = list(pairwise(own))
    if not 0 < first * 3 <= len(numbers) or sum(before > after for before, after in steps) < IN_ORDER * len(steps):
        return {}
    page = max(rank // PAGE, 1) * PAGE
    on_a_page = max((own[0] - own[-1]) * len(own) // len(steps), 1)
    found: dict[int, int] = {}
    for link, number in zip(named, numbers[:first], strict=False):
        if number >= own[-1]:
            place = first + sum(other > number for other in own)
            found[id(link)] = page + 1 + min(named[min(place, len(named) - 1)].position, PAGE - 3)
        else:
            pages = -(-(own[-1] - number) // on_a_page)
            found[id(link)] = page + min(pages, MOST_PAGES) * PAGE + PAGE // 2
    return found


def _rank(link: Link, rank: int, date: int | None, onward: int | None) -> int:
    page = max(rank // PAGE, 1) * PAGE
    if link.source in {"seed", "redirect"}:
        return rank
    if link.source == "page":
        return PAGES
    if link.source == "numbers":
        return NUMBERS + link.position
    if link.source == "archive":
        return ARCHIVE + _minutes(str(link.claims[0].value) if link.claims else "2000-12")
    if link.source == "sitemap":
        return _of_sitemap(link, rank)
    if link.kind == "listing":
        return onward if onward is not None else page + PAGE
    return date if date is not None else page + 1 + min(link.position, PAGE - 3)


def _of_sitemap(link: Link, rank: int) -> int:
    if link.kind == "listing":
        if link.part:
            return max(rank, UNORDERED)
        return rank if link.position < FIRST_SITEMAPS else SITEMAP - 1
    published = _published(link) or _in_path(link.url)
    if published:
        return DATED + _minutes(published)
    changed = next((str(claim.value) for claim in link.claims if claim.field == "modified"), None)
    if changed:
        return SITEMAP + _minutes(changed)
    number = max((int(one) for one in _NUMBER.findall(link.url.partition("//")[2].partition("/")[2])), default=None)
    if number is not None:
        return NUMBERED + LARGEST_NUMBER - min(number, LARGEST_NUMBER)
    return UNORDERED + min(link.position, LARGEST_NUMBER)


def _published(link: Link) -> str | None:
    return next((str(claim.value) for claim in link.claims if claim.field == "published" and len(str(claim.value)) >= 10), None)


def _in_path(url: str) -> str | None:
    match = _DAY_IN_PATH.search(url)
    if match is None or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 28:
        return None
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _by_date(dates: list[str | None]) -> list[int] | None:
    """Ranks by date, an undated article beside the one before it; None where the dates do not order the page."""
    known = [_minutes(date) for date in dates if date is not None]
    if not known or len(known) < MOSTLY * len(dates):
        return None
    steps = [later - earlier for earlier, later in pairwise(known)]
    falling, rising = sum(step >= 0 for step in steps), sum(step <= 0 for step in steps)
    if steps and max(falling, rising) < IN_ORDER * len(steps):
        return None
    found: list[int] = []
    last = known[0]
    for date in dates:
        last = _minutes(date) if date is not None else last
        found.append(DATED + last)
    return found


def _minutes(value: str) -> int:
    """Minutes from a date to END; a day counts from its noon, a month from its end."""
    try:
        moment = datetime.fromisoformat(value if len(value) > 7 else f"{value}-28")
    except ValueError:
        return 0
    if len(value) <= 10:
        moment += timedelta(hours=12)
    known = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return min(max(int((END - known).total_seconds() // 60), 0), 59_000_000)
