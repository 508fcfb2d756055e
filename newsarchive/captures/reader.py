"""Reading captures back, verified against their digests."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from newsarchive.captures.records import Found, parse
from newsarchive.captures.writer import OPEN
from newsarchive.errors import IntegrityError
from newsarchive.items import Capture, RecordRef

CHUNK = 1 << 20


def locate(folder: Path, file: str) -> Path:
    """The file under its final name, or under that of a file still open.

    Raises:
        IntegrityError: neither is there.
    """
    for path in (folder / file, folder / (file + OPEN)):
        if path.is_file():
            return path
    raise IntegrityError(f"The capture file {file} is missing from {folder}.", "Restore it from a backup.")


def read_record(folder: Path, ref: RecordRef) -> Capture:
    """The capture at this place; its body is checked against the digest in the archive.

    Raises:
        IntegrityError: file or record is missing, or the bytes are not those that were captured.
    """
    with locate(folder, ref.file).open("rb") as file:
        file.seek(ref.offset)
        data = file.read(ref.length)
    try:
        found = next((one for record in ArchiveIterator(io.BytesIO(data), no_record_parse=True) if (one := parse(record)) is not None), None)
    except (ArchiveLoadFailed, zlib.error, ValueError, EOFError, AttributeError) as error:
        raise IntegrityError(f"Capture {ref.capture_id} in {ref.file} at {ref.offset} cannot be read: {error}.") from error
    if found is None or found.capture.id != ref.capture_id:
        raise IntegrityError(f"Capture {ref.capture_id} does not stand in {ref.file} at {ref.offset}.")
    if found.record_type == "response" and hashlib.sha256(found.capture.body).hexdigest() != ref.payload_sha256:
        raise IntegrityError(f"Capture {ref.capture_id} in {ref.file} at {ref.offset} does not match its digest.")
    if found.block_sha256 != ref.block_sha256:
        raise IntegrityError(f"Capture {ref.capture_id} in {ref.file} at {ref.offset} does not match its block digest.")
    return found.capture


def members(path: Path, start: int = 0) -> Iterator[tuple[int, int]]:
    """Offset and length of every complete gzip member of a file from `start` on; stops at the first that is cut off or
    damaged."""
    with path.open("rb") as file:
        file.seek(start)
        offset, pending = start, b""
        while True:
            inflate = zlib.decompressobj(31)
            used = 0
            while not inflate.eof:
                if not pending:
                    pending = file.read(CHUNK)
                    if not pending:
                        return
                try:
                    # Bounded: a member's content is thrown away here, only its end matters.
                    inflate.decompress(pending, CHUNK)
                    while inflate.unconsumed_tail and not inflate.eof:
                        rest = inflate.unconsumed_tail
                        used += len(pending) - len(rest)
                        pending = rest
                        inflate.decompress(pending, CHUNK)
                except zlib.error:
                    return
                left = len(inflate.unused_data)
                used += len(pending) - left
                pending = inflate.unused_data if inflate.eof else b""
            yield offset, used
            offset += used


def scan(path: Path, start: int = 0) -> Iterator[tuple[int, int, Found]]:
    """Every complete response or revisit record of a file from `start` on: offset, length and content."""
    with path.open("rb") as file:
        for offset, length in members(path, start):
            file.seek(offset)
            data = file.read(length)
            try:
                for record in ArchiveIterator(io.BytesIO(data), no_record_parse=True):
                    found = parse(record)
                    if found is not None:
                        yield offset, length, found
            except ArchiveLoadFailed:
                continue
