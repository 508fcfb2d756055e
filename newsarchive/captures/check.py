"""Checking a WARC file from its first byte to its last: every record against its digests, and nothing between them or behind."""

from __future__ import annotations

import base64
import hashlib
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsarchive.captures.files import OPEN, read_pending
from newsarchive.captures.reader import members
from newsarchive.captures.records import META
from newsarchive.disk import is_held
from newsarchive.items import RecordRef

LARGEST = 256 * 1024 * 1024
"""Bytes of a record, unpacked, beyond which it is not looked into."""
HEADER = 10
"""Bytes of a gzip header without a comment. No checksum covers them."""
FCOMMENT = 0x10
MISSING = "its file is missing"
FOUND_AT_MOST = 100
"""Strange records of one file that are named one by one."""
WITHOUT_ROW = frozenset({"warcinfo", "request", "metadata"})
"""Records that need no row of their own: they belong to the file, or to the record before them."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something in a file that is not as it was written."""

    offset: int
    record: str
    """Which record; "" for bytes that are none."""
    text: str
    damage: bool = True
    """False: what a crawl that was killed, or still runs, leaves for the next one."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """A record taken apart."""

    kind: str
    id: str
    headers: dict[str, str]
    block: bytes
    gzip_header: bytes


class Broken(Exception):
    """Bytes that are no whole record; says why."""


def capture_files(folder: Path) -> dict[str, bool]:
    """The WARC files of a folder by their final names, and whether each is still being written by a living process."""
    found: dict[str, bool] = {}
    for path in sorted(folder.glob(f"*.warc.gz{OPEN}")):
        found[path.name.removesuffix(OPEN)] = _is_written(path)
    # After the open ones: one that is closed meanwhile is seen twice, not never.
    for path in sorted(folder.glob("*.warc.gz")):
        found.setdefault(path.name, False)
    return dict(sorted(found.items()))


def _is_written(path: Path) -> bool:
    try:
        return is_held(path)
    except FileNotFoundError:
        return True


def acknowledged(path: Path, end: int) -> int:
    """Where a file that is still being written may be cut: behind the last record that the archive knows, and what belongs to it.

    Args:
        end: where the last known record ends.
    """
    if not path.exists():
        return end
    with path.open("rb") as file:
        for offset, length in members(path, end):
            try:
                if _read(file, offset, length).kind not in WITHOUT_ROW:
                    break
            except Broken:
                break
            end = offset + length
    return end


def check_file(folder: Path, name: str, known: Sequence[RecordRef], *, written: bool = False, early: bool = False) -> Iterator[Fault]:
    """Everything in a file that is not as it should be.

    Args:
        known: what the archive knows to stand in it, by offset.
        written: a process still appends to it: what stands behind the last known record is not looked at.
        early: the database is as of a moment while the file was written: a whole record may have got its row only later.
    """
    closed = folder / name
    path = closed if closed.exists() else folder / (name + OPEN)
    try:
        with path.open("rb") as file:
            pending = None if early or path.name.endswith(OPEN) else {offset for offset, _ in read_pending(folder).get(name, [])}
            yield from _check(file, path, known, written, pending)
    except FileNotFoundError:
        for ref in known:
            yield Fault(offset=ref.offset, record=ref.capture_id, text=MISSING)
    except OSError as error:
        yield Fault(offset=0, record="", text=f"the file cannot be read: {error.strerror}")


def _check(file: BinaryIO, path: Path, known: Sequence[RecordRef], written: bool, pending: set[int] | None) -> Iterator[Fault]:
    """The findings; `pending` are offsets of records that may wait for their row, None where any may."""
    size = os.fstat(file.fileno()).st_size
    headers: Counter[bytes] = Counter()
    first: dict[bytes, tuple[int, str]] = {}
    position, strange, before = 0, 0, ""
    for ref in [*known, None]:
        start = min(ref.offset, size) if ref is not None else size
        if ref is None and written:
            break
        while position < start:
            record, end, fault = _stranger(file, position, start, before, pending)
            if fault is not None and (strange := strange + 1) <= FOUND_AT_MOST:
                yield fault
            _count(headers, first, record, position)
            if record is not None and record.kind not in WITHOUT_ROW:
                before = record.id
            position = end
        if ref is None:
            break
        if ref.offset < position:
            yield Fault(offset=ref.offset, record=ref.capture_id, text="it begins inside of another record")
            continue
        try:
            record = _read(file, ref.offset, ref.length)
            if ref.record_type != "metadata" and _is_stub(record, ref):
                text = "it was erased on request, which this database does not know"
                yield Fault(offset=ref.offset, record=ref.capture_id, text=text, damage=False)
            else:
                _compare(record, ref)
            _count(headers, first, record, ref.offset)
        except Broken as broken:
            yield Fault(offset=ref.offset, record=ref.capture_id, text=str(broken))
        position, before = ref.offset + ref.length, ref.capture_id
    if strange > FOUND_AT_MOST:
        yield Fault(offset=position, record="", text=f"and {strange - FOUND_AT_MOST} more that the archive does not know")
    usual = headers.most_common(1)[0][0] if headers else b""
    for header, (offset, ident) in first.items():
        if header != usual:
            yield Fault(offset=offset, record=ident, text=f"its gzip header is {header.hex()}, that of the others {usual.hex()}")


def _count(headers: Counter[bytes], first: dict[bytes, tuple[int, str]], record: Record | None, offset: int) -> None:
    """Headers of the same writer are the same, but for stubs of erased records, whose comment is looked at by itself."""
    if record is not None and record.gzip_header:
        headers[record.gzip_header] += 1
        first.setdefault(record.gzip_header, (offset, record.id))


def _stranger(file: BinaryIO, position: int, end: int, before: str, pending: set[int] | None) -> tuple[Record | None, int, Fault | None]:
    """What stands where the archive knows no record: the record, where it ends, and what is wrong with it."""
    place = Path(file.name)
    member = next(((offset, length) for offset, length in members(place, position)), None)
    if member is None or position + member[1] > end:
        behind = f"behind {before}" if before else "at the beginning"
        if place.name.endswith(OPEN):
            return None, end, Fault(offset=position, record="", text="cut off; the next crawl repairs it", damage=False)
        return None, end, Fault(offset=position, record="", text=f"{end - position} bytes {behind} are no whole record")
    try:
        record = _read(file, position, member[1])
        _own_digests(record)
        fault = _without_row(record, position, before, waits=pending is None or position in pending)
    except Broken as broken:
        return None, position + member[1], Fault(offset=position, record=f"a record behind {before}" if before else "", text=str(broken))
    return record, position + member[1], fault


def _without_row(record: Record, position: int, before: str, *, waits: bool) -> Fault | None:
    if record.kind == "warcinfo" and position == 0:
        return None
    if record.kind in WITHOUT_ROW:
        of = _uuid(record.headers.get("warc-concurrent-to") or record.headers.get("warc-refers-to") or "")
        if of == before or waits:
            return None
        return Fault(offset=position, record=record.id, text=f"a {record.kind} record of {of or 'nothing'}, which does not precede it")
    if waits:
        return Fault(offset=position, record=record.id, text="the archive has no row for it yet; the next crawl takes it in", damage=False)
    return Fault(offset=position, record=record.id, text=f"a {record.kind} record that the archive does not know")


def _read(file: BinaryIO, offset: int, length: int) -> Record:
    """The record at a place, which must be one whole gzip member of exactly this length."""
    file.seek(offset)
    data = file.read(length)
    if len(data) < length:
        raise Broken("its file ends before it does")
    inflate = zlib.decompressobj(31)
    try:
        content = inflate.decompress(data, LARGEST)
    except zlib.error as error:
        raise Broken(f"it cannot be unpacked ({str(error)[:100]})") from error
    if not inflate.eof or inflate.unused_data:
        raise Broken("it is longer or shorter than the archive says")
    gzip_header = data[:HEADER]
    if gzip_header[3] == FCOMMENT:
        comment = data[HEADER : data.find(b"\0", HEADER)]
        if not b"erased".startswith(comment.rstrip(b" ")):
            raise Broken("the comment of its gzip header is not the one that was written")
        gzip_header = b""
    return _parse(content, gzip_header)


def _parse(content: bytes, gzip_header: bytes) -> Record:
    head, separator, rest = content.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    length = headers.get("content-length", "")
    if not separator or not lines[0].startswith("WARC/") or not length.isdecimal() or len(length) > 12:
        raise Broken("it is no WARC record")
    block, tail = rest[: int(length)], rest[int(length) :]
    if len(block) < int(length) or tail != b"\r\n\r\n":
        raise Broken("its length is not the one that its header says")
    ident = _uuid(headers.get("warc-record-id", ""))
    return Record(kind=headers.get("warc-type", ""), id=ident, headers=headers, block=block, gzip_header=gzip_header)


def _compare(record: Record, ref: RecordRef) -> None:
    """A record beside what the archive knows of it."""
    if record.id != ref.capture_id or record.kind != ref.record_type:
        raise Broken(f"another record stands there: a {record.kind} record, {record.id}")
    if hashlib.sha256(record.block).hexdigest() != ref.block_sha256:
        raise Broken("its block does not match its digest")
    if record.kind in {"response", "conversion"}:
        body = record.block.partition(b"\r\n\r\n")[2] if record.kind == "response" else record.block
        if hashlib.sha256(body).hexdigest() != ref.payload_sha256:
            raise Broken("its body does not match its digest")
    _own_digests(record)


def _is_stub(record: Record, ref: RecordRef) -> bool:
    return record.kind == "metadata" and record.id == ref.capture_id and f"{META}Erased".lower() in record.headers


def _own_digests(record: Record) -> None:
    """A record beside the digest of its block that it carries itself."""
    algorithm, _, said = record.headers.get("warc-block-digest", "").partition(":")
    if algorithm == "sha256" and said != hashlib.sha256(record.block).hexdigest():
        raise Broken("its block does not match the digest in its header")
    if algorithm == "sha1" and said != base64.b32encode(hashlib.sha1(record.block, usedforsecurity=False).digest()).decode():
        raise Broken("its block does not match the digest in its header")


def _uuid(header: str) -> str:
    return header.strip("<>").removeprefix("urn:uuid:")
