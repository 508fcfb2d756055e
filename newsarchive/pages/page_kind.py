"""Article or not, by how a page is built: lists of other pages, static pages, forms, contacts. In any language.

A wrongly refused article is worse than a wrongly kept static page. What dates a page as an article (the row of a listing, a feed, the
page's own description) weighs for it; a page is only refused on structure, or on what its system says of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from newsarchive.items import Outcome
from newsarchive.pages.json_ld import types_in_json_ld
from newsarchive.pages.kinds import Verdict
from newsarchive.pages.lines import lines_of
from newsarchive.pages.page_rows import FEWEST_ROWS, Rows, link_lines, rows_of, squash

MOSTLY = 0.7
"""Share of the text that was taken for the body, from which on it counts as all of it."""
TEASERS = 2
"""Rows that the body was taken from, of which a page is a list, whatever else it may be."""
FULL_TEXT = 200
"""Weight from which a row holds more than a teaser."""
CONTACTS = 0.4
"""Share of a body's lines that are addresses and telephone numbers, from which it is a page of contacts."""
LITTLE = 120
"""Characters of a text beside which three lines of addresses are what the page is for."""
MANY_FIELDS = 4
"""Fields of a form from which the form is what the page is for."""
SHORT = 800
LONGEST_STATIC = 3000
"""Characters of a text beyond which a page without a date is not taken for a static one on slight signs."""
LISTING_TYPES = frozenset({"collectionpage", "searchresultspage", "blog", "itemlist"})
STATIC_TYPES = frozenset({"aboutpage", "contactpage", "profilepage", "checkoutpage", "qapage"})
ARTICLE_TYPES = re.compile(r"\w*(?:article|posting|report|review)$")

ENOUGH_PROSE = 600
"""Weight of sentences beside a list from which there may be an article there."""
MAX_LINES = 2000
_ASIDE = frozenset({"footer", "aside", "cookie", "cookies", "consent", "gdpr", "modal", "popup", "dialog", "copyright"})

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?:\+|\b0|\()\d[\d ()/.-]{6,}\d")
_LISTING_CLASSES = frozenset(
    {"archive", "category", "tag", "search", "blog", "home", "view-category", "view-featured", "path-frontpage", "path-taxonomy"}
)
_ARTICLE_CLASSES = re.compile(r"(?:single|single-\w+|postid-\d+|view-article|(?:page-)?node-type-(?:article|news\w*|story|blog\w*))")
_STATIC_CLASSES = re.compile(
    r"(?:page-id-\d+|com_contact|com_users|(?:page-)?node-type-(?:page|basic-page|webform|contact\w*|person|staff))"
)
_MENU = re.compile(r"menu|navbar|navigation|sidenav|(?:^|[\s_-])nav(?:$|[\s_-])")
SHORT_LINKS = 6
SHORT_LABEL = 22
"""So many links of so few characters in the mean, with nothing between them, are a menu whatever it is called."""


def kind_of(
    tree: HtmlElement, url: str, *, text: str, contacts: Sequence[str] = (), published: str | None, yearless: bool, listed: bool
) -> Verdict | None:
    """The verdict on a page that is no article by the way it is built, where nothing dates it as one; None for an article.

    Args:
        text: the body that was found.
        contacts: lines of addresses that were taken out of it.
        published: the date that was found.
        yearless: whether a dateline gives day and month.
        listed: whether a list of articles names it, or nobody knows what does: then only what the page says of itself makes it static.
    """
    classes = frozenset((_body(tree).get("class") or "").lower()[:2000].split())
    if any(_ARTICLE_CLASSES.fullmatch(name) for name in classes):
        return None
    types = types_in_json_ld(tree)
    listing = _listing(tree, url, text, classes, types)
    if listing is not None:
        return Verdict(Outcome.NOT_ARTICLE, f"a listing: {listing}", "listing")
    if published is None and not yearless:
        static = _static(tree, url, text, contacts, classes, types, listed=listed)
        if static is not None:
            return Verdict(Outcome.NOT_ARTICLE, f"a static page: {static}", "static")
    return None


def _body(tree: HtmlElement) -> HtmlElement:
    return next(tree.iter("body"), tree)


def _listing(tree: HtmlElement, url: str, text: str, classes: frozenset[str], types: frozenset[str]) -> str | None:
    marked = sorted(classes & _LISTING_CLASSES)
    if marked and "wp" in _system(tree, classes):
        return f"its system calls it {marked[0]!r}"
    said = sorted(types & LISTING_TYPES)
    groups = rows_of(tree, url)
    for group in groups:
        share, rows = group.hold(text)
        long = sum(row.weight >= FULL_TEXT for row in group.rows)
        if share >= MOSTLY and (rows >= TEASERS or long >= FEWEST_ROWS):
            return _told(group) if _prose_beside(tree, text) < ENOUGH_PROSE else None
    share, lines = link_lines(tree, url, text)
    if share >= MOSTLY and lines >= FEWEST_ROWS:
        return f"{lines} of its lines are links to other pages" if _prose_beside(tree, text) < ENOUGH_PROSE else None
    if said and any(len(group.rows) >= FEWEST_ROWS for group in groups) and not any(ARTICLE_TYPES.fullmatch(one) for one in types):
        return f"it describes itself as a {said[0]}"
    return None


