"""Files of other programs: which records are taken, what each holds, and that a hostile file costs one line."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.captures.foreign import LARGEST, Answer, Spoilt, answer_at, origin_of
from newsarchive.errors import UsageError
from newsarchive.importing.files import warcs
from newsarchive.importing.plan import Finder, Plan, plan_of
from newsarchive.sites.load import parse_site

SITE = """
id = "{id}"
status = "invented"
names = {{ en = "University" }}
country = "KZ"
timezone = "Asia/Almaty"
languages = ["en"]
hosts = ["{host}"]
[[articles]]
pattern = 'https://{host}/news/(?P<number>\\d+)'
[[listings]]
url = "https://{host}/news"
"""
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PAGE = "https://u.example/news/1"


def finder() -> Finder:
    return Finder(parse_site(SITE.format(id=one, host=f"{one}.example"), Path(f"{one}.toml")) for one in ("u", "w"))


def record(
    url: str = PAGE, body: bytes = b"<p>text</p>", *, kind: str = "response", date: str = "2020-05-01T10:00:00Z", head: str = "",
    warc: str = "", status: str = "200 OK", digest: str | None = None, ident: str = "<urn:uuid:6c0d3d8e-5c0e-4d5a-9a53-0d4a4f0b9a01>",
) -> bytes:  # fmt: skip
    """One record as another program writes it."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body
    said = digest or f"sha256:{hashlib.sha256(block).hexdigest()}"
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {ident}\r\nWARC-Date: {date}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Block-Digest: {said}\r\n{warc}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"


def planned(*records: bytes, packed: bool = True) -> tuple[Plan, io.BytesIO]:
    file = io.BytesIO(b"".join(gzip.compress(one, mtime=0) if packed else one for one in records))
    return plan_of(file, finder(), NOW), file


def only(data: bytes) -> Answer:
    plan, file = planned(data)
    [one] = plan.wanted["u"]
    assert one.body is not None
    return answer_at(file, one.body)


@pytest.mark.parametrize("packed", [True, False])
def test_each_record_goes_to_the_site_whose_article_or_listing_it_is(packed: bool) -> None:
    plan, file = planned(
        record(PAGE, date="2021-01-01T00:00:00Z"), record("https://w.example/news/7"), record("https://other.example/news/1"),
        record("https://u.example/about"), record("https://u.example/news", date="2022-01-01T00:00:00Z"), record("dns:u.example"),
        record("https://u.example/news/2", date="2019-01-01T00:00:00Z"), packed=packed,
    )  # fmt: skip
    # A listing first, since it says something of the articles; then by time.
    assert [one.link.url for one in plan.wanted["u"]] == ["https://u.example/news", "https://u.example/news/2", PAGE]
    assert [one.link.kind for one in plan.wanted["u"]] == ["listing", "article", "article"]
    assert [one.link.url for one in plan.wanted["w"]] == ["https://w.example/news/7"]
    assert (plan.records, dict(plan.passed), plan.fault) == (7, {"other addresses": 2}, None)
    assert [answer_at(file, one.entry).body for one in plan.wanted["u"]] == [b"<p>text</p>"] * 3


def test_a_body_is_taken_as_it_was_received() -> None:
    packed = gzip.compress("Жаңалықтар".encode(), mtime=0)
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (10, packed[:10], len(packed) - 10, packed[10:])
    found = only(record(body=chunks, head="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"))
    assert (found.status, found.body, found.flags) == (200, packed, ())
    assert ("Content-Encoding", "gzip") in found.headers
    assert "Transfer-Encoding" not in dict(found.headers)


def test_more_than_a_crawl_takes_is_cut_off_and_says_so() -> None:
    found = only(record(body=b"x" * (LARGEST + 1)))
    assert (len(found.body), found.flags) == (LARGEST, ("truncated", "over_limit"))
    assert only(record(warc="WARC-Truncated: time\r\n")).flags == ("truncated", "out_of_time")


def test_what_does_not_match_its_digest_is_refused() -> None:
    with pytest.raises(Spoilt, match="does not match its digest"):
        only(record(digest="sha256:" + "0" * 64))
    with pytest.raises(Spoilt, match="no answer of a web server"):
        only(record(status="x"))


