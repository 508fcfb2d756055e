"""A common word is answered from what came into the archive last, and the answer says so; few matches are all ranked."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from newsarchive.archive import found
from newsarchive.archive.browsing import browse
from newsarchive.archive.corpus import frequency
from newsarchive.archive.filters import Filters
from newsarchive.archive.readonly import folded
from newsarchive.archive.search import SearchResult, search
from tests.archive.made import LONG, Feed

WORDS = "The harbour of the town was opened for the summer, and every boat was painted anew by the pupils of the school. "


@pytest.fixture(scope="module")
def feed() -> Feed:
    """Thirty articles that speak of a harbour, the older the more often; each third in Russian too, with unlike days, sections, authors."""
    feed = Feed()
    for n in range(1, 31):
        text = WORDS + f"Number {n}. " + "Harbour. " * (31 - n)
        day = None if n % 10 == 0 else f"{2010 + n % 7}-0{1 + n % 9}-11"
        section = None if n % 5 == 0 else "Спорт" if n % 2 else "News"
        authors = ["Әлия Қасым"] if n % 3 == 0 else []
        language = "ru" if n % 3 == 0 else "en" if n % 4 else None
        feed.put(feed.article(n, text, title=f"Report {n}", language=language, published=day, section=section, authors=authors))
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded, deterministic=True)
    return feed


@pytest.fixture
def few_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "COUNTED", 8)


def ask(connection: sqlite3.Connection, query: str, filters: Filters | None = None, **more: Any) -> SearchResult:
    """A search whose hits are all of them: the texts are alike, and might be one story."""
    return search(connection, query, filters, **{"all_copies": True, **more})


def numbers(result: SearchResult) -> list[int]:
    return [int(hit.title.removeprefix("Report ")) for hit in result.hits]


def test_all_matches_are_ranked_where_they_are_few(feed: Feed) -> None:
    result = ask(feed.connection, "harbour", limit=5)
    assert (result.total, result.more, result.ranked) == (30, False, None)
    assert numbers(result) == [1, 2, 3, 4, 5], "where the word stands most often"


@pytest.mark.usefixtures("few_counted")
def test_of_a_common_word_those_are_ranked_that_came_last_and_it_says_so(feed: Feed) -> None:
    result = ask(feed.connection, "harbour", limit=5)
    assert (result.total, result.more, result.ranked) == (8, True, 8)
    assert numbers(result) == [23, 24, 25, 26, 27], "the best of the last eight"
    assert numbers(ask(feed.connection, "harbour", limit=3, offset=5)) == [28, 29, 30]


@pytest.mark.usefixtures("few_counted")
def test_a_common_word_that_is_narrowed_to_few_articles_is_ranked_whole(feed: Feed) -> None:
    result = ask(feed.connection, "harbour", Filters(since="2012", until="2012"), limit=5)
    assert (result.total, result.more, result.ranked) == (4, False, None)
    assert numbers(result) == [2, 9, 16, 23]


@pytest.mark.parametrize(
    "filters",
    [
        {}, {"site": "demo"}, {"site": "other"}, {"language": "ru"}, {"since": "2013"}, {"until": "2012-04"},
        {"since": "2013", "until": "2014"},
        {"since": "2013-03-12", "until": "2015", "undated": "include"}, {"since": "2013-03", "undated": "only"}, {"section": "спорт"},
        {"authors": ("алия",)}, {"language": "ru", "since": "2011", "section": "Спорт"}, {"since": "2031"}, {"until": "1990"},
        {"since": "2014", "until": "2012"}, {"since": "2014-02", "until": "2013", "undated": "include"},
        {"since": "2014-02", "until": "2013", "undated": "only"},
    ],
)  # fmt: skip
def test_the_index_and_the_rows_agree_on_what_is_narrowed(feed: Feed, filters: dict[str, Any]) -> None:
    narrowed = Filters(**filters)
    where, values = narrowed.where()
    expected = {row[0] for row in feed.connection.execute(f"SELECT a.id FROM articles a WHERE {where}", values)}
    result = ask(feed.connection, "harbour", narrowed, limit=50)
    assert {hit.id for hit in result.hits} == expected
    assert result.total == len(expected)


@pytest.mark.parametrize("counted", [8, 10_000])
def test_by_day_the_newest_come_first_and_unknown_days_last(feed: Feed, monkeypatch: pytest.MonkeyPatch, counted: int) -> None:
    monkeypatch.setattr(found, "COUNTED", counted)
    days = [hit.published for hit in ask(feed.connection, "harbour", limit=30, order="newest").hits]
    assert days == sorted((day for day in days if day), reverse=True) + [None] * 3
    assert len(days) == 30


@pytest.mark.parametrize("order", found.ORDERS)
def test_no_hit_is_lost_where_hits_are_taken_in_lots(feed: Feed, monkeypatch: pytest.MonkeyPatch, order: str) -> None:
    whole = numbers(ask(feed.connection, "harbour", limit=30, order=order))
    monkeypatch.setattr(found, "CHUNK", 3)
    assert numbers(ask(feed.connection, "harbour", limit=30, order=order)) == whole
    assert sorted(whole) == list(range(1, 31))


def test_the_fresh_come_first_where_both_count(feed: Feed) -> None:
    fresh = ask(feed.connection, "harbour", limit=30, order="fresh").hits
    plain = ask(feed.connection, "harbour", limit=30).hits
    assert {hit.id for hit in fresh} == {hit.id for hit in plain}
    years = [int((hit.published or "2000")[:4]) for hit in fresh]
    assert sum(years[:10]) > sum(int((hit.published or "2000")[:4]) for hit in plain[:10])
    assert years != sorted(years, reverse=True), "the words still count"


def test_what_a_filter_leaves_out_because_it_is_not_known_is_counted(feed: Feed) -> None:
    assert ask(feed.connection, "harbour", Filters(language="ru")).unknown == {"language": 5}
    assert ask(feed.connection, "harbour", Filters(section="News")).unknown == {"section": 6}
    assert ask(feed.connection, "harbour", Filters(authors=("алия",))).unknown == {"authors": 20}
    both = ask(feed.connection, "harbour section:спорт language:ru")
    assert both.unknown == {"section": 2}
    assert ask(feed.connection, "harbour", Filters(since="2012")).undated == 3
    assert ask(feed.connection, "harbour", Filters(since="2012-09-12")).undated == 3
    assert ask(feed.connection, "harbour").unknown == {}


def test_what_is_found_is_counted_by_field_and_unit(feed: Feed) -> None:
    tally = ask(feed.connection, "harbour", counted=True).tally
    assert tally is not None
    assert (tally.articles, tally.versions) == (30, 30)
    assert tally.sites == [("demo", 30)]
    assert dict(tally.languages) == {"ru": 10, "en": 15}
    assert dict(tally.sections) == {"News": 12, "Спорт": 12}
    assert [year for year, _ in tally.years] == sorted((year for year, _ in tally.years), reverse=True)
    assert tally.unknown == {"language": 5, "year": 3, "section": 6}


def test_copies_are_one_hit_unless_all_are_asked_for() -> None:
    feed = Feed()
    feed.connection.row_factory = sqlite3.Row
    for n in range(1, 4):
        feed.put(feed.article(n, LONG))
    feed.put(feed.article(4, WORDS * 2 + "And the library has a garden, with benches and old trees."))
    first = search(feed.connection, "library", counted=True)
    assert (first.total, len(first.hits)) == (4, 2)
    assert first.tally is not None
    assert (first.tally.articles, first.tally.stories) == (4, 2)
    assert sorted(hit.copies for hit in first.hits) == [0, 2]
    assert len(search(feed.connection, "library", all_copies=True).hits) == 4
    assert len(search(feed.connection, "library", offset=1).hits) == 1


@pytest.mark.parametrize(
    ("query", "filters", "copies"),
    [
        ("library", {}, 2), ("library cellar", {}, 0), ("library", {"since": "2021"}, 1), ("library", {"since": "2021-05"}, 0),
        ("library", {"since": "2020", "undated": "only"}, 0), ("author:Әлия", {}, 1),
    ],
)  # fmt: skip
def test_only_copies_that_were_found_are_counted_with_a_hit(query: str, filters: dict[str, Any], copies: int) -> None:
    feed = Feed()
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded, deterministic=True)
    more = "The garden was opened to the children of the street, and the mayor spoke to them about its trees."
    for n, day in enumerate(("2021-04-20", "2021-05-20", None), 1):
        text = f"{LONG} {LONG} {more}" + (" The cellar is new." if n == 1 else "")
        feed.put(feed.article(n, text, published=day, authors=["Әлия Қасым"] if n != 2 else []))
    feed.settle()
    assert feed.one("SELECT count(DISTINCT story_id) FROM articles") == 1
    connection, narrowed = feed.connection, Filters(**filters)
    result = search(connection, query, narrowed)
    (hit,) = result.hits
    assert hit.copies == copies
    assert result.total == 1 + hit.copies
    assert len(search(connection, query, narrowed, all_copies=True).hits) == result.total


def test_frequencies_count_stories_and_versions_where_asked() -> None:
    feed = Feed()
    for n in range(1, 4):
        feed.put(feed.article(n, LONG))
    feed.next_crawl()
    feed.put(feed.article(3, LONG.replace("roof", "cellar") + "And the garden was opened to the children of the street."))
    for unit, count in (("article", 3), ("version", 4)):
        (counted,) = frequency(feed.connection, "library", ["site"], unit=unit)[1]
        assert (counted.articles, counted.of_articles) == (count, count)
    (counted,) = frequency(feed.connection, "library roof", ["site"], unit="story")[1]
    assert counted.articles == 1


def test_without_a_word_the_articles_of_an_author_or_a_section_are_found(feed: Feed) -> None:
    result = ask(feed.connection, "author:Әлия section:спорт", limit=3)
    assert (result.total, len(result.hits)) == (4, 3)
    assert result.note is None
    days = [hit.published for hit in result.hits]
    assert days == sorted(days, reverse=True, key=str)


def test_a_word_that_must_not_occur_may_not_in_any_form() -> None:
    feed = Feed()
    feed.connection.row_factory = sqlite3.Row
    feed.put(feed.article(1, "Кітапхана кеше ашылды. Оқырмандар көп болды, олардың бәрі кітап алды.", language="kk"))
    feed.put(feed.article(2, "Кітапханалар кеше ашылды. Студенттер көп болды, олардың бәрі дәптер алды.", language="kk"))
    assert [hit.id for hit in ask(feed.connection, "кітапхана -оқырман").hits] == ["demo-kk-2"]
    assert search(feed.connection, "кітапхана -оқырман", exact=True).total == 1


def test_where_no_article_has_all_words_those_with_some_are_offered_and_not_counted() -> None:
    feed = Feed()
    feed.connection.row_factory = sqlite3.Row
    feed.put(feed.article(1, "A shepherd told the students about the summer of the long drought, and they wrote it down word by word."))
    feed.put(feed.article(2, WORDS))
    result = search(feed.connection, "interview with a shepherd")
    assert (result.total, result.hits) == (0, [])
    assert result.instead[0].id == "demo-en-1"
    assert search(feed.connection, "interview").instead == []
    assert search(feed.connection, "interview shepherd", Filters(language="kk")).instead == []
    assert search(feed.connection, "shepherd students").instead == []


def of_unlike_exactness() -> Feed:
    feed = Feed()
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded, deterministic=True)
    for number, day in enumerate((None, "2020-12-31", "2021", "2021-04", "2021-04-10T08:00:00+05:00", "2021-04-20", "2021-12", "2022"), 1):
        feed.put(feed.article(number, WORDS + f"Number {number}.", published=day))
    return feed


@pytest.mark.parametrize(
    ("period", "certain", "unsure"),
    [
        ({"until": "2021-01"}, {2}, {1, 3}), ({"until": "2021-04-15"}, {2, 5}, {1, 3, 4}), ({"until": "2021-04"}, {2, 4, 5, 6}, {1, 3}),
        ({"until": "2021-04-30"}, {2, 4, 5, 6}, {1, 3}), ({"until": "2021"}, {2, 3, 4, 5, 6, 7}, {1}),
        ({"until": "2021-12-31"}, {2, 3, 4, 5, 6, 7}, {1}), ({"since": "2021", "until": "2021-03"}, set(), {1, 3}),
        ({"since": "2021-04", "until": "2021-04-15"}, {5}, {1, 3, 4}), ({"since": "2021-01-01"}, {3, 4, 5, 6, 7, 8}, {1}),
        ({"since": "2021-12-02"}, {8}, {1, 3, 7}), ({"since": "2021-04-15", "until": "2022-06"}, {6, 7}, {1, 3, 4, 8}),
    ],
)  # fmt: skip
def test_a_date_less_exact_than_a_bound_is_left_out_and_told(period: dict[str, Any], certain: set[int], unsure: set[int]) -> None:
    connection = of_unlike_exactness().connection

    def asked(undated: str) -> set[int]:
        result = ask(connection, "harbour", Filters(undated=undated, **period), limit=50)
        assert result.undated == (len(unsure) if undated == "leave" else 0)
        return {int(hit.id.rpartition("-")[2]) for hit in result.hits}

    assert asked("leave") == certain
    assert asked("only") == unsure
    assert asked("include") == certain | unsure
    for undated, expected in (("leave", certain), ("only", unsure)):
        browsed, _ = browse(connection, Filters(undated=undated, **period), 50, 0)
        assert {int(hit.id.rpartition("-")[2]) for hit in browsed.hits} == expected
        assert browsed.total == len(expected)
        assert browsed.undated == (len(unsure) if undated == "leave" else 0)
