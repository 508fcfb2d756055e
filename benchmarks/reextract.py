"""Reading again: nothing changes after a settled crawl, whatever the order; what five changed rules cost in room; kills; speed."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import bench, replay, results
from benchmarks.frames.hard import CASES
from benchmarks.peers.server import page, sentences
from newsarchive.archive.database import connect
from newsarchive.captures.writer import CaptureWriter
from newsarchive.items import Fetched, Reading
from newsarchive.rereading import articles
from newsarchive.rereading.articles import Wishes
from newsarchive.rereading.process import Request
from newsarchive.rereading.process import reextract as read_again
from newsarchive.services import captures_folder
from newsarchive.sites.load import catalogue_folder
from tests.archive.made import Feed
from tests.crash.harness import kill

SITE = """id = "bench"
status = "invented"
names = { en = "Bench University" }
timezone = "Asia/Almaty"
languages = ["kk", "ru", "en"]
hosts = ["bench.example"]
[[articles]]
pattern = 'http://bench\\.example/news/(?P<number>\\d+)'
[[listings]]
url = "http://bench.example/news"
"""
CASE = next(case for case in CASES if case.id == "mixed")
RULES = ("h2", "p", "p:first-of-type", "p:last-of-type", "p:nth-of-type(2)", "li")
"""What is taken out of the demo university's texts, each rule in its turn."""
MOST_KILLS = 3
"""Kills at most for each that is asked for: on a machine that became busy, none would let a run come to its end."""


def _again(db: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "newsarchive", "reextract", "--quiet", *arguments, "--db", str(db)]


