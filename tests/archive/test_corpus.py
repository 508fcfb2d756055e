"""Where words stand, and how often, counted whole."""

from __future__ import annotations

import sqlite3

import pytest

from newsarchive.archive.corpus import Entry, concordance, count_terms, frequency, term_of, tokens
from newsarchive.archive.readonly import folded
from newsarchive.archive.search import Filters
from tests.archive.made import Feed

REST = " The senate spoke of its roof and of nothing else for hours and hours." * 3


@pytest.fixture
def shelf(feed: Feed) -> Feed:
    texts = {
        "2021-04-20": ("en", "The library was opened. A library has readers; the libraries of the town have more."),
        "2021-05": ("en", "A library again."), "2021": ("kk", "Кітапхананың оқырмандары кітапханада болды."),
        "2022-01-02": ("zh", "清华大学图书馆今天开放，图书馆很大。"),
    }  # fmt: skip
    for number, (day, (language, text)) in enumerate(texts.items(), 1):
        feed.put(feed.article(number, f"{text}\n\n{REST} {number}", language=language, published=day, title=f"Title {number}"))
    feed.connection.row_factory = sqlite3.Row
    return feed


def test_every_place_is_given_with_its_neighbourhood(shelf: Feed) -> None:
    _, lines = concordance(shelf.connection, "library", width=12)
    assert [(line.published, line.left, line.word, line.right) for line in lines] == [
        ("2021-04-20", "The ", "library", " was opened."), ("2021-04-20", "s opened. A ", "library", " has readers"),
        ("2021-04-20", "eaders; the ", "libraries", " of the town"), ("2021-05", "A ", "library", " again. Th"),
    ]  # fmt: skip


def test_the_places_of_characters_are_given_as_they_stand(shelf: Feed) -> None:
    _, lines = concordance(shelf.connection, "图书馆", width=4)
    assert [(line.left, line.word, line.right) for line in lines] == [("清华大学", "图书馆", "今天开放"), ("天开放，", "图书馆", "很大。 ")]


def test_occurrences_are_counted_by_time_and_language_with_what_there_is(shelf: Feed) -> None:
    _, counted = frequency(shelf.connection, "library", ["year"])
    assert [(one.group, one.articles, one.occurrences, one.of_articles) for one in counted] == [
        (("2021",), 2, 4, 3), (("2022",), 0, 0, 1),
    ]  # fmt: skip
    _, counted = frequency(shelf.connection, "library", ["month", "language"])
    assert ((None, "kk"), 0) in [(one.group, one.of_articles - 1) for one in counted], "a year alone is of no month"
    english = next(one for one in counted if one.group == ("2021-04", "en"))
    assert english.per_million == pytest.approx(1e6 * 3 / english.of_words)


def test_the_words_of_a_group_are_those_of_its_articles(shelf: Feed) -> None:
    _, counted = frequency(shelf.connection, "roof", ["language"])
    words = {one.group[0]: one.of_words for one in counted}
    assert words["kk"] == 2 + 4 + 3 * 14 + 1
    assert words["zh"] == 2 + 16 + 3 * 14 + 1, "each character is a word"


def test_a_list_of_terms_is_counted_by_category_and_an_article_once(shelf: Feed) -> None:
    entries = [
        Entry(category="books", language="en", term="library"), Entry(category="books", language="en", term="reader"),
        Entry(category="books", language="kk", term="кітапхана"), Entry(category="roofs", language=None, term="its roof"),
        Entry(category="open", language="en", term="open*"),
    ]  # fmt: skip
    counted = count_terms(shelf.connection, entries, ["language"])
    books = {one.group[0]: (one.articles, one.occurrences) for one in counted["books"].counts}
    assert books == {"en": (2, 5), "kk": (1, 2), "zh": (0, 0)}
    assert sum(one.articles for one in counted["roofs"].counts) == 4
    assert sum(one.occurrences for one in counted["open"].counts) == 1


def test_filters_hold_for_what_is_counted_and_what_there_is(shelf: Feed) -> None:
    _, counted = frequency(shelf.connection, "library", ["year"], Filters(language="en", since="2021-05"))
    assert [(one.group, one.articles, one.of_articles) for one in counted] == [(("2021",), 1, 1)]


@pytest.mark.parametrize(("sizes", "total"), [(None, 0), (b"", 0), (b"\x03\x05", 8), (b"\x02\x81\x00", 130)])
def test_sizes_are_read_as_sqlite_writes_them(sizes: bytes | None, total: int) -> None:
    assert tokens(sizes) == total


