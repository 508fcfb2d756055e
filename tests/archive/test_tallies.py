"""Counts that are kept while articles are stored are those of the articles, whatever happens to them."""

from __future__ import annotations

from collections import Counter

import pytest

from newsarchive.archive import tallies
from newsarchive.archive.database import transaction
from newsarchive.archive.shown import set_visibility
from newsarchive.archive.store import Job, store
from tests.archive.made import LONG, Feed


@pytest.fixture
def feed() -> Feed:
    feed = Feed()
    jobs = [
        feed.article(1, f"Зертхана. {LONG}", title="A", language="kk", published="2021-04-20"),
        feed.article(2, f"Лаборатория. {LONG}", title="B", language="ru", published="2021-04"),
        feed.article(3, f"Laboratory. {LONG}", title="C", language="en", published="2022"),
        feed.article(4, f"Nothing known. {LONG}", title="D"),
    ]
    with transaction(feed.connection):
        store(feed.connection, [Job(item=item) for item in jobs])
    return feed


def test_articles_are_counted_by_site_language_year_and_month(feed: Feed) -> None:
    found = tallies.tallied(feed.connection)
    assert found.articles == 4
    assert found.sites == Counter(demo=4)
    assert found.languages == Counter({"kk": 1, "ru": 1, "en": 2})
    assert found.years == Counter({"2021": 2, "2022": 1, "": 1})
    assert found.months == Counter({"2021-04": 2})


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [("2021", None, 3), ("2021-05", None, 1), (None, "2021", 2), ("2021-04", "2021-04", 2), ("2022-01", None, 0), (None, "2022", 3)],
)
def test_a_time_counts_what_is_known_to_be_of_it(feed: Feed, since: str | None, until: str | None, count: int) -> None:
    assert tallies.tallied(feed.connection, since=since, until=until).articles == count


def test_what_is_hidden_counts_no_more_and_what_changes_counts_once(feed: Feed) -> None:
    connection = feed.connection
    (key,) = connection.execute("SELECT key FROM articles WHERE language = 'ru'").fetchone()
    changed = feed.article(1, f"Зертхана екі. {LONG}", title="A", language="kk", published="2023-01-01")
    with transaction(connection):
        set_visibility(connection, key, "hidden")
        store(connection, [Job(item=changed)])
    assert tallies.tallied(connection).years == Counter({"2023": 1, "2022": 1, "": 1})
    assert list(tallies.verify(connection)) == []
    with transaction(connection):
        set_visibility(connection, key, "shown")
    assert tallies.tallied(connection, language="ru").articles == 1
    assert list(tallies.verify(connection)) == []


def test_a_wrong_count_is_found_and_counted_anew(feed: Feed) -> None:
    with transaction(feed.connection):
        feed.connection.execute("UPDATE tallies SET articles = 7 WHERE language = 'kk'")
        assert list(tallies.verify(feed.connection)) == ["demo kk 2021-04: counted 7 articles, there are 1"]
        tallies.rebuild(feed.connection)
    assert list(tallies.verify(feed.connection)) == []


def test_an_archive_of_before_is_counted_when_it_is_asked(feed: Feed) -> None:
    before = tallies.tallied(feed.connection)
    feed.connection.executescript("DROP TRIGGER articles_counted; DROP TRIGGER articles_uncounted; DROP TABLE tallies")
    assert tallies.tallied(feed.connection) == before
