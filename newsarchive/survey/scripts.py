"""Scripts of a list that stand in files of their own: the piece that asks for further articles is looked for in them, and kept in the site
file, where it is read as if it stood on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from newsarchive.items import Link
from newsarchive.pages.charset import to_text
from newsarchive.pages.decode import Undecodable, decode_body
from newsarchive.sources.script_requests import ASKS
from newsarchive.survey.findings import FoundListing
from newsarchive.survey.look import Group, Look
from newsarchive.survey.pages_after import by_requests
from newsarchive.survey.script_cut import cut, laid_out

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_FILES, MOST_PIECES = 3, 6
LEAST_LEFT, FEW_LEFT = 25, 6
"""Requests that must be left for the script of the first list, and of others, which are looked at last."""
FEWEST = 5
"""Articles of a list that may be expected to go on."""
WHOLE = 4_000
"""Characters of a script that is kept as it is."""
BEFORE, BEHIND = 2_000, 1_500
"""Characters around a request that are kept of a longer one."""
MAX_FILE = 1_000_000
_LIBRARY = re.compile(
    r"jquery|bootstrap|swiper|slick|fancybox|lightbox|modernizr|polyfill|gtm|gtag|analytics|metrika|captcha|lazysizes|/aos|owl\.|popper|react"
    r"|angular|vue|wp-includes|wp-emoji|vendor|runtime|framework|fontawesome|cookie|consent|slider|carousel|masonry|isotope|moment|maps?\."
)
_BEGINS = re.compile(r"function|[;}\n]|\$\(|document\.")


async def of_others(survey: Survey) -> None:
    """Read the files of the scripts of all lists but the first, where neither their pages nor what was kept of a script for another one
    says how they go on: sites have one file for all of their lists, with a handler for each."""
    for listing in survey.found.listings[1:]:
        if not survey.pages.asked_before(listing.url) or listing.names < FEWEST:
            continue
        page = await survey.pages.look(listing.url)
        group = survey.candidates.quality(page, 1.0)[1] if page.refused is None else None
        if group is None or not page.scripts:
            continue
        follow = [link for link in await survey.follow(page) if link.source == "listing"]
        # What another list's script asks for may be no more than that list.
        if not follow or survey.found.listings[0].script:
            await by_scripts(survey, page, group, list(group.urls), [page], listing, listing, follow)


async def by_scripts(
    survey: Survey, page: Look, group: Group, urls: list[str], looks: list[Look], listing: FoundListing, tried: FoundListing | None = None,
    known: Sequence[Link] = (),
) -> None:  # fmt: skip
    """Read the files of a list's scripts, where nothing on its page says how it goes on.

    Args:
        tried: the listing of the site as it is known so far, which the pieces of scripts are tried for; the first one where it is left off.
        known: how it goes on by what is known without these files.
    """
    if len(group.urls) < FEWEST or not page.scripts:
        return
    tried = tried or survey.found.listings[0]
    least = LEAST_LEFT if tried is survey.found.listings[0] else FEW_LEFT
    files = [url for url in reversed(page.scripts) if survey.is_own(url) and not _LIBRARY.search(urlsplit(url).path.lower())]
    for url in files[:MOST_FILES]:
        if survey.pages.left < least:
            return
        survey.say(f"looking at {unquote(url)}")
        answer = await survey.pages.answer(url)
        if answer.capture is None:
            continue
        for piece in pieces_of(_text(answer.capture.body, answer.capture.headers)):
            if survey.pages.left < least:
                return
            tried.script = piece
            try:
                follow = [link for link in await survey.follow(page) if link.source == "listing"]
                if follow and follow != known:
                    await by_requests(survey, page, follow, group, urls, looks, listing)
            finally:
                # Also where a request too many was asked for: a piece that brought nothing is in no site file.
                if not listing.follows:
                    tried.script = None
            if listing.follows:
                listing.script = tried.script = await _shortest(survey, page, piece, tried)
                listing.follows += f", as {url} says"
                return


async def _shortest(survey: Survey, page: Look, piece: str, tried: FoundListing) -> str:
    """The smallest part of a piece by which the list goes on as it does by the whole."""
    tried.script = piece
    wanted = await survey.follow(page)
    for part in cut(piece):
        tried.script = part
        if await survey.follow(page) == wanted:
            return part
    return laid_out(piece)


def _text(body: bytes, headers: tuple[tuple[str, str], ...]) -> str:
    try:
        return to_text(decode_body(body, headers)[:MAX_FILE], headers)
    except Undecodable:
        return ""


def pieces_of(source: str) -> Iterator[str]:
    """The pieces of a script that ask for something in the background, the whole of a short one."""
    found = list(islice(ASKS.finditer(source), MOST_PIECES))
    if found and len(source) <= WHOLE:
        yield source.strip()
        return
    behind = 0
    for match in found:
        if match.start() < behind:
            continue
        window = source[max(match.start() - BEFORE, 0) : match.start()]
        begins = _BEGINS.search(window) if match.start() > BEFORE else None
        behind = match.end() + BEHIND
        yield (window[begins.start() :] if begins is not None else window).lstrip(";}) \n") + source[match.start() : behind]
