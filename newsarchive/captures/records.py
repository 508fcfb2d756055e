"""The form of our WARC records: how an item becomes one, and how one becomes a capture again."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote, urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsarchive.captured import OUT_OF_TIME, OVER_LIMIT
from newsarchive.items import Capture, Earlier, Fetched, Kind
from newsarchive.posting import form_body, form_type

REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
SAFE = "%/:=&?~#+!$,;'@()*[]|"
RENDERED_TYPE = "text/html; charset=utf-8"
CUT = {OVER_LIMIT: "length", OUT_OF_TIME: "time"}
"""Why a block lacks its end, by the flag of its answer (WARC 1.1, 5.13); what the other side broke off is "disconnect"."""
META = "Newsarchive-"
"""Prefix of our own WARC headers: site, crawl, frontier row, kind and flags, by which a record without a row is adopted."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A response, revisit or metadata record as it stands in a file, with what our headers say of it."""

    capture: Capture
    site: str
    crawl: int
    row: int
    kind: Kind
    record_type: str
    payload_sha256: str
    """As the record says it; "" where it says none (an answer that the page was not modified)."""
    block_sha256: str
    refers_to: str = ""
    """UUID of the earlier response that a revisit or metadata record names."""
    differing: tuple[str, ...] = ()
    """Of a metadata record: what it says differs (Repeat.differing)."""
    ip_address: str = ""
    """Of the host that answered; "" where the record names none."""
    origin: Origin | None = None
    """Where it was imported from; None of what we asked for ourselves."""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where an imported capture comes from."""

    id: str
    """UUID that its record has with us."""
    file: str
    """Name of the file; for one inside of a package the names of both, with a ! between them."""
    sha256: str
    """Hex, of that file."""
    record: str
    """Id of the record there."""

    def headers(self) -> dict[str, str]:
        """For the record with us."""
        told = {"From": self.file, "File-Digest": f"sha256:{self.sha256}", "Record": self.record}
        return {f"{META}Imported-{name}": value for name, value in told.items()}


@dataclass(frozen=True, kw_only=True)
class Made:
    """A record ready to be appended."""

    id: str
    data: bytes
    """One gzip member."""
    payload_sha256: str
    block_sha256: str


class VerbatimHeaders(StatusAndHeaders):  # type: ignore[misc]
    """HTTP headers written byte for byte; warcio would percent-encode whatever is not ASCII."""

    def to_ascii_bytes(self, filter_func: Any = None) -> bytes:
        """The header block, its text being latin-1 as the HTTP client delivered it."""
        try:
            return cast(bytes, self.to_bytes(filter_func, encoding="latin-1"))
        except UnicodeEncodeError:
            return cast(bytes, self.to_bytes(filter_func, encoding="utf-8"))


def clean(text: str) -> str:
    """Text without what would break the record's lines."""
    return "".join(char if char >= " " and char != "\x7f" else " " for char in text).strip()


