"""What the pages of one layout say of each position together: how likely its lines are the article, and which of them are fixed text."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsarchive.pages.template import KEEP
from newsarchive.pages.template_cut import after_cuts, cuts_in, holder_of
from newsarchive.pages.template_layouts import FEWEST, Position, Sampled, place
from newsarchive.pages.template_sample import MOST_LOGIT, PLAIN, PROSE

FIXED = 0.2
"""Share of pages on which a line must stand at one position to be fixed text; never fewer than three."""
ALIKE = 0.3
"""That share, and one page more, for lines that have the same label, or differ in numbers only."""
ALWAYS, LIKELY = 0.9, 1.5
"""Share of short lines between sentences of the text, and their log odds, from which the same line on several pages is no furniture:
a subheading that comes back."""
MOSTLY = 0.8
"""Share of short lines between sentences of the text from which they may come back there on other pages."""
SEEN_ELSEWHERE = 3.0
"""How much it speaks against a line that another page shows it too, or has it as its title."""
SHORTEST_ELSEWHERE = 12
"""Weight from which a line seen elsewhere says something."""
MOST_WEIGHT = 400
"""Weight above which a line counts no more."""
SHRINK = 1.0
"""How many pages the position around weighs beside the pages seen."""
DIFFERENT = 0.15
"""Share of a position's text that must be judged against the rest of its page for it to be mixed."""
SHARED = 0.6
"""Share of a position's pages on which its first line must begin alike for that to be no part of it."""
DECEIVED = 0.5
"""Share of pages on which most of what was judged as the article is fixed text, from which the judge is not believed."""
LIFTED, LOWERED = {PROSE: 4.0, PLAIN: 2.0}, -2.0
"""What then speaks for lines where most text differs from page to page, and against all others."""


@dataclass(slots=True)
class Pool:
    """What the pages said of the lines of one form at one position: for each page the sums of weight and of weighed log odds."""

    own: dict[int, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0, 0.0]))
    """Of lines that are not fixed text."""
    fixed: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    """Weight of fixed text."""
    judged: dict[int, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0, 0.0]))
    """For each page the weight judged as article, and not."""

    heads: Counter[tuple[int, str]] = field(default_factory=Counter)
    """On how many pages the first line begins with so many words of this digest."""
    lines: int = 0
    lines_between: int = 0

    def place(self, lines: int, between: int) -> None:
        """Count lines, and those between sentences of the text."""
        self.lines += lines
        self.lines_between += between

    @property
    def between(self) -> float:
        """Share of the lines that stand between sentences of the text."""
        return self.lines_between / (self.lines or 1)

    @property
    def head(self) -> tuple[int, str] | None:
        """The longest beginning that most pages share."""
        often = max(FEWEST, SHARED * self.pages)
        return max((one for one, count in self.heads.items() if count >= often), default=None)

    def add(self, page: int, weight: float, odds: float, fixed: bool) -> None:
        """Count a line."""
        if fixed:
            self.fixed[page] += weight
            return
        sums = self.own[page]
        sums[0] += weight
        sums[1] += weight * odds
        self.judged[page][odds <= KEEP] += weight

    @property
    def pages(self) -> int:
        return len(self.own.keys() | self.fixed.keys())

    @property
    def is_fixed(self) -> bool:
        """Whether it is fixed text and nothing else."""
        return bool(self.fixed) and not self.own

    def odds(self, around: float) -> float:
        """Mean log odds over the pages, drawn towards those of the position around."""
        values = [odds / weight for weight, odds in self.own.values()]
        if self.is_fixed:
            values += [-MOST_LOGIT] * len(self.fixed)
        return (sum(values) + SHRINK * around) / (len(values) + SHRINK)

    @property
    def mixed(self) -> bool:
        """Whether lines of one page were judged differently. What differs between pages only is the judge's own doubt."""
        return sum(map(min, self.judged.values())) > DIFFERENT * sum(map(sum, self.judged.values()))


