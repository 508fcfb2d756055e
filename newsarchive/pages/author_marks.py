"""Elements that mark an author: by itemprop, rel, class or the address of a person's page, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.elements import Names, names_of
from newsarchive.text.names import before_other_credits, compact, is_organisation, is_person, names_in

BLOCKS = frozenset(
    "address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre"
    " section table tbody td th tr ul".split()
)
SILENT = frozenset("script style noscript template iframe object svg select option textarea head title figcaption nav form".split())
AUTHOR_WORDS = frozenset(
    "author authors byline bylines autor autora autores autoren autorin autori autore auteur auteurs writer writers contributor"
    " contributors reporter reporters"
    " journalist journalists redakteur verfasser yazar yazarlar muhabir forfatter skribent szerzo avtor avtory creator writtenby"
    " postedby submittedby poster автор авторы".split()
)
PAIRS = frozenset(
    {
        ("submitted", "by"), ("written", "by"), ("posted", "by"), ("by", "line"), ("latest", "by"), ("article", "by"), ("news", "by"),
        ("post", "by"), ("story", "by"), ("text", "by"),
    }
)  # fmt: skip
OTHER_WORDS = frozenset(
    "avatar image images img photo photos picture thumb thumbnail gravatar bio biography description desc descr social twitter facebook"
    " instagram linkedin email mail follow share count date time datetime role job position affiliation location icon button tooltip"
    " filter search caption copyright title headline jobtitle excerpt reviewer checker factcheck photographer editor editors credit".split()
)
ELSEWHERE = frozenset(
    "comment comments commentlist respond disqus related recirc recommended recommendation popular trending teaser teasers newsletter"
    " menu breadcrumb breadcrumbs copyright colophon caption gallery carousel slider advert promo mostread".split()
)
AUTHOR_PAGE = re.compile(
    r"(?:^|[/?&_])(?:authors?|by|bylines?|contributors?|writers?|journalists?|reporters?|profiles?|staff|columnists?|autor|autore|autori|"
    r"autores|autoren|autorin|auteurs?|redakteure?|redaktion|yazar|yazarlar|avtor|avtory)[/=][^/?#]"
)
NO_PERSON = re.compile(
    r"^(?:mailto:|tel:|javascript:|#)|//(?:[\w-]+\.)*(?:twitter|x|facebook|instagram|linkedin|youtube|tiktok|threads|bsky|t|vk|muckrack|telegram)\."
)
_TOKEN = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
UNKNOWN = -1
AROUND = frozenset({"html", "body", "main", "article"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
MAX_TEXT = 400
"""Letters beyond which an element is no byline as a whole."""


def names_of_element(element: HtmlElement, rank: int, size: int, not_names: Container[str]) -> list[str]:
    """The names in a marked element: its inner name marks, else its links, else its text."""
    text = before_other_credits(_text(element))
    shown = compact(text)
    inner = [name for name in _inner_names(element, not_names) if compact(name) in shown]
    links = [] if size > 5 * MAX_TEXT else [name for name in _link_names(element, not_names) if compact(name) in shown]
    whole: list[str] = []
    if size <= MAX_TEXT:
        whole = [name for name in names_in(text, not_names=not_names) if (rank and _fits(name, rank)) or is_person(name)]
    for found in (inner, links):
        if len(found) > 1 and len(found) >= len(whole) and not (len(whole) == 1 and all(" " not in name for name in found)):
            return found
    one = inner or links
    if one and (not whole or compact(one[0]) not in map(compact, whole)) and not (whole and " " not in one[0]):
        return one if rank or is_person(one[0]) else []
    return whole


def _fits(name: str, rank: int) -> bool:
    """A full name or a department; where markup means nothing else, a single word too."""
    return is_person(name) or is_organisation(name) or (rank >= 2 and " " not in name)


def _inner_names(element: HtmlElement, not_names: Container[str]) -> Iterator[str]:
    seen: set[str] = set()
    for number, one in enumerate(element.iterdescendants()):
        if number > 300:
            break
        if not isinstance(one.tag, str) or one.tag in SILENT:
            continue
        if _is_named(names_of(one)):
            raw = one.get("content") if one.tag == "meta" else _text(one)
            for name in names_in((raw or "")[:MAX_TEXT], not_names=not_names):
                if compact(name) not in seen and _fits(name, 3):
                    seen.add(compact(name))
                    yield name


def _link_names(element: HtmlElement, not_names: Container[str]) -> list[str]:
    found: dict[str, str] = {}
    links = [link for link in [element, *islice(element.iterdescendants("a"), 30)] if link.tag == "a"]
    links = [link for link in links if not NO_PERSON.search(link.get("href") or "")]
    pages = [link for link in links if leads_to_author(link) or "author" in (link.get("rel") or "").split()]
    for link in pages or links:
        for name in names_in(_text(link), not_names=not_names):
            if is_person(name) or (not found and _fits(name, 3)):
                found.setdefault(compact(name), name)
    return list(found.values())


def _text(element: HtmlElement) -> str:
    """An element's text with its blocks parted by bars, its list items by semicolons."""
    parts: list[str] = []
    size = 0
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, one in walker:
        if event == "start":
            if one is not element and (one.tag in SILENT or _is_dressing(names_of(one))):
                walker.skip_subtree()
                continue
            if one.tag in BLOCKS:
                parts.append(" ; " if one.tag == "li" else " | ")
            text = one.text
        else:
            if one.tag in BLOCKS:
                parts.append(" ; " if one.tag == "li" else " | ")
            text = one.tail if one is not element else None
        if text:
            parts.append(text)
            size += len(text)
            if size > 4 * MAX_TEXT:
                break
    # A label is parted from its name by markup only.
    return re.sub(r"(?:\s*[|;]\s*)+", lambda match: " ; " if "|" not in match.group() else " | ", " ".join("".join(
        part if part.strip() else " " for part in _spaced(parts)).split())).strip(" |;")


