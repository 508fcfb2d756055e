"""What it means that an address leads to another one, as far as the two addresses say it."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

from newsarchive.sites.addresses import normalise

_BEFORE, _AFTER = r"(?:^|[/?&=._:-])", r"(?:$|[/?&=._;-])"
_LOGIN = re.compile(
    rf"{_BEFORE}(?:(?:wp-)?log-?(?:in|on)\w*|sign-?(?:in|on)|auth(?:enticat\w*|ori[sz]\w*)?|sso\w*|saml\d?|oauth\d?|oidc|idp|shibboleth|adfs|"
    rf"passport|anmeld\w*|einloggen|connexion|iniciar-sesion|accedi|giris|avtoriz\w*|vhod|vkhod|kirish|logowanie|zaloguj|prihla[sš]\w*|"
    rf"bejelentkezes|denglu){_AFTER}|//(?:cas|login|id|auth|sso)\d?\.",
    re.IGNORECASE,
)
_WALL = re.compile(
    rf"{_BEFORE}(?:show)?captcha|{_BEFORE}(?:challenge|access-?denied|accessdenied|blocked|forbidden|are-?you-?human|verify-?human|bot-?check"
    rf"|waf){_AFTER}",
    re.IGNORECASE,
)
_NOTHING = re.compile(rf"{_BEFORE}(?:404|410|(?:page-?)?not-?found|page404|error404|nicht-gefunden){_AFTER}", re.IGNORECASE)
_ERROR = re.compile(
    rf"{_BEFORE}(?:50[0234]|errors?|error-?page|maintenance|wartung|tech-?works|unavailable|under-?construction){_AFTER}", re.IGNORECASE
)
_FRONT = re.compile(r"/?(?:[a-z]{2,3}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home|main)(?:\.\w{2,5})?)?/?", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)


class Leads(StrEnum):
    """Where an address leads."""

    LOGIN = "login"
    WALL = "wall"
    NOTHING = "nothing"
    """To a page for what is not found."""
    ERROR = "error"
    FRONT = "front"
    """To the front page, as that of a section that was removed does."""
    ELSEWHERE = "elsewhere"


def leads(url: str, target: str) -> Leads:
    """Where an address leads that redirects to a target."""
    text = target[:2000]
    for pattern, meaning in ((_LOGIN, Leads.LOGIN), (_WALL, Leads.WALL), (_NOTHING, Leads.NOTHING), (_ERROR, Leads.ERROR)):
        if pattern.search(text) is not None and pattern.search(url) is None:
            return meaning
    try:
        here, there = urlsplit(url), urlsplit(target)
    except ValueError:
        return Leads.ELSEWHERE
    if not there.query and _FRONT.fullmatch(there.path) and not _FRONT.fullmatch(here.path):
        return Leads.FRONT
    return Leads.ELSEWHERE


def same_place(url: str, target: str) -> bool:
    """Whether two addresses differ only in how they are spelled: the scheme, www., a slash or index page at the end, a session."""
    try:
        return _bare(url) == _bare(target)
    except ValueError:
        return False


def _bare(url: str) -> tuple[str, str, str]:
    parts = urlsplit(normalise(url))
    return (parts.hostname or "").removeprefix("www."), _INDEX.sub("/", parts.path).rstrip("/").lower(), parts.query
