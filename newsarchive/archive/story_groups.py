"""Stories from links: articles that are linked as one text, so that a text that joins two others does not make one of them.

What comes out depends on the links and on the articles alone, not on the order in which they came.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from newsarchive.archive import story_decisions, story_links
from newsarchive.archive.story_links import APART, PART, Edge

IN_COMMON = 0.25
"""Share of the shorter of two stretches of a text from which on what stands in them has something in common."""
LEAST_OF_MERGED = 0.4
"""Share of a text that joins several others from which on it belongs to the story of the largest."""


def regroup(connection: sqlite3.Connection, keys: Iterable[int]) -> list[int]:
    """Make the stories anew that these articles belong to, or belonged to; returns the articles whose story is another now."""
    return write(connection, stories_of(connection, keys))


def write(connection: sqlite3.Connection, found: Iterable[tuple[list[int], str | None]]) -> list[int]:
    """Write stories down; returns the articles whose story was another."""
    changed = []
    for group, name in found:
        changed += [
            key for key in group
            if connection.execute("UPDATE holdings SET story = ?1 WHERE key = ?2 AND story IS NOT ?1", (name, key)).rowcount
        ]  # fmt: skip
    return sorted(changed)


def join(connection: sqlite3.Connection, key: int, others: Iterable[int]) -> list[int] | None:
    """Put an article that is linked for the first time into the story of those that its links lead to, without a look at all the story's
    links; None where that does not tell which it is. When the crawl settles the whole story is made anew."""
    found = story_links.edges(connection, key)
    ends = {edge.other if edge.one == key else edge.one for edge in found}
    if not found or ends != set(others) or story_links.moulds(connection, key) or story_decisions.of(connection, key):
        return None
    if any(edge.kind in {"cut", PART} for edge in found):
        return None
    stories = {connection.execute("SELECT story FROM holdings WHERE key = ?", (end,)).fetchone()[0] for end in ends}
    if len(stories) != 1 or None in stories:
        return None
    connection.execute("UPDATE holdings SET story = ? WHERE key = ?", (stories.pop(), key))
    return [key]


def next_to_group(connection: sqlite3.Connection, most: int) -> list[tuple[int, bool]]:
    """So many of the articles whose stories are to be made anew, and whether each is in none and nothing leads from it to another."""
    return connection.execute(
        "SELECT q.holding, h.story IS NULL AND NOT EXISTS (SELECT 1 FROM story_links WHERE one = q.holding)"
        " AND NOT EXISTS (SELECT 1 FROM story_links WHERE other = q.holding)"
        " AND NOT EXISTS (SELECT 1 FROM story_decisions WHERE one = q.holding)"
        " AND NOT EXISTS (SELECT 1 FROM story_decisions WHERE other = q.holding)"
        " FROM story_queue q LEFT JOIN holdings h ON h.key = q.holding WHERE q.is_linked ORDER BY q.holding LIMIT ?",
        (most,),
    ).fetchall()


def stories_of(connection: sqlite3.Connection, keys: Iterable[int]) -> list[tuple[list[int], str | None]]:
    """The stories that follow from the links of these articles and of all that they lead to: the members of each, and its name, None where
    it is one alone. Writes nothing."""
    members = _with_their_stories(connection, set(keys))
    found: set[Edge] = set()
    apart: set[tuple[int, int]] = set()
    moulds: set[tuple[int, int]] = set()
    waiting, seen = sorted(members), set(members)
    while waiting:
        key = waiting.pop()
        for edge in story_links.edges(connection, key):
            found.add(edge)
            for end in (edge.one, edge.other) if edge.kind != PART else ():
                if end not in seen:
                    seen.add(end)
                    waiting.append(end)
        said = story_decisions.of(connection, key)
        moulds |= {pair for pair in story_links.moulds(connection, key) if pair not in said}
        apart |= {pair for pair, decision in said.items() if decision == APART}
    more = _with_their_stories(connection, seen) - seen
    if more:
        return stories_of(connection, seen | more)
    groups = _groups(connection, seen, found, apart, moulds)
    return [(group, _name(connection, group) if len(group) > 1 else None) for group in groups]


def _with_their_stories(connection: sqlite3.Connection, keys: set[int]) -> set[int]:
    found = set(keys)
    stories = {
        row[0] for key in keys
        for row in connection.execute("SELECT story FROM holdings WHERE key = ? AND story IS NOT NULL", (key,))
    }  # fmt: skip
    for story in stories:
        found.update(row[0] for row in connection.execute("SELECT key FROM holdings WHERE story = ?", (story,)))
    return found


def verify(connection: sqlite3.Connection) -> Iterator[str]:
    """Articles whose story is another than follows from the links; those that wait for a settling are left out, with all that they lead
    to. Nothing in an archive from before links had it that a text chose the other."""
    if "is_linked" not in {row[1] for row in connection.execute("PRAGMA table_info(story_queue)")}:
        return
    waiting = {row[0] for row in connection.execute("SELECT holding FROM story_queue")}
    seen: set[int] = set()
    linked = connection.execute(
        "SELECT key FROM holdings WHERE story IS NOT NULL UNION SELECT one FROM story_links UNION SELECT one FROM story_decisions"
    ).fetchall()
    for (key,) in linked:
        if key in seen:
            continue
        found = stories_of(connection, [key])
        members = {member for group, _ in found for member in group}
        seen |= members
        if waiting & members:
            continue
        for group, name in found:
            for member in group:
                ident, story = connection.execute("SELECT id, story FROM holdings WHERE key = ?", (member,)).fetchone()
                if story != name:
                    yield f"{ident} is in the story {story or 'of none'} and belongs by its links to {name or 'none'}"


class _Union:
    """Sets of articles that grow together, unless two of them are apart: a person says so, or they come from one mould, or may.

    Not all that come from one mould were compared with each other. So all that are joined by such pairs are taken for one mould's, and two
    of them come together by a link between two of them, never by a text that says less than both.
    """

    def __init__(self, keys: Iterable[int], apart: Iterable[tuple[int, int]], moulds: Iterable[tuple[int, int]]) -> None:
        self.parent = {key: key for key in keys}
        self.foes: dict[int, set[int]] = defaultdict(set)
        self.mould = dict(self.parent)
        for one, other in moulds:
            if one in self.parent and other in self.parent:
                self.mould[_root(self.mould, one)] = _root(self.mould, other)
        self.moulds = {key: {_root(self.mould, key)} for key in self.parent}
        for one, other in apart:
            if one in self.parent and other in self.parent:
                self.foes[one].add(other)
                self.foes[other].add(one)

    def find(self, key: int) -> int:
        """The set an article is in."""
        return _root(self.parent, key)

    def join(self, one: int, other: int, *, by_person: bool = False) -> None:
        """Make one set of the two of which these are, by a link between them."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second or any(self.find(foe) == second for foe in self.foes[first]):
            return
        theirs = {_root(self.mould, one)} & {_root(self.mould, other)}
        if not by_person and self.moulds[first] & self.moulds[second] - theirs:
            return
        self.parent[second] = first
        self.foes[first] |= self.foes[second]
        self.moulds[first] |= self.moulds[second]