def _stored(db: Path, apart: tuple[str, ...] = ("story", "translation")) -> dict[str, str]:
    """Every article by its id, as a digest of what the record says but for these fields: which articles are copies and translations of
    it follows from all of them, and is settled at the end."""
    with closing(sqlite3.connect(db)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(record)") if not row[1].startswith(apart)]
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM record ORDER BY id")
        return {row[0]: hashlib.sha256(repr(row).encode()).hexdigest() for row in rows}


def _everything(db: Path) -> str:
    with closing(sqlite3.connect(db)) as connection:
        return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()


def _copy(db: Path, folder: Path) -> Path:
    """The archive in another folder, beside the same captures."""
    folder.mkdir()
    copy = folder / "archive.db"
    with closing(sqlite3.connect(db)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    captures_folder(copy).symlink_to(captures_folder(db))
    if (db.parent / "sites").exists():
        shutil.copytree(db.parent / "sites", folder / "sites")
    return copy


def _crawled(folder: Path) -> Path:
    """An archive of the demo university, and of a site whose pages of two designs were learned, each after a settled crawl."""
    db = folder / "archive.db"
    pages = list(CASE.pages())
    bodies = {replay.address(one.url): one.html.encode() for one in pages}
    (folder / "sites").mkdir(parents=True)
    with replay.serving(bodies) as proxy:
        site = replay.site_file(bodies, proxy, [CASE.language])
        site = re.sub(r"(?m)^pattern = .*$", lambda _: f"pattern = '{'|'.join(map(re.escape, bodies))}'", site)
        (folder / "sites" / "replay.toml").write_text(site, encoding="utf-8")
        command = [sys.executable, "-m", "newsarchive", "crawl", "replay", "demo", "--quiet", "--db", str(db)]
        subprocess.run(command, check=True, capture_output=True)
    return db


def _rule(db: Path, selector: str) -> None:
    """Another rule in the demo university's site file."""
    text = (catalogue_folder() / "demo.toml").read_text(encoding="utf-8")
    changed = text.replace("[selectors]", f"[selectors]\nremove = 'div.newsBody > {selector}'", 1)
    (db.parent / "sites").mkdir(exist_ok=True)
    (db.parent / "sites" / "demo.toml").write_text(changed, encoding="utf-8")


def _in_disorder(db: Path, seed: int) -> None:
    """Read all captures again, in an order of chance."""
    chance, ordered = random.Random(seed), articles.Articles._wanted

    def shuffled(self: Any, *, first: bool) -> Iterator[Any]:
        wanted = list(ordered(self, first=first))
        return iter(chance.sample(wanted, len(wanted)))

    articles.Articles._wanted = shuffled  # type: ignore[method-assign]
    try:
        code = read_again(Request(db=db, wishes=Wishes(everything=True)), lambda *_: None, lambda _: None, print)
    finally:
        articles.Articles._wanted = ordered  # type: ignore[method-assign]
    assert code == 0


def _bytes(db: Path) -> int:
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(db)) as connection:
        connection.execute("VACUUM INTO ?", (str(Path(folder) / "small.db"),))
        return (Path(folder) / "small.db").stat().st_size


def reextract(size: int, seed: int) -> None:
    """After a settled crawl nothing changes, in `size` orders of chance; five changed rules, and the room they take."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = _crawled(folder / "crawled")
        before, record = _everything(db), _stored(db, ())
        subprocess.run(_again(db), check=True, capture_output=True)
        first = _everything(db) != before
        subprocess.run(_again(db), check=True, capture_output=True)
        second = _everything(db) != before
        orders = []
        for number in range(size):
            copy = _copy(db, folder / str(number))
            _in_disorder(copy, seed + number)
            now = _stored(copy, ())
            orders.append(sum(record[key] != now.get(key) for key in record))
        ruled = _copy(db, folder / "ruled")
        room, versions = [], []
        for rule in RULES[:5]:
            _rule(ruled, rule)
            subprocess.run(_again(ruled, "--site", "demo"), check=True, capture_output=True)
            room.append(_bytes(ruled))
            with closing(sqlite3.connect(ruled)) as connection:
                versions.append(connection.execute("SELECT count(*) FROM versions").fetchone()[0])
                connection.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
    results.write(
        "reextract", size=size, seed=seed, articles=len(record), first_run_changed_the_archive=first,
        second_run_changed_the_archive=second, articles_changed_in_other_orders=orders, bytes_after_each_of_five_rules=room,
        five_rules_to_one=round(room[-1] / room[0], 3), versions_made=versions[-1] - len(record),
    )  # fmt: skip


def five_rules(folder: Path) -> list[int]:
    """Bytes of an archive after each of five changed rules, each read into it."""
    db = _crawled(folder / "ruled")
    room = []
    for rule in RULES[:5]:
        _rule(db, rule)
        subprocess.run(_again(db, "--site", "demo"), check=True, capture_output=True)
        room.append(_bytes(db))
    return room


def reextract_kills(size: int, seed: int) -> None:
    """Re-readings by a changed rule, killed with `kill -9` at random moments; then one to the end. Compared with one never killed."""
    chance = random.Random(seed)
    killed = whole = torn = partly = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = _crawled(folder / "crawled")
        old = _stored(db)
        straight = _copy(db, folder / "straight")
        _rule(straight, RULES[1])
        begun = time.monotonic()
        subprocess.run(_again(straight, "--site", "demo"), check=True, capture_output=True)
        seconds = time.monotonic() - begun
        new, new_whole = _stored(straight), _stored(straight, ())
        changed = sum(new[key] != old[key] for key in old)
        torn_ones: list[str] = []
        while killed < size:
            copy = _copy(db, folder / f"copy{killed + whole}")
            _rule(copy, RULES[1])
            ended, before = False, killed
            while not ended and killed < MOST_KILLS * size:
                begun = time.monotonic()
                process = subprocess.Popen(
                    _again(copy, "--site", "demo"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
                )
                try:
                    process.wait(chance.uniform(0.4, 0.95) * seconds)
                    ended = True
                    assert process.returncode == 0, process.communicate()
                    if killed == before:
                        # The machine was busier when the first was timed: no moment within its time would come before the end.
                        seconds = min(seconds, time.monotonic() - begun)
                except subprocess.TimeoutExpired:
                    kill(process)
                    killed += 1
                now = _stored(copy)
                partly += 0 < sum(now[key] != old[key] for key in old) < changed
                torn_ones += [key for key, digest in now.items() if digest not in (old[key], new[key])]
            whole += 1
            subprocess.run(_again(copy, "--site", "demo"), check=True, capture_output=True)
            torn += _stored(copy) != new or _stored(copy, ()) != new_whole
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
            shutil.rmtree(copy.parent)
    results.write(
        "reextract_kills", size=size, seed=seed, kills=killed, archives=whole, left_partly_read=partly, articles_read_differently=changed,
        neither_old_nor_new=len(torn_ones), archives_that_differ_in_the_end=torn,
    )  # fmt: skip


def _archive_of(folder: Path, size: int, seed: int) -> Path:
    """An archive of so many captured pages of 40 to 80 KB, each with a reading by other code that says hardly anything."""
    db = folder / "archive.db"
    (folder / "sites").mkdir()
    (folder / "sites" / "bench.toml").write_text(SITE, encoding="utf-8")
    connect(db).close()
    feed = Feed(connection=connect(db), site="bench")
    captures = CaptureWriter(captures_folder(db))
    known, chance = sentences(), random.Random(seed)
    now = datetime(2026, 3, 1, tzinfo=UTC)
    items: list[Fetched] = []
    for number in range(1, size + 1):
        url = f"http://bench.example/news/{number}"
        item = feed.item(url, body=page(number, known, chance))
        item.headers, item.received_at = (("Content-Type", "text/html; charset=utf-8"),), now
        item.record = captures.append(item)
        item.reading = Reading(capture_id=item.record.capture_id, url=url, canonical_url=url, number=number, extractor="none")
        item.body = b""
        items.append(item)
        if len(items) == 500 or number == size:
            captures.sync()
            feed.store(*items)
            items = []
    captures.close()
    feed.connection.execute("UPDATE crawls SET settled_at = started_at")
    feed.connection.close()
    return db


def reextract_speed(size: int, seed: int) -> None:
    """`size` captures read again, when everything is read differently and when nothing is; and the same pages by trafilatura alone in as
    many processes as there are cores."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = _archive_of(folder, size, seed)
        command = ("-m", "newsarchive", "reextract", "--quiet", "--db", str(db))
        runs = {"newsarchive, all differ": bench.run(*command)}
        runs["trafilatura"] = bench.run("-m", "benchmarks.peers.trafilatura_alone", str(db), str(os.cpu_count()))
        (folder / "sites" / "bench.toml").write_text(SITE + "# Seen once more.\n", encoding="utf-8")
        runs["newsarchive, none differs"] = ours = bench.run(*command)
        with closing(sqlite3.connect(db)) as connection:
            texts = connection.execute("SELECT count(text_sha256) FROM articles").fetchone()[0]
            again = connection.execute("SELECT count(*) FROM readings").fetchone()[0]
    peer = runs["trafilatura"]
    results.write(
        "reextract_speed", size=size, seed=seed, texts=texts, readings=again, cores=os.cpu_count(),
        pages_a_second={how: round(size / one.seconds, 1) for how, one in runs.items()},
        cpu_ms_a_page={how: round(1000 * one.cpu / size, 2) for how, one in runs.items()},
        times_as_fast=round(peer.seconds / ours.seconds, 2), times_as_cheap=round(peer.cpu / ours.cpu, 2),
        main_process_mb=round(max(one.peak_mb for how, one in runs.items() if how != "trafilatura")),
    )  # fmt: skip