def header_pairs(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers as delivered, without Transfer-Encoding, which the client has undone; Content-Encoding is kept with the body."""
    return [(clean(name), clean(value)) for name, value in headers if name.lower() != "transfer-encoding"]


def response_record(item: Fetched, origin: Origin | None = None) -> Made:
    """The response record of an answered request, or of one that was imported."""
    assert item.status is not None
    digest = hashlib.sha256(item.body).hexdigest()
    return _record("response", item, item.body, digest, {"WARC-Payload-Digest": f"sha256:{digest}"}, origin)


def revisit_record(item: Fetched, earlier: Earlier, *, identical: bool, origin: Origin | None = None) -> Made:
    """A revisit record: status and headers of an answer whose body is that of an earlier capture, byte for byte, or whose server said
    that the page was not modified since. In the second case the digest is the earlier capture's, and the record claims none."""
    assert item.status is not None
    more = {"WARC-Profile": REVISIT if identical else NOT_MODIFIED, **refers_to(earlier)}
    if identical:
        # The standard asks for the mark wherever the body was left out since an earlier record has it.
        more |= {"WARC-Payload-Digest": f"sha256:{hashlib.sha256(item.body).hexdigest()}", "WARC-Truncated": "length"}
    return _record("revisit", item, b"", earlier.ref.payload_sha256, more, origin)


def refers_to(earlier: Earlier) -> dict[str, str]:
    """The headers that name an earlier capture."""
    return {
        "WARC-Refers-To": f"<urn:uuid:{earlier.ref.capture_id}>",
        "WARC-Refers-To-Target-URI": uri(earlier.url),
        "WARC-Refers-To-Date": earlier.fetched_at,
    }


def request_record(item: Fetched, response_id: str) -> bytes:
    """The request record that belongs to an answer: the request line, the host and the headers handed to the HTTP client, and the form
    that was sent. What the client added of its own (Connection, Content-Length) is not known and not there.

    All records of one visit have one WARC-Date (WARC 1.1, 5.4), that of the answer; when it was asked for stands beside it.
    """
    parts = urlsplit(item.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    body = form_body(item.form) if item.form is not None else b""
    line = f"{'GET' if item.form is None else 'POST'} {quote(clean(path), safe=SAFE)} HTTP/1.1"
    headers = [("Host", quote(clean(parts.netloc), safe=SAFE)), *header_pairs(item.asked_with)]
    if item.form is not None:
        headers = [pair for pair in headers if pair[0].lower() not in {"content-type", "content-length"}]
        headers += [("Content-Type", form_type(item.form)), ("Content-Length", str(len(body)))]
    http = VerbatimHeaders(line, headers, is_http_request=True)
    return written(
        item.url, "request", body, http=http,
        headers={
            "WARC-Date": stamp(item.received_at), "WARC-Concurrent-To": f"<urn:uuid:{response_id}>",
            "WARC-Block-Digest": sha256(http.to_ascii_bytes() + body), "WARC-Payload-Digest": sha256(body),
            f"{META}Requested": stamp(item.requested_at),
            **({"WARC-IP-Address": item.ip_address} if item.ip_address else {}),
        },
    )  # fmt: skip


def written(
    url: str, kind: str, body: bytes, headers: dict[str, str], *, http: StatusAndHeaders | None = None, content_type: str = ""
) -> bytes:
    """The bytes of a record, packed.

    Args:
        body: what stands in its block, behind `http` where that is given.
        headers: of WARC.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    record = writer.create_warc_record(
        uri(url), kind, payload=io.BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=headers,
        warc_content_type=content_type,
    )  # fmt: skip
    writer.write_record(record)
    return out.getvalue()


def conversion_record(item: Fetched, response_id: str) -> Made:
    """The page as a browser rendered it, as a conversion of the response record."""
    assert item.rendered is not None
    ident = str(uuid.uuid4())
    digest = hashlib.sha256(item.rendered).hexdigest()
    data = written(
        item.url, "conversion", item.rendered, content_type=RENDERED_TYPE,
        headers={
            "WARC-Record-ID": f"<urn:uuid:{ident}>",
            "WARC-Date": stamp(item.received_at),
            "WARC-Refers-To": f"<urn:uuid:{response_id}>",
            "WARC-Payload-Digest": f"sha256:{digest}",
            "WARC-Block-Digest": f"sha256:{digest}",
            f"{META}Site": item.site,
            f"{META}Requests": str(item.asked_by_scripts),
        },
    )  # fmt: skip
    return Made(id=ident, data=data, payload_sha256=digest, block_sha256=digest)


def _record(kind: str, item: Fetched, body: bytes, payload_sha256: str, more: dict[str, str], origin: Origin | None) -> Made:
    """A response or revisit record: headers and, of a response, the body."""
    assert item.status is not None
    http = VerbatimHeaders(status_line(item.status), header_pairs(item.headers), protocol="HTTP/1.1")
    block = hashlib.sha256(http.to_ascii_bytes() + body).hexdigest()
    ident = origin.id if origin is not None else str(uuid.uuid4())
    headers = {**own_headers(item, ident, block), **more, **(origin.headers() if origin is not None else {})}
    if "truncated" in item.flags:
        headers["WARC-Truncated"] = next((reason for flag, reason in CUT.items() if flag in item.flags), "disconnect")
    return Made(
        id=ident, data=written(item.url, kind, body, headers, http=http), payload_sha256=payload_sha256, block_sha256=block
    )  # fmt: skip


def own_headers(item: Fetched, ident: str, block_sha256: str) -> dict[str, str]:
    """The WARC headers of every record of an answer, with those by which one without a row is adopted."""
    headers = {
        "WARC-Record-ID": f"<urn:uuid:{ident}>",
        "WARC-Date": stamp(item.received_at),
        "WARC-Block-Digest": f"sha256:{block_sha256}",
        f"{META}Site": item.site,
        f"{META}Crawl": str(item.crawl),
        f"{META}Row": str(item.row),
        f"{META}Kind": item.kind,
    }
    if item.ip_address:
        headers["WARC-IP-Address"] = item.ip_address
    if item.flags:
        headers[f"{META}Flags"] = " ".join(item.flags)
    return headers


def sha256(content: bytes) -> str:
    """A digest as a WARC header holds it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def uri(url: str) -> str:
    """An address as a WARC header holds it."""
    return clean(url).replace(" ", "%20")


def status_line(status: int) -> str:
    """Status and its standard phrase; the server's own phrase is not delivered by the client."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def stamp(moment: datetime) -> str:
    """A WARC-Date with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, kw_only=True)
class Converted:
    """A conversion record as it stands in a file."""

    id: str
    url: str
    date: str
    """As written: ISO 8601 UTC."""
    refers_to: str
    """UUID of the response record."""
    body: bytes
    requests: int
    """That the page's scripts made."""
    sha256: str
    """Of its block."""


def parse_conversion(record: ArcWarcRecord) -> Converted | None:
    """A conversion record of ours; None for other records."""
    if record.rec_type != "conversion":
        return None
    warc: Any = record.rec_headers
    body: bytes = record.raw_stream.read()
    requests = warc.get_header(f"{META}Requests") or ""
    return Converted(
        id=uuid_of(warc.get_header("WARC-Record-ID")), url=str(warc.get_header("WARC-Target-URI") or ""),
        date=str(warc.get_header("WARC-Date") or ""), refers_to=uuid_of(warc.get_header("WARC-Refers-To")), body=body,
        requests=int(requests) if requests.isdecimal() and len(requests) < 10 else 0, sha256=hashlib.sha256(body).hexdigest(),
    )  # fmt: skip


def uuid_of(header: str | None) -> str:
    return (header or "").strip("<>").removeprefix("urn:uuid:")


def parse(record: ArcWarcRecord) -> Found | None:
    """A response or revisit record of ours as a capture; None for other records.

    The record must come from an iterator that does not parse HTTP (`no_record_parse`): the block is taken byte for byte.
    """
    if record.rec_type not in {"response", "revisit"}:
        return None
    warc: Any = record.rec_headers
    block: bytes = record.raw_stream.read()
    head, separator, body = block.partition(b"\r\n\r\n")
    if not separator:
        return None
    lines = head.decode("latin-1").split("\r\n")
    flags = tuple((warc.get_header(f"{META}Flags") or "").split())
    cut = warc.get_header("WARC-Truncated") if record.rec_type == "response" else None
    if cut and "truncated" not in flags:
        flags = (*flags, "truncated", *(flag for flag, reason in CUT.items() if reason == cut))
    return found_by(
        record, block, status="".join(lines[0].split(" ")[1:2]), headers=lines[1:], body=body, flags=flags,
        payload=str(warc.get_header("WARC-Payload-Digest") or ""),
    )  # fmt: skip


def found_by(
    record: ArcWarcRecord, block: bytes, *, status: str, headers: Iterable[str], body: bytes, flags: tuple[str, ...], payload: str,
    differing: tuple[str, ...] = (),
) -> Found:  # fmt: skip
    """A record of ours by its WARC headers, and by what its kind of block says.

    Args:
        status: of the answer, as it is written.
        headers: of the answer, as "name: value".
        payload: digest of the body as received, with or without its "sha256:".
    """
    warc: Any = record.rec_headers
    kind = cast(Kind, warc.get_header(f"{META}Kind") or "article")
    return Found(
        capture=Capture(
            id=uuid_of(warc.get_header("WARC-Record-ID")),
            url=str(warc.get_header("WARC-Target-URI") or ""),
            fetched_at=datetime.fromisoformat(str(warc.get_header("WARC-Date")).replace("Z", "+00:00")),
            status=int(status) if status.isascii() and status.isdecimal() else 0,
            headers=tuple((name, value.strip()) for name, _, value in (line.partition(":") for line in headers)),
            body=body,
            kind=kind,
            flags=flags,
        ),
        site=warc.get_header(f"{META}Site") or "",
        crawl=int(warc.get_header(f"{META}Crawl") or 0),
        row=int(warc.get_header(f"{META}Row") or 0),
        kind=kind,
        record_type=record.rec_type,
        payload_sha256=payload.removeprefix("sha256:"),
        block_sha256=hashlib.sha256(block).hexdigest(),
        refers_to=uuid_of(warc.get_header("WARC-Refers-To")),
        ip_address=str(warc.get_header("WARC-IP-Address") or ""),
        origin=_origin(warc),
        differing=differing,
    )


def _origin(warc: Any) -> Origin | None:
    file = warc.get_header(f"{META}Imported-From")
    if not file:
        return None
    return Origin(
        id=uuid_of(warc.get_header("WARC-Record-ID")), file=file, record=str(warc.get_header(f"{META}Imported-Record") or ""),
        sha256=str(warc.get_header(f"{META}Imported-File-Digest") or "").removeprefix("sha256:"),
    )  # fmt: skip
