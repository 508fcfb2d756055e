"""The byline as the page shows it: elements marked as the author's, links to author pages, lines that begin with "By"."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsarchive.pages.author_marks import UNKNOWN, Traits, leads_to_author, names_of_element, traits_of
from newsarchive.pages.elements import Elements
from newsarchive.text.fold import fold
from newsarchive.text.name_words import ALONE_LABELS
from newsarchive.text.names import compact, is_organisation, is_person, is_role, labelled, may_label, names_in

AFTER, BEFORE = 500, 200
"""How many letters after and before the heading a byline is looked for."""
CLOSE = 200
"""The same, after the heading, for what looks like the cards of other articles."""
GAP = 40
"""Letters that may stand between two authors of one list."""
MOST = 60
_HANGUL = re.compile("[가-힣]{2,4}")
LONGEST_ALONE = 40
"""Characters of a label that stands alone, with what stands around it."""
LONGEST_VALUE = 80
"""Characters of a line that a label alone on the line before it may name authors in."""


@dataclass(slots=True)
class Mark:
    """An element or a line that may name the authors."""

    rank: int
    """3 for markup that means nothing else, 2 for a class that says so, 1 for a printed label, 0 for a link to a person's page."""
    start: int
    end: int
    signature: str
    part: int
    """How many headings stand before it: authors of one list have none between them."""
    card: bool
    """Whether the last heading before it is a link, as headings of other articles are."""
    names: list[str]


def byline_names(elements: Elements, heading: HtmlElement | None, not_names: Container[str]) -> tuple[list[str], list[str]]:
    """The authors that marked elements name, and those that printed lines name.

    What stands near the heading counts; elsewhere only what is the only name so marked on the page, so that the authors of
    comments and of other articles stay out.
    """
    if not _may_name(elements):
        return [], []
    walk = _Walk(elements, heading, not_names)
    walk.run()
    marked = _chosen([mark for mark in walk.marks if mark.rank != 1], walk.heading)
    printed = _chosen([mark for mark in walk.marks if mark.rank == 1], walk.heading)
    return marked, printed


def _may_name(elements: Elements) -> bool:
    """Whether an element is marked as the author's, or a text begins with an author's label: on most pages none is."""
    for names, numbers in elements.kinds.items():
        rank = traits_of(names).rank
        if rank is not None and (rank != UNKNOWN or any(leads_to_author(elements.nodes[number]) for number in numbers)):
            return True
    return any(text and may_label(text) for texts in (elements.texts, elements.tails) for text in texts)


def _chosen(marks: list[Mark], heading: tuple[int, int] | None) -> list[str]:
    groups = _grouped(marks)
    cards = _of_cards(groups)
    near = [
        group for group in groups
        if heading is not None and _is_near(group[0], heading, CLOSE if group[0].signature in cards and group[0].part else AFTER)
    ]
    for rank in (3, 2, 1, 0):
        for group in near:
            if group[0].rank == rank:
                return _names(group)
    sure = [group for group in groups if group[0].rank > 0 and not group[0].card]
    for rank in (3, 2, 1):
        distinct = {tuple(map(compact, _names(group))): group for group in sure if group[0].rank == rank}
        if len(distinct) == 1:
            return _names(next(iter(distinct.values())))
        if distinct:
            break
    return []


def _of_cards(groups: list[list[Mark]]) -> set[str]:
    """What marks different authors under different headings: so the cards of several articles do."""
    first: dict[str, list[Mark]] = {}
    cards: set[str] = set()
    for group in groups:
        before = first.setdefault(group[0].signature, group)
        if before[0].part != group[0].part and _names(before) != _names(group):
            cards.add(group[0].signature)
    return cards


def _is_near(mark: Mark, heading: tuple[int, int], after: int) -> bool:
    start, end = heading
    return end <= mark.start <= end + after or start - BEFORE <= mark.end <= start or start <= mark.start <= end


