"""One description of an article, whatever its format: raw values, nothing believed yet."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.pages.json_text import plain

ARTICLES = frozenset(
    "article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle"
    " reviewnewsarticle askpublicnewsarticle liveblogposting socialmediaposting scholarlyarticle medicalscholarlyarticle"
    " techarticle report advertisercontentarticle pressrelease newsitem".split()
)
"""Types of schema.org (and what pages take for one) whose things are articles."""
WEB_PAGES = frozenset({"webpage", "itempage"})
LONGEST_VALUE = 2000
LONGEST_BODY = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Declared:
    """What one description says; every value as it stands there, None or empty where it is silent."""

    source: str
    """"json-ld", "microdata", "rdfa" or "page-state"."""
    is_article: bool = True
    """False for a description of the web page rather than of an article on it."""
    url: str | None = None
    """The address it gives for itself, absolute."""
    title: str | None = None
    summary: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    language: str | None = None
    body: str | None = None
    """The article's body, as text or HTML."""


def type_of(name: str) -> str:
    """A type or property without its vocabulary: "newsarticle" of "http://schema.org/NewsArticle" and of "schema:NewsArticle"."""
    return name.strip().rstrip("/").rpartition("/")[2].rpartition("#")[2].rpartition(":")[2].lower()


def value_of(text: str | None, longest: int = LONGEST_VALUE) -> str | None:
    """A value that can be stored: no outer spaces, not empty, no half characters; what is longer is no value."""
    if text is None or len(text) > longest:
        return None
    return plain(text).strip() or None
