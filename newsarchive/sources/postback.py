"""Pagers that post a form of the page: that of ASP.NET, whose next page is had by sending it with the pager's target and argument, and
those whose own script puts the number of a page into a field and sends the form.

The form may carry the state of the page, often tens of kilobytes; it is sent as it stands, with no button pressed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from newsarchive.items import Link
from newsarchive.sites.addresses import scope_fault
from newsarchive.sites.counting import COUNTS_PAGES, plain_figures
from newsarchive.sites.model import Site
from newsarchive.sources.clicks import Clicks, is_address
from newsarchive.sources.forms import MAX_FIELDS, action_of, controls
from newsarchive.sources.pager import is_marked_current
from newsarchive.sources.pager_words import is_next, leads_on, says_older
from newsarchive.sources.paging_forms import above_of, called_pager, is_for_others, is_own, only_pages
from newsarchive.sources.posted_forms import part_of
from newsarchive.sources.script_reading import Opened

MAX_FORM = 400_000
"""Characters of a form; a page with a larger one is not followed."""
MAX_ANCHORS = 20_000
_CALL = re.compile(r"__doPostBack\(\s{0,5}['\"]([^'\"]{1,300})['\"]\s{0,5},\s{0,5}['\"]([^'\"]{0,300})['\"]\s{0,5}\)")
_PAGE = re.compile(r"(?:^|\$)Page\$(\d{1,5}|Next|Last|First|Prev)$|^(\d{1,5})$", re.IGNORECASE)
_ARROWS = frozenset({">", "›", "»", "→", ">>", "...", "…"})
LONGEST_LABEL = 40


@dataclass(frozen=True)
class _Post:
    element: HtmlElement
    target: str
    argument: str
    label: str
    opened: Opened | None = None
    """What the page's own script posts; None for ASP.NET's."""

    @property
    def number(self) -> int | None:
        """The page it leads to, where its label or its argument says it."""
        if self.label.isascii() and self.label.isdecimal() and len(self.label) < 6:
            return int(self.label)
        match = _PAGE.search(self.argument)
        number = match[1] or match[2] if match is not None else None
        return int(number) if number is not None and number.isdecimal() and not self.label else None


def next_post(clicks: Clicks, base: str, url: str, site: Site, position: int) -> Link | None:
    """The next page of a listing whose pager posts a form; None where there is none.

    The link's `part` names target and argument; whoever follows it adds how many pages were had by posting before, since a target
    such as "Next" is the same on every page.
    """
    posts = list(_posts(clicks))
    chosen = _next(posts, clicks.tree) if posts else None
    if chosen is None:
        return None
    if chosen.opened is not None:
        target, fields = chosen.opened.url, chosen.opened.form
    else:
        form = next(chosen.element.iterancestors("form"), None)
        if form is None or (form.get("method") or "post").lower() != "post":
            return None
        if is_for_others(action_of(form), (), url) or not (_is_of_pager(chosen) or only_pages(form)):
            return None
        target, fields = action_of(form), _fields(form, chosen)
    if fields is None or sum(len(name) + len(value) for name, value in fields) > MAX_FORM:
        return None
    try:
        action = urljoin(base, target or url)
    except ValueError:
        return None
    if scope_fault(action, site) is not None:
        return None
    in_background = chosen.opened is not None and chosen.opened.loaded
    part = part_of(fields) if in_background else f"postback={chosen.target}/{chosen.argument}"
    return Link(url=action, kind="listing", position=position, source="listing", part=part, form=fields)


def _posts(clicks: Clicks) -> Iterator[_Post]:
    for number, element in enumerate(clicks.turning()):
        if number >= MAX_ANCHORS:
            return
        if element.get("disabled") is not None or is_address(element.get("href") or ""):
            continue
        call = " ".join(filter(None, ((element.get("href") or "")[:1000], (element.get("onclick") or "")[:1000])))
        match = _CALL.search(html.unescape(call)) if "__doPostBack" in call else None
        label = (" ".join("".join(element.itertext()).split()) or (element.get("value") or element.get("title") or "")).casefold()
        label = plain_figures(label[:1000])
        if match is not None:
            yield _Post(element, match[1], match[2], label[:LONGEST_LABEL])
        elif 0 < len(label) <= LONGEST_LABEL and (label.isdecimal() or label in _ARROWS or leads_on(label)):
            made = _by_script(clicks, element, label)
            if made is not None:
                yield made


def _by_script(clicks: Clicks, element: HtmlElement, label: str) -> _Post | None:
    """A link whose script posts a form with the number of a page in it; None for any other."""
    opened = clicks.turned(element)
    if opened is None or not opened.posted or opened.form is None:
        return None
    told = [(name, value) for name, value in opened.form if value.isascii() and value.isdecimal() and len(value) < 6]
    same = next(((name, value) for name, value in told if value == label), None)
    counted = next(((name, value) for name, value in told if COUNTS_PAGES.fullmatch(name)), same)
    if counted is None:
        return None
    number = int(label) if label.isascii() and label.isdecimal() else -1
    counts = int(counted[1]) == number or (same is None and int(counted[1]) == number - 1)
    if not (counts and COUNTS_PAGES.fullmatch(counted[0])) and not is_own(opened.url, clicks.url) and not called_pager(element):
        return None
    return _Post(element, *counted, label, opened)


def _next(posts: list[_Post], tree: HtmlElement) -> _Post | None:
    told = next((one for one in posts if is_next(one.label) or one.argument == "Page$Next" or _is_older(one)), None)
    pages = [one for one in posts if one.number is not None and _is_of_pager(one)]
    if pages:
        current = _current(pages)
        following = next((one for one in pages if one.number == current + 1), None)
        if following is not None:
            return following
        dots = [one for one in posts if one.label in {"...", "…"} and _comes_after(one, pages, tree)]
        if dots and told is None:
            return dots[-1]
    if told is not None:
        return told
    return next((one for one in posts if one.label in _ARROWS - {"...", "…"} and _is_of_pager(one)), None)


def _is_older(one: _Post) -> bool:
    """Whether it leads to older items: outside of a pager what says so may be a section of the site."""
    return says_older(one.label) and _is_of_pager(one)


def _is_of_pager(one: _Post) -> bool:
    """Whether a link is one of a pager: by what it posts, its argument, its target's name, or since it stands among numbers."""
    if one.opened is not None:
        return True
    if _PAGE.search(one.argument) is not None and not one.argument.isdecimal():
        return True
    return called_pager(one.element, one.target)


