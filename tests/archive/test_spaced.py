"""Words of scripts with and without spaces between them are asked for together, each article in the index that knows all of its words."""

from __future__ import annotations

import sqlite3

import pytest

from newsarchive.archive import facets, selection, spaced
from newsarchive.archive import found as finding
from newsarchive.archive.corpus import Entry, concordance, count_terms, frequency, lines_of
from newsarchive.archive.filters import Filters
from newsarchive.archive.reading_search import Wanted, find
from newsarchive.archive.readonly import folded
from newsarchive.archive.search import search
from newsarchive.archive.selection import Selection
from tests.archive.made import Feed

TEXTS = {
    1: ("en", "The library was opened in spring. Every library has readers and a roof."),
    2: ("en", "The libraries were opened by students, without the gardens."),
    3: ("zh", "清华大学图书馆今天开放。 The library has a garden."),
    4: ("zh", "大学图书馆很大，学生很多。"),
    5: ("th", "ห้องสมุดเปิดแล้ววันนี้ มีนักศึกษา"),
    6: ("kk", "Кітапханалар көктемде ашылды, оқырмандар көп болды."),
}  # fmt: skip


def filled(texts: dict[int, tuple[str, str]], month: str = "") -> Feed:
    """An archive of these texts, each of a year of its own."""
    feed = Feed()
    for number, (language, text) in texts.items():
        feed.put(feed.article(number, f"{text} №{number}", language=language, published=f"202{number}{month}", title=f"T{number}"))
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded, deterministic=True)
    return feed


@pytest.fixture(scope="module")
def shelf() -> Feed:
    return filled(TEXTS, "-04")


def found(feed: Feed, query: str, filters: Filters | None = None, *, exact: bool = False) -> set[int]:
    result = search(feed.connection, query, filters, limit=50, all_copies=True, counted=True, exact=exact)
    numbers = {int(hit.id.rpartition("-")[2]) for hit in result.hits}
    assert result.total == len(numbers)
    assert result.tally is None or result.tally.articles == len(numbers)
    return numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("library OR 图书馆", {1, 2, 3, 4}), ("libraries 图书馆", {3}), ("library -图书馆", {1, 2}), ("图书馆 -gardens", {4}),
        ("图书馆 OR ห้องสมุด OR кітапхана", {3, 4, 5, 6}), ('"图书馆" OR "the library"', {1, 3, 4}), ("libr* OR 图书", {1, 2, 3, 4}),
        ("图书馆 library garden", {3}), ("图书馆", {3, 4}), ("library", {1, 2, 3}), ("title:T3 图书馆", {3}),
    ],
)  # fmt: skip
def test_words_of_both_kinds_are_asked_for_together(shelf: Feed, query: str, numbers: set[int]) -> None:
    assert found(shelf, query) == numbers


def test_what_narrows_a_search_narrows_both(shelf: Feed) -> None:
    assert found(shelf, "library OR 图书馆", Filters(language="zh")) == {3, 4}
    assert found(shelf, "library OR 图书馆", Filters(since="2022", until="2023-05")) == {2, 3}
    assert found(shelf, "library OR 图书馆", exact=True) == {1, 3, 4}


@pytest.mark.parametrize("order", ["relevance", "newest", "fresh"])
def test_both_are_ordered_as_one(shelf: Feed, order: str) -> None:
    hits = search(shelf.connection, "library OR 图书馆", order=order, all_copies=True).hits
    assert len(hits) == 4
    if order == "newest":
        assert [hit.published for hit in hits] == ["2024-04", "2023-04", "2022-04", "2021-04"]
    marked = {hit.id: hit.snippet for hit in hits}
    assert "\x02图书馆\x03" in marked["demo-zh-3"]
    assert "\x02library\x03" in marked["demo-zh-3"]
    assert "\x02libraries\x03" in marked["demo-en-2"]


def test_places_and_counts_are_those_of_both(shelf: Feed) -> None:
    query = "library OR 图书馆"
    for few in (False, True):
        _, lines = concordance(shelf.connection, query, few=few)
        assert [line.word for line in lines] == ["library", "library", "libraries", "图书馆", "library", "图书馆"]
    by_article = lines_of(shelf.connection, search(shelf.connection, query, all_copies=True), 9)
    assert {name: len(lines) for name, lines in by_article.items()} == {"demo-en-1": 2, "demo-en-2": 1, "demo-zh-3": 2, "demo-zh-4": 1}
    _, counted = frequency(shelf.connection, query, ["language"])
    assert [(one.group[0], one.articles, one.occurrences) for one in counted if one.articles] == [("en", 2, 3), ("zh", 2, 3)]


