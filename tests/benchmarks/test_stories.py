"""What is measured of stories, at small size: copies are found, twins kept apart, and the figures say it."""

from __future__ import annotations

import os

import pytest

from benchmarks.stories import cost, measure, peers
from benchmarks.stories.planted import Set, planted
from benchmarks.stories.texts import LANGUAGES

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def made() -> Set:
    return planted(180, 3)


def test_the_planted_set_has_every_language_and_kind(made: Set) -> None:
    assert {one.language for one in made.articles} == set(LANGUAGES)
    assert len({pair.kind for pair in made.pairs}) >= 10
    assert any(pair.is_held for pair in made.pairs)
    assert len({one.number for one in made.articles}) == len(made.articles)


def test_copies_are_found_and_twins_kept_apart_better_than_by_peers(made: Set) -> None:
    linked, united, _ = measure.by_newsarchive(made, 1)
    ours = measure.score(made, linked)
    assert ours["pair_f1"] >= 0.9
    assert ours["twins_apart"] >= 0.9
    assert ours["false_between_strangers"] == 0
    assert united <= linked
    if not os.environ.get("NEWSARCHIVE_REQUIRE_ALL"):
        pytest.importorskip("datasketch")
    for name in ("exact", "minhash"):
        assert measure.score(made, peers.timed(name, made.articles)[0])["pair_f1"] < ours["pair_f1"]


def test_what_linking_costs_is_measured_at_each_size(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"LOOKED_AT": 400, "WARM": 100, "GROWN": 800, "ROUNDS": 2}.items():
        monkeypatch.setattr(cost, name, value)
    small, large = cost.grow([800, 3000], 1)
    assert (small.articles, large.articles) == (800, 3000)
    assert small.ms > small.ms_arriving > 0 < small.ms_comparing
    assert large.linked > small.linked > 0
