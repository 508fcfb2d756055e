"""Which sampled pages are made alike: pages of one layout are learned from together, those of another apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsarchive.pages.template_digests import SAMPLES
from newsarchive.pages.template_keys import cleaned, site_words
from newsarchive.pages.template_sample import PROSE, Sample

SAME_SHELL = 0.6
"""Share of positions that two pages of one layout have in common."""
SAME_CONTAINER = 0.35
"""That share where also the container is the same."""
SAME_PAGE = 0.6
"""Share of a page's own paragraphs that stand on another one, from which on they are the same article twice."""
FEWEST = 3
"""Pages from which a layout is learned."""

Position = int
Paths = dict[tuple[Position, str], Position]
"""Positions by the one around them and a cleaned key; -1 is around the first."""


@dataclass(slots=True, eq=False)
class Sampled:
    """One page's sample, its boxes as positions that all pages share."""

    sample: Sample
    name: str
    at: list[Position] = field(default_factory=list)
    """The position of each box."""
    container: tuple[str, ...] = ()

    @property
    def cells(self) -> Iterable[tuple[Position, str, str, list[str], list[int], list[int]]]:
        """Position, chain, form, digests, weights and log odds in tenths."""
        for box, chain, form, digests, weights, odds, *_ in self.sample["cells"]:
            yield self.at[box], chain, form, digests, weights, odds

    @property
    def standing(self) -> Iterable[tuple[Position, str, str, int, int, int, list[str]]]:
        """Position, chain, form, number of lines, how many stand between sentences of the text, how many before it, and their heads."""
        for box, chain, form, digests, _, _, between, before, heads in self.sample["cells"]:
            yield self.at[box], chain, form, len(digests), between, before, heads.split(" ")

    @property
    def lines(self) -> list[tuple[Position, str, str, str, int]]:
        """Position, chain, form, digest and weight of each line, in their order."""
        cells: list[list[Any]] = self.sample["cells"]
        used = [0] * len(cells)
        found = []
        for number in self.sample["lines"]:
            box, chain, form, digests, weights, *_ = cells[number]
            found.append((self.at[box], chain, form, digests[used[number]].split()[0], weights[used[number]]))
            used[number] += 1
        return found

    def without(self, lines: set[int]) -> Sampled:
        """It without some lines, given by their number."""
        if not lines:
            return self
        cells: list[list[Any]] = self.sample["cells"]
        kept: list[list[int]] = [[] for _ in cells]
        used = [0] * len(cells)
        for index, number in enumerate(self.sample["lines"]):
            if index not in lines:
                kept[number].append(used[number])
            used[number] += 1
        left = [
            [box, chain, form, *([values[one] for one in chosen] for values in (digests, weights, odds)), min(between, len(chosen)), *rest]
            for (box, chain, form, digests, weights, odds, between, *rest), chosen in zip(cells, kept, strict=True)
            if chosen
        ]
        return Sampled({**self.sample, "cells": left}, self.name, self.at, self.container)

    @property
    def keys(self) -> Iterable[str]:
        """The keys of all boxes."""
        return (key for _, key in self.sample["boxes"])

    @property
    def outer(self) -> Iterable[str]:
        """The keys of the boxes around its text."""
        return _around(self.sample)


def sampled(samples: Iterable[Sample]) -> list[Sampled]:
    """The samples of this version, in an order that does not depend on theirs; one a page, but another where it was made anew."""
    found: dict[tuple[str, tuple[str, ...]], Sample] = {}
    for one in sorted(samples, key=lambda one: (str(one.get("page")), str(one.get("fetched")), str(one))):
        if one.get("version") == SAMPLES and one["cells"]:
            found.setdefault((str(one["page"]), tuple(_around(one))), one)
    return [Sampled(one, name) for (name, _), one in found.items()]


def _around(sample: Sample) -> Iterator[str]:
    """The keys of the boxes around a page's text, the innermost first."""
    number = sample["container"]
    while number >= 0:
        number, key = sample["boxes"][number]
        yield key


def place(pages: Sequence[Sampled]) -> tuple[Paths, frozenset[str]]:
    """Give every box of the pages its position; returns the positions and the words in them."""
    words = site_words([(page.keys, page.outer) for page in pages])
    paths: Paths = {}
    for page in pages:
        page.at = []
        boxes: list[list[Any]] = page.sample["boxes"]
        for parent, key in boxes:
            around = page.at[parent] if parent >= 0 else -1
            page.at.append(paths.setdefault((around, cleaned(key, words)), len(paths)))
        page.container = _path(boxes, page.sample["container"], words)
    return paths, words


def layouts_of(pages: Sequence[Sampled]) -> list[list[Sampled]]:
    """The pages by layout, the largest first; pages of none left out."""
    place(pages)
    positions = [frozenset(page.at) for page in pages]
    group = list(range(len(pages)))

    def find(index: int) -> int:
        while group[index] != index:
            index = group[index] = group[group[index]]
        return index

    for one in range(len(pages)):
        for other in range(one):
            alike = _alike(positions[one], positions[other])
            if alike >= (SAME_CONTAINER if pages[one].container == pages[other].container else SAME_SHELL):
                group[find(one)] = find(other)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(pages)):
        groups[find(index)].append(index)
    found = [[pages[index] for index in members] for members in groups.values() if len(members) >= FEWEST]
    return sorted(found, key=lambda members: (-len(members), members[0].name))


def without_doubles(pages: Sequence[Sampled]) -> list[Sampled]:
    """Pages without those that say the same as an earlier one: mirrored text must not be taken for furniture."""
    seen: Counter[str] = Counter()
    own: list[dict[str, int]] = []
    for page in pages:
        paragraphs = {
            digest: weight
            for _, _, form, digests, weights, odds in page.cells
            if form == PROSE
            for digest, weight, likely in zip(digests, weights, odds, strict=True)
            if likely > 0
        }
        own.append(paragraphs)
        seen.update(paragraphs)
    often = max(FEWEST, len(pages) // 5)
    kept: list[Sampled] = []
    known: list[dict[str, int]] = []
    for page, paragraphs in zip(pages, own, strict=True):
        rare = {digest: weight for digest, weight in paragraphs.items() if seen[digest] < often}
        total = sum(rare.values())
        if total and any(sum(weight for digest, weight in rare.items() if digest in other) > SAME_PAGE * total for other in known):
            continue
        kept.append(page)
        known.append(rare)
    return kept


def _alike(one: frozenset[Position], other: frozenset[Position]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _path(boxes: list[list[Any]], number: int, words: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    while number >= 0:
        parent, key = boxes[number]
        found.append(cleaned(key, words))
        number = parent
    return tuple(reversed(found))
