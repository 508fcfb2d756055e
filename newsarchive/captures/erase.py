"""Erasing a capture on request: a stub of exactly the same length takes its place, so that no other record moves.

A file may be 512 MB large, and every row of the archive names an offset in it: writing it anew would double the disk space, and
the archive's offsets would have to change in the same moment. The stub is a valid metadata record; the comment of its gzip
header is as long as needed. A note beside the file, written first, lets the next start finish an erasure that a crash cut off.
On file systems that copy on write, and inside SSDs, old blocks are freed rather than overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import struct
import zlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from newsarchive.captures.files import open_capture_file, write_whole
from newsarchive.captures.reader import read_found, read_rendered
from newsarchive.captures.records import META
from newsarchive.errors import ArchiveError, IntegrityError
from newsarchive.items import RecordRef

logger = logging.getLogger(__name__)

ERASING = ".erasing"
BLOCK = b"Erased on request.\r\n"
FIXED = b"\x1f\x8b\x08"
FCOMMENT = 0x10
HEADER = 10
TRAILER = struct.Struct("<II")


@dataclass(frozen=True, kw_only=True)
class _Stub:
    """All that a stub is made from."""

    capture_id: str
    url: str
    fetched_at: str
    offset: int
    length: int


def erase_record(folder: Path, ref: RecordRef) -> RecordRef:
    """Take a record's headers and payload out of its file for good; erasing what is erased already changes nothing.

    Returns:
        Where its stub stands: the same place, as a metadata record. The payload digest is that of what was erased.

    Raises:
        IntegrityError: something else stands at this place; nothing was changed.
        ArchiveError: the file cannot be written.
    """
    erased = replace(ref, record_type="metadata", block_sha256=hashlib.sha256(BLOCK).hexdigest())
    if is_erased(folder, ref):
        return erased
    stub = _stub(folder, ref)
    note = folder / f"{ref.file}.{ref.offset}{ERASING}"
    try:
        write_whole(note, json.dumps(asdict(stub)))
        _put(folder, ref.file, stub)
        note.unlink(missing_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"The captures folder {folder} cannot be written: {error.strerror}.", "The capture is not erased yet; try again."
        ) from error
    if not is_erased(folder, ref):
        raise IntegrityError(f"Capture {ref.capture_id} in {ref.file} at {ref.offset} was not erased as it should be.")
    return erased


def _stub(folder: Path, ref: RecordRef) -> _Stub:
    """The stub for a record, once that is known to stand where it should."""
    if ref.record_type == "conversion":
        converted = read_rendered(folder, ref)
        return _Stub(capture_id=ref.capture_id, url=converted.url, fetched_at=converted.date, offset=ref.offset, length=ref.length)
    found = read_found(folder, ref)
    return _Stub(
        capture_id=ref.capture_id, url=found.capture.url, offset=ref.offset, length=ref.length,
        fetched_at=found.capture.fetched_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
    )  # fmt: skip


def is_erased(folder: Path, ref: RecordRef) -> bool:
    """Whether the stub of this capture stands at its place, and nothing else."""
    with open_capture_file(folder, ref.file) as file:
        file.seek(ref.offset)
        data = file.read(ref.length)
    return _is_stub(data, ref.capture_id)


def finish_erasures(folder: Path) -> None:
    """Complete the erasures that a crash cut off.

    Raises:
        OSError: a file cannot be written.
    """
    for note in sorted(folder.glob(f"*.warc.gz.*{ERASING}")):
        # Whoever wrote the note may still be at work, and take it away before we read it; twice the same stub is no harm.
        with contextlib.suppress(FileNotFoundError):
            stub = _Stub(**json.loads(note.read_text(encoding="utf-8")))
            try:
                _put(folder, note.name.removesuffix(f".{stub.offset}{ERASING}"), stub)
            except IntegrityError as error:
                logger.warning("Capture %s needs no erasing any more: %s", stub.capture_id, error.message)
            note.unlink(missing_ok=True)


def _put(folder: Path, file: str, stub: _Stub) -> None:
    data = memoryview(_member(stub))
    with open_capture_file(folder, file, "r+b") as opened:
        at = stub.offset
        while data:
            written = os.pwrite(opened.fileno(), data, at)
            at += written
            data = data[written:]
        os.fsync(opened.fileno())


def _member(stub: _Stub) -> bytes:
    """The stub as one gzip member of exactly its length."""
    for url in (stub.url, None):
        body = _deflated(_content(stub, url))
        padding = stub.length - HEADER - len(body)
        if padding == 0:
            return FIXED + bytes([0, 0, 0, 0, 0, 2, 255]) + body
        if padding > 0:
            comment = (b"erased" + b" " * padding)[: padding - 1] + b"\0"
            return FIXED + bytes([FCOMMENT, 0, 0, 0, 0, 2, 255]) + comment + body
    raise ArchiveError(f"Capture {stub.capture_id} takes {stub.length} bytes, too few for the stub of an erased one.")


def _content(stub: _Stub, url: str | None) -> bytes:
    """The metadata record; the address is left out where there is no room for it."""
    lines = [
        "WARC/1.1",
        "WARC-Type: metadata",
        f"WARC-Record-ID: <urn:uuid:{stub.capture_id}>",
        f"WARC-Date: {stub.fetched_at}",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"{META}Erased: true",
        "Content-Type: text/plain",
        f"Content-Length: {len(BLOCK)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + BLOCK + b"\r\n\r\n"


def _deflated(content: bytes) -> bytes:
    """Raw deflate data and the gzip trailer."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = deflate.compress(content) + deflate.flush()
    return data + TRAILER.pack(zlib.crc32(content), len(content))


def _is_stub(data: bytes, capture_id: str) -> bool:
    """Whether these bytes are one member, and it is the stub of this capture."""
    inflate = zlib.decompressobj(31)
    try:
        content = inflate.decompress(data, 64 * 1024)
    except zlib.error:
        return False
    head, _, block = content.partition(b"\r\n\r\n")
    names = head.decode("utf-8", "replace").split("\r\n")
    return (
        inflate.eof and not inflate.unused_data and block == BLOCK + b"\r\n\r\n"
        and f"WARC-Record-ID: <urn:uuid:{capture_id}>" in names and f"{META}Erased: true" in names
    )  # fmt: skip
