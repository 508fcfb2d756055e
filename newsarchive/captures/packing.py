"""Captures taken out of their files for others: each with its request, byte for byte, and its line in an index (CDXJ)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from newsarchive.captures.files import open_capture_file
from newsarchive.captures.reader import UNREADABLE, members, read_found, read_rendered
from newsarchive.captures.records import uuid_of
from newsarchive.captures.surt import key_of
from newsarchive.items import RecordRef

INDEXED = frozenset({"response", "revisit"})
"""Types of records that an index has; a metadata record has nothing to be shown. Nor has an answer that the page was not modified (304):
who asks for that moment is shown the capture before it."""


@dataclass(frozen=True, kw_only=True)
class Packed:
    """One capture as it is copied."""

    data: bytes
    """Its record, that of the rendered page, and that of the request: gzip members as they stand in our file."""
    length: int
    """Bytes of the first record."""
    key: str
    """By which an index sorts it."""
    stamp: str
    """When it was fetched, 14 digits."""
    fields: dict[str, str]
    """What its line in an index says; without where it stands. None of a record that is not indexed."""
    indexed: bool

    def line(self, file: str, offset: int) -> str:
        """The line of the index for this capture at a place."""
        told = {**self.fields, "length": str(self.length), "offset": str(offset), "filename": file}
        return f"{self.key} {self.stamp} {json.dumps(told, ensure_ascii=False)}\n"


def packed(folder: Path, ref: RecordRef) -> Packed:
    """A capture taken out of its file, once its digests were checked.

    Raises:
        IntegrityError: it is missing or damaged.
    """
    found = read_found(folder, ref)
    data = _bytes(folder, ref)
    end = ref
    if ref.rendered is not None:
        read_rendered(folder, ref.rendered)
        data += _bytes(folder, ref.rendered)
        end = ref.rendered
    capture = found.capture
    kind = next((value for name, value in capture.headers if name.lower() == "content-type"), "")
    fields = {
        "url": capture.url, "mime": "warc/revisit" if found.record_type == "revisit" else kind.partition(";")[0].strip() or "unk",
        "status": str(capture.status), "digest": f"sha256:{ref.payload_sha256}",
    }  # fmt: skip
    return Packed(
        data=data + _request(folder, ref.capture_id, end), length=ref.length, key=key_of(capture.url),
        stamp=capture.fetched_at.strftime("%Y%m%d%H%M%S"), fields=fields, indexed=found.record_type in INDEXED and capture.status != 304,
    )  # fmt: skip


def _bytes(folder: Path, ref: RecordRef) -> bytes:
    with open_capture_file(folder, ref.file) as file:
        file.seek(ref.offset)
        return file.read(ref.length)


def _request(folder: Path, capture_id: str, before: RecordRef) -> bytes:
    """The record of the request that led to a capture, which stands behind it; nothing where it is not there."""
    with open_capture_file(folder, before.file) as file:
        path = Path(file.name)
        offset, length = next(_following(path, before), (0, 0))
        file.seek(offset)
        data = file.read(length)
    try:
        for record in ArchiveIterator(io.BytesIO(data), no_record_parse=True):
            told = record.rec_headers.get_header("WARC-Concurrent-To")
            if record.rec_type == "request" and uuid_of(told) == capture_id:
                return data
    except UNREADABLE:
        return b""
    return b""


def _following(path: Path, ref: RecordRef) -> Iterator[tuple[int, int]]:
    return members(path, ref.offset + ref.length)
