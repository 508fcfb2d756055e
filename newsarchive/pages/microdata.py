"""Microdata and RDFa Lite: the things an element tree marks as articles, read in one walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newsarchive.pages.base_address import joined
from newsarchive.pages.description import ARTICLES, WEB_PAGES, Declared, type_of, value_of
from newsarchive.pages.elements import Elements

MARKS = frozenset({"itemscope", "typeof", "itemprop", "property"})
MAX_THINGS = 500
MAX_VALUES = 20
"""Values of one property that are kept."""
MAX_OPEN = 8
"""Properties whose text is gathered at one time; deeper ones have no value."""
MAX_TEXT = 2000
DRUPAL = frozenset({"item"})
"""sioc:Item, by which Drupal 7 marks every node."""
PROPERTIES = {
    "headline": "title", "title": "title", "alternativeheadline": "", "datepublished": "published", "date": "published",
    "created": "published", "issued": "published", "datemodified": "modified", "modified": "modified", "author": "authors",
    "creator": "authors", "articlesection": "section", "keywords": "tags", "image": "image", "thumbnailurl": "image",
    "description": "summary", "inlanguage": "language", "publisher": "publisher", "url": "url", "mainentityofpage": "url",
    "name": "name", "givenname": "given", "familyname": "family", "contenturl": "url",
}  # fmt: skip
"""Properties that are read, and what they tell."""
ADDRESSES = {
    "a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "embed": "src", "iframe": "src", "source": "src",
    "track": "src", "video": "src", "object": "data",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class _Thing:
    """A thing as it is gathered; its properties by what they tell, values and things in document order."""

    source: str
    kinds: frozenset[str]
    values: dict[str, list[str | _Thing]] = field(default_factory=dict)

    def add(self, name: str, value: str | _Thing) -> None:
        kept = self.values.setdefault(name, [])
        if len(kept) < MAX_VALUES:
            kept.append(value)

    def texts(self, name: str) -> list[str]:
        """The values of a property as text; of a thing its name."""
        return [text for value in self.values.get(name, ()) if (text := value if isinstance(value, str) else value.name())]

    def text(self, name: str) -> str | None:
        return next(iter(self.texts(name)), None)

    def name(self) -> str:
        whole = " ".join(part for key in ("given", "family") for part in self.values.get(key, ())[:1] if isinstance(part, str))
        return next((value for value in self.values.get("name", ()) if isinstance(value, str)), whole)

    def address(self, name: str) -> str | None:
        for value in self.values.get(name, ()):
            found = value if isinstance(value, str) else next((one for one in value.values.get("url", ()) if isinstance(one, str)), None)
            if found:
                return found
        return None


@dataclass(slots=True)
class _Open:
    """A property whose text is its value."""

    number: int
    things: list[_Thing]
    names: list[str]


def in_marked_elements(elements: Elements, url: str) -> Iterator[Declared]:
    """The page's descriptions in microdata and RDFa, in document order."""
    things = _things(elements)
    for thing in things:
        homeless = thing is things[0] and {len(thing.values.get(name, ())) for name in ("title", "published")} in ({1}, {0, 1})
        if thing.values and (homeless or thing.kinds & (ARTICLES | WEB_PAGES | DRUPAL)):
            is_article = bool(thing.kinds & (ARTICLES | DRUPAL))
            yield Declared(
                source=thing.source, is_article=is_article, url=joined(url, thing.address("url")),
                title=thing.text("title") or (thing.text("name") if is_article else None), summary=thing.text("summary"),
                published=thing.text("published"), modified=thing.text("modified"), authors=tuple(thing.texts("authors")),
                publisher=thing.text("publisher"), section=thing.text("section"),
                tags=tuple(word for text in thing.texts("tags") for part in text.split(",") if (word := part.strip()))[:50],
                image=joined(url, thing.address("image")), language=thing.text("language"),
            )  # fmt: skip


def _things(elements: Elements) -> list[_Thing]:
    """Every thing; the first stands for properties that have no thing around them."""
    found = [_Thing("microdata", frozenset())]
    scopes: list[tuple[int, _Thing]] = []
    waiting: list[_Open] = []
    marked = [number for names, numbers in elements.kinds.items() if names.has_any(MARKS) for number in numbers]
    for number in sorted(marked):
        _end(elements, waiting, number)
        while scopes and scopes[-1][0] <= number:
            scopes.pop()
        _begin(elements, number, found, scopes, waiting)
    _end(elements, waiting, len(elements.nodes))
    return found


def _end(elements: Elements, waiting: list[_Open], number: int) -> None:
    """Take the texts of the properties that end before an element, the innermost first."""
    while waiting and elements.ends[waiting[-1].number] <= number:
        done = waiting.pop()
        _add(done.things, done.names, _text(elements, done.number))


def _text(elements: Elements, number: int) -> str:
    """The text of an element on one line, or its first part where it is no value."""
    parts: list[str] = []
    size = 0
    closing: list[int] = []
    ends = elements.ends
    for one in range(number, ends[number] + 1):
        while closing and (ends[closing[-1]] <= one):
            tail = elements.tails[closing.pop()]
            if tail and size <= MAX_TEXT:
                parts.append(tail[: MAX_TEXT + 1])
                size += len(tail)
        if one == ends[number] or size > MAX_TEXT:
            break
        if one != number:
            closing.append(one)
        text = elements.texts[one]
        if text and elements.names[one].tag not in {"script", "style"}:
            parts.append(text[: MAX_TEXT + 1])
            size += len(text)
    return " ".join("".join(parts).split())


def _begin(
    elements: Elements, number: int, found: list[_Thing], scopes: list[tuple[int, _Thing]], waiting: list[_Open]
) -> None:
    """An element that begins a thing, gives a property of the one around it, or both."""
    element = elements.nodes[number]
    things, names = [], []
    around = scopes[-1][1] if scopes else found[0]
    for name in (element.get("itemprop" if around.source == "microdata" else "property") or "").split()[:5]:
        told = PROPERTIES.get(type_of(name))
        if told and told not in names:
            things.append(around)
            names.append(told)
    kinds = element.get("typeof") if "typeof" in element.attrib else element.get("itemtype") or ""
    if ("itemscope" in element.attrib or "typeof" in element.attrib) and len(found) < MAX_THINGS:
        source = "microdata" if "itemscope" in element.attrib else "rdfa"
        thing = _Thing(source, frozenset(type_of(kind) for kind in (kinds or "").split()[:5]))
        found.append(thing)
        scopes.append((elements.ends[number], thing))
        for one, told in zip(things, names, strict=True):
            one.add(told, thing)
        return
    if not names:
        return
    value = _value(element, names)
    if value is not None:
        _add(things, names, value)
    elif len(waiting) < MAX_OPEN:
        waiting.append(_Open(number, things, names))


def _value(element: HtmlElement, names: list[str]) -> str | None:
    """The value an element carries in an attribute; None where its text is the value."""
    tag = element.tag
    value = element.get("content")
    if value is None and tag in ADDRESSES:
        value = element.get(ADDRESSES[tag])
        # <a itemprop="author" href> shows the name, and the address says little.
        if tag == "a" and "url" not in names:
            return None
    if value is None and tag == "time":
        value = element.get("datetime")
    if value is None and tag in {"data", "meter"}:
        value = element.get("value")
    return value if tag != "meta" else value or ""


def _add(things: list[_Thing], names: list[str], value: str) -> None:
    kept = value_of(value)
    if kept:
        for thing, name in zip(things, names, strict=True):
            thing.add(name, kept)