def test_a_revisit_has_the_body_of_the_record_it_names() -> None:
    first = "<urn:uuid:6c0d3d8e-5c0e-4d5a-9a53-0d4a4f0b9a01>"
    again = record(body=b"", kind="revisit", date="2020-06-01T10:00:00Z", warc=f"WARC-Refers-To: {first}\r\n", ident="<urn:uuid:2>")
    lost = record(
        body=b"", kind="revisit", date="2020-07-01T10:00:00Z", ident="<urn:uuid:3>",
        warc=f"WARC-Refers-To-Date: 2018-05-01T10:00:00Z\r\nWARC-Refers-To-Target-URI: {PAGE}\r\n",
    )  # fmt: skip
    by_time = record(
        body=b"", kind="revisit", date="2020-08-01T10:00:00Z", ident="<urn:uuid:4>", warc="WARC-Refers-To-Date: 2020-05-01T10:00:00Z\r\n"
    )
    plan, file = planned(record(), again, lost, by_time)
    bodies = [one.body for one in plan.wanted["u"]]
    assert [one.offset if one is not None else None for one in bodies] == [0, 0, None, 0]
    assert bodies[1] is not None
    assert answer_at(file, bodies[1]).body == b"<p>text</p>"


@pytest.mark.parametrize("date", ["yesterday", "1971-01-01T00:00:00Z", "2030-01-01T00:00:00Z", "9999-99-99T00:00:00Z", ""])
def test_a_record_of_no_possible_time_is_left_out(date: str) -> None:
    assert planned(record(date=date))[0].wanted == {}


def test_a_record_keeps_its_id_and_one_without_gets_one_that_follows_from_its_place() -> None:
    plan, _ = planned(record(), record("https://u.example/news/2", ident="<http://other.example/17>"))
    known, strange = (origin_of(one.entry, "a.warc.gz", "ab" * 32) for one in plan.wanted["u"])
    assert known.id == "6c0d3d8e-5c0e-4d5a-9a53-0d4a4f0b9a01"
    assert strange.record == "<http://other.example/17>"
    assert strange == origin_of(plan.wanted["u"][1].entry, "a.warc.gz", "ab" * 32)
    assert strange.id != origin_of(plan.wanted["u"][1].entry, "a.warc.gz", "cd" * 32).id


def test_a_file_that_is_damaged_gives_what_stands_before_the_damage() -> None:
    whole = gzip.compress(record(body=b"".join(b"<p>line %d</p>" % n for n in range(3000))), mtime=0)
    for rest in (whole[: len(whole) // 2], whole[: len(whole) // 2] + bytes(200), b"garbage" * 100):
        plan = plan_of(io.BytesIO(whole + rest), finder(), NOW)
        assert len(plan.wanted["u"]) == 1
        assert plan.fault is not None
    plain = record(body=b"<p>text</p>" * 1000)
    plan = plan_of(io.BytesIO(plain + plain[:-600]), finder(), NOW)
    assert (len(plan.wanted["u"]), plan.fault) == (1, "the file ends within a record")


@pytest.mark.parametrize(
    "data",
    [
        b"no archive at all", b"\x1f\x8b\x08\x00", gzip.compress(b"WARC/1.0\r\n" + b"x" * 3_000_000), gzip.compress(b"y" * 20_000_000),
        b"WARC/1.0\r\nContent-Length: -7\r\n\r\n", b"WARC/1.0\r\nContent-Length: " + b"9" * 400 + b"\r\n\r\n", b"\x00" * 1000,
    ],
)
def test_a_hostile_file_is_a_fault_and_nothing_else(data: bytes) -> None:
    plan = plan_of(io.BytesIO(data), finder(), NOW)
    assert plan.wanted == {}
    assert plan.fault is None or len(plan.fault) < 200


def test_a_wacz_gives_its_warc_files_and_what_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("archive/b.warc.gz", b"two")
        package.writestr("archive/a.warc.gz", b"one")
        package.writestr("indexes/index.cdx", b"")
    found = [(name, file.read()) for name, file in warcs(path, "wacz")]
    assert found == [("a.wacz!archive/a.warc.gz", b"one"), ("a.wacz!archive/b.warc.gz", b"two")]
    (tmp_path / "none.wacz").write_bytes(b"no ZIP")
    with zipfile.ZipFile(tmp_path / "empty.wacz", "w") as package:
        package.writestr("readme", b"")
    with zipfile.ZipFile(tmp_path / "bomb.wacz", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/a.warc", b"0" * 60_000_000)
    faults = {"none": "no WACZ file", "empty": "holds no WARC file", "bomb": "would unpack to", "missing": "cannot be read"}
    for name, said in faults.items():
        with pytest.raises(UsageError, match=said):
            list(warcs(tmp_path / f"{name}.wacz", "wacz"))
