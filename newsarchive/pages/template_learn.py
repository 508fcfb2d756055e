"""Learning a template: what many pages of a site say of each position together, which one page cannot say."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from newsarchive.pages.template import KEEP, Cell, Layout, Node, Template, set_places
from newsarchive.pages.template_ends import shared_ends
from newsarchive.pages.template_evidence import Evidence, Pool
from newsarchive.pages.template_keys import is_plain, split_key
from newsarchive.pages.template_layouts import FEWEST, Position, Sampled, layouts_of, sampled, without_doubles
from newsarchive.pages.template_places import Places
from newsarchive.pages.template_sample import CAPTION, LINKED, PLAIN, PROSE, Sample

AT_THE_ENDS = 1.5
"""How much it speaks against short and linked lines that they never stand between sentences of the text."""
SELDOM = 0.1
"""Share of lines that stands for none of them."""
A_LINK = 2.0
"""How much it speaks against a line that it is a link."""
A_CAPTION = 3.0
"""How much it speaks against a line that it stands right below a picture."""
BETWEEN = 0.7
"""How much it speaks for sentences, and for items and cells, that they stand between sentences of the text."""
ITEMS = frozenset({"li", "td", "th", "dd", "dt"})
IN_THE_TEXT = 2.0
"""How much it does for lines in elements without words of their own, which editors write."""
TEXT = 1.0
"""Log odds of its sentences from which a position is where the text stands."""
MOST_NODES = 1500


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


class _Tree:
    """The tree of positions of one layout."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.pages = evidence.pages
        self.nodes: dict[Position, Node] = {}
        """By position, those in the tree."""
        self._grow()
        self.root = self.nodes[0]

    def _grow(self) -> None:
        """Make the tree of positions seen on two pages or more."""
        nodes = self.nodes
        forms: dict[Position, set[str]] = defaultdict(set)
        for box, form in self.evidence.within:
            forms[box].add(form)
        lines: dict[Position, list[tuple[str, str]]] = defaultdict(list)
        for box, chain, form in self.evidence.cells:
            lines[box].append((chain, form))
        order = sorted(self.evidence.paths.items(), key=lambda item: item[1])
        in_text = self._in_the_text()
        kept = sorted((number for _, number in order), key=lambda number: (-len(self.evidence.seen[number]), number))[:MOST_NODES]
        allowed = {number for number in kept if len(self.evidence.seen[number]) > 1 or self.evidence.around[number] < 0}
        for (above, key), number in order:
            if number not in allowed or (above >= 0 and above not in nodes):
                continue
            parent = nodes.get(above)
            node = nodes[number] = Node(pages=len(self.evidence.seen[number]))
            for form in sorted(forms[number]):
                node.odds[form] = self.evidence.within[number, form].odds(parent.odds.get(form, 0.0) if parent is not None else 0.0)
            for chain, form in lines[number]:
                pool = self.evidence.cells[number, chain, form]
                odds = pool.odds(node.odds[form]) + self._for_its_place(pool, form, key, number in in_text)
                node.cells[chain, form] = Cell(odds=odds, pages=pool.pages, mixed=pool.mixed, head=pool.head)
            if number in in_text:
                for form in node.odds.keys() - {LINKED}:
                    node.odds[form] += IN_THE_TEXT * self.evidence.within[number, form].between
            if parent is not None:
                parent.inside[key] = node

    @staticmethod
    def _for_its_place(pool: Pool, form: str, key: str, in_text: bool) -> float:
        """What it says of lines that they stand between sentences of the text, or never do."""
        if pool.is_fixed:
            return 0.0
        if form == CAPTION:
            return -A_CAPTION
        if form == LINKED:
            return -A_LINK - 2 * AT_THE_ENDS * (1 - pool.between)
        if in_text:
            return IN_THE_TEXT * pool.between - AT_THE_ENDS * (form == PLAIN and pool.between < SELDOM)
        if form == PROSE or key.partition(":")[0].partition(".")[0] in ITEMS:
            return BETWEEN * pool.between
        return -AT_THE_ENDS * (pool.between < SELDOM and pool.pages >= FEWEST)

    def _in_the_text(self) -> set[Position]:
        """Positions of plain mark-up inside those where the text stands."""
        text: set[Position] = set()
        for (box, _, form), pool in self.evidence.cells.items():
            if form == PROSE and pool.odds(0.0) >= TEXT and pool.pages * 2 >= len(self.pages):
                text.add(box)
        keys = {number: key for (_, key), number in self.evidence.paths.items()}
        text |= {self.evidence.around[box] for box in text if is_plain(keys[box])}
        found = set(text)
        for (above, key), number in sorted(self.evidence.paths.items(), key=lambda item: item[1]):
            if above in found and is_plain(key):
                found.add(number)
        return found

    def bodies(self) -> list[int]:
        """For each page the weight of its body as the tree has it."""
        nodes = self.nodes
        found = []
        for page in self.pages:
            body = 0
            for at, chain, form, lines, weights, _ in page.cells:
                cell = nodes[at].cells.get((chain, form)) if at in nodes else None
                if cell is not None and cell.odds > KEEP:
                    pairs = zip(lines, weights, strict=True)
                    body += sum(weight for line, weight in pairs if not self.evidence.is_fixed(at, form, line.split()))
            found.append(body)
        return found


