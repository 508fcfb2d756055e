"""`python -m benchmarks.train_body CORPUS ... -o newsarchive/pages/body_model.json`: learn the model of the body from annotated pages.

Needs catboost (only here; newsarchive evaluates the trees itself). A corpus is JSON lines, gzipped: `id`, `url`, `html` and `text`,
the right body; where only `with_` and `without` are known, the lines that hold them count in full and trafilatura's answer stands
in for the rest at a third of the weight. Pages of held-out hosts (benchmarks.reading.held_out) are never learned from.

A line is part of the body where at least half of its words are matched, in order, with those of the right answer. What the second
round learns from is judged by a first round that has not seen the page's host.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
import trafilatura
from numpy.typing import NDArray

from benchmarks import replay
from benchmarks.peers.extractors import FETCHED
from benchmarks.reading import held_out, host
from newsarchive.pages.choose import choose
from newsarchive.pages.document import Document
from newsarchive.pages.line_context import CONTEXT_NAMES, context
from newsarchive.pages.line_features import NAMES, features, kind_of, title_line, words_of
from newsarchive.pages.lines import Line, lines_of
from newsarchive.pages.parse import parse
from newsarchive.pages.titles import title_claims

FOLDS = 3
TREES, DEPTH, RATE = 220, 6, 0.08
SCALE = 1000
FEWEST_HOSTS = 5
"""Hosts on which a class word must have been seen to be in the table."""
SHRINK = 1.0
STRANGE = 0.4
"""Weight of each page's copy without the table of words, for sites whose words nobody has seen."""
SHORTEST_ANSWER = 30


