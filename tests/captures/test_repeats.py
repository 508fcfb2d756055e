"""Records of answers that say nothing new: they name the capture that says it, and bring its body when they are read."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsarchive.captures.erase import erase_record, is_erased
from newsarchive.captures.reader import read_found, read_record, verify_record
from newsarchive.captures.recover import recover
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import IntegrityError
from newsarchive.items import Earlier, Fetched, RecordRef, Repeat, Sameness
from tests.captures.samples import MOMENT, check, item, only

BODY = "<p>Жаңалық: the roof was mended.</p>".encode() * 20
DIFFERING = ("- Просмотров: 12", "+ Просмотров: 13", "+ http://welcome.kokzhiek.example/kz/жаңалық?a=1")


def earlier(ref: RecordRef) -> Earlier:
    return Earlier(ref=ref, url=item().url, fetched_at="2021-04-20T09:30:15.123Z")


def repeated(first: RecordRef, how: Sameness, **more: object) -> Fetched:
    """An answer that repeats the first."""
    bodies = {"identical": BODY, "not_modified": b"", "furniture": BODY.replace(b"roof", b"roof ")}
    one = item(1, bodies[how], status=304 if how == "not_modified" else 200, headers=(("ETag", '"ж"'), ("X-Day", "2")))
    return replace(one, repeats=Repeat(earlier=earlier(first), how=how, **more))  # type: ignore[arg-type]


def test_every_kind_of_repeat_is_a_record_that_warcio_accepts_and_reads_as_the_capture_it_names(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    first = writer.append(item(1, BODY))
    again = writer.append(repeated(first, "identical"))
    unmodified = writer.append(repeated(first, "not_modified"))
    furniture = writer.append(repeated(first, "furniture", differing=DIFFERING))
    writer.close()
    kinds = ["response", "revisit", "revisit", "metadata"]
    assert check(only(tmp_path)) == ["warcinfo", *(kind for one in kinds for kind in (one, "request"))]
    assert [ref.record_type for ref in (again, unmodified, furniture)] == kinds[1:]
    assert (again.payload_sha256, unmodified.payload_sha256) == (first.payload_sha256, first.payload_sha256)
    assert furniture.payload_sha256 != first.payload_sha256, "the digest is that of what was received"
    for ref in (again, unmodified, furniture):
        assert ref.referred == first
        capture = read_record(tmp_path, ref)
        assert (capture.id, capture.body, capture.status, capture.fetched_at) == (ref.capture_id, BODY, 200, MOMENT)
        assert read_record(tmp_path, replace(ref, referred=None)).body == b""
        assert read_found(tmp_path, ref).refers_to == first.capture_id
        assert verify_record(tmp_path, ref) is None
    assert read_found(tmp_path, furniture).differing == DIFFERING
    assert read_found(tmp_path, furniture).capture.headers == (("ETag", '"ж"'), ("X-Day", "2"))


def test_a_revisit_names_its_profile_and_the_date_and_address_of_the_first_record(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    first = writer.append(item(1, BODY))
    writer.append(repeated(first, "identical"))
    writer.append(repeated(first, "not_modified"))
    writer.close()
    with only(tmp_path).open("rb") as file:
        headers = [(one.rec_type, one.rec_headers) for one in ArchiveIterator(file, no_record_parse=True)]
    response = next(one for kind, one in headers if kind == "response")
    equal, unmodified = (one for kind, one in headers if kind == "revisit")
    for one in (equal, unmodified):
        assert one.get_header("WARC-Refers-To") == response.get_header("WARC-Record-ID")
        assert one.get_header("WARC-Refers-To-Date") == response.get_header("WARC-Date")
        assert one.get_header("WARC-Refers-To-Target-URI") == response.get_header("WARC-Target-URI")
    assert equal.get_header("WARC-Profile").endswith("/revisit/identical-payload-digest")
    assert equal.get_header("WARC-Payload-Digest") == response.get_header("WARC-Payload-Digest")
    assert equal.get_header("WARC-Truncated") == "length"
    assert unmodified.get_header("WARC-Profile").endswith("/revisit/server-not-modified")
    assert unmodified.get_header("WARC-Payload-Digest") is None, "the server said so; nobody compared"
    assert unmodified.get_header("WARC-Truncated") is None


def test_nothing_is_left_out_for_the_sake_of_a_capture_that_is_damaged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    writer = CaptureWriter(tmp_path)
    first = writer.append(item(1, os.urandom(2000)))
    path = only(tmp_path, "*.open")
    data = bytearray(path.read_bytes())
    data[first.offset + first.length // 2] ^= 0xFF
    path.write_bytes(data)
    one = repeated(first, "identical")
    assert writer.append(one).record_type == "response"
    assert one.repeats is None
    assert "is kept whole" in caplog.text
    assert writer.append(repeated(first, "not_modified")).record_type == "revisit"


def test_a_record_that_names_another_capture_than_the_archive_does_is_told(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    first, other = writer.append(item(1, BODY)), writer.append(item(2, BODY))
    again = writer.append(repeated(first, "identical"))
    with pytest.raises(IntegrityError, match="names another capture"):
        read_record(tmp_path, replace(again, referred=other))


@pytest.mark.parametrize("how", ["identical", "not_modified", "furniture"])
def test_a_repeat_without_its_row_is_found_and_one_on_request_is_erased(tmp_path: Path, how: Sameness) -> None:
    writer = CaptureWriter(tmp_path)
    first = writer.append(item(1, BODY))
    again = writer.append(repeated(first, how, differing=DIFFERING if how == "furniture" else ()))
    writer._abandon()
    (orphan,) = recover(tmp_path, lambda _: {first.offset})
    assert replace(orphan.ref, payload_sha256="") == replace(again, payload_sha256="", referred=None)
    assert (orphan.found.refers_to, orphan.row, orphan.site) == (first.capture_id, 1, "demo")
    erase_record(tmp_path, again)
    assert is_erased(tmp_path, again)
    check(only(tmp_path))
    assert recover(tmp_path, lambda _: {first.offset}) == [], "a stub is nothing to be adopted"