def _root(parent: dict[int, int], key: int) -> int:
    root = key
    while parent[root] != root:
        root = parent[root]
    while parent[key] != root:
        parent[key], key = root, parent[key]
    return root


def _groups(
    connection: sqlite3.Connection, keys: set[int], edges: set[Edge], apart: set[tuple[int, int]], moulds: set[tuple[int, int]]
) -> list[list[int]]:
    ends = keys.union(*((edge.one, edge.other) for edge in edges))
    addresses = {
        key: tuple(connection.execute("SELECT canonical_url, key FROM holdings WHERE key = ?", (key,)).fetchone()) for key in ends
    }
    union = _Union(ends, apart | moulds, moulds)

    def strength(edge: Edge) -> tuple[bool, float, list[tuple[str, int]]]:
        return not edge.by_person, -min(edge.one_share, edge.other_share), sorted((addresses[edge.one], addresses[edge.other]))

    ordered = sorted(edges, key=strength)
    for edge in ordered:
        if edge.by_person or edge.kind not in {"cut", PART}:
            union.join(edge.one, edge.other, by_person=edge.by_person)
    of: dict[int, list[Edge]] = defaultdict(list)
    for edge in ordered:
        of[edge.one].append(edge)
        of[edge.other].append(edge)
    parts = [edge for edge in ordered if edge.kind in {"cut", PART} and not edge.by_person]
    _join_parts(connection, union, [edge for edge in parts if not _stands_beside(edge, of)], addresses)
    groups: dict[int, list[int]] = defaultdict(list)
    for key in sorted(keys):
        groups[union.find(key)].append(key)
    return list(groups.values())


