"""Whatever stands on the command line, and wherever its output goes: one clear line and an exit code, never a traceback."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.program import PROGRAM, run


def one_line(done: subprocess.CompletedProcess[str], code: int, words: str) -> None:
    assert done.returncode == code, done.stdout + done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("newsarchive: ")
    assert words in lines[0]


@pytest.mark.parametrize(
    "arguments",
    [
        (b"search", b"\xff"), (b"show", b"\xd2\xe5\xea\xf1\xf2"), (b"export", b"csv", b"--site", b"\xff"),
        (b"export", b"csv", b"--language", b"\xff"), (b"report", b"--site", b"\xff"), (b"status", b"--site", b"\xff"),
        (b"sites", b"disable", b"\xff"), (b"crawl", b"demo", b"--db", b"/tmp/\xff.db"), (b"\xff",),
    ],
)
def test_an_argument_that_is_no_text_is_refused(tmp_path: Path, arguments: tuple[bytes, ...]) -> None:
    one_line(run(*arguments, cwd=tmp_path), 2, "is not valid UTF-8")
    assert list(tmp_path.iterdir()) == []


def test_an_archive_named_by_the_environment_must_be_text_too() -> None:
    environment = {**{name.encode(): value.encode() for name, value in os.environ.items()}, b"NEWSARCHIVE_DB": b"/tmp/\xff.db"}
    one_line(run("search", "x", env=environment), 2, "NEWSARCHIVE_DB '/tmp/\\xff.db'")


@pytest.mark.parametrize(
    "arguments", [("show", "x", "--version"), ("report", "--crawl"), ("export", "jsonl", "--limit"), ("crawl", "demo", "--limit")]
)
@pytest.mark.parametrize("number", ["99999999999999999999999", "0", "-1", "1.5", "9" * 5000])
def test_a_number_that_does_not_fit_is_refused(tmp_path: Path, arguments: tuple[str, ...], number: str) -> None:
    one_line(run(*arguments, number, "--db", str(tmp_path / "a.db")), 2, arguments[-1])


COMMANDS = (("search", "library"), ("export", "csv"), ("report",), ("status", "--max-age", "9d"), ("sites", "list"), ("show", "{id}"))


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_an_output_that_cannot_be_written_ends_with_exit_4(crawled: Path, arguments: tuple[str, ...]) -> None:
    ident = run("export", "csv", "--limit", "1", "--db", str(crawled)).stdout.splitlines()[1].partition(",")[0]
    with open("/dev/full", "wb") as full:
        done = run(*(argument.format(id=ident) for argument in arguments), "--db", str(crawled), stdout=full)
    one_line(done, 4, "The output cannot be written: No space left on device.")


@pytest.mark.parametrize("arguments", [("search", "library", "--limit", "500"), ("export", "jsonl"), ("report", "--json")])
def test_a_reader_that_goes_away_is_no_error(crawled: Path, arguments: tuple[str, ...]) -> None:
    line = " ".join([*PROGRAM, *arguments, "--db", str(crawled)])
    done = subprocess.run(
        ["bash", "-c", f"{line} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("0", "")


def test_a_closed_output_is_no_error(crawled: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(PROGRAM)} search library --db {crawled} >&-; echo $?"], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("0", "")


@pytest.mark.parametrize(
    "arguments", [("search", "x", "--site"), ("export", "csv", "--site"), ("report", "--site"), ("status", "--site"), ("sites", "disable")]
)
def test_an_unknown_site_is_named_with_the_nearest_by_every_command(crawled: Path, arguments: tuple[str, ...]) -> None:
    one_line(run(*arguments, "dem", "--db", str(crawled)), 2, "There is no site 'dem'. Did you mean 'demo'?")
    one_line(run(*arguments, "kaznuu", "--db", str(crawled)), 2, "'kaznu'")


def test_a_site_is_known_by_its_file_or_by_what_the_archive_has_of_it(crawled: Path, tmp_path: Path) -> None:
    assert run("search", "x", "--site", "kaznu", "--db", str(crawled)).returncode == 0
    db = tmp_path / "a.db"
    shutil.copy(crawled, db)
    with contextlib.closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE articles SET site = 'merged'")
        connection.execute("UPDATE crawls SET site = 'merged'")
    done = run("export", "csv", "--site", "merged", "--db", str(db))
    assert done.returncode == 0
    assert "0 articles" not in done.stderr


def test_a_period_that_ends_before_it_begins_is_refused(crawled: Path) -> None:
    for command in (("search", "x"), ("export", "csv")):
        one_line(run(*command, "--from", "2022", "--to", "2021", "--db", str(crawled)), 2, "--from 2022 is later than --to 2021")
        one_line(run(*command, "--from", "2021-05", "--to", "2021-04-30", "--db", str(crawled)), 2, "later")
        for period in (("--from", "2021", "--to", "2021-04"), ("--from", "2021-04-20", "--to", "2021-04")):
            assert run(*command, *period, "--db", str(crawled)).returncode == 0


@pytest.mark.parametrize("arguments", [(), ("sites",)])
def test_without_a_command_the_help_is_shown_as_it_is(arguments: tuple[str, ...]) -> None:
    done, wanted = run(*arguments), run(*arguments, "--help")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.split() == wanted.stdout.split()
    assert done.stderr.startswith("Usage: ")


def test_the_demo_universitys_second_day_is_in_the_help_and_of_no_other_site(tmp_path: Path) -> None:
    assert "--day" in run("crawl", "--help").stdout
    for targets in (("kaznu",), ("demo", "kaznu")):
        one_line(run("crawl", *targets, "--day", "2", "--db", str(tmp_path / "a.db")), 2, "crawl demo --day 2")
    assert list(tmp_path.iterdir()) == []
