"""Values in the source of a page's scripts: texts that are joined, numbers, elements and forms of the page, and what is called on these.
Whatever is neither is None: unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsarchive.sources.forms import controls
from newsarchive.sources.script_operators import LONGEST, bounded, encoded, joined, less, number
from newsarchive.sources.script_requests import Fields, Json
from newsarchive.sources.script_source import Token, closings, selected, tokens

if TYPE_CHECKING:
    from newsarchive.sources.script_reading import Run

DEEPEST_BRACKETS = 16
"""Brackets inside each other; what stands deeper is unknown."""
_SAME = frozenset({"String", "encodeURI", "escape", "unescape", "decodeURIComponent", "trim", "toString"})
_NUMBERS = frozenset({"Number", "parseInt", "parseFloat"})
_PLACES = re.compile(r"\$\{([^{}`]{1,200})\}")
_FOUND_BY = frozenset({"getElementById", "getElementsByName", "querySelector", "querySelectorAll"})


class Place(Enum):
    """Objects that every page has."""

    DOCUMENT = "document"
    WINDOW = "window"
    LOCATION = "location"
    FORMS = "forms"


@dataclass(frozen=True)
class Member:
    """A method with its owner, before it is called."""

    owner: object
    name: str


class Values:
    """Reads the values in one function, from `at` onwards.

    Args:
        run: the click that is followed.
        code: the function's body.
        known: its parameters and variables.
        depth: functions that call each other to here.
    """

    def __init__(self, run: Run, code: Sequence[Token], known: dict[str, object], depth: int) -> None:
        self.run = run
        self.reader = run.reader
        self.code = code
        self.known = known
        self.depth = depth
        self.at = 0
        self.begun = 0
        """Where the statement begins that is read."""
        self.unsure_until = 0
        """Up to here, what is read is not sure to be done."""
        self._nested = 0
        self._ends = closings(code)

    @property
    def sure(self) -> bool:
        """Whether the statement that is read is done in any case."""
        return self.begun >= self.unsure_until

    def is_at(self, *signs: str) -> bool:
        """Whether one of these words or signs comes next."""
        return self.at < len(self.code) and self.code[self.at].kind in {"sign", "name"} and self.code[self.at].value in signs

    def take(self, *signs: str) -> bool:
        """Go past one of these words or signs; whether one came next."""
        if self.is_at(*signs):
            self.at += 1
            return True
        return False

    def closing(self, start: int) -> int:
        """The place behind the bracket that closes the one at `start`."""
        return self._ends.get(start, len(self.code))

    def skip_function(self) -> None:
        """Go past a function that is defined here."""
        while self.at < len(self.code) and not self.is_at("{"):
            self.at += 1
        self.at = self.closing(self.at)

    def fill(self, element: HtmlElement, name: str, value: str) -> None:
        """Put something into a field, or tell a form where and how it is sent."""
        if name in {"action", "method"} and element.tag == "form":
            self.run.told[element, name] = value
        elif name == "value" and (self.sure or element not in self.run.values):
            self.run.values[element] = value

    def expression(self) -> object:
        """A value: texts, numbers and elements that are known; None for anything else."""
        self._nested += 1
        value = self._sum() if self._nested < DEEPEST_BRACKETS else None
        self._nested -= 1
        if self.is_at("?", "||", "&&", "==", "===", "!=", "!==", "<", ">", "<=", ">="):
            known_anyway = self.is_at("||") and isinstance(value, str | int) and value != ""
            self._skip_expression()
            return value if known_anyway else None
        return value

    def _skip_expression(self) -> None:
        depth = 0
        while self.at < len(self.code):
            token = self.code[self.at]
            if token.kind == "sign":
                if depth == 0 and token.value in {";", ",", ")", "]", "}"}:
                    return
                depth += (token.value in "([{") - (token.value in ")]}")
            self.at += 1

    def _sum(self) -> object:
        value = self._product()
        while self.is_at("+", "-"):
            minus = self.is_at("-")
            self.at += 1
            other = self._product()
            value = less(value, other) if minus else joined(value, other)
        return value

    def _product(self) -> object:
        value = self._single()
        while self.is_at("*", "/", "%"):
            times = self.is_at("*")
            self.at += 1
            left, right = number(value), number(self._single())
            value = bounded(left * right) if times and left is not None and right is not None else None
        return value

    def _single(self) -> object:
        if self.at >= len(self.code):
            return None
        token = self.code[self.at]
        if token.kind == "text":
            self.at += 1
            return self._text(token)
        if token.kind == "number":
            self.at += 1
            return int(token.value) if token.value.isdecimal() and len(token.value) < 16 else token.value
        if token.kind == "sign":
            return self._signed(token.value)
        if token.value == "function":
            self.skip_function()
            return None
        if token.value in {"new", "typeof", "await"}:
            self.at += 1
            value = self.chain()
            return value if isinstance(value, Fields) else None
        return self.chain()

    def _signed(self, sign: str) -> object:
        if sign == "(":
            end = self.closing(self.at)
            self.at += 1
            value = self.expression()
            self.at = end
            return value if not self.is_at("=>") else None
        if sign in {"[", "{"}:
            return self._object(sign)
        if sign in {"++", "--"}:
            self.at += 1
            value = number(self._single())
            return None if value is None else bounded(value + (1 if sign == "++" else -1))
        if sign in {"-", "+", "!"}:
            self.at += 1
            value = number(self._single())
            return None if sign == "!" or value is None else -value if sign == "-" else value
        return None

    def _object(self, sign: str) -> object:
        """What stands in curly brackets, names with their values; None for a list."""
        end = self.closing(self.at)
        found: dict[str, object] = {}
        self.at += 1
        while sign == "{" and self.at < end - 1:
            name = self.code[self.at].value
            self.at += 1
            if self.take(":"):
                found[name] = self.expression()
            elif self.is_at(",", "}"):
                found[name] = self._named(name)
            self._pass_comma(end)
        self.at = end
        return found if sign == "{" else None

    def _pass_comma(self, end: int) -> None:
        """Go past the next comma before `end`, and past whatever stands in brackets before it."""
        while self.at < end - 1 and not self.take(","):
            self.at = self.closing(self.at) if self.is_at("(", "[", "{") else self.at + 1

    def _text(self, token: Token) -> str | None:
        if not token.raw or "${" not in token.value:
            return token.value
        made = ""
        for place, piece in enumerate(_PLACES.split(token.value)):
            value = piece if place % 2 == 0 else Values(self.run, tokens(piece), self.known, self.depth).expression()
            if not isinstance(value, str | int) or (place % 2 == 0 and "${" in piece):
                return None
            made += str(value)
            if len(made) > LONGEST:
                return None
        return made

    def _named(self, name: str) -> object:
        if name in self.known:
            return self.known[name]
        match name:
            case "document":
                return Place.DOCUMENT
            case "window" | "self" | "top" | "parent":
                return Place.WINDOW
            case "location":
                return Place.LOCATION
            case "this":
                return self.run.clicked
        found = self.reader.source.constant(name), self.reader.initial(name, self.run), self.reader.by_name(name)
        return next((value for value in found if value is not None), None)

    def chain(self, *, assigned: bool = False) -> object:
        """A name with whatever is taken from it and called on it.

        Args:
            assigned: whether something may be put there: then where it would be put is returned.
        """
        if self.at >= len(self.code) or self.code[self.at].kind == "sign":
            if self.is_at("("):
                return self._signed("(")
            self.at += 1
            return None
        name = self.code[self.at].value
        first = self.code[self.at]
        self.at += 1
        value: object
        if first.kind == "text":
            value = self._text(first)
        elif self.is_at("("):
            value = self._called(Member(None, name))
        else:
            value = self._named(name)
        while self.is_at(".", "["):
            if self.take("."):
                if self.at >= len(self.code):
                    return None
                member = self.code[self.at].value
                self.at += 1
            else:
                end = self.closing(self.at)
                self.at += 1
                inside = self.expression()
                self.at = end
                if isinstance(inside, int) and isinstance(value, HtmlElement):
                    continue
                member = str(inside) if isinstance(inside, str | int) else ""
            reference = Member(value, member)
            if self.is_at("("):
                value = self._called(reference)
            elif assigned and self.is_at("="):
                return reference
            else:
                value = self._member(value, member)
        return value

    def _member(self, owner: object, name: str) -> object:
        """What an object has under a name."""
        if owner is Place.WINDOW:
            return self._named(name)
        if name == "location":
            return Place.LOCATION
        if owner is Place.DOCUMENT:
            found = {"forms": Place.FORMS, "location": Place.LOCATION}.get(name)
            return found if found is not None else self.reader.by_name(name)
        if owner is Place.LOCATION:
            parts = urlsplit(self.reader.url)
            told = {"href": self.reader.url, "pathname": parts.path, "origin": f"{parts.scheme}://{parts.netloc}", "host": parts.netloc}
            return told.get(name)
        if owner is Place.FORMS:
            forms = list(self.reader.tree.iter("form"))[:50]
            if name.isdecimal():
                return forms[int(name[:4])] if int(name[:4]) < len(forms) else None
            return next((form for form in forms if name in {form.get("name"), form.get("id")}), None)
        if isinstance(owner, HtmlElement):
            return self._of_element(owner, name)
        if isinstance(owner, dict):
            return owner.get(name)
        return None

    def _of_element(self, element: HtmlElement, name: str) -> object:
        if name in {"elements", "options"}:
            return element
        if name == "selectedIndex":
            return 0
        if name == "form":
            return next(element.iterancestors("form"), None)
        if name == "value":
            return self.run.values.get(element, element.get("value") or "")
        if name == "dataset":
            return {_camel(key[5:]): value for key, value in element.attrib.items() if str(key).startswith("data-")}
        if element.tag == "form" and name not in {"action", "method"}:
            return next((one for one, named, _ in controls(element) if name in {named, one.get("id")}), None)
        return element.get(name)

    # Calls

    def _called(self, reference: Member) -> object:
        end = self.closing(self.at)
        self.at += 1
        given: list[object] = []
        while self.at < end - 1 and len(given) < 12:
            given.append(self.expression())
            self._pass_comma(end)
        self.at = end
        owner, name = reference.owner, reference.name
        if owner is None or owner is Place.WINDOW:
            return self._of_page(name, given)
        if owner is Place.DOCUMENT and name in _FOUND_BY and given and isinstance(given[0], str):
            return self.reader.first(given[0]) if name.startswith("query") else self.reader.by_name(given[0])
        if owner is Place.LOCATION and name in {"replace", "assign"} and given:
            self.run.go(given[0], sure=self.sure)
        if isinstance(owner, HtmlElement):
            return self._on_element(owner, name, given)
        if isinstance(owner, str | int) and name in _SAME:
            return owner
        if isinstance(owner, Fields):
            return owner.told(name, given)
        if isinstance(owner, str) and name == "concat":
            return joined(owner, given[0] if given else None)
        return None

    def _of_page(self, name: str, given: list[object]) -> object:
        """A function that is called by its name alone."""
        first = given[0] if given else None
        if name in {"$", "jQuery"}:
            return self.reader.first(first) if isinstance(first, str) else first
        if name == "encodeURIComponent":
            return encoded(first)
        if name in _SAME:
            return first
        if name in _NUMBERS:
            return number(first)
        if name in {"FormData", "URLSearchParams", "param"}:
            return Fields(self.run.fields(first) if isinstance(first, HtmlElement) else first if isinstance(first, dict) else ())
        if name == "stringify":
            return Json(first)
        if self.run.asks(name, given, sure=self.sure):
            return None
        if name == "open":
            self.run.go(first, sure=self.sure)
            return None
        function = self.reader.source.function(name)
        if function is not None:
            known = dict(zip(function.parameters, given, strict=False))
            before = len(self.run.found)
            self.run.read(function.body, known, self.depth + 1)
            if not self.sure:
                self.run.found[before:] = [(False, opened) for _, opened in self.run.found[before:]]
        return None

    def _on_element(self, element: HtmlElement, name: str, given: list[object]) -> object:
        texts = [str(one) if isinstance(one, str | int) else None for one in given]
        if name in {"submit", "requestSubmit"} or (name == "trigger" and texts[:1] == ["submit"]):
            if element.tag == "form":
                self.run.send(element, sure=self.sure)
        elif name == "val" or (name in {"attr", "prop", "setAttribute"} and len(given) == 2):
            if name == "val" and not given:
                return self._of_element(element, "value")
            told = ("value", texts[0]) if name == "val" else (texts[0] or "", texts[1])
            if told[1] is not None:
                self.fill(element, told[0], told[1])
        elif name in {"attr", "prop"} and given and isinstance(given[0], dict):
            for key, value in given[0].items():
                if isinstance(value, str | int):
                    self.fill(element, str(key), str(value))
        elif name in {"attr", "getAttribute", "data"} and texts and texts[0]:
            return element.get(f"data-{texts[0]}" if name == "data" else texts[0])
        elif name in {"serialize", "serializeArray"}:
            return Fields(self.run.fields(element))
        elif name == "find" and texts and texts[0]:
            found = selected(element, texts[0])
            return found[0] if found else None
        elif name == "closest" and texts and texts[0]:
            return next(element.iterancestors(texts[0]), None) if texts[0].isalnum() else None
        return element


def _camel(name: str) -> str:
    return re.sub(r"-([a-z])", lambda found: found[1].upper(), name)
