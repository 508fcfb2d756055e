"""The source of a page's own scripts, taken apart as far as addresses need it: words and signs, functions by their names, and what is
bound to clicks. Nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.select import select
from newsarchive.sources.script_requests import ASKS

MAX_SCRIPT = 400_000
"""Characters of scripts that are looked at."""
MAX_BODY = 6_000
"""Characters of a function; of a longer one the rest is not read."""
MAX_FUNCTIONS = 400
MAX_INITIAL = 3_000
"""Characters of what a variable holds at first."""
MAX_VARIABLES = 2_000
MAX_BOUND = 12
"""Functions bound to clicks that are looked at."""
TOKEN = re.compile(
    r"(?P<space>\s++|//[^\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\*?$))"
    r"|(?P<text>'(?:[^'\\\n]|\\.)*+'|\"(?:[^\"\\\n]|\\.)*+\"|`(?:[^`\\]|\\.)*+`)"
    r"|(?P<number>\d++(?:\.\d++)?)|(?P<name>[^\W\d][\w$]*+|\$[\w$]*+)|(?P<sign>===|!==|==|!=|=>|&&|\|\||\+\+|--|\+=|-=|<=|>=|.)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_SEEN = r"(?<![\w$.])"
_FUNCTION = re.compile(
    rf"{_SEEN}function\s{{1,20}}(?P<named>[\w$]{{1,80}})\s{{0,20}}\((?P<first>[^()]{{0,300}})\)\s{{0,20}}\{{"
    rf"|{_SEEN}(?P<given>[\w$.]{{1,80}})[\s\"']{{0,20}}[=:]\s{{0,20}}(?:async\s{{1,20}})?"
    r"(?:function\s{0,20}[\w$]{0,60}\s{0,20}\((?P<second>[^()]{0,300})\)|\(?(?P<third>[\w$,\s]{0,300})\)?\s{0,20}=>)\s{0,20}\{"
)
_CONSTANT = re.compile(
    rf"{_SEEN}(?:var|let|const)\s{{1,20}}([\w$]{{1,80}})\s{{0,20}}=\s{{0,20}}"
    r"('[^'\\\n]{0,300}'|\"[^\"\\\n]{0,300}\")\s{0,20}[;\n]"
)
_INITIAL = re.compile(rf"(?:{_SEEN}(?:var|let|const)\s{{1,20}}|{_SEEN}window\.|,\s{{0,20}})([\w$]{{1,80}})\s{{0,20}}=(?![=>])")
_AJAX_ADDRESS = re.compile(r"(?<![\w$])[\"']?ajax_?(?:url|endpoint)[\"']?\s{0,9}[:=]\s{0,9}[\"']([^\"'\s<>]{1,500})[\"']", re.IGNORECASE)
BLOCKS = frozenset({"if", "for", "while", "switch", "catch", "with"})
_SIMPLE = re.compile(r"(?:[\w-]{0,40}(?:[.#][\w-]{1,60}|\[[\w-]{1,40}(?:[$^*~|]?=[\"']?[\w $.-]{0,60}[\"']?)?\])*\s{0,3}[> ]?\s{0,3}){1,4}")
_SELECTOR = r"(?:'([^'\n]{1,120})'|\"([^\"\n]{1,120})\")"
_BOUND = re.compile(
    rf"(?:(?:\$|jQuery)\(\s{{0,9}}(?:{_SELECTOR}|document)\s{{0,9}}\)\s{{0,9}}\.\s{{0,9}}(?:click\(\s{{0,9}}"
    rf"|(?:on|delegate)\(\s{{0,9}}['\"]click['\"]\s{{0,9}},\s{{0,9}}(?:{_SELECTOR}\s{{0,9}},\s{{0,9}})?)"
    rf"|document\.(?:(?P<by_id>getElementById)|querySelector)\(\s{{0,9}}(?P<found>{_SELECTOR})\s{{0,9}}\)\s{{0,9}}\.\s{{0,9}}"
    r"(?:onclick\s{0,9}=\s{0,9}|addEventListener\(\s{0,9}['\"]click['\"]\s{0,9},\s{0,9}))(?:async\s{1,9})?"
    r"(?:function\s{0,9}\([\w$,\s]{0,60}\)|\(?[\w$,\s]{0,60}\)?\s{0,9}=>)\s{0,9}\{"
)


class Token(NamedTuple):
    """A word or sign of a script."""

    kind: str
    """text, number, name or sign."""
    value: str
    """Of a text: what stands between its quotation marks."""
    raw: bool = False
    """Whether it is a text with places in it (`...${x}`)."""


@dataclass(frozen=True, kw_only=True)
class Function:
    """A function of the page's scripts."""

    parameters: tuple[str, ...]
    body: tuple[Token, ...]
    shows: bool = False
    """Of one that asks for something in the background: whether that is shown."""


def tokens(source: str) -> list[Token]:
    """Words and signs of a script, without blanks and comments."""
    found: list[Token] = []
    for match in TOKEN.finditer(source):
        kind = match.lastgroup or ""
        if kind == "text":
            inside = match[0][1:-1]
            found.append(Token(kind, inside if match[0][0] == "`" else _unescaped(inside), match[0][0] == "`"))
        elif kind != "space":
            found.append(Token(kind, match[0]))
    return found


