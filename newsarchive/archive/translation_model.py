"""How likely two articles are one item in two languages: a naive Bayes model over what they share, and what is declared of them.

Each clue of one article either stands in the other or does not. Of translations a clue of its kind stands in the other with a
probability that was measured (`KINDS`); of two items of one university it does as often as it stands in the articles of the days around,
so that the rector's name, which stands in all of them, says nothing. The logarithms are added, less for kinds whose clues depend on each
other; to them come the days between the two, their lengths, and the order of their numbers. What the site declares (one number, hreflang)
outweighs them unless the texts contradict it, or the site is known to declare wrongly.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple


class Kind(NamedTuple):
    """What clues of one kind are worth."""

    in_translation: float
    """How often one stands in the translation."""
    by_chance: float
    """How often it stands in another item, where the days around tell too little."""
    weight: float
    """By what the logarithms of those that stand in both are multiplied."""
    against: float
    """By what those of the others are, that stand in one alone."""


KINDS: Mapping[str, Kind] = {
    "names": Kind(0.65, 0.01, 0.5, 0.25), "cognates": Kind(0.16, 0.027, 0.5, 0.6), "numbers": Kind(0.75, 0.005, 0.65, 1.6),
    "small": Kind(0.7, 0.05, 0.75, 1.6), "years": Kind(0.8, 0.1, 0.6, 0.5), "dates": Kind(0.75, 0.02, 0.6, 1.6),
    "title": Kind(0.3, 0.01, 0.2, 0.15), "concepts": Kind(0.4, 0.05, 0.38, 0.4), "subjects": Kind(0.75, 0.05, 0.4, 0.15),
    "images": Kind(0.8, 0.003, 0.8, 0.8),
    "links": Kind(0.5, 0.005, 0.7, 0.7), "emails": Kind(0.75, 0.1, 0.7, 0.7), "authors": Kind(0.75, 0.1, 0.7, 0.7),
}  # fmt: skip
"""Weights below 1 are for clues that depend on each other: a person's two names, the words of one sentence."""
MEANT = frozenset({"concepts", "subjects"})
"""Kinds that a language without a dictionary has none of: that one text has none says nothing."""
MOST_OF_A_KIND, LEAST_OF_A_KIND = 9.0, -3.5
"""What one kind adds at most and at least."""
PRIOR = 8.0
"""Articles of the days around that by_chance weighs as much as."""
UNSEEN = 0.4
"""Articles in which a clue is taken to stand beside those it was seen in: few articles tell little."""
LONG_AS = 1.6
"""What it adds that two texts are of one length."""
HAS_ONE = 0.7
"""How often an article of a university with several languages has a translation in one of them."""
APART = (0.62, 0.15, 0.1, 0.07, 0.06)
"""How often it follows after so many days."""
FROM_FAR = -6.5
"""Logarithm of the odds that an article is the translation of one of another time."""
LINKED, DOUBTFUL = 0.4, -0.8
"""Sums from which two articles are linked, and from which it is doubtful whether they are: probabilities of .60 and .31."""
MARGIN = 0.6
"""By which the best partner must exceed the next."""
AGREE, CONTRADICT = 1.5, -1.0
"""Support from which texts agree, and up to which they contradict each other. Of translations one in a hundred does so."""
UNDONE, UNDONE_WHERE_RIGHT = -2.0, -3.0
"""Support up to which they are not linked, whatever is declared; and where what the site declares is right nearly always, for there the
contradiction must be the stronger. Of 2,551 translations four had as little as the first, none as the second; of two items of near days
half and a quarter."""
ENOUGH = 3
"""Names, numbers and subjects that both texts must have before they contradict each other."""


@dataclass(frozen=True, slots=True)
class Side:
    """One article with its clues."""

    key: int
    site: str
    tongue: str
    """Language and script: "kk-Cyrl"."""
    day: int | None
    url: str
    text: str | None
    """Digest of its text: copies count once."""
    clues: Mapping[str, frozenset[str]]
    """By the kinds of KINDS."""
    letters: int
    address: str | None
    item: int | None
    """The site's number of it."""
    is_shared: bool
    """Whether that number is the same in all languages."""
    named: Mapping[str, frozenset[str]]
    """Addresses that its page names for other languages, by "hreflang" and "switch"."""

    words: frozenset[str]
    """The keys among its clues: of names, of other words and of the title."""

    @property
    def told(self) -> int:
        """Names and numbers in its text, and what its title speaks of."""
        return sum(len(self.clues[name]) for name in ("names", "numbers", "dates", "subjects"))


