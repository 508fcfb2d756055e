"""Other extractors as one call each: (html, url) -> title, text, date, authors, as far as each gives them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Answer = dict[str, Any]
FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
"""When the pages of a corpus count as fetched; later than all of them."""


def newsarchive(html: str, url: str) -> Answer:
    """newsarchive, one page alone: no site file, nothing learned."""
    from newsarchive.pages import extract

    page = extract(html, url, fetched_at=FETCHED)
    dated = page.published if page.published_precision in {"day", "time"} else None
    return {"title": page.title, "text": page.text, "date": dated, "authors": page.authors}


def trafilatura(html: str, url: str) -> Answer:
    """trafilatura as its documentation calls it."""
    import trafilatura as library

    found = library.bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    data = found.as_dict()
    return {"title": data["title"], "text": data["text"], "date": data["date"], "authors": (data["author"] or "").split("; ")}


def readability(html: str, url: str) -> Answer:
    """readability-lxml: title and body only."""
    from lxml.html import fromstring
    from readability import Document

    document = Document(html, url=url)
    return {"title": document.short_title(), "text": fromstring(document.summary()).text_content()}


def newspaper4k(html: str, url: str) -> Answer:
    """newspaper4k on a page at hand: nothing is fetched."""
    from newspaper import Article

    article = Article(url or "http://example.org/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    day = article.publish_date.date().isoformat() if article.publish_date else None
    return {"title": article.title, "text": article.text, "date": day, "authors": article.authors}


EXTRACTORS: dict[str, Callable[[str, str], Answer]] = {
    "newsarchive": newsarchive, "trafilatura": trafilatura, "readability-lxml": readability, "newspaper4k": newspaper4k,
}  # fmt: skip
