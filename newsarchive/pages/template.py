"""A site's learned template: for each layout a tree of positions, each with how much it speaks for the article, and the places of
title, date and authors. Stored as small, readable JSON.

How it is used: `sample` (template_sample) says what a page tells, `learn` (template_learn) makes a Template of three or more
samples, `apply` (template_apply) reads a page by it, and `changes` (template_change) says in words when a site looks different.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from newsarchive.pages.template_ends import Ends
from newsarchive.pages.template_keys import cleaned, split_key

VERSION = 3
KEEP = -0.3
"""Log odds from which a position belongs to the article."""
SURE_OVER_PAGES = 2.0
"""How far from KEEP a position's log odds, times the root of the pages it was seen on, must be for it to be judged without the model."""
ALIKE = 0.5
"""Share of words that an unknown box must have in common with a known one of its tag to be taken for it."""
MOST_MEMORIES = 2000


@dataclass(slots=True, kw_only=True)
class Cell:
    """The lines of one form at one position."""

    odds: float
    """Log odds that they belong to the article, over all pages."""
    pages: int
    """Pages they were seen on."""
    mixed: bool = False
    """Whether such lines were judged differently from each other."""
    head: tuple[int, str] | None = None
    """How many words at the beginning of the first such line are no part of it on any page (a date), and their digest."""

    @property
    def sure(self) -> bool:
        """Whether the position decides by itself."""
        return not self.mixed and abs(self.odds - KEEP) * math.sqrt(self.pages) >= SURE_OVER_PAGES


@dataclass(slots=True, kw_only=True, eq=False)
class Node:
    """A position: boxes of one key inside another position."""

    pages: int
    odds: dict[str, float] = field(default_factory=dict)
    """By form, of all lines in it; what an unknown position inside it follows."""
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    """By chain and form, of the lines directly in it."""
    inside: dict[str, Node] = field(default_factory=dict)
    places: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """By chain: fields shown there, and how many such lines stand before."""
    cuts: set[str] = field(default_factory=set)
    """Digests of lines directly in it, or in an element in it, after which nothing in it is the page's own."""
    skipped: bool = False
    """Whether nothing in it was ever part of an article: it is passed over."""
    alike: dict[str, Node | None] = field(default_factory=dict)
    """Unknown keys that were taken for known ones."""

    def find(self, key: str) -> Node | None:
        """The position of a box with this cleaned key; None where it is unknown."""
        found = self.inside.get(key)
        if found is not None or not self.inside:
            return found
        if key not in self.alike:
            if len(self.alike) > MOST_MEMORIES:
                self.alike.clear()
            self.alike[key] = self._most_alike(key)
        return self.alike[key]

    def _most_alike(self, key: str) -> Node | None:
        tag, words = split_key(key)
        best, most = None, 0.0
        for known, node in self.inside.items():
            other_tag, other = split_key(known)
            union = len(set(words) | set(other))
            if tag == other_tag and union:
                share = len(set(words) & set(other)) / union
                if share >= ALIKE and share > most:
                    best, most = node, share
        return best

    def walk(self) -> Iterator[Node]:
        """It and all positions in it."""
        yield self
        for node in self.inside.values():
            yield from node.walk()


@dataclass(slots=True, kw_only=True)
class Place:
    """Where a field is shown."""

    path: tuple[str, ...]
    chain: str
    ordinal: int
    pages: int
    """Pages on which the field stood there."""


@dataclass(slots=True, kw_only=True, eq=False)
class Layout:
    """One way in which a site's article pages are made."""

    name: str
    """Six letters that stay the same while the layout's container does."""
    pages: int
    since: str | None
    until: str | None
    """The days of the first and last page it was learned from."""
    container: str
    """The path of the box that holds most of the text."""
    smallest: int
    """Weight of the smallest body seen."""
    words: frozenset[str]
    """Class and id words that name positions."""
    tree: Node
    fixed: frozenset[str]
    """Digests of lines that are the same on several pages where the article stands."""
    places: dict[str, list[Place]]
    order: str | None = None
    """ "DMY" or "MDY", where the dates of several pages allow one order only."""
    cuts: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    """Path and digest of lines after which nothing in that box is the page's own: other stories follow, marked like its text."""
    undated: bool = False
    """Whether the days found on its pages are no page's own: the same ones on many."""
    ends: Ends = field(default_factory=Ends)
    """What all its titles begin or end with."""
    stale_day: str | None = None
    """Digest of a day that most of its pages name as theirs though each shows another one: that of a move of the site."""
    former: bool = False
    """Whether no page that is learned from today is made like that any more: it is tried where a page fits no other layout."""
    cleaned: dict[str, str] = field(default_factory=dict)

    def clean(self, key: str) -> str:
        """A box's key as this layout knows it."""
        found = self.cleaned.get(key)
        if found is None:
            if len(self.cleaned) > MOST_MEMORIES:
                self.cleaned.clear()
            found = self.cleaned[key] = cleaned(key, self.words)
        return found


