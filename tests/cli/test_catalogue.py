"""`sites list` and `sites show`: how every site stands, in any terminal, and what its file says of past and evidence."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import crawls
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.switches import switch_on
from newsarchive.cli.terminal import columns, cut, width_of
from newsarchive.sites.load import load_site, site_paths
from tests import program


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return program.run(*arguments, env={**{key: value for key, value in os.environ.items() if key != "COLUMNS"}, **environment})


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """An archive with one site switched on, and crawls of three."""
    path = tmp_path / "a.db"
    with closing(connect(path)) as connection, transaction(connection):
        for site, verdict in (("demo", "bad"), ("demo", "good"), ("kaznu", None), ("spbu", "bad")):
            crawl = crawls.start(connection, site=site, digest=site, definition="", options={}, code_version="0")
            if site != "spbu":
                crawls.finish(connection, crawl, reason="finished" if verdict else "interrupted")
            connection.execute("UPDATE crawls SET verdict = ? WHERE id = ?", (verdict, crawl))
        switch_on(connection, "kaznu")
    return path


def test_every_site_is_listed_with_its_last_crawl_and_whether_it_is_switched_on(db: Path) -> None:
    done = run("sites", "list", "--db", str(db))
    assert (done.returncode, done.stderr) == (0, "")
    head, *lines = done.stdout.splitlines()
    assert head.split() == ["site", "on", "status", "country", "languages", "last", "crawl", "name"]
    assert [line.split()[0] for line in lines] == sorted(site_paths())
    row = {line.split()[0]: line for line in lines}
    assert row["demo"].split()[1:5] == ["invented", "KZ", "kk,ru,en", row["demo"].split()[4]]
    assert row["demo"].split()[5] == "good"
    assert row["kaznu"].split()[1] == "on"
    assert "interrupted" in row["kaznu"]
    assert "unfinished" in row["spbu"]
    for title in ("status", "country", "languages", "name"):
        assert all(line[head.index(title) - 1] == " " and line[head.index(title)] != " " for line in lines), title


def test_without_an_archive_the_columns_that_would_be_empty_are_left_out(tmp_path: Path) -> None:
    done = run("sites", "list", "--db", str(tmp_path / "none.db"))
    assert done.stdout.splitlines()[0].split() == ["site", "status", "country", "languages", "name"]
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("room", [30, 40, 60, 80, 120])
def test_a_narrow_terminal_gets_no_line_that_is_too_long_and_loses_no_site(db: Path, room: int) -> None:
    done = run("sites", "list", "--db", str(db), COLUMNS=str(room))
    lines = done.stdout.splitlines()
    assert max(map(width_of, lines)) <= room
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == ["site", *sorted(site_paths())]
    words = set(done.stdout.split())
    assert {"unverified", "Kokzhiek", "interrupted"} <= words, "status, name and last crawl are there in any width"


def test_json_says_the_same_and_more(db: Path) -> None:
    found = {one["id"]: one for one in json.loads(run("sites", "list", "--json", "--db", str(db)).stdout)}
    assert list(found) == sorted(site_paths())
    assert found["demo"]["last_crawl"]["verdict"] == "good"
    assert (found["kaznu"]["switched_on"], found["demo"]["switched_on"]) == (True, False)
    assert found["spbu"]["last_crawl"]["finished_at"] is None
    assert found["uzh"]["last_crawl"] is None
    assert found["uzh"]["names"] == {"en": "University of Zurich"}
    assert (found["stanford"]["city"], found["stanford"]["timezone"]) == (None, None)


def test_a_broken_file_is_named_and_the_others_are_listed(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "mine.toml").write_text("id = 1", encoding="utf-8")
    done = run("sites", "list", "--db", str(tmp_path / "a.db"))
    assert done.returncode == 2
    assert "mine.toml" in done.stderr
    assert len(done.stdout.splitlines()) == len(site_paths()) + 1


def test_show_tells_names_hosts_and_evidence_and_stays_a_site_file() -> None:
    told = run("sites", "show", "demo").stdout
    assert "# called   en: Kokzhiek Institute  until 2004" in told
    assert "# host     press.kokzhiek.example    since 2019-09" in told
    assert tomllib.loads(told)["id"] == "demo"
    kaznu = run("sites", "show", "kaznu").stdout
    assert "# evidence articles: high" in kaznu
    assert tomllib.loads(kaznu) == tomllib.loads(load_site("kaznu").definition)


def test_wide_letters_take_two_columns() -> None:
    assert [width_of(text) for text in ("uni", "大学", "이름", "é", "e\u0301")] == [3, 4, 4, 1, 1]
    assert cut("国立大学法人", 6) == "国立…"
    assert cut("abc", 3) == "abc"
    assert list(columns([("a", "b"), ("大学", "x"), ("ab", "y")])) == ["a     b", "大学  x", "ab    y"]