def _spaced(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        yield part
        if part and not part[-1].isspace():
            yield " "


@lru_cache(maxsize=8192)
def _is_dressing(names: Names) -> bool:
    words = _words(names)
    return bool(OTHER_WORDS.intersection(words)) and "name" not in words and not _says_author(words)


@lru_cache(maxsize=8192)
def _is_named(names: Names) -> bool:
    """Whether an element inside a byline holds a name and nothing else."""
    words = _words(names)
    named = "name" in names.get("itemprop").lower().split() or "fn" in words or ("name" in words and "user" not in words)
    return named or "author" in names.get("rel").lower().split()


class Traits(NamedTuple):
    """What an element's names say of a byline in it."""

    comment: bool
    silent: bool
    """Whether it is passed over wherever it stands."""
    elsewhere: bool
    """Whether it is, unless it holds the heading."""
    block: bool
    rank: int | None
    heading: bool


@lru_cache(maxsize=8192)
def traits_of(names: Names) -> Traits:
    """What an element's names say of a byline in it."""
    tag = names.tag
    elsewhere = tag not in AROUND and not ELSEWHERE.isdisjoint(_words(names))
    return Traits(not tag, tag in SILENT, elsewhere, tag in BLOCKS, _rank_of(names), tag in HEADINGS)


def _rank_of(names: Names) -> int | None:
    """How surely an element's names say that it names the author; None where they do not, UNKNOWN where its address may."""
    tag = names.tag
    if tag in ("meta", "link", "img", "input", "html", "body", "main", "article", "h1", ""):
        return None
    props = names.get("itemprop").lower().split()
    if "author" in props or "creator" in props or "author" in names.get("rel").lower().split():
        return 3
    prop = names.get("property").lower()
    if prop.endswith((":author", ":creator", ":has_creator")) or prop == "author":
        return 3
    words = _words(names)
    if words and _says_author(words):
        return None if OTHER_WORDS & set(words) and "name" not in words and "date" not in words else 2
    return UNKNOWN if tag == "a" else None


def leads_to_author(element: HtmlElement) -> bool:
    """Whether an element is a link to a person's page."""
    return AUTHOR_PAGE.search((element.get("href") or "").lower()) is not None


def _says_author(words: Sequence[str]) -> bool:
    for number, word in enumerate(words):
        if word in AUTHOR_WORDS or (number and (words[number - 1], word) in PAIRS):
            return True
        if word.endswith(("author", "authors", "byline", "autor")) or word.startswith("byline"):
            return True
        if word.startswith("author") and not word.startswith(("authori", "authored", "authoring")):
            return True
    return False


@lru_cache(maxsize=8192)
def _words(names: Names) -> tuple[str, ...]:
    value = names.joined("class", "id", "data-testid", "data-qa", "aria-label")
    if value.islower():
        return tuple(_TOKEN.findall(value)[:24])
    return tuple([word.lower() for word in _TOKEN.findall(_CAMEL.sub(" ", value))][:24])
