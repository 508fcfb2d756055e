"""kill -9 at random moments of a backup, a restoring, a migration; what is there afterwards, counted."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.archive.database import connect
from newsarchive.archive.readonly import open_readonly
from newsarchive.errors import NewsarchiveError
from newsarchive.proof.backup import backup
from newsarchive.proof.manifest import read_manifest
from newsarchive.proof.restore import restore
from newsarchive.proof.verify import verify
from tests.archive.older import NAMES, contents, older
from tests.proof.made import Growing, articles, made


@dataclass
class Killed:
    """What came of a series of kills."""

    kills: int = 0
    """Runs that the kill reached."""
    ended: int = 0
    """Runs that had ended before."""
    old: int = 0
    """Times that what had been there before was there, whole."""
    new: int = 0
    """Times that what was being made was there, whole."""
    between: list[str] = field(default_factory=list)
    """What was neither."""

    def note(self, *, killed: bool, is_new: bool) -> None:
        """Count one run after which all was well."""
        self.kills += killed
        self.ended += not killed
        self.new += is_new
        self.old += not is_new


def in_a_process(call: Callable[[], object], kill_after: float | None = None) -> tuple[float, bool]:
    """Run a call in a process of its own, and kill that after so many seconds; returns how long it lived and whether it was killed."""
    begun = time.monotonic()
    process = os.fork()
    if process == 0:
        code = 1
        try:
            call()
            code = 0
        except BaseException:  # noqa: BLE001 - whatever it is, this process ends here
            traceback.print_exc()
        finally:
            os._exit(code)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}
    return time.monotonic() - begun, code != 0


def moments(call: Callable[[], object], kills: int, seed: int) -> list[float]:
    """Random moments within the time that the call takes."""
    whole, _ = in_a_process(call)
    chance = random.Random(seed)
    return [chance.uniform(0, whole) for _ in range(kills)]


def good(db: Path) -> bool:
    """Whether verify finds no damage."""
    return not [one for one in verify(db, note=False) if one.damage]


def backups(folder: Path, kills: int, seed: int) -> Killed:
    """Backups of an archive that grows, killed; each time what the backup holds is restored and verified."""
    found = Killed()
    growing = Growing(folder / "archive.db")
    growing.add(20)
    safe = folder / "safe"
    held = backup(growing.db, safe).generation.articles
    for number, moment in enumerate(moments(lambda: backup(growing.db, folder / "trial"), kills, seed)):
        growing.add(5)
        _, killed = in_a_process(lambda: backup(growing.db, safe), moment)
        try:
            manifest = read_manifest(safe)
            assert manifest is not None
            now = manifest.generations[-1].articles
            place = folder / str(number)
            place.mkdir()
            restore(safe, place / "archive.db")
            whole = now in {held, 20 + 5 * (number + 1)} and articles(place / "archive.db") == now and good(place / "archive.db")
        except NewsarchiveError as error:
            found.between.append(f"{number}: {error.message}")
            continue
        if whole:
            found.note(killed=killed, is_new=now != held)
        else:
            found.between.append(f"{number}: {now} articles after {held}")
        held = now
    last = backup(growing.db, safe)
    if last.generation.articles != 20 + 5 * kills or [path for path in safe.rglob("*") if path.name.endswith(".new")]:
        found.between.append("the backup after them is not whole")
    growing.close()
    return found


def restorings(folder: Path, kills: int, seed: int) -> Killed:
    """Restorings over another archive, killed; each archive is opened, verified, and restored once more."""
    found = Killed()
    for name in ("new", "old", "trial"):
        (folder / name).mkdir()
    backup(made(folder / "new" / "archive.db", 20), folder / "safe")
    old = made(folder / "old" / "archive.db", 7)
    for number, moment in enumerate(moments(lambda: restore(folder / "safe", folder / "trial" / "archive.db"), kills, seed)):
        place = folder / str(number)
        shutil.copytree(old.parent, place)
        db = place / "archive.db"
        _, killed = in_a_process(lambda db=db: restore(folder / "safe", db, force=True), moment)  # type: ignore[misc]
        with closing(open_readonly(db)) as connection:
            (seen,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        whole = seen in {7, 20} and good(db)
        again = restore(folder / "safe", db, force=True).generation.articles == 20
        left = [path for path in place.iterdir() if path.name in {"archive.db.restoring", "archive.db.restore"}]
        if whole and again and not left:
            found.note(killed=killed, is_new=seen == 20)
        else:
            found.between.append(f"{number}: {seen} articles, whole {whole}, restored again {again}, left {left}")
    return found


def migrations(folder: Path, kills: int, seed: int) -> Killed:
    """Archives of an early schema opened by today's newsarchive, killed; each is opened once more."""
    found = Killed()
    (folder / "old").mkdir()
    rows = older(folder / "old" / "archive.db", NAMES[:3])
    before = contents(folder / "old" / "archive.db")
    shutil.copytree(folder / "old", folder / "trial")
    for number, moment in enumerate(moments(lambda: connect(folder / "trial" / "archive.db").close(), kills, seed)):
        db = folder / str(number) / "archive.db"
        shutil.copytree(folder / "old", db.parent)
        _, killed = in_a_process(lambda path=db: connect(path).close(), moment)  # type: ignore[misc]
        with closing(sqlite3.connect(db)) as connection:
            (applied,) = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()
        whole = contents(db) == before if applied == 3 else applied == len(NAMES)
        copies = all(contents(copy) == before for copy in db.parent.glob("archive.db.before-0004"))
        connect(db).close()
        after = contents(db)
        kept = all([row[: len(held[0])] for row in after[table][: len(held)]] == held for table, held in rows.items())
        if whole and copies and kept:
            found.note(killed=killed, is_new=applied != 3)
        else:
            found.between.append(f"{number}: {applied} migrations, whole {whole}, copies {copies}, rows kept {kept}")
    return found
