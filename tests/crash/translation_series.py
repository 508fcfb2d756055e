"""kill -9 while translations are stored and settled, again and again; what they come to beside an archive that is left alone."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.translations.acts import OPEN, Telling, site
from benchmarks.translations.made import Version
from newsarchive.archive import translation_checks, translation_clues, translations
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from newsarchive.text.counterparts import counterparts_of
from tests.archive.made import Feed

STEP = {translation_clues.STALE: 2, translation_clues.DAY: 1, translation_clues.UNDECIDED: 2}
"""Of each step of the queue in one transaction: few, so that kills fall between them too."""
Outcome = dict[str, list[tuple[object, ...]]]


@dataclass
class Killed:
    """What came of a series of kills."""

    kills: int = 0
    while_storing: int = 0
    """Kills after which articles were missing."""
    while_settling: int = 0
    """Kills after which all articles were there, and not all was settled."""
    ended: int = 0
    """Runs that came to their end before the kill, and whose archive was begun anew."""
    articles: int = 0
    groups: int = 0
    differing: list[str] = field(default_factory=list)
    """What differs from the archive that was left alone, or does not follow from its parts; each table once for each archive."""


def series(folder: Path, kills: int, items: int, seed: int, manner: Telling = OPEN[2]) -> Killed:
    """Store and settle a site's articles, each time in another order, killed before a random statement until `kills` runs were; then to
    the end."""
    versions = site(manner, items, seed)
    alone, db = folder / "alone.db", folder / "killed.db"
    chance = random.Random(seed)
    is_killed, statements = _run(alone, versions, None)
    assert not is_killed
    expected = outcome(alone)
    found = Killed(articles=len(versions), groups=len({row[1] for row in expected["groups"]} - {None}))
    while found.kills < kills:
        chance.shuffle(versions)
        is_killed, _ = _run(db, versions, chance.randrange(1, statements))
        if not is_killed:
            found.ended += 1
            found.differing += differences(expected, outcome(db))
            for file in folder.glob("killed.db*"):
                file.unlink()
            continue
        found.kills += 1
        missing, waits = _left(db, len(versions))
        found.while_storing += missing
        found.while_settling += waits and not missing
    is_killed, _ = _run(db, versions, None)
    assert not is_killed
    found.differing += differences(expected, outcome(db))
    return found


def work(db: Path, versions: list[Version], kill_before: int | None) -> int:
    """Store what is not stored yet, a few a transaction, and settle a few a transaction, as a crawl does; returns how many statements that
    took.

    Args:
        kill_before: the statement before which this process is killed.
    """
    count = 0

    def note(_statement: str) -> None:
        nonlocal count
        count += 1
        if count == kill_before:
            os.kill(os.getpid(), signal.SIGKILL)

    with closing(connect(db)) as connection:
        connection.set_trace_callback(note)
        # What a process wrote outlives its death, if not the machine's: the runs are short for want of waiting for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        feed = Feed(connection=connection, crawl=1 if connection.execute("SELECT 1 FROM crawls").fetchone() else 0)
        there = set(feed.all("SELECT canonical_url FROM holdings"))
        left = [version for version in versions if _url(version) not in there]
        for first in range(0, len(left), 4):
            items = []
            for version in left[first : first + 4]:
                clues = asdict(counterparts_of(version.title, version.text, version.language))
                items.append(feed.article(
                    version.number, version.text, title=version.title, url=_url(version), canonical_url=_url(version),
                    language=version.language, published=version.day.isoformat(), published_precision="day",
                    clues={name: value for name, value in clues.items() if value} | {"university": "u.example"},
                ))  # fmt: skip
            with transaction(connection):
                store(connection, [Job(item=item) for item in items])
        more = True
        while more:
            with transaction(connection):
                more = translations.settle(connection)
    return count


def outcome(db: Path) -> Outcome:
    """The groups, pairs and counts of an archive, by addresses, and what `verify` says of them."""
    with closing(sqlite3.connect(db)) as connection:
        return {
            "groups": connection.execute("SELECT canonical_url, translation_id FROM articles ORDER BY 1").fetchall(),
            "pairs": connection.execute(
                "SELECT min(a.canonical_url, b.canonical_url), max(a.canonical_url, b.canonical_url), p.day, declared, prior, support,"
                " learned, says, evidence, verdict, confidence FROM translation_pairs p JOIN articles a ON a.key = one JOIN articles b"
                " ON b.key = other ORDER BY 1, 2"
            ).fetchall(),
            "trust": connection.execute("SELECT * FROM translation_trust ORDER BY 1, 2").fetchall(),
            "queue": connection.execute("SELECT * FROM translation_queue ORDER BY 1, 2, 3").fetchall(),
            "faults": [(line,) for line in translation_checks.verify(connection)],
        }


def differences(expected: Outcome, found: Outcome) -> list[str]:
    """The parts in which an outcome is another than is expected."""
    return [name for name, rows in expected.items() if found[name] != rows]


def _url(version: Version) -> str:
    return f"http://u.example/news/{version.slug}"


def _left(db: Path, articles: int) -> tuple[bool, bool]:
    """Whether articles are missing after a kill, and whether translations wait to be settled."""
    with closing(sqlite3.connect(db)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'translation_queue'").fetchone() is None:
            return True, False
        there = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        return there < articles, connection.execute("SELECT 1 FROM translation_queue LIMIT 1").fetchone() is not None


def _run(db: Path, versions: list[Version], kill_before: int | None) -> tuple[bool, int]:
    """Work in a process of its own: whether it was killed, and how many statements it took."""
    counted = db.with_suffix(".statements")
    child = os.fork()
    if not child:
        code = 1
        try:
            translations.MOST.update(STEP)
            counted.write_text(str(work(db, versions, kill_before)))
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}
    return code != 0, int(counted.read_text()) if code == 0 else 0
