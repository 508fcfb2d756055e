"""kill -9 during a backup, a restoring, a migration: what is there afterwards is old or new, never something between."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import switch
from newsarchive.archive.database import connect
from newsarchive.archive.readonly import open_readonly
from newsarchive.proof.backup import backup
from newsarchive.proof.manifest import read_manifest
from newsarchive.proof.restore import restore
from newsarchive.proof.verify import verify
from tests.archive.older import NAMES, contents, older
from tests.proof.made import Growing, articles, made

KILLS = [pytest.param(3, id="few"), pytest.param(20, id="many", marks=pytest.mark.full)]


def in_a_process(call: Callable[[], object], kill_after: float | None = None) -> float:
    """Run a call in a process of its own, and kill that after so many seconds; returns how long it lived."""
    begun = time.monotonic()
    process = os.fork()
    if process == 0:
        code = 1
        try:
            call()
            code = 0
        finally:
            os._exit(code)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) in {0, -signal.SIGKILL}
    return time.monotonic() - begun


def moments(call: Callable[[], object], kills: int, seed: int) -> list[float]:
    """Random moments within the time that the call takes."""
    whole = in_a_process(call)
    chance = random.Random(seed)
    return [chance.uniform(0, whole) for _ in range(kills)]


def good(db: Path) -> bool:
    return not [one for one in verify(db, note=False) if one.damage]


@pytest.mark.parametrize("kills", KILLS)
def test_a_backup_that_is_killed_leaves_the_one_before_it(tmp_path: Path, kills: int) -> None:
    growing = Growing(tmp_path / "archive.db")
    growing.add(20)
    safe = tmp_path / "safe"
    backup(growing.db, safe)
    for number, moment in enumerate(moments(lambda: backup(growing.db, tmp_path / "trial"), kills, 1)):
        growing.add(5)
        in_a_process(lambda: backup(growing.db, safe), moment)
        manifest = read_manifest(safe)
        assert manifest is not None
        held = manifest.generations[-1].articles
        assert held in range(20, 20 + 5 * (number + 1) + 1, 5)
        place = tmp_path / str(number)
        place.mkdir()
        restore(safe, place / "archive.db")
        assert articles(place / "archive.db") == held
        assert good(place / "archive.db")
    done = backup(growing.db, safe)
    assert done.generation.articles == 20 + 5 * kills
    assert not [path for path in safe.rglob("*") if path.name.endswith(".new")]
    growing.close()


@pytest.mark.parametrize("kills", KILLS)
def test_a_restoring_that_is_killed_leaves_the_old_or_the_new_archive(tmp_path: Path, kills: int) -> None:
    for name in ("new", "old", "trial"):
        (tmp_path / name).mkdir()
    backup(made(tmp_path / "new" / "archive.db", 20), tmp_path / "safe")
    old = made(tmp_path / "old" / "archive.db", 7)
    seen = []
    for number, moment in enumerate(moments(lambda: restore(tmp_path / "safe", tmp_path / "trial" / "archive.db"), kills, 2)):
        place = tmp_path / str(number)
        shutil.copytree(old.parent, place)
        in_a_process(lambda db=place / "archive.db": restore(tmp_path / "safe", db, force=True), moment)
        with closing(open_readonly(place / "archive.db")) as connection:
            seen.append(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
        assert good(place / "archive.db")
        assert restore(tmp_path / "safe", place / "archive.db", force=True).generation.articles == 20
        assert not [path for path in place.iterdir() if path.name in {"archive.db.restoring", "archive.db.restore"}]
    assert set(seen) <= {7, 20}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive in `old`, and the backup of another one in `safe`."""
    folder = tmp_path_factory.mktemp("places")
    for name, count in (("new", 3), ("old", 2)):
        (folder / name).mkdir()
        made(folder / name / "archive.db", count)
    backup(folder / "new" / "archive.db", folder / "safe")
    return folder


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_a_restoring_cut_off_at_each_step_of_the_switch_ends_as_the_new_archive(places: Path, tmp_path: Path, step: int) -> None:
    shutil.copytree(places / "old", tmp_path / "old")
    db = tmp_path / "old" / "archive.db"

    def cut_off() -> None:
        plain, left = switch._sync, [step]

        def sync(folder: Path) -> None:
            plain(folder)
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        switch._sync = sync
        restore(places / "safe", db, force=True)

    in_a_process(cut_off)
    assert switch.note_of(db).exists()
    with closing(connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 3
    assert good(db)


@pytest.mark.parametrize("kills", KILLS)
def test_a_migration_that_is_killed_leaves_the_old_schema_or_the_new(tmp_path: Path, kills: int) -> None:
    (tmp_path / "old").mkdir()
    rows = older(tmp_path / "old" / "archive.db", NAMES[:3])
    before = contents(tmp_path / "old" / "archive.db")
    shutil.copytree(tmp_path / "old", tmp_path / "trial")
    for number, moment in enumerate(moments(lambda: connect(tmp_path / "trial" / "archive.db").close(), kills, 3)):
        db = tmp_path / str(number) / "archive.db"
        shutil.copytree(tmp_path / "old", db.parent)
        in_a_process(lambda path=db: connect(path).close(), moment)
        with closing(sqlite3.connect(db)) as connection:
            applied = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]
        assert applied in {3, len(NAMES)}
        assert contents(db) == before or applied == len(NAMES)
        copies = list(db.parent.glob("archive.db.before-0004"))
        assert all(contents(copy) == before for copy in copies)
        connect(db).close()
        after = contents(db)
        assert all([row[: len(held[0])] for row in after[table][: len(held)]] == held for table, held in rows.items())
