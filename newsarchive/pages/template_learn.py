"""Learning a template: what many pages of a site say of each position together, which one page cannot say."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsarchive.pages.template import KEEP, Cell, Layout, Node, Place, Template, set_places
from newsarchive.pages.template_keys import NOT_THE_TEXT, split_key
from newsarchive.pages.template_layouts import FEWEST, Position, Sampled, layouts_of, place, sampled, without_doubles
from newsarchive.pages.template_sample import CAPTION, LINKED, MOST_LOGIT, PLAIN, PROSE, Sample

FIXED = 0.2
"""Share of pages on which a line must stand at one position to be fixed text; never fewer than three."""
ALIKE = 0.4
"""That share for lines that have the same label, or differ in numbers only."""
AT_THE_ENDS = 1.5
"""How much it speaks against short and linked lines that they never stand between sentences of the text."""
SELDOM = 0.1
A_CAPTION = 3.0
"""How much it speaks against a line that it stands right below a picture."""
ALWAYS, LIKELY = 0.9, 1.5
"""Share of short lines between sentences of the text, and their log odds, from which the same line on several pages is no furniture:
a subheading that comes back."""
BETWEEN = 0.7
"""How much it speaks for sentences, and for items and cells, that they do."""
ITEMS = frozenset({"li", "td", "th", "dd", "dt"})
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
IN_THE_TEXT = 2.0
"""How much it speaks for lines in elements without words of their own, which editors write, that they stand between sentences of
the text."""
TEXT = 1.0
"""How much that speaks for lines in them that are not links."""
TEXT = 1.0
"""Log odds of its sentences from which a position is where the text stands."""
MOST_NODES = 1500
HEADINGS = {"h1": 7, "h2": 6, "h3": 5, "h4": 4, "h5": 3, "h6": 3}
EMPHASIS = {"b": 2.0, "strong": 2.0, "big": 2.0, "font": 1.0}
SAID_BY_LINKS = 5.0
SOMETIMES = 0.3
"""That share where nearly every page has a line there."""
NEARLY_ALL = 0.9
"""Share of pages that stands for all of them."""
DIFFERS = {"title": 0.6, "date": 0.3, "authors": 0.0}
"""Share of the lines at a place that must differ from each other for it to be the field's: the site's name and its clock do not."""
PLACES = 3
"""Places of one field that are kept."""
OFTEN = 0.2
"""Share of a layout's pages on which a field must stand at a place."""
AGREED = 0.6
"""Share of the pages with a line at a place on which it must be the field's."""


def learn(samples: Iterable[Sample]) -> Template | None:
    """The template of a site; None where fewer than three pages are made alike.

    Args:
        samples: what single pages tell; their order says nothing, one page counts once.
    """
    pages = sampled(samples)
    layouts = [layout for members in layouts_of(pages) if (layout := _layout(members)) is not None]
    if not layouts:
        return None
    return Template(layouts=tuple(layouts), pages=sum(layout.pages for layout in layouts))


_At = tuple[Position, str, int]
"""A place: position, chain, and how many such lines stand before."""


@dataclass(slots=True)
class _Pool:
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
        often = max(FEWEST, AGREED * self.pages)
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


