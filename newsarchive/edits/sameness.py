"""Whether two texts are one text: copied, edited, cut or joined with another; or two texts from one mould, or with one part in common.

Judged from the two texts alone, so that the verdict does not depend on what else there is, or on what came first. A word counts as held by
the other text where it stands in a run of words that the other has too. Three things tell a mould or a shared part from a copy:

- long stretches in which hardly a word is held, on both sides: another item in the same words around it;
- figures, years or names that are others where the words around them are the same, far more often than other words are;
- too few words held at all: a rewrite.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from math import log
from typing import Literal, TypedDict

from newsarchive.edits import shingles
from newsarchive.edits.imprint import SURELY_FEWER
from newsarchive.edits.shingles import LONGEST, Words

FORM = 4
"""Counted up whenever texts are compared otherwise, so that an archive links its articles anew."""
Kind = Literal["same", "edited", "cut", "part", "apart"]
"""same: word for word; edited: words differ; cut: one is the beginning of the other, or most of it; part: one stands somewhere in the
other; apart: they are two texts."""
SHORTEST = 25
"""Words (characters where there are no spaces: twice as many) below which a text cannot be told again unless it is equal."""
HELD = 0.5
"""Share of the shorter text's words that must be held."""
HELD_OF_PART = 0.7
"""The same where it is less than PART of the longer one: long texts hold a bit of everything."""
PART = 0.3
SURELY_SHARED = 0.3
"""Share of the runs of one text that seems to stand in another, from which on to look first whether they are surely apart is of no use."""
NEARLY = 0.05
"""So far from a bound a verdict is doubtful."""
WINDOW = 14
"""Words that are looked at together."""
FOREIGN = 0.34
"""Share of held words in a window below which its middle is another text."""
DENSE = 0.6
"""Share from which on it is the other text."""
OTHER = 0.25
"""Share of the shorter text that may be another text on both sides."""
ALIKE_LONG = 0.7
"""Length of the shorter text beside the longer from which on neither is a part of the other."""
AT_THE_BEGINNING = 0.15
"""Share of the longer text before the shorter one begins in it, up to which it was cut and not quoted."""
MOST = 0.4
"""Share of the longer text from which on the shorter is most of it, wherever it stands."""
CHANGED = 0.7
"""How often figures are others in texts from one mould."""
RENAMED = 0.5
"""How often names are; those of the house are the same."""
LEAST_CHANGED = 0.02
MOULD = 3.0
"""Logarithm of how much more likely the figures are so in a mould than in a copy, from which on it is one."""
MOULD_OF_NAMES = 4.0
SEVERAL = 3
"""So many figures and names that are others, and nothing else, are no correction."""
MOSTLY = 0.8
"""Share of the words that only one of two texts has, from which on it is figures and names that differ, and nothing else."""
FEW = 0.2
"""The same share of all its words, up to which what differs may be names, in a script without capitals."""
MANY_PLACES = 10
"""Places that differ from which on a text was edited rather than filled in."""
OF_FIGURES = 0.25
"""Share of them that hold figures, below which that is so."""
KEPT = 2
"""How many times as many figures must be the same as are others."""
DOUBT = 2.0
"""So near to that it is doubtful."""
CORRECTED, FILLED_IN = (
    "it may be a copy whose figures or names were corrected", "some figures, dates or names are others, and little else"
)  # fmt: skip
"""Doubts whether two texts come from one mould."""


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What two texts are to each other."""

    kind: Kind
    one: float
    """Share of the first text's words that the second holds."""
    other: float
    one_span: tuple[float, float] = (0.0, 1.0)
    """Where the first text holds the second: from and to, as shares of its words."""
    other_span: tuple[float, float] = (0.0, 1.0)
    doubt: str | None = None
    """Why a person should look: what is doubtful unites nothing by itself."""
    is_mould: bool = False
    """Apart because figures or names are others in the same words: what unites both with a third text is wrong."""
    reason: str = ""
    """In words, for a person; quotes neither text."""

    @property
    def tells(self) -> bool:
        """Whether it says more than that these are two texts."""
        return self.kind != "apart" or self.doubt is not None or self.is_mould

    def turned(self) -> Likeness:
        """The same of the two texts the other way round."""
        return replace(self, one=self.other, other=self.one, one_span=self.other_span, other_span=self.one_span) if self.tells else self