def test_a_list_with_terms_of_both_kinds_counts_each(shelf: Feed) -> None:
    entries = [Entry(category="books", language=None, term=term) for term in ("library", "图书馆", "кітапхана")]
    counted = count_terms(shelf.connection, entries, ["site"])["books"].counts
    assert [(one.articles, one.occurrences) for one in counted] == [(5, 7)]


@pytest.mark.parametrize("order", ["relevance", "newest", "id"])
def test_both_are_exported(shelf: Feed, order: str) -> None:
    chosen = selection.choose(shelf.connection, Selection(query="library OR 图书馆", columns=("id",), order=order))
    assert {row[0] for row in selection.rows(shelf.connection, chosen)} == {"demo-en-1", "demo-en-2", "demo-zh-3", "demo-zh-4"}
    assert selection.count(shelf.connection, chosen) == 4


def test_one_index_is_asked_where_it_knows_all() -> None:
    asked = [spaced.asked_for(terms) for terms in ([], ["library"], ["图书馆"], ["library", "图书馆"])]
    assert asked == [facets.INDEX, facets.INDEX, spaced.INDEX, spaced.BOTH]


RUNS = {
    1: ("en", "The DNA of the plant was read in 2024 by AI, and Nature wrote of it."),
    2: ("zh", "大学DNA測序中心在2024年开放。北京大学AI研究院。"),
    3: ("ja", "DNA検査は『Nature』誌に2024年に"),
    4: ("th", "ปี2024ที่มหาวิทยาลัย"),
    5: ("en", "Nothing of the kind in 1924."),
}


@pytest.fixture(scope="module")
def runs() -> Feed:
    return filled(RUNS)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("DNA", {1, 2, 3}), ("dna", {1, 2, 3}), ("2024", {1, 2, 3, 4}), ("AI", {1, 2}), ("Nature", {1, 3}), ('"DNA"', {1, 2, 3}),
        ("natur*", {1, 3}), ("DNA -AI", {3}), ("T2 OR T3 -DNA", set()), ("1924", {5}), ("DNA 2024", {1, 2, 3}), ("kind", {5}),
    ],
)  # fmt: skip
def test_words_and_figures_that_are_written_against_characters_are_found(runs: Feed, query: str, numbers: set[int]) -> None:
    assert found(runs, query) == numbers
    assert found(runs, query, exact=True) == numbers


def test_they_are_counted_and_marked_and_narrowed(runs: Feed) -> None:
    _, counted = frequency(runs.connection, "DNA", ["language"])
    assert {one.group[0]: one.occurrences for one in counted} == {"en": 1, "zh": 1, "ja": 1, "th": 0}
    assert [(line.left, line.word) for line in concordance(runs.connection, "2024", width=2)[1]] == [
        ("n ", "2024"), ("心在", "2024"), ("誌に", "2024"), ("ปี", "2024"),
    ]  # fmt: skip
    assert found(runs, "DNA", Filters(language="ja")) == {3}
    assert found(runs, "DNA", Filters(since="2022", until="2022")) == {2}


def test_both_are_asked_only_where_they_differ(runs: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert search(runs.connection, "kind").index == facets.INDEX
    assert search(runs.connection, "T3").index == facets.INDEX, "it stands alone there, and both know it"
    assert search(runs.connection, "T3 -DNA").index == spaced.BOTH, "what must not occur is looked for too"
    assert search(runs.connection, "DNA").index == spaced.BOTH
    monkeypatch.setattr(spaced, "COMPARED", 0)
    assert search(runs.connection, "T3").index == spaced.BOTH, "where it is not known"
    assert found(runs, "T3") == {3}


@pytest.mark.parametrize(("filters", "dated"), [(Filters(), True), (Filters(since="2022"), True), (Filters(undated="only"), False)])
def test_many_matches_of_both_are_told_by_year_and_given_newest_first(
    runs: Feed, monkeypatch: pytest.MonkeyPatch, filters: Filters, dated: bool
) -> None:
    monkeypatch.setattr(finding, "COUNTED", 2)
    result = search(runs.connection, "2024", filters, order="newest", all_copies=True)
    assert result.index == spaced.BOTH
    expected = sorted((day for day in ("2021", "2022", "2023", "2024") if day >= (filters.since or "")), reverse=True) if dated else []
    assert [hit.published for hit in result.hits] == expected
    page = find(runs.connection, Wanted(query="2024", filters=filters, limit=2))
    if not filters.dated and dated:
        assert page.facets.years == {"2021": 1, "2022": 1, "2023": 1, "2024": 1, "2025": 0}
