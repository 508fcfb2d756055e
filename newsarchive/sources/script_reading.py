"""What a function of a page's scripts would open, read from its source: the address that it puts together, or the form that it fills and
sends. Nothing is run: texts are joined, fields are filled, and whatever else a script does is passed over as unknown.

What stands under an `if` is not sure; it counts only where nothing else is opened, and where all such lead to the same place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newsarchive.sources import script_requests
from newsarchive.sources.forms import action_of, controls, method_of
from newsarchive.sources.posted_forms import of_json
from newsarchive.sources.script_operators import LONGEST, joined, number
from newsarchive.sources.script_source import Source, Token, selected
from newsarchive.sources.script_values import Member, Place, Values

DEEPEST = 4
"""Functions that call each other."""
MAX_STEPS = 200_000
"""Words and signs read for one page."""


@dataclass(frozen=True)
class Opened:
    """What a script opens."""

    url: str
    """As the script has it; may be relative."""
    form: tuple[tuple[str, str], ...] | None = None
    """Names and values it sends; None where it only goes there."""
    posted: bool = False
    """Whether these are posted."""
    loaded: bool = False
    """Whether the script asks for it in the background, and the visitor stays on the page."""
    untold: tuple[str, ...] = ()
    """Names of those of its fields whose value cannot be told."""
    sent: HtmlElement | None = field(default=None, compare=False)
    """The form of the page that is sent."""


@dataclass
class Reader:
    """Reads the functions of one page.

    Args:
        tree: the page.
        url: its address.
        source: its scripts.
    """

    tree: HtmlElement
    url: str
    source: Source
    left: int = MAX_STEPS
    _by_id: dict[str, HtmlElement] | None = None
    _initials: dict[str, object] = field(default_factory=dict)
    _controls: dict[HtmlElement, list[tuple[HtmlElement, str, str]]] = field(default_factory=dict)

    def opens(
        self, code: Sequence[Token], clicked: HtmlElement | None, values: dict[HtmlElement, str] | None = None,
        parameters: Sequence[str] = (),
    ) -> Opened | None:  # fmt: skip
        """What a piece of code opens, with these values in the fields of the page; None where that cannot be told.

        Args:
            parameters: names of which nobody knows what they hold.
        """
        run = Run(self, clicked, values=dict(values or {}))
        run.read(code, dict.fromkeys(parameters), 0)
        sure = [opened for is_sure, opened in run.found if is_sure]
        if sure:
            return sure[0]
        unsure = {opened for _, opened in run.found}
        return unsure.pop() if len(unsure) == 1 else None

    def controls(self, form: HtmlElement) -> list[tuple[HtmlElement, str, str]]:
        """The fields of a form, found once."""
        if form not in self._controls:
            self._controls[form] = list(controls(form))
        return self._controls[form]

    def initial(self, name: str, run: Run) -> object:
        """What a variable of the page holds at first; None where that cannot be told."""
        if name not in self._initials:
            self._initials[name] = None
            code = self.source.initial(name)
            if code is not None and self.left > 0:
                self.left -= len(code)
                self._initials[name] = Values(run, code, {}, DEEPEST).expression()
        return self._initials[name]

    def by_name(self, name: str) -> HtmlElement | None:
        """The element with this id, else the first one with this name."""
        if self._by_id is None:
            self._by_id = {}
            for attribute in ("name", "id"):
                named: dict[str, HtmlElement] = {}
                for element in self.tree.iter():
                    value = element.get(attribute) if isinstance(element.tag, str) else None
                    if value and element.tag not in {"meta", "a"}:
                        named.setdefault(value, element)
                self._by_id |= named
        return self._by_id.get(name)

    def first(self, css: str) -> HtmlElement | None:
        """The first element of a simple selector."""
        if re.fullmatch(r"#[\w-]+", css):
            return self.by_name(css[1:])
        found = selected(self.tree, css)
        return found[0] if found else None


@dataclass
class Run:
    """What one click does."""

    reader: Reader
    clicked: HtmlElement | None
    found: list[tuple[bool, Opened]] = field(default_factory=list)
    values: dict[HtmlElement, str] = field(default_factory=dict)
    told: dict[tuple[HtmlElement, str], str] = field(default_factory=dict)
    """Actions and methods that forms are given."""
    _prepared: tuple[str, str] | None = None
    """Method and address that an XMLHttpRequest was opened with."""

    def read(self, code: Sequence[Token], known: dict[str, object], depth: int) -> None:
        """Go through a function, statement by statement."""
        self.reader.left -= len(code)
        if self.reader.left > 0 and depth < DEEPEST:
            _Statements(self, code, known, depth).read()

    def fields(self, form: HtmlElement) -> tuple[tuple[str, str], ...]:
        """What a form would send."""
        found = self.reader.controls(form)
        self.reader.left -= len(found)
        return tuple({name: self.values.get(element, value) for element, name, value in found}.items())

    def send(self, form: HtmlElement, *, sure: bool) -> None:
        """Note that a form is sent."""
        target = self.told.get((form, "action"), action_of(form)) or self.reader.url
        method = self.told.get((form, "method"), method_of(form)).lower()
        self.found.append((sure, Opened(url=target, form=self.fields(form), posted=method == "post", sent=form)))

    def go(self, value: object, *, sure: bool) -> None:
        """Note that an address is opened."""
        if isinstance(value, str) and 0 < len(value.strip()) < LONGEST and not value.strip().startswith(("#", "javascript:")):
            self.found.append((sure, Opened(url=value.strip())))


    def asks(self, name: str, given: list[object], *, sure: bool) -> bool:
        """Whether a call of this name is one that asks for something in the background; notes what it asks for."""
        first, *more = given or [None]
        if name == "open" and isinstance(first, str) and first.upper() in {"GET", "POST"}:
            self._prepared = (first, more[0]) if more and isinstance(more[0], str) else None
            return True
        if name == "send" and self._prepared is not None:
            sent = script_requests.by_xhr(self._prepared, first)
        else:
            sent = script_requests.of_call(name, given)
        if sent is not None and len(sent.url) < LONGEST:
            form = of_json(sent.json) if sent.json is not None else tuple((key, value or "") for key, value in sent.fields)
            untold = tuple(key for key, value in sent.fields if value is None)
            self.found.append((sure, Opened(url=sent.url, form=form, posted=sent.posted, loaded=True, untold=untold)))
        return sent is not None


class _Statements(Values):
    """One function's statements, read from its first word to its last."""

    def read(self) -> None:
        """All of them."""
        while self.at < len(self.code) and self.reader.left > 0:
            self.begun = self.at
            self._statement()
            self.at = max(self.at, self.begun + 1)

    def _statement(self) -> None:
        if self.is_at("if", "for", "while", "switch", "catch"):
            self.at += 1
            self._skip_brackets()
            self.unsure_until = max(self.unsure_until, self._end_of_block(self.at))
        elif self.is_at("else", "case", "default"):
            self.at += 1
            self.unsure_until = max(self.unsure_until, self._end_of_block(self.at))
        elif self.is_at("function"):
            self.skip_function()
        elif self.take("var", "let", "const"):
            self._assign(made=True)
        elif self.is_at("return", "try", ";", "{", "}", ","):
            self.at += 1
        else:
            self._assign(made=False)

    def _end_of_block(self, start: int) -> int:
        """Where the statement or block that begins here ends."""
        if start < len(self.code) and self.code[start].value == "{":
            return self.closing(start)
        depth = 0
        for place in range(start, len(self.code)):
            token = self.code[place]
            if token.kind == "sign":
                depth += (token.value in "([{") - (token.value in ")]}")
                if token.value == ";" and depth <= 0:
                    self.reader.left -= place - start
                    return place
        self.reader.left -= len(self.code) - start
        return len(self.code)

    def _skip_brackets(self) -> None:
        if self.is_at("("):
            self.at = self.closing(self.at)

    def _assign(self, *, made: bool) -> None:
        """A statement that puts something somewhere, or only calls."""
        if self.at >= len(self.code):
            return
        if self.code[self.at].kind == "name" and self.at + 1 < len(self.code) and self.code[self.at + 1].value == "++":
            name = self.code[self.at].value
            self.at += 2
            if self.sure:
                self.known[name] = joined(number(self._named(name)), 1)
            return
        if self.code[self.at].kind == "name" and self.at + 1 < len(self.code) and self.code[self.at + 1].value in {"=", "+="}:
            name, sign = self.code[self.at].value, self.code[self.at + 1].value
            self.at += 2
            value = self.expression()
            if name == "location":
                self.run.go(value, sure=self.sure)
            elif sign == "+=":
                before = self._named(name)
                if self.sure:
                    self.known[name] = joined(before, value)
            elif made or self.sure or name not in self.known:
                self.known[name] = value
            return
        target = self.chain(assigned=True)
        if isinstance(target, Member) and self.take("="):
            self._put(target, self.expression())

    def _put(self, target: Member, value: object) -> None:
        owner, name = target.owner, target.name
        if (owner is Place.LOCATION and name == "href") or name == "location":
            self.run.go(value, sure=self.sure)
        elif isinstance(owner, HtmlElement) and isinstance(value, str | int):
            self.fill(owner, name, str(value))
