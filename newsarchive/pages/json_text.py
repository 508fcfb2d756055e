"""JSON as pages really carry it: read strictly where it is JSON, else as far as it can be read without guessing.

Known faults are passed over: comments, HTML comment and CDATA wrappers, commas too many or too few, line breaks, unknown escapes
and quotes in strings, a text whose quotes are entities, several values run together. What cannot be understood ends the
reading there; what was complete before it stays.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

MAX_DEPTH = 64
"""Levels of nesting; nothing that describes an article has a tenth of it."""

_PASSED = re.compile(r"(?:[\s,;\ufeff]+|<!--|-->|<!\[CDATA\[|\]\]>|/\*(?:[^*]|\*(?!/))*+\*/|//[^\n]*+)*+")
_STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_AFTER_STRING = re.compile(r"\s*+(?:[,:}\]]|/[/*]|$)")
_LOOSE_STRING = re.compile(r'"((?:[^"\\]++|\\.|"(?!\s*+[,}\]]))*+)"', re.DOTALL)
_COLON = re.compile(r"\s*+:")
_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,3})?(?![\w.])")
_WORD = re.compile(r"(true|false|null|undefined|NaN)(?!\w)")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " "}
_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_HALF = re.compile(r"[\ud800-\udfff\x00]")


def values(text: str) -> list[Any]:
    """The JSON values of a text, in order; several where they were run together, none where it holds no JSON."""
    text = text.strip().strip("\ufeff;").strip()
    if not text:
        return []
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        pass
    if re.match(r"[\s\[{]*+&(?:quot|#34|#x22);", text):
        text = html.unescape(text)
    return list(_Reader(text).values())


def plain(text: str) -> str:
    """A string that can be stored: surrogates that are no pair, and NULs, replaced."""
    if _HALF.search(text) is None:
        return text
    return _HALF.sub("\ufffd", _PAIR.sub(lambda match: match[0].encode("utf-16", "surrogatepass").decode("utf-16"), text))


class _Fault(Exception):
    """The text cannot be understood from here on."""


class _Reader:
    """One pass over a text, with its own stack, so that no nesting exhausts Python's."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._loose: tuple[list[Any] | dict[str, Any], str] | None = None
        """Where the value just read stands, if it is a string with quotes of its own, whose end is a matter of opinion."""

    def values(self) -> Iterator[Any]:
        """Each complete value, and what is complete of the one in which the text becomes unreadable."""
        while True:
            self._pass()
            if self.at >= len(self.text) or self.text[self.at] not in "{[":
                return
            root: list[Any] = []
            try:
                self._into(root)
            except _Fault:
                if self._loose is not None:
                    where, key = self._loose
                    where.pop(key) if isinstance(where, dict) else where.pop()
                yield from root
                return
            yield from root

    def _into(self, root: list[Any]) -> None:
        """Read one value into `root`."""
        stack: list[list[Any] | dict[str, Any]] = [root]
        key = ""
        keys: list[str] = []
        while True:
            self._pass()
            here = stack[-1]
            char = self.text[self.at : self.at + 1]
            if char and char in "}]":
                if (char == "}") != isinstance(here, dict):
                    raise _Fault
                self.at += 1
                stack.pop()
                key = keys.pop()
                self._loose = None
                if len(stack) == 1:
                    return
                continue
            if isinstance(here, dict):
                key = self._key()
                self._loose = None
                self._pass()
                char = self.text[self.at : self.at + 1]
            if char and char in "{[":
                if len(stack) > MAX_DEPTH:
                    raise _Fault
                self.at += 1
                made: list[Any] | dict[str, Any] = {} if char == "{" else []
                self._put(here, key, made)
                stack.append(made)
                keys.append(key)
            else:
                value, loose = self._scalar()
                self._put(here, key, value)
                self._loose = (here, key) if loose else None

    def _key(self) -> str:
        match = _STRING.match(self.text, self.at)
        colon = _COLON.match(self.text, match.end()) if match is not None else None
        if match is None or colon is None:
            raise _Fault
        self.at = colon.end()
        return _unescaped(match[1])

    @staticmethod
    def _put(here: list[Any] | dict[str, Any], key: str, value: Any) -> None:
        if isinstance(here, dict):
            here[key] = value
        else:
            here.append(value)

    def _scalar(self) -> tuple[Any, bool]:
        """The next string, number or word, and whether it is a string with quotes inside."""
        text, at = self.text, self.at
        if text[at : at + 1] == '"':
            match = _STRING.match(text, at)
            # A quote that neither comma nor bracket follows is part of the text.
            loose = match is not None and _AFTER_STRING.match(text, match.end()) is None
            match = _LOOSE_STRING.match(text, at) if loose else match
            if match is None:
                raise _Fault
            self.at = match.end()
            return _unescaped(match[1]), loose
        number = _NUMBER.match(text, at)
        if number is not None:
            self.at = number.end()
            return (int if number[0].lstrip("-").isdecimal() else float)(number[0]), False
        word = _WORD.match(text, at)
        if word is None:
            raise _Fault
        self.at = word.end()
        return _WORDS[word[1]], False

    def _pass(self) -> None:
        match = _PASSED.match(self.text, self.at)
        assert match is not None
        self.at = match.end()


def _unescaped(raw: str) -> str:
    if "\\" not in raw:
        return raw
    return _PAIR.sub(
        lambda match: match[0].encode("utf-16", "surrogatepass").decode("utf-16"),
        _ESCAPE.sub(lambda match: chr(int(match[1][1:], 16)) if len(match[1]) == 5 else _ESCAPED.get(match[1], match[1]), raw),
    )
