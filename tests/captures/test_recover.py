"""kill -9 at any moment, also in the middle of a record: the next start leaves files that `warcio check` accepts, with every
record that was complete."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsarchive.captures.reader import members, read_record
from newsarchive.captures.recover import README, recover, write_readme
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import ArchiveError
from newsarchive.items import RecordRef
from tests.captures.samples import check, item, only

ROOT = str(Path(__file__).parents[2])


def nothing(file: str) -> set[int]:
    """An archive that has no row of any record."""
    return set()


def left_open(folder: Path, *bodies: bytes) -> tuple[Path, list[RecordRef]]:
    """A file as a process that died over it leaves it."""
    writer = CaptureWriter(folder)
    refs = [writer.append(item(row, body)) for row, body in enumerate(bodies, 1)]
    writer._abandon()
    return only(folder, "*.open"), refs


@pytest.mark.full
def test_a_file_cut_at_any_byte_is_repaired_and_keeps_every_complete_record(tmp_path: Path) -> None:
    path, refs = left_open(tmp_path / "dead", b"one", os.urandom(300))
    cut_and_repair(path, refs, tmp_path / "captures", every=1)


def test_a_file_cut_near_the_ends_of_its_records_and_between_is_repaired(tmp_path: Path) -> None:
    path, refs = left_open(tmp_path / "dead", b"one", os.urandom(300))
    cut_and_repair(path, refs, tmp_path / "captures", every=97)


def cut_and_repair(path: Path, refs: list[RecordRef], folder: Path, every: int) -> None:
    """Cut the file at each so many bytes, and at the first and last bytes of each of its members."""
    data = path.read_bytes()
    first = next(members(path))[1]
    ends = [offset + length for offset, length in members(path)]
    near = {end + step for end in (0, *ends) for step in (-8, -1, 0, 1, 10)}
    for size in sorted(near.union(range(0, len(data) + 1, every)) & set(range(len(data) + 1))):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / path.name).write_bytes(data[:size])
        orphans = recover(folder, nothing)
        assert [orphan.ref for orphan in orphans] == [ref for ref in refs if ref.offset + ref.length <= size]
        if size < first:
            assert list(folder.iterdir()) == [], "a file without its first record holds nothing"
        else:
            check(only(folder))


@pytest.mark.parametrize("tail", [b"\0" * 5000, b"\x1f\x8b\x08\0 not a member", os.urandom(3000)])
def test_a_tail_of_zeros_or_rubbish_as_a_power_cut_leaves_is_cut_off(tmp_path: Path, tail: bytes) -> None:
    path, refs = left_open(tmp_path, b"one")
    with path.open("ab") as file:
        file.write(tail)
    assert [orphan.ref for orphan in recover(tmp_path, nothing)] == refs
    assert check(only(tmp_path)) == ["warcinfo", "response", "request"]


def test_a_record_that_has_its_row_is_no_orphan_whatever_the_order_of_the_commits(tmp_path: Path) -> None:
    _, refs = left_open(tmp_path, b"one", b"two", b"three")
    orphans = recover(tmp_path, lambda file: {refs[1].offset} if file == refs[1].file else set())
    assert [orphan.ref for orphan in orphans] == [refs[0], refs[2]]
    assert [(orphan.site, orphan.crawl, orphan.row, orphan.kind) for orphan in orphans] == [
        ("demo", 7, 1, "article"), ("demo", 7, 3, "article"),
    ]  # fmt: skip
    assert orphans[0].found.capture.body == b"one"
    assert read_record(tmp_path, orphans[1].ref).body == b"three"


def test_what_was_found_is_found_again_until_it_has_its_row(tmp_path: Path) -> None:
    _, refs = left_open(tmp_path, b"one", b"two")
    rows: set[int] = set()
    assert len(recover(tmp_path, lambda _: rows)) == 2
    rows.add(refs[1].offset)
    assert [orphan.ref for orphan in recover(tmp_path, lambda _: rows)] == refs[:1]
    rows.add(refs[0].offset)
    assert recover(tmp_path, lambda _: rows) == []
    asked: list[str] = []
    assert recover(tmp_path, lambda file: set(asked.append(file) or ())) == []  # type: ignore[func-returns-value]
    assert asked == [], "a settled file costs nothing at later starts"


def test_a_file_that_was_closed_while_records_still_lacked_their_row_is_looked_through_too(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    refs = [writer.append(item(row)) for row in (1, 2, 3)]
    writer.close()
    assert [orphan.ref for orphan in recover(tmp_path, lambda _: {refs[0].offset, refs[2].offset})] == [refs[1]]


def test_a_thorough_look_finds_what_an_older_archive_does_not_know(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    refs = [writer.append(item(row)) for row in (1, 2)]
    writer.close()
    known = {ref.offset for ref in refs}
    assert recover(tmp_path, lambda _: known) == []
    known.discard(refs[0].offset)
    assert recover(tmp_path, lambda _: known) == []
    assert [orphan.ref for orphan in recover(tmp_path, lambda _: known, thorough=True)] == refs[:1]


def test_a_live_processs_file_is_left_alone(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    ref = writer.append(item())
    before = only(tmp_path, "*.open").read_bytes()
    assert recover(tmp_path, nothing) == []
    assert only(tmp_path, "*.open").read_bytes() == before
    writer.append(item(2))
    writer.close()
    assert read_record(tmp_path, ref).body == item().body


def test_a_file_damaged_before_records_that_are_in_the_archive_is_not_cut(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path, refs = left_open(tmp_path, b"one", b"two", b"three")
    data = bytearray(path.read_bytes())
    data[refs[1].offset + 60] ^= 0xFF
    path.write_bytes(data)
    recover(tmp_path, lambda _: {ref.offset for ref in refs})
    assert only(tmp_path).read_bytes() == data
    assert read_record(tmp_path, refs[2]).body == b"three"
    assert "is damaged" in caplog.text


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert recover(tmp_path / "captures", nothing) == []


def test_a_file_that_cannot_be_repaired_is_an_archive_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_open(tmp_path, b"one")

    def read_only(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.fsync", read_only)
    with pytest.raises(ArchiveError, match="cannot be repaired: Permission denied"):
        recover(tmp_path, nothing)


def test_the_folder_explains_itself(tmp_path: Path) -> None:
    write_readme(tmp_path / "captures")
    write_readme(tmp_path / "captures")
    assert (tmp_path / "captures" / "README.txt").read_text(encoding="utf-8") == README


APPENDING = """
import os, sys
from pathlib import Path
from newsarchive.captures.writer import CaptureWriter
from tests.captures.samples import item
writer = CaptureWriter(Path(sys.argv[1]), roll_at=3_000_000)
row = 0
while True:
    row += 1
    ref = writer.append(item(row, os.urandom(400_000)))
    writer.sync()
    print(ref.file, ref.offset, ref.length, ref.capture_id, flush=True)