APART = Likeness(kind="apart", one=0.0, other=0.0)
"""Two texts of which nothing else is to be said."""


@dataclass(frozen=True, kw_only=True)
class _Side:
    """One text beside the other."""

    held: list[bool]
    """For each word whether the other text holds it."""
    figures: tuple[frozenset[int], frozenset[int]]
    """Figures where the words around are held: those that the other text has too, and those it has not."""
    years: tuple[frozenset[int], frozenset[int]]
    names: tuple[frozenset[int], frozenset[int]]
    changed: tuple[int, int]
    """All words where the words around are held, and those of them that are not held."""
    lost: frozenset[int]
    """Words that the other text has not, where the words around them are held or they are few."""


def made_by() -> str:
    """Which code links articles: that of their sketches, and that of comparing them."""
    return f"{shingles.FORM}.{FORM}"


class Prepared:
    """A text that is compared with others: what that needs is made once, when it is needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def rough(self) -> frozenset[tuple[str, ...]]:
        """Its pairs of words as they are written, of a script without spaces its runs of three characters: cheap to have."""
        return frozenset(_written(self.text)[1])

    @cached_property
    def words(self) -> Words:
        """Its words."""
        return shingles.words_of(self.text)


def likeness(one: Prepared, other: Prepared) -> Likeness:
    """What two texts are to each other."""
    return APART if surely_apart(one, other) else compare(one.words, other.words)


def likenesses(texts: Sequence[str], pairs: Sequence[tuple[int, int, float]]) -> list[Likeness]:
    """What some of these texts are to each other.

    Args:
        texts: each once.
        pairs: places of the first text and the second one among them; and how much is known to stand in the other.
    """
    found = []
    prepared = [Prepared(text) for text in texts]
    for at, other_at, share in pairs:
        one, other = prepared[at], prepared[other_at]
        found.append(compare(one.words, other.words) if share >= SURELY_SHARED else likeness(one, other))
    return found


def surely_apart(one: Prepared, other: Prepared) -> bool:
    """Whether two texts share so little as they are written that comparing them word by word finds nothing; cheaper where the first one is
    compared with others too."""
    words, runs = _written(other.text)
    own = one.rough
    shared = len(own.intersection(runs))
    # Each different word stands in a run of its own, but for those of the first run: that many runs there are, without counting them.
    least = min(len(own), len(set(words)) - 2)
    return shared < SURELY_FEWER * least or shared < SURELY_FEWER * min(len(own), len(other.rough))


def _written(text: str) -> tuple[Sequence[str], Iterable[tuple[str, ...]]]:
    """The words of a text as they are written, and its pairs of them; of a script without spaces characters and runs of three."""
    text = text[:LONGEST]
    words = text.split()
    return (text, zip(text, text[1:], text[2:], strict=False)) if 12 * len(words) < len(text) else (words, pairwise(words))


def compare(one: Words, other: Words) -> Likeness:
    """What two texts are to each other."""
    if one.keys == other.keys and one.keys:
        if one.is_whole and other.is_whole:
            return Likeness(kind="same", one=1.0, other=1.0, reason="word for word the same")
        rest = f"what comes after {LONGEST:,} characters was not compared"
        return Likeness(kind="edited", one=1.0, other=1.0, doubt=rest, reason="word for word the same as far as it was compared")
    short, long = sorted((len(one.keys), len(other.keys)))
    if short < SHORTEST * (2 if one.bound > 2 else 1) or one.bound != other.bound:
        return Likeness(kind="apart", one=0.0, other=0.0, reason="too short to tell")
    if len(one.different_runs & other.different_runs) < SURELY_FEWER * min(len(one.different_runs), len(other.different_runs)):
        return Likeness(kind="apart", one=0.0, other=0.0, reason="hardly a run of words is the same")
    hits, other_hits = _hits(one, other), _hits(other, one)
    held, other_held = _held_by(one, hits), _held_by(other, other_hits)
    share, other_share = sum(held) / len(held), sum(other_held) / len(other_held)
    of_short, of_long = (share, other_share) if len(one.keys) <= len(other.keys) else (other_share, share)
    made: _Made = {
        "one": round(share, 3), "other": round(other_share, 3), "one_span": _span(held), "other_span": _span(other_held),
    }  # fmt: skip
    doubt: str | None
    least = HELD_OF_PART if of_long < PART else HELD
    if of_short < least:
        doubt = "hardly fewer words are the same than in an edited copy" if of_short > least - NEARLY else None
        return Likeness(kind="apart", doubt=doubt, reason=f"{of_short:.0%} of the shorter text stands in the other", **made)
    foreign = min(_foreign(held), _foreign(other_held)) / short
    if foreign >= OTHER:
        doubt = "it may be a copy that was changed in one place" if foreign < OTHER + NEARLY else None
        return Likeness(kind="apart", doubt=doubt, reason=f"{foreign:.0%} of the shorter text is another text in the longer", **made)
    first, second = _side(one, other, hits, held), _side(other, one, other_hits, other_held)
    mould, doubted = _mould(first, second)
    filled = _filled_in(first, second, one, other)
    if mould is None and filled >= SEVERAL:
        mould = "figures and names"
    if mould is not None:
        doubted = doubted and filled < SEVERAL
        doubt = CORRECTED if doubted else None
        return Likeness(kind="apart", doubt=doubt, is_mould=True, reason=f"the same words around other {mould}", **made)
    doubt = None
    if foreign > OTHER - NEARLY:
        doubt = f"{foreign:.0%} of the shorter text is another text in the longer"
    elif of_short < least + NEARLY / 2:
        doubt = f"only {of_short:.0%} of the shorter text stands in the other"
    elif doubted or filled:
        doubt = FILLED_IN
    if short >= ALIKE_LONG * long:
        said = f"{min(share, other_share):.0%} of the words are the same"
        return Likeness(kind="edited", doubt=doubt, reason=said, **made)
    begins = _begin(other_held if len(one.keys) <= len(other.keys) else held) / long
    if of_long < PART and begins <= AT_THE_BEGINNING:
        doubt = doubt or "it may be the first of several items in the longer text"
    is_cut = of_long >= MOST or begins <= AT_THE_BEGINNING
    where = "at its beginning" if begins <= AT_THE_BEGINNING else "within it"
    said = f"{of_short:.0%} of the shorter text stands in the longer, {where}, and is {of_long:.0%} of it"
    return Likeness(kind="cut" if is_cut else "part", doubt=doubt, reason=said, **made)


class _Made(TypedDict):
    one: float
    other: float
    one_span: tuple[float, float]
    other_span: tuple[float, float]


def _span(held: list[bool]) -> tuple[float, float]:
    """From and to where a text holds another, as shares of it."""
    return round(_begin(held) / len(held), 3), round(1 - _begin(held[::-1]) / len(held), 3)


def _hits(own: Words, other: Words) -> list[bool]:
    """For each run of a text whether the other has it too."""
    there = other.different_runs
    return [run in there for run in own.runs]


def _held_by(own: Words, hits: list[bool]) -> list[bool]:
    """For each word of a text whether the other holds it."""
    bound, padded = own.bound, [False] * (own.bound - 1)
    # Whether the run that begins here, and the one that ends here, stands in the other text.
    begin, end = hits + padded, padded + hits
    return [any(end[at : at + bound]) for at in range(len(own.keys))] if bound > 2 else [a or b for a, b in zip(begin, end, strict=True)]


def _side(own: Words, other: Words, hits: list[bool], held: list[bool]) -> _Side:
    keys, padded = own.keys, [False] * (own.bound - 1)
    begin, end = hits + padded, padded + hits
    around = [one or two for one, two in zip([False, *end[:-1]], [*begin[1:], False], strict=True)]
    looked = [key for key, is_around in zip(keys, around, strict=True) if is_around]
    lost = {key for key, is_around, is_held in zip(keys, around, held, strict=True) if is_around and not is_held}
    unheld = sum(is_around and not is_held for is_around, is_held in zip(around, held, strict=True))
    seen, known = set(looked), frozenset(other.keys)

    def told(telling: frozenset[int]) -> tuple[frozenset[int], frozenset[int]]:
        present = telling & seen
        missing = frozenset((present & lost) - known)
        return frozenset(present & known), missing

    return _Side(
        held=held, figures=told(own.numbers), years=told(own.years), names=told(own.names), changed=(len(looked), unheld),
        lost=frozenset(keys) - known,
    )  # fmt: skip


def _foreign(held: list[bool]) -> int:
    """How many words stand in the middle of a window in which hardly a word is held."""
    sums = [0, *accumulate(held)]
    size, half = len(held), WINDOW // 2
    few = FOREIGN * WINDOW
    count = sum([after - before < few for before, after in zip(sums, sums[WINDOW:], strict=False)])
    for at in (*range(min(half, size)), *range(max(half, size - half + 1), size)):
        low, high = max(0, at - half), min(size, at + half)
        count += sums[high] - sums[low] < FOREIGN * (high - low)
    return count


def _begin(held: list[bool]) -> int:
    """Where the other text begins in this one: a word held by chance is no beginning."""
    sums = [0, *accumulate(held)]
    starts = (at for at in range(len(held) - WINDOW) if sums[at + WINDOW] - sums[at] >= DENSE * WINDOW)
    return next(starts, held.index(True))


def _filled_in(first: _Side, second: _Side, one: Words, other: Words) -> int:
    """How many figures and names of each text the other has not, where it lacks hardly a word else: a form that was filled in twice, as
    likely as a correction. Without capitals no name is known: there one figure says as much where the other words are few."""
    if not first.lost or not second.lost:
        return 0
    own, others = one.numbers | one.names, other.numbers | other.names
    if not (first.lost & own and second.lost & others):
        return 0
    if not (one.has_capitals and other.has_capitals):
        if _is_edited(first, one) and _is_edited(second, other):
            return 0
        return int(len(first.lost) <= FEW * len(set(one.keys)) and len(second.lost) <= FEW * len(set(other.keys)))
    telling = len(first.lost & own) + len(second.lost & others)
    return min(len(first.lost & own), len(second.lost & others)) if telling >= MOSTLY * (len(first.lost) + len(second.lost)) else 0


def _is_edited(side: _Side, own: Words) -> bool:
    """Whether a text differs in many places, of which few hold a figure, while its years and most of its figures are the same: so are texts
    that were edited. A form has fewer places to be filled in, and a date or a number in more of them."""
    kept, changed = side.figures
    if side.years[1] or len(kept) < KEPT * len(changed):
        return False
    lost = own.numbers & side.lost
    runs = groupby(zip(own.keys, side.held, strict=True), _held)
    places = [not lost.isdisjoint([key for key, _ in run]) for is_held, run in runs if not is_held]
    return len(places) >= MANY_PLACES and sum(places) < OF_FIGURES * len(places)


def _held(word: tuple[int, bool]) -> bool:
    return word[1]


def _mould(first: _Side, second: _Side) -> tuple[str | None, bool]:
    """What shows that two texts come from one mould, None where nothing does; and whether that is doubtful."""
    words = first.changed[0] + second.changed[0]
    usual = max(LEAST_CHANGED, (first.changed[1] + second.changed[1] + 1) / (words + 20))
    found = {}
    for name, one, other, share in (
        ("years", first.years, second.years, CHANGED), ("figures", first.figures, second.figures, CHANGED),
        ("names", first.names, second.names, RENAMED),
    ):  # fmt: skip
        changed, kept = min(len(one[1]), len(other[1])), min(len(one[0]), len(other[0]))
        share = max(share, min(0.95, usual))
        found[name] = changed and changed * log(share / usual) + kept * log((1 - share) / (1 - min(usual, 0.95)))
    for name, least in (("years", MOULD), ("figures", MOULD), ("names", MOULD_OF_NAMES)):
        if found[name] >= least:
            return name, max(found.values()) < least + DOUBT
    return None, any(found[name] > least - DOUBT for name, least in (("years", MOULD), ("figures", MOULD), ("names", MOULD_OF_NAMES)))
