"""The line: the order of the steps by which a capture becomes a reading. A live crawl, an import and a re-reading all walk it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from newsarchive import __version__
from newsarchive.code_digest import code_digest
from newsarchive.edits.losses import removed_notice
from newsarchive.edits.shingles import sketch, words_of
from newsarchive.inputs import inputs_of
from newsarchive.items import Capture, Claim, Known, Outcome, Reading, State
from newsarchive.pages import template_learn
from newsarchive.pages.charset import to_text
from newsarchive.pages.choose import evidence as as_evidence
from newsarchive.pages.clues import clues_of
from newsarchive.pages.decode import MAX_DECODED, Undecodable, decode_body, header
from newsarchive.pages.document import Document
from newsarchive.pages.explain import Explained
from newsarchive.pages.explain import explain as explain_page
from newsarchive.pages.guard import check
from newsarchive.pages.kinds import Verdict, is_binary, not_an_article, says, sniff_file
from newsarchive.pages.page import Page, extract_tree, headings_of
from newsarchive.pages.page_kind import kind_of
from newsarchive.pages.parse import parse
from newsarchive.pages.rights import of_headers, with_page
from newsarchive.pages.select import visible_text
from newsarchive.pages.template import template_of
from newsarchive.pages.template_former import with_former
from newsarchive.pages.template_gain import gains
from newsarchive.pages.whole import marks_of
from newsarchive.sites.addresses import canonical, read_address, scope_fault
from newsarchive.sites.model import Site
from newsarchive.sources import answer, listing
from newsarchive.sources.received import Received, onward_by_form
from newsarchive.text.copyright import is_copyright_notice
from newsarchive.text.dates import warm_up as warm_up_dates
from newsarchive.text.language import detect
from newsarchive.text.years import infer_year

SHORTEST_TEXT = 20
"""Characters below which a body is no text."""
FEWEST_LETTERS = 12
"""Letters of its different lines below which it is none: figures, a calendar whose days are links."""
FEWEST_WITHOUT_TITLE = 120
"""Letters below which a text without title, date and author is none."""
BARE = "a line of text without a title, a date or an author of its own"
NOTHING = "no text that could be an article was found on the page"
MAX_SOURCE = 24 * 1024 * 1024
"""Bytes of a sitemap or another source after its content encoding is undone; a page may have MAX_DECODED."""
HTML_TYPES = ("text/html", "application/xhtml+xml")


@lru_cache(maxsize=1)
def code_version() -> str:
    """Which code reads: ours, with the digest of its text, and the library the general body rests on."""
    return f"newsarchive {__version__}+{code_digest()} trafilatura {version('trafilatura')}"


def warm_up(site: Site) -> None:
    """Load what is loaded on first use, so that no page pays for it out of its own five seconds."""
    warm_up_dates(site.languages)
    detect("Университеттің жаңалықтары", None, site.languages)
    words = "Some words. " * 60
    page = f"<html><head><title>Warm up</title></head><body><article><h1>Warm up</h1><p>{words}</p></article></body></html>"
    capture = Capture(
        id="", url=f"http://{site.hosts[0]}/warm-up", fetched_at=datetime(2024, 1, 1, tzinfo=UTC), status=200, headers=(),
        body=page.encode(),
    )
    read(capture, site, State())


def read(capture: Capture, site: Site, state: State) -> Reading:
    """Read one capture.

    Args:
        capture: the response as received.
        site: the site's definition.
        state: what the archive knows that may be used: dated neighbours, a learned template.

    Returns:
        The reading. A page that is no article has an outcome and a reason; a listing has links.
    """
    site = _known(site)
    reading = Reading(capture_id=capture.id, url=capture.url, extractor=code_version(), inputs=inputs_of(site.digest, capture.hints, state))
    reading.rights = of_headers(capture.headers, capture.url)
    if capture.kind == "listing":
        _read_source(capture, site, reading, state)
        return reading
    tree, html = parsed(capture, reading)
    if tree is None:
        return reading
    reading.rights = with_page(reading.rights, tree, capture.url)
    reading.marks = marks_of(tree) if state.marks else ()
    address = read_address(capture.url, site)
    reading.number = address.number if address else None
    if not state.linkless:
        reading.links, reading.links_omitted = listing.article_links(tree, capture.url, site)
    template = template_of(state.template) if not state.sample else None
    page = extract_tree(
        tree, capture.url, fetched_at=capture.fetched_at, site=site, hints=capture.hints, template=template, sampling=True,
        telling=state.telling,
    )  # fmt: skip
    if template is not None:
        reading.inputs |= {"misfit": page.misfit} if page.misfit is not None else {"layout": page.layout}
    if _refuse(reading, no_article(tree, html, capture.url, page, capture.hints)):
        return reading
    if is_bare(page):
        reading.outcome, reading.reason = Outcome.NO_TEXT, BARE
        return reading
    # A sample must not depend on what was learned before: else what is learned would depend on the order of the pages.
    if page.sample is not None and (template is None or page.misfit is not None):
        reading.sample = {**page.sample, "code": code_digest()}
    _fill(reading, page, site, state.known)
    reading.use = page.use
    reading.needs_hints = page.from_source
    if address is not None:
        reading.variants = {**address.variants, **reading.variants}
    _infer_year(reading, capture, state)
    reading.clues = clues_of(reading, tree, site, state.known)
    return reading


def _read_source(capture: Capture, site: Site, reading: Reading, state: State) -> None:
    """The links of a source's answer: of a feed, a sitemap, JSON, by what it is; of all else as a listing."""
    reading.page = "listing"
    text = _text(capture, reading, MAX_SOURCE)
    if text is None:
        return
    received = Received(
        url=capture.url, site=site, fetched_at=capture.fetched_at, headers=capture.headers, part=capture.part, form=capture.form
    )
    found = answer.read(text, received)
    if found is not None:
        reading.links, reading.links_omitted = found
        return
    tree = _tree(text, capture, reading)
    if tree is None:
        return
    reading.rights = with_page(reading.rights, tree, capture.url)
    reading.marks = marks_of(tree) if state.marks else ()
    fragment = _WHOLE.search(text[:5000]) is None
    reading.links, reading.links_omitted = listing.read(tree, capture.url, site, capture.fetched_at, fragment=fragment)
    if received.is_more:
        articles = [link for link in reading.links if link.kind == "article"]
        onward = onward_by_form(received, len(articles))
        reading.links = [*articles, *([onward] if onward is not None else [])]
    if not any(link.kind == "article" for link in reading.links):
        _refuse(reading, not_an_article(headings_of(tree), visible_text(tree), text))