def _current(pages: list[_Post]) -> int:
    """The page that is shown: the number that stands among the links and is none; else the one that the links leave out."""
    linked = {one.number for one in pages if one.number is not None}
    marked = [one.number for one in pages if one.number is not None and is_marked_current(one.element)]
    if len(set(marked)) == 1:
        return marked[0]
    for above in above_of(pages[0].element):
        for element in list(above.iter())[:400]:
            text = plain_figures((element.text or "").strip()[:20])
            if element.tag in {"span", "b", "strong", "td", "li", "em", "div", "a"} and text.isascii() and text.isdecimal():
                number = int(text[:6])
                is_link = element.tag == "a" and (element.get("href") or element.get("onclick"))
                if number not in linked and not is_link and len(text) < 6:
                    return number
    missing = [number for number in range(1, max(linked) + 1) if number not in linked]
    alone = [number for number in missing if {number - 1, number + 1} <= linked]
    if len(alone) == 1:
        return alone[0]
    return missing[-1] if missing and missing[-1] + 1 in linked else 1 if 1 not in linked else 0


def _comes_after(one: _Post, pages: list[_Post], tree: HtmlElement) -> bool:
    """Whether dots stand behind the last number, and not in front of the first."""
    last = pages[-1].element
    for element in tree.iter("a"):
        if element is one.element:
            return False
        if element is last:
            return True
    return False


def _fields(form: HtmlElement, chosen: _Post) -> tuple[tuple[str, str], ...] | None:
    """What a browser would send; None where it is too much."""
    found = list(controls(form))
    if len(found) >= MAX_FIELDS:
        return None
    fields = {name: value for _, name, value in found}
    fields["__EVENTTARGET"], fields["__EVENTARGUMENT"] = chosen.target, chosen.argument
    return tuple(fields.items())
