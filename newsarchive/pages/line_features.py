"""What can be said of each line of a page without knowing its language: numbers for the model that keeps or drops it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsarchive.pages.lines import Box, Line, boxes_of

Matrix = NDArray[np.float32]

TAGS = ("article", "main", "aside", "header", "footer", "form", "figure", "table", "li", "blockquote", "ul")
"""Ancestors that are told apart."""
LEVELS = 4
NAMES = (
    "weight", "link_share", "prose", "sentences", "commas", "digits", "capitals", "ends_open", "ends_colon", "marks", "item", "cell",
    "joined", "anchors", "heading", "inline_marks",
    *(f"in_{tag}" for tag in TAGS),
    "words_own", "words_parent", "words_least", "words_most", "words_sum", "kind",
    *(f"{name}_{level}" for level in range(LEVELS) for name in ("prose_share", "links", "weight_share", "lines")),
    "position", "weight_before", "prose_before", "prose_after", "from_title", "is_title", "length_of_page",
    "weight_prev", "links_prev", "prose_prev", "same_prev", "weight_next", "links_next", "prose_next", "same_next",
    "weight_prev2", "weight_next2",
    "group_lines", "group_weight", "group_links", "group_prose", "since_heading", "heading_level", "repeated",
    "alike", "alike_weight", "alike_lines", "since_prose", "to_prose", "depth",
)  # fmt: skip
_SENTENCE = re.compile(r"[.!?。！？؟।]")
_COMMA = re.compile(r"[,，、،;；]")
_MARKS = re.compile(r"[©|»›@#]|://")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_CAPITAL = re.compile(r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЄЇҐĞİŞÇ]")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def words_of(box: Box) -> tuple[str, ...]:
    """The words that speak of a box: those of its class and id."""
    return box.tokens


def words_of_text(text: str) -> list[str]:
    """The words of a text, casefolded."""
    return _WORD.findall(text.casefold())


def kind_of(line: Line) -> str:
    """The line's element and the inline elements that wrap it whole, as one word of the model's table."""
    return f"<{line.box.tag}>{line.chain}"


def features(lines: Sequence[Line], title_line: int | None, words: Mapping[str, float]) -> Matrix:
    """One row a line, one column for each of NAMES.

    Args:
        lines: the lines of the whole page.
        title_line: index of the line that shows the title; None where none does.
        words: how much each class or id word, and each kind of line, speaks for a body (log odds).
    """
    if not lines:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    boxes = _Boxes(lines, words)
    count = len(lines)
    weight = np.array([line.weight for line in lines], dtype=np.float64)
    links = np.array([line.link_weight for line in lines]) / weight
    prose = np.array([line.prose for line in lines]) & (links < 0.5)
    index = np.arange(count)
    total, total_prose = float(weight.sum()), float((weight * prose).sum()) or 1.0
    prose_weight = np.cumsum(weight * prose)
    groups = _groups(lines)
    in_group = _Sums(groups)
    headings = np.array([_HEADINGS.get(line.box.tag, 0) for line in lines])
    texts = Counter(line.text for line in lines)
    log_weight = np.log1p(weight)
    since = index - (title_line if title_line is not None else count + 100)
    columns = [
        log_weight, links, prose, *np.array([_of_text(line) for line in lines]).T, headings,
        [bool(line.chain) for line in lines], *boxes.tags_and_words(lines), [words.get(kind_of(line), 0.0) for line in lines],
        *boxes.levels(lines, total, total_prose),
        index / count, (np.cumsum(weight) - weight) / total, (prose_weight - weight * prose) / total_prose,
        1 - prose_weight / total_prose, np.clip(since, -60, 60) if title_line is not None else np.full(count, -60),
        since == 0, np.full(count, np.log1p(total)),
        *_near(1, log_weight, links, prose, groups), *_near(-1, log_weight, links, prose, groups), _moved(log_weight, 2),
        _moved(log_weight, -2), np.log1p(in_group.of(np.ones(count))), in_group.of(weight) / total,
        in_group.of(weight * links) / in_group.of(weight), in_group.of(weight * prose) / in_group.of(weight),
        *_headed(headings), [min(texts[line.text], 5) for line in lines], *boxes.alike(lines),
        _since(prose), _since(prose[::-1])[::-1], [line.box.depth for line in lines],
    ]  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _of_text(line: Line) -> tuple[float, ...]:
    """What a line's own text and mark-up say, from "sentences" to "anchors"."""
    text = line.text
    head = text[:200]
    size = len(head)
    return (
        math.log1p(len(_SENTENCE.findall(text))), len(_COMMA.findall(text)) / len(text), len(_DIGIT.findall(head)) / size,
        len(_CAPITAL.findall(head)) / size, text.endswith(("...", "…")), text.endswith((":", "：")), _MARKS.search(text) is not None,
        line.item, line.cell, line.joined, len(line.anchors),
    )  # fmt: skip


def _groups(lines: Sequence[Line]) -> NDArray[np.int64]:
    """For each line the number of its position: its boxes' kinds and the inline elements that wrap it."""
    paths: dict[Box, int] = {}
    known: dict[tuple[int, str], int] = {}

    def path(box: Box) -> int:
        found = paths.get(box)
        if found is None:
            above = path(box.parent) if box.parent is not None else -1
            found = paths[box] = known.setdefault((above, box.key), len(known))
        return found

    positions: dict[tuple[int, str], int] = {}
    return np.array([positions.setdefault((path(line.box), line.chain), len(positions)) for line in lines])