def read_alone(body: bytes, url: str, *, fetched_at: datetime, site: Site | None) -> Page:
    """Read one page without an archive; `refused` names why it is no article.

    Args:
        body: the page as bytes.
        url: its address.
        fetched_at: when it was fetched.
        site: its site's definition; None where there is none.
    """
    parsed = _alone(body, url, fetched_at)
    if isinstance(parsed, str):
        return Page(refused=parsed)
    tree, html = parsed
    page = extract_tree(tree, url, fetched_at=fetched_at, site=site)
    verdict = no_article(tree, html, url, page, (), listed=True)
    if verdict is not None:
        page.refused = verdict.reason
    return page


def no_article(
    tree: HtmlElement, html: str, url: str, page: Page, hints: Sequence[Claim], *, listed: bool = False
) -> Verdict | None:
    """The verdict on a page that was read and is no article; None for an article.

    Args:
        hints: what lists and feeds say of it.
        listed: whether it counts as named by one though they say nothing.
    """
    text = page.text or ""
    dated = page.described or any(claim.field == "published" and claim.value for claim in hints)
    nothing = says_nothing(page.text, page.title)
    verdict = not_an_article(page.headings, "" if nothing else text, html, dated=dated)
    if verdict is None and nothing:
        notice = removed_notice(text)
        verdict = Verdict(Outcome.SOFT_404, says(notice), "soft_404") if notice else Verdict(Outcome.NO_TEXT, NOTHING, "empty")
    if verdict is None and not dated:
        verdict = kind_of(
            tree, url, text=text, contacts=page.contacts, published=page.published, yearless=page.day_month is not None,
            listed=listed or bool(hints),
        )  # fmt: skip
    return verdict


