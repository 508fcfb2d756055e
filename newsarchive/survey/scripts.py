"""Scripts of a list that stand in files of their own: the piece that asks for further articles is looked for in them, and kept in the site
file, where it is read as if it stood on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

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
LEAST_LEFT = 25
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


async def by_scripts(survey: Survey, page: Look, group: Group, urls: list[str], looks: list[Look], listing: FoundListing) -> None:
    """Read the files of a list's scripts, where nothing on its page says how it goes on."""
    if len(group.urls) < FEWEST or not page.scripts:
        return
    tried = survey.found.listings[0]
    files = [url for url in reversed(page.scripts) if survey.is_own(url) and not _LIBRARY.search(urlsplit(url).path.lower())]
    for url in files[:MOST_FILES]:
        if survey.pages.left < LEAST_LEFT:
            return
        survey.say(f"looking at {unquote(url)}")
        answer = await survey.pages.answer(url)
        if answer.capture is None:
            continue
        for piece in pieces_of(_text(answer.capture.body, answer.capture.headers)):
            if survey.pages.left < LEAST_LEFT:
                return
            tried.script = piece
            try:
                follow = [link for link in await survey.follow(page) if link.source == "listing"]
                if follow:
                    await by_requests(survey, page, follow, group, urls, looks, listing)
            finally:
                # Also where a request too many was asked for: a piece that brought nothing is in no site file.
                if not listing.follows:
                    tried.script = None
            if listing.follows:
                listing.script = tried.script = await _shortest(survey, page, piece)
                listing.follows += f", as {url} says"
                return


async def _shortest(survey: Survey, page: Look, piece: str) -> str:
    """The smallest part of a piece by which the list goes on as it does by the whole."""
    tried = survey.found.listings[0]
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