class _Sums:
    """Sums over the lines of one position, given back to each of them."""

    def __init__(self, groups: NDArray[np.int64]) -> None:
        self.groups = groups

    def of(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """For each line the sum of the values of all lines at its position."""
        return np.asarray(np.bincount(self.groups, weights=values)[self.groups])


def _moved(values: NDArray[Any], step: int) -> NDArray[Any]:
    """Each line's value of the line `step` before it (after it, where negative); 0 beyond the ends."""
    found = np.zeros(len(values), dtype=np.float64)
    if step > 0:
        found[step:] = values[:-step]
    else:
        found[:step] = values[-step:]
    return found


def _near(step: int, *values: NDArray[Any]) -> list[NDArray[Any]]:
    """Weight, links and prose of a neighbour, and whether it stands at the same position."""
    *plain, groups = values
    same = _moved(groups + 1, step) == groups + 1
    return [*(_moved(one, step) for one in plain), same]


def _since(flags: NDArray[Any]) -> NDArray[Any]:
    """How many lines back the last flagged line is, at most 50; the line itself does not count."""
    index = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, index, -50))
    before = np.concatenate([[-50], last[:-1]])
    return np.asarray(np.minimum(index - before, 50))


def _headed(headings: NDArray[Any]) -> list[NDArray[Any]]:
    """How many lines back the last heading is, at most 50, and its level."""
    index = np.arange(len(headings))
    last = np.concatenate([[-1], np.maximum.accumulate(np.where(headings > 0, index, -1))[:-1]])
    return [np.where(last >= 0, np.minimum(index - last, 50), 50), np.where(last >= 0, headings[last], 0)]


class _Boxes:
    """What the lines of one box share; found once a box."""

    def __init__(self, lines: Sequence[Line], words: Mapping[str, float]) -> None:
        self.words = words
        self.known: dict[Box, tuple[float, ...]] = {}
        self.beside: dict[tuple[Box, str], list[Box]] = defaultdict(list)
        for box in boxes_of(lines):
            if box.parent is not None:
                self.beside[box.parent, box.key].append(box)

    def of(self, box: Box) -> tuple[float, ...]:
        """Words of the box and of what it stands in, and the tags it stands in."""
        found = self.known.get(box)
        if found is None:
            own = sum(self.words.get(word, 0.0) for word in words_of(box))
            if box.parent is None:
                found = (*(0.0 for _ in TAGS), own, 0.0, min(own, 0.0), max(own, 0.0), own)
            else:
                *tags, near, _, least, most, total = self.of(box.parent)
                if box.tag in TAGS:
                    tags[TAGS.index(box.tag)] = 1.0
                found = (*tags, own, near, min(least, own), max(most, own), total + own)
            self.known[box] = found
        return found

    def tags_and_words(self, lines: Sequence[Line]) -> NDArray[np.float64]:
        """A row each for TAGS and for the five columns of words."""
        return np.array([self.of(line.box) for line in lines]).T

    def levels(self, lines: Sequence[Line], total: float, total_prose: float) -> NDArray[np.float64]:
        """Of the nearest boxes: share of the page's prose, of links, of its weight, and how many lines."""
        known: dict[Box, tuple[float, ...]] = {}

        def of(box: Box) -> tuple[float, ...]:
            found = known.get(box)
            if found is None:
                found = known[box] = (
                    box.prose / total_prose, box.link_weight / (box.weight or 1), box.weight / total, math.log1p(box.end - box.first)
                )  # fmt: skip
            return found

        rows = []
        for line in lines:
            row: tuple[float, ...] = ()
            box: Box | None = line.box
            for _ in range(LEVELS):
                if box is None:
                    row += (1.0, 0.0, 1.0, 0.0)
                else:
                    row += of(box)
                    box = box.parent
            rows.append(row)
        return np.array(rows).T

    def alike(self, lines: Sequence[Line]) -> NDArray[np.float64]:
        """Of the box around a line that is one of most alike beside each other: how many, their mean weight and lines."""
        known: dict[Box, tuple[float, float, float]] = {}
        sizes: dict[tuple[Box, str], tuple[float, float, float]] = {}
        for place, same in self.beside.items():
            count = len(same)
            sizes[place] = (count, sum(one.weight for one in same) / count, sum(one.end - one.first for one in same) / count)
        rows = []
        for line in lines:
            found = known.get(line.box)
            if found is None:
                best = (1.0, 0.0, 0.0)
                at: Box | None = line.box
                for _ in range(LEVELS):
                    if at is None or at.parent is None:
                        break
                    size = sizes[at.parent, at.key]
                    if size[0] > best[0] and at.tag != "p":
                        best = size
                    at = at.parent
                found = known[line.box] = (math.log(best[0]), math.log1p(best[1]), math.log1p(best[2]))
            rows.append(found)
        return np.array(rows).T


def title_line(lines: Sequence[Line], title: str | None) -> int | None:
    """Index of the line that shows the title, headings before others; None where none does."""
    wanted = words_of_text(title or "")
    if not wanted:
        return None
    same = [line for line in lines if len(line.text) < 3 * len(title or "") + 20 and words_of_text(line.text) == wanted]
    best = next((line for line in same if line.box.tag in {"h1", "h2", "h3"}), same[0] if same else None)
    return best.index if best is not None else None
