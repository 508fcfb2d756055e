"""Speed and relevance of search are measured as they say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from benchmarks import made_archive, search_speed
from benchmarks.relevance.measure import FOLDER, _item, judged, ndcg
from benchmarks.search_engines import where_installed
from newsarchive.demo.catalogue import truth
from tests.benchmarks.test_small import line_of


def test_the_judged_queries_are_many_half_of_them_held_back_and_each_is_answered_by_something_that_is_there() -> None:
    queries = judged()
    assert len(queries) >= 60
    assert abs(sum(one.held for one in queries) - len(queries) / 2) <= 2
    assert {one.language for one in queries} == {"kk", "ru", "en"}
    there = {(one.language, _item(int(one.number or 0))) for one in truth(1)}
    rows = [line.split("\t") for line in (FOLDER / "articles.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    there |= {(language, name) for name, language, _, _ in rows}
    missing = [(one.query, name) for one in queries for name in one.grades if (one.language, name) not in there]
    assert missing == []


def test_gain_counts_the_first_places_most() -> None:
    grades = {"a": 3, "b": 1}
    assert ndcg(["a", "b"], grades) == 1
    assert ndcg([], grades) == 0
    assert 0 < ndcg(["x", "b", "a"], grades) < ndcg(["b", "a"], grades) < 1
    assert ndcg(["a", "a"], grades) < 1, "a second address of one item gains nothing"


@pytest.mark.parametrize("error", [ImportError, FileNotFoundError])
def test_an_engine_that_is_not_installed_is_named_and_one_that_fails_while_it_is_measured_is_an_error(error: type[Exception]) -> None:
    @contextmanager
    def engine(*, is_there: bool) -> Iterator[str]:
        if not is_there:
            raise error
        yield "engine"

    missing: list[str] = []
    with where_installed("gone", engine(is_there=False), missing) as entered:
        assert entered is None
    with pytest.raises(error), where_installed("there", engine(is_there=True), missing):
        raise error
    with where_installed("there", engine(is_there=True), missing) as entered:
        assert entered == "engine"
    assert missing == ["gone"]


@pytest.mark.full
def test_questions_are_of_every_kind_and_narrowed_in_every_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_speed, "BOUNDS", {"rare": (1, 0.05), "middling": (0.05, 0.2), "common": (0.2, 1.0)})
    made_archive.make(tmp_path / "made.db", 150, lemmas=600)
    with closing(sqlite3.connect(tmp_path / "made.db")) as connection:
        asked = list(search_speed.questions(connection, 1, of_a_kind=2))
    assert {one.kind for one in asked} == {"rare", "middling", "common", "two words", "phrase", "prefix"}
    plain = [one for one in asked if not one.site and not one.since]
    assert len(asked) == len(plain) * len(search_speed.NARROWINGS)


@pytest.mark.full
@pytest.mark.alone
def test_the_speed_of_search_is_measured_beside_others(tmp_path: Path) -> None:
    line = line_of(tmp_path, "search_speed", "benchmarks.prove", "search_speed", "--size", "1000")
    assert line["articles"] == line["size"] == 1000
    assert line["ours"]["failed"] == 0
    assert line["ours"]["under_1_percent"]["p95"] < 100
    for peer in ("tantivy", "postgres"):
        assert (peer in line) is (peer not in line["not_installed"])
        assert peer not in line or line[peer]["questions"] > 0
