"""Whether a page that was fetched again says anything new, and what differs.

Nothing new is what stands in a block that three other pages of the same crawl have too, at the same place and to the letter (latest
news, footers); a count, where other pages count the same at the same place or its label says so (views); another choice in a list
of links that other pages have at that place (related articles); an advertisement; the token in an address. All else is new, whether
or not it is taken for the article's: a correction in a box beside it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from lxml.html import HtmlElement

from newsarchive.pages.whole import Entry, Whole, whole
from newsarchive.text.counters import is_counter

OTHERS = 3
"""Other pages of a crawl that must have a block for it to be furniture."""
MOST_LINES = 200
"""Lines that may differ; where more do, the page is kept."""
LONGEST_LINE = 500
MOST_LETTERS = 20_000
SHOWN = 0.9
"""Share of the text's words that the page must show: the text of another stands in its scripts, where nothing is compared."""


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
    went, came = _apart(old, new)
    if len(went) + len(came) > MOST_LINES:
        return None
    known = frozenset(shared)
    swapped, lists = _swapped(old, new, known), {block.list_mark for block in new.blocks if block.is_list} & known
    counts_old = Counter(mark for entry in went if (mark := _count(old, entry, known)) is not None)
    counts_new = Counter(mark for entry in came if (mark := _count(new, entry, known)) is not None)
    for page, entries in ((old, went), (new, came)):
        for entry in entries:
            mark = _count(page, entry, known)
            if mark is not None and counts_old[mark] == counts_new[mark]:
                continue
            if not _is_furniture(page, entry, known, swapped if page is old else frozenset(), lists):
                return None
    lines = (*(f"- {entry.text}" for entry in went), *(f"+ {entry.text}" for entry in came))
    if any(len(line) > LONGEST_LINE for line in lines) or sum(map(len, lines)) > MOST_LETTERS:
        return None
    return lines


def _shows(page: Whole, text: str) -> bool:
    words = set(text.split())
    seen = {word for entry in page.entries if entry.kind == "text" for word in entry.text.split()}
    return len(words & seen) >= SHOWN * len(words)


def _apart(old: Whole, new: Whole) -> tuple[list[Entry], list[Entry]]:
    """What only the first page says, and what only the second does."""

    def beyond(page: Whole, other: Whole) -> list[Entry]:
        left = Counter(_at(other, entry) for entry in other.entries)
        found = []
        for entry in page.entries:
            if left[key := _at(page, entry)] > 0:
                left[key] -= 1
            else:
                found.append(entry)
        return found

    return beyond(old, new), beyond(new, old)


def _at(page: Whole, entry: Entry) -> tuple[str, str, int]:
    """An entry and where it stands: the same words elsewhere are other words."""
    return entry.kind, entry.text, page.blocks[entry.block].path if entry.block >= 0 else 0


def _count(page: Whole, entry: Entry, shared: frozenset[int]) -> int | None:
    """The mark of a line that may change its number, or of an address that may change its token; None where it is neither."""
    mark = page.count_mark(entry)
    if mark is not None and (mark in shared or is_counter(entry.text)):
        return mark
    return page.token_mark(entry)


def _is_furniture(page: Whole, entry: Entry, shared: frozenset[int], swapped: frozenset[int], lists: set[int]) -> bool:
    for number in page.above(entry):
        block = page.blocks[number]
        if block.mark in shared or number in swapped or block.advert or (block.is_list and block.list_mark in lists):
            return True
    return False


def _swapped(old: Whole, new: Whole, shared: frozenset[int]) -> frozenset[int]:
    """The blocks of the old page at whose place the new one has a block that other pages have too."""
    before, now = _places(old), _places(new)
    return frozenset(
        before[path][order]
        for path, numbers in now.items() if len(before[path]) == len(numbers)
        for order, number in enumerate(numbers) if new.blocks[number].mark in shared
    )  # fmt: skip


def _places(page: Whole) -> defaultdict[int, list[int]]:
    """The blocks at each place, in their order."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, block in enumerate(page.blocks):
        found[block.path].append(number)
    return found