def _refuse(reading: Reading, verdict: Verdict | None) -> bool:
    """Write a verdict into a reading; returns whether there is one."""
    if verdict is not None:
        reading.outcome, reading.reason, reading.page = verdict
    return verdict is not None


def explain_alone(body: bytes, url: str, *, fetched_at: datetime, site: Site | None) -> list[Explained] | str:
    """Each block of a page without an archive, kept or dropped; why, where it is not read at all."""
    parsed = _alone(body, url, fetched_at)
    return parsed if isinstance(parsed, str) else explain_page(Document(parsed[0], url, fetched_at=fetched_at, site=site))


def _alone(body: bytes, url: str, fetched_at: datetime) -> tuple[HtmlElement, str] | str:
    capture = Capture(id="", url=url, fetched_at=fetched_at, status=200, headers=(), body=body)
    reading = Reading(capture_id="", url=url)
    tree, html = parsed(capture, reading)
    return (tree, html) if tree is not None else reading.reason or NOTHING


def explain(capture: Capture, site: Site, state: State) -> list[dict[str, Any]]:
    """A captured page in words: each block of it as {text, kept, reason}; none for what is no page."""
    tree, _ = parsed(capture, Reading(capture_id=capture.id, url=capture.url))
    if tree is None:
        return []
    doc = Document(tree, capture.url, fetched_at=capture.fetched_at, site=_known(site), hints=capture.hints)
    return [asdict(one) for one in explain_page(doc, template_of(state.template))]


def says_nothing(text: str | None, title: str | None) -> bool:
    """Whether a body is no text: hardly a letter in it, or its title and no more."""
    if text is None or len(text) < SHORTEST_TEXT or (title is not None and text.split() == title.split()):
        return True
    if len(text) < 400 and all(is_copyright_notice(line) for line in text.split("\n") if line.strip()):
        return True
    letters = (char for line in dict.fromkeys(text[:4000].split("\n")) for char in line if char.isalpha())
    return next(islice(letters, FEWEST_LETTERS - 1, None), None) is None


def is_bare(page: Page) -> bool:
    """Whether what was found is a line of the page's frame: short, without a title of its own, a date or anything it was called by."""
    if page.title is not None or page.published is not None or page.day_month is not None or page.authors:
        return False
    return sum(map(str.isalpha, page.text or "")) < FEWEST_WITHOUT_TITLE


def learn(samples: Sequence[dict[str, Any]], known: dict[str, Any] | None = None) -> dict[str, Any] | None:
    """The template of a site, as a State has it, from what its pages told (Reading.sample); None where too few are made alike.

    Args:
        samples: what pages told.
        known: the template in use; it stays where pages would not gain by another.
    """
    template = template_learn.learn(samples)
    before = template_of(known)
    if template is not None and before is not None:
        return with_former(template, before, samples).to_json() if gains(before, template, samples) else known
    return template.to_json() if template is not None else None


_sites: dict[Site, Site] = {}
MOST_SITES = 64


def _known(site: Site) -> Site:
    """The one object for this definition in this process: each task brings a copy, whose patterns would be compiled anew."""
    if len(_sites) >= MOST_SITES and site not in _sites:
        _sites.clear()
    return _sites.setdefault(site, site)


def parsed(capture: Capture, reading: Reading) -> tuple[HtmlElement | None, str]:
    """The tree of a capture; None, with the outcome in the reading, where there is none."""
    html = _text(capture, reading, MAX_DECODED)
    if html is None:
        return None, ""
    tree = _tree(html, capture, reading)
    return (tree, html) if tree is not None else (None, "")


