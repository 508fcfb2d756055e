"""Every claim to the time of publication: metadata, the address, the site file's selector, what the listing and the page show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from itertools import groupby

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.date_changed import change_shown, names_change
from newsarchive.pages.date_meta import dates_in_address, modified_in, published_in, published_in_scripts
from newsarchive.pages.date_order import DOT_LANGUAGES, is_year_first, order_of
from newsarchive.pages.date_shown import ShownDate, date_of_opening, shown_dates, stands_alone
from newsarchive.pages.date_text import ShownLines, shown_lines
from newsarchive.pages.document import Document
from newsarchive.pages.page_state import dates_of_articles
from newsarchive.pages.select import line_of, select
from newsarchive.text.date_shapes import in_some_order
from newsarchive.text.dates import FoundDate, parse_date
from newsarchive.text.months import known_languages


class DateReader:
    """Reads the dates of one page: its languages, order and time of fetch are the same for all of them."""

    def __init__(self, doc: Document, *, order: str | None = None) -> None:
        """
        Args:
            doc: the page.
            order: of day and month on the site's pages, where that is known.
        """
        self.languages = doc.languages
        self._doc, self._order = doc, order
        self._foreign = any(not known_languages((code,)) for code in self.languages)
        self.timezone = doc.site.timezone if doc.site is not None else None
        self.fetched_at = doc.fetched_at
        self.dotted = bool(doc.site is None and DOT_LANGUAGES & {code.split("-")[0] for code in doc.languages})

    @cached_property
    def order(self) -> str | None:
        """Of day and month on the page: what was learned of the site, else what the page tells."""
        # Two figures for a year that stands first (26-10-25) look like a day; what was learned decides between day and month only.
        return "YMD" if is_year_first(self._doc) else self._order or order_of(self._doc)

    def _order_for(self, raw: str) -> str | None:
        """The order, where a text holds figures that it would part; finding it out may cost a look at the whole page."""
        return self.order if self._order is not None or self._foreign or in_some_order(raw) else None

    def read(self, raw: str, *, relative: bool = False) -> FoundDate | None:
        """One raw date; None for what is none, lies in the future, or cannot be told.

        Args:
            raw: the text as printed.
            relative: read "2 days ago" as of the fetch.
        """
        return parse_date(
            raw[:200], languages=self.languages, order=self._order_for(raw[:200]), fetched_at=self.fetched_at, timezone=self.timezone,
            allow_relative=relative,
        )  # fmt: skip

    def read_change(self, raw: str) -> FoundDate | None:
        """The date that a text calls the day of a change; None where it calls none so."""
        text = raw[:300]
        return parse_date(
            text, languages=self.languages, order=self._order_for(text), fetched_at=self.fetched_at, timezone=self.timezone, changed=True
        )

    def read_machine(self, raw: str) -> FoundDate | None:
        """As `read`, for machines: also seconds since 1970 and `202302171015`; figures with slashes only in a sure order."""
        text = raw.strip()
        if text.isdecimal() and len(text) in {10, 13}:
            text = datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
        elif text.isdecimal() and len(text) in {12, 14}:
            text = text[:8]
        order = None if self.dotted and "/" in text else self._order_for(text[:100])
        return parse_date(
            text[:100], languages=self.languages, order=order, fetched_at=self.fetched_at, timezone=self.timezone
        )

    def claim(self, raw: str | None, source: str, field: str = "published") -> Claim | None:
        """A claim for a raw date that has a year."""
        found = self.read_machine(raw) if raw else None
        if found is None or found.value is None or raw is None:
            return None
        return Claim(
            field=field, value=found.value, source=source, raw=raw[:200], precision=found.precision, reason=self.why(raw, found)
        )

    def why(self, raw: str, found: FoundDate) -> str | None:
        """Why figures that could be read both ways were not read in the usual order; None where they were, or where the site file has
        the order."""
        site, day = self._doc.site, (found.value or "")[:10]
        if site is None or site.date_order is not None or len(day) < 10 or int(day[8:]) > 12 or not in_some_order(raw[:200]):
            return None
        if day[5:7] == day[8:] or self.order in {None, site.usual_order}:
            return None
        told = "learned from other pages of the site" if self._order is not None else "as another date of the page has them"
        return f"day and month of {raw.strip()[:40]!r} in the order {self.order}, {told}"


def published_claims(
    doc: Document, heading: HtmlElement | None, reader: DateReader, *, search: bool = True
) -> Iterator[Claim]:
    """The page's claims to its publication, in no order of trust.

    Args:
        doc: the page.
        heading: the element that shows the article's title; None where none was found.
        reader: reads the page's dates.
        search: look for dates that the page shows or its scripts hold; False where their place is known.
    """
    told = list(_told(doc, reader))
    yield from told
    selected = [
        claim
        for css in doc.selectors("published")
        for element in select(doc.tree, css)[:1]
        if (claim := reader.claim(element.get("datetime") or line_of(element), "selector")) is not None
    ]
    yield from selected
    if not search:
        if names_change(doc.elements):
            yield from _change(shown_lines(doc.elements, heading), reader, told)
        return
    yield from _shown(doc, heading, reader, told, trusted=not selected)
    scripts = _scripts(doc, data=not any(claim.source not in {"meta", "url"} for claim in told))
    in_scripts = [claim for raw in published_in_scripts(scripts) if (claim := reader.claim(raw, "script")) is not None]
    if len({str(claim.value)[:10] for claim in in_scripts}) == 1 and not _is_of_article(in_scripts[0], doc, reader):
        yield in_scripts[0]


def _is_of_article(claim: Claim, doc: Document, reader: DateReader) -> bool:
    """Whether a day in a script is that of an article in the page state: the page's own is told by its description, others count not."""
    others = (reader.claim(raw, "page-state") for raw in dates_of_articles(doc.tree, doc.url)[:50])
    return any(other is not None and str(other.value)[:10] == str(claim.value)[:10] for other in others)


