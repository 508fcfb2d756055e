"""Counts of words in the terminal and as CSV, of a query and of a list of terms."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.database import connect
from newsarchive.cli.search import command as search
from newsarchive.cli.terminal import width_of
from newsarchive.cli.trends import command
from newsarchive.errors import UsageError
from tests.archive.made import Feed


def run(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--db", str(db)], standalone_mode=False)


def test_words_are_counted_by_what_is_asked(crawled: Path) -> None:
    found = run(crawled, "library", "--by", "language", "--by", "month")
    assert found.exception is None, found.exception
    assert found.output.splitlines()[0].split() == [
        "language", "month", "articles", "occurrences", "per_million_words", "of_articles", "of_words",
    ]  # fmt: skip


def test_a_list_of_terms_is_counted_by_category(crawled: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("\ufeffcategory,language,term\nbooks,en,library\nbooks,kk,кітапхана\nhealth,,телемед*\n", encoding="utf-8")
    found = run(crawled, "--terms", str(terms), "--by", "site", "--csv")
    rows = list(csv.DictReader(io.StringIO(found.output.removeprefix("\ufeff"))))
    assert [row["category"] for row in rows] == ["books", "health"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no terms"), (b"a,b\n1,2\n", "category and term"), (b"category,term\nx,-\n", "line 2"), (b"category,term\nx,\xff\n", "UTF-8"),
        (b"category,term\nx,a\nx,a OR b\n", "line 3: OR"), (b"category,term\nx,-a\n", "line 2: -"),
        (b"category,term\nx,title:a\n", "line 2: title:"),
        (b"category,term\nx,a*b\n", "line 2: *"),
    ],
)
def test_a_list_without_terms_is_named(crawled: Path, tmp_path: Path, content: bytes, told: str) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_bytes(content)
    found = run(crawled, "--terms", str(terms))
    assert isinstance(found.exception, UsageError)
    assert told in str(found.exception)


def test_a_language_of_a_list_that_no_article_is_in_is_told(crawled: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("category,language,term\nx,kz,a\nx,en,b\n", encoding="utf-8")
    assert run(crawled, "--terms", str(terms)).stderr.count("No article is in 'kz'; its code is kk") == 1


@pytest.mark.parametrize("arguments", [[], ["word", "--terms", __file__]])
def test_either_words_or_a_list_are_counted(crawled: Path, arguments: list[str]) -> None:
    assert isinstance(run(crawled, *arguments).exception, UsageError)


def test_keywords_in_context_are_complete_as_csv(crawled: Path) -> None:
    shown = CliRunner().invoke(search, ["университет", "--kwic", "--limit", "2", "--db", str(crawled)], standalone_mode=False)
    whole = CliRunner().invoke(search, ["университет", "--kwic", "--csv", "--db", str(crawled)], standalone_mode=False)
    assert len(shown.stdout.splitlines()) == 2
    assert "--csv gives all" in shown.stderr
    rows = list(csv.DictReader(io.StringIO(whole.stdout.removeprefix("\ufeff"))))
    assert len(rows) > 2
    assert all("университет" in row["word"].lower() for row in rows)


def test_a_place_is_printed_as_it_stands_and_in_its_column(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        for number, text in enumerate(("北京大学图书馆今天", "(a sub-library's roof)"), 1):
            feed.put(feed.article(number, text, title="T", published=f"2021-0{number}", language="zh" if number == 1 else "en"))
    called = CliRunner().invoke(search, ["图书馆", "OR", "library", "--kwic", "--db", str(path)], standalone_mode=False)
    first, second = called.stdout.splitlines()
    assert "北京大学[图书馆]今天" in first
    assert "(a sub-[library's] roof)" in second
    assert width_of(first.partition("[")[0]) == width_of(second.partition("[")[0])


@pytest.mark.parametrize(("unit", "column"), [("article", "articles"), ("story", "stories"), ("version", "versions")])
def test_the_columns_say_what_was_counted(crawled: Path, unit: str, column: str) -> None:
    found = run(crawled, "chess", "--by", "section", "--unit", unit, "--csv")
    assert found.exception is None, found.exception
    rows = list(csv.DictReader(io.StringIO(found.stdout.removeprefix("\ufeff"))))
    assert list(rows[0]) == ["section", column, "occurrences", "per_million_words", f"of_{column}", "of_words"]
    articles = list(csv.DictReader(io.StringIO(run(crawled, "chess", "--by", "section", "--csv").stdout.removeprefix("\ufeff"))))
    total = sum(int(row[column]) for row in rows)
    whole = sum(int(row["articles"]) for row in articles)
    assert total <= whole if unit == "story" else total >= whole


def test_what_a_period_leaves_out_is_told_and_taken_in_where_asked(crawled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.found.Asked.undated", lambda asked: 3 if asked.filters.undated == "leave" else 0)
    for called in (run(crawled, "library", "--from", "2021"), CliRunner().invoke(
        search, ["library", "--kwic", "--from", "2021", "--db", str(crawled)], standalone_mode=False
    )):  # fmt: skip
        assert called.exception is None, called.exception
        assert "3 more articles would be found" in called.stderr
    included = run(crawled, "library", "--from", "2021", "--undated", "include")
    assert included.exception is None, included.exception
    assert "would be found" not in included.stderr


@pytest.mark.parametrize("more", [["--json"], ["--newest"], ["--fresh"], ["--all-copies"], ["--unit", "story"]])
@pytest.mark.parametrize("places", ["--kwic", "--csv"])
def test_what_says_nothing_of_places_is_refused(crawled: Path, places: str, more: list[str]) -> None:
    called = CliRunner().invoke(search, ["library", places, *more, "--db", str(crawled)], standalone_mode=False)
    assert isinstance(called.exception, UsageError)
    assert more[0] in str(called.exception)


def test_an_article_is_in_one_order(crawled: Path) -> None:
    called = CliRunner().invoke(search, ["library", "--newest", "--fresh", "--db", str(crawled)], standalone_mode=False)
    assert isinstance(called.exception, UsageError)
