"""An output is complete or not there, and never stands over the archive."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports.output import written
from tests.program import run


def write(output: Path | None, db: Path, data: bytes = b"new") -> None:
    with written(output, db, "-o") as file:
        file.write(data)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "archive" / "a.db"
    path.parent.mkdir()
    path.write_bytes(b"the archive")
    return path


def test_what_stood_there_stands_until_the_new_file_is_complete_and_nothing_else_is_left(tmp_path: Path, db: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"old")
    with contextlib.suppress(RuntimeError), written(file, db, "-o") as opened:
        opened.write(b"half")
        raise RuntimeError
    assert file.read_bytes() == b"old"
    write(file, db)
    assert file.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "x.csv"]


def test_the_archive_is_never_written_over_by_whatever_name(tmp_path: Path, db: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(db)
    for output in (db, db.with_name("a.db-wal"), db.with_name("a-captures") / "x.csv", link):
        with pytest.raises(UsageError, match="part of the archive"):
            write(output, db)
    assert db.read_bytes() == b"the archive"
    assert [path.name for path in db.parent.iterdir()] == ["a.db"]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path, db: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write(link, db)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path, db: Path) -> None:
    link = tmp_path / "full"
    link.symlink_to("/dev/full")
    full = Path("/dev/full")
    before = full.stat()
    for output in (full, link):
        with pytest.raises(ArchiveError, match="No space left"):
            write(output, db)
    assert (full.stat().st_ino, full.stat().st_rdev) == (before.st_ino, before.st_rdev)
    assert link.is_symlink()


def test_a_pipe_is_written_to(tmp_path: Path, db: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=write, args=(pipe, db, b"through the pipe"))
    writer.start()
    assert pipe.read_bytes() == b"through the pipe"
    writer.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_an_open_descriptor_is_written_from_where_it_stands(tmp_path: Path, db: Path) -> None:
    with (tmp_path / "x.csv").open("wb", buffering=0) as opened:
        opened.write(b"before ")
        write(Path(f"/dev/fd/{opened.fileno()}"), db)
    assert (tmp_path / "x.csv").read_bytes() == b"before new"


def test_a_new_file_has_the_permissions_of_the_umask_and_a_replaced_one_keeps_its_own(tmp_path: Path, db: Path) -> None:
    file = tmp_path / "x.csv"
    before = os.umask(0o077)
    try:
        write(file, db)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.chmod(0o664)
        write(file, db)
        assert stat.S_IMODE(file.stat().st_mode) == 0o664
    finally:
        os.umask(before)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, db: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for output, why, advice in (
        (tmp_path / "no" / "x.csv", "No such file", "Make the folder first, or name another file with -o."),
        (tmp_path, "Is a directory", "Name another file with -o."), (loop, "symbolic links", "Name another file with -o."),
        (Path("/dev/full"), "No space", "Make room, or name another file with -o."),
    ):  # fmt: skip
        with pytest.raises(ArchiveError, match=why) as caught:
            write(output, db)
        assert caught.value.advice == advice


@pytest.mark.parametrize("arguments", [("export", "csv", "-o"), ("report", "--html")])
def test_both_commands_refuse_the_archive_and_end_alike_where_nothing_can_be_written(
    crawled: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    db = tmp_path / "a.db"
    shutil.copy(crawled, db)
    before = db.read_bytes()
    missing = tmp_path / "no" / "x"
    for output, code, words in ((db, 2, "part of the archive"), (missing, 4, "cannot be written"), ("/dev/full", 4, "No space")):
        done = run(*arguments, str(output), "--db", str(db))
        assert done.returncode == code, done.stderr
        assert words in done.stderr
        assert "Traceback" not in done.stderr
    assert db.read_bytes() == before


def test_until_it_is_whole_a_file_has_no_name_so_that_a_killed_process_leaves_nothing(tmp_path: Path, db: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with written(folder / "x.csv", db, "-o") as file:
        file.write(b"half")
        file.flush()
        assert list(folder.iterdir()) == []
    assert (folder / "x.csv").read_bytes() == b"half"


def test_where_a_file_system_knows_no_files_without_names_it_is_written_beside(
    tmp_path: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refusing(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(95, "Operation not supported")
        return opened(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", refusing)
    write(tmp_path / "x.csv", db)
    assert (tmp_path / "x.csv").read_bytes() == b"new"
