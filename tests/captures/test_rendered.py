"""Pages as a browser rendered them: written beside their response, read in its place, and gone with it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsarchive.captures.erase import erase_record, is_erased
from newsarchive.captures.reader import read_found, read_record, read_rendered, rendered_after, verify_record
from newsarchive.captures.recover import recover
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import IntegrityError
from newsarchive.items import Fetched, RecordRef
from newsarchive.pages.decode import header
from tests.captures.samples import check, item, only
from tests.captures.test_recover import nothing

SHELL = b"<html><body><div id=app></div></body></html>"
HTML = "<html><body><h1>Ғылым күні өтті</h1></body></html>".encode()
HEADERS = (("Content-Type", "text/html; charset=windows-1251"), ("Content-Encoding", "identity"), ("X-Robots-Tag", "noarchive"))


def page(row: int = 1, html: bytes | None = HTML) -> Fetched:
    made = item(row, SHELL, headers=HEADERS)
    made.rendered, made.asked_by_scripts = html, 3
    return made


def written(folder: Path, *pages: Fetched) -> list[RecordRef]:
    writer = CaptureWriter(folder)
    refs = [writer.append(one) for one in pages]
    writer.close()
    return refs


def test_both_forms_are_kept_and_the_rendered_one_is_read_with_the_headers_of_its_answer(tmp_path: Path) -> None:
    (ref,) = written(tmp_path, page())
    assert check(only(tmp_path)) == ["warcinfo", "response", "conversion", "request"]
    capture = read_record(tmp_path, ref)
    assert (capture.id, capture.body) == (ref.capture_id, HTML)
    assert header(capture.headers, "content-type") == "text/html; charset=utf-8"
    assert header(capture.headers, "content-encoding") is None
    assert header(capture.headers, "x-robots-tag") == "noarchive"
    assert read_found(tmp_path, ref).capture.body == SHELL
    assert verify_record(tmp_path, ref) is None
    assert ref.rendered is not None
    assert verify_record(tmp_path, ref.rendered) is None


def test_the_conversion_says_by_the_standard_what_it_was_made_from(tmp_path: Path) -> None:
    (ref,) = written(tmp_path, page())
    with only(tmp_path).open("rb") as file:
        record = next(one for one in ArchiveIterator(file) if one.rec_type == "conversion")
        assert record.rec_headers.get_header("WARC-Refers-To") == f"<urn:uuid:{ref.capture_id}>"
        assert record.rec_headers.get_header("WARC-Target-URI") == page().url
        assert record.rec_headers.get_header("Content-Type") == "text/html; charset=utf-8"
        assert record.raw_stream.read() == HTML


def test_a_rendered_page_that_was_altered_or_is_another_ones_is_not_given(tmp_path: Path) -> None:
    one, other = written(tmp_path, page(1), page(2, HTML + b"<!-- 2 -->"))
    assert one.rendered is not None
    assert other.rendered is not None
    for wrong in (
        replace(one.rendered, offset=other.rendered.offset, length=other.rendered.length), replace(one.rendered, payload_sha256="0" * 64),
        replace(one.rendered, offset=one.offset, length=one.length), replace(one.rendered, file="none.warc.gz"),
    ):  # fmt: skip
        with pytest.raises(IntegrityError):
            read_record(tmp_path, replace(one, rendered=wrong))
        assert verify_record(tmp_path, wrong)


def test_erasing_takes_both_and_moves_nothing(tmp_path: Path) -> None:
    before, victim, after = written(tmp_path, page(1), page(2, os.urandom(30_000)), page(3))
    size = only(tmp_path).stat().st_size
    assert victim.rendered is not None
    for ref in (victim, victim.rendered):
        erased = erase_record(tmp_path, ref)
        assert (erased.offset, erased.length, erased.record_type) == (ref.offset, ref.length, "metadata")
        assert is_erased(tmp_path, ref)
    assert only(tmp_path).stat().st_size == size
    types = check(only(tmp_path))
    assert types[4:7] == ["metadata", "metadata", "request"]
    assert [read_record(tmp_path, ref).body for ref in (before, after)] == [HTML, HTML]


def test_a_crash_before_the_rendered_page_was_whole_leaves_a_capture_without_one(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path / "dead")
    ref = writer.append(page())
    writer._abandon()
    path = only(tmp_path / "dead", "*.open")
    data = path.read_bytes()
    assert ref.rendered is not None
    for size, whole in ((len(data), True), (ref.rendered.offset + ref.rendered.length, True), (ref.rendered.offset + 50, False)):
        folder = tmp_path / str(size)
        folder.mkdir()
        (folder / path.name).write_bytes(data[:size])
        (orphan,) = recover(folder, nothing)
        found = rendered_after(folder, orphan.ref)
        assert (found is not None) is whole
        if found is not None:
            assert found[0] == ref.rendered
            assert (found[1].body, found[1].requests) == (HTML, 3)


def test_the_page_after_a_capture_is_not_taken_for_its_rendered_one(tmp_path: Path) -> None:
    plain, rendered = written(tmp_path, page(1, None), page(2))
    assert rendered_after(tmp_path, plain) is None
    assert rendered_after(tmp_path, rendered) is not None
    assert read_rendered(tmp_path, rendered.rendered or rendered).refers_to == rendered.capture_id
