"""`newsarchive review`: listed, decided singly or by site and kind, with a name."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsarchive.archive.database import connect
from newsarchive.cli.review import command
from newsarchive.errors import UsageError
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed, url_of

HALF = LONG[:150].rpartition(" ")[0] + "."


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """An archive in which three answers are held and a date was inferred."""
    path = tmp_path / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        for number in (1, 2, 3):
            feed.put(feed.article(number, title="Title \x1b[2J"))
        feed.put(feed.article(4, LONG + "4", published="2021-04-20", published_source="dateline+neighbours", published_reason="neighbours"))
        feed.next_crawl()
        for number in (1, 2, 3):
            feed.put(feed.article(number, HALF))
    return path


def run(db: Path, *arguments: str) -> Any:
    return CliRunner().invoke(command, [*arguments], catch_exceptions=False, standalone_mode=False, obj=None).output


def ids(db: Path) -> list[str]:
    return [json.loads(line)["id"] for line in run(db, "--db", str(db), "--json").splitlines()]


def test_what_waits_is_listed_by_kind_with_what_a_decision_would_do(db: Path) -> None:
    told = run(db, "--db", str(db))
    assert "Worse answers, held beside the good text (accept: it becomes a version" in told
    assert "4 things wait: held 3, date 1." in told
    assert "\x1b" not in told
    assert len(ids(db)) == 4


def test_the_effect_of_a_decision_stands_above_each_group_and_its_answer_says_what_was_done(db: Path) -> None:
    with closing(connect(db)) as connection:
        feed = Feed(connection)
        feed.next_crawl(2)
        feed.put(feed.no_article(url_of(2), Outcome.BLOCKED_PAGE))
        feed.put(feed.no_article(url_of(3), Outcome.SOFT_404))
    told = run(db, "--db", str(db), "--kind", "held")
    headings = [line for line in told.splitlines() if line.startswith("Worse answers")]
    assert [line.partition("accept: ")[2].partition(";")[0] for line in headings] == [
        "it becomes a version, and is shown", "you have seen it", "the article is gone at the university",
    ]  # fmt: skip
    said = run(db, "accept", "--site", "demo", "--kind", "held", "--by", "C", "--db", str(db))
    assert said == "3 things accepted by C. Articles that are gone: 1; Articles that stay as they are: 1; New versions: 1.\n"


def test_decisions_are_kept_with_the_name(db: Path) -> None:
    first, second, _, date = ids(db)
    assert run(db, "accept", first, "--by", "Айгүл", "--db", str(db)) == "1 thing accepted by Айгүл. New versions: 1.\n"
    assert run(db, "--db", str(db), "postpone", second, "--days", "9", "--by", "B") == "1 thing postponed by B.\n"
    assert run(db, "reject", "--site", "demo", "--kind", "held", "--by", "C", "--db", str(db)) == "1 thing rejected by C.\n"
    assert ids(db) == [date]
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute("SELECT decision, person FROM decisions ORDER BY id").fetchall()
    assert rows == [("accepted", "Айгүл"), ("postponed", "B"), ("rejected", "C")]
    run(db, "accept", date, "--by", "C", "--db", str(db))
    assert run(db, "--db", str(db)) == "Nothing waits for a person.\n"


def test_a_reason_is_kept_and_one_as_long_as_a_book_is_refused(db: Path) -> None:
    first, second, *_ = ids(db)
    run(db, "reject", first, "--because", "the  page\nbroke off", "--by", "C", "--db", str(db))
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT because FROM decisions").fetchall() == [("the page broke off",)]
    with pytest.raises(UsageError, match="3,000 characters"):
        run(db, "reject", second, "--because", "x" * 3000, "--by", "C", "--db", str(db))
    assert second in ids(db)


def test_what_was_decided_of_two_articles_is_not_postponed_but_taken_back(db: Path) -> None:
    ident = "story:demo-en-1:demo-en-4"
    run(db, "accept", ident, "--by", "C", "--db", str(db))
    with pytest.raises(UsageError, match=r"is accepted by C .*review reopen"):
        run(db, "postpone", ident, "--by", "D", "--db", str(db))
    assert run(db, "reopen", ident, "--by", "D", "--db", str(db)) == "1 decision taken back by D.\n"
    assert run(db, "postpone", ident, "--by", "D", "--db", str(db)) == "1 thing postponed by D.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["accept"], ["accept", "--site", "demo"], ["accept", "held:demo-en-1:000000"], ["accept", "nosuch"], ["reject", "--kind", "held"],
        ["reopen", "nonsense"], ["reopen", "held:demo-en-1:000000"], ["reopen", "story:demo-en-1"], ["reopen", "story:demo-en-1:demo-en-2"],
        ["--site", "demo", "accept", "x"], ["accept", "x", "--site", "demo", "--kind", "held"],
    ],
)  # fmt: skip
def test_wrong_use_is_one_line_and_decides_nothing(db: Path, arguments: list[str]) -> None:
    with pytest.raises(UsageError):
        run(db, "--db", str(db), *arguments)
    assert len(ids(db)) == 4