"""

HALF = """
import os, signal, sys
from pathlib import Path
from newsarchive.captures.writer import CaptureWriter
from tests.captures.samples import item
writer = CaptureWriter(Path(sys.argv[1]))
ref = writer.append(item(1))
writer.sync()
print(ref.file, ref.offset, ref.length, ref.capture_id, flush=True)

class Dying:
    def __init__(self, file):
        self.file = file
    def write(self, data):
        self.file.write(data[:int(len(data) * float(sys.argv[2]))])
        os.kill(os.getpid(), signal.SIGKILL)
    def fileno(self):
        return self.file.fileno()

writer._file = Dying(writer._file)
writer.append(item(2, os.urandom(100_000)))
"""


def acknowledged(text: str) -> list[tuple[str, int, int, str]]:
    lines = [line.split() for line in text.split("\n")[:-1]]
    return [(file, int(offset), int(length), capture) for file, offset, length, capture in lines]


def repaired(folder: Path) -> list[tuple[str, int, int, str]]:
    """What recovery finds; `warcio check`, as a person runs it, accepts the files."""
    orphans = recover(folder, nothing)
    assert not list(folder.glob("*.open"))
    files = [str(path) for path in sorted(folder.glob("*.warc.gz"))]
    done = subprocess.run(
        [str(Path(sys.executable).with_name("warcio")), "check", *files], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for file in files:
        check(Path(file))
    return [(orphan.ref.file, orphan.ref.offset, orphan.ref.length, orphan.ref.capture_id) for orphan in orphans]


def test_a_process_killed_while_it_appends_loses_nothing_that_was_synced(tmp_path: Path) -> None:
    chance = random.Random(9)
    for number in range(5):
        folder = tmp_path / str(number)
        process = subprocess.Popen(
            [sys.executable, "-c", APPENDING, str(folder)], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": ROOT}
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.15))
        process.send_signal(signal.SIGKILL)
        safe = acknowledged(first + process.communicate()[0])
        assert safe
        assert set(safe) <= set(repaired(folder))


@pytest.mark.parametrize("share", ["0", "0.0001", "0.5", "0.99", "1"])
def test_a_process_killed_in_the_middle_of_a_record_leaves_the_records_before_it(tmp_path: Path, share: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HALF, str(tmp_path), share], capture_output=True, text=True, timeout=60,
        env={**os.environ, "PYTHONPATH": ROOT},
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    safe = acknowledged(done.stdout)
    found = repaired(tmp_path)
    # All but 1 percent of the write leaves the response whole only where the request record was what was cut.
    assert found[: len(safe)] == safe
    assert len(found) == (2 if share in {"1"} or (share == "0.99" and len(found) == 2) else 1)


def test_two_processes_that_recover_at_once_agree(tmp_path: Path) -> None:
    left_open(tmp_path, *[os.urandom(2000) for _ in range(50)])
    code = (
        "import sys; from pathlib import Path; from newsarchive.captures.recover import recover;"
        "print(len(recover(Path(sys.argv[1]), lambda _: set())))"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": ROOT}
        )
        for _ in range(2)
    ]
    counts = [int(process.communicate()[0]) for process in both]
    assert 50 in counts
    assert set(counts) <= {0, 50}
    check(only(tmp_path))
