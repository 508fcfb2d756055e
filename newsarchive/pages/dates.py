"""Every claim to the time of publication: metadata, the address, the site file's selector, what the listing said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.document import Document
from newsarchive.pages.metadata import times
from newsarchive.pages.select import line_of, select
from newsarchive.text.dates import FoundDate, parse_date

META_PUBLISHED = (
    "article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate",
    "publishdate", "citation_publication_date", "citation_date", "og:published_time", "parsely-pub-date", "sailthru.date",
    "date",
)  # fmt: skip
META_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "dcterms.modified")
IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=\D|$)")


class DateReader:
    """Reads the dates of one page: its languages, order and time of fetch are the same for all of them."""

    def __init__(self, doc: Document) -> None:
        self.languages = doc.languages
        self.order = doc.site.date_order if doc.site is not None else "DMY"
        self.timezone = doc.site.timezone if doc.site is not None else None
        self.fetched_at = doc.fetched_at

    def read(self, raw: str) -> FoundDate | None:
        """One raw date; None for what is none, lies in the future, or cannot be told."""
        return parse_date(
            raw[:100], languages=self.languages, order=self.order, fetched_at=self.fetched_at, timezone=self.timezone
        )

    def claim(self, raw: str | None, source: str, field: str = "published") -> Claim | None:
        """A claim for a raw date that has a year."""
        found = self.read(raw) if raw else None
        if found is None or found.value is None or raw is None:
            return None
        return Claim(field=field, value=found.value, source=source, raw=raw[:200], precision=found.precision)


def published_claims(doc: Document, heading: HtmlElement | None, reader: DateReader) -> Iterator[Claim]:
    """The page's claims to its publication, in no order of trust.

    Args:
        doc: the page.
        heading: the element that shows the article's title; None where none was found.
        reader: reads the page's dates.
    """
    for one in doc.declared[:3]:
        yield from _some(reader.claim(one.published, one.source))
    for name in META_PUBLISHED:
        if name in doc.metadata:
            yield from _some(reader.claim(doc.metadata[name], "meta"))
            break
    marked = times(doc.tree)
    for raw, says_so in marked:
        if says_so or len(marked) == 1:
            yield from _some(reader.claim(raw, "time"))
            break
    for css in doc.selectors("published"):
        for element in select(doc.tree, css)[:1]:
            yield from _some(reader.claim(element.get("datetime") or line_of(element), "selector"))
    address = IN_ADDRESS.search(doc.url)
    if address is not None:
        year, month, day = address.groups()
        yield from _some(reader.claim(f"{year}-{int(month):02d}-{int(day):02d}", "url"))


def modified_claim(doc: Document, reader: DateReader) -> Claim | None:
    """What the page says of its last change."""
    found = [(one.modified, one.source) for one in doc.declared[:3]]
    for raw, source in (*found, *((doc.metadata.get(name), "meta") for name in META_MODIFIED)):
        claim = reader.claim(raw, source, "modified")
        if claim is not None:
            return claim
    return None


def _some(claim: Claim | None) -> Iterator[Claim]:
    if claim is not None:
        yield claim