class Window(NamedTuple):
    """The articles of the days around, by their language; copies of one text count once."""

    articles: Mapping[str, int]
    frequency: Mapping[str, Mapping[str, Mapping[str, int]]]
    """By language and group (`grouped`): in how many of them a clue stands."""
    by_day: Mapping[tuple[str, int], int]
    """How many of a language are of a day."""

    def around(self, one: Side, other: Side) -> int:
        """How many articles are in the languages of two, without these."""
        return max(0, self.articles.get(one.tongue, 0) + self.articles.get(other.tongue, 0) - 2)


NOWHERE = Window({}, {}, {})
_NONE: Mapping[str, int] = {}
WORDS = "words"
_GROUP = {name: WORDS if name in {"names", "cognates", "title"} else name for name in KINDS} | {"subjects": "concepts"}
"""A key is the same clue whether it is a name's or another word's; a title's concept is one of the text."""


def _group_of(side: Side, group: str) -> frozenset[str]:
    """All clues of an article that a Window counts in a group."""
    return side.words if group == WORDS else side.clues[group]


def grouped(side: Side) -> Iterator[tuple[str, frozenset[str]]]:
    """The clues of an article as a Window counts them: those of each group."""
    yield WORDS, side.words
    for name, clues in side.clues.items():
        if _GROUP[name] == name and clues:
            yield name, clues


@lru_cache(maxsize=4096)
def _logarithms(name: str, around: int) -> tuple[list[float], list[float]]:
    """For each number of other articles around that have a clue of a kind: what it adds where both have it, and the logarithm of how often
    an item has it not."""
    kind = KINDS[name]
    chances = [min(0.9, (others + UNSEEN + PRIOR * kind.by_chance) / (around + PRIOR)) for others in range(around + 1)]
    return [max(0.0, math.log(kind.in_translation / one)) for one in chances], [math.log(1 - one) for one in chances]


def support(one: Side, other: Side, window: Window, order: float = 0.0) -> tuple[float, dict[str, Any]]:
    """The logarithm of how much likelier the clues are of translations than of two items, and what speaks for it and against it.

    Args:
        one, other: two articles; which is which does not matter.
        window: the articles of the days around, the two among them.
        order: what the places of the two among the articles of their day add.
    """
    total = 0.0
    around = window.around(one, other)
    evidence: dict[str, Any] = {}
    # What a longer text says beyond a shorter one need not stand in that.
    ratio = min(1.0, max(0.2, one.letters / max(1, other.letters)))
    back = min(1.0, max(0.2, other.letters / max(1, one.letters)))
    for name, kind in KINDS.items():
        mine, theirs = one.clues[name], other.clues[name]
        if not (mine and theirs) and (name in MEANT or not (mine or theirs)):
            continue
        shared = mine & theirs
        if name == "names":
            shared |= (mine & other.clues["cognates"]) | (theirs & one.clues["cognates"])
        elif name == "subjects":
            shared |= (mine & other.clues["concepts"]) | (theirs & one.clues["concepts"])
        gains, rests = _logarithms(name, around)
        group = _GROUP[name]
        here, there = (window.frequency.get(side.tongue, {}).get(group, _NONE) for side in (one, other))
        mine_all, theirs_all = _group_of(one, group), _group_of(other, group)
        found = missing = 0.0
        for clue in shared:
            others = here.get(clue, 0) + there.get(clue, 0) - (clue in mine_all) - (clue in theirs_all)
            gain = gains[0 if others < 0 else around if others > around else others]
            found += 0.5 * gain if name == "names" and (clue not in mine or clue not in theirs) else gain
        for clues, share, strange in ((mine, back, theirs_all), (theirs, ratio, mine_all)):
            missed = math.log(1 - kind.in_translation * share)
            for clue in clues - shared if shared else clues:
                others = here.get(clue, 0) + there.get(clue, 0) - 1 - (clue in strange)
                adds = missed - rests[0 if others < 0 else around if others > around else others]
                if adds < 0:
                    missing += adds
        found = min(MOST_OF_A_KIND, max(LEAST_OF_A_KIND, kind.weight * found + 0.5 * kind.against * missing))
        total += found
        if abs(found) >= 0.3:
            evidence[name] = {"adds": round(found, 1), **({"shared": sorted(shared)[:8]} if shared else {})}
    for name, adds in (("length", _length(one, other)), ("order", order + _neighbours(one, other))):
        total += adds
        if abs(adds) >= 0.3:
            evidence[name] = {"adds": round(adds, 1)}
    if one.day is not None and other.day is not None:
        evidence["days"] = {"apart": abs(one.day - other.day)}
    return round(total, 3), evidence


