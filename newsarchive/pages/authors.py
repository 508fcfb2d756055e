"""Every claim to the authors: the site file's selector, metadata, the byline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.document import Document
from newsarchive.pages.select import line_of, select
from newsarchive.text.bylines import authors_named

NOBODY = frozenset({"admin", "administrator", "root", "user", "editor", "webmaster", "press"})
META_AUTHOR = ("author", "article:author", "dc.creator")


def author_claims(doc: Document, heading: HtmlElement | None, bylines: Sequence[str]) -> Iterator[Claim]:
    """The page's claims to its authors, in no order of trust.

    Args:
        doc: the page.
        heading: the element that shows the article's title; None where none was found.
        bylines: lines about the article that were taken off the front of its text.
    """
    found: list[tuple[str, Sequence[str]]] = []
    found += [("selector", [line_of(element) for element in select(doc.tree, css)[:10]]) for css in doc.selectors("authors")]
    found += [(one.source, one.authors) for one in doc.declared[:3]]
    found += [("meta", [doc.metadata[name]]) for name in META_AUTHOR if name in doc.metadata]
    found.append(("byline", authors_named(bylines)))
    for source, names in found:
        kept = [
            name for name in dict.fromkeys(" ".join(name.split()) for name in names)
            if 2 < len(name) <= 120 and name.casefold() not in NOBODY and "://" not in name and "@" not in name
        ]
        if kept:
            yield Claim(field="authors", value=kept, source=source)
