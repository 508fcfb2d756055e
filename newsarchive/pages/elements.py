"""The elements of a page in document order, with what all readers ask of them: read from the tree once."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from lxml.html import HtmlElement

from newsarchive.pages.lines import hides, is_hidden

NAMING = frozenset("class id itemprop property rel role aria-label aria-level itemtype itemscope typeof data-testid data-qa".split())
"""Attributes that say what an element is."""
LONGEST = 300
"""Characters of such an attribute that are read."""
ADDRESSED = frozenset({"a", "img", "script", "link", "meta", "source", "iframe", "input", "option", "time"})
"""Elements whose attributes differ from one to the next."""
FEW = 4
"""Attributes up to which elements with equal ones are told by them."""
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Names:
    """A tag with the names its attributes give it.

    Elements with the same tag and names share one object, on all pages: what they say is found out once (`lru_cache`), and what is
    asked of every element of a page is asked of some hundred.
    """

    __slots__ = ("_values", "hidden", "tag")

    def __init__(self, tag: str, values: dict[str, str]) -> None:
        self.tag = tag
        """"" for a comment."""
        self.hidden = "hidden" in values
        """Whether it is not shown at all, by its own attributes."""
        self._values = values

    def get(self, name: str) -> str:
        """An attribute among NAMING; "" where the element has none."""
        return self._values.get(name, "")

    def has_any(self, names: frozenset[str]) -> bool:
        """Whether the element has one of these attributes, whatever it says."""
        return not names.isdisjoint(self._values)

    def joined(self, *names: str) -> str:
        """Some attributes with a space between them, cut to LONGEST; "" where the element has none of them."""
        values = self._values
        return " ".join([values[name] for name in names if name in values])[:LONGEST]


@lru_cache(maxsize=8192)
def _names(tag: str, *values: tuple[str, str]) -> Names:
    return Names(tag, dict(values))


def _hides(values: dict[str, str]) -> bool:
    return hides(values.get("hidden"), values.get("style"))


@lru_cache(maxsize=8192)
def _names_of(tag: str, *items: tuple[str, str]) -> Names:
    named = [(name, value) for name, value in items if name in NAMING]
    if len(named) < len(items) and _hides(dict(items)):
        named.append(("hidden", "hidden"))
    return _names(tag, *named)


def names_of(element: HtmlElement) -> Names:
    """The names of one element."""
    tag, items = str(element.tag), element.items()
    if not items:
        return _names(tag)
    if tag not in ADDRESSED and len(items) <= FEW and all(len(value) <= LONGEST for _, value in items):
        return _names_of(tag, *items)
    named = [(name, value[:LONGEST]) for name, value in items if name in NAMING]
    if len(named) < len(items) and is_hidden(element):
        named.append(("hidden", "hidden"))
    return _names(tag, *named)


@lru_cache(maxsize=8192)
def words_of(names: Names) -> frozenset[str]:
    """The words of an element's class, id and itemprop, in small letters: `postMeta__publish-date` is post, meta, publish, date."""
    value = names.joined("class", "id", "itemprop")
    if value.islower():
        return frozenset(_WORD.findall(value))
    return frozenset([word.lower() for word in _WORD.findall(_CAMEL.sub(" ", value))])


_COMMENT = Names("", {})


class Elements:
    """All elements and comments of a page; an element is spoken of by its number in document order."""

    def __init__(self, tree: HtmlElement) -> None:
        self.nodes: list[HtmlElement] = list(tree.iter())
        self.names = [names_of(node) if isinstance(node.tag, str) else _COMMENT for node in self.nodes]
        self.texts: list[str | None] = [node.text for node in self.nodes]
        """What stands before the first child; None for a comment."""
        self.tails: list[str | None] = [node.tail for node in self.nodes]
        """What follows the element."""
        self.numbers: dict[HtmlElement | None, int] = {node: number for number, node in enumerate(self.nodes)}
        """The number of each element."""
        self.parents = [self.numbers.get(node.getparent(), -1) for node in self.nodes]
        """-1 for the first element."""
        self.ends = list(range(1, len(self.nodes) + 1))
        """The number after the last one inside it."""
        for number in range(len(self.nodes) - 1, 0, -1):
            parent = self.parents[number]
            if self.ends[parent] < self.ends[number]:
                self.ends[parent] = self.ends[number]
        for number, names in enumerate(self.names):
            if names is _COMMENT:
                self.texts[number] = None

    @cached_property
    def kinds(self) -> dict[Names, list[int]]:
        """The different names on the page, each with the numbers of the elements that bear them."""
        found: dict[Names, list[int]] = {}
        for number, names in enumerate(self.names):
            kept = found.get(names)
            if kept is None:
                found[names] = [number]
            else:
                kept.append(number)
        return found

    def above(self, element: HtmlElement) -> list[int]:
        """The numbers of the elements around one, from the innermost to the outermost."""
        found = []
        number = self.parents[self.numbers[element]]
        while number >= 0:
            found.append(number)
            number = self.parents[number]
        return found
