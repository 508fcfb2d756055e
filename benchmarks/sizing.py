"""What an archive takes on the disk: bytes measured of a crawl of pages of real size through the real store, then added up over years."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks import results
from newsarchive.archive import rollup
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.due import days_to_next
from newsarchive.archive.place import captures_folder
from newsarchive.proof.backup import backup
from newsarchive.proof.verify import verify

SITE = """id = "bench"
status = "invented"
names = {{ en = "Bench University" }}
country = "KZ"
timezone = "Asia/Almaty"
languages = ["kk", "ru", "en"]
shared_numbers = true
hosts = ["{host}"]
[[articles]]
pattern = 'http://{pattern}/(?P<lang>kk|ru|en)/news/(?P<number>\\d+)'
[[listings]]
url = "http://{host}/kk/news"
[[listings]]
url = "http://{host}/ru/news"
[[listings]]
url = "http://{host}/en/news"
[crawl]
private = true
delay = 0
"""
SITES = 300
YEARS = (1, 5, 20)
STOCK = 3000
"""Articles that a site has when it is first crawled, over the ten years before."""
A_YEAR = 1000
"""New articles of a site in a year: three a day, in all its languages."""
LISTINGS = 4
"""Listing pages that a daily crawl of a settled site reads; robots.txt besides."""
WORDS = 3_000_000
"""Forms of words, of all languages together, that an archive of so many articles has."""
CHANGED = 0.02
"""Share of the looks at an article that find a change: its page is kept whole once more."""


def sizing(size: int, seed: int) -> None:
    """Crawl pages of 40 to 80 KB in three languages, look at all of them again, crawl once more for nothing; then what years of that
    come to."""
    size -= size % 3
    server = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.three_languages", str(size), str(seed)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        url, smallest, largest = server.stdout.readline().split()
        with tempfile.TemporaryDirectory() as folder:
            measured = measure(Path(folder) / "archive.db", url, size)
    finally:
        server.terminate()
        server.wait()
    results.write(
        "sizing", size=size, seed=seed, page_bytes=[int(smallest), int(largest)], **measured, sites=SITES, stock=STOCK, a_year=A_YEAR,
        listings=LISTINGS, changed=CHANGED, words=WORDS, years={str(years): over(years, measured) for years in YEARS},
    )  # fmt: skip


def measure(db: Path, url: str, size: int) -> dict[str, float]:
    """Bytes of each thing that grows, in database and capture files."""
    host = url.removeprefix("http://")
    (db.parent / "sites").mkdir()
    (db.parent / "sites" / "bench.toml").write_text(SITE.format(host=host, pattern=re.escape(host)), encoding="utf-8")
    connect(db).close()
    empty = bytes_of(db)
    crawl(db)
    first = bytes_of(db)
    crawl(db, "--recheck", "all")
    again = bytes_of(db)
    crawl(db, "--recheck", "none")
    nothing = bytes_of(db)
    with closing(sqlite3.connect(db)) as connection:
        fetches, per_fetch = per_row(connection, "fetches")
        per_capture = per_row(connection, "captures")[1]
        # A word costs once, however many articles have it: the first few hundred bring many, the millionth hardly any.
        words, per_word = per_row(connection, "lexicon")
        quiet = connection.execute("SELECT count(*) FROM fetches WHERE crawl = 3").fetchone()[0]
        text = connection.execute("SELECT avg(length(CAST(text AS BLOB))) FROM texts").fetchone()[0]
        checked = connection.execute("SELECT count(*) FROM fetches WHERE crawl = 2 AND kind = 'article'").fetchone()[0]
        assert checked == size, f"{checked} of {size} articles were looked at again"
        articles, rows = (connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "seals"))
        translated = connection.execute("SELECT count(*) FROM articles WHERE translation_id IS NOT NULL").fetchone()[0]
        schema = connection.execute("SELECT max(name) FROM _sqlite_migrations").fetchone()[0]
    begun = time.process_time()
    damaged = [one for one in verify(db, note=False) if one.damage]
    verified = time.process_time() - begun
    assert not damaged, damaged[0]
    begun = time.process_time()
    backup(db, db.parent / "safe")
    backed_up = time.process_time() - begun
    rolled_rows, per_span, per_count = roll(db)
    idle_db, idle_captures = quiet * (per_fetch + per_capture), nothing[1] - again[1]
    return {
        "languages": 3, "translated": translated, "schema": schema, "text_bytes": round(text),
        "article_db": round((first[0] - empty[0] - words * per_word) / size),
        "word_row": round(per_word), "article_captures": round(first[1] / size),
        "recheck_db": round((again[0] - first[0] - idle_db) / size),
        "recheck_captures": round((again[1] - first[1] - idle_captures) / size),
        "quiet_request_db": round(per_fetch + per_capture), "quiet_request_captures": round(idle_captures / quiet),
        "fetch_row": round(per_fetch), "fetches": fetches, "rolled_up": rolled_rows, "span_row": round(per_span),
        "count_row": round(per_count), "rows_an_article": round(rows / articles, 1),
        "verify_cpu_ms_an_article": round(1000 * verified / articles, 2), "backup_cpu_ms_an_article": round(1000 * backed_up / articles, 2),
    }  # fmt: skip


def crawl(db: Path, *more: str) -> None:
    """One crawl of the bench's site."""
    subprocess.run(
        [sys.executable, "-m", "newsarchive", "crawl", "bench", "--quiet", *more, "--db", str(db)], check=True, capture_output=True,
        env={**os.environ},
    )  # fmt: skip


