"""The search finds an article also by any address it ever had."""

from __future__ import annotations

import contextlib
import json
import re
import shlex
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from newsarchive.cli.export import command as export
from newsarchive.cli.search import command
from newsarchive.cli.show import command as show
from newsarchive.demo.catalogue import truth
from tests.archive.made import Feed

PAGE = Path(__file__).parents[2] / "docs" / "researcher.md"


@pytest.mark.parametrize("more", ["", "?utm_source=letter&print=1", "#top"])
def test_an_article_is_found_by_its_address_in_any_form(crawled: Path, more: str) -> None:
    with contextlib.closing(sqlite3.connect(crawled)) as connection:
        ident, url = connection.execute("SELECT id, canonical_url FROM articles ORDER BY key LIMIT 1").fetchone()
    found = CliRunner().invoke(command, [url + more, "--db", str(crawled), "--json"], standalone_mode=False)
    assert found.exception is None, found.exception
    assert [hit["id"] for hit in json.loads(found.output)["hits"]] == [ident]


def test_an_address_that_nothing_has_finds_nothing(crawled: Path) -> None:
    found = CliRunner().invoke(command, ["https://nowhere.example/x", "--db", str(crawled), "--json"], standalone_mode=False)
    assert found.exception is None, found.exception
    assert json.loads(found.output)["total"] == 0


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("kz", "(No article is in 'kz'; its code is kk: --language kk.)"), ("KK", "--language kk"), ("қазақша", "--language kk"),
        ("en-US", "--language en"), ("fr", "(No article is in 'fr'; this archive has en, kk, ru.)"), ("kk", ""), ("ru", ""),
    ],
)  # fmt: skip
def test_a_language_that_no_article_is_in_is_told_with_the_code_that_is_meant(crawled: Path, language: str, told: str) -> None:
    found = CliRunner().invoke(command, ["университет", "--language", language, "--db", str(crawled)], standalone_mode=False)
    assert found.exception is None, found.exception
    assert told in found.stderr
    assert bool(told) == ("No article" in found.stderr)
    exported = CliRunner().invoke(export, ["csv", "--language", language, "--db", str(crawled)], standalone_mode=False)
    assert told in exported.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with all articles of the demo university, which nobody crawled."""
    path = tmp_path_factory.mktemp("demo") / "archive.db"
    with contextlib.closing(connect(path)) as connection:
        feed = Feed(connection)
        jobs = [
            feed.article(one.number, one.text, title=one.title, language=one.language, published=one.published)
            for one in truth(1) if one.number is not None
        ]  # fmt: skip
        with transaction(connection):
            store(connection, [Job(item=item) for item in jobs])
    return path


def test_the_examples_of_the_docs_find_something_in_the_demo(demo: Path) -> None:
    lines = [line.partition("#")[0].strip() for line in PAGE.read_text(encoding="utf-8").splitlines()]
    examples = [shlex.split(line)[1:] for line in lines if re.match(r"newsarchive (search|show) ", line)]
    assert len(examples) >= 4
    for name, *arguments in examples:
        found = CliRunner().invoke({"search": command, "show": show}[name], [*arguments, "--db", str(demo)], standalone_mode=False)
        assert found.exception is None, (arguments, found.exception)
        assert not found.output.startswith("0 articles"), arguments


def test_the_count_says_what_it_counts(crawled: Path) -> None:
    def first_line(*options: str) -> str:
        done = CliRunner().invoke(command, ["chess", *options, "--db", str(crawled)], standalone_mode=False)
        assert done.exception is None, done.exception
        return done.stdout.splitlines()[0]

    assert re.fullmatch(r"\d+ articles?( in \d+ stor(y|ies))?(, the best \d+)?", first_line())
    assert re.fullmatch(r"\d+ stor(y|ies) in \d+ articles?(, the best \d+)?", first_line("--unit", "story"))
    assert re.fullmatch(r"\d+ versions? in \d+ articles?(, the newest \d+)?", first_line("--unit", "version", "--newest"))


def test_of_a_common_word_the_answer_says_what_was_ranked(crawled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.found.COUNTED", 5)
    done = CliRunner().invoke(command, ["the", "--limit", "2", "--db", str(crawled)], standalone_mode=False)
    assert done.stdout.splitlines()[0] == "more than 5 articles, the best 2 of the 5 that came into the archive last"
    done = CliRunner().invoke(command, ["the", "--unit", "story", "--db", str(crawled)], standalone_mode=False)
    assert re.match(r"\d stor(y|ies) in the 5 that came into the archive last, of more than 5 articles", done.stdout)
    said = json.loads(CliRunner().invoke(command, ["the", "--json", "--db", str(crawled)], standalone_mode=False).stdout)
    assert (said["total"], said["more"], said["ranked"]) == (5, True, 5)


def test_json_has_counts_by_site_language_year_and_section(crawled: Path) -> None:
    done = CliRunner().invoke(command, ["university", "--all-copies", "--fresh", "--json", "--db", str(crawled)], standalone_mode=False)
    tally = json.loads(done.stdout)["tally"]
    assert sum(count for _, count in tally["languages"]) + tally["unknown"].get("language", 0) == tally["articles"]
    assert tally["sites"][0][1] == tally["articles"] >= tally["stories"] > 0
    assert tally["years"]
    assert tally["sections"]


def test_a_query_that_only_narrows_lists_the_newest_and_says_so(crawled: Path) -> None:
    found = CliRunner().invoke(command, ["language:kk", "--limit", "1", "--db", str(crawled)], standalone_mode=False)
    assert found.exception is None, found.exception
    assert ", the newest 1" in found.stdout
    assert found.stderr == ""
