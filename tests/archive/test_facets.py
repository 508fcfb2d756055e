"""What an article is filed under stands in the index, in step with its row, and in no visitor's way."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import corrections, facets, shown
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.search import Filters
from tests.archive.made import Feed
from tests.archive.older import NAMES, older


@pytest.fixture
def feed() -> Feed:
    feed = Feed()
    feed.put(feed.article(1, published="2021-04-20", language="kk"))
    feed.put(feed.article(2, published="2022", language="en"))
    feed.put(feed.article(3, language=None))
    return feed


def found(feed: Feed, expression: str) -> list[int]:
    keys: list[int] = feed.all("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid", expression)
    return keys


def test_articles_are_found_by_site_language_and_year_in_the_index(feed: Feed) -> None:
    for filters, keys in (
        (Filters(site="demo"), [1, 2, 3]), (Filters(site="dem"), []), (Filters(language="kk"), [1]), (Filters(since="2022"), [2]),
        (Filters(since="2021-05", until="2021-12"), [1]), (Filters(since="2022", undated="include"), [2, 3]),
        (Filters(since="2022", until="2021"), []), (Filters(since="2022-05", until="2021", undated="include"), [2, 3]),
        (Filters(until="2021", undated="only"), [3]), (Filters(site="demo", language="en", since="2021", until="2021"), []),
    ):  # fmt: skip
        narrowed = facets.narrowed(feed.connection, filters)
        assert found(feed, narrowed.clause) == keys, filters
        assert narrowed.rest.site is None
        assert narrowed.rest.language is None
    assert found(feed, facets.without_language()) == [3]
    assert found(feed, facets.year_clause(None)) == [3]


def test_only_whole_years_are_left_to_the_index_alone(feed: Feed) -> None:
    assert not facets.narrowed(feed.connection, Filters(since="2022")).rest.dated
    assert facets.narrowed(feed.connection, Filters(since="2022-01")).rest.since == "2022-01"
    assert facets.narrowed(feed.connection, Filters(since="2022", undated="include")).rest.undated == "include"


def test_a_site_whose_name_begins_as_another_is_another() -> None:
    first, second = Feed(site="al"), Feed(site="al-farabi")
    for feed, other in ((first, "al-farabi"), (second, "al")):
        feed.put(feed.article(1))
        assert found(feed, facets.narrowed(feed.connection, Filters(site=feed.site)).clause) == [1]
        assert found(feed, facets.narrowed(feed.connection, Filters(site=other)).clause) == []


def test_a_corrected_date_files_the_article_under_another_year(feed: Feed) -> None:
    with transaction(feed.connection):
        corrections.correct(feed.connection, 1, "published", "2019", person="A. Person", because="the page says so")
        shown.refresh(feed.connection, [1])
    assert found(feed, facets.year_clause("2019")) == [1]
    assert found(feed, facets.year_clause("2021")) == []
    feed.check()


def test_what_people_type_finds_no_facet(feed: Feed) -> None:
    for typed in ('"demo"', '"sdemo"', '"y2021"', '"2021"', '"kk"', "y2021 *", "sdemo *"):
        assert found(feed, typed) == []


def test_an_older_archive_learns_them_when_it_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    older(path, NAMES[: NAMES.index("0020_facets")])
    with closing(connect(path)) as connection:
        assert facets.known(connection, facets.INDEX)
        asked = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
        assert connection.execute(asked, (facets.year_clause("publ"),)).fetchone() == (1,)
