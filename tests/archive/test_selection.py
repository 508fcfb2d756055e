"""What is selected for an export: by a query, by filters, in an order, with some of the fields."""

from __future__ import annotations

import sqlite3

import pytest

from newsarchive.archive.readonly import folded
from newsarchive.archive.search import Filters, search
from newsarchive.archive.selection import Selection, choose, count, records, rows, strings
from newsarchive.errors import UsageError
from tests.archive.made import LONG, Feed


@pytest.fixture(scope="module")
def feed() -> Feed:
    made = Feed()
    made.connection.row_factory = sqlite3.Row
    made.connection.create_function("folded", 1, folded, deterministic=True)
    made.put(made.article(1, "Зертханада жаңа құрал бар. " + LONG, title="Зертхана ашылды", language="kk", published="2021-04-20"))
    made.put(made.article(2, "Новая лаборатория. " + LONG, title="Лаборатория", language="ru", published="2022-05"))
    made.put(made.article(3, "Зертхана, зертхана, зертхана. " + LONG, title="Тағы зертхана", language="kk", authors=["A; B", "C\\"]))
    for number in range(10, 70):
        made.put(made.article(number, f"Number {number} of many. {LONG}", title=f"Report {number}", published=f"20{number % 20:02}"))
    return made


def ids(feed: Feed, selection: Selection) -> list[str]:
    return [row[0] for row in rows(feed.connection, choose(feed.connection, selection))]


def test_everything_is_given_once_and_in_the_order_of_sites_and_ids(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.selection.TOGETHER", 7)
    found = ids(feed, Selection())
    assert len(found) == 63
    assert found == sorted(found)


def test_a_query_gives_all_that_a_search_finds_in_any_of_its_forms(feed: Feed) -> None:
    assert ids(feed, Selection(query="зертхана")) == ["demo-kk-1", "demo-kk-3"]
    assert ids(feed, Selection(query="зертханада", exact=True)) == ["demo-kk-1"]
    assert ids(feed, Selection(query="зертхана -құрал")) == ["demo-kk-3"]
    assert ids(feed, Selection(query="зертхана language:ru")) == []
    assert len(ids(feed, Selection(query="number", filters=Filters(since="2010", until="2011")))) == 6


def test_a_query_narrowed_by_site_or_language_looks_at_no_other_article(feed: Feed) -> None:
    def steps(**filters: str) -> int:
        taken = []
        chosen = choose(feed.connection, Selection(query="number", filters=Filters(**filters)))  # type: ignore[arg-type]
        feed.connection.set_progress_handler(lambda: taken.append(1), 1)
        try:
            assert count(feed.connection, chosen) == 0
        finally:
            feed.connection.set_progress_handler(None, 1)
        return len(taken)

    of_all = steps(section="nowhere")
    assert max(steps(site="nowhere"), steps(language="xx")) < of_all / 3


def test_a_query_of_fields_alone_narrows_and_one_without_words_is_refused(feed: Feed) -> None:
    assert ids(feed, Selection(query="language:ru")) == ["demo-ru-2"]
    with pytest.raises(UsageError, match="has no words"):
        choose(feed.connection, Selection(query="...!"))


def test_the_order_and_the_number_can_be_chosen(feed: Feed) -> None:
    best = [hit.id for hit in search(feed.connection, "зертхана OR лаборатория", limit=5, all_copies=True).hits]
    assert ids(feed, Selection(query="зертхана OR лаборатория", order="relevance", limit=5)) == best
    newest = ids(feed, Selection(order="newest", limit=3))
    assert newest[0] == "demo-ru-2"
    with pytest.raises(UsageError, match="more relevant"):
        choose(feed.connection, Selection(order="relevance"))


def test_columns_are_given_as_asked_and_unknown_ones_name_the_nearest(feed: Feed) -> None:
    chosen = choose(feed.connection, Selection(query="тағы", columns=("authors", "id")))
    assert list(records(feed.connection, chosen)) == [{"authors": ["A; B", "C\\"], "id": "demo-kk-3"}]
    with pytest.raises(UsageError, match="Did you mean title"):
        choose(feed.connection, Selection(columns=("titel",)))
    with pytest.raises(UsageError, match="twice"):
        choose(feed.connection, Selection(columns=("id", "id")))


def test_half_a_character_in_a_list_becomes_a_whole_one() -> None:
    assert strings('["a\\ud800b", "\\ud83d\\ude00"]') == ["a\ufffdb", "😀"]
    assert strings(None) == []
