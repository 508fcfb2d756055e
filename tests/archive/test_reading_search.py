"""What stands beside the hits of a search: by what they could be narrowed."""

from __future__ import annotations

import sqlite3

import pytest

from newsarchive.archive import found
from newsarchive.archive.filters import Filters
from newsarchive.archive.reading_search import Wanted, find
from newsarchive.archive.readonly import folded
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
