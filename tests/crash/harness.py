"""Starts crawls of the demo university, kills them, and looks at what is left. Used by the tests and by `make prove`."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsarchive.sites.load import catalogue_folder
from tests import program

SETTLE = 2.0
"""Seconds after which no process of a killed crawl may be left."""


def site_file(folder: Path, proxy: str, limit: int | None = None) -> None:
    """A site file for the demo university served elsewhere, so that the test can count the requests itself."""
    (folder / "sites").mkdir(parents=True, exist_ok=True)
    text = (catalogue_folder() / "demo.toml").read_text(encoding="utf-8")
    assert "[crawl]" in text
    text = text.replace("[crawl]", f'[crawl]\nproxy = "{proxy}"', 1)
    if limit is not None:
        text = text.replace("[crawl]", f"[crawl]\nlimit = {limit}", 1)
    (folder / "sites" / "demo.toml").write_text(text, encoding="utf-8")


def command(db: Path, *arguments: str) -> list[str]:
    """The command line of a crawl of the demo university into this archive."""
    return [*program.PROGRAM, "crawl", "demo", "--quiet", "--db", str(db), *arguments]


def crawl(db: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """A crawl of the demo university into this archive, to its end; `more` as of tests.program.run."""
    return program.run(*command(db, *arguments)[len(program.PROGRAM) :], **more)


def start(db: Path, *arguments: str, env: dict[str, str] | None = None) -> program.Process:
    """Start a crawl in a session of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return program.start(*command(db, *arguments)[len(program.PROGRAM) :], env={**kept, **(env or {})})


def processes_of_session(session: int) -> list[int]:
    """Processes of this session that live (zombies apart)."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] not in "ZX":
                found.append(int(entry.name))
    return found


def kill(process: program.Process) -> float:
    """SIGKILL the crawl alone (not its workers), and wait until its whole session is gone; returns the seconds it took.

    Raises:
        AssertionError: something lives longer than SETTLE.
    """
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    begun = time.monotonic()
    while left := processes_of_session(process.pid):
        assert time.monotonic() - begun < SETTLE, f"processes {left} live on after the crawl was killed"
        time.sleep(0.02)
    return time.monotonic() - begun


@dataclass
class Stored:
    """What an archive had acknowledged at one moment."""

    articles: dict[str, str] = field(default_factory=dict)
    """Article id to digest of its text."""
    captures: set[str] = field(default_factory=set)
    fetches: int = 0


def stored(db: Path) -> Stored:
    """Read what is committed, and check that nothing in it is doubled or broken.

    Raises:
        AssertionError: a duplicate row, a failed integrity check, an index out of step with its content.
    """
    if not db.exists():
        return Stored()
    with contextlib.closing(sqlite3.connect(db)) as connection:
        if not connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles'").fetchone()[0]:
            return Stored()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
        for table, key in (("articles", "site || canonical_url"), ("holdings", "site || canonical_url"), ("frontier", "site || url")):
            doubled = connection.execute(f"SELECT {key} FROM {table} GROUP BY 1 HAVING count(*) > 1").fetchall()
            assert doubled == [], f"doubled in {table}: {doubled}"
        return Stored(
            articles=dict(connection.execute("SELECT id, text_sha256 FROM articles").fetchall()),
            captures={row[0] for row in connection.execute("SELECT id FROM captures")},
            fetches=connection.execute("SELECT count(*) FROM fetches").fetchone()[0],
        )


def is_article(url: str) -> bool:
    """Whether an address of the demo university is one of an article."""
    return "/one/" in url or "/release/" in url


def lost(before: Stored, after: Stored) -> list[str]:
    """Article and capture ids that were acknowledged before and are missing after."""
    articles = [key for key, digest in before.articles.items() if after.articles.get(key) != digest]
    return articles + sorted(before.captures - after.captures)


def warc_check(folder: Path) -> None:
    """Run `warcio check` over every WARC file of the archive.

    Raises:
        AssertionError: a file that warcio cannot read or whose digests are wrong.
    """
    files = sorted(str(path) for path in folder.glob("*.warc.gz"))
    assert files, "no WARC file was written"
    assert not list(folder.glob("*.open")), "a WARC file was left open"
    checked = subprocess.run(
        [str(Path(sys.executable).with_name("warcio")), "check", *files], capture_output=True, text=True, timeout=120
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
