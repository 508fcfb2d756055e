"""The metadata record of a recheck that brought nothing but other furniture: what was received, which capture says it, what differs.

Its block is application/warc-fields in UTF-8: status, digest and length of the body as received, the HTTP headers, and each line that
differs from the capture that WARC-Refers-To names.
"""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

from warcio.recordloader import ArcWarcRecord

from newsarchive.captures.records import META, Found, Made, clean, found_by, header_pairs, own_headers, refers_to, written
from newsarchive.items import Fetched, Repeat

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
    # What is written as the payload's digest is that of the block: of a metadata record the two are one.
    headers = {**own_headers(item, ident, digest), "WARC-Payload-Digest": f"sha256:{digest}", **refers_to(repeat.earlier)}
    data = written(item.url, "metadata", block, headers, content_type=TYPE)
    return Made(id=ident, data=data, payload_sha256=payload, block_sha256=digest)


def parse_metadata(record: ArcWarcRecord) -> Found | None:
    """A metadata record of ours as a capture without a body; None for other records, and for the stub of an erased one."""
    warc: Any = record.rec_headers
    if record.rec_type != "metadata" or not warc.get_header(f"{META}Row") or warc.get_header(f"{META}Erased"):
        return None
    block: bytes = record.raw_stream.read()
    pairs = [(name, value) for name, sign, value in (line.partition(": ") for line in block.decode("utf-8").split("\r\n")) if sign]
    fields = dict(reversed(pairs))
    signs = {name: sign for sign, name in SIGNS.items()}
    return found_by(
        record, block, status=fields.get("status", ""), headers=[value for name, value in pairs if name == "header"], body=b"",
        flags=tuple((warc.get_header(f"{META}Flags") or "").split()), payload=fields.get("payload-digest", ""),
        differing=tuple(signs[name] + value for name, value in pairs if name in signs),
    )  # fmt: skip