def test_titles_are_places_too_and_every_occurrence_that_is_counted_is_one(feed: Feed) -> None:
    feed.connection.row_factory = sqlite3.Row
    feed.put(feed.article(1, f"A library again. {REST}", title="The library's\nnew roof", published="2021"))
    feed.put(feed.article(2, REST, title="Libraries of the town", published="2022"))
    feed.put(feed.article(3, f"图书馆很大。{REST}", title="大学图书馆 and library", language="zh", published="2023"))
    for query, places in (
        ("library", [("title", "library's"), ("text", "library"), ("title", "Libraries"), ("title", "library")]),
        ("title:library", [("title", "library's"), ("title", "Libraries"), ("title", "library")]),
        ("图书馆 OR library", [
            ("title", "library's"), ("text", "library"), ("title", "Libraries"), ("title", "图书馆"), ("title", "library"),
            ("text", "图书馆"),
        ]),
    ):  # fmt: skip
        lines = list(concordance(feed.connection, query)[1])
        assert [(line.field, line.word) for line in lines] == places
        assert list(concordance(feed.connection, query, few=True)[1]) == lines
        assert sum(one.occurrences for one in frequency(feed.connection, query, ["site"])[1]) == len(places)
    assert next(concordance(feed.connection, "library")[1]).right == " new roof", "its neighbourhood ends with the title"


@pytest.mark.parametrize(
    ("filters", "undated", "unknown"),
    [
        (Filters(), 0, {}), (Filters(since="2021-04-21"), 2, {}), (Filters(since="2021-04-21", undated="include"), 0, {}),
        (Filters(language="en"), 0, {"language": 1}), (Filters(section="News"), 0, {"section": 4}),
    ],
)  # fmt: skip
def test_what_a_filter_leaves_out_is_counted_for_places_and_frequencies(
    shelf: Feed, filters: Filters, undated: int, unknown: dict[str, int]
) -> None:
    shelf.put(shelf.article(8, f"A library without a date. {REST}", published=None, language=None))
    shelf.put(shelf.article(9, f"A library of one year. {REST} 9", published="2021"))
    shelf.connection.create_function("folded", 1, folded, deterministic=True)
    if filters.since is not None and filters.undated == "leave":
        shelf.put(shelf.article(7, f"No such word. {REST} 7", published=None))
    for result in (concordance(shelf.connection, "library", filters)[0], frequency(shelf.connection, "library", ["site"], filters)[0]):
        assert (result.undated, result.unknown) == (undated, unknown)


@pytest.mark.parametrize(
    ("text", "kind", "kept"),
    [
        ("library", "word", "library"), ("library opens", "word", "library opens"), ('"library opens"', "phrase", "library opens"),
        ("a b c d", "phrase", "a b c d"), ("libr*", "prefix", "libr"), ("у*", "prefix", "у"),
    ],
)  # fmt: skip
def test_what_a_term_of_a_list_is(text: str, kind: str, kept: str) -> None:
    assert (term_of(text).kind, term_of(text).text) == (kind, kept)


def test_words_one_after_the_other_in_a_list_are_found_in_their_forms(feed: Feed) -> None:
    feed.put(feed.article(1, "The libraries opened. Opening: libraries.", title="One", language="en"))
    assert count_of(feed, "library opens") == 1
    assert count_of(feed, '"library opens"') == 0


def test_what_a_filter_leaves_out_of_a_list_is_counted_once(shelf: Feed) -> None:
    shelf.put(shelf.article(8, f"A library with 图书馆 and readers, without a date. {REST}", published=None, language=None))
    shelf.put(shelf.article(9, f"A library of one year. {REST} 9", published="2021"))
    entries = [
        *(Entry(category="books", language=None, term=term) for term in ("library", "reader", "图书馆")),
        Entry(category="roofs", language="en", term="roof"), Entry(category="boats", language=None, term="boat"),
    ]  # fmt: skip
    counted = count_terms(shelf.connection, entries, ["site"], Filters(since="2021-04-21"))
    assert {name: (one.undated, one.without_language) for name, one in counted.items()} == {
        "books": (2, 0), "roofs": (1, 0), "boats": (0, 0),
    }  # fmt: skip
    included = count_terms(shelf.connection, entries, ["site"], Filters(since="2021-04-21", undated="include"))
    assert included["books"].undated == 0
    assert count_terms(shelf.connection, entries, ["site"])["roofs"].without_language == 1


def count_of(feed: Feed, term: str) -> int:
    """Occurrences of a term of a list."""
    counted = count_terms(feed.connection, [Entry(category="x", language=None, term=term)], ["site"])
    return sum(one.occurrences for one in counted["x"].counts)

