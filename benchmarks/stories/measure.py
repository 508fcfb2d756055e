"""How many of the planted copies are found, and how many twins are kept apart: newsarchive through a real archive, and peers beside it."""

from __future__ import annotations

import random
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.stories import peers
from benchmarks.stories.cost import BATCH, begin, grow, insert, settle
from benchmarks.stories.planted import Pair, Set, planted
from newsarchive.archive import stories
from newsarchive.archive.database import connect, transaction
from newsarchive.edits.shingles import sketch, words_of
from newsarchive.items import Reading

SIZES = (10_000, 200_000)
"""Articles at which the cost is measured."""


def duplicates(size: int, seed: int) -> None:
    """The whole figure: quality on a made set, peers on the same, cost at two sizes."""
    found = planted(size, seed)
    ours, united, ms = by_newsarchive(found, seed)
    told: dict[str, Any] = {"newsarchive": score(found, ours), "newsarchive_one_story": score(found, united)}
    told["newsarchive_one_story_not_joined"] = score(*without_joined(found, united))
    told["newsarchive"] |= {"ms": round(ms[0], 2), "ms_settling": round(ms[1], 2), "ms_comparing": round(ms[2], 2)}
    for name in peers.PEERS:
        pairs, peer_ms = peers.timed(name, found.articles)
        told[name] = {**score(found, pairs), "ms": round(peer_ms, 2)}
    costs = grow([one for one in SIZES if size >= 5000] or [2000, 4000], seed)
    told["cost"] = [
        {
            "articles": one.articles, "ms": one.ms, "ms_arriving": one.ms_arriving, "ms_comparing": one.ms_comparing,
            "bytes": one.index_bytes,
        }
        for one in costs
    ]  # fmt: skip
    told["cost_ratio"] = round(costs[-1].ms / costs[0].ms, 2)
    results.write("duplicates", size=len(found.articles), seed=seed, **told)


def without_joined(found: Set, pairs: peers.Pairs) -> tuple[Set, peers.Pairs]:
    """The set and what was found in it without the texts that join two others, and these: a text can be of one story only."""
    joined = {(min(one.one, one.other), max(one.one, one.other)) for one in found.pairs if one.kind == "merged"}
    left = [one for one in found.pairs if one.kind != "merged"]
    return replace(found, pairs=left), {pair for pair in pairs if pair not in joined}


def by_newsarchive(found: Set, seed: int) -> tuple[peers.Pairs, peers.Pairs, tuple[float, float, float]]:
    """The pairs that are linked as one text or a part of it or are of one story; those of one story alone; milliseconds of CPU an
    article that linking took when it came, and when it was settled, and that comparing took."""
    order = list(found.articles)
    random.Random(seed).shuffle(order)
    with tempfile.TemporaryDirectory() as folder, closing(connect(Path(folder) / "archive.db")) as connection:
        begin(connection)
        spent = 0.0
        for first in range(0, len(order), BATCH):
            some = order[first : first + BATCH]
            sketches = [sketch(words_of(one.text)) for one in some]
            insert(connection, first, [(one.language, one.text, one.title, one.published) for one in some])
            begun = time.process_time()
            with transaction(connection):
                for key, one in enumerate(sketches, first + 1):
                    stories.link(connection, key, Reading(capture_id="", url="", sketch=one))
            spent += time.process_time() - begun
        settling, comparing = settle(connection)
        numbers = {key: one.number for key, one in enumerate(order, 1)}
        rows = connection.execute("SELECT story, key FROM holdings WHERE story IS NOT NULL").fetchall()
        by = defaultdict(list)
        for story, key in rows:
            by[story].append(numbers[key])
        united = {pair for members in by.values() for pair in combinations(sorted(members), 2)}
        linked = connection.execute("SELECT one, other FROM story_links WHERE kind <> 'apart'").fetchall()
    pairs = {tuple(sorted((numbers[one], numbers[other]))) for one, other in linked}
    return united | pairs, united, tuple(one / len(order) * 1000 for one in (spent, settling, comparing))  # type: ignore[return-value]


def score(found: Set, pairs: peers.Pairs) -> dict[str, Any]:
    """F1 of pairs on true copies, share of twins kept apart, by kind and for the held half alone."""
    of = {(min(pair.one, pair.other), max(pair.one, pair.other)): pair for pair in found.pairs}
    copies = {key for key, pair in of.items() if pair.is_copy}
    # Copies of one text by way of another are none here: each text is copied once. What is found beyond is false.
    right = len(copies & pairs)
    wrong = [key for key in pairs if key not in copies]
    precision, recall = right / max(1, len(pairs)), right / max(1, len(copies))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for key, pair in of.items():
        kinds[f"{pair.kind}{' (held)' if pair.is_held else ''}"].append((key in pairs) is pair.is_copy)
    return {
        "pair_f1": _f1(precision, recall), "precision": round(precision, 4), "recall": round(recall, 4),
        "held_recall": _held_recall(of, pairs),
        "twins_apart": round(_apart(of, pairs, ("boilerplate", "yearly")), 4),
        "false_between_strangers": sum(key not in of for key in wrong),
        "right": {name: round(sum(values) / len(values), 3) for name, values in sorted(kinds.items())},
    }  # fmt: skip


def _held_recall(of: dict[tuple[int, int], Pair], pairs: peers.Pairs) -> float:
    held = [key for key, pair in of.items() if pair.is_copy and pair.is_held]
    return round(sum(key in pairs for key in held) / max(1, len(held)), 4)


def _f1(precision: float, recall: float) -> float:
    return round(2 * precision * recall / max(1e-9, precision + recall), 4)


def _apart(of: dict[tuple[int, int], Pair], pairs: peers.Pairs, kinds: tuple[str, ...]) -> float:
    twins = [key for key, pair in of.items() if pair.kind in kinds]
    return sum(key not in pairs for key in twins) / max(1, len(twins))
