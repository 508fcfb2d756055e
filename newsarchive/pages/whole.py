"""Everything a page says: every visible line, link and description, each with the block it stands in. Not only what is taken for the
article: two captures of a page are told apart by it.

Blocks have marks: digests of what stands in them and where, of numbers that count, and of lists of links. By the marks that other pages
have too, furniture is known (pages.recheck).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Literal

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.json_text import values
from newsarchive.pages.lines import BLOCKS

UNSEEN = frozenset("script style noscript template head object embed canvas".split())
"""Elements that show nothing, or nothing that is text or an address."""
BORDERS = BLOCKS | {"br", "img", "button", "option", "textarea", "label", "iframe", "video", "audio", "source"}
ADDRESSED = {"a": "href", "img": "src", "iframe": "src", "video": "src", "audio": "src", "source": "src", "area": "href"}
MOST_ENTRIES = 10_000
"""Lines and links of one page that are looked at; a page with more is told by its bytes alone."""
MOST_MARKS = 1_000
"""The marks of hundreds of pages are in memory during a crawl."""
LONGEST_COUNTER = 60
LONGEST_ADDRESS = 2_000
MOST_COUNTS = 3
MAX_JSON_LD = 200_000
MAX_DEPTH = 12

Kind = Literal["text", "link", "about"]
_DIGITS = re.compile(r"\d+")
_CSRF = re.compile(r"csrf|xsrf|token|nonce", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?!\d)|\d+")
_DATELIKE = re.compile(r"\d[./:\-]\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOKEN = re.compile(r"[0-9a-fA-F]{16,}|(?=[^\d]*\d)(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])[0-9A-Za-z_]{20,}|\d{10,}")
_SESSION = re.compile(r";jsessionid=[^?#]*", re.IGNORECASE)
_CHANGING = frozenset("sid sessionid phpsessid jsessionid token csrf nonce rnd rand random cb _ ts timestamp nocache".split())
"""Parameters of addresses that say nothing of what they lead to."""
_WORDS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
ADVERTS = frozenset(
    "ad ads adv advert adverts advertisement advertisements advertising adsbygoogle adfox adslot banner banners sponsor sponsored"
    " sponsors reklama reklam reklame anzeige werbung publicidad publicite publicidade".split()
)
"""Words of a class or id that name an advertisement."""


@dataclass(slots=True)
class Block:
    """A block element."""

    parent: int
    path: int
    """Digest of where it stands: tags, ids and classes down to it, numbers left out."""
    advert: bool
    content: Any
    """What stands in it, as a digest that grows."""
    mark: int = 0
    """Digest of where it stands and of all that stands in it."""
    size: int = 0
    """Letters of its lines."""
    linked: int = 0
    """Those of them that stand in links."""
    links: int = 0
    """Links with a text."""

    @property
    def is_list(self) -> bool:
        """Whether it is a list of links, as menus, related articles and pagers are."""
        return self.links >= 2 and 3 * self.linked >= 2 * self.size >= 20

    @property
    def list_mark(self) -> int:
        """By which a list of links is known at its place, whatever it lists."""
        return _digest(b"list", self.path)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, link or description of a page."""

    kind: Kind
    text: str
    block: int
    """Number of the block it stands in; -1 for a description."""


@dataclass(slots=True)
class Whole:
    """A page as all it says."""

    entries: list[Entry] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def above(self, entry: Entry) -> Iterator[int]:
        """The numbers of the blocks around an entry, the innermost first."""
        number = entry.block
        while number >= 0:
            yield number
            number = self.blocks[number].parent

    def count_mark(self, entry: Entry) -> int | None:
        """By which a line that counts something is known at its place, whatever the count; None for another line."""
        return self._masked(entry, counting(entry.text)) if entry.kind != "link" else None

    def token_mark(self, entry: Entry) -> int | None:
        """By which an address is known at its place, whatever its token or session; None where it has none."""
        plain = address(entry.text) if entry.kind != "text" else entry.text
        return self._masked(entry, plain) if plain != entry.text else None

    def _masked(self, entry: Entry, text: str | None) -> int | None:
        if text is None:
            return None
        return _digest(text.encode("utf-8", "replace"), self.blocks[entry.block].path if entry.block >= 0 else 0)

    @property
    def marks(self) -> tuple[int, ...]:
        """All marks of the page, by which others may have the same."""
        found = dict.fromkeys(block.mark for block in self.blocks if block.size)
        found |= dict.fromkeys(block.list_mark for block in self.blocks if block.is_list)
        found |= dict.fromkeys(mark for entry in self.entries if (mark := self.count_mark(entry)) is not None)
        return tuple(found)[:MOST_MARKS]


def whole(tree: HtmlElement) -> Whole | None:
    """All that a page says; None where it is too much to be looked at."""
    page = Whole()
    page.entries += [Entry("about", text, -1) for text in _descriptions(tree)]
    body = tree.find("body")
    if body is not None and not _walk(body, page):
        return None
    return page


def marks_of(tree: HtmlElement) -> tuple[int, ...]:
    """The marks of a page; none where it is too much to be looked at."""
    page = whole(tree)
    return page.marks if page is not None else ()


def counting(line: str) -> str | None:
    """A short line with its counts masked; None where it has none, or a date or time."""
    if len(line) > LONGEST_COUNTER or _DATELIKE.search(line):
        return None
    numbers = _NUMBER.findall(line)
    if not 1 <= len(numbers) <= MOST_COUNTS or (len(numbers) > 1 and any(_YEAR.fullmatch(one) for one in numbers)):
        return None
    return _NUMBER.sub("0", line)