def _prose_beside(tree: HtmlElement, text: str) -> int:
    """Weight of the sentences of a page that do not stand in what was taken for its body: an article that was overlooked."""
    body = squash(text)
    beside = 0
    for line in islice(lines_of(tree), MAX_LINES):
        if not line.prose or 3 * line.link_weight > line.weight or squash(line.text)[:60] in body:
            continue
        boxes = [line.box, *line.box.above]
        if not any(box.tag in _ASIDE or not _ASIDE.isdisjoint(box.tokens) for box in boxes):
            beside += line.weight
    return beside


def _told(group: Rows) -> str:
    what = "each with a link of its own" if group.linked else "each with a heading and a date of its own"
    return f"its text stands in {len(group.rows)} blocks of one shape, {what}"


def _system(tree: HtmlElement, classes: frozenset[str]) -> str:
    """A short name of the system that made the page, where its classes are known; "" else."""
    if any(name.startswith(("wp-", "postid-", "page-id-", "page-template", "hfeed", "term-", "logged-in")) for name in classes):
        return "wp"
    generator = next((one.get("content") or "" for one in tree.iter("meta") if (one.get("name") or "").lower() == "generator"), "")
    return "wp" if "wordpress" in generator.lower()[:200] else ""


def _static(
    tree: HtmlElement, url: str, text: str, contacts: Sequence[str], classes: frozenset[str], types: frozenset[str], *, listed: bool
) -> str | None:
    said = sorted(types & STATIC_TYPES)
    if said:
        return f"it describes itself as a {said[0]}"
    lines = [line for line in text.split("\n") if line.strip()][:400]
    found = sum(_CONTACT.search(line[:300]) is not None for line in lines)
    if (found >= 3 and found >= CONTACTS * len(lines)) or (len(contacts) >= 3 and len(text) < LITTLE):
        return "most of its lines are addresses and telephone numbers"
    fields = _largest_form(tree)
    if fields >= MANY_FIELDS and len(text) < SHORT:
        return f"a form of {fields} fields"
    if listed:
        return None
    if len(text) > LONGEST_STATIC:
        return None
    marked = sorted(name for name in classes if _STATIC_CLASSES.fullmatch(name))
    if marked:
        return f"it has no date, and its system calls it {marked[0]!r}"
    if _stands_in_menu(tree, url):
        return "it has no date, and stands in the menu"
    return None


def _largest_form(tree: HtmlElement) -> int:
    """Fields that the longest form asks a visitor to fill in."""
    most = 0
    for form in islice(tree.iter("form"), 20):
        fields = 0
        for element in islice(form.iter("input", "textarea", "select"), 200):
            kind = (element.get("type") or "text").lower()
            fields += element.tag != "input" or kind in {"text", "email", "tel", "date", "number", "file", "url"}
        around = " ".join(f"{form.get('id') or ''} {form.get('class') or ''}".lower().split())[:200]
        if "comment" not in around and "search" not in around and form.get("id") != "aspnetForm":
            most = max(most, fields)
    return most


def _stands_in_menu(tree: HtmlElement, url: str) -> bool:
    """Whether a menu of the page, with several entries, leads to the page itself."""
    own = urlsplit(url)
    if own.path in {"", "/"}:
        return True
    for anchor in islice(tree.iter("a"), 3000):
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith("#") or len(href) > 2083:
            continue
        try:
            parts = urlsplit(urljoin(url, href))
        except ValueError:
            continue
        if (parts.hostname, parts.path.rstrip("/"), parts.query) == (own.hostname, own.path.rstrip("/"), own.query) and _in_menu(anchor):
            return True
    return False


_NO_MENU = re.compile(r"crumb|lang|locale|share|social|pag(?:er|ination)|print|recent|latest|related|news")


def _in_menu(anchor: HtmlElement) -> bool:
    """Whether a link stands in a menu: a list of short links, in <nav> or in what is called a menu; no breadcrumb, choice of languages
    or list of news."""
    if len(" ".join(anchor.itertext()).strip()) > 40:
        return False
    for number, above in enumerate(anchor.iterancestors()):
        if number > 8 or above.tag == "body":
            return False
        names = " ".join(above.get(name) or "" for name in ("class", "id", "role", "aria-label")).lower()[:300]
        if _NO_MENU.search(names):
            return False
        links = [" ".join(link.itertext()).strip() for link in islice(above.iter("a"), 40)]
        if len(links) >= 4 and (above.tag == "nav" or _MENU.search(names)):
            return True
        if len(links) >= SHORT_LINKS and sum(map(len, links)) <= SHORT_LABEL * len(links):
            return len("".join(above.itertext()).split()) <= 1.5 * sum(len(link.split()) for link in links) + 4
    return False
