"""Whether a page that was fetched again says anything new, and what differs.

Nothing new is what stands in a block that three other pages of the same crawl have too, at the same place and to the letter, and what
stood in such a block made like it (latest news, footers); a count, where other pages count the same at the same place or its label says
so (views); as many other links in a list of links that other pages have at that place (related articles); a parameter of an address
that by its name is a session or a token. All else is new, in its order, whether or not it is taken for the article's: a correction in a
box beside it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsarchive.pages.attributes import address
from newsarchive.pages.whole import Block, Entry, Whole, whole
from newsarchive.text.counters import is_counter

OTHERS = 3
"""Other pages of a crawl that must have a block for it to be furniture."""
MOST_LINES = 200
"""Lines that may differ; where more do, the page is kept."""
LONGEST_LINE = 500
MOST_LETTERS = 20_000
SHOWN = 0.9
"""Share of the text's words that the page must show: the text of another stands in its scripts, where nothing is compared."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says that another visit must say too, at the same point of the page."""

    number: int
    """Of the entry, in its page."""
    entry: Entry
    key: tuple[str, str | int, int]
    """Kind, what must stay, and the place."""


def differing(before: HtmlElement, now: HtmlElement, text: str, shared: Collection[int]) -> tuple[str, ...] | None:
    """The lines that differ between two captures of a page where none of them says anything new: "- " before one that went, "+ " before
    one that came. None where the second capture is to be kept.

    Args:
        before: the page as it was.
        now: as it is.
        text: what is taken for the article's text.
        shared: marks that three other pages of this crawl have too.
    """
    old, new = whole(before), whole(now)
    if old is None or new is None or not _shows(new, text):
        return None
    known = frozenset(shared)
    lists = known & _lists(old) & _lists(new)
    own_old, rest_old = _parted(old, known, _swapped(old, new, known), lists)
    own_new, rest_new = _parted(new, known, frozenset(), lists)
    if [one.key for one in own_old] != [one.key for one in own_new]:
        return None
    pairs = [(one, other) for one, other in zip(own_old, own_new, strict=True) if one.entry.text != other.entry.text]
    went = [*(one for one, _ in pairs), *_beyond(rest_old, rest_new)]
    came = [*(other for _, other in pairs), *_beyond(rest_new, rest_old)]
    if len(went) + len(came) > MOST_LINES:
        return None
    lines = tuple(
        f"{sign} {one.entry.text}" for sign, some in (("-", went), ("+", came)) for one in sorted(some, key=lambda one: one.number)
    )
    if any(len(line) > LONGEST_LINE for line in lines) or sum(map(len, lines)) > MOST_LETTERS:
        return None
    return lines


def _shows(page: Whole, text: str) -> bool:
    words = set(text.split())
    seen = {word for entry in page.entries if entry.kind == "text" for word in entry.text.split()}
    return len(words & seen) >= SHOWN * len(words)


def _lists(page: Whole) -> set[int]:
    return {block.list_mark for block in page.blocks if block.is_list}


def _parted(page: Whole, shared: frozenset[int], swapped: frozenset[int], lists: frozenset[int]) -> tuple[list[Said], list[Said]]:
    """What a page says for itself, in its order, and what stands in blocks that other pages have too."""
    covered: list[bool] = []
    listing: list[Block | None] = []
    for number, block in enumerate(page.blocks):
        is_covered, around = (covered[block.parent], listing[block.parent]) if block.parent >= 0 else (False, None)
        # Some links of a list stand on other pages too, others do not; the list is told as one.
        covered.append(is_covered or (around is None and (block.mark in shared or number in swapped)))
        listing.append(block if block.is_list and block.list_mark in lists else around)
    own: list[Said] = []
    rest: list[Said] = []
    for number, entry in enumerate(page.entries):
        said = Said(number, entry, _key(page, entry, listing[entry.block] if entry.block >= 0 else None, shared))
        (rest if entry.block >= 0 and covered[entry.block] else own).append(said)
    return own, rest


def _key(page: Whole, entry: Entry, listing: Block | None, shared: frozenset[int]) -> tuple[str, str | int, int]:
    """What of an entry must stay: its words, less a count or a token; of a link in a list of links only that there is one."""
    if listing is not None and entry.linked:
        return f"{entry.kind} of a list", "", listing.path
    path = page.blocks[entry.block].path if entry.block >= 0 else 0
    mark = page.count_mark(entry)
    if mark is not None and (mark in shared or is_counter(entry.text)):
        return f"{entry.kind} that counts", mark, path
    return entry.kind, entry.text if entry.kind == "text" else address(entry.text), path


def _beyond(some: list[Said], others: list[Said]) -> list[Said]:
    """What of furniture only the first page shows."""
    left = Counter((one.entry.kind, one.entry.text) for one in others)
    found = []
    for one in some:
        if left[key := (one.entry.kind, one.entry.text)] > 0:
            left[key] -= 1
        else:
            found.append(one)
    return found


def _swapped(old: Whole, new: Whole, shared: frozenset[int]) -> frozenset[int]:
    """The blocks of the old page at whose place the new one has a block, made like it, that other pages have too."""
    before, now = _places(old), _places(new)
    return frozenset(
        before[path][order]
        for path, numbers in now.items() if len(before[path]) == len(numbers)
        for order, number in enumerate(numbers)
        if new.blocks[number].mark in shared and _is_made_alike(old, before[path][order], new, number)
    )  # fmt: skip


def _is_made_alike(old: Whole, one: int, new: Whole, other: int) -> bool:
    """Whether two blocks have as many lines and links, of the same kinds and in the same boxes: a note that is gone is no other filling."""
    block, now = old.blocks[one], new.blocks[other]
    return block.entries == now.entries and all(
        was.kind == is_.kind and old.blocks[was.block].path == new.blocks[is_.block].path
        for was, is_ in zip(old.entries_of(block), new.entries_of(now), strict=True)
    )


def _places(page: Whole) -> defaultdict[int, list[int]]:
    """The blocks at each place, in their order."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, block in enumerate(page.blocks):
        found[block.path].append(number)
    return found
