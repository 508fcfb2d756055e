"""Words over time: every article in which they stand counts once, of all there are then; the plot has its table and its file."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

import pytest

from newsarchive.archive.database import connect
from newsarchive.archive.filters import Filters
from newsarchive.archive.over_time import over_time
from newsarchive.archive.reading_room import reading
from tests.archive.made import LONG, Feed
from tests.browse.test_room import ask
from tests.browse.test_search import filled


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trends") / "archive.db"
    filled(path).connection.close()
    return path


def test_words_are_counted_in_all_forms_by_the_years_from_first_to_last(db: Path) -> None:
    with reading(db) as connection:
        found = over_time(connection, ["зертхана", "laboratory"], Filters())
    assert found.times == ["2019", "2020", "2021", "2022", "2023"]
    kazakh, english = found.curves
    assert {year: count for year, count in kazakh.articles.items() if count} == {"2021": 2}
    assert {year: count for year, count in english.articles.items() if count} == {"2019": 1, "2023": 1}
    assert kazakh.of["2021"] == 2
    assert set(kazakh.forms) >= {"зертхана", "зертханада"}


def test_one_word_is_told_apart_by_language_and_a_year_by_its_months(db: Path) -> None:
    with reading(db) as connection:
        by_language = over_time(connection, ["зертхана OR laboratory"], Filters(), by="language")
        months = over_time(connection, ["зертхана"], Filters(), year="2021")
    assert {one.filters.language: sum(one.articles.values()) for one in by_language.curves} == {"kk": 2, "en": 2}
    assert months.times[0] == "2021-01"
    assert months.curves[0].articles == {"2021-04": 1, "2021-05": 1}


def test_the_page_has_the_plot_its_table_and_its_file(db: Path) -> None:
    page, empty, file = ask(db, "/trends?q=зертхана, laboratory", "/trends", "/trends.csv?q=зертхана&measure=articles")
    assert "Share of the articles in which it stands" in page.text
    assert '<th scope="row">2021</th><td>100%</td><td>0%</td>' in page.text
    assert '<th scope="row">2020</th><td>–</td><td>–</td>' in page.text, "a share of nothing is not told"
    assert "/search?q=laboratory" in [html.unescape(link) for link in re.findall(r'href="([^"]+)"', page.text)]
    assert "<svg" not in empty.text.partition("<main")[2]
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert [row["articles"] for row in rows] == ["0", "0", "2", "0", "0"]


def test_what_was_asked_for_exactly_as_written_goes_on_being_so(db: Path) -> None:
    search, trends, wide = ask(db, "/search?q=laboratory&exact=1", "/trends?q=laboratory&exact=1", "/trends?q=laboratory")
    found, there = ([html.unescape(link) for link in re.findall(r'href="([^"]+)"', page.text)] for page in (search, trends))
    assert "/trends?q=laboratory&exact=1" in found
    assert "/search?q=laboratory&exact=1" in there
    assert "/trends?q=laboratory" in there, "it can be undone"
    form = re.search(r'<form class="trends".*?</form>', trends.text, re.DOTALL)
    assert form is not None
    assert '<input type="hidden" name="exact" value="1">' in form[0]
    assert "exact" not in wide.text.partition("<main")[2]


@pytest.mark.parametrize("query", ["***", '"', "a" * 5000, ",,,", "зертхана&by=site&year=9999", "x&site=nosuch&language=<script>"])
def test_whatever_is_asked_gets_a_page(db: Path, query: str) -> None:
    (answer,) = ask(db, f"/trends?q={query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_an_archive_of_one_year_is_told_by_its_months(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    feed = Feed(connect(path))
    for number, published in enumerate(("2021-04-20", "2021-05-02", "2021-05-03", "2021")):
        feed.put(feed.article(number, f"A laboratory, {number}. {LONG}", published=published))
    feed.connection.close()
    with reading(path) as connection:
        found = over_time(connection, ["laboratory"], Filters())
    assert found.times == [f"2021-{month:02}" for month in range(1, 13)]
    assert {month: count for month, count in found.curves[0].articles.items() if len(month) == 7} == {"2021-04": 1, "2021-05": 2}
    (page,) = ask(path, "/trends?q=laboratory")
    assert ">Month<" in page.text
