"""Other presentations of one page: print, AMP and mobile forms, sessions, and whatever else in an address says nothing of which article
is meant, in its query and in its path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote_to_bytes, urlencode, urlsplit, urlunsplit

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|yclid|ymclid|dclid|msclkid|igshid|igsh|twclid|ttclid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|_openstat|"
    r"_ga|_gl|ref_src|from_source|wt\.mc_id|pk_\w+|mtm_\w+|PHPSESSID|jsessionid|ASPSESSIONID\w*|CFID|CFTOKEN",
    re.IGNORECASE,
)
"""Query parameters that never say which article is meant."""
SESSION = re.compile(r"sid|session_?id|sess(?:ion)?|s", re.IGNORECASE)
"""Query parameters that carry a session where their value looks like one; `sid=1234` is a story's number in older systems."""
WAY_BACK = re.compile(
    r"(?:\w{0,80}_)?(?:inherit_?)?redirect(?:_?url)?|return(?:_?(?:url|to|path|uri))?|back(?:_?(?:page)?_?(?:url|to|path))?|referr?er|came_?from"
    r"|ref(?:_?url)?|next_?url|p_l_back_url",
    re.IGNORECASE,
)
"""Query parameters that say where a reader came from, and goes back to, where their value is an address or a switch."""
_SOMEWHERE = re.compile(r"https?:.*|/.*|true|false|", re.IGNORECASE | re.DOTALL)
TOKEN = re.compile(r"(?=.*\d)(?=.*[a-zA-Z])[0-9a-zA-Z]{16,}|[0-9]{24,}")
_VARIANT = re.compile(r"print(?:able|er|_?version|[-_]?friendly)?|amp|mobile|fontsize|output|tmpl", re.IGNORECASE)
"""Query parameters that ask for another presentation of the same article, whatever their value."""
_VARIANT_VALUES = re.compile(
    r"amp|mobile|print(?:able|er|[-_]?friendly|view)?|desktop|full|component|raw|touch|phone|lite|text(?:only)?", re.IGNORECASE
)
_VARIANT_NAMES = re.compile(r"view|format|layout|output_?type|theme|device|version|display|template|skin|style|mode|tmpl", re.IGNORECASE)
"""Query parameters that ask for one where their value says so."""
_SWITCH = re.compile(r"m|isamp|is_?mobile|noredirect|nomobile", re.IGNORECASE)
"""Query parameters that ask for one where their value is a switch."""
_ON = re.compile(r"0|1|on|off|yes|no|true|false|", re.IGNORECASE)
_IN_PATH = (
    re.compile(r"(/[^/]+)/(?:amp|print|printable|print-version|printview|mobile)/?$", re.IGNORECASE),
    re.compile(r"^/(?:amp|print|mobile|m|wap)(?=/[^/]+)", re.IGNORECASE),
    re.compile(r"(/[^/]+?)[._-](?:amp|print|printable|mobile)(?=\.(?:html?|php|aspx?)$|$)", re.IGNORECASE),
    re.compile(r"/index\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE),
)
_SESSION_IN_PATH = (
    re.compile(r"/\([SAF]\([0-9a-zA-Z_-]{8,}\)\)(?=/|$)"),
    re.compile(r";(?:jsessionid|phpsessid|sid|cfid|cftoken)=[^/;]*", re.IGNORECASE),
    re.compile(r"/(?:sid|s|phpsessid|session(?:_?id)?)[-_=:](?=[0-9a-zA-Z]*\d)[0-9a-zA-Z]{16,}(?=/|$)", re.IGNORECASE),
)
_TWICE = re.compile(r"%25(?=(?:[89A-Fa-f][0-9A-Fa-f]|20|25))")


def says_nothing(name: str, value: str) -> bool:
    """Whether a query parameter is tracking, a session, or the way back."""
    if TRACKING.fullmatch(name) is not None or name.lower() == "p_l_back_url_title":
        return True
    if WAY_BACK.fullmatch(name) is not None and _SOMEWHERE.fullmatch(value) is not None:
        return True
    return SESSION.fullmatch(name) is not None and TOKEN.fullmatch(value) is not None


def without_visit(url: str) -> str:
    """An address as it is written, without the parameters of its query that are tracking, a visitor's session, or the way back."""
    head, mark, query = url.partition("?")
    kept = [part for part in query.split("&") if not says_nothing(*(parse_qsl(part, keep_blank_values=True) or [("", "")])[0])]
    return head + mark + "&".join(kept) if kept and query else head


def is_presentation(name: str, value: str) -> bool:
    """Whether a query parameter asks for another presentation of the same article."""
    if _VARIANT.fullmatch(name) is not None:
        return True
    if _VARIANT_NAMES.fullmatch(name) is not None and _VARIANT_VALUES.fullmatch(value) is not None:
        return True
    return _SWITCH.fullmatch(name) is not None and _ON.fullmatch(value) is not None


def without_presentation(url: str, dropped: frozenset[str]) -> str:
    """An address without the query parameters that ask for a print, AMP or mobile form, or that the site file drops."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if pair[0] not in dropped and not is_presentation(*pair)]
    return url if kept == pairs else urlunsplit(parts._replace(query=urlencode(kept)))


def without_session(path: str) -> str:
    """A path without the session ids that stand in it."""
    if "(" in path or ";" in path or "=" in path or "s" in path.lower():
        for pattern in _SESSION_IN_PATH:
            path = pattern.sub("", path)
    return path or "/"


def encoded_once(text: str) -> str:
    """Percent-encoding that was encoded again, put right, where what comes of it is text."""
    for _ in range(3):
        if "%25" not in text:
            break
        once = _TWICE.sub("%", text)
        try:
            unquote_to_bytes(once).decode("utf-8")
        except UnicodeDecodeError:
            break
        if once == text:
            break
        text = once
    return text


def other_paths(url: str) -> Iterator[str]:
    """The addresses of which this one may be the print, AMP or mobile form by its path; only an article's own pattern tells."""
    parts = urlsplit(url)
    for pattern in _IN_PATH:
        path, count = pattern.subn(lambda match: match[1] if match.re.groups else ("/" if "index" in match[0].lower() else ""), parts.path)
        if not count or path in {"", "/"}:
            continue
        plain = parts._replace(path=path)
        yield urlunsplit(plain)
        for other in ((path.rstrip("/"),) if path.endswith("/") else (path + "/",)):
            yield urlunsplit(plain._replace(path=other))
