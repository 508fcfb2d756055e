"""What to tell who adds a site of which none can be made."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsarchive.errors import VerdictError
from newsarchive.items import Outcome
from newsarchive.survey.look import Look


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


def no_news(front: Look, tried: int, *, denied: int = 0) -> VerdictError:
    """What to say of a site that shows no list of news.

    Args:
        front: its front page.
        tried: how many of its pages were looked at.
        denied: pages that may list news and that robots.txt forbids.
    """
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