def address(url: str) -> str:
    """An address without what differs from visit to visit: session ids, tokens, random numbers."""
    url = _SESSION.sub("", url)
    head, mark, query = url.partition("?")
    if not mark:
        return url
    query, hash_mark, anchor = query.partition("#")
    kept = [one for one in query.split("&") if not _is_token(*one.partition("=")[::2])]
    return head + ("?" + "&".join(kept) if kept else "") + hash_mark + anchor


def _written(url: str) -> str:
    """An address as a page has it; the digest of one that holds what it leads to, or is too long."""
    url = url.strip()
    if len(url) <= LONGEST_ADDRESS and not url.startswith("data:"):
        return url
    return f"{url[:20]}... blake2b {blake2b(url.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def _is_token(name: str, value: str) -> bool:
    return name.lower() in _CHANGING or _TOKEN.fullmatch(value) is not None


class _Run:
    """The line that is being read."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked: list[str] = []
        self.links = 0


def _walk(body: HtmlElement, page: Whole) -> bool:
    """Collect the lines and links of a body in document order; False where there are too many."""
    run = _Run()
    open_blocks: list[int] = []
    anchors = 0

    def end_line() -> None:
        nonlocal run
        text = " ".join("".join(run.parts).split())
        if text:
            block = page.blocks[open_blocks[-1]]
            block.size += len(text)
            block.linked += min(len(" ".join("".join(run.linked).split())), len(text))
            block.links += run.links
            _add(page, "text", text, open_blocks[-1])
        run = _Run()

    walker = etree.iterwalk(body, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "comment":
            run.parts.append(element.tail or "")
            continue
        tag = str(element.tag)
        if event == "start":
            if tag in UNSEEN:
                walker.skip_subtree()
                continue
            if tag in BORDERS:
                end_line()
            if tag in BLOCKS or element is body:
                open_blocks.append(_open(page, element, open_blocks[-1] if open_blocks else -1))
            name = ADDRESSED.get(tag)
            if name is not None and (url := element.get(name)):
                _add(page, "link", _written(url), open_blocks[-1])
            if tag == "a":
                anchors += 1
                run.links += 1
            spoken = element.get("alt") if tag == "img" else element.get("placeholder") or None
            if spoken and spoken.strip():
                _add(page, "text", " ".join(spoken.split())[:1000], open_blocks[-1])
            if element.text:
                run.parts.append(element.text)
                if anchors:
                    run.linked.append(element.text)
            if len(page.entries) > MOST_ENTRIES:
                return False
            continue
        if tag in BORDERS or element is body:
            end_line()
        if tag not in UNSEEN and (tag in BLOCKS or element is body):
            _close(page, open_blocks.pop())
        if tag == "a":
            anchors -= 1
        if element.tail and element is not body:
            run.parts.append(element.tail)
            if anchors:
                run.linked.append(element.tail)
    return True


def _add(page: Whole, kind: Kind, text: str, block: int) -> None:
    page.entries.append(Entry(kind, text, block))
    plain = address(text) if kind == "link" else text
    page.blocks[block].content.update(f"{kind}:{plain}\n".encode("utf-8", "replace"))


def _open(page: Whole, element: HtmlElement, parent: int) -> int:
    names = f"{element.get('id') or ''} {element.get('class') or ''}"[:400]
    key = f"{element.tag!s} {' '.join(sorted(set(_DIGITS.sub('', names).split()))[:8])}".encode("utf-8", "replace")
    path = _digest(key, page.blocks[parent].path if parent >= 0 else 0)
    words = {word.lower() for word in _WORDS.findall(_CAMEL.sub(" ", names))}
    page.blocks.append(Block(parent, path, not words.isdisjoint(ADVERTS), blake2b(digest_size=8)))
    return len(page.blocks) - 1


def _close(page: Whole, number: int) -> None:
    block = page.blocks[number]
    said = block.content.digest()
    block.mark = _digest(said, block.path)
    if block.parent >= 0:
        around = page.blocks[block.parent]
        around.content.update(said)
        around.size += block.size
        around.linked += block.linked
        around.links += block.links


def _digest(said: bytes, path: int) -> int:
    return int.from_bytes(blake2b(said, digest_size=8, salt=path.to_bytes(8, "big", signed=True)).digest(), "big", signed=True)


def _descriptions(tree: HtmlElement) -> Iterator[str]:
    """What a page says of itself: title, language, descriptions, addresses, JSON-LD; without tokens against forgery."""
    yield f"language: {tree.get('lang') or ''}"
    for element in tree.iter("title", "meta", "link", "script"):
        if element.tag == "title" and element.text:
            yield f"title: {' '.join(element.text.split())[:2000]}"
        elif element.tag == "meta":
            name = element.get("name") or element.get("property") or element.get("itemprop") or element.get("http-equiv") or ""
            if name and not _CSRF.search(name):
                yield f"{name[:100]}: {' '.join((element.get('content') or '').split())}"
        elif element.tag == "link" and (element.get("rel") or "").lower() in {"canonical", "alternate", "amphtml", "shortlink"}:
            yield f"{element.get('rel')} {element.get('hreflang') or ''}: {_written(element.get('href') or '')}"
        elif element.tag == "script" and "ld+json" in (element.get("type") or "").lower():
            yield from _flat(values((element.text or "")[:MAX_JSON_LD]), "json-ld", 0)


def _flat(value: Any, path: str, depth: int) -> Iterator[str]:
    """The values of JSON with their names, a line each."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _flat(one, f"{path}.{str(name)[:50]}", depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _flat(one, path, depth + 1)
    elif value is not None:
        yield f"{path}: {' '.join(str(value).split())}"