def _length(one: Side, other: Side) -> float:
    if not one.letters or not other.letters:
        return 0.0
    ratio = math.log(one.letters / other.letters)
    return max(-2.0, LONG_AS - 1.9 * ratio * ratio)


def prior(one: Side, other: Side, window: Window) -> float:
    """The logarithm of the odds that two articles are translations, by how many of their languages are of their days."""
    if one.day is None or other.day is None or abs(one.day - other.day) >= len(APART):
        return FROM_FAR
    rivals = max(1, *(window.by_day.get((side.tongue, side.day), 1) for side in (one, other) if side.day is not None))
    chance = HAS_ONE * APART[abs(one.day - other.day)] / rivals
    return round(math.log(chance / (1 - chance)), 3)


def _neighbours(one: Side, other: Side) -> float:
    """Numbers that follow each other: translations are often entered one after the other."""
    if one.item is None or other.item is None or one.site != other.site or one.is_shared:
        return 0.0
    return 0.8 if 1 <= abs(one.item - other.item) <= 3 else 0.0


def declared(one: Side, other: Side) -> tuple[str, ...]:
    """What the site says of two articles: that one number, one address but for its language, is both; that pages name each other."""
    found = []
    if one.is_shared and other.is_shared and one.item is not None and one.item == other.item and one.site == other.site:
        found.append("number")
    if one.address is not None and one.address == other.address:
        found.append("address")
    found += [name for name in ("hreflang", "switch") if other.url in one.named[name] or one.url in other.named[name]]
    return tuple(found)


def worth(name: str, *, agreed: int, contradicted: int) -> float:
    """What a declaration of this kind adds on a site, by how many pairs so declared have texts that agree or contradict each other."""
    decided = agreed + contradicted
    if contradicted >= 3 and contradicted >= 0.75 * decided:
        # One number for two items nearly always: two texts that have it are hardly the pair.
        return AGAINST
    if contradicted >= 3 and contradicted >= 0.25 * decided:
        return 0.0
    if name == "address" and agreed < 5:
        return 5.5
    return 8.5 if contradicted <= 0.1 * decided or contradicted < 2 else 6.0


AGAINST = -2.5
"""What a declaration adds that is nearly always wrong on a site: the logarithm of one right in a dozen."""
def undone(*, agreed: int, contradicted: int) -> float:
    """Support up to which a pair whose texts contradict what is declared is not linked.

    Args:
        agreed, contradicted: pairs that the site declares in this way whose texts agree, and contradict each other; itself among these.
    """
    return UNDONE_WHERE_RIGHT if agreed >= 8 * contradicted else UNDONE


UNDECLARED, OTHER_NUMBER = -6.0, -12.0
"""What a pair that a reliable site does not declare loses: such a site would have said so; and where its numbers are one item each in all
languages, another number is another item."""


def undeclared(reliable: Collection[str]) -> float:
    """What a pair loses that none of the ways declares in which its site declares reliably."""
    if not reliable:
        return 0.0
    return OTHER_NUMBER if "number" in reliable else UNDECLARED


def is_reliable(agreed: int, contradicted: int) -> bool:
    """Whether a site declares its translations so often and so well that what it does not declare is none."""
    return agreed >= 10 and contradicted <= 0.1 * agreed


def lies(agreed: int, contradicted: int) -> bool:
    """Whether a site declares wrongly so often that its declarations say nothing."""
    return worth("", agreed=agreed, contradicted=contradicted) <= 0.0


def says(one: Side, other: Side, value: float) -> int:
    """What texts with this support say by themselves: 1 that they agree, -1 that they are two items, 0 neither."""
    if value >= AGREE:
        return 1
    return -1 if value <= CONTRADICT and min(one.told, other.told) >= ENOUGH else 0


def probability(total: float) -> float:
    """A sum as a probability."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)
