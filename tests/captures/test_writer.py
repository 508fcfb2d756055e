"""Writing: whole records or none, files that are nobody else's, and no further word after a fault."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.captures.reader import read_record
from newsarchive.captures.recover import recover
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import ArchiveError
from tests.captures.samples import check, item, only

ROOT = str(Path(__file__).parents[2])


def test_a_file_is_open_in_name_until_it_is_closed_and_readable_all_the_while(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    ref = writer.append(item())
    assert only(tmp_path, "*.open").name == ref.file + ".open"
    assert read_record(tmp_path, ref).body == item().body
    writer.sync()
    writer.close()
    assert not list(tmp_path.glob("*.open"))
    assert read_record(tmp_path, ref).body == item().body
    assert check(tmp_path / ref.file) == ["warcinfo", "response", "request"]


def test_closing_twice_or_without_a_record_is_nothing(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path / "captures")
    writer.sync()
    writer.close()
    assert not (tmp_path / "captures").exists()
    writer.append(item())
    writer.close()
    writer.close()
    assert only(tmp_path / "captures")


def test_a_file_that_is_large_enough_is_closed_and_the_next_begun(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path, roll_at=2500)
    refs = [writer.append(item(row, os.urandom(400))) for row in range(1, 8)]
    writer.close()
    files = sorted({ref.file for ref in refs})
    assert 1 < len(files) < 7
    assert all((tmp_path / file).stat().st_size >= 2500 for file in files[:-1])
    for file in files:
        assert check(tmp_path / file)[0] == "warcinfo"
    assert [read_record(tmp_path, ref).url for ref in refs] == [item(row).url for row in range(1, 8)]


def test_two_writers_of_one_process_never_share_a_file(tmp_path: Path) -> None:
    one, other = CaptureWriter(tmp_path), CaptureWriter(tmp_path)
    assert one.append(item(1)).file != other.append(item(2)).file


def test_an_open_file_is_locked(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    writer.append(item())
    with only(tmp_path, "*.open").open("rb") as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_file_taken_for_a_dead_ones_before_it_was_locked_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsarchive.captures import writer as module

    take_lock, taken = module.take_lock, []

    def late(descriptor: int, path: Path) -> bool:
        if not taken:
            recover(tmp_path, lambda _: set())
            taken.append(path)
        return take_lock(descriptor, path)

    monkeypatch.setattr(module, "take_lock", late)
    writer = CaptureWriter(tmp_path)
    ref = writer.append(item())
    writer.close()
    assert not taken[0].exists()
    assert read_record(tmp_path, ref).body == item().body


FULL = """
import os, resource, sys
from pathlib import Path
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import ArchiveError
from tests.captures.samples import item
folder = Path(sys.argv[1])
writer = CaptureWriter(folder)
refs = [writer.append(item(row, os.urandom(5000))) for row in (1, 2)]
size = next(folder.glob("*.open")).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 3000, size + 3000))
for row in (3, 4):
    try:
        writer.append(item(row, os.urandom(5000)))
    except ArchiveError as error:
        print(error.exit_code, error.message)
assert next(folder.glob("*.open")).stat().st_size == size
"""


def test_a_record_the_disk_has_no_room_for_is_taken_back_and_nothing_follows_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, timeout=60,
        env={**os.environ, "PYTHONPATH": ROOT},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"4 The captures folder {tmp_path} cannot be written: File too large.\n" * 2
    assert len(recover(tmp_path, lambda _: set())) == 2
    assert check(only(tmp_path)) == ["warcinfo", "response", "request", "response", "request"]


def test_a_disk_that_is_full_from_the_start_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: CaptureWriter, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(CaptureWriter, "_write", full)
    with pytest.raises(ArchiveError, match="No space left"):
        CaptureWriter(tmp_path).append(item())
    assert list(tmp_path.iterdir()) == []


def test_after_a_failed_fsync_nothing_is_called_safe_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = CaptureWriter(tmp_path)
    writer.append(item())

    def broken(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", broken)
        with pytest.raises(ArchiveError, match="Input/output error"):
            writer.sync()
    with pytest.raises(ArchiveError):
        writer.sync()
    with pytest.raises(ArchiveError):
        writer.append(item())
    assert only(tmp_path, "*.open"), "it keeps its name and is repaired at the next start"
    assert len(recover(tmp_path, lambda _: set())) == 1


def test_a_folder_that_cannot_be_made_is_an_archive_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError):
        CaptureWriter(tmp_path / "file" / "captures").append(item())
