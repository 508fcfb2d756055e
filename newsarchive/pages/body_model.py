"""The model that says of each line of a page how likely it is part of the article: two rounds of oblivious decision trees.

The first round judges each line by its own features, the second also by what the first said of its neighbours, its position and
its container. The trees and the table of class words were learned by `python -m benchmarks.train_body` from annotated pages
and stand in body_model.json; nothing in them names a site. An oblivious tree asks the same question at each of its levels, so
that all trees are evaluated for all lines at once (Kohavi, "Bottom-up induction of oblivious read-once decision graphs", 1994;
trained by gradient boosting as in Prokhorenkova et al., "CatBoost", 2018).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsarchive.pages.line_context import CONTEXT_NAMES, context
from newsarchive.pages.line_features import NAMES, Matrix, features
from newsarchive.pages.lines import Line

Likelihoods = NDArray[np.float64]
ROWS_AT_ONCE = 256
"""Lines judged at once: what is kept of them meanwhile fits into the processor's cache, where that of a page of 15,000 lines fits not."""


class Trees:
    """Boosted oblivious trees."""

    def __init__(self, data: Mapping[str, Any], names: Sequence[str]) -> None:
        """Raises ValueError where the trees were learned from other features than `names`."""
        if list(data["names"]) != list(names):
            raise ValueError("body_model.json was learned from other features; run python -m benchmarks.train_body")
        self.depth = int(data["depth"])
        self.features = np.array(data["features"], dtype=np.intp)
        self.borders = np.array(data["borders"], dtype=np.float32)
        self.leaves = np.array(data["leaves"], dtype=np.float64).reshape(-1, 1 << self.depth) / data["scale"]
        self.bias = float(data["bias"])
        self.powers = 1 << np.arange(self.depth)
        self.rows = np.arange(len(self.leaves))

    def likelihoods(self, matrix: Matrix) -> Likelihoods:
        """For each row how likely it is."""
        parts = [self._scores(matrix[at : at + ROWS_AT_ONCE]) for at in range(0, len(matrix), ROWS_AT_ONCE)]
        return np.asarray(1 / (1 + np.exp(-np.concatenate(parts))))

    def _scores(self, matrix: Matrix) -> NDArray[np.float64]:
        answers = matrix[:, self.features] > self.borders
        leaf = answers.reshape(len(matrix), -1, self.depth) @ self.powers
        return np.asarray(self.leaves[self.rows, leaf].sum(axis=1) + self.bias)


class BodyModel:
    """The two rounds and the table of words."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.words: dict[str, float] = data["words"]
        self.first = Trees(data["first"], NAMES)
        self.second = Trees(data["second"], (*NAMES, *CONTEXT_NAMES))

    def likelihoods(self, lines: Sequence[Line], title_line: int | None) -> Likelihoods:
        """For each line of a page how likely it is part of the article.

        Args:
            lines: all lines of the page.
            title_line: index of the line that shows the title; None where none does.
        """
        if not lines:
            return np.zeros(0)
        own = features(lines, title_line, self.words)
        first = self.first.likelihoods(own)
        return self.second.likelihoods(np.concatenate([own, context(lines, first)], axis=1))


@lru_cache(maxsize=1)
def body_model() -> BodyModel:
    """The model that ships with newsarchive; loaded once a process."""
    return BodyModel(json.loads(files("newsarchive.pages").joinpath("body_model.json").read_text(encoding="utf-8")))
