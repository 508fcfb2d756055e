"""The form of a record: what was received stands in it byte for byte, and any tool can read it."""

from __future__ import annotations

import gzip
import hashlib
import io
import string
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from newsarchive.captures.reader import read_found, read_record
from newsarchive.captures.records import VerbatimHeaders, parse, stamp, written
from newsarchive.captures.writer import CaptureWriter
from newsarchive.items import Capture, Fetched
from tests.captures.samples import MOMENT, check, item, only

PRINTABLE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f"), max_size=40)


def there_and_back(one: Fetched, checked: bool = True) -> Capture:
    with TemporaryDirectory() as name:
        folder = Path(name)
        writer = CaptureWriter(folder)
        ref = writer.append(one)
        writer.close()
        if checked:
            check(only(folder))
        return read_record(folder, ref)


@settings(max_examples=40, deadline=None)
@given(
    body=st.binary(max_size=3000),
    headers=st.lists(st.tuples(st.text(string.ascii_letters + "-", min_size=1, max_size=20), PRINTABLE), max_size=6),
    status=st.integers(100, 599),
    flags=st.sets(st.sampled_from(["truncated", "dataloss"])),
)
def test_any_answer_comes_back_as_it_was_received(
    body: bytes, headers: list[tuple[str, str]], status: int, flags: set[str]
) -> None:
    kept = tuple(
        (name, value.strip()) for name, value in headers if name.lower() not in {"transfer-encoding", "content-encoding"}
    )
    capture = there_and_back(item(body=body, headers=kept, status=status, flags=tuple(sorted(flags))))
    assert (capture.body, capture.headers, capture.status, set(capture.flags)) == (body, kept, status, flags)
    assert capture.fetched_at == MOMENT


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "nonsense"])
@pytest.mark.parametrize(
    "body",
    [b"", b"not encoded at all", gzip.compress(b"<p>text</p>" * 100, mtime=0)[:40], gzip.compress(b"whole", mtime=0)],
    ids=["empty", "not encoded", "cut off", "whole"],
)
def test_an_encoded_body_stays_encoded_also_when_it_is_cut_off_or_no_such_thing(encoding: str, body: bytes) -> None:
    headers = (("Content-Encoding", encoding), ("Content-Length", "5000"))
    # warcio's own reader of brotli fails with brotli 1.2, whatever the body; ours checks both digests.
    capture = there_and_back(item(body=body, headers=headers), checked=encoding != "br")
    assert (capture.body, capture.headers) == (body, headers)


def test_a_transfer_encoding_that_was_undone_is_left_out() -> None:
    assert there_and_back(item(headers=(("Transfer-Encoding", "chunked"), ("X-A", "b")))).headers == (("X-A", "b"),)


@pytest.mark.parametrize(
    ("flags", "reason"),
    [
        (("truncated", "over_limit"), "length"), (("truncated", "out_of_time"), "time"), (("truncated",), "disconnect"),
        (("length_unknown",), None),
    ],
)  # fmt: skip
def test_a_body_without_its_end_says_why_and_has_the_digests_of_what_is_kept(
    tmp_path: Path, flags: tuple[str, ...], reason: str | None
) -> None:
    body = "<p>Ректор студенттермен кездесті".encode()
    writer = CaptureWriter(tmp_path)
    ref = writer.append(item(body=body, headers=(("Content-Length", "20000000"),), flags=flags))
    writer.close()
    assert check(only(tmp_path)) == ["warcinfo", "response", "request"]
    with only(tmp_path).open("rb") as file:
        said = next(one.rec_headers for one in ArchiveIterator(file, no_record_parse=True) if one.rec_type == "response")
    assert said.get_header("WARC-Truncated") == reason
    assert said.get_header("WARC-Payload-Digest") == f"sha256:{hashlib.sha256(body).hexdigest()}"
    back = read_record(tmp_path, ref)
    assert (back.body, back.flags) == (body, flags)


@pytest.mark.parametrize(("reason", "flag"), [("length", "over_limit"), ("time", "out_of_time"), ("disconnect", None)])
def test_a_record_of_another_program_that_says_it_was_cut_off_is_read_so(reason: str, flag: str | None) -> None:
    headers = {"WARC-Date": "2021-04-20T09:30:15Z", "WARC-Truncated": reason}
    http = VerbatimHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    data = written("http://u.example/1", "response", b"<p>", headers, http=http)
    found = parse(next(iter(ArchiveIterator(io.BytesIO(data), no_record_parse=True))))
    assert found is not None
    assert found.capture.flags == tuple(one for one in ("truncated", flag) if one)


def test_a_header_cannot_break_out_of_its_line() -> None:
    headers = (("X-A", "b\r\nWARC-Type: warcinfo\r\n\r\n<p>"), ("X\r\nB", "c\x00d"))
    capture = there_and_back(item(body=b"<p>true</p>", headers=headers))
    assert capture.body == b"<p>true</p>"
    assert len(capture.headers) == 2


def test_headers_in_cyrillic_are_kept_byte_for_byte() -> None:
    raw = 'attachment; filename="жаңалық.html"'.encode().decode("latin-1")
    assert there_and_back(item(headers=(("Content-Disposition", raw),))).headers == (("Content-Disposition", raw),)


def test_an_address_in_any_script_is_kept() -> None:
    url = "http://welcome.kokzhiek.example/kz/жаңалық?q=%D0%B0"
    assert there_and_back(item(url=url)).url == url


def test_a_response_has_its_request_and_says_to_which_row_it_belongs(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path)
    ref = writer.append(item(42, kind="listing", url="http://welcome.kokzhiek.example/en/3/news/?page=2"))
    writer.close()
    with only(tmp_path).open("rb") as file:
        records = {record.rec_type: record for record in ArchiveIterator(file, no_record_parse=False)}
    request = records["request"]
    assert request.rec_headers.get_header("WARC-Concurrent-To") == f"<urn:uuid:{ref.capture_id}>"
    assert str(request.http_headers.statusline) == "/en/3/news/?page=2 HTTP/1.1"
    assert request.http_headers.get_header("Host") == "welcome.kokzhiek.example"
    assert records["response"].rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
    found = read_found(tmp_path, ref)
    assert (found.site, found.crawl, found.row, found.kind) == ("demo", 7, 42, "listing")


def test_all_records_of_a_visit_have_one_date_and_digests_of_one_kind(tmp_path: Path) -> None:
    asked = MOMENT - timedelta(seconds=3)
    writer = CaptureWriter(tmp_path)
    writer.append(replace(item(), form=(("page", "2"),), requested_at=asked))
    writer.close()
    with only(tmp_path).open("rb") as file:
        headers = {record.rec_type: record.rec_headers for record in ArchiveIterator(file)}
    assert {name: one.get_header("WARC-Block-Digest").partition(":")[0] for name, one in headers.items()} == {
        "warcinfo": "sha256", "response": "sha256", "request": "sha256",
    }  # fmt: skip
    assert headers["request"].get_header("WARC-Date") == headers["response"].get_header("WARC-Date")
    assert headers["request"].get_header("Newsarchive-Requested") == stamp(asked)
    check(only(tmp_path))
