"""One page to one article: evidence from everywhere, the body, the cleaning, and the choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from newsarchive.items import Claim, Precision
from newsarchive.pages.body import find_body
from newsarchive.pages.choose import choose, evidence
from newsarchive.pages.dates import DateReader, modified_claim, published_claims
from newsarchive.pages.decode import to_text
from newsarchive.pages.guard import check
from newsarchive.pages.metadata import alternates, canonical_link, json_ld, json_ld_names, json_ld_text, meta
from newsarchive.pages.parse import parse
from newsarchive.pages.select import line_of, select
from newsarchive.pages.titles import title_claims
from newsarchive.sites.addresses import read_address
from newsarchive.sites.model import Site
from newsarchive.text.bylines import authors_named
from newsarchive.text.clean import clean
from newsarchive.text.language import detect
from newsarchive.text.script import script_of

NOBODY = frozenset({"admin", "administrator", "root", "user", "editor", "webmaster", "press"})


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
    contacts: list[str] = field(default_factory=list)
    canonical_url: str | None = None
    variants: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, Any] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    headings: str = ""
    """Document title and headings, for whoever judges whether this is an article."""
    refused: str | None = None
    """Why the page was not parsed at all."""


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
    tree: HtmlElement, url: str, *, fetched_at: datetime, site: Site | None = None, hints: Sequence[Claim] = ()
) -> Page:
    """Read one parsed page; see extract."""
    metadata, objects = meta(tree), json_ld(tree)
    declared = (tree.get("lang") or metadata.get("og:locale") or "").replace("_", "-").split("-")[0].lower() or None
    claims: list[Claim] = list(hints)
    claims += title_claims(tree, metadata, objects, site)
    title = choose("title", claims)
    languages = site.languages if site is not None else ((declared,) if declared else ())
    body = find_body(tree, url, site)
    bylines: tuple[str, ...] = ()
    page = Page(headings=headings_of(tree), canonical_url=canonical_link(tree, url), variants=alternates(tree, url))
    reader = DateReader(site, fetched_at, declared)
    claims += published_claims(tree, url, metadata, objects, site, reader)
    if body is not None:
        cleaned = clean(body.text, title=str(title.value) if title else None, languages=languages)
        page.text = cleaned.text or None
        page.dateline, page.place, page.contacts = cleaned.dateline, cleaned.place, cleaned.contacts
        page.day_month, page.removed = cleaned.day_month, cleaned.removed
        bylines = cleaned.bylines
        if cleaned.published is not None:
            claim = reader.claim(cleaned.published, "dateline")
            claims += [claim] if claim is not None else []
    page.title = str(title.value) if title else None
    published = choose("published", claims)
    if published is not None:
        page.published, page.published_precision = str(published.value), published.precision
        page.published_source, page.published_raw = published.source, published.raw or str(published.value)
    modified = modified_claim(metadata, objects, reader)
    page.modified = str(modified.value) if modified else None
    _language(page, url, site, declared)
    authors = choose("authors", _authors(tree, metadata, objects, site, bylines))
    page.authors = list(authors.value) if authors else []
    claims += [authors] if authors else []
    page.summary = _summary(metadata, objects, page)
    page.section = _section(tree, metadata, objects, site)
    page.tags = _tags(metadata, objects)
    page.image = _image(tree, url, metadata, objects, site)
    page.evidence = evidence(claims, {"title": title, "published": published, "authors": authors})
    return page


def headings_of(tree: HtmlElement) -> str:
    """Document title and headings, a line each."""
    found = [line_of(element)[:300] for element in tree.iter("title", "h1", "h2", "h3")]
    return "\n".join(found[:12])


def _language(page: Page, url: str, site: Site | None, declared: str | None) -> None:
    """The text decides, among the site's languages; where it says nothing, the address, then the page's own word."""
    address = read_address(url, site) if site is not None else None
    sample = page.text or ""
    candidates = site.languages if site is not None else ()
    found, _ = detect(sample, page.title, candidates) if sample or page.title else (None, None)
    for language, source in ((found, "text"), (address.language if address else None, "url"), (declared, "html")):
        if language:
            page.language, page.language_source = language, source
            break
    page.script = script_of(sample or page.title or "")


def _authors(
    tree: HtmlElement, metadata: dict[str, str], objects: list[dict[str, object]], site: Site | None, bylines: Sequence[str]
) -> list[Claim]:
    claims: list[Claim] = []
    found: list[tuple[str, list[str]]] = []
    selectors = site.selectors.authors if site is not None else ()
    found += [("selector", [line_of(element) for element in select(tree, css)[:10]]) for css in selectors]
    found += [("json-ld", json_ld_names(one.get("author"))) for one in objects[:3] if one.get("author")]
    found += [("meta", [metadata[name]]) for name in ("author", "article:author", "dc.creator") if name in metadata]
    found.append(("byline", authors_named(bylines)))
    for source, names in found:
        kept = [
            name for name in dict.fromkeys(" ".join(name.split()) for name in names)
            if 2 < len(name) <= 120 and name.casefold() not in NOBODY and "://" not in name and "@" not in name
        ]
        if kept:
            claims.append(Claim(field="authors", value=kept, source=source))
    return claims


def _summary(metadata: dict[str, str], objects: list[dict[str, object]], page: Page) -> str | None:
    """What the page itself gives as its description; not one that only repeats the title."""
    declared = [json_ld_text(one.get("description")) for one in objects[:2]]
    for raw in (metadata.get("og:description"), metadata.get("description"), *declared):
        text = " ".join((raw or "").split())
        if len(text) >= 20 and text != page.title:
            return text
    return None


def _section(tree: HtmlElement, metadata: dict[str, str], objects: list[dict[str, object]], site: Site | None) -> str | None:
    for css in site.selectors.section if site is not None else ():
        for element in select(tree, css)[:1]:
            return line_of(element) or None
    declared = (json_ld_text(one.get("articleSection")) for one in objects[:2])
    return metadata.get("article:section") or next(filter(None, declared), None)


def _tags(metadata: dict[str, str], objects: list[dict[str, object]]) -> list[str]:
    raw = next((one.get("keywords") for one in objects[:2] if one.get("keywords")), None)
    parts = raw if isinstance(raw, list) else str(raw or metadata.get("article:tag") or metadata.get("news_keywords") or "").split(",")
    return list(dict.fromkeys(" ".join(str(part).split()) for part in parts if str(part).strip()))[:50]


def _image(
    tree: HtmlElement, url: str, metadata: dict[str, str], objects: list[dict[str, object]], site: Site | None
) -> str | None:
    candidates: list[str | None] = []
    for css in site.selectors.image if site is not None else ():
        candidates += [element.get("src") for element in select(tree, css)[:1]]
    candidates += [metadata.get("og:image"), *(json_ld_text(one.get("image")) for one in objects[:2])]
    for css in site.selectors.body if site is not None else ():
        candidates += [image.get("src") for element in select(tree, css)[:1] for image in list(element.iter("img"))[:1]]
    for raw in candidates:
        if raw and not raw.startswith("data:") and len(raw) < 2083:
            try:
                return urljoin(url, raw.strip())
            except ValueError:
                continue
    return None
