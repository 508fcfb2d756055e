"""An export is complete, whole or not there, and says what it wrote."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsarchive.cli.export import command as export_command
from newsarchive.demo.catalogue import truth
from newsarchive.exports.rows import csv_lines, guarded, join
from tests.conftest import SMALL
from tests.program import run

PAGE = Path(__file__).parents[2] / "docs" / "data-user.md"

FIELDS = (
    "id site url canonical_url title summary text language language_source script authors published published_raw published_precision"
    " published_source modified dateline place section tags image contacts first_seen last_seen gone_at version version_count story_id"
    " story_size translation_id translations capture_id capture_sha256 extractor"
).split()


def export(db: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("export", *arguments, "--db", str(db))


def test_csv_has_every_article_and_exactly_the_fields_of_the_record(crawled: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    done = export(crawled, "csv", "-o", str(file))
    assert done.returncode == 0, done.stderr
    data = file.read_bytes()
    assert data.startswith(b"id,site,")
    assert hashlib.sha256(data).hexdigest() in done.stderr
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert list(rows[0]) == FIELDS
    assert {row["canonical_url"]: row["text"] for row in rows} == {one.canonical_url: one.text for one in truth(1, SMALL)}


def test_jsonl_says_the_same_with_lists_and_nulls(crawled: Path) -> None:
    done = export(crawled, "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(truth(1, SMALL))
    assert list(rows[0]) == FIELDS
    assert all(isinstance(row[name], list) for row in rows for name in ("authors", "tags", "contacts", "translations"))
    assert rows[0]["gone_at"] is None


def test_an_export_can_be_checked_and_a_changed_one_is_exit_5(crawled: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    export(crawled, "jsonl", "-o", str(file))
    assert export(crawled, "jsonl", "--check", str(file)).returncode == 0
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert export(crawled, "jsonl", "--check", str(file)).returncode == 5
    file.write_bytes(bytes(data)[:-100])
    assert export(crawled, "jsonl", "--check", str(file)).returncode == 5


def test_filters_narrow_and_are_checked(crawled: Path) -> None:
    rows = [json.loads(line) for line in export(crawled, "jsonl", "--language", "kk", "--from", "2021-07").stdout.splitlines()]
    expected = [one for one in truth(1, SMALL) if one.language == "kk" and (one.published or "") >= "2021-07"]
    assert len(rows) == len(expected) > 0
    assert export(crawled, "jsonl", "--to", "soon").returncode == 2
    july = export(crawled, "jsonl", "--to", "2021-06").stdout.splitlines()
    assert len(july) == sum(one.published is not None and one.published < "2021-07" for one in truth(1, SMALL))


def test_a_reader_that_goes_away_is_no_error(crawled: Path) -> None:
    script = f"{sys.executable} -m newsarchive export jsonl --db {crawled} | head -c 100 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "0"
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_is_named(crawled: Path, tmp_path: Path) -> None:
    done = export(crawled, "csv", "-o", str(tmp_path / "no" / "a.csv"))
    assert done.returncode == 4
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("text", ["=1+1", "+7 727", "-x", "@y", "\tz", "'quoted", "''", "plain", "", "a;b"])
def test_a_cell_that_a_spreadsheet_would_run_is_inert_and_can_be_undone(text: str) -> None:
    written = guarded(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert (written[1:] if written.startswith("'") else written) == text


def test_lists_in_a_cell_can_be_taken_apart_again() -> None:
    assert join(["a", "b; c", "d\\"]) == "a; b\\; c; d\\\\"


def code_of_the_docs() -> str:
    """The Python of the page for whoever uses the data, without what opens the file."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    block = [line[6:] for line in lines if line.startswith("      ") or not line]
    return "\n".join(block[block.index("import csv, re") :])


def test_the_code_of_the_docs_takes_lists_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = ["=1+1", "+7 727", "'quoted", "plain", "", "a;b", "two\r\nlines", "a\x00b"]
    lists = [["a", "b; c", "d\\"], ["=x; y", "z"], ["'tis"], ["\\;", "; "], [], ["a\\b"]]
    records = [{"title": one, "authors": several} for one in values for several in lists]
    (tmp_path / "articles.csv").write_text("".join(csv_lines(records, ["title", "authors"])), encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    told: dict[str, Any] = {}
    exec(code_of_the_docs(), told)
    assert [{"title": row["title"], "authors": told["elements"](row["authors"])} for row in told["rows"]] == records


def test_the_commands_of_the_docs_are_what_they_are_said_to_be(
    crawled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line.partition("#")[0].split() for line in PAGE.read_text(encoding="utf-8").splitlines() if "    newsarchive export" in line]
    assert ["newsarchive", "export", "csv", "--check", "articles.csv"] in lines
    monkeypatch.chdir(tmp_path)
    for _, _, *arguments in lines:
        done = CliRunner().invoke(export_command, [*arguments, "--db", str(crawled)], standalone_mode=False)
        assert done.return_value == 0, (arguments, done.output)


def test_a_check_writes_nothing_and_says_so_where_it_is_asked_to(crawled: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "a.csv", tmp_path / "b.csv"
    export(crawled, "csv", "-o", str(file))
    done = export(crawled, "csv", "--check", str(file), "-o", str(other))
    assert done.returncode == 2
    assert "-o" in done.stderr
    assert not other.exists()