class _Learning:
    """The pages of one layout, on their way to its tree."""

    def __init__(self, pages: Sequence[Sampled]) -> None:
        self.paths, self.words = place(pages)
        self.pages = pages
        self.around = {number: above for (above, _), number in self.paths.items()}
        self.fixed = self._fixed()
        self.cells: dict[tuple[Position, str, str], _Pool] = defaultdict(_Pool)
        self.within: dict[tuple[Position, str], _Pool] = defaultdict(_Pool)
        self.before: Counter[tuple[Position, str]] = Counter()
        """On how many pages such lines stand before the text."""
        self.seen: dict[Position, set[int]] = defaultdict(set)
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
        seldom, often = often, max(FEWEST, math.ceil(ALIKE * len(self.pages)))
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

    def _pool(self) -> None:
        shown: Counter[str] = Counter()
        titles: Counter[str] = Counter()
        for page in self.pages:
            shown.update({digests.split()[0] for *_, cell, _, _ in page.cells for digests in cell})
            if page.sample["title"] is not None:
                titles[page.sample["title"]] += 1
        for number, page in enumerate(self.pages):
            for at, chain, form, count, between, before, heads in page.standing:
                self.cells[at, chain, form].place(count, between)
                self.cells[at, chain, form].heads.update((place, head) for place, head in enumerate(heads, 1) if head)
                self.before[at, chain] += before > 0
                box = at
                while box >= 0:
                    self.within[box, form].place(count, between)
                    box = self.around[box]
            for box in set(page.at):
                self.seen[box].add(number)
            own_title = page.sample["title"]
            for at, chain, form, lines, weights, odds in page.cells:
                cell = self.cells[at, chain, form]
                for line, weight, tenths in zip(lines, weights, odds, strict=True):
                    digests = line.split()
                    likely = tenths / 10
                    fixed = self.is_fixed(at, form, digests)
                    elsewhere = shown[digests[0]] > 1 or titles[digests[0]] > (digests[0] == own_title)
                    if elsewhere and not fixed and weight >= SHORTEST_ELSEWHERE:
                        likely = max(likely - SEEN_ELSEWHERE, -MOST_LOGIT)
                    counted = min(weight, MOST_WEIGHT)
                    cell.add(number, counted, likely, fixed)
                    box = at
                    while box >= 0:
                        self.within[box, form].add(number, counted, likely, fixed)
                        box = self.around[box]

    def tree(self) -> Node:
        """The tree of positions seen on two pages or more."""
        nodes: dict[Position, Node] = {}
        forms: dict[Position, set[str]] = defaultdict(set)
        for box, form in self.within:
            forms[box].add(form)
        lines: dict[Position, list[tuple[str, str]]] = defaultdict(list)
        for box, chain, form in self.cells:
            lines[box].append((chain, form))
        order = sorted(self.paths.items(), key=lambda item: item[1])
        in_text = self._in_the_text()
        kept = sorted((number for _, number in order), key=lambda number: (-len(self.seen[number]), number))[:MOST_NODES]
        allowed = {number for number in kept if len(self.seen[number]) > 1 or self.around[number] < 0}
        for (above, key), number in order:
            if number not in allowed or (above >= 0 and above not in nodes):
                continue
            parent = nodes.get(above)
            node = nodes[number] = Node(pages=len(self.seen[number]))
            for form in sorted(forms[number]):
                node.odds[form] = self.within[number, form].odds(parent.odds.get(form, 0.0) if parent is not None else 0.0)
            for chain, form in lines[number]:
                pool = self.cells[number, chain, form]
                odds = pool.odds(node.odds[form]) + self._for_its_place(pool, form, key, number in in_text)
                node.cells[chain, form] = Cell(odds=odds, pages=pool.pages, mixed=pool.mixed, head=pool.head)
            if number in in_text:
                for form in node.odds.keys() - {LINKED}:
                    node.odds[form] += IN_THE_TEXT * self.within[number, form].between
            if parent is not None:
                parent.inside[key] = node
        return nodes[0]

    @staticmethod
    def _for_its_place(pool: _Pool, form: str, key: str, in_text: bool) -> float:
        """What it says of lines that they stand between sentences of the text, or never do."""
        if pool.is_fixed:
            return 0.0
        if form == CAPTION:
            return -A_CAPTION
        if form == LINKED:
            return -2 * AT_THE_ENDS * (1 - pool.between)
        if in_text:
            return IN_THE_TEXT * pool.between - AT_THE_ENDS * (form == PLAIN and pool.between < SELDOM)
        if form == PROSE or key.partition(":")[0].partition(".")[0] in ITEMS:
            return BETWEEN * pool.between
        return -AT_THE_ENDS * (pool.between < SELDOM and pool.pages >= FEWEST)

    def _in_the_text(self) -> set[Position]:
        """Positions of plain mark-up inside those where the text stands."""
        text: set[Position] = set()
        for (box, _, form), pool in self.cells.items():
            if form == PROSE and pool.odds(0.0) >= TEXT and pool.pages * 2 >= len(self.pages):
                text.add(box)
        keys = {number: key for (_, key), number in self.paths.items()}
        text |= {self.around[box] for box in text if _is_plain(keys[box])}
        found = set(text)
        for (above, key), number in sorted(self.paths.items(), key=lambda item: item[1]):
            if above in found and _is_plain(key):
                found.add(number)
        return found

    def places(self, name: str) -> list[Place]:
        """Where most pages show a field, the place of most pages first."""
        votes: Counter[_At] = Counter()
        for page in self.pages:
            given = page.sample["places"].get(name)
            if given is not None:
                votes[page.at[given[0]], given[1], given[2]] += 1
        lines = self._lines()
        found = []
        for at, count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
            here = lines.get(at, [])
            surely = count >= AGREED * len(here) or (count >= SOMETIMES * len(here) and len(here) >= NEARLY_ALL * len(self.pages))
            often = count >= max(2, OFTEN * len(self.pages)) and surely
            if often and len({digest for digest, _, _ in here}) > DIFFERS[name] * len(here):
                found.append(self._place(at, count))
        if name == "title":
            shown = self._like_a_title(lines, told=bool(found))
            found = [shown] if shown is not None else found
        return found[:PLACES]

    def shows_others_days(self) -> bool:
        """Whether the days found on the pages are mostly the same: those of a list of the newest, no page's own."""
        found = [page.sample["day"] for page in self.pages if page.sample["day"] is not None]
        return len(found) >= FEWEST and len(set(found)) <= DIFFERS["date"] * len(found)

    def _lines(self) -> dict[_At, list[tuple[str, int, str]]]:
        """Digest, weight and form of the first lines at each place, one a page."""
        found: dict[_At, list[tuple[str, int, str]]] = defaultdict(list)
        for page in self.pages:
            by_place: dict[tuple[Position, str], list[tuple[str, int, str]]] = defaultdict(list)
            for at, chain, form, lines, weights, _ in page.cells:
                by_place[at, chain] += [(line.split()[0], weight, form) for line, weight in zip(lines, weights, strict=True)]
            for (at, chain), here in by_place.items():
                for ordinal, one in enumerate(here[:4]):
                    found[at, chain, ordinal].append(one)
        return found

    def _like_a_title(self, lines: dict[_At, list[tuple[str, int, str]]], *, told: bool) -> Place | None:
        """Where the title stands on a site whose pages do not tell it: before the text, nearly every page shows a line of its own
        there; a heading, emphasised, or said by links of other pages. What the pages take for their titles is believed where links
        say it, or nothing else."""
        links = Counter(link for page in self.pages for link in {
            line.split()[0] for _, _, form, cell, _, _ in page.cells if form == LINKED for line in cell
        })  # fmt: skip
        titles = {page.sample["title"] for page in self.pages}
        alike = len(titles) < AGREED * len(self.pages)
        said = any(title in links for title in titles)
        if not alike and (told or said) and (said or not links):
            return None
        keys = {number: key for (_, key), number in self.paths.items()}
        dates = {place.path for place in self.places("date")}
        best: tuple[float, int, _At] | None = None
        for at, here in lines.items():
            number, chain, ordinal = at
            often = len(here) >= NEARLY_ALL * len(self.pages) and self.before[number, chain] >= NEARLY_ALL * len(self.pages)
            own = len({digest for digest, _, _ in here}) > NEARLY_ALL * len(here)
            weight = sum(weight for _, weight, _ in here) / len(here)
            if not often or not own or ordinal or not 10 <= weight <= 200:
                continue
            place = self._place(at, 0)
            forms = {form for _, _, form in here}
            text = any(self.cells[number, chain, form].odds(0.0) > TEXT for form in forms)
            heading = split_key(keys[number])[0] in HEADINGS
            text = text or sum(form == PROSE for _, _, form in here) > SOMETIMES * len(here)
            if place.path in dates or text or (LINKED in forms and not heading) or any(one == number for one, _ in self.fixed):
                continue
            rank = HEADINGS.get(split_key(keys[number])[0], max((EMPHASIS.get(tag, 0.5) for tag in chain.split("/")), default=0.5))
            linked = sum(links[digest] > 0 for digest, _, _ in here) / len(here)
            if alike or linked >= OFTEN:
                best = max(best or (0.0, 0, at), (rank + SAID_BY_LINKS * linked, -number, at))
        return self._place(best[2], 0) if best is not None else None

    def _place(self, at: _At, pages: int) -> Place:
        keys = {number: (above, key) for (above, key), number in self.paths.items()}
        path: list[str] = []
        number = at[0]
        while number >= 0:
            number, key = keys[number]
            path.append(key)
        return Place(path=tuple(reversed(path)), chain=at[1], ordinal=at[2], pages=pages)

    def bodies(self, tree: Node) -> list[int]:
        """For each page the weight of its body as the tree has it."""
        nodes: dict[Position, Node] = {0: tree}
        for (above, key), number in sorted(self.paths.items(), key=lambda item: item[1]):
            if above in nodes and key in nodes[above].inside:
                nodes[number] = nodes[above].inside[key]
        found = []
        for page in self.pages:
            body = 0
            for at, chain, form, lines, weights, _ in page.cells:
                cell = nodes[at].cells.get((chain, form)) if at in nodes else None
                if cell is not None and cell.odds > KEEP:
                    pairs = zip(lines, weights, strict=True)
                    body += sum(weight for line, weight in pairs if not self.is_fixed(at, form, line.split()))
            found.append(body)
        return found


