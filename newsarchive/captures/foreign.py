"""WARC files of other programs: what responses they hold, each with the body as it was received."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord

from newsarchive.captured import OVER_LIMIT
from newsarchive.captures.reader import UNREADABLE
from newsarchive.captures.records import CUT, META, Origin, clean, uuid_of

LARGEST = 10 * 1024 * 1024
"""Bytes of a body that are taken, as in a crawl."""
PIECE = 1 << 16
SPAN = 64 * 1024 * 1024
"""Bytes of a record up to which it is read to its end, so that its digests are known to be right."""
LONGEST_LINE = 1 << 20
RECORDS = frozenset({"response", "revisit"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A response or revisit record, without what it holds."""

    offset: int
    id: str
    """WARC-Record-ID as it is written."""
    type: str
    url: str
    date: datetime
    digest: str
    """Of the payload as it is written; "" where the record names none."""
    refers_to: str = ""
    """Of a revisit: the record it names."""
    refers_to_date: str = ""
    listing: bool = False
    """Whether a newsarchive wrote it, as a listing."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What such a record holds."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """As received: content encoding kept, transfer encoding undone."""
    flags: tuple[str, ...]


class Spoilt(Exception):
    """A record, or the file from there on, that cannot be read or does not match its digests; says why."""


def entries(file: BinaryIO) -> Iterator[Entry | None]:
    """Every record of a WARC file, packed or not, in its order: None for what is no answer of a web server.

    Raises:
        Spoilt: the file cannot be read from there on.
    """
    try:
        records = _bounded(ArchiveIterator(file, no_record_parse=True))
        for record in records:
            entry = _entry(record, records.get_record_offset()) if record.rec_type in RECORDS else None
            _to_its_end(record)
            yield entry
    except UNREADABLE as error:
        raise Spoilt(_said(error)) from error


def _bounded(records: Any) -> Any:
    """An iterator whose lines have an end: a packed file of a few kilobytes may hold a header line of many gigabytes."""
    reader = records.reader
    plain = reader.readline

    def readline(length: int | None = None) -> bytes:
        line: bytes = plain(min(length or LONGEST_LINE, LONGEST_LINE))
        if len(line) >= LONGEST_LINE:
            raise ValueError("a line has no end")
        return line

    reader.readline = readline
    return records


def _to_its_end(record: ArcWarcRecord) -> None:
    """Read what is left of a record.

    Raises:
        ValueError: the file ends before it does.
    """
    stream: Any = record.raw_stream
    while stream.read(PIECE):
        pass
    if stream.limit > 0:
        raise ValueError("the file ends within a record")


def _entry(record: ArcWarcRecord, offset: int) -> Entry | None:
    warc: Any = record.rec_headers
    url = str(warc.get_header("WARC-Target-URI") or "").strip("<>")
    try:
        date = datetime.fromisoformat(str(warc.get_header("WARC-Date")).replace("Z", "+00:00"))
    except ValueError:
        return None
    if not url.lower().startswith(("http://", "https://")):
        return None
    return Entry(
        offset=offset, id=str(warc.get_header("WARC-Record-ID") or ""), type=record.rec_type, url=url,
        date=date.replace(tzinfo=date.tzinfo or UTC).astimezone(UTC), digest=str(warc.get_header("WARC-Payload-Digest") or ""),
        refers_to=str(warc.get_header("WARC-Refers-To") or ""), refers_to_date=str(warc.get_header("WARC-Refers-To-Date") or ""),
        listing=warc.get_header(f"{META}Kind") == "listing",
    )  # fmt: skip


def answer_at(file: BinaryIO, entry: Entry) -> Answer:
    """What the record of an entry holds.

    Raises:
        Spoilt: it cannot be read, does not match its digests, or holds no answer of a web server.
    """
    try:
        file.seek(entry.offset)
        record = next(iter(_bounded(ArchiveIterator(file, check_digests=True))))
        return _answer(record)
    except StopIteration:
        raise Spoilt("the record is not there") from None
    except UNREADABLE as error:
        raise Spoilt(_said(error)) from error


def _answer(record: ArcWarcRecord) -> Answer:
    http: Any = record.http_headers
    if http is None or not str(http.get_statuscode()).isdecimal():
        raise Spoilt("the record holds no answer of a web server")
    headers = tuple((clean(str(name)), clean(str(value))) for name, value in http.headers)
    chunked = any(name.lower() == "transfer-encoding" and "chunked" in value.lower() for name, value in headers)
    stream = ChunkedDataReader(record.raw_stream, decomp_type=None) if chunked else record.raw_stream
    body, size = bytearray(), 0
    while size <= SPAN and (piece := stream.read(PIECE)):
        size += len(piece)
        body += piece[: LARGEST - len(body)]
    if size <= SPAN:
        _to_its_end(record)
        if record.digest_checker is not None and record.digest_checker.passed is False:
            raise Spoilt("what it holds does not match its digest")
    warc: Any = record.rec_headers
    cut = warc.get_header("WARC-Truncated") if record.rec_type == "response" else None
    flags = ("truncated", *(flag for flag, reason in CUT.items() if reason == cut)) if cut else ()
    if size > LARGEST:
        flags = ("truncated", OVER_LIMIT)
    kept = tuple(pair for pair in headers if pair[0].lower() != "transfer-encoding")
    return Answer(status=int(http.get_statuscode()), headers=kept, body=bytes(body), flags=flags)


def origin_of(entry: Entry, name: str, sha256: str) -> Origin:
    """Where an imported record comes from. Its id stays where it is one of the usual kind; else it follows from the file and the place."""
    try:
        ident = str(uuid.UUID(uuid_of(entry.id)))
    except ValueError:
        ident = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{sha256}:{entry.offset}"))
    return Origin(id=ident, file=clean(name), sha256=sha256, record=clean(entry.id) or f"at byte {entry.offset}")


def sha256_of(file: BinaryIO) -> str:
    """Hex SHA-256 of a file from its beginning; it stands at its beginning again."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def _said(error: Exception) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in (str(error) or type(error).__name__)[:100])