def _unescaped(text: str) -> str:
    """A text as the script means it; of what is written with a backslash, quotation marks, strokes and four digits count."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: found[3] or chr(int(found[1] or found[2], 16)), text)


def _body(source: str, start: int) -> tuple[Token, ...]:
    """What stands between the bracket right before `start` and the one that closes it."""
    depth, body = 1, []
    for token in tokens(source[start : start + MAX_BODY]):
        if token.kind == "sign":
            depth += (token.value == "{") - (token.value == "}")
            if not depth:
                break
        body.append(token)
    return tuple(body)


def closings(code: Sequence[Token]) -> dict[int, int]:
    """For the place of each bracket, the place behind the one that closes it."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for place, token in enumerate(code):
        if token.kind == "sign" and token.value in "([{":
            waiting.append(place)
        elif token.kind == "sign" and token.value in ")]}" and waiting:
            ends[waiting.pop()] = place + 1
    return ends


class Source:
    """What stands in the scripts of one page."""

    def __init__(self, tree: HtmlElement, more: str = "") -> None:
        """
        Args:
            tree: the page.
            more: a script of its that stands elsewhere.
        """
        self._text = "\n;\n".join([*_inline(tree), *([more] if more else [])])
        self._places: dict[str, tuple[int, str]] | None = None
        self._functions: dict[str, Function | None] = {}
        self._constants: dict[str, str | None] | None = None
        self._initials: dict[str, int | None] | None = None
        self._tokens: list[Token] | None = None

    def function(self, name: str) -> Function | None:
        """The function of this name; None where the page has none, or only a script that it loads has."""
        if self._places is None:
            self._places = {}
            for match in _FUNCTION.finditer(self._text):
                if len(self._places) >= MAX_FUNCTIONS:
                    break
                named = match["named"] or match["given"]
                self._places[named.rpartition(".")[2]] = (match.end(), match["first"] or match["second"] or match["third"] or "")
        if name not in self._functions:
            place = self._places.get(name)
            self._functions[name] = Function(parameters=_names(place[1]), body=_body(self._text, place[0])) if place is not None else None
        return self._functions[name]

    def constant(self, name: str) -> str | None:
        """What a variable of the page holds, where only one text is ever put into it as it is made."""
        if self._constants is None:
            self._constants = {}
            for match in _CONSTANT.finditer(self._text):
                known = self._constants.setdefault(match[1], match[2][1:-1])
                if known != match[2][1:-1]:
                    self._constants[match[1]] = None
        return self._constants.get(name)

    def initial(self, name: str) -> tuple[Token, ...] | None:
        """What a variable of the page holds as it is made; None where it has none of this name, or several that begin differently."""
        if self._initials is None:
            self._initials = {}
            for match in islice(_INITIAL.finditer(self._text), MAX_VARIABLES):
                place = self._initials.setdefault(match[1], match.end())
                if place is not None and self._text[place : place + 40] != self._text[match.end() : match.end() + 40]:
                    self._initials[match[1]] = None
        place = self._initials.get(name)
        return tuple(tokens(self._text[place : place + MAX_INITIAL])) if place is not None else None

    def ajax_address(self) -> str | None:
        """The first address that is called ajaxurl, or ajax_url, or the like."""
        match = _AJAX_ADDRESS.search(self._text)
        return match[1].replace("\\/", "/") if match is not None else None

    def tokens(self) -> list[Token]:
        """Words and signs of all scripts; none where nothing in them asks for anything in the background."""
        if self._tokens is None:
            self._tokens = tokens(self._text) if ASKS.search(self._text) is not None else []
        return self._tokens

    def bound(self) -> Iterator[tuple[str, Function]]:
        """Selectors of what can be clicked, each with the function that a click runs."""
        for number, match in enumerate(_BOUND.finditer(self._text)):
            if number >= MAX_BOUND:
                return
            found = (match["found"] or "")[1:-1]
            selector = (f"#{found}" if match["by_id"] else found) or match[3] or match[4] or match[1] or match[2]
            if selector:
                yield selector, Function(parameters=(), body=_body(self._text, match.end()))


def _names(parameters: str) -> tuple[str, ...]:
    return tuple(name.partition("=")[0].strip() for name in parameters.split(",") if name.strip())


def _inline(tree: HtmlElement) -> Iterator[str]:
    left = MAX_SCRIPT
    for script in tree.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if script.get("src") or not text or len(text) > left or "json" in kind or "template" in kind:
            continue
        left -= len(text)
        yield text


def selected(tree: HtmlElement, css: str) -> list[HtmlElement]:
    """The elements of a simple selector; none of one that is not simple."""
    plain = css.replace(":input", "").strip()
    if len(plain) > 120 or _SIMPLE.fullmatch(plain) is None or not plain:
        return []
    try:
        return select(tree, plain)
    except (SyntaxError, ValueError, etree.XPathError):
        return []
