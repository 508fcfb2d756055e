"""Reading captures back, verified against their digests."""

from __future__ import annotations

import hashlib
import io
import logging
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from newsarchive.captures.files import open_capture_file
from newsarchive.captures.records import Converted, Found, parse, parse_conversion
from newsarchive.captures.unchanged import parse_metadata
from newsarchive.errors import IntegrityError
from newsarchive.items import Capture, RecordRef

logger = logging.getLogger(__name__)
Record = TypeVar("Record", Found, Converted)

CHUNK = 1 << 20
LONGEST = 100
"""Characters of another library's error that are passed on."""

UNREADABLE = (ArchiveLoadFailed, zlib.error, ValueError, EOFError, AttributeError, OSError)
"""What damaged bytes make warcio, zlib, our own parsing and the disk raise."""


def read_record(folder: Path, ref: RecordRef) -> Capture:
    """The capture at this place, as it is to be read: a page that a browser rendered is given as it was rendered, and one whose record
    names an earlier capture has that capture's body. Bodies are checked against the digests in the archive.

    Raises:
        IntegrityError: file or record is missing, or the bytes are not those that were captured.
    """
    found = read_found(folder, ref)
    capture = found.capture
    if found.record_type != "response":
        return _as_before(folder, ref, found)
    if hashlib.sha256(capture.body).hexdigest() != ref.payload_sha256:
        raise IntegrityError(f"{_place(ref)} does not match its digest.")
    return capture if ref.rendered is None else capture.rendered_as(read_rendered(folder, ref.rendered).body)


def _as_before(folder: Path, ref: RecordRef, found: Found) -> Capture:
    """A capture that names an earlier one: fetched when it was, with what that one holds; without a body where it is not known which."""
    if ref.referred is None:
        return found.capture
    if found.refers_to != ref.referred.capture_id:
        raise IntegrityError(f"{_place(ref)} names another capture than the archive does.")
    before = read_record(folder, ref.referred)
    if found.record_type == "revisit" and ref.payload_sha256 != ref.referred.payload_sha256:
        raise IntegrityError(f"{_place(ref)} names a capture with another body.")
    # Only of an equal body is it sure that the headers of today (the content encoding) speak of it.
    own = found.record_type == "revisit" and found.capture.status != 304 and ref.referred.rendered is None
    headers = found.capture.headers if own else before.headers
    return replace(found.capture, status=before.status, headers=headers, body=before.body)


def read_rendered(folder: Path, ref: RecordRef) -> Converted:
    """The rendered page at this place.

    Raises:
        IntegrityError: file or record is missing, or the bytes are not those that were written.
    """
    found = _parsed(folder, ref, _converted)
    if found is None or found.id != ref.capture_id:
        raise IntegrityError(f"{_place(ref)} is not there.")
    if found.sha256 != ref.payload_sha256:
        raise IntegrityError(f"{_place(ref)} does not match its digest.")
    return found


def _parsed(folder: Path, ref: RecordRef, kind: Callable[[bytes], Record | None]) -> Record | None:
    """What the bytes at this place are; None for no record of the kind."""
    with open_capture_file(folder, ref.file) as file:
        try:
            file.seek(ref.offset)
            return kind(file.read(ref.length))
        except UNREADABLE as error:
            raise IntegrityError(f"{_place(ref)} cannot be read: {_short(error)}.") from error


def rendered_after(folder: Path, ref: RecordRef) -> tuple[RecordRef, Converted] | None:
    """The rendered page that was written right after a response record, where that was done."""
    with open_capture_file(folder, ref.file) as file:
        path = Path(file.name)
        offset, length = next(members(path, ref.offset + ref.length), (0, 0))
        file.seek(offset)
        try:
            found = _converted(file.read(length)) if length else None
        except UNREADABLE:
            return None
    if found is None or found.refers_to != ref.capture_id:
        return None
    return RecordRef(
        capture_id=found.id, file=ref.file, offset=offset, length=length, record_type="conversion", payload_sha256=found.sha256,
        block_sha256=found.sha256,
    ), found  # fmt: skip


def read_found(folder: Path, ref: RecordRef) -> Found:
    """The record at this place with what our headers say of it; its block is checked against its digest.

    Raises:
        IntegrityError: file or record is missing, or the block is not the one that was written.
    """
    found = _parsed(folder, ref, _parse)
    if found is None or found.capture.id != ref.capture_id:
        raise IntegrityError(f"{_place(ref)} is not there.")
    if found.block_sha256 != ref.block_sha256:
        raise IntegrityError(f"{_place(ref)} does not match its block digest.")
    return found


def verify_record(folder: Path, ref: RecordRef) -> str | None:
    """What is wrong with a record, or None."""
    try:
        if ref.record_type == "conversion":
            read_rendered(folder, ref)
        else:
            read_record(folder, ref)
    except IntegrityError as error:
        return error.message
    return None


def members(path: Path, start: int = 0) -> Iterator[tuple[int, int]]:
    """Offset and length of every complete gzip member of a file from `start` on; stops at the first that is cut off or
    damaged."""
    with path.open("rb") as file:
        file.seek(start)
        offset, pending = start, b""
        while True:
            length, pending = _member(file, pending)
            if length is None:
                return
            yield offset, length
            offset += length


def scan(path: Path, start: int = 0) -> Iterator[tuple[int, int, Found]]:
    """Every complete response, revisit or metadata record of a file from `start` on: offset, length and content."""
    with path.open("rb") as file:
        for offset, length in members(path, start):
            file.seek(offset)
            try:
                found = _parse(file.read(length))
            except UNREADABLE as error:
                logger.warning("%s holds no record that can be read at %d: %s", path.name, offset, error)
                continue
            if found is not None:
                yield offset, length, found


def _member(file: BinaryIO, pending: bytes) -> tuple[int | None, bytes]:
    """Length of the gzip member that begins with `pending`, and what was read beyond it; None where it is not complete."""
    inflate = zlib.decompressobj(31)
    fed = 0
    while not inflate.eof:
        data = inflate.unconsumed_tail
        if not data:
            data, pending = pending or file.read(CHUNK), b""
            fed += len(data)
        try:
            # Bounded: a member's content is thrown away here, only its end matters.
            out = inflate.decompress(data, CHUNK)
        except zlib.error:
            return None, b""
        if not data and not out:
            return None, b""
    return fed - len(inflate.unused_data), inflate.unused_data


def _parse(data: bytes) -> Found | None:
    records = ArchiveIterator(io.BytesIO(data), no_record_parse=True)
    return next((found for record in records if (found := parse(record) or parse_metadata(record))), None)


def _converted(data: bytes) -> Converted | None:
    return next((found for one in ArchiveIterator(io.BytesIO(data), no_record_parse=True) if (found := parse_conversion(one))), None)


def _short(error: Exception) -> str:
    """What an error says, in one line that can be printed; that of warcio quotes the bytes that it could not understand."""
    if isinstance(error, ArchiveLoadFailed):
        return "what stands there is no record; 'newsarchive verify' names all damage"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(error)[:LONGEST])


def _place(ref: RecordRef) -> str:
    return f"Capture {ref.capture_id} in {ref.file} at {ref.offset}"