def _is_plain(key: str) -> bool:
    """Whether a box has no words of its own, and may be part of a text."""
    tag, words = split_key(key)
    return not words and tag.partition(":")[0] not in NOT_THE_TEXT


def _layout(members: Sequence[Sampled]) -> Layout | None:
    pages = without_doubles(members)
    if len(pages) < FEWEST:
        return None
    learning = _Learning(pages)
    tree = learning.tree()
    bodies = [body for body in learning.bodies(tree) if body]
    if len(bodies) < FEWEST:
        return None
    container = Counter(page.container for page in pages).most_common()
    path = min(one for one, count in container if count == container[0][1])
    days = sorted(str(page.sample["fetched"]) for page in members if page.sample.get("fetched"))
    places = {name: found for name in ("title", "date", "authors") if (found := learning.places(name))}
    layout = Layout(
        name=hashlib.sha256("/".join(path).encode()).hexdigest()[:6], pages=len(pages), since=days[0] if days else None,
        until=days[-1] if days else None, container="/".join(path), smallest=min(bodies), words=learning.words, tree=tree,
        fixed=frozenset(), order=_order(pages), places=places, undated="date" not in places and learning.shows_others_days(),
    )  # fmt: skip
    set_places(layout)
    _prune(tree)
    layout.words = frozenset(word for word in _words(tree) if word in layout.words)
    layout.fixed = _fixed_where_kept(learning, tree)
    return layout


