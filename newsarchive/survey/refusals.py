"""What to tell who adds a site of which none can be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsarchive.errors import NO_TLS, VerdictError
from newsarchive.items import Outcome
from newsarchive.plural import number_of
from newsarchive.survey.asking import Answer
from newsarchive.survey.look import Look
from newsarchive.survey.walls import Wall, wall_in

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

WALLS: dict[Wall, tuple[str, str]] = {
    "bot_wall": ("a bot wall answers in its place", "The site asks visitors to prove they are people; ask the university for access."),
    "login": ("it asks for a log-in", "Look for a public address of its news, or ask the university for access."),
    "soft_404": ("the page is not there", "Give the address of the university's front page."),
    "error": ("it answers with an error message", "Try again later."),
}
"""What each wall is, and what to do."""
FEWEST_TITLES = 4
"""Titles on a page that make a list."""


async def refused(survey: Survey, answer: Answer) -> VerdictError:
    """What to say of a site whose front page answers with no page: what the answer says that it is, else its status."""
    if answer.answer is not None:
        wall = await survey.pages.work(wall_in, answer.answer, survey.anything())
        if wall is not None and wall[0] in {"bot_wall", "login"}:
            return walled(survey.url, wall[0], wall[1] or answer.reason)
    if survey.came_from is not None and answer.outcome is Outcome.PRIVATE_ADDRESS:
        return VerdictError(
            f"{survey.came_from} cannot be surveyed: it redirects to {answer.url}, which is no public address.",
            "Give that address, if it is the one that is meant.",
        )
    return unavailable(survey.url, answer.outcome, answer.reason)


def walled(url: str, wall: Wall, said: str) -> VerdictError:
    """What to say of a site that answers with something else than its page.

    Args:
        said: its words for it; "" where it has none.
    """
    what, advice = WALLS[wall]
    return VerdictError(f"{url} cannot be surveyed: {what}{f' ({said})' if said else ''}.", advice)


def unavailable(url: str, outcome: Outcome | None, reason: str) -> VerdictError:
    """What to say of a site that cannot be had."""
    advice = {
        Outcome.ROBOTS_DENIED: "Ask the university for permission.",
        Outcome.BLOCKED_PAGE: "The site asks visitors to prove they are people, or to log in; ask the university for access.",
        Outcome.TLS_ERROR: "Look at the site in a browser: its certificate has expired, names another host, or lacks an intermediate one.",
        Outcome.THROTTLED: "Try again later.",
        Outcome.NO_TEXT: "Give the address of its news page.",
        Outcome.GONE: "Look for its address in a browser: there is no page here.",
        Outcome.CLIENT_ERROR: "Look at it in a browser: if it opens there, a firewall keeps newsarchive out; ask the university.",
        Outcome.SERVER_ERROR: "Try again later.",
    }.get(outcome or Outcome.UNREACHABLE, "Look at the address in a browser.")
    if outcome is Outcome.TLS_ERROR and NO_TLS in reason:
        advice = f"Give its address as {url.replace('https://', 'http://', 1)}."
    return VerdictError(f"{url} cannot be surveyed: {reason or outcome}.", advice)


def unopened(looks: Iterable[Look]) -> list[str]:
    """What to say of the page that has the most titles which a script opens that could not be followed; nothing where no page has more
    than a few."""
    counted = [(look.url, name, count) for look in looks for name, count in look.unopened.items() if count >= FEWEST_TITLES]
    return [
        f"{url} lists {count} titles that are opened by a script, {name}(...), whose source does not stand in the page"
        for url, name, count in sorted(counted, key=lambda one: -one[2])[:1]
    ]


def unread(pages: Mapping[str, str]) -> list[str]:
    """What to say of pages that could not be looked into, with the reason of each."""
    if not pages:
        return []
    url, reason = next(iter(pages.items()))
    others = f", and so {number_of(len(pages) - 1, 'other page')}" if len(pages) > 1 else ""
    return [f"{url} was left out: {reason.rstrip('.')}{others}"]


def no_news(front: Look, tried: int, *, denied: int = 0, looks: Iterable[Look] = (), left_out: Iterable[str] = ()) -> VerdictError:
    """What to say of a site that shows no list of news.

    Args:
        front: its front page.
        tried: how many of its pages were looked at.
        denied: pages that may list news and that robots.txt forbids.
        looks: all pages that were looked at.
        left_out: what to say of pages that could not be looked into.
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
        f"No list of news was found on {front.url}: {'; '.join([f'{tried} of its pages were looked at', *left_out])}.",
        "Give the address of its news page instead of the front page." if is_front
        else "If its list is made by scripts or stands after a # in the address, a site file must be written by hand.",
    )
