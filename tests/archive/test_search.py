"""Search is ranked, filtered, highlighted, and never fails over a query."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive.articles import resolve
from newsarchive.archive.migrations import migrations
from newsarchive.archive.readonly import KNOWN_MIGRATIONS, open_readonly
from newsarchive.archive.search import Filters, Hit, search
from newsarchive.demo.catalogue import truth
from newsarchive.errors import UsageError
from tests.archive.made import Feed
from tests.conftest import SMALL


def test_words_are_found_in_three_languages_and_the_title_counts_more(crawled: Path) -> None:
    with closing(open_readonly(crawled)) as connection:
        for word in ("telemedicine", "телемедицина"):
            result = search(connection, word)
            assert result.total >= 1
            assert "\x02" in result.hits[0].title, "a title that holds the word comes first"


def test_the_total_counts_all_and_the_limit_bounds_the_hits(crawled: Path) -> None:
    with closing(open_readonly(crawled)) as connection:
        result = search(connection, "university OR университет* OR the OR и OR және", limit=2)
        assert len(result.hits) == 2 < result.total


def test_filters_hold_for_hits_and_total(crawled: Path) -> None:
    with closing(open_readonly(crawled)) as connection:
        result = search(connection, "the", Filters(language="en", since="2021-07-01", until="2021-07-15"), limit=100, all_copies=True)
        assert result.total == len(result.hits) > 0
        assert all(hit.language == "en" and "2021-07-01" <= str(hit.published)[:10] <= "2021-07-15" for hit in result.hits)
        assert search(connection, "the", Filters(site="nowhere")).total == 0


@pytest.mark.parametrize(
    "query",
    ['"', "(", "AND", "a OR", "x:y", "^", "NEAR(", "*", "-", "'; DROP TABLE articles; --", "\x00", "", "🎓", "a" * 9000],
)
def test_a_malformed_query_is_read_as_words_and_never_fails(crawled: Path, query: str) -> None:
    with closing(open_readonly(crawled)) as connection:
        assert search(connection, query).total >= 0


def test_a_query_read_as_words_says_so(crawled: Path) -> None:
    with closing(open_readonly(crawled)) as connection:
        result = search(connection, '"telemedicine reaches')
        assert result.note
        assert result.total >= 1


def test_an_article_is_found_by_id_capture_and_any_address(crawled: Path) -> None:
    one = next(one for one in truth(1, SMALL) if one.language == "en" and one.number)
    with closing(open_readonly(crawled)) as connection:
        key = resolve(connection, f"demo-en-{one.number}")
        capture = connection.execute("SELECT capture_id FROM articles WHERE key = ?", (key,)).fetchone()[0]
        assert resolve(connection, capture) == key
        assert resolve(connection, one.canonical_url) == key
        with pytest.raises(UsageError, match="Did you mean"):
            resolve(connection, f"en-{one.number}")


def test_a_reader_knows_every_migration_there_is() -> None:
    assert {one.name for one in migrations._migrations} == KNOWN_MIGRATIONS


def test_a_reader_cannot_write(crawled: Path) -> None:
    with closing(open_readonly(crawled)) as connection, pytest.raises(Exception, match=r"readonly|query_only"):
        connection.execute("DELETE FROM articles")


def test_a_site_or_language_in_a_query_that_no_article_is_of_is_told(crawled: Path) -> None:
    with closing(open_readonly(crawled)) as connection:
        assert [note.key for note in search(connection, "telemedicine site:nope language:xx").notes] == ["no_site", "no_language"]
        assert not search(connection, "telemedicine language:en").notes


def test_what_is_glued_to_a_word_does_not_take_its_forms(crawled: Path) -> None:
    with closing(open_readonly(crawled)) as connection:
        bare = search(connection, "университет")
        for typed in ("университет,", "«университет»", "#университет", "—университет?", "университет…"):
            found = search(connection, typed)
            assert (found.total, found.forms, found.meant) == (bare.total, bare.forms, {})


def test_an_articles_id_in_place_of_a_word_is_told(crawled: Path) -> None:
    with closing(open_readonly(crawled)) as connection:
        ident = connection.execute("SELECT id FROM articles LIMIT 1").fetchone()[0]
        assert [note.key for note in search(connection, f"library {ident}").notes] == ["an_id"]
        assert not search(connection, "library demo-en-0").notes


def hits_of(feed: Feed, filters: Filters | None = None, *, all_copies: bool = False) -> list[Hit]:
    feed.connection.row_factory = sqlite3.Row
    try:
        return search(feed.connection, "senate", filters, all_copies=all_copies).hits
    finally:
        feed.connection.row_factory = None


def test_of_equal_copies_the_one_that_the_story_is_named_after_is_the_hit(feed: Feed) -> None:
    for number in (1, 2, 3):
        feed.put(feed.article(number))
    (hit,) = hits_of(feed)
    assert (hit.id, hit.copies) == ("demo-en-1", 2)
    assert len(hits_of(feed, all_copies=True)) == 3


def test_a_copy_with_another_headline_or_other_words_is_the_hit_where_it_fits_best(feed: Feed) -> None:
    feed.put(feed.article(1))
    feed.put(feed.article(2, title="The senate on its roof"))
    (hit,) = hits_of(feed)
    assert (hit.id, hit.copies) == ("demo-en-2", 1)


def test_only_a_copy_that_the_search_finds_takes_the_place_of_another(feed: Feed) -> None:
    feed.put(feed.article(1, published="2020-01-01", published_precision="day"))
    feed.put(feed.article(2, published="2021-01-01", published_precision="day"))
    (hit,) = hits_of(feed, Filters(since="2020-06-01"))
    assert hit.id == "demo-en-2"
