"""Translations as a person sees them: side by side, what is missing, what is doubtful."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.translated import Text
from newsarchive.cli.report import command as report
from newsarchive.cli.show import command as show
from newsarchive.cli.side_by_side import lines, segments, wrapped
from newsarchive.cli.terminal import width_of
from newsarchive.errors import ArchiveError, UsageError


def run(command: Any, db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--db", str(db)], standalone_mode=False)


def said(command: Any, db: Path, *arguments: str) -> str:
    found = run(command, db, *arguments)
    assert found.exception is None, found.exception
    return found.output


def an_id(db: Path) -> str:
    with closing(sqlite3.connect(db)) as connection:
        row = connection.execute(
            "SELECT a.id FROM articles a WHERE language = 'kk'"
            " AND (SELECT count(*) FROM articles o WHERE o.translation_id = a.translation_id) = 3"
        ).fetchone()
    return str(row[0])


@pytest.mark.parametrize("width", [60, 100, 160])
def test_an_article_stands_beside_its_translations_as_wide_as_the_terminal(
    crawled: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ident = an_id(crawled)
    shown = said(show, crawled, ident, "--translations").split("\n")
    assert all(width_of(line) <= width for line in shown)
    assert sum(line.count(f" · demo-{language}-") for line in shown for language in ("ru", "en")) >= 2
    assert any("linked" in line for line in shown)
    found = json.loads(said(show, crawled, ident, "--json"))
    assert {one["verdict"] for one in found["translations"]} == {"linked"}
    assert {"number", "address"} <= {how for one in found["translations"] for how in one["declared"]}


def test_texts_are_cut_where_all_of_them_can_be_and_nothing_is_lost() -> None:
    texts = [
        Text(id=f"u-{language}", language=language, script=None, title="T", text="\n\n".join(parts), url="u", published=None)
        for language, parts in (
            ("kk", ["Бір 111 сөз осында тұр.", "Екінші бөлік 222 туралы.", "Үшінші 333 бөлік."]),
            ("ru", ["Одно 111 слово стоит здесь.", "Вторая часть о 222.", "Третья 333 часть.", "И ещё кое-что сверх того."]),
            ("en", ["A word, 111, stands here.", "The third, 333, part."]),
        )
    ]
    rows = segments(texts)
    for number, text in enumerate(texts):
        assert "\n\n".join(row[number] for row in rows if row[number]) == text.text
    assert len(rows) >= 2
    assert list(lines(texts))


@pytest.mark.parametrize("text", ["слово " * 40, "без" * 100, "第一段没有空格的文字" * 20, ""])
def test_lines_of_a_column_are_never_wider_than_it(text: str) -> None:
    found = wrapped(text, 17)
    assert all(width_of(line) <= 17 for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_the_report_counts_what_is_missing_in_a_language_and_names_it(crawled: Path) -> None:
    rows = [json.loads(line) for line in said(report, crawled, "--translations", "--json").splitlines()]
    assert {(row["language"], row["other"]) for row in rows} >= {("kk", "ru"), ("ru", "en")}
    named = list(csv.DictReader(io.StringIO(said(report, crawled, "--translations", "--csv"))))
    assert len(named) == sum(row["missing"] for row in rows)
    assert all(row["articles"] == row["missing"] + row["translated"] for row in rows)
    assert "month" in said(report, crawled, "--translations")


def test_doubtful_links_are_listed_and_options_that_do_not_fit_are_refused(crawled: Path) -> None:
    assert "doubtful" in said(report, crawled, "--doubtful")
    for wrong in (["--translations", "--doubtful"], ["--csv"], ["--translations", "--html", "a.html"]):
        assert isinstance(run(report, crawled, *wrong).exception, UsageError)


@pytest.mark.parametrize("beside", [["--version", "1"], ["--story"], ["--evidence"], ["--provenance"]])
def test_beside_translations_nothing_else_is_shown_and_that_is_said(crawled: Path, beside: list[str]) -> None:
    found = run(show, crawled, an_id(crawled), "--translations", *beside)
    assert isinstance(found.exception, UsageError)
    assert "stands alone" in str(found.exception)
    assert json.loads(said(show, crawled, an_id(crawled), "--translations", *beside, "--json"))["translations"]


def test_an_archive_from_before_translations_says_so_instead_of_showing_the_article_alone(crawled: Path, tmp_path: Path) -> None:
    older = tmp_path / "archive.db"
    with closing(sqlite3.connect(crawled)) as connection, closing(sqlite3.connect(older)) as copy:
        connection.backup(copy)
        copy.execute("DELETE FROM _sqlite_migrations WHERE name = '0023_translations'")
        copy.commit()
    assert isinstance(run(show, older, an_id(crawled), "--translations").exception, ArchiveError)
    assert "published" in said(show, older, an_id(crawled))