def _text(capture: Capture, reading: Reading, limit: int) -> str | None:
    """The text of a capture; None, with the outcome in the reading, where it holds none."""
    try:
        body = decode_body(capture.body, capture.headers, limit)
        if capture.kind == "listing" and body.startswith(b"\x1f\x8b"):
            # A sitemap is often a file that was compressed.
            body = decode_body(body, (("content-encoding", "gzip"),), limit)
    except Undecodable as error:
        reading.outcome, reading.reason = error.outcome, error.reason
        return None
    kind = sniff_file(body)
    if kind is not None:
        reading.outcome, reading.reason = Outcome.NOT_HTML, f"it is {kind}"
        return None
    html = to_text(body, capture.headers)
    if not html.strip():
        reading.outcome, reading.reason = Outcome.NO_TEXT, "the answer is empty"
        return None
    return html


def _tree(html: str, capture: Capture, reading: Reading) -> HtmlElement | None:
    """The tree of a page; None, with the outcome in the reading, where it is none."""
    if len(html) > MAX_DECODED:
        reading.outcome, reading.reason = Outcome.TOO_BIG, f"the page has {len(html):,} characters; at most {MAX_DECODED:,} are read"
        return None
    head = html[:2000].lstrip().lower()
    claimed = (header(capture.headers, "content-type") or "").split(";")[0].strip().lower()
    other = other_xml(head)
    if other is not None or "<" not in html or (claimed and claimed not in HTML_TYPES and not _looks_like_html(head)):
        reading.outcome, reading.reason = Outcome.NOT_HTML, f"it is {other or claimed or 'no HTML'}"
        return None
    if is_binary(html):
        reading.outcome, reading.reason = Outcome.NOT_HTML, "it is binary data"
        return None
    refused = check(html)
    if refused is not None:
        reading.outcome, reading.reason = Outcome.HOSTILE, refused
        return None
    tree = parse(html)
    if tree is None:
        reading.outcome, reading.reason = Outcome.NO_TEXT, "no element could be parsed"
    return tree


_WHOLE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_ROOT = re.compile(r"(?><\?[^>]*>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\]\s*)?>|\s+)*+<([a-z][\w:.-]*)", re.DOTALL)
_XML_ROOTS = {
    "rss": "a feed", "feed": "a feed", "rdf:rdf": "a feed", "urlset": "a sitemap", "sitemapindex": "a sitemap", "opml": "a list of feeds",
    "svg": "an image",
}  # fmt: skip


def other_xml(head: str) -> str | None:
    """What kind of XML document a text in small letters begins as, where that is no page, whatever its label says."""
    match = _ROOT.match(head)
    return _XML_ROOTS.get(match[1]) if match is not None else None


def _looks_like_html(head: str) -> bool:
    return any(mark in head for mark in ("<!doctype html", "<html", "<head", "<body", "<meta", "<div", "<title"))


def _fill(reading: Reading, page: Page, site: Site, known: Known | None) -> None:
    for name in (
        "title", "summary", "text", "language", "language_source", "script", "authors", "published", "published_raw",
        "published_precision", "published_source", "modified", "dateline", "place", "day_month", "section", "tags", "image", "media",
        "contacts", "evidence", "removed", "canonical_url",
    ):  # fmt: skip
        setattr(reading, name, getattr(page, name))
    assert reading.text is not None
    reading.text_sha256 = hashlib.sha256(reading.text.encode()).hexdigest()
    if known is None or reading.text_sha256 != known.text_sha256:
        reading.sketch = sketch(words_of(reading.text))
    reading.variants = {
        language: canonical(url, site) for language, url in page.variants.items() if scope_fault(url, site) is None
    }


def _infer_year(reading: Reading, capture: Capture, state: State) -> None:
    """The year a dateline lacks, from the neighbours, with its reason. Without support it stays unknown."""
    if reading.day_month is None or reading.published is not None or reading.number is None:
        return
    day, month = reading.day_month
    reading.published_raw = reading.dateline
    found = infer_year(day, month, reading.number, state.neighbours, capture.fetched_at)
    if found is None:
        return
    reading.published, reading.published_reason = found
    reading.published_precision, reading.published_source = "day", "dateline+neighbours"
    claim = Claim(
        field="published", value=reading.published, source="dateline+neighbours", raw=reading.dateline, precision="day",
        reason=reading.published_reason,
    )
    reading.evidence = {**reading.evidence, **as_evidence([claim], {"published": claim})}
