"""kill -9 during a backup, a restoring, a migration: what is there afterwards is old or new, never something between."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import switch
from newsarchive.archive.database import connect
from newsarchive.proof.backup import backup
from newsarchive.proof.restore import restore
from tests.crash.proof_series import Killed, backups, good, in_a_process, migrations, restorings
from tests.proof.made import made

KILLS = [pytest.param(3, id="few"), pytest.param(20, id="many", marks=pytest.mark.full)]


@pytest.mark.parametrize("kills", KILLS)
@pytest.mark.parametrize("series", [backups, restorings, migrations])
def test_what_is_killed_leaves_the_old_or_the_new_and_nothing_between(
    tmp_path: Path, series: Callable[[Path, int, int], Killed], kills: int
) -> None:
    found = series(tmp_path, kills, 1)
    assert found.between == []
    assert found.old + found.new == found.kills + found.ended == kills


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
        plain, left = switch.sync_folder, [step]

        def sync(folder: Path) -> None:
            plain(folder)
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        switch.sync_folder = sync
        restore(places / "safe", db, force=True)

    in_a_process(cut_off)
    assert switch.note_of(db).exists()
    with closing(connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 3
    assert good(db)