def bytes_of(db: Path) -> tuple[int, int]:
    """Of the database without what is free in it, and of the capture files."""
    packed = db.with_name("packed.db")
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("VACUUM INTO ?", (str(packed),))
    size = packed.stat().st_size
    packed.unlink()
    return size, sum(path.stat().st_size for path in captures_folder(db).glob("*.warc.gz"))


def per_row(connection: sqlite3.Connection, table: str) -> tuple[int, float]:
    """How many rows a table has, and the bytes of one, in the table, its indexes and its digest."""
    (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    (size,) = connection.execute(
        "SELECT sum(pgsize - unused) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name = ?)", (table,)
    ).fetchone()
    (seals,) = connection.execute("SELECT sum(pgsize - unused) FROM dbstat WHERE name = 'seals'").fetchone()
    (all_seals,) = connection.execute("SELECT count(*) FROM seals").fetchone()
    return rows, size / max(rows, 1) + seals / all_seals


def roll(db: Path) -> tuple[int, float, float]:
    """Make counts of all fetches that may become some; returns how many those were, and the bytes of a row of each kind."""
    with closing(connect(db)) as connection:
        with mock.patch.multiple(rollup, CRAWLS=1, ARTICLES=0, LISTINGS=0), transaction(connection):
            last = connection.execute("SELECT max(id) FROM crawls").fetchone()[0]
            # The last crawl asked for listings alone: let it have asked for everything.
            connection.execute("UPDATE fetches SET crawl = ? WHERE crawl = 2 AND id % 2 = 0", (last,))
            connection.execute(
                "INSERT INTO fetches(crawl, row, url, kind, sent, requested_at, received_at, bytes, outcome, final)"
                " SELECT ?, row, url, kind, sent, requested_at, received_at, bytes, 'robots_denied', 1 FROM fetches WHERE crawl = 2",
                (last,),
            )
            count = rollup.roll_up(connection, last, datetime.now(UTC) + timedelta(days=365))
        return count, per_row(connection, "fetch_spans")[1], per_row(connection, "fetch_counts")[1]


def looks(age: int, days: int) -> int:
    """How often an article is looked at again in so many days, if it never changes; by the real rule."""
    count, day, before = 0, 0, None
    while True:
        before = days_to_next(age + day, "article", before)
        day += before
        if day > days:
            return count
        count += 1


def over(years: int, measured: dict[str, float]) -> dict[str, Any]:
    """What `SITES` sites come to after so many years of daily crawls."""
    days = 365 * years
    old = sum(looks(365 * past + 180, days) for past in range(10)) / 10 * STOCK
    new = sum(looks(0, days - day) for day in range(0, days, 7)) * 7 / 365 * A_YEAR
    articles, rechecks = STOCK + A_YEAR * years, old + new
    requests = (LISTINGS + 1) * days
    kept = min(rechecks, 3 * articles) + min(requests, 120 * (LISTINGS + 1))
    spans = min(articles, rechecks) + LISTINGS + 1
    raw, rolled = (rechecks + requests), kept
    database = (
        articles * measured["article_db"] + WORDS * measured["word_row"] / SITES + rechecks * measured["recheck_db"]
        + requests * measured["quiet_request_db"]
    )
    saved = (raw - rolled) * measured["fetch_row"] - spans * measured["span_row"] - 4 * max(days - 120, 0) * measured["count_row"]
    captures = (
        articles * measured["article_captures"] + rechecks * (CHANGED * measured["article_captures"] + measured["recheck_captures"])
        + requests * measured["quiet_request_captures"]
    )  # fmt: skip
    figure: Callable[[float], float] = lambda size: round(size * SITES / 1e9, 1)  # noqa: E731
    return {
        "articles": articles * SITES, "rechecks": round(rechecks * SITES), "requests_daily_crawls": requests * SITES,
        "fetch_rows": round(raw * SITES), "fetch_rows_kept": round(rolled * SITES), "database_gb": figure(database - max(saved, 0)),
        "saved_gb": figure(max(saved, 0)), "captures_gb": figure(captures),
    }  # fmt: skip
