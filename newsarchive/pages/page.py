"""One page to one article: evidence from everywhere, the body, the cleaning, and the choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from newsarchive.items import Claim, Precision
from newsarchive.pages import by_hand
from newsarchive.pages.about import section_claims, summary_claims, tag_claims
from newsarchive.pages.authors import author_claims
from newsarchive.pages.body import find_body, judge
from newsarchive.pages.charset import to_text
from newsarchive.pages.choose import choose, evidence
from newsarchive.pages.dates import DateReader, modified_claim, published_claims
from newsarchive.pages.document import Document
from newsarchive.pages.guard import check
from newsarchive.pages.images import image_claims
from newsarchive.pages.language import SOURCES, language_claims
from newsarchive.pages.media import Medium, media
from newsarchive.pages.metadata import alternates, canonical_link
from newsarchive.pages.parse import parse
from newsarchive.pages.select import line_of
from newsarchive.pages.shell import with_stated
from newsarchive.pages.template import Template
from newsarchive.pages.template_read import agreement, element_of, is_audited, learned_claims, read_by, sample_of, without_stale
from newsarchive.pages.titles import heading_element, title_claims
from newsarchive.sites.model import Site
from newsarchive.text.clean import clean
from newsarchive.text.moments import in_utc
from newsarchive.text.script import script_of

FIELDS = ("title", "published", "modified", "authors", "summary", "section", "tags", "image")
"""Fields that are chosen from claims."""


@dataclass(kw_only=True, slots=True)
class Page:
    """What one page says; field names are those of the record, unknown is None or empty."""

    title: str | None = None
    summary: str | None = None
    text: str | None = None
    language: str | None = None
    language_source: str | None = None
    script: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    published_raw: str | None = None
    published_precision: Precision | None = None
    published_source: str | None = None
    modified: str | None = None
    dateline: str | None = None
    place: str | None = None
    day_month: tuple[int, int] | None = None
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    image: str | None = None
    media: list[Medium] = field(default_factory=list)
    """Its pictures, the lead image first, its files, videos, sound and links; see newsarchive.pages.media.media."""
    contacts: list[str] = field(default_factory=list)
    canonical_url: str | None = None
    variants: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, Any] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    headings: str = ""
    """Document title and headings, for whoever judges whether this is an article."""
    described: bool = False
    """Whether it describes itself as an article, in machine-readable words that fit it."""
    refused: str | None = None
    """Why the page was not parsed at all, or is no article."""
    layout: str | None = None
    """The layout of the site's template that it was read by."""
    misfit: str | None = None
    """Why it was read without the site's template, though there is one."""
    missing: tuple[str, ...] = ()
    """Fields that all other pages of its layout show where this one has none."""
    agreement: float | None = None
    """How far the body found without the template agrees with that found by it, where both were found."""
    sample: dict[str, Any] | None = None
    """What it tells of its site's template, where that was asked for."""
    use: dict[str, Any] | None = None
    """What its reading used of the site's template, where that was asked for."""
    from_source: bool = False
    """Whether the text is that of a feed or an interface, since the page itself shows none."""


def extract(
    html: str | bytes, url: str, *, fetched_at: datetime, site: Site | None = None, hints: Sequence[Claim] = ()
) -> Page:
    """Read one page.

    Args:
        html: text, or bytes whose charset is found out.
        url: the page's address.
        fetched_at: when it was fetched, with a time zone; nothing later is believed as a date.
        site: the site's definition, whose selectors and languages are then used.
        hints: claims known before, such as those of its row in a listing.
    """
    text = to_text(html) if isinstance(html, bytes) else html
    refused = check(text)
    if refused is not None:
        return Page(refused=refused)
    tree = parse(text)
    if tree is None:
        return Page()
    return extract_tree(tree, url, fetched_at=fetched_at, site=site, hints=hints)