def _grouped(marks: list[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in marks:
        last = groups[-1][-1] if groups else None
        alike = last is not None and (last.signature, last.part) == (mark.signature, mark.part)
        if last is not None and alike and 0 <= mark.start - last.end <= GAP:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _names(group: list[Mark]) -> list[str]:
    found: dict[str, str] = {}
    for mark in group:
        for name in mark.names:
            found.setdefault(compact(name), name)
    return list(found.values())


def is_full_name(text: str) -> bool:
    """Whether a line names a person in full, or an office: where the script has capitals, each word with one."""
    names = names_in(text)
    if names and _HANGUL.fullmatch(names[0]):
        return True
    if not names or not (is_person(names[0]) or is_organisation(names[0])):
        return False
    words = names[0].split()
    return not words[0][:1].isupper() or (len(words) > 1 and not any(word.endswith(("'s", "’s")) for word in words))


class _Walk:
    """One pass over the page: where its letters stand, and what is marked as an author's."""

    def __init__(self, elements: Elements, heading: HtmlElement | None, not_names: Container[str]) -> None:
        self.elements = elements
        self.not_names = not_names
        self.marks: list[Mark] = []
        self.heading: tuple[int, int] | None = None
        self._heading = -1 if heading is None else elements.numbers[heading]
        self._kept = set() if heading is None else {self._heading, *elements.above(heading)}
        self._at = 0
        self._line: list[str] = []
        self._line_start = 0
        self._label = False
        """Whether the last line was a label alone."""
        self._lines_tried = 0
        self._part = 0
        self._card = False
        self._begin = 0
        self._open_mark: tuple[int, int, int] | None = None

    def run(self) -> None:
        """Walk through the page."""
        names, texts, tails, ends = self.elements.names, self.elements.texts, self.elements.tails, self.elements.ends
        kept, line = self._kept, self._line
        opened: list[int] = []
        number, count = 0, len(names)
        while True:
            while opened and ends[last := opened[-1]] <= number:
                opened.pop()
                traits = traits_of(names[last])
                if traits.block and line:
                    self._flush(in_heading=traits.heading)
                if traits.heading or last == self._heading or self._open_mark is not None:
                    self._leave(last, traits)
                if (text := tails[last]) and last and not text.isspace():
                    self._add(text)
            if number == count:
                break
            traits = traits_of(names[number])
            if traits.comment:
                number += 1
                continue
            opened.append(number)
            # Some systems put the whole page into one form.
            if (traits.silent and (number not in kept or names[number].tag != "form")) or (traits.elsewhere and number not in kept):
                number = ends[number]
                continue
            if traits.block and line:
                self._flush()
            if number == self._heading:
                self._begin = self._at
            if traits.rank is not None and self._open_mark is None:
                self._try_mark(number, traits.rank)
            if (text := texts[number]) and not text.isspace():
                self._add(text)
            number += 1
        self._flush()
        self.marks.sort(key=lambda mark: mark.start)

    def _try_mark(self, number: int, rank: int) -> None:
        if len(self.marks) >= MOST or number in self._kept:
            return
        if rank != UNKNOWN:
            self._open_mark = (number, rank, self._at)
        elif leads_to_author(self.elements.nodes[number]):
            self._open_mark = (number, 0, self._at)

    def _leave(self, number: int, traits: Traits) -> None:
        if number == self._heading:
            self.heading = (self._begin, self._at)
        elif traits.heading:
            self._part += 1
            self._card = self._is_card(number)
        if self._open_mark is not None and number == self._open_mark[0]:
            self._close(*self._open_mark)
            self._open_mark = None

    def _is_card(self, number: int) -> bool:
        """Whether a heading holds a link or stands in one."""
        names, around = self.elements.names, self.elements.parents[number]
        inside = names[number + 1 : self.elements.ends[number]]
        return any(one.tag == "a" for one in inside) or (around >= 0 and names[around].tag == "a")

    def _add(self, text: str) -> None:
        if not self._line:
            self._line_start = self._at
        self._at += len(text.strip())
        if len(self._line) < 40:
            self._line.append(text)

    def _flush(self, *, in_heading: bool = False) -> None:
        if self._line:
            text = " ".join(" ".join(self._line).split())
            if len(text) <= 200 and self._lines_tried < 2000:
                self._lines_tried += 1
                value = labelled(text)
                if value is None and self._label and len(text) <= LONGEST_VALUE and is_full_name(text):
                    value = text
                # A heading of that kind stands over a list of other sites.
                self._label = not in_heading and len(text) <= LONGEST_ALONE and fold(text).rstrip(" :：") in ALONE_LABELS
                names = self._printed(value) if value else []
                if names:
                    self._mark(1, self._line_start, "line", names)
            self._line.clear()

    def _mark(self, rank: int, start: int, signature: str, names: list[str]) -> None:
        self.marks.append(
            Mark(rank=rank, start=start, end=self._at, signature=signature, part=self._part, card=self._card, names=names)
        )

    def _printed(self, value: str) -> list[str]:
        """The names in what follows a label; where elements part them from roles and employers, only up to there."""
        names: list[str] = []
        for part in self._line:
            plain = part.strip(" ,;:&\u00a0")
            if not plain or plain not in value:
                continue
            here = [name for name in names_in(plain, not_names=self.not_names) if is_person(name) or is_organisation(name)]
            if names and (is_role(here[0]) if here else len(plain) > 4):
                break
            names += here
        whole = names_in(value, not_names=self.not_names)
        whole = [name for name in whole if is_person(name) or is_organisation(name) or " " not in name]
        return names if len(names) >= len(whole) else whole

    def _close(self, number: int, rank: int, start: int) -> None:
        element = self.elements.nodes[number]
        names = names_of_element(element, rank, self._at - start, self.not_names)
        if names:
            signature = f"{element.tag!s} {(element.get('class') or element.get('itemprop') or element.get('rel') or '')[:60]}"
            self._mark(rank, start, signature, names)
