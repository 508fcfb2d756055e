"""Two sites crawled at once into one archive while Datasette is read. Used by the tests and by `make prove`."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.demo.server import serve
from newsarchive.sites.load import catalogue_folder
from tests.crash.harness import stored

PATHS = ("/", "/search?q=library", "/archive/articles", "/archive/articles.csv", "/export/csv?q=university", "/archive/record?_size=5")
SITES = ("demo", "second")


@dataclass
class Beside:
    """What crawls and readers did to each other."""

    reads: int = 0
    reader_errors: list[str] = field(default_factory=list)
    crawl_codes: list[int] = field(default_factory=list)
    failed_writes: int = 0
    largest_wal: int = 0
    """Bytes."""
    articles: dict[str, int] = field(default_factory=dict)


def beside(folder: Path, rounds: int, count: int | None) -> Beside:
    """Crawl two sites at once, again and again, while three readers ask for pages.

    Args:
        rounds: crawls of each site, one after the other, each asking for everything.
        count: items of each university; None for all.
    """
    report = Beside()
    db = folder / "archive.db"
    servers = [serve(count=count), serve(count=count)]
    (folder / "sites").mkdir(parents=True)
    text = (catalogue_folder() / "demo.toml").read_text(encoding="utf-8")
    for site, server in zip(SITES, servers, strict=True):
        made = text.replace('id = "demo"', f'id = "{site}"', 1).replace("[crawl]", f'[crawl]\nproxy = "{server.url}"', 1)
        (folder / "sites" / f"{site}.toml").write_text(made, encoding="utf-8")
    base = [sys.executable, "-m", "newsarchive"]
    assert subprocess.run([*base, "sites", "enable", *SITES, "--db", str(db)], capture_output=True, check=False).returncode == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    reader = subprocess.Popen([*base, "serve", "--db", str(db), "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    over = threading.Event()
    threads = [threading.Thread(target=_read, args=(f"http://127.0.0.1:{port}", n, over, report)) for n in range(3)]
    threads.append(threading.Thread(target=_watch, args=(db.with_name(db.name + "-wal"), over, report)))
    try:
        _wait_for(port)
        for thread in threads:
            thread.start()
        for _ in range(rounds):
            crawls = [
                subprocess.Popen(
                    [*base, "crawl", site, "--recheck", "all", "--quiet", "--db", str(db)], stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE, text=True,
                )
                for site in SITES
            ]  # fmt: skip
            for crawl in crawls:
                _, error = crawl.communicate(timeout=600)
                report.crawl_codes.append(crawl.returncode)
                report.failed_writes += error.count("locked") + error.count("could not be stored")
    finally:
        over.set()
        for thread in threads:
            if thread.ident is not None:
                thread.join()
        reader.terminate()
        _, said = reader.communicate(timeout=60)
        for server in servers:
            server.close()
    if b"Traceback" in said:
        report.reader_errors.append(said.decode()[-800:])
    stored(db)
    with closing(sqlite3.connect(db)) as connection:
        report.articles = dict(connection.execute("SELECT site, count(*) FROM articles GROUP BY 1").fetchall())
    return report


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("newsarchive serve does not answer")


def _read(url: str, start: int, over: threading.Event, report: Beside) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    number = start
    while not over.is_set():
        path = PATHS[number % len(PATHS)]
        number += 1
        try:
            with opener.open(url + path, timeout=60) as answer:
                answer.read()
        except (urllib.error.HTTPError, OSError) as error:
            report.reader_errors.append(f"{path}: {error}")
        report.reads += 1


def _watch(wal: Path, over: threading.Event, report: Beside) -> None:
    while not over.is_set():
        if wal.exists():
            report.largest_wal = max(report.largest_wal, wal.stat().st_size)
        time.sleep(0.1)
