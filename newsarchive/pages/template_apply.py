"""Reading a page by its site's template: which lines are the article, where title, date and authors stand, and whether it fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import Any

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsarchive.pages.body_choice import without_other_articles
from newsarchive.pages.lines import BLOCKS, SILENT, Box, Line, lines_of
from newsarchive.pages.template import KEEP, Layout, Node, Template
from newsarchive.pages.template_digests import digest_of, digests_of, heads_of
from newsarchive.pages.template_ends import Ends
from newsarchive.pages.template_keys import NOT_THE_TEXT, position_key
from newsarchive.pages.template_sample import CAPTION, LINKED, PLAIN, PROSE, form_of
from newsarchive.text.related import is_heading

FAR_SMALLER = 4
"""How many times smaller than the smallest body seen a body must be for the page not to fit."""
MOST_UNKNOWN = 0.3
"""Share of a page's text in positions never seen, above which it does not fit."""
SURE_OF_UNKNOWN = 3.0
"""How far from KEEP the log odds of what is around an unknown position must be for it to be judged without the model."""
OF_AROUND = 0.5
"""How much the log odds of what is around an unknown position weigh beside the model's."""
BETWEEN = 1.5
"""How much it speaks for lines at unknown positions that they stand between sentences of the text."""
LIKELY_TEXT = 1.0
"""Log odds above which a line is the text's though a field was found there."""
SURE_TEXT = 2.0
"""Log odds from which sentences are taken for the text's."""
OFTEN = 0.6
"""Share of a layout's pages with a day at its places, from which a page without one there has none."""
ENOUGH = 8
"""Pages of a layout from which positions decide alone: what the model says of one page then tells less than what it said of all."""

CUT_BOXES = 2
"""Boxes around that of a line after which a page may go on to other stories."""

WORDS = {LINKED: "links", PROSE: "sentences", CAPTION: "words below a picture", PLAIN: "short lines"}

Likelihoods = Callable[[], NDArray[np.float64]]
"""Gives, for each line of the page, how likely it is part of the article; called only where positions do not decide."""


@dataclass(slots=True, kw_only=True)
class Applied:
    """A page read by a template."""

    layout: str
    """Name of the layout it looks like."""
    kept: list[Line]
    """The lines of the article."""
    considered: list[Line]
    """The lines at its positions, also those that are the same on several pages."""
    misfit: str | None
    """Why the page does not fit, for a person; its body is then to be found without the template."""
    missing: tuple[str, ...]
    """Fields ("title", "date") that all pages of the layout show and this one does not."""
    places: dict[str, Line] = field(default_factory=dict)
    """The lines that show title, date and authors."""
    after_date: tuple[Line, ...] = ()
    """The two lines after that of the date: day, month and year may be shown apart."""
    undated: bool = False
    """Whether a day found elsewhere on the page is not its own: the layout's pages show none, or theirs at a place that is empty."""
    order: str | None = None
    """The order of day and month in the layout's dates."""
    ends: Ends = field(default_factory=Ends)
    """What all titles of the layout begin or end with."""
    stale_day: str | None = None
    """Digest of a day that its pages name as theirs and that is none of theirs."""
    unsure: bool = False
    """Whether the model should have been asked, and was not."""
    use: dict[str, Any] | None = None
    """What the reading used of the template, where that was asked for (template_use.Use)."""


def furniture_in(tree: HtmlElement, template: Template) -> frozenset[HtmlElement]:
    """Elements that the only layout of today's pages knows as furniture throughout; they need not be read."""
    if len(template.current) != 1:
        return frozenset()
    layout = template.current[0]
    found: list[HtmlElement] = []
    waiting = [(tree, layout.tree)]
    while waiting:
        element, around = waiting.pop()
        tag = element.tag
        if tag in BLOCKS:
            node = around.find(layout.clean(position_key(element)))
            if node is None:
                continue
            if node.skipped:
                found.append(element)
                continue
            if not node.inside:
                continue
            around = node
        if isinstance(tag, str) and tag not in SILENT:
            waiting += [(child, around) for child in element]
    return frozenset(found)


def read_lines(tree: HtmlElement, template: Template) -> list[Line]:
    """The lines of a page, without its known furniture."""
    return lines_of(tree, without=furniture_in(tree, template))


def apply(template: Template, lines: Sequence[Line], likelihoods: Likelihoods | None = None) -> Applied:
    """Read a page by the layout that knows most of it; by a former one where it fits none of today's.

    Args:
        template: the site's.
        lines: the page's lines, all or those of read_lines.
        likelihoods: see Likelihoods; without it positions decide alone.
    """
    return _applied(template, lines, likelihoods)[1]