def _layout(members: Sequence[Sampled]) -> Layout | None:
    pages = without_doubles(members)
    if len(pages) < FEWEST:
        return None
    evidence = Evidence(pages)
    made = _Tree(evidence)
    tree = made.root
    bodies = [body for body in made.bodies() if body]
    if len(bodies) < FEWEST:
        return None
    container = Counter(page.container for page in pages).most_common()
    path = min(one for one, count in container if count == container[0][1])
    days = sorted(str(page.sample["fetched"]) for page in members if page.sample.get("fetched"))
    shown = Places(evidence)
    places = {name: found for name in ("title", "date", "authors") if (found := shown.find(name))}
    stale = shown.stale_day()
    if stale is not None:
        places["date"] = shown.find("shown")
    layout = Layout(
        name=hashlib.sha256("/".join(path).encode()).hexdigest()[:6], pages=len(pages), since=days[0] if days else None,
        until=days[-1] if days else None, container="/".join(path), smallest=min(bodies), words=evidence.words, tree=tree,
        fixed=frozenset(), order=_order(pages), places=places, undated="date" not in places and shown.shows_others_days(),
        ends=shared_ends(page.sample["ends"] for page in pages if page.sample["ends"]), stale_day=stale,
        cuts=sorted((shown.path(at), digest) for at, digest in evidence.cuts),
    )  # fmt: skip
    set_places(layout)
    _prune(tree)
    layout.words = frozenset(word for word in _words(tree) if word in layout.words)
    layout.fixed = _fixed_where_kept(made)
    return layout


def _order(pages: Sequence[Sampled]) -> str | None:
    told = Counter(page.sample["order"] for page in pages if page.sample["order"] is not None)
    order, count = told.most_common(1)[0] if told else (None, 0)
    return order if len(told) == 1 and count > 1 else None


def _prune(node: Node, *, in_text: bool = False) -> bool:
    """Pass over what is furniture throughout; returns whether this position is. An element without words of its own, where the text
    stands, is not: it may say what follows."""
    text = node.odds.get(PROSE, KEEP) >= TEXT
    inner = [_prune(one, in_text=text and is_plain(key)) for key, one in node.inside.items()]
    if in_text:
        return False
    node.skipped = all(inner) and not node.places and all(cell.sure and cell.odds < KEEP for cell in node.cells.values())
    node.skipped = node.skipped and all(odds < KEEP for odds in node.odds.values())
    if node.skipped:
        node.inside, node.cells, node.odds = {}, {}, {}
    return node.skipped


def _words(tree: Node) -> set[str]:
    return {word for node in tree.walk() for key in node.inside for word in split_key(key)[1]}


def _fixed_where_kept(made: _Tree) -> frozenset[str]:
    """Digests of the fixed lines that stand where the article does; elsewhere their position drops them."""
    nodes = made.nodes
    return frozenset(
        digest
        for at, digest in made.evidence.fixed
        if at in nodes and not nodes[at].skipped and any(cell.odds > KEEP or not cell.sure for cell in nodes[at].cells.values())
    )
