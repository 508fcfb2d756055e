"""Addresses: one canonical form for each article, whatever way it was written, and what is in a site's scope."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit, urlunsplit

from newsarchive.items import Kind
from newsarchive.sites.counting import COUNTS_PAGES, COUNTS_ROWS
from newsarchive.sites.hosts import DEFAULT_PORTS
from newsarchive.sites.model import Articles, Site
from newsarchive.sites.presentation import encoded_once, other_paths, says_nothing, without_presentation, without_session

MAX_LENGTH = 2083
UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
MOST_ESCAPED = 6
"""Times an address may have been escaped for HTML."""
_ENTITY = re.compile(r"&(?:amp|AMP|#0{0,6}38|#[xX]0{0,6}26);")


@dataclass(frozen=True, kw_only=True)
class ArticleAddress:
    """What an article's address says."""

    canonical: str
    number: int | None
    language: str | None
    """BCP 47, from the address's language code."""
    variants: dict[str, str]
    """The addresses of the same item in the site's languages, where the pattern shows how they are made."""


@lru_cache(maxsize=8192)
def normalise(url: str) -> str:
    """The general canonical form of a URL: case, default port, dot segments, fragment, tracking and order of the query,
    percent-encoding, entities encoded once too often.

    Raises:
        ValueError: it is no URL.
    """
    parts = urlsplit(mended(url))
    pairs = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not says_nothing(*pair))
    return urlunsplit(parts._replace(query=urlencode(pairs)))


def mended(url: str) -> str:
    """A URL as it can be asked for: what was written wrongly is put right (blanks, entities, case of the host, dot segments),
    the fragment left off, and the query, whose order and form a server may depend on, otherwise kept as it was written.

    Raises:
        ValueError: it is no URL.
    """
    text = re.sub(r"[\x00-\x20\x7f]+", "", url) if re.search(r"[\x00-\x20\x7f]", url) else url
    for _ in range(MOST_ESCAPED):
        if _ENTITY.search(text) is None:
            break
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = encoded_once(text)
    parts = urlsplit(text)
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    if host and not host.isascii():
        host = host.encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    netloc = host if port is None or port == DEFAULT_PORTS.get(scheme) else f"{host}:{port}"
    path = _requote(parts.path or "/")
    if "/." in path or "//" in path:
        trailing = path.endswith(("/", "/.", "/.."))
        path = posixpath.normpath(re.sub(r"/{2,}", "/", path))
        path = path + "/" if trailing and path != "/" else path
    return urlunsplit((scheme, netloc, without_session(path), _quote_query(parts.query), ""))


def _quote_query(query: str) -> str:
    """A query in ASCII: what is encoded stays as it is, what must be encoded is."""
    return quote(query, safe=UNRESERVED + "/?!$&'()*+,;=:@%[]|{}")


def _requote(path: str) -> str:
    """One percent-encoding: UTF-8, letters and digits never encoded, capitals in escapes."""
    return quote(unquote_to_bytes(path), safe=UNRESERVED + "/!$&'()*+,;=:@")


@lru_cache(maxsize=4096)
def canonical(url: str, site: Site) -> str:
    """The canonical form of an address by a site's rules: the template of its article family where it has one.

    Raises:
        ValueError: it is no URL.
    """
    plain = _plain(url, site)
    match = _match(plain, site)
    if match is None:
        return plain
    family, groups = match
    return _fill(family.canonical, groups) if family.canonical else plain


def asked(url: str, site: Site) -> str:
    """The address to ask for an article that was found under this spelling: the template of its family where the site file
    names one, else the spelling itself. Two spellings are one article by their canonical form, but a server need not agree
    that they are: it may depend on the order of a query, on an empty parameter, on one that is taken for tracking.

    Raises:
        ValueError: it is no URL.
    """
    plain = _plain(url, site)
    match = _match(plain, site)
    if match is not None and match[0].canonical:
        return _fill(match[0].canonical, match[1])
    spelled = _aliased(mended(url), site)
    # Another presentation was linked (print, AMP, mobile): the article itself is asked for.
    own, rest = _aliased(normalise(url), site), plain.partition("://")[2]
    return spelled if own.partition("://")[2] == rest else f"{spelled.partition('://')[0]}://{rest}"