@dataclass(frozen=True, kw_only=True, eq=False)
class Template:
    """What was learned of a site."""

    layouts: tuple[Layout, ...]
    """The one seen on most pages first."""
    pages: int
    """How many it was learned from."""

    @property
    def current(self) -> tuple[Layout, ...]:
        """The layouts of today's pages."""
        return tuple(layout for layout in self.layouts if not layout.former)

    @property
    def digest(self) -> str:
        """Names it in a reading's inputs."""
        return str(self.to_json()["digest"])

    def to_json(self) -> dict[str, Any]:
        """It as it is stored with the site."""
        found: dict[str, Any] = {
            "version": VERSION, "pages": self.pages, "layouts": [_layout_to_json(layout) for layout in self.layouts],
        }  # fmt: skip
        found["digest"] = hashlib.sha256(json.dumps(found, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
        return found

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Template | None:
        """The stored template; None for one of another version, which is to be learned anew."""
        if data.get("version") != VERSION:
            return None
        return cls(layouts=tuple(_layout_from_json(one) for one in data["layouts"]), pages=int(data["pages"]))


def template_of(state: Mapping[str, Any] | None) -> Template | None:
    """The template in a reading's state; made once a process for each digest."""
    if not state or not state.get("layouts"):
        return None
    return _from_text(json.dumps(state, sort_keys=True, ensure_ascii=False)) if "digest" not in state else _known(state)


_templates: dict[str, Template | None] = {}
MOST_TEMPLATES = 64


def _known(state: Mapping[str, Any]) -> Template | None:
    digest = str(state["digest"])
    if digest not in _templates:
        if len(_templates) >= MOST_TEMPLATES:
            _templates.clear()
        _templates[digest] = Template.from_json(state)
    return _templates[digest]


@lru_cache(maxsize=8)
def _from_text(text: str) -> Template | None:
    return Template.from_json(json.loads(text))


def _layout_to_json(layout: Layout) -> dict[str, Any]:
    return {
        **({"former": True} if layout.former else {}),
        "name": layout.name, "pages": layout.pages, "since": layout.since, "until": layout.until, "container": layout.container,
        "smallest": layout.smallest, "order": layout.order, "undated": layout.undated, "stale_day": layout.stale_day,
        "ends": {"head": list(layout.ends.head or ()), "tail": list(layout.ends.tail or ())}, "words": " ".join(sorted(layout.words)),
        "fixed": " ".join(sorted(layout.fixed)),
        "places": {
            name: [{"path": list(one.path), "chain": one.chain, "before": one.ordinal, "pages": one.pages} for one in places]
            for name, places in sorted(layout.places.items())
        },
        "cuts": [{"path": list(path), "line": digest} for path, digest in layout.cuts], "tree": _node_to_json(layout.tree),
    }  # fmt: skip


def _node_to_json(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"pages": node.pages}
    if node.skipped:
        found["furniture"] = True
        return found
    if node.odds:
        found["odds"] = {form: round(10 * odds) for form, odds in sorted(node.odds.items())}
    if node.cells:
        found["lines"] = {
            f"{chain} {form}".strip(): [
                round(10 * cell.odds), cell.pages, *(["mixed"] if cell.mixed else []), *([list(cell.head)] if cell.head else []),
            ]
            for (chain, form), cell in sorted(node.cells.items())
        }
    if node.inside:
        found["in"] = {key: _node_to_json(one) for key, one in sorted(node.inside.items())}
    return found


def _layout_from_json(data: Mapping[str, Any]) -> Layout:
    places = {
        name: [
            Place(path=tuple(one["path"]), chain=one["chain"], ordinal=one["before"], pages=one["pages"]) for one in found
        ]
        for name, found in data["places"].items()
    }
    layout = Layout(
        name=data["name"], pages=data["pages"], since=data["since"], until=data["until"], container=data["container"],
        smallest=data["smallest"], words=frozenset(data["words"].split()), fixed=frozenset(data["fixed"].split()), places=places,
        order=data["order"], undated=data["undated"], stale_day=data["stale_day"], former=data.get("former", False),
        ends=Ends(**{side: (int(one[0]), str(one[1])) for side, one in data["ends"].items() if one}),
        cuts=[(tuple(one["path"]), one["line"]) for one in data["cuts"]], tree=_node_from_json(data["tree"]),
    )  # fmt: skip
    set_places(layout)
    return layout


def _node_from_json(data: Mapping[str, Any]) -> Node:
    node = Node(pages=data["pages"], skipped=bool(data.get("furniture")))
    node.odds = {form: odds / 10 for form, odds in data.get("odds", {}).items()}
    for name, (odds, pages, *more) in data.get("lines", {}).items():
        chain, _, form = name.rpartition(" ")
        head = next(((int(one[0]), str(one[1])) for one in more if not isinstance(one, str)), None)
        node.cells[chain, form] = Cell(odds=odds / 10, pages=pages, mixed="mixed" in more, head=head)
    node.inside = {key: _node_from_json(one) for key, one in data.get("in", {}).items()}
    return node


def set_places(layout: Layout) -> None:
    """Note the places of the fields, and the cuts, on the tree's positions."""
    for name, places in sorted(layout.places.items()):
        for place in places:
            node = _at(layout.tree, place.path)
            if node is not None:
                node.places.setdefault(place.chain, []).append((name, place.ordinal))
    for path, digest in layout.cuts:
        node = _at(layout.tree, path)
        if node is not None:
            node.cuts.add(digest)


def _at(tree: Node, path: tuple[str, ...]) -> Node | None:
    node: Node | None = tree
    for key in path[1:]:
        node = node.inside.get(key) if node is not None else None
    return node