def _order(pages: Sequence[Sampled]) -> str | None:
    told = Counter(page.sample["order"] for page in pages if page.sample["order"] is not None)
    order, count = told.most_common(1)[0] if told else (None, 0)
    return order if len(told) == 1 and count > 1 else None


def _prune(node: Node) -> bool:
    """Pass over what is furniture throughout; returns whether this position is."""
    inner = [_prune(one) for one in node.inside.values()]
    node.skipped = all(inner) and not node.places and all(cell.sure and cell.odds < KEEP for cell in node.cells.values())
    node.skipped = node.skipped and all(odds < KEEP for odds in node.odds.values())
    if node.skipped:
        node.inside, node.cells, node.odds = {}, {}, {}
    return node.skipped


def _words(tree: Node) -> set[str]:
    return {word for node in tree.walk() for key in node.inside for word in split_key(key)[1]}


def _fixed_where_kept(learning: _Learning, tree: Node) -> frozenset[str]:
    """Digests of the fixed lines that stand where the article does; elsewhere their position drops them."""
    nodes: dict[Position, Node] = {0: tree}
    for (above, key), number in sorted(learning.paths.items(), key=lambda item: item[1]):
        if above in nodes and key in nodes[above].inside:
            nodes[number] = nodes[above].inside[key]
    return frozenset(
        digest
        for at, digest in learning.fixed
        if at in nodes and not nodes[at].skipped and any(cell.odds > KEEP or not cell.sure for cell in nodes[at].cells.values())
    )


