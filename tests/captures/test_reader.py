"""Reading back: what does not match its digest is never handed out."""

from __future__ import annotations

import gzip
import random
import zlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.captures import reader
from newsarchive.captures.reader import members, read_record, scan, verify_record
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import IntegrityError
from newsarchive.items import RecordRef
from tests.captures.samples import item, only


def written(folder: Path, *bodies: bytes) -> list[RecordRef]:
    writer = CaptureWriter(folder)
    refs = [writer.append(item(row, body)) for row, body in enumerate(bodies, 1)]
    writer.close()
    return refs


def test_a_record_changed_in_any_byte_is_refused_or_says_the_same(tmp_path: Path) -> None:
    (ref,) = written(tmp_path, b"<p>The text as it was received.</p>")
    path = only(tmp_path)
    whole, good = path.read_bytes(), read_record(tmp_path, ref)
    for place in range(ref.offset, ref.offset + ref.length):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        try:
            capture = read_record(tmp_path, ref)
        except IntegrityError:
            continue
        assert (capture.body, capture.headers, capture.status) == (good.body, good.headers, good.status)


def test_a_record_written_anew_with_another_text_is_refused(tmp_path: Path) -> None:
    (ref,) = written(tmp_path, b"<p>true</p>")
    path = only(tmp_path)
    data = path.read_bytes()
    forged = gzip.compress(gzip.decompress(data[ref.offset : ref.offset + ref.length]).replace(b"true", b"fake"))
    path.write_bytes(data[: ref.offset] + forged)
    assert "digest" in str(verify_record(tmp_path, replace(ref, length=len(forged))))


@pytest.mark.parametrize("change", [{"offset": 0}, {"offset": 3}, {"offset": 10**9}, {"length": 20}, {"capture_id": "another"}])
def test_a_place_that_is_not_the_records_is_refused(tmp_path: Path, change: dict[str, int | str]) -> None:
    (ref,) = written(tmp_path, b"<p>text</p>")
    assert verify_record(tmp_path, ref) is None
    assert verify_record(tmp_path, replace(ref, **change))  # type: ignore[arg-type]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (ref,) = written(tmp_path, b"<p>text</p>")
    only(tmp_path).unlink()
    with pytest.raises(IntegrityError, match=f"The capture file {ref.file} is missing"):
        read_record(tmp_path, ref)


def test_a_file_in_place_of_the_folder_is_damage(tmp_path: Path) -> None:
    (ref,) = written(tmp_path, b"<p>text</p>")
    (tmp_path / "file").write_bytes(b"x")
    assert "cannot be opened" in str(verify_record(tmp_path / "file", ref))


def test_an_error_quotes_little_of_the_bytes_that_could_not_be_read(tmp_path: Path) -> None:
    (ref,) = written(tmp_path, b"<p>text</p>")
    only(tmp_path).write_bytes(b"\x01\x02\x1b" * 5000)
    said = str(verify_record(tmp_path, replace(ref, offset=0, length=15000)))
    assert "cannot be read" in said
    assert said.isprintable()
    assert len(said) < 300


def test_scan_finds_every_response_with_its_place(tmp_path: Path) -> None:
    refs = written(tmp_path, b"one", b"two", b"three")
    assert [(offset, length, found.capture.id) for offset, length, found in scan(only(tmp_path))] == [
        (ref.offset, ref.length, ref.capture_id) for ref in refs
    ]
    assert [found.row for _, _, found in scan(only(tmp_path), refs[1].offset)] == [2, 3]


def test_a_member_that_is_no_warc_record_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path, b"one")
    with only(tmp_path).open("ab") as file:
        file.write(gzip.compress(b"not a record") + gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 2\r\n\r\nhi"))
    assert len(list(scan(only(tmp_path)))) == 1


@settings(max_examples=60, deadline=None)
@given(
    sizes=st.lists(st.integers(0, 5000), max_size=6), repeat=st.integers(0, 200_000), chunk=st.integers(1, 700), cut=st.integers(0, 12)
)  # fmt: skip
def test_members_are_found_whatever_the_chunks_and_ratios(sizes: list[int], repeat: int, chunk: int, cut: int) -> None:
    chance = random.Random(sum(sizes) + repeat)
    parts = [gzip.compress(chance.randbytes(size) + b"a" * repeat, chance.choice([0, 1, 9])) for size in sizes]
    expected, offset = [], 0
    for part in parts:
        expected.append((offset, len(part)))
        offset += len(part)
    tail = zlib.compress(b"half")[:cut]
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        patched.setattr(reader, "CHUNK", max(chunk, sum(map(len, parts)) // 2000))
        path = Path(name) / "x.gz"
        path.write_bytes(b"".join(parts) + tail)
        assert list(members(path)) == expected
        if parts:
            path.write_bytes(b"".join(parts)[:-1])
            assert list(members(path)) == expected[:-1]
