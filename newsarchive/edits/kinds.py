"""What kind of edit a change is: a correction, an addition, a cut, a rewrite; of the title, of the date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from newsarchive.edits.diff import Diff, diff
from newsarchive.edits.noise import same_title
from newsarchive.edits.words import BOOK, CHARACTER, kind_of, plain

Kind = Literal["title", "date", "correction", "addition", "cut", "rewrite"]
FEW = 6
"""Words that may be changed in any text without it being more than a correction."""
CHARACTERS_A_WORD = 2
"""Of scripts without spaces."""
SMALL = 0.05
"""Share of the words of both texts up to which replaced words are a correction."""
MOSTLY = 4
"""Times as many words added as removed, from which a change is an addition; and the other way round, a cut."""
MOST_KEPT = 0.85
"""Share of the text that is kept at least where single words were replaced in many places."""
KEPT = 0.5
"""Share of the text that is kept at least where only words were corrected."""
ELSEWHERE = frozenset({"relative", "changed", "script", "person", "listing", "feed", "sitemap", "url"})
"""Sources of a date that are reckoned, or do not stand on the page: another day there need not be the university's edit."""
LONGEST = 60_000
"""Pieces compared word by word where an edit is classed as it is stored."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an article said."""

    title: str | None
    text: str | None
    published: str | None = None
    published_source: str | None = None
    fetched: str = ""
    """The day it was fetched, ISO 8601."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What kind of edit it was, and how large."""

    kinds: tuple[Kind, ...]
    kept: float
    """Share of the longer text's words that stand in both."""
    added: int
    removed: int
    """Words of the text."""

    @property
    def told(self) -> str:
        """Its kinds, in a line."""
        return ", ".join(self.kinds)


def edit_of(old: Said, new: Said, compared: Diff | None = None) -> Edit:
    """The kinds of edit between two states of an article; none of them where nothing changed."""
    found = compared or (sizes_of(old.text, new.text) if _is_book(old, new) else diff(old.text, new.text, longest=LONGEST))
    kinds: list[Kind] = []
    if not same_title(old.title, new.title):
        kinds.append("title")
    if is_redated(old, new):
        kinds.append("date")
    if plain(old.text) != plain(new.text):
        kinds.append(_of_text(found, new.text or old.text or ""))
    return Edit(kinds=tuple(kinds), kept=found.share_kept, added=found.added, removed=found.removed)


def _is_book(old: Said, new: Said) -> bool:
    return max(len(old.text or ""), len(new.text or "")) > BOOK


def sizes_of(old: str | None, new: str | None) -> Diff:
    """How many words of two texts are the same, wherever they stand: of texts as long as books."""
    before, after = Counter((old or "").split()), Counter((new or "").split())
    kept = (before & after).total()
    return Diff(paragraphs=(), kept=kept, removed=before.total() - kept, added=after.total() - kept)


def _of_text(found: Diff, text: str) -> Kind:
    few = FEW * CHARACTERS_A_WORD if _is_without_spaces(text) else FEW
    changed = found.added + found.removed
    if changed < few and found.share_kept >= KEPT:
        return "correction"
    if found.added >= MOSTLY * found.removed and found.added >= few:
        return "addition"
    if found.removed >= MOSTLY * found.added and found.removed >= few:
        return "cut"
    if changed <= SMALL * (2 * found.kept + changed):
        return "correction"
    if found.share_kept >= MOST_KEPT and found.longest_run < 2 * few:
        return "correction"
    return "rewrite"


def _is_without_spaces(text: str) -> bool:
    head = text[:400]
    return 2 * sum(kind_of(char) == CHARACTER for char in head) > len(head)


def is_redated(old: Said, new: Said) -> bool:
    """Whether the university gave the article another day. Only where one source says both and neither was reckoned or is the day of
    the fetch: many a page calls today the day it was published."""
    days = [(one.published or "")[:10] for one in (old, new)]
    if days[0] == days[1] or old.published_source != new.published_source or any(len(day) < 10 for day in days):
        return False
    source = new.published_source or ""
    if source.endswith("+neighbours") or source in ELSEWHERE:
        return False
    return not any(day >= one.fetched[:10] for day, one in zip(days, (old, new), strict=True) if one.fetched)
