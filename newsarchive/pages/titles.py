"""Every claim to the title: the site file's selector, headings, metadata, the row in the listing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.document import Document
from newsarchive.pages.select import line_of, select

SEPARATOR = re.compile(r"\s+[|\-–—:·•»›/]\s+|\s*[|»›]\s*")
LONGEST = 500


def title_claims(doc: Document) -> Iterator[Claim]:
    """The page's claims to its title, in no order of trust."""
    for css in doc.selectors("title"):
        for element in select(doc.tree, css)[:1]:
            yield from _claim(line_of(element), "selector")
    document = doc.document_title
    og = doc.metadata.get("og:title", "")
    headings = [text for element in doc.tree.iter("h1") if (text := line_of(element))][:10]
    second = [text for element in doc.tree.iter("h2") if (text := line_of(element))][:30]
    best = best_heading(headings, second, document, og)
    if best:
        yield from _claim(best, "heading")
    for one in doc.declared[:3]:
        yield from _claim(one.title or "", one.source)
    if og:
        yield from _claim(without_site_name(og, headings), "og")
    if document:
        yield from _claim(without_site_name(document, headings), "title")


def heading_element(doc: Document, title: str | None) -> HtmlElement | None:
    """The element that shows the article's title, for whoever looks near it for dates and authors; None where none does."""
    wanted = _fold(title or "")
    if not wanted:
        return None
    for tags in (("h1",), ("h2", "h3", "h4")):
        for element in doc.tree.iter(*tags):
            if _fold(line_of(element)) == wanted:
                return element
    return None


def _claim(text: str, source: str) -> Iterator[Claim]:
    plain = " ".join(text.replace("\u00ad", "").split())
    if plain and len(plain) <= LONGEST:
        yield Claim(field="title", value=unicodedata.normalize("NFC", plain), source=source)


def best_heading(first: list[str], second: list[str], document: str, og: str) -> str | None:
    """The heading that the document's own title speaks of; a lone h1 where none does."""
    spoken = _fold(f"{document} {og}")
    for heading in (*first, *second):
        if len(heading) >= 8 and _fold(heading) in spoken:
            return heading
    if len(first) == 1 and len(first[0]) >= 8:
        return first[0]
    return None


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def without_site_name(text: str, headings: list[str]) -> str:
    """A document title without the site's name: the part that a heading repeats, else the longest."""
    parts = [part.strip() for part in SEPARATOR.split(text) if part.strip()]
    if len(parts) < 2:
        return text
    folded = [_fold(heading) for heading in headings]
    for heading, plain in zip(headings, folded, strict=True):
        if plain and plain in _fold(text):
            return heading
    # Separators inside a title are common, so only what stands at the ends is taken for the site's name.
    longest = max(parts, key=len)
    start = text.find(longest)
    return text[start : start + len(longest)] if len(longest) >= 15 else text
