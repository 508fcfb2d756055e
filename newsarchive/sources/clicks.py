"""Where the links of a page lead that have no address of their own: those that a click opens through the page's own scripts, such as
`javascript:goPage(2)` or `onclick="fn_view('583')"`. The scripts are read, not run (script_reading)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import unquote, urlencode, urlsplit, urlunsplit

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.sites.counting import COUNTS_PAGES
from newsarchive.sources.forms import action_of, method_of
from newsarchive.sources.paging_forms import may_be_sent
from newsarchive.sources.script_reading import Opened, Reader
from newsarchive.sources.script_senders import senders
from newsarchive.sources.script_source import Function, Source, selected, tokens

MAX_CODE = 2_000
"""Characters of what a click runs."""
MAX_CLICKED = 4_000
"""Elements with something to click that are looked at."""
_CLICKED = etree.XPath("descendant::*[@onclick or @data-href or @data-link or @data-url][not(self::a)]")
_CARDS = frozenset({"div", "li", "tr", "td", "article", "section", "figure", "h2", "h3", "h4"})
"""Elements that may be a link as a whole, by an attribute that their page's script reads."""
_OPENED_BY = ("data-href", "data-link", "data-url")
_CALLS = re.compile(r"(?<![\w$.])([a-zA-Z_$][\w$]{1,79})\s{0,9}\(")
_COUNTED_CALL = re.compile(r"(?<![\w$.])([a-zA-Z_$][\w$]{1,79})\s{0,9}\(\s{0,9}['\"]?([1-9]\d{0,4})['\"]?\s{0,9}[,)]")
_TURNS = re.compile(r"pag(?:e|ing|ina|er)|goto|turn|move", re.IGNORECASE)
"""What functions are called that turn pages."""
_ADDRESS = re.compile(
    r"(?:https?:/)?/[^\s<>\"']{1,2000}|[?][^\s<>\"']{1,500}|[\w./-]{1,200}\.(?:html?|php|aspx?|jsp|do)(?:\?[^\s<>\"']{0,500})?"
)
_NO_CALL = frozenset({"void", "return", "if", "alert", "confirm", "function", "window", "event", "open", "print", "history"})


