"""In which language the reading room speaks to its visitor: as chosen by a link, else as chosen before, else as the browser asks."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""Languages of the interface, by their own names."""
DEFAULT = "en"
COOKIE = "newsarchive_lang"
LONGEST = 400
"""Characters of an Accept-Language header that are read."""


def chosen(asked: str | None, cookies: str, accept: str) -> str:
    """The language to speak.

    Args:
        asked: of `?lang=`.
        cookies: the Cookie header.
        accept: the Accept-Language header.
    """
    for one in (asked, _kept(cookies), *_accepted(accept)):
        if one in LANGUAGES:
            return one
    return DEFAULT


def _kept(cookies: str) -> str | None:
    if COOKIE not in cookies:
        return None
    try:
        kept = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return kept.value if kept is not None else None


def _accepted(header: str) -> list[str]:
    """The languages a browser asks for, the dearest first, without their regions."""
    wanted: list[tuple[float, str]] = []
    for part in header[:LONGEST].split(","):
        tag, _, weight = part.partition(";")
        _, _, number = weight.partition("q=")
        try:
            quality = float(number) if number else 1.0
        except ValueError:
            continue
        wanted.append((-quality, tag.strip().lower().partition("-")[0]))
    return [tag for quality, tag in sorted(wanted, key=lambda one: one[0]) if quality < 0]
