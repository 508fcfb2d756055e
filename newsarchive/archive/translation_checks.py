"""Whether what is kept of translations follows from what it was made of: groups and counts of trust from pairs, pairs from clues."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from newsarchive.archive import translation_learning
from newsarchive.archive.translations import TOGETHER, component, form


def verify(connection: sqlite3.Connection) -> Iterator[str]:
    """One line for each fault. What still waits to be settled is none."""
    for (ident,) in connection.execute(
        "SELECT h.id FROM translation_clues c JOIN holdings h ON h.key = c.holding WHERE h.visibility = 'erased'"
    ):
        yield f"{ident} was erased, and its clues stand here"
    for one, other in connection.execute(
        "SELECT one, other FROM translation_pairs WHERE NOT EXISTS (SELECT 1 FROM translation_clues WHERE holding = one)"
        " OR NOT EXISTS (SELECT 1 FROM translation_clues WHERE holding = other)"
    ):
        yield f"the pair {one}, {other} names an article that has no clues"
    yield from _trust(connection)
    if connection.execute("SELECT 1 FROM translation_queue LIMIT 1").fetchone() is None:
        yield from _groups(connection)
        for university, year in translation_learning.out_of_date(connection) if _learns(connection) else ():
            yield f"what words mean was learned for {university}, {year}, from other pairs than there are"


def _learns(connection: sqlite3.Connection) -> bool:
    """Whether this archive has the table of what words mean; one from before it has not."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'translation_samples'").fetchone() is not None


def _trust(connection: sqlite3.Connection) -> Iterator[str]:
    counts: Counter[tuple[str, str, int]] = Counter()
    for site, declared, says, count in connection.execute(
        "SELECT site, declared, says, count(*) FROM translation_pairs WHERE declared <> '' AND site IS NOT NULL AND says <> 0"
        " GROUP BY site, declared, says"
    ):
        for how in declared.split():
            counts[site, how, says] += count
    kept = {
        (site, how): (agreed, contradicted)
        for site, how, agreed, contradicted in connection.execute("SELECT site, declared, agreed, contradicted FROM translation_trust")
    }
    for site, how in sorted(kept.keys() | {name[:2] for name in counts}):
        found = counts[site, how, 1], counts[site, how, -1]
        if kept.get((site, how), (0, 0)) != found:
            yield f"of {site}, {how}: {kept.get((site, how), (0, 0))} pairs are counted that agree and contradict, and there are {found}"


def _groups(connection: sqlite3.Connection) -> Iterator[str]:
    marks = ", ".join("?" for _ in TOGETHER)
    rows = connection.execute(
        f"SELECT one FROM translation_pairs WHERE verdict IN ({marks}) UNION SELECT other FROM translation_pairs WHERE verdict IN ({marks})"
        " UNION SELECT h.key FROM holdings h JOIN translation_clues c ON c.holding = h.key WHERE h.translation IS NOT NULL",
        (*TOGETHER, *TOGETHER),
    ).fetchall()
    done: set[int] = set()
    for (key,) in map(tuple, rows):
        if key in done:
            continue
        members, edges = component(connection, key)
        done |= members
        formed = form(connection, members, edges)
        for one, other in sorted(pair for pair, crosses in formed.crossed.items() if crosses != (edges[pair][0] == "crossed")):
            yield f"the pair {one}, {other} is {edges[one, other][0]}, which does not follow from the others"
        for member, name in sorted(formed.names.items()):
            ident, kept, shown, is_shown = connection.execute(
                "SELECT h.id, h.translation, a.translation_id, a.key FROM holdings h LEFT JOIN articles a ON a.key = h.key WHERE h.key = ?",
                (member,),
            ).fetchone()
            if kept != name:
                yield f"{ident} is of the group {kept}, and its pairs make {name}"
            elif is_shown is not None and shown != kept:
                yield f"{ident} shows the group {shown}, and is of {kept}"
