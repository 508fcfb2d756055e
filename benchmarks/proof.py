"""What makes it an archive: kills of backup, restoring and migration; visits that change nothing; the demo's second day; WACZ."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.reextract import five_rules
from newsarchive.archive.place import captures_folder
from newsarchive.archive.settle import REF, ref_of
from newsarchive.captures.reader import read_record
from newsarchive.demo.catalogue import items
from newsarchive.pages.decode import decode_body
from tests.crash.proof_series import Killed, backups, migrations, restorings
from tests.exports.other_archives import replayed, validated
from tests.spiders.shells import HEADLINES, University, all_of, crawl, served

EDITS = (("day 2 of the week", "day two of the month"), ("sentence 3 tells", "another one says"), ("sentence 5 tells", "nobody knows"))
"""Words of an article, and what stands in their place afterwards."""


def proof_kills(size: int, seed: int) -> None:
    """`size` kills each of a backup, a restoring and a migration at random moments."""
    found: dict[str, Killed] = {}
    for series in (backups, restorings, migrations):
        with tempfile.TemporaryDirectory() as folder:
            found[series.__name__] = series(Path(folder), size, seed)
    figures = {
        name: {"killed": one.kills, "ended_before": one.ended, "old": one.old, "new": one.new, "between": len(one.between)}
        for name, one in found.items()
    }
    results.write("proof_kills", size=size, seed=seed, **figures)
    for one in found.values():
        for line in one.between[:5]:
            print(line)


def ten_fetches(size: int, seed: int) -> None:
    """`size` visits to pages whose shell is another one each time, then three edits; the demo's second day; five changed rules."""
    with tempfile.TemporaryDirectory() as name:
        visits = _visits(Path(name), size)
    with tempfile.TemporaryDirectory() as name:
        day = _second_day(Path(name))
    with tempfile.TemporaryDirectory() as name:
        room = five_rules(Path(name))
    results.write("ten_fetches", size=size, seed=seed, **visits, second_day=day, five_rules_to_one=round(room[-1] / room[0], 3))


def _visits(folder: Path, visits: int) -> dict[str, Any]:
    university = University()
    with served(university) as port:
        for day in range(1, visits + 1):
            university.day = day
            crawl(folder, port)
        bodies = all_of(folder, "SELECT count(*) FROM captures WHERE url LIKE '%/news/%' AND record_type = 'response' GROUP BY url")
        versions = all_of(folder, "SELECT version_count FROM articles")
        right = 0
        for before, after in EDITS:
            university.edits[before] = after
            crawl(folder, port)
            right += sum(_is_right(folder, number, before, after) for number in HEADLINES)
        edited = all_of(folder, "SELECT version_count FROM articles")
    return {
        "articles": len(versions), "versions": sorted(set(versions)), "bodies_an_article": sorted(set(bodies)),
        "edits": len(EDITS), "versions_after_edits": sorted(set(edited)), "diffs": len(EDITS) * len(HEADLINES), "diffs_right": right,
    }  # fmt: skip


def _is_right(folder: Path, number: int, before: str, after: str) -> bool:
    """Whether the last diff of an article removes and adds the edited words, and no others."""
    db = str(folder / "archive.db")
    ident = f"shell-{number}"
    (ident,) = all_of(folder, f"SELECT id FROM articles WHERE url LIKE '%/news/{number}'")
    done = subprocess.run(
        [sys.executable, "-m", "newsarchive", "diff", ident, "--json", "--db", db], capture_output=True, text=True, check=True
    )
    parts = [part for paragraph in json.loads(done.stdout)["paragraphs"] for part in paragraph]
    told = {op: [word for one, text in parts if one == op for word in text.split()] for op in ("removed", "added")}
    wanted_less = [word for word in before.split() if word not in after.split()]
    wanted_more = [word for word in after.split() if word not in before.split()]
    return [sorted(told["removed"]), sorted(told["added"])] == [sorted(wanted_less), sorted(wanted_more)]


def _second_day(folder: Path) -> dict[str, Any]:
    """The demo university crawled on both of its days, and the changes that were noted beside those that were made."""
    db = folder / "archive.db"
    for day in ("1", "2"):
        command = [sys.executable, "-m", "newsarchive", "crawl", "demo", "--quiet", "--day", day, "--recheck", "all", "--db", str(db)]
        subprocess.run(command, check=True, capture_output=True)
    with closing(sqlite3.connect(db)) as connection:
        noted = connection.execute("SELECT id, kind FROM changes WHERE crawl = (SELECT max(id) FROM crawls)").fetchall()
    made = [
        (f"demo-{language}-{number}", kind)
        for item in items()
        # The press office shows some items once more under numbers of its own.
        for number in (item.number, *([item.number - 24000] if item.is_mirrored else []))
        for kind, languages in (
            ("edited", item.edited), ("gone", item.texts if item.removed_on == 2 else ()), ("new", item.texts if item.day == 2 else ()),
        )
        for language in languages
    ]  # fmt: skip
    return {"changes": len(made), "noted": len(noted), "missed": len(set(made) - set(noted)), "more": len(set(noted) - set(made))}


def wacz(size: int, seed: int) -> None:
    """The demo university after `size` crawls as one file: what wacz says of it, and whether pywb replays every capture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db, file = folder / "archive.db", folder / "news.wacz"
        for number in range(size):
            command = [sys.executable, "-m", "newsarchive", "crawl", "demo", "--quiet", "--recheck", "all", "--db", str(db)]
            subprocess.run([*command, "--day", "1" if number == 0 else "2"], check=True, capture_output=True)
        command = [sys.executable, "-m", "newsarchive", "export", "wacz", "--db", str(db), "-o", str(file)]
        subprocess.run(command, check=True, capture_output=True)
        said = validated(file)
        (folder / "replay").mkdir()
        with replayed(file, folder / "replay") as place:
            replays = _replays(db, place)
        megabytes = round(file.stat().st_size / 1e6, 1)
    accepted = "Validation succeeded" in said and "code 0" in said
    results.write("wacz", size=size, seed=seed, wacz_validate_accepts=accepted, megabytes=megabytes, **replays)


def _replays(db: Path, place: str) -> dict[str, int]:
    """Every whole answer of an article that is shown, asked of pywb by its moment."""
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute(
            f"SELECT DISTINCT c.url, c.fetched_at, {REF} FROM captures c JOIN readings r ON r.capture = c.id"
            " JOIN articles a ON a.key = r.holding WHERE c.record_type = 'response' AND c.status = 200 ORDER BY c.fetched_at"
        ).fetchall()
    same = other = missing = 0
    for url, at, *ref in rows:
        stamp = "".join(char for char in at[:19] if char.isdecimal())
        held = read_record(captures_folder(db), ref_of(tuple(ref)))
        try:
            with urllib.request.urlopen(f"{place}/{stamp}id_/{url}", timeout=60) as answer:
                body = answer.read()
        except urllib.error.HTTPError:
            missing += 1
            continue
        is_same = body in {held.body, decode_body(held.body, held.headers)}
        same, other = same + is_same, other + (not is_same)
    return {"captures": len(rows), "replayed_as_received": same, "replayed_otherwise": other, "not_replayed": missing}
