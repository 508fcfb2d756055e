"""The metadata record of a recheck that brought nothing but other furniture: what was received, which capture says it, what differs.

Its block is application/warc-fields in UTF-8: status, digest and length of the body as received, the HTTP headers, and each line that
differs from the capture that WARC-Refers-To names.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from datetime import datetime
from typing import Any, cast

from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from newsarchive.captures.records import META, Found, Made, clean, header_pairs, own_headers, refers_to, uri, uuid_of
from newsarchive.items import Capture, Fetched, Kind, Repeat

TYPE = "application/warc-fields"
SIGNS = {"- ": "went", "+ ": "came"}
"""By which field a line that differs is written."""


def metadata_record(item: Fetched, repeat: Repeat) -> Made:
    """The metadata record of an answer whose body is not kept."""
    assert item.status is not None
    payload = hashlib.sha256(item.body).hexdigest()
    fields = [
        ("status", str(item.status)),
        ("payload-digest", f"sha256:{payload}"),
        ("payload-length", str(len(item.body))),
        ("description", "the page says what the capture it refers to says, but for the lines named here"),
        ("refers-to-payload-digest", f"sha256:{repeat.earlier.ref.payload_sha256}"),
        *(("header", f"{name}: {value}") for name, value in header_pairs(item.headers)),
        *((SIGNS[line[:2]], clean(line[2:])) for line in repeat.differing),
    ]
    block = "".join(f"{name}: {value}\r\n" for name, value in fields).encode("utf-8", "replace")
    digest = hashlib.sha256(block).hexdigest()
    ident = str(uuid.uuid4())
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    record = writer.create_warc_record(
        uri(item.url), "metadata", payload=io.BytesIO(block), warc_content_type=TYPE, length=len(block),
        # What is written as the payload's digest is that of the block: of a metadata record the two are one.
        warc_headers_dict={**own_headers(item, ident, digest), "WARC-Payload-Digest": f"sha256:{digest}", **refers_to(repeat.earlier)},
    )  # fmt: skip
    writer.write_record(record)
    return Made(id=ident, data=out.getvalue(), payload_sha256=payload, block_sha256=digest)


def parse_metadata(record: ArcWarcRecord) -> Found | None:
    """A metadata record of ours as a capture without a body; None for other records, and for the stub of an erased one."""
    warc: Any = record.rec_headers
    if record.rec_type != "metadata" or not warc.get_header(f"{META}Row") or warc.get_header(f"{META}Erased"):
        return None
    block: bytes = record.raw_stream.read()
    pairs = [(name, value) for name, sign, value in (line.partition(": ") for line in block.decode("utf-8").split("\r\n")) if sign]
    fields = dict(reversed(pairs))
    status = fields.get("status", "")
    kind = cast(Kind, warc.get_header(f"{META}Kind") or "article")
    signs = {name: sign for sign, name in SIGNS.items()}
    headers = (value.partition(":") for name, value in pairs if name == "header")
    return Found(
        capture=Capture(
            id=uuid_of(warc.get_header("WARC-Record-ID")),
            url=str(warc.get_header("WARC-Target-URI") or ""),
            fetched_at=datetime.fromisoformat(str(warc.get_header("WARC-Date")).replace("Z", "+00:00")),
            status=int(status) if status.isascii() and status.isdecimal() else 0,
            headers=tuple((name, value.strip()) for name, _, value in headers),
            body=b"",
            kind=kind,
            flags=tuple((warc.get_header(f"{META}Flags") or "").split()),
        ),
        site=warc.get_header(f"{META}Site") or "",
        crawl=int(warc.get_header(f"{META}Crawl") or 0),
        row=int(warc.get_header(f"{META}Row") or 0),
        kind=kind,
        record_type="metadata",
        payload_sha256=fields.get("payload-digest", "").removeprefix("sha256:"),
        block_sha256=hashlib.sha256(block).hexdigest(),
        refers_to=uuid_of(warc.get_header("WARC-Refers-To")),
        differing=tuple(signs[name] + value for name, value in pairs if name in signs),
    )
