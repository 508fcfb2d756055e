"""What a page tells programs of the article on it, so that a reference manager can save it: tags in the head, COinS, JSON-LD.

Zotero's button believes the COinS first, then the tags; both say the same. Nothing of it runs: JSON-LD is data, its "<" written so that
no title can end it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from newsarchive.exports.links import followed

ITEM_TYPE = "webpage"
"""What Zotero is to make of it."""
LONGEST = 2000
"""Characters of a value."""


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """Of one article."""

    tags: list[tuple[str, str]]
    """Names and contents of tags `meta`; those with a colon are properties."""
    coins: str
    """The title of the COinS span."""
    json_ld: Markup
    """Content of a script element of the type application/ld+json."""


def of(record: dict[str, Any], *, site_name: str, permanent: str, captured_at: str | None) -> Metadata:
    """What is told of an article.

    Args:
        record: its record.
        site_name: what its university is called.
        permanent: the address of its page here.
        captured_at: when the capture it was read from was fetched.
    """
    url = followed(record["canonical_url"]) or permanent
    title = (record["title"] or url)[:LONGEST]
    published = (record["published"] or "")[:10]
    summary = (record["summary"] or "")[:LONGEST]
    authors = [author[:LONGEST] for author in record["authors"]]
    language = record["language"] or ""
    tags = [
        ("citation_title", title), *(("citation_author", author) for author in authors), ("citation_date", published),
        ("citation_language", language), ("citation_publisher", site_name), ("citation_public_url", url),
        ("citation_keywords", "; ".join(record["tags"])), ("citation_abstract", summary), ("DC.title", title),
        *(("DC.creator", author) for author in authors), ("DC.date", published), ("DC.language", language), ("DC.publisher", site_name),
        ("DC.identifier", url), ("DC.type", "Text"), ("DC.format", "text/html"), ("DC.source", permanent),
        ("z:itemType", ITEM_TYPE), ("og:type", "article"), ("og:title", title), ("og:site_name", site_name), ("og:url", url),
        ("article:published_time", published),
    ]  # fmt: skip
    return Metadata(
        tags=[(name, content) for name, content in tags if content],
        coins=_coins(title, authors, published, language, site_name, url, summary),
        json_ld=_json_ld(record, title, site_name, url, permanent, captured_at),
    )


def _coins(title: str, authors: list[str], published: str, language: str, site_name: str, url: str, summary: str) -> str:
    """The article as an OpenURL ContextObject in Dublin Core."""
    pairs = [
        ("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rft.type", ITEM_TYPE), ("rft.title", title),
        *(("rft.creator", author) for author in authors), ("rft.date", published), ("rft.language", language),
        ("rft.source", site_name), ("rft.publisher", site_name), ("rft.identifier", url), ("rft.description", summary),
    ]  # fmt: skip
    return urlencode([(name, value) for name, value in pairs if value], errors="replace")


def _json_ld(
    record: dict[str, Any], title: str, site_name: str, url: str, permanent: str, captured_at: str | None
) -> Markup:  # fmt: skip
    told = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "url": url, "inLanguage": record["language"],
        "datePublished": record["published"], "dateModified": record["modified"], "description": record["summary"],
        "author": [{"@type": "Person" if " " in author else "Thing", "name": author} for author in record["authors"]],
        "publisher": {"@type": "CollegeOrUniversity", "name": site_name}, "keywords": record["tags"], "articleSection": record["section"],
        "identifier": record["id"], "archivedAt": permanent, "sdDatePublished": captured_at,
    }  # fmt: skip
    text = json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - escaped in this line