@dataclass
class Sample:
    """One page to learn from."""

    host: str
    lines: list[Line]
    title: int | None
    right: NDArray[np.bool_]
    weight: NDArray[np.float64]
    size: NDArray[np.float64]
    """Words of each line, and one."""
    own: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    first: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    @property
    def fold(self) -> int:
        """Which part of the hosts it belongs to."""
        return int(hashlib.md5(self.host.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def samples(corpus: Path) -> Iterator[Sample]:
    """The pages of a corpus that may be learned from."""
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        for page in map(json.loads, rows):
            if held_out(page):
                continue
            tree = parse(page["html"])
            lines = lines_of(tree) if tree is not None else []
            answer = page.get("text") or trafilatura.extract(page["html"], include_comments=False) or ""
            if not lines or len(replay.TOKEN.findall(answer)) < SHORTEST_ANSWER:
                continue
            matched, words = _matched(lines, answer)
            trust = np.full(len(lines), 1.0 if page.get("text") else 0.3)
            for line in lines:
                for names, known in (("with_", 1.0), ("without", 0.0)):
                    if any(" ".join(one.split()) in line.text for one in page.get(names) or ()):
                        matched[line.index], trust[line.index] = known, 3.0
            right = matched >= 0.5
            if words[right].sum() < SHORTEST_ANSWER:
                continue
            doc = Document(tree, page.get("url") or "http://example.org/", fetched_at=FETCHED)
            title = choose("title", list(title_claims(doc)))
            share = words / max(words[right].sum(), 1)
            yield Sample(
                host=host(page), lines=lines, title=title_line(lines, str(title.value) if title else None), right=right,
                weight=np.minimum(0.25 + 20 * share, 8) * trust, size=words + 1,
            )  # fmt: skip


def _matched(lines: Sequence[Line], answer: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each line the share of its words that the answer has at their place, and their number."""
    found: list[str] = []
    owner: list[int] = []
    for line in lines:
        words = replay.TOKEN.findall(line.text)
        found += words
        owner += [line.index] * len(words)
    covered = np.zeros(len(lines))
    for block in SequenceMatcher(None, replay.TOKEN.findall(answer), found, autojunk=False).get_matching_blocks():
        for at in range(block.b, block.b + block.size):
            covered[owner[at]] += 1 if block.size >= 4 else 0.5
    count = np.bincount(np.array(owner, dtype=np.intp), minlength=len(lines)).astype(np.float64)
    return covered / np.maximum(count, 1), count


Counts = dict[str, dict[str, list[float]]]


def count_words(pages: Sequence[Sample]) -> Counts:
    """For each class word and kind of line, by host: the share of the body it stands over, and of the rest."""
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for page in pages:
        body, rest = page.size[page.right].sum() or 1, page.size[~page.right].sum() or 1
        for line in page.lines:
            names = {kind_of(line)}
            box = line.box
            while box.parent is not None:
                names.update(words_of(box))
                box = box.parent
            for name in names:
                part = counts[name][page.host]
                if page.right[line.index]:
                    part[0] += page.size[line.index] / body
                else:
                    part[1] += page.size[line.index] / rest
    return counts


def table(counts: Counts, without: str | None = None) -> dict[str, float]:
    """Log odds of each word seen on enough hosts, without what one host says."""
    found: dict[str, float] = {}
    for name, by_host in counts.items():
        parts = [part for one, part in by_host.items() if one != without]
        if len(parts) >= FEWEST_HOSTS:
            odds = np.log((sum(p[0] for p in parts) + SHRINK) / (sum(p[1] for p in parts) + SHRINK))
            if abs(odds) > 0.15:
                found[name] = round(float(np.clip(odds, -3, 3)), 2)
    return found


def train(pages: Sequence[Sample], matrices: Sequence[NDArray[np.float32]], seed: int) -> Any:
    """Boosted oblivious trees over these pages."""
    from catboost import CatBoostClassifier, Pool

    words = [number for number, name in enumerate(NAMES) if name.startswith("words_")]
    copies = [matrix.copy() for matrix in matrices]
    for copy in copies:
        copy[:, words] = 0
    weights = [page.weight for page in pages]
    model = CatBoostClassifier(
        iterations=TREES, depth=DEPTH, learning_rate=RATE, l2_leaf_reg=6, bootstrap_type="Bernoulli", subsample=0.7, rsm=0.4,
        border_count=64, random_seed=seed, thread_count=2, verbose=False, allow_writing_files=False,
    )  # fmt: skip
    rights = [page.right.astype(int) for page in pages]
    model.fit(
        Pool(
            np.concatenate([*matrices, *copies]), np.concatenate([*rights, *rights]),
            weight=np.concatenate([*weights, *(STRANGE * weight for weight in weights)]),
        )
    )
    return model


def exported(model: Any, names: Sequence[str], folder: Path) -> Mapping[str, Any]:
    """A trained model as body_model.json has it."""
    file = folder / "model.json"
    model.save_model(str(file), format="json")
    data = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    questions = [split for tree in data["oblivious_trees"] for split in _full(tree)]
    scale, bias = data["scale_and_bias"]
    return {
        "names": list(names), "depth": DEPTH, "scale": SCALE, "bias": round(bias[0], 4),
        "features": [feature for feature, _ in questions], "borders": [border for _, border in questions],
        "leaves": [round(SCALE * scale * value) for tree in data["oblivious_trees"] for value in _leaves(tree)],
    }  # fmt: skip


def _full(tree: Mapping[str, Any]) -> list[tuple[int, float]]:
    found = [(split["float_feature_index"], float(f"{split['border']:.6g}")) for split in tree["splits"]]
    return found + [(0, 3e38)] * (DEPTH - len(found))


def _leaves(tree: Mapping[str, Any]) -> list[float]:
    """The values of all leaves; a tree with fewer questions never reaches the later ones."""
    return list(tree["leaf_values"]) + [0.0] * ((1 << DEPTH) - len(tree["leaf_values"]))


def main() -> None:
    """Learn, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("-o", "--output", required=True, type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    pages = [page for corpus in arguments.corpus for page in samples(corpus)]
    print(f"{len(pages)} pages of {len({page.host for page in pages})} hosts", file=sys.stderr)
    counts = count_words(pages)
    for page in pages:
        page.own = features(page.lines, page.title, table(counts, page.host))
        page.first = np.zeros(len(page.lines))
    for fold in range(FOLDS):
        seen = [page for page in pages if page.fold != fold]
        model = train(seen, [page.own for page in seen], arguments.seed)
        for page in pages:
            if page.fold == fold:
                page.first = model.predict_proba(page.own)[:, 1]
    first = train(pages, [page.own for page in pages], arguments.seed)
    second = train(
        pages, [np.concatenate([page.own, context(page.lines, page.first)], axis=1) for page in pages], arguments.seed
    )  # fmt: skip
    data = {
        "learned_from": [f"{corpus.name} sha256 {hashlib.sha256(corpus.read_bytes()).hexdigest()[:16]}" for corpus in arguments.corpus],
        "pages": len(pages), "seed": arguments.seed, "words": dict(sorted(table(counts).items())),
        "first": exported(first, NAMES, arguments.output.parent),
        "second": exported(second, (*NAMES, *CONTEXT_NAMES), arguments.output.parent),
    }  # fmt: skip
    arguments.output.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