def read_address(url: str, site: Site) -> ArticleAddress | None:
    """What an address says of its article; None for an address that is no article of the site."""
    try:
        plain = _plain(url, site)
    except ValueError:
        return None
    match = _match(plain, site)
    if match is None:
        return None
    family, groups = match
    number = groups.get("number", "")
    code = groups.get("lang")
    variants: dict[str, str] = {}
    if family.canonical and "{lang}" in family.canonical and code:
        variants = {language: _fill(family.canonical, {**groups, "lang": other}) for other, language in site.codes.items()}
    return ArticleAddress(
        canonical=canonical(url, site),
        number=int(number) if number.isdecimal() and len(number) < 16 else None,
        language=site.codes.get(code, code) if code else None,
        variants=variants,
    )


def classify(url: str, site: Site, *, named: bool = True) -> Kind | None:
    """Whether an address is an article or a listing of the site; None for neither.

    Args:
        named: whether a source names it; where none does, the families that are `listed_only` do not count.
    """
    try:
        plain = _plain(url, site)
    except ValueError:
        return None
    match = _match(plain, site)
    if match is not None and not match[0].listed_only:
        return "article"
    if any(pattern.fullmatch(plain) for pattern in _listing_patterns(site)):
        return "listing"
    return "article" if match is not None and named else None


def scope_fault(url: str, site: Site) -> str | None:
    """Why an address is outside of the site's scope; None where it is inside."""
    if len(url) > MAX_LENGTH:
        return f"longer than {MAX_LENGTH} characters"
    if re.search(r"[\x00-\x1f\x7f]", url):
        return "it holds control characters"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return f"not an address: {error}"
    if parts.scheme.lower() not in {"http", "https"}:
        return f"the scheme {parts.scheme[:20]!r} is not http or https"
    if parts.username is not None or parts.password is not None:
        return "it carries a user name"
    host = (parts.hostname or "").rstrip(".")
    named = host if port is None or port == DEFAULT_PORTS.get(parts.scheme.lower()) else f"{host}:{port}"
    if named not in site.hosts and named not in site.all_aliases:
        return f"the host {named[:100]} is not one of the site's"
    return None


def _aliased(url: str, site: Site) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=site.all_aliases.get(parts.netloc, parts.netloc)))


@lru_cache(maxsize=4096)
def _plain(url: str, site: Site) -> str:
    """An address by the site's own host, in its scheme, and of the article itself where another presentation of it is named."""
    plain = without_presentation(_aliased(normalise(url), site), frozenset(site.drop_query))
    scheme, _, rest = plain.partition("://")
    own = f"{site.scheme}://{rest}" if site.scheme is not None and scheme in DEFAULT_PORTS else plain
    if _match(own, site) is None and own != plain and _match(plain, site) is not None:
        return plain
    if _match(own, site) is None:
        article = next((other for other in other_paths(own) if _match(other, site) is not None), None)
        return article if article is not None else _counted(url, site, own)
    return own


def _counted(url: str, site: Site, plain: str) -> str:
    """An address that is no article's, with the number of its page, also where the site file drops that parameter: boards hang on the
    addresses of articles the page they were found on."""
    dropped = frozenset(name for name in site.drop_query if not (COUNTS_PAGES.fullmatch(name) or COUNTS_ROWS.fullmatch(name)))
    if len(dropped) == len(set(site.drop_query)):
        return plain
    whole = without_presentation(_aliased(normalise(url), site), dropped)
    return plain.partition("://")[0] + "://" + whole.partition("://")[2]


def _match(url: str, site: Site) -> tuple[Articles, dict[str, str]] | None:
    """The family an address belongs to. A query that the pattern does not know is passed over, but not where addresses of other
    pages look like the family's: there it may be a listing's page number."""
    for candidate in dict.fromkeys((url, url.partition("?")[0])):
        for family in site.families:
            if family.listed_only and candidate != url:
                continue
            match = family.compiled.fullmatch(candidate)
            if match is not None:
                return family, {name: value for name, value in match.groupdict().items() if value is not None}
    return None


def _fill(template: str, groups: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda group: groups.get(group[1], ""), template)


@lru_cache(maxsize=256)
def _listing_patterns(site: Site) -> tuple[re.Pattern[str], ...]:
    """Addresses of the first and the further pages of the site's listings."""
    patterns = []
    codes = "(?:" + "|".join(re.escape(code) for code in site.codes) + ")"
    for listing in site.listings:
        for template in filter(None, (listing.url, listing.page_url)):
            filled = template.replace("{lang}", "LANGCODE").replace("{page}", "PAGENUMBER")
            plain = re.escape(normalise(filled)).replace("LANGCODE", codes).replace("PAGENUMBER", r"\d{1,6}")
            patterns.append(re.compile(plain))
    return tuple(patterns)
