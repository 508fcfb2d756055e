"""Writing captures: each process appends to new files of its own, locked while open, renamed when closed."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from warcio.warcwriter import BufferWARCWriter

from newsarchive import __version__
from newsarchive.captures.records import Made, request_record, response_record, revisit_record
from newsarchive.errors import ArchiveError
from newsarchive.items import Fetched, RecordRef

ROLL_AT = 512 * 1024 * 1024
"""Bytes after which the next file is begun."""
OPEN = ".open"


class CaptureWriter:
    """Appends WARC records. Used by one thread.

    Args:
        folder: the captures folder; made where it is missing.
        roll_at: bytes after which the next file is begun.
    """

    def __init__(self, folder: Path, roll_at: int = ROLL_AT) -> None:
        self.folder = folder
        self.roll_at = roll_at
        self._file: io.FileIO | None = None
        self._name = ""
        self._offset = 0
        self._count = 0
        self._unsynced = False

    def append(self, item: Fetched) -> RecordRef:
        """Append the answer of an item: a response record and the request record that belongs to it.

        Raises:
            ArchiveError: the record cannot be written; the file is cut back to the record before it.
        """
        made = response_record(item)
        return self._append(made, "response", request_record(item, made.id))

    def append_revisit(self, item: Fetched, refers_to: str, refers_date: str) -> RecordRef:
        """Append a revisit record for a body that equals that of the capture `refers_to`, fetched at `refers_date`."""
        made = revisit_record(item, refers_to, refers_date)
        return self._append(made, "revisit", request_record(item, made.id))

    def sync(self) -> None:
        """Bring what was appended to the disk."""
        if self._file is not None and self._unsynced:
            os.fsync(self._file.fileno())
            self._unsynced = False

    def close(self) -> None:
        """Sync and close the open file, and give it its final name."""
        if self._file is None:
            return
        self.sync()
        path = self.folder / (self._name + OPEN)
        path.rename(self.folder / self._name)
        sync_folder(self.folder)
        self._file.close()
        self._file = None

    def _append(self, made: Made, kind: str, companion: bytes) -> RecordRef:
        try:
            if self._file is None or self._offset >= self.roll_at:
                self.close()
                self._begin()
            offset = self._offset
            # The response stands first: a file cut between the two holds a complete capture.
            self._write(made.data + companion)
        except OSError as error:
            raise ArchiveError(
                f"The captures folder {self.folder} cannot be written: {error.strerror}.",
                "Make room; what is acknowledged is stored.",
            ) from error
        return RecordRef(
            capture_id=made.id,
            file=self._name,
            offset=offset,
            length=len(made.data),
            record_type=kind,
            payload_sha256=made.payload_sha256,
            block_sha256=made.block_sha256,
        )

    def _begin(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        while True:
            moment = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
            self._name = f"newsarchive-{moment}-{os.getpid()}-{self._count:04d}.warc.gz"
            self._count += 1
            path = self.folder / (self._name + OPEN)
            if (self.folder / self._name).exists():
                continue
            with contextlib.suppress(FileExistsError):
                self._file = io.FileIO(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o644), "a")
                break
        fcntl.flock(self._file, fcntl.LOCK_EX)
        sync_folder(self.folder)
        self._offset = 0
        self._write(warcinfo(self._name))

    def _write(self, data: bytes) -> None:
        assert self._file is not None
        written = 0
        try:
            while written < len(data):
                written += self._file.write(data[written:]) or 0
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file.fileno(), self._offset)
            raise
        self._offset += len(data)
        self._unsynced = True


def warcinfo(name: str) -> bytes:
    """The record that opens a file: which software wrote it, in which format."""
    writer = BufferWARCWriter(gzip=True, warc_version="1.1")
    record = writer.create_warcinfo_record(
        name,
        {
            "software": f"newsarchive/{__version__}",
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "description": "Pages of university news as received. Header lines as the HTTP client delivers them.",
        },
    )
    writer.write_record(record)
    return cast(bytes, writer.get_contents())


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries (new and renamed files) to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