def reasons_by(
    template: Template, lines: Sequence[Line], likelihoods: NDArray[np.float64]
) -> tuple[str | None, list[tuple[Line, bool, str]]]:
    """Why a page does not fit, and each of its lines with whether the template keeps it, and why."""
    reading, applied = _applied(template, lines, lambda: likelihoods)
    kept = {line.index for line in applied.kept}
    shown = {line.index: name for name, line in applied.places.items()}
    return applied.misfit, [
        (line, line.index in kept, reading.reason(place, shown.get(line.index))) for place, line in enumerate(lines)
    ]  # fmt: skip


def _applied(template: Template, lines: Sequence[Line], likelihoods: Likelihoods | None) -> tuple[_Reading, Applied]:
    best = _best(template.current, lines)
    found = best.applied(likelihoods)
    former = [layout for layout in template.layouts if layout.former]
    if found.misfit is not None and former:
        then = _best(former, lines)
        applied = then.applied(likelihoods)
        if applied.misfit is None:
            return then, applied
    return best, found


def _best(layouts: Iterable[Layout], lines: Sequence[Line]) -> _Reading:
    return max((_Reading(layout, lines) for layout in layouts), key=lambda one: one.known)


class _Reading:
    """The lines of one page in one layout's tree."""

    def __init__(self, layout: Layout, lines: Sequence[Line]) -> None:
        self.layout = layout
        self.lines = lines
        self._found_between: frozenset[int] | None = None
        self._nodes: dict[Box, tuple[Node, bool]] = {}
        self.odds: list[float] = []
        self.unsure: list[int] = []
        self.unknown: list[int] = []
        self.places: dict[str, Line] = {}
        total, known = 0, 0
        counts: dict[tuple[Node, str], int] = {}
        for line in lines:
            node, exact = self.node(line.box)
            total += line.weight
            form = form_of(line)
            cell = node.cells.get((line.chain, form)) if exact else None
            if node.skipped:
                self.odds.append(-4.0)
                known += line.weight
            elif cell is not None:
                self.odds.append(cell.odds)
                known += line.weight
                if not cell.sure:
                    self.unsure.append(len(self.odds) - 1)
            else:
                odds = node.odds.get(form, 0.0)
                self.odds.append(OF_AROUND * odds)
                if form in {PROSE, PLAIN}:
                    self.unknown.append(len(self.odds) - 1)
                if exact:
                    known += line.weight
                if abs(odds - KEEP) < SURE_OF_UNKNOWN:
                    self.unsure.append(len(self.odds) - 1)
            if exact and node.places:
                self._place(node, line, counts)
        self.cut = self._after_cuts() if layout.cuts else frozenset()
        self.total = total
        self.known = known / (total or 1)

    def _after_cuts(self) -> frozenset[int]:
        """The lines after which the page goes on to other stories, and all that follow where it stands."""
        found: set[int] = set()
        for line in self.lines:
            if line.prose or line.index in found:
                continue
            for box in (line.box, *islice(line.box.above, CUT_BOXES)):
                if (cuts := self.node(box)[0].cuts) and digest_of(line.text) in cuts:
                    found.update(range(line.index, box.end))
        return frozenset(found)

    def _place(self, node: Node, line: Line, counts: dict[tuple[Node, str], int]) -> None:
        wanted = node.places.get(line.chain)
        if wanted is None:
            return
        count = counts.get((node, line.chain), 0)
        counts[node, line.chain] = count + 1
        for name, ordinal in wanted:
            if ordinal == count:
                self.places.setdefault(name, line)

    def node(self, box: Box) -> tuple[Node, bool]:
        """The nearest known position of a box, and whether it is its own."""
        found = self._nodes.get(box)
        if found is None:
            if box.parent is None:
                found = (self.layout.tree, True)
            else:
                around, exact = self.node(box.parent)
                inner = around.find(self.layout.clean(position_key(box.element))) if exact and not around.skipped else None
                found = (inner, True) if inner is not None else (around, exact and around.skipped)
            self._nodes[box] = found
        return found

    def applied(self, likelihoods: Likelihoods | None) -> Applied:
        """The lines kept, and whether the page fits."""
        unsure = bool(self.unsure) and self.layout.pages < ENOUGH
        odds = list(self.odds)
        for index in self._between():
            odds[index] += BETWEEN
        if unsure and likelihoods is not None:
            judged = np.clip(likelihoods(), 1e-6, 1 - 1e-6)
            logits = np.log(judged / (1 - judged))
            for index in self.unsure:
                odds[index] += float(logits[index])
        considered = [line for line, one in zip(self.lines, odds, strict=True) if one > KEEP]
        kept = [line for line in considered if not self._is_fixed(line)]
        kept = without_other_articles([line for line in kept if line.index not in self.cut], self.places.get("title"))
        likely = {self.lines[index].index for index, one in enumerate(self.odds) if one > LIKELY_TEXT}
        shown = [line for line in self.places.values() if form_of(line) == PLAIN and line.index not in likely]
        kept = [self._without_head(line) for line in self._with_announcements(kept) if line not in shown]
        return Applied(
            layout=self.layout.name, kept=kept, considered=considered, misfit=self._misfit(kept), missing=self._missing(),
            places=dict(self.places), after_date=self._after_date(), undated=self._is_undated(), order=self.layout.order,
            unsure=unsure and likelihoods is None, ends=self.layout.ends, stale_day=self.layout.stale_day,
        )  # fmt: skip

    def _with_announcements(self, kept: list[Line]) -> list[Line]:
        """The lines kept, and among them those that announce other stories where some of what follows was kept: cleaning knows them,
        and takes them out with what they announce."""
        found: list[Line] = []
        for before, line in pairwise(kept):
            found.append(before)
            for between in self.lines[before.index + 1 : line.index]:
                around = between.box.parent
                if around is None or not around.first <= before.index < line.index < around.end or between.index in self.cut:
                    continue
                if not between.prose and is_heading(between.text) and not self.node(between.box)[0].skipped:
                    found.append(between)
        return [*found, *kept[-1:]]

    def _between(self) -> frozenset[int]:
        if self._found_between is None:
            self._found_between = frozenset(self._find_between())
        return self._found_between

    def _find_between(self) -> list[int]:
        """Unknown lines between sentences of the text, in elements that may be part of it."""
        sure = [index for index, line in enumerate(self.lines) if line.prose and self.odds[index] > SURE_TEXT]
        if not sure or not self.unknown:
            return []
        return [index for index in self.unknown if sure[0] < index < sure[-1] and self._may_be_text(self.lines[index].box)]

    def _may_be_text(self, box: Box) -> bool:
        node, _ = self.node(box)
        above: Box | None = box
        while above is not None and above.tag not in NOT_THE_TEXT:
            if self.node(above) == (node, True):
                return True
            above = above.parent
        return False

    def _without_head(self, line: Line) -> Line:
        """A line without a date glued to its beginning, where the layout's pages have one."""
        node, exact = self.node(line.box)
        cell = node.cells.get((line.chain, form_of(line))) if exact else None
        if cell is None or cell.head is None:
            return line
        count, digest = cell.head
        heads = heads_of(line.text)
        if len(heads) < count or heads[count - 1] != digest:
            return line
        return replace(line, text=line.text.split(maxsplit=count)[count])

    def reason(self, place: int, field: str | None) -> str:
        """Why a line is kept or dropped.

        Args:
            place: of the line among the page's.
            field: what it was found to show; None where it shows no field.
        """
        line, pages = self.lines[place], self.layout.pages
        node, exact = self.node(line.box)
        form = form_of(line)
        cell = node.cells.get((line.chain, form)) if exact else None
        if field is not None:
            return f"here the site's pages show their {field}"
        if line.index in self.cut:
            return "here, or before it, stands a line after which the site's pages go on to other stories"
        if node.skipped:
            return f"no text on any of the {node.pages} pages (of {pages}) that have this box"
        if self._is_fixed(line):
            return "the same words, or the same label, stand here on several pages"
        said = WORDS[form]
        if cell is not None:
            verdict = "belong to the text" if cell.odds > KEEP else "are furniture"
            asked = "; not sure, so the model was asked" if place in self.unsure and pages < ENOUGH else ""
            return f"{said} here {verdict}: {cell.pages} of {pages} pages, log odds {cell.odds:+.1f}{asked}"
        around = node.odds.get(form, 0.0)
        between = " and between sentences of the text" if place in self._between() else ""
        return f"a place that no page had before, in one where {said} have log odds {around:+.1f}{between}"

    def _is_fixed(self, line: Line) -> bool:
        fixed = self.layout.fixed
        return bool(fixed) and any(digest in fixed for digest in digests_of(line.text, 0 if line.prose else line.weight))

    def _after_date(self) -> tuple[Line, ...]:
        line = self.places.get("date")
        return tuple(self.lines[line.index + 1 : line.index + 3]) if line is not None else ()

    def _is_undated(self) -> bool:
        if self.layout.pages < ENOUGH or "date" in self.places:
            return False
        return self.layout.undated or sum(place.pages for place in self.layout.places.get("date", ())) >= OFTEN * self.layout.pages

    def _missing(self) -> tuple[str, ...]:
        return tuple(
            name for name in ("title", "date")
            if name not in self.places and sum(place.pages for place in self.layout.places.get(name, ())) >= self.layout.pages
        )  # fmt: skip

    def _misfit(self, kept: Sequence[Line]) -> str | None:
        body = sum(line.weight for line in kept)
        if 1 - self.known > MOST_UNKNOWN:
            return f"{100 * (1 - self.known):.0f} % of the text stands where none stood on the {self.layout.pages} pages learned from"
        if body * FAR_SMALLER < self.layout.smallest:
            return f"the body ({body} letters) is under a quarter of the smallest of {self.layout.pages} pages ({self.layout.smallest})"
        return None
