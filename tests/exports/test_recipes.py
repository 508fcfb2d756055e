"""What the page for whoever uses the data tells people to run, runs."""

from __future__ import annotations

import os
import re
import shlex
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.exports import READERS, missing
from newsarchive.cli.export import NAMES, command

PAGE = (Path(__file__).parents[2] / "docs" / "data-user.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
LINES = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]


def blocks(kind: str) -> list[str]:
    """The code of one language."""
    return [block for one, block in BLOCKS if one == kind]


def export(db: Path, *arguments: str) -> int:
    done = CliRunner().invoke(command, [*arguments, "--db", str(db)], standalone_mode=False)
    assert done.exception is None, (arguments, done.exception)
    return int(done.return_value)


def test_every_format_is_explained_and_every_recipe_is_there() -> None:
    assert [name for name in NAMES if f"`{name}`" not in PAGE] == []
    for name in ("pandas", "DuckDB", "R", "Excel and LibreOffice", "AntConc and Voyant", "Zotero", "Publishing an archive, read-only"):
        assert f"\n### {name}\n" in PAGE


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("newsarchive export ")])
def test_the_commands_of_the_recipes_run(crawled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(line)[2:]
    assert export(crawled, *arguments) == 0
    assert (tmp_path / arguments[arguments.index("-o") + 1]).exists()


def test_the_sql_of_the_recipe_for_r_finds_articles(crawled: Path, tmp_path: Path) -> None:
    export(crawled, "sqlite", "-o", str(tmp_path / "articles.db"))
    (code,) = blocks("r")
    queries = re.findall(r'dbGetQuery\(db, "(.+?)"\)', code)
    assert len(queries) == 3
    with closing(sqlite3.connect(tmp_path / "articles.db")) as connection:
        assert all(connection.execute(query).fetchall() for query in queries)


@pytest.mark.full
@pytest.mark.skipif(not os.environ.get("NEWSARCHIVE_REQUIRE_ALL") and missing() is not None, reason=missing() or "")
def test_the_code_of_the_recipes_runs(crawled: Path, tmp_path: Path) -> None:
    for name in ("articles.jsonl", "articles.parquet", "articles.csv"):
        export(crawled, name.partition(".")[2], "-o", str(tmp_path / name))
    (pandas,), (sql,) = blocks("python"), blocks("sql")
    code = f"{pandas}\nimport duckdb\nfor query in {sql!r}.split(';')[:-1]:\n    print(duckdb.sql(query))\n"
    done = subprocess.run([READERS / "python", "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert "2021-06" in done.stdout
