"""Every claim to what an article is about and shown with: summary, section, tags, lead image."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from newsarchive.items import Claim
from newsarchive.pages.document import Document
from newsarchive.pages.select import line_of, select

SHORTEST_SUMMARY = 20
LONGEST_ADDRESS = 2083


def summary_claims(doc: Document, title: str | None) -> Iterator[Claim]:
    """What the page itself gives as its description; not one that only repeats the title."""
    found = [("og", doc.metadata.get("og:description")), ("meta", doc.metadata.get("description"))]
    found += [(one.source, one.summary) for one in doc.declared[:2]]
    for source, raw in found:
        text = " ".join((raw or "").split())
        if len(text) >= SHORTEST_SUMMARY and text != title:
            yield Claim(field="summary", value=text, source=source)


def section_claims(doc: Document) -> Iterator[Claim]:
    """The section of the site the article stands in."""
    found = [("selector", line_of(element)) for css in doc.selectors("section") for element in select(doc.tree, css)[:1]]
    found += [("meta", doc.metadata.get("article:section", ""))]
    found += [(one.source, one.section or "") for one in doc.declared[:2]]
    for source, raw in found:
        if raw:
            yield Claim(field="section", value=raw, source=source)


def tag_claims(doc: Document) -> Iterator[Claim]:
    """Keywords the university gave the article."""
    found = [(one.source, list(one.tags)) for one in doc.declared[:2]]
    found += [("meta", (doc.metadata.get(name) or "").split(",")) for name in ("article:tag", "news_keywords")]
    for source, parts in found:
        tags = list(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))[:50]
        if tags:
            yield Claim(field="tags", value=tags, source=source)


def image_claims(doc: Document) -> Iterator[Claim]:
    """The address of the lead image."""
    found = [("selector", element.get("src")) for css in doc.selectors("image") for element in select(doc.tree, css)[:1]]
    found += [("og", doc.metadata.get("og:image"))]
    found += [(one.source, one.image) for one in doc.declared[:2]]
    for css in doc.selectors("body"):
        found += [("page", image.get("src")) for element in select(doc.tree, css)[:1] for image in list(element.iter("img"))[:1]]
    for source, raw in found:
        if raw and not raw.startswith("data:") and len(raw) < LONGEST_ADDRESS:
            try:
                yield Claim(field="image", value=urljoin(doc.url, raw.strip()), source=source)
            except ValueError:
                continue
