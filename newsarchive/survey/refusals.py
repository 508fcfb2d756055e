"""What to tell who adds a site of which none can be made."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from newsarchive.errors import VerdictError
from newsarchive.items import Outcome
from newsarchive.survey.look import Look

FEWEST_TITLES = 4
"""Titles on a page that make a list."""


def unavailable(url: str, outcome: Outcome | None, reason: str) -> VerdictError:
    """What to say of a site that cannot be had."""
    advice = {
        Outcome.ROBOTS_DENIED: "Ask the university for permission.",
        Outcome.BLOCKED_PAGE: "The site asks visitors to prove they are people, or to log in; ask the university for access.",
        Outcome.TLS_ERROR: "Look at the site in a browser: its certificate has expired, names another host, or lacks an intermediate one.",
        Outcome.THROTTLED: "Try again later.",
        Outcome.NO_TEXT: "Give the address of its news page.",
    }.get(outcome or Outcome.UNREACHABLE, "Look at the address in a browser.")
    return VerdictError(f"{url} cannot be surveyed: {reason or outcome}.", advice)


def unopened(looks: Iterable[Look]) -> list[str]:
    """What to say of the page that has the most titles which a script opens that could not be followed; nothing where no page has more
    than a few."""
    counted = [(look.url, name, count) for look in looks for name, count in look.unopened.items() if count >= FEWEST_TITLES]
    return [
        f"{url} lists {count} titles that are opened by a script, {name}(...), whose source does not stand in the page"
        for url, name, count in sorted(counted, key=lambda one: -one[2])[:1]
    ]


def no_news(front: Look, tried: int, *, denied: int = 0, looks: Iterable[Look] = ()) -> VerdictError:
    """What to say of a site that shows no list of news.

    Args:
        front: its front page.
        tried: how many of its pages were looked at.
        denied: pages that may list news and that robots.txt forbids.
        looks: all pages that were looked at.
    """
    for remark in unopened(looks):
        return VerdictError(
            f"No list of news was found: {remark}.",
            "Write a site file by hand with a source that names the articles' addresses (a feed, a sitemap, or their numbers).",
        )
    if denied:
        return VerdictError(
            f"No list of news was found on {front.url}: its robots.txt forbids {denied} of the pages that may list news.",
            "Ask the university for permission.",
        )
    if front.shell:
        return VerdictError(
            f"{front.url} shows no list of news, neither by itself nor in a browser, and names no feed or sitemap that has one.",
            "Give the address of its news page.",
        )
    is_front = urlsplit(front.url).path.strip("/") == ""
    return VerdictError(
        f"No list of news was found on {front.url}: {tried} of its pages were looked at.",
        "Give the address of its news page instead of the front page." if is_front
        else "If its list is made by scripts or stands after a # in the address, a site file must be written by hand.",
    )