def _told(doc: Document, reader: DateReader) -> Iterator[Claim]:
    """What descriptions, metadata and address say."""
    described = [claim for one in doc.declared[:5] if (claim := reader.claim(one.published, one.source)) is not None]
    for source, claims in groupby(described, key=lambda claim: claim.source):
        found = list(claims)
        # Microdata marks each teaser of a list as it does the article.
        if source == "json-ld" or len({str(claim.value)[:10] for claim in found}) == 1:
            yield from found[:2]
    for value in published_in(doc.metadata)[:5]:
        yield from _some(reader.claim(value, "meta"))
    for value in dates_in_address(doc.url):
        yield from _some(reader.claim(value, "url"))


def _shown(
    doc: Document, heading: HtmlElement | None, reader: DateReader, told: Sequence[Claim], *, trusted: bool
) -> Iterator[Claim]:
    """What the page shows; `trusted` where no site file says better where its date stands."""
    if heading is None:
        first = [element for element in doc.tree.iter("h1") if line_of(element)]
        heading = first[0] if len(first) == 1 else None

    def read(text: str, relative: bool) -> FoundDate | None:
        return reader.read(text, relative=True) if relative else reader.read_machine(text) if len(text) <= 100 else reader.read(text)

    lines = shown_lines(doc.elements, heading)
    seen = shown_dates(lines, read, doc.fetched_at.date(), {str(claim.value)[:10] for claim in told})
    published = [one for one in seen if not one.changed]
    for one in published[:1]:
        if one.found.relative:
            yield _claim(one, "relative", reader)
        elif trusted and (one.sure or _outweighs(one, published, told)) and not _contradicted(one, told, modified_claims(doc, reader)):
            yield _claim(one, "shown", reader)
        else:
            yield _claim(one, "time" if one.by_markup else "page", reader)
    if not published:
        for one in seen[:1]:
            yield _claim(one, "changed", reader)
        opening = date_of_opening(lines, read)
        if opening is not None:
            found, raw = opening
            yield Claim(field="published", value=found.value, source="dateline", raw=raw, precision=found.precision)
    yield from _change(lines, reader, [*told, *(_claim(one, "page", reader) for one in published[:1])])


def _change(lines: ShownLines, reader: DateReader, told: Sequence[Claim]) -> Iterator[Claim]:
    """The day of the last change as printed, unless the page names a later day of publication."""
    change = change_shown(lines, reader.read_change)
    if change is None:
        return
    found, raw = change
    if all(str(claim.value)[:10] <= str(found.value)[:10] for claim in told if claim.precision in {"day", "time"}):
        yield Claim(field="modified", value=found.value, source="page", raw=raw[:200], precision=found.precision)


def _outweighs(one: ShownDate, shown: Sequence[ShownDate], told: Sequence[Claim]) -> bool:
    """Whether the only day readers see at the heading is to be believed rather than one lone meta element."""
    days = [claim for claim in told if claim.precision in {"day", "time"}]
    return {claim.source for claim in days} == {"meta"} and len(days) == 1 and stands_alone(one, shown)


def _contradicted(one: ShownDate, told: Sequence[Claim], modified: Iterable[Claim]) -> bool:
    """Whether the rest of the page speaks against a day shown: it is that of the last change, or day and month may be swapped."""
    day = (one.found.value or "")[:10]
    days = {str(claim.value)[:10] for claim in told if claim.precision in {"day", "time"}}
    swapped = f"{day[:4]}-{day[8:]}-{day[5:7]}"
    addressed = {str(claim.value)[:10] for claim in told if claim.source == "url" and claim.precision == "day"}
    return day not in days and bool(
        swapped in days or addressed or any(str(claim.value)[:10] == day for claim in modified)
    )


def _claim(one: ShownDate, source: str, reader: DateReader) -> Claim:
    reason = reader.why(one.raw, one.found)
    if one.found.relative:
        reason = f"{one.raw[:60]!r} as of the fetch"
    elif source == "changed":
        reason = "the page shows this day only, as that of its last change"
    return Claim(
        field="published", value=one.found.value, source=source, raw=one.raw[:200], precision=one.found.precision, reason=reason
    )


def _scripts(doc: Document, *, data: bool) -> list[str]:
    """The texts of the page's scripts; those that are data only where nothing was described in them."""
    found = [(element.text or "", (element.get("type") or "").lower()) for element in doc.tree.iter("script")]
    return [text for text, kind in found if text and (data or "json" not in kind)]


def modified_claims(doc: Document, reader: DateReader) -> Iterator[Claim]:
    """What descriptions and metadata say of the page's last change."""
    found = [(one.modified, one.source) for one in doc.declared[:3]]
    for raw, source in (*found, *((value, "meta") for value in modified_in(doc.metadata))):
        yield from _some(reader.claim(raw, source, "modified"))


def modified_claim(doc: Document, reader: DateReader) -> Claim | None:
    """What the page says of its last change."""
    return next(modified_claims(doc, reader), None)


def _some(claim: Claim | None) -> Iterator[Claim]:
    if claim is not None:
        yield claim
