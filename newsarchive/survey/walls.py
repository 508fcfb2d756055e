"""What an answer is that holds none of the articles asked for: a bot wall, a login, a page for what is not found, an error message."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, cast

from newsarchive.items import Capture, Outcome, Reading, State
from newsarchive.line import parsed, read
from newsarchive.pages.charset import to_text
from newsarchive.pages.decode import Undecodable, decode_body
from newsarchive.pages.kinds import LOGIN, LOGIN_WORDS, not_an_article
from newsarchive.pages.select import line_of
from newsarchive.sites.model import Site

Wall = Literal["bot_wall", "login", "soft_404", "error"]

SMALL = 60_000
"""Characters beyond which a page is more than a wall."""
FEW_LINKS = 3
"""Links from which on a page is an ordinary one."""
_HEADERS = {"cf-mitigated", "x-datadome", "x-sucuri-block", "x-iinfo", "x-amzn-waf-action", "x-ddg-challenge"}
_MARKS = re.compile(
    r"/cdn-cgi/challenge-platform|__cf_chl_|cf-chl-|_Incapsula_Resource|/_sec/cp_challenge|captcha-delivery\.com|challenges\.cloudflare\.com|"
    r"awswaf|ddos-guard|__ddg\d?_|__qrator|/\.well-known/captcha|smartcaptcha|aes\.js\b[^<]{0,300}slowAES|sucuri_cloudproxy|"
    r"anubis_challenge|within\.website/x/cmd/anubis|px-captcha|g-recaptcha|h-captcha|geetest|yidun|acw_sc__v2",
    re.IGNORECASE,
)
_REFUSING = frozenset({202, 401, 403, 405, 406, 429, 503})
"""Status codes by which a wall keeps a visitor out; others are of the site behind it."""
_COOKIE = re.compile(r"document\s*\.\s*cookie\s*=", re.IGNORECASE)
_AGAIN = re.compile(r"location\s*(?:\.\s*(?:reload|replace|assign|href)|=)|\.submit\s*\(", re.IGNORECASE)


def wall_of(capture: Capture, text: str, reading: Reading) -> tuple[Wall, str] | None:
    """What an answer that names no article is instead, and its words for it; None where it does not say.

    Args:
        capture: the answer, whatever its status.
        text: the answer, decoded.
        reading: what reading it came to.
    """
    said = reading.reason or ""
    names = {name.lower() for name, _ in capture.headers}
    if capture.status in {401, 407}:
        return "login", said
    small = len(text) < SMALL
    # Ordinary pages behind such a service, or with a form of their own, carry its marks too; they have links.
    bare = small and text.lower().count("<a ") < FEW_LINKS
    if (names & _HEADERS or (small and _MARKS.search(text) is not None)) and (capture.status in _REFUSING or bare):
        return "bot_wall", said if reading.outcome is Outcome.BLOCKED_PAGE else ""
    if reading.outcome is Outcome.BLOCKED_PAGE:
        return ("login" if reading.page == "login" else "bot_wall"), said
    if bare and _COOKIE.search(text) and _AGAIN.search(text):
        return "bot_wall", "a program that sets a cookie and asks again sorts out who runs none"
    if reading.outcome is Outcome.SOFT_404:
        return "soft_404", said
    return ("error", said) if reading.outcome is Outcome.ERROR_PAGE else _by_title(capture, text)


def wall_in(capture: Capture, site: Site) -> tuple[Wall, str] | None:
    """What an answer is instead of a page of the site, whatever its status; None where it does not say. Runs in a worker."""
    return wall_of(capture, text_of(capture), read(replace(capture, kind="listing"), site, State()))


def text_of(capture: Capture) -> str:
    """An answer, decoded; "" where it cannot be."""
    try:
        body = decode_body(capture.body, capture.headers)
        if body.startswith(b"\x1f\x8b"):
            body = decode_body(body, (("content-encoding", "gzip"),))
    except Undecodable:
        return ""
    return to_text(body, capture.headers)


def _by_title(capture: Capture, text: str) -> tuple[Wall, str] | None:
    """What a page's title says that it is, however much stands around it: it names no article, so it is no news that is told."""
    tree, _ = parsed(capture, Reading(capture_id="", url=capture.url))
    if tree is None:
        return None
    title = "\n".join([line_of(element)[:300] for element in tree.iter("title", "h1")][:4])
    if LOGIN.search(text) is not None and LOGIN_WORDS.search(title) is not None:
        return "login", "a form that asks for a password"
    verdict = not_an_article(title, "", "")
    if verdict is None or verdict.page not in {"soft_404", "bot_wall", "error"}:
        return None
    return cast("Wall", verdict.page), verdict.reason
