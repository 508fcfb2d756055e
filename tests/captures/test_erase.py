"""Erasing: nothing of the page is left in the file, no other record moves, and a crash in between is made good."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.captures.erase import erase_record, is_erased
from newsarchive.captures.reader import read_record, verify_record
from newsarchive.captures.recover import recover
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import IntegrityError
from newsarchive.items import RecordRef
from tests.captures.samples import check, item, only

ROOT = str(Path(__file__).parents[2])
SECRET = b"the name that must go"


def written(folder: Path, *bodies: bytes, close: bool = True) -> list[RecordRef]:
    writer = CaptureWriter(folder)
    refs = [writer.append(item(row, body, headers=(("X-Title", SECRET.decode()),))) for row, body in enumerate(bodies, 1)]
    if close:
        writer.close()
    return refs


@pytest.mark.parametrize("body", [b"", SECRET, SECRET * 40_000, os.urandom(70_000) + SECRET, os.urandom(2_000_000)])
def test_an_erased_page_is_gone_and_its_neighbours_stand_where_they_stood(tmp_path: Path, body: bytes) -> None:
    refs = written(tmp_path, b"before", body, b"after")
    size = only(tmp_path).stat().st_size
    original = only(tmp_path).read_bytes()[refs[1].offset :][: refs[1].length]
    erased = erase_record(tmp_path, refs[1])
    data = only(tmp_path).read_bytes()
    assert len(data) == size
    assert (erased.file, erased.offset, erased.length, erased.record_type) == (refs[1].file, refs[1].offset, refs[1].length, "metadata")
    assert original not in data
    stub = gzip.decompress(data[erased.offset : erased.offset + erased.length])
    assert SECRET not in stub
    assert refs[1].capture_id.encode() in stub
    assert check(only(tmp_path)) == ["warcinfo", "response", "request", "metadata", "request", "response", "request"]
    assert [read_record(tmp_path, ref).body for ref in (refs[0], refs[2])] == [b"before", b"after"]
    assert verify_record(tmp_path, refs[1])


def test_no_tool_reads_the_stub_otherwise(tmp_path: Path) -> None:
    refs = written(tmp_path, SECRET + os.urandom(300_000))
    erase_record(tmp_path, refs[0])
    done = subprocess.run(["gzip", "-t", str(only(tmp_path))], capture_output=True, timeout=20)
    assert done.returncode == 0, done.stderr
    assert SECRET not in gzip.decompress(only(tmp_path).read_bytes()).replace(b"X-Title", b"")


def test_erasing_twice_is_nothing(tmp_path: Path) -> None:
    refs = written(tmp_path, SECRET)
    first = erase_record(tmp_path, refs[0])
    before = only(tmp_path).read_bytes()
    assert erase_record(tmp_path, refs[0]) == first
    assert only(tmp_path).read_bytes() == before


def test_a_place_where_something_else_stands_is_not_touched(tmp_path: Path) -> None:
    refs = written(tmp_path, b"one", b"two")
    before = only(tmp_path).read_bytes()
    wrong = RecordRef(**{**{name: getattr(refs[0], name) for name in RecordRef.__slots__}, "offset": refs[1].offset})
    with pytest.raises(IntegrityError):
        erase_record(tmp_path, wrong)
    assert only(tmp_path).read_bytes() == before
    assert not list(tmp_path.glob("*.erasing"))


def test_a_page_of_a_crawl_that_still_runs_can_be_erased(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    ref = writer.append(item(1, SECRET))
    erase_record(tmp_path, ref)
    later = writer.append(item(2, b"later"))
    writer.close()
    assert is_erased(tmp_path, ref)
    assert read_record(tmp_path, later).body == b"later"
    check(only(tmp_path))


def test_an_erased_page_is_no_orphan(tmp_path: Path) -> None:
    refs = written(tmp_path, SECRET, b"two")
    erase_record(tmp_path, refs[0])
    assert [orphan.ref for orphan in recover(tmp_path, lambda _: set())] == refs[1:]


DYING = """
import os, signal, sys
from pathlib import Path
from newsarchive.captures import erase
from newsarchive.items import RecordRef
pwrite = os.pwrite
def dying(descriptor, data, offset):
    pwrite(descriptor, data[: int(len(data) * float(sys.argv[1]))], offset)
    os.kill(os.getpid(), signal.SIGKILL)
os.pwrite = dying
ref = RecordRef(file=sys.argv[3], offset=int(sys.argv[4]), length=int(sys.argv[5]), capture_id=sys.argv[6],
    record_type="response", payload_sha256=sys.argv[7], block_sha256=sys.argv[8])
erase.erase_record(Path(sys.argv[2]), ref)
"""


@pytest.mark.parametrize("share", ["0", "0.3", "1"])
def test_an_erasure_killed_half_way_is_completed_at_the_next_start(tmp_path: Path, share: str) -> None:
    refs = written(tmp_path, b"before", SECRET + os.urandom(50_000), b"after")
    ref = refs[1]
    done = subprocess.run(
        [sys.executable, "-c", DYING, share, str(tmp_path), ref.file, str(ref.offset), str(ref.length), ref.capture_id,
         ref.payload_sha256, ref.block_sha256],
        capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": ROOT},
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    recover(tmp_path, lambda _: {one.offset for one in refs})
    assert is_erased(tmp_path, ref)
    assert check(only(tmp_path)) == ["warcinfo", "response", "request", "metadata", "request", "response", "request"]
    assert [read_record(tmp_path, one).body for one in (refs[0], refs[2])] == [b"before", b"after"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [ref.file]


def test_an_erasure_whose_file_is_gone_keeps_nobody_from_starting(tmp_path: Path) -> None:
    (tmp_path / "gone.warc.gz.10.erasing").write_text(
        '{"capture_id": "x", "url": "http://a/", "fetched_at": "2021-04-20T00:00:00Z", "offset": 10, "length": 400}'
    )
    assert recover(tmp_path, lambda _: set()) == []
    assert list(tmp_path.iterdir()) == []
