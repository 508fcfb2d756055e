"""Which of the judged lines are the body: the likely ones; of a short text also what its place says, for there furniture outweighs it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsarchive.pages.body_model import Likelihoods, body_model
from newsarchive.pages.line_features import words_of
from newsarchive.pages.lines import Box, Line

LIKELY = 0.42
"""How likely a line must be part of the article to be kept. Chosen where F1 of word 4-grams is best on pages not learned from."""
SHORT = 1200
"""Weight of all lines kept below which a body is short: the two sentences of a footer then look as much like one as a notice does."""
VERY_SHORT = 300
"""Weight below which the first sentence after the title is taken, were it only possible."""
FURNITURE = -1.0
"""Log odds of the class words of a box below which it is named as furniture ("footer", "related", "author")."""
POSSIBLE = 0.1
"""How likely a sentence must be to be taken for a body where hardly anything likely is left."""
ALL_LINK = 0.9
"""Share of a line's text that is link from which it says nothing itself."""
NEAR = 8
"""Lines after the title among which that sentence is looked for."""


def choose_lines(lines: Sequence[Line], likelihoods: Likelihoods, title: int | None) -> list[Line]:
    """The lines of the body.

    Args:
        lines: the lines of the whole page.
        likelihoods: for each how likely it is part of the article.
        title: index of the line that shows the title; None where none does.
    """
    kept = without_other_articles([line for line in lines if likelihoods[line.index] > LIKELY], lines[title] if title is not None else None)
    if sum(line.weight for line in kept) >= SHORT:
        return kept
    furniture: dict[Box, bool] = {}
    sentences = (line for line in lines if likelihoods[line.index] > POSSIBLE and line.prose and 3 * line.link_weight < line.weight)
    possible = [line for line in sentences if not _is_furniture(line.box, furniture)]
    chosen = {line.index for line in kept if not _is_furniture(line.box, furniture)}
    if title is not None and sum(lines[index].weight for index in chosen) < VERY_SHORT:
        after = (line.index for line in possible if line.index > title)
        chosen.update(index for index in islice(after, 1) if index <= title + NEAR)
    if not any(lines[index].prose for index in chosen):
        level = max((likelihoods[line.index] for line in possible), default=1.0)
        chosen.update(line.index for line in possible if likelihoods[line.index] >= level / 2)
    if not any(lines[index].prose for index in chosen):
        return kept
    return _without_link_edges([lines[index] for index in sorted(chosen)])


def without_other_articles(kept: Sequence[Line], title: Line | None) -> list[Line]:
    """Lines without those of the articles that follow the page's own: boxes made like that of the title and the text, beside it.

    Pages load the next stories while a reader scrolls.
    """
    own = _article_of(title.box) if title is not None else None
    if own is None or not any(line.prose and own.first <= line.index < own.end for line in kept):
        return list(kept)
    others: dict[Box, bool] = {}
    return [line for line in kept if line.index < own.end or not _is_beside(line.box, own, others)]


def _article_of(box: Box) -> Box | None:
    at: Box | None = box
    while at is not None and at.tag != "article":
        at = at.parent
    return at


def _is_beside(box: Box, own: Box, known: dict[Box, bool]) -> bool:
    """Whether a box is, or stands in, a box of the same kind as its own beside it."""
    waiting: list[Box] = []
    at: Box | None = box
    while at is not None and at not in known and not (at.parent is own.parent and at.key == own.key):
        waiting.append(at)
        at = at.parent
    found = at is not None and known.get(at, at is not own)
    known.update(dict.fromkeys(waiting, found))
    return found


def _without_link_edges(lines: list[Line]) -> list[Line]:
    """Lines without those before the first and after the last that are links and nothing else."""
    text = [number for number, line in enumerate(lines) if line.prose or line.link_weight < ALL_LINK * line.weight]
    return lines[text[0] : text[-1] + 1]


def _is_furniture(box: Box, known: dict[Box, bool]) -> bool:
    """Whether a box or one it stands in is named as furniture."""
    waiting: list[Box] = []
    at: Box | None = box
    while at is not None and at not in known:
        waiting.append(at)
        at = at.parent
    found = at is not None and known[at]
    words = body_model().words
    for one in reversed(waiting):
        found = known[one] = found or sum(words.get(word, 0.0) for word in words_of(one)) < FURNITURE
    return found
