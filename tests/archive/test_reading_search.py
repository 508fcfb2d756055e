"""What stands beside the hits of a search: by what they could be narrowed."""

from __future__ import annotations

import sqlite3

import pytest

from newsarchive.archive import found
from newsarchive.archive.filters import Filters
from newsarchive.archive.reading_search import Wanted, find
from newsarchive.archive.readonly import folded
from newsarchive.archive.search import search
from tests.archive.made import LONG, Feed


def test_months_stand_beside_the_hits_of_one_year_and_never_below_many(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, day in enumerate(("2011-02-03", "2012-03-04", "2013-05-06", "2013-06-07"), 1):
        feed.put(feed.article(number, f"{LONG} Number {number}.", published=day))
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded, deterministic=True)
    monkeypatch.setattr(found, "COUNTED", 2)
    many = find(feed.connection, Wanted(query="library", filters=Filters(), limit=5)).facets
    assert many.years == {"2011": 1, "2012": 1, "2013": 2}
    assert many.months == {}, "those that are counted one by one are of the last year alone"
    one = find(feed.connection, Wanted(query="library", filters=Filters(since="2013", until="2013"), limit=5)).facets
    assert one.months == {"2013-05": 1, "2013-06": 1}


@pytest.mark.parametrize(
    ("query", "total", "undated"),
    [
        ("-library", 0, 0), ("*", 0, 0), ("NOT library", 0, 0), ("site:demo", 4, 0), ("language:kk", 1, 0), ("after:2021-05", 2, 1),
        ("before:2021-04-20 language:en", 1, 1), ("site:nowhere", 0, 0), ("section:News", 0, 0), ("library", 4, 0),
    ],
)  # fmt: skip
def test_the_page_and_the_command_line_find_the_same_without_words(feed: Feed, query: str, total: int, undated: int) -> None:
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded, deterministic=True)
    for number, (day, language) in enumerate((("2021-04-20", "en"), ("2021-05-20", "kk"), (None, "en"), ("2022", "ru")), 1):
        feed.put(feed.article(number, f"{LONG} {number}", published=day, language=language))
    page = find(feed.connection, Wanted(query=query, filters=Filters(), limit=9, all_copies=True)).result
    line = search(feed.connection, query, all_copies=True, counted=True, narrowing=True)
    assert (page.total, page.undated, len(page.hits)) == (total, undated, total)
    assert (line.total, line.undated) == (total, undated)
    assert {hit.id for hit in page.hits} == {hit.id for hit in line.hits}
    assert page.note == line.note
    assert bool(page.note) == (query in {"-library", "*", "NOT library", "site:nowhere"})


def test_a_period_without_words_takes_in_the_undated_where_that_is_asked_for(feed: Feed) -> None:
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded, deterministic=True)
    for number, day in enumerate(("2021-04-20", "2021", None, "2020"), 1):
        feed.put(feed.article(number, f"{LONG} {number}", published=day))
    for undated, total in (("leave", 1), ("include", 3), ("only", 2)):
        wanted = Wanted(query="", filters=Filters(since="2021-02", until="2021-09", undated=undated), limit=9)
        result = find(feed.connection, wanted).result
        assert (result.total, len(result.hits), result.undated) == (total, total, 2 if undated == "leave" else 0)