class Evidence:
    """The pages of one layout, and what they say."""

    def __init__(self, pages: Sequence[Sampled]) -> None:
        self.paths, self.words = place(pages)
        self.around = {number: above for (above, _), number in self.paths.items()}
        self.keys = {number: key for (_, key), number in self.paths.items()}
        self.cuts = cuts_in(pages, self.keys, self.around)
        self.pages = [page.without(after_cuts(page, self.cuts, self.keys, self.around)) for page in pages]
        self.fixed = self._fixed()
        self.cells: dict[tuple[Position, str, str], Pool] = defaultdict(Pool)
        self.within: dict[tuple[Position, str], Pool] = defaultdict(Pool)
        self.before: Counter[tuple[Position, str]] = Counter()
        """On how many pages such lines stand before the text."""
        self.seen: dict[Position, set[int]] = defaultdict(set)
        self.shown, self.places, self.titles = self._shown()
        self._stand()
        self.text = self._undeceived()
        self._pool()

    def _fixed(self) -> frozenset[tuple[Position, str]]:
        """Position and digest of the lines that stand on many pages."""
        whole: Counter[tuple[Position, str]] = Counter()
        parts: Counter[tuple[Position, str]] = Counter()
        for page in self.pages:
            lines = [(at, form, digests.split()) for at, _, form, cell, _, _ in page.cells for digests in cell]
            whole.update({(at, digests[0]) for at, _, digests in lines})
            parts.update({(at, digest) for at, form, digests in lines if form != PROSE for digest in digests[1:]})
        often = max(FEWEST, math.ceil(FIXED * len(self.pages)))
        seldom, often = often, max(FEWEST, math.ceil(ALIKE * len(self.pages)) + 1)
        text = self._subheadings()
        found = {one for one, count in whole.items() if count >= (often if one in text else seldom)}
        return frozenset(found | {one for one, count in parts.items() if count >= often})

    def _subheadings(self) -> set[tuple[Position, str]]:
        """Position and digest of short lines that stand between sentences of the text wherever such lines do."""
        lines: Counter[tuple[Position, str]] = Counter()
        between: Counter[tuple[Position, str]] = Counter()
        for page in self.pages:
            for at, chain, form, count, inside, _, _ in page.standing:
                if form == PLAIN:
                    lines[at, chain] += count
                    between[at, chain] += inside
        odds: dict[tuple[Position, str], list[float]] = defaultdict(list)
        for page in self.pages:
            for at, chain, form, cell, _, tenths in page.cells:
                if form == PLAIN and between[at, chain] >= ALWAYS * lines[at, chain]:
                    for digests, one in zip(cell, tenths, strict=True):
                        odds[at, digests.split()[0]].append(one / 10)
        return {one for one, values in odds.items() if sum(values) >= LIKELY * len(values)}

    def is_fixed(self, at: Position, form: str, digests: Sequence[str]) -> bool:
        """Whether a line is fixed text at its position. Sentences are so to the letter only: notices may differ in figures alone."""
        return any((at, digest) in self.fixed for digest in (digests[:1] if form == PROSE else digests))

    def _shown(self) -> tuple[Counter[str], Counter[tuple[Position, str]], Counter[str]]:
        """On how many pages each line is shown, and at each position, and how many have it as their title."""
        shown: Counter[str] = Counter()
        places: Counter[tuple[Position, str]] = Counter()
        titles: Counter[str] = Counter()
        for page in self.pages:
            lines = {(at, digests.split()[0]) for at, _, _, cell, _, _ in page.cells for digests in cell}
            places.update(lines)
            shown.update({digest for _, digest in lines})
            if page.sample["title"] is not None:
                titles[page.sample["title"]] += 1
        return shown, places, titles

    def _stand(self) -> None:
        for number, page in enumerate(self.pages):
            for box in set(page.at):
                self.seen[box].add(number)
            for at, chain, form, count, between, before, heads in page.standing:
                self.cells[at, chain, form].place(count, between)
                self.cells[at, chain, form].heads.update((place, head) for place, head in enumerate(heads, 1) if head)
                self.before[at, chain] += before > 0
                for box in self._boxes(at):
                    self.within[box, form].place(count, between)

    def _boxes(self, at: Position) -> Iterator[Position]:
        """A position and all around it."""
        while at >= 0:
            yield at
            at = self.around[at]

    def _lines(self, page: Sampled) -> Iterator[tuple[Position, str, str, int, float, bool, bool]]:
        """Position, chain, form, weight, log odds, whether it is fixed text, and whether other pages show it or are called so."""
        for at, chain, form, lines, weights, odds in page.cells:
            for line, weight, tenths in zip(lines, weights, odds, strict=True):
                digests = line.split()
                # Subheadings and the heads of tables come back where they stand; stories do not.
                here = self.places[at, digests[0]] if form == PLAIN and self.cells[at, chain, form].between >= MOSTLY else 1
                elsewhere = self.shown[digests[0]] > here or self.titles[digests[0]] > (digests[0] == page.sample["title"])
                yield at, chain, form, weight, tenths / 10, self.is_fixed(at, form, digests), elsewhere

    def _undeceived(self) -> frozenset[Position]:
        """Where the text stands if the judge was deceived on most pages, by what is the same on all of them: in the position whose
        sentences differ most from page to page. Empty where it was not."""
        deceived = 0
        own: Counter[Position] = Counter()
        for page in self.pages:
            believed = {True: 0, False: 0}
            for at, _, form, weight, odds, fixed, elsewhere in self._lines(page):
                if odds > KEEP:
                    believed[fixed] += weight
                if form == PROSE and not fixed and not elsewhere:
                    holder = holder_of(at, self.keys, self.around)
                    own[holder] += round(weight / (1 + math.exp(-odds)))
            deceived += believed[True] > believed[False]
        if not own or deceived <= DECEIVED * len(self.pages):
            return frozenset()
        best = min(own, key=lambda box: (-own[box], box))
        return frozenset(at for at in self.around if best in self._boxes(at))

    def _pool(self) -> None:
        for number, page in enumerate(self.pages):
            for at, chain, form, weight, odds, fixed, elsewhere in self._lines(page):
                if elsewhere and not fixed and weight >= SHORTEST_ELSEWHERE:
                    odds = max(odds - SEEN_ELSEWHERE, -MOST_LOGIT)
                if self.text:
                    odds = odds + LIFTED.get(form, 0.0) if at in self.text else min(odds, LOWERED)
                counted = min(weight, MOST_WEIGHT)
                self.cells[at, chain, form].add(number, counted, odds, fixed)
                for box in self._boxes(at):
                    self.within[box, form].add(number, counted, odds, fixed)