def _stands_beside(part: Edge, of: dict[int, list[Edge]]) -> bool:
    """Whether a part stands in the longer text beside another that is nearly all of it: they have nothing in common."""
    short, long, where = part.one, part.other, part.other_span
    if part.one_share < part.other_share:
        short, long, where = part.other, part.one, part.one_span
    with_short = {edge.other if edge.one == short else edge.one for edge in of[short]}
    return any(
        edge.kind == "edited" and _in_common(where, edge.one_span if edge.one == long else edge.other_span) < IN_COMMON
        for edge in of[long] if not with_short & {edge.one, edge.other} - {long}
    )  # fmt: skip


def _in_common(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Share of the shorter of two stretches that the other covers."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0])) / shorter if shorter > 0 else 1.0


def _join_parts(
    connection: sqlite3.Connection, union: _Union, edges: list[Edge], addresses: dict[int, tuple[str, int]]
) -> None:
    """Join texts with those they were cut from, the shortest first. One that holds several others that are not one story by
    themselves joins them: it goes with the largest, if that is a good part of it."""
    parts: dict[int, dict[int, tuple[bool, float, int]]] = defaultdict(dict)
    whole: dict[int, int] = {}
    for edge in edges:
        short, long, share = edge.one, edge.other, edge.other_share
        if edge.one_share < edge.other_share:
            short, long, share = edge.other, edge.one, edge.one_share
        root = union.find(long)
        parts[root][short] = max((edge.kind != PART, share, -long), parts[root].get(short, (False, 0.0, 0)))
        whole.setdefault(root, long)
    lengths = {root: _length(connection, key) for root, key in whole.items()}
    for root in sorted(parts, key=lambda root: (lengths[root], addresses[whole[root]])):
        pieces: dict[int, tuple[bool, float, tuple[str, int], int, int]] = {}
        for short, (is_cut, share, long) in parts[root].items():
            piece = union.find(short)
            best = (not is_cut, -share, addresses[short], short, -long)
            pieces[piece] = min(best, pieces.get(piece, best))
        pieces.pop(union.find(root), None)
        largest = min(pieces, key=lambda piece: pieces[piece], default=None)
        if largest is None:
            continue
        is_within, share, _, short, long = pieces[largest]
        if not is_within and (len(pieces) == 1 or -share >= LEAST_OF_MERGED):
            union.join(short, long)


def _length(connection: sqlite3.Connection, key: int) -> int:
    row = connection.execute(
        "SELECT f.runs FROM holdings h JOIN fingerprints f ON f.text = h.same_text WHERE h.key = ?", (key,)
    ).fetchone()
    return int(row[0]) if row is not None else 0


def _name(connection: sqlite3.Connection, group: list[int]) -> str:
    """The id of the member that the archive had first: of those of one crawl, the one that was published first. Of members that are not
    shown only where none is."""
    ranked = []
    for key in group:
        ident, crawl, published, visibility = connection.execute(
            "SELECT h.id, (SELECT min(e.crawl) FROM events e WHERE e.holding = h.key AND e.kind = 'new'), r.published, h.visibility"
            " FROM holdings h LEFT JOIN readings r ON r.id = h.reading WHERE h.key = ?",
            (key,),
        ).fetchone()
        ranked.append((visibility != "shown", crawl or 0, (published or "9999")[:10], ident))
    return str(min(ranked)[-1])
