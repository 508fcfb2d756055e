"""The model of the body. All pages are invented."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from newsarchive.pages.body_model import BodyModel, Trees, body_model
from newsarchive.pages.line_context import CONTEXT_NAMES
from newsarchive.pages.line_features import NAMES
from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse

STUMP: dict[str, Any] = {
    "names": ["a", "b"], "depth": 2, "features": [0, 1], "borders": [0.5, 10], "leaves": [-2000, 1000, 0, 3000], "scale": 1000,
    "bias": 0.5,
}  # fmt: skip


def shipped() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("newsarchive.pages").joinpath("body_model.json").read_text(encoding="utf-8"))
    return found


def test_a_tree_adds_the_leaf_that_its_answers_lead_to() -> None:
    trees = Trees(STUMP, ["a", "b"])
    rows = np.array([[0, 0], [1, 0], [0, 11], [1, 11]], dtype=np.float32)
    scores = np.array([-1.5, 1.5, 0.5, 3.5])
    assert trees.likelihoods(rows) == pytest.approx(1 / (1 + np.exp(-scores)))


def test_a_value_on_the_border_is_not_above_it() -> None:
    trees = Trees(STUMP, ["a", "b"])
    rows = np.array([[0.5, 10], [0, 0]], dtype=np.float32)
    assert trees.likelihoods(rows)[0] == trees.likelihoods(rows)[1]


def test_trees_learned_from_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="train_body"):
        Trees(STUMP, ["b", "a"])
    data = shipped()
    data["first"]["names"] = data["first"]["names"][:-1]
    with pytest.raises(ValueError, match="train_body"):
        BodyModel(data)


def test_the_model_that_ships_fits_the_features_and_names_what_it_was_learned_from() -> None:
    data = shipped()
    assert data["first"]["names"] == list(NAMES)
    assert data["second"]["names"] == [*NAMES, *CONTEXT_NAMES]
    assert all("sha256" in corpus for corpus in data["learned_from"])
    for trees in (data["first"], data["second"]):
        assert len(trees["features"]) == len(trees["borders"])
        assert len(trees["features"]) // trees["depth"] << trees["depth"] == len(trees["leaves"])
        assert max(trees["features"]) < len(trees["names"])


def test_no_word_of_the_model_is_an_address() -> None:
    assert not [word for word in shipped()["words"] if "." in word or "://" in word or word.startswith("www")]


def test_a_page_without_lines_has_no_likelihoods() -> None:
    assert body_model().likelihoods([], None).shape == (0,)


def test_judging_is_the_same_each_time_and_between_none_and_all() -> None:
    tree = parse("<div class=menu><a href=/>Home</a></div><h1>Hall</h1><p>The new hall was opened on Monday by the rector.</p>" * 20)
    assert tree is not None
    lines = lines_of(tree)
    once, again = body_model().likelihoods(lines, 1), body_model().likelihoods(lines, 1)
    assert (once == again).all()
    assert len(once) == len(lines)
    assert ((once > 0) & (once < 1)).all()


def test_the_model_is_loaded_once() -> None:
    assert body_model() is body_model()