def extract_tree(
    tree: HtmlElement, url: str, *, fetched_at: datetime, site: Site | None = None, hints: Sequence[Claim] = (),
    template: Template | None = None, sampling: bool = False, telling: bool = False,
) -> Page:  # fmt: skip
    """Read one parsed page; see extract.

    Args:
        tree, url, fetched_at, site, hints: see extract.
        template: what was learned of the site.
        sampling: say what the page tells of the site's template; only pages that the model judges do.
        telling: say what the reading used of the template.
    """
    bodies = [claim for claim in hints if claim.field == "body"]
    hints = [claim for claim in hints if claim.field != "body"]
    doc = Document(tree, url, fetched_at=fetched_at, site=site, hints=hints)
    applied = read_by(doc, template, lambda: _title_alone(doc, hints), telling=telling) if template is not None else None
    reader = DateReader(doc, order=applied.order if applied is not None else None)
    learned = learned_claims(applied, reader) if applied is not None and applied.misfit is None else []
    known = {claim.field for claim in learned}
    if applied is not None and applied.misfit is None and applied.undated:
        known.add("published")
    written = by_hand.claims_of(site.id if site is not None else None, doc)
    claims: list[Claim] = [*hints, *written, *learned, *title_claims(doc, search="title" not in known)]
    title = choose("title", claims)
    page = Page(headings=headings_of(tree), canonical_url=canonical_link(tree, url), variants=alternates(tree, url))
    page.title = str(title.value) if title else None
    page.described = "article:published_time" in doc.metadata or any(
        one.is_article and (one.published or one.title) for one in doc.declared
    )
    heading = element_of(applied, page.title) if "title" in known else None
    heading = heading if heading is not None else heading_element(doc, page.title)
    found = find_body(doc, page.title, applied)
    body = with_stated(found, doc.declared, bodies)
    bylines: tuple[str, ...] = ()
    claims += published_claims(doc, heading, reader, search="published" not in known)
    if body is not None:
        cleaned = clean(body.text, title=page.title, languages=doc.languages)
        page.text = cleaned.text or None
        page.from_source = body is not found and body.source != "page-state"
        page.dateline, page.place, page.contacts = cleaned.dateline, cleaned.place, cleaned.contacts
        page.day_month, page.removed = cleaned.day_month, cleaned.removed
        bylines = cleaned.bylines
        dated = reader.claim(cleaned.published, "dateline")
        claims += [dated] if dated is not None else []
    claims = without_stale(applied, claims)
    byline = applied.places.get("authors") if applied is not None and applied.misfit is None else None
    claims += author_claims(doc, heading, bylines, placed=byline.text if byline is not None else None)
    claims += [*summary_claims(doc, page.title, page.text, heading), *section_claims(doc, page.title)]
    claims += [*tag_claims(doc, page.title, page.text), *image_claims(doc)]
    modified = modified_claim(doc, reader)
    claims += [modified] if modified is not None else []
    chosen = {name: choose(name, claims) for name in FIELDS}
    published = chosen["published"]
    if published is not None:
        page.published, page.published_precision = str(published.value), published.precision
        page.published_source, page.published_raw = published.source, published.raw or str(published.value)
    for name in ("modified", "authors", "summary", "section", "tags", "image"):
        claim = chosen[name]
        if claim is not None:
            setattr(page, name, claim.value)
    page.modified = in_utc(page.modified)
    page.media = media(doc, body, heading, page.image, page.text)
    claims += language_claims(doc, page.text, page.title)
    chosen["language"] = language = choose("language", claims)
    if language is not None:
        page.language, page.language_source = str(language.value), SOURCES.get(language.source, language.source)
    page.script = script_of(page.text or page.title or "", page.language)
    page.evidence = evidence(claims, chosen)
    if applied is not None:
        page.layout, page.misfit, page.missing, page.use = applied.layout, applied.misfit, applied.missing, applied.use
    judged = found.judged if found is not None else None
    if applied is not None and applied.misfit is None and is_audited(url):
        judged = judge(doc, page.title)
        page.agreement = agreement(applied.kept, judged)
    if sampling and judged is not None:
        page.sample = sample_of(doc, judged, claims, chosen, reader)
    return page


def _title_alone(doc: Document, hints: Sequence[Claim]) -> str | None:
    title = choose("title", [*hints, *title_claims(doc)])
    return str(title.value) if title is not None else None


def headings_of(tree: HtmlElement) -> str:
    """Document title and headings, a line each."""
    found = [line_of(element)[:300] for element in tree.iter("title", "h1", "h2", "h3")]
    return "\n".join(found[:12])