class Clicks:
    """What clicks on one page open.

    Args:
        tree: the page.
        url: its address.
        script: a script of the page that stands elsewhere.
    """

    def __init__(self, tree: HtmlElement, url: str, script: str = "") -> None:
        self.tree = tree
        self.url = url
        self._reader = Reader(tree=tree, url=url, source=Source(tree, script))
        self._known: dict[str, Opened | None] = {}
        self._bound: dict[HtmlElement, Function] | None = None
        self._elements: list[HtmlElement] | None = None
        self._counting: list[HtmlElement] | None = None
        self._counted: dict[HtmlElement, bool] = {}
        self._senders: list[Function] | None = None

    def elements(self) -> list[HtmlElement]:
        """What can be clicked and is no link: elements that carry what a click runs, or that a script binds it to."""
        if self._elements is None:
            told = _CLICKED(self.tree)
            assert isinstance(told, list)
            bound = [element for element in self._handlers() if element.tag != "a" and element.get("onclick") is None]
            self._elements = [*told, *bound][:MAX_CLICKED]
        return self._elements

    def opened(self, element: HtmlElement) -> Opened | None:
        """What a click on an element without an address of its own opens; None where that cannot be told."""
        code = code_of(element)
        if code:
            if "this" in code:
                return self._reader.opens(tokens(code), element)
            if code not in self._known:
                self._known[code] = self._reader.opens(tokens(code), element)
            if self._known[code] is not None:
                return self._known[code]
        handler = self._handlers().get(element)
        if handler is not None:
            return self._reader.opens(handler.body, element)
        return self._told(code) if code else None

    def _told(self, code: str) -> Opened | None:
        """The address that stands in a call of one function whose source is not on the page."""
        called = [name for name in _CALLS.findall(code) if name not in _NO_CALL]
        if len(called) != 1 or self._reader.source.function(called[0]) is not None:
            return None
        told = [token.value for token in tokens(code) if token.kind == "text" and _ADDRESS.fullmatch(token.value)]
        return Opened(url=told[0]) if len(told) == 1 else None

    def address(self, element: HtmlElement) -> str:
        """The address that a link has or that a click opens, as it is written; "" for none. Of a form, also of one that is posted, the
        address under which the same is had by asking: many applications take both, and a page that does not is no article."""
        href = (element.get("href") or "").strip()
        if is_address(href):
            return href
        if element.tag in _CARDS and element.get("onclick") is None:
            carried = next((value for name in _OPENED_BY if (value := (element.get(name) or "").strip())), "")
            if _ADDRESS.fullmatch(carried) is not None:
                return carried
        opened = self.opened(element)
        return asked_for(opened) if opened is not None and not opened.loaded else ""

    def turned(self, element: HtmlElement) -> Opened | None:
        """What is opened by a click that turns the pages of a list. Of a function whose source is not on the page, but whose name says
        that it does that: the one form that has a field for the number of a page, with that number."""
        opened = self.opened(element)
        if opened is None:
            kind = (element.get("type") or ("submit" if element.tag == "button" else "text")).lower()
            presses = element.tag in {"input", "button"} and kind in {"submit", "image"}
            opened = self._pressed(element) if presses else self._goes_to(element)
        return opened if opened is not None and (not opened.posted or may_be_sent(opened, self.url)) else None

    def _goes_to(self, element: HtmlElement) -> Opened | None:
        """What a function opens whose source is not on the page, but whose name says that it turns pages."""
        match = _COUNTED_CALL.search(code_of(element))
        if match is None or _TURNS.search(match[1]) is None or self._reader.source.function(match[1]) is not None:
            return None
        if self._counting is None:
            forms = islice(self.tree.iter("form"), 20)
            self._counting = [one for one in forms if any(COUNTS_PAGES.fullmatch(name) for _, name, _ in self._reader.controls(one))]
        if len(self._counting) != 1:
            return None
        form = self._counting[0]
        return self.sent(form, {one: match[2] for one, name, _ in self._reader.controls(form) if COUNTS_PAGES.fullmatch(name)})

    def turning(self) -> Iterator[HtmlElement]:
        """What may turn the pages of a list: links, buttons that send a form, and what can be clicked."""
        return chain(self.tree.iter("a", "input", "button"), (one for one in self.elements() if one.tag not in {"input", "button"}))

    def changed(self, box: HtmlElement, value: str) -> Opened | None:
        """What is opened once this value is chosen from a box."""
        code = (box.get("onchange") or "")[:MAX_CODE].removeprefix("javascript:")
        opened = self._reader.opens(tokens(code), box, {box: value}) if code else None
        return opened if opened is not None and not opened.loaded else None

    def loads(self, button: HtmlElement | None) -> Iterator[Opened]:
        """What the scripts of the page ask for in the background: once this is clicked, and else whenever they do; what
        they post, only where the answer is shown."""
        opened = self.opened(button) if button is not None else None
        if opened is not None and opened.loaded:
            yield opened
        if self._senders is None:
            self._senders = senders(self._reader.source.tokens())
        for function in self._senders:
            opened = self._reader.opens(function.body, button, parameters=function.parameters)
            if opened is not None and opened.loaded and (function.shows or not opened.posted):
                yield opened

    def ajax_address(self) -> str | None:
        """The address that the page's scripts name for requests in the background, as WordPress writes it; None where they name none."""
        return self._reader.source.ajax_address()

    def sent(self, form: HtmlElement, values: dict[HtmlElement, str], *pressed: tuple[str, str]) -> Opened:
        """A form that is sent with these values in it, by a button with this name and value."""
        fields = {name: values.get(element, value) for element, name, value in self._reader.controls(form)} | dict(pressed)
        return Opened(url=action_of(form) or self.url, form=tuple(fields.items()), posted=method_of(form) == "post", sent=form)

    def _pressed(self, button: HtmlElement) -> Opened | None:
        """What a button sends that belongs to a form with the number of a page in it."""
        form = next(button.iterancestors("form"), None)
        if form is None or code_of(button) or not self._counts(form, button):
            return None
        name = button.get("name") or ""
        opened = self.sent(form, {}, *([(name, button.get("value") or "")] if name else []))
        counted = [value for field, value in opened.form or () if COUNTS_PAGES.fullmatch(field)]
        return opened if len(counted) == 1 and counted[0].isdecimal() else None

    def _counts(self, form: HtmlElement, button: HtmlElement) -> bool:
        """Whether a form has a field for the number of a page, or this button is it."""
        if form not in self._counted:
            self._counted[form] = any(COUNTS_PAGES.fullmatch(name) for _, name, _ in self._reader.controls(form))
        return self._counted[form] or COUNTS_PAGES.fullmatch(button.get("name") or "") is not None

    def function(self, element: HtmlElement) -> str | None:
        """The name of the function that a click calls; None where it calls none."""
        names = [name for name in _CALLS.findall(code_of(element)) if name not in _NO_CALL]
        return names[0] if names else None

    def _handlers(self) -> dict[HtmlElement, Function]:
        if self._bound is None:
            self._bound = {}
            for selector, function in self._reader.source.bound():
                for element in selected(self.tree, selector)[:MAX_CLICKED]:
                    self._bound.setdefault(element, function)
        return self._bound


def is_address(href: str) -> bool:
    """Whether what a link carries leads anywhere without a script."""
    return bool(href) and not href.startswith("#") and not href[:11].lower().startswith("javascript:")


def code_of(element: HtmlElement) -> str:
    """What a click on an element runs; "" for nothing."""
    href = (element.get("href") or "").strip()
    scripted = unquote(href[11:]) if href[:11].lower() == "javascript:" else ""
    return "; ".join(filter(None, ((element.get("onclick") or "")[:MAX_CODE], scripted[:MAX_CODE])))


def asked_for(opened: Opened) -> str:
    """The address of what is opened, with what its form says; fields that say nothing are left off."""
    if opened.form is None:
        return opened.url
    try:
        parts = urlsplit(opened.url)
    except ValueError:
        return ""
    told = urlencode([(name, value) for name, value in opened.form if value], errors="replace")
    # A form that is sent by asking takes the place of what stands behind the question mark; one that is posted adds to it.
    query = "&".join(filter(None, (parts.query if opened.posted else "", told)))
    return urlunsplit(parts._replace(query=query, fragment=""))
