"""Writing captures: each process appends to new files of its own, locked while open, renamed when closed."""

from __future__ import annotations

import collections
import contextlib
import io
import logging
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from warcio.warcwriter import WARCWriter

from newsarchive import __version__
from newsarchive.captures.files import OPEN, take_lock, write_pending
from newsarchive.captures.reader import read_record
from newsarchive.captures.records import Made, Origin, conversion_record, request_record, response_record, revisit_record, sha256, stamp
from newsarchive.captures.unchanged import metadata_record
from newsarchive.disk import sync_folder
from newsarchive.errors import ArchiveError, IntegrityError
from newsarchive.items import Fetched, RecordRef, Repeat

logger = logging.getLogger(__name__)

ROLL_AT = 512 * 1024 * 1024
"""Bytes after which the next file is begun."""
NOTED = 5000
"""Records noted as perhaps lacking their row when a file is closed: far more than a crawl ever has uncommitted."""


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
        self._last: collections.deque[tuple[int, int]] = collections.deque(maxlen=NOTED)
        self._fault: ArchiveError | None = None

    def append(self, item: Fetched, origin: Origin | None = None) -> RecordRef:
        """Append the answer of an item: a response record, the page as it was rendered where it was, and the request record. An answer
        that repeats an earlier capture (item.repeats) is a revisit record, or a metadata record where its furniture differs. Of what was
        imported from elsewhere the request is not known.

        Raises:
            ArchiveError: the record cannot be written; the file is cut back to the record before it.
        """
        if item.repeats is not None:
            return self._append_repeat(item, item.repeats, origin)
        made = response_record(item, origin)
        rendered = conversion_record(item, made.id) if item.rendered is not None else None
        return self._append(made, "response", request_record(item, made.id) if origin is None else b"", rendered)

    def _append_repeat(self, item: Fetched, repeat: Repeat, origin: Origin | None) -> RecordRef:
        """Append a record that names an earlier capture, once that was read back: nothing is left out for the sake of a damaged one."""
        try:
            before = read_record(self.folder, repeat.earlier.ref)
        except IntegrityError as error:
            if repeat.how != "not_modified":
                logger.warning("%s is kept whole: %s", item.url, error.message)
                item.repeats = None
                return self.append(item, origin)
        else:
            repeat = replace(repeat, earlier=replace(repeat.earlier, fetched_at=stamp(before.fetched_at)))
        if repeat.how == "furniture":
            made, kind = metadata_record(item, repeat), "metadata"
        else:
            made, kind = revisit_record(item, repeat.earlier, identical=repeat.how == "identical", origin=origin), "revisit"
        request = request_record(item, made.id) if origin is None else b""
        return replace(self._append(made, kind, request), referred=repeat.earlier.ref)

    def sync(self) -> None:
        """Bring what was appended to the disk.

        Raises:
            ArchiveError: it did not get there. Final: after a failed fsync the kernel may have dropped what it could not
                write, and a second fsync would say that all is well.
        """
        self._refuse_after_fault()
        if self._file is None or not self._unsynced:
            return
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            self._abandon()
            raise self._failed(error) from error
        self._unsynced = False

    def close(self) -> None:
        """Sync and close the open file, and give it its final name. After a fault it stays open in name, to be repaired."""
        if self._file is None:
            return
        self.sync()
        try:
            write_pending(self.folder, self._name, self._last)
            (self.folder / (self._name + OPEN)).rename(self.folder / self._name)
            sync_folder(self.folder)
        except OSError as error:
            raise self._failed(error) from error
        finally:
            self._abandon()

    def _append(self, made: Made, kind: str, companion: bytes, rendered: Made | None = None) -> RecordRef:
        self._refuse_after_fault()
        try:
            if self._file is None or self._offset >= self.roll_at:
                self.close()
                self._begin()
            offset = self._offset
            # The response stands first: a file cut between the two holds a complete capture.
            self._write(made.data + (rendered.data if rendered is not None else b"") + companion)
        except OSError as error:
            raise self._failed(error) from error
        self._last.append((offset, len(made.data)))
        return self._ref(made, kind, offset, self._ref(rendered, "conversion", offset + len(made.data)) if rendered is not None else None)

    def _ref(self, made: Made, kind: str, offset: int, rendered: RecordRef | None = None) -> RecordRef:
        return RecordRef(
            capture_id=made.id, file=self._name, offset=offset, length=len(made.data), record_type=kind,
            payload_sha256=made.payload_sha256, block_sha256=made.block_sha256, rendered=rendered,
        )  # fmt: skip

    def _begin(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        while self._file is None:
            moment = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
            self._name = f"newsarchive-{moment}-{os.getpid()}-{self._count:04d}.warc.gz"
            self._count += 1
            path = self.folder / (self._name + OPEN)
            if (self.folder / self._name).exists():
                continue
            with contextlib.suppress(FileExistsError):
                flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
                file = io.FileIO(os.open(path, flags, 0o644), "a")
                # Between its creation and its lock another process may have taken it for a dead one's, and removed it.
                if take_lock(file.fileno(), path):
                    self._file = file
                else:
                    file.close()
        self._offset = 0
        self._last.clear()
        try:
            self._write(warcinfo(self._name))
            sync_folder(self.folder)
        except BaseException:
            # A file without its first record is of no use: the next append begins another.
            self._abandon()
            with contextlib.suppress(OSError):
                path.unlink()
            raise

    def _write(self, data: bytes) -> None:
        """All of the data, or none of it."""
        assert self._file is not None
        rest = memoryview(data)
        self._unsynced = True
        try:
            while rest:
                rest = rest[self._file.write(rest) or 0 :]
        except BaseException:
            try:
                os.ftruncate(self._file.fileno(), self._offset)
            except OSError:
                # Nothing may follow a broken record. The file keeps its ".open" and is repaired at the next start.
                self._abandon()
            raise
        self._offset += len(data)

    def _abandon(self) -> None:
        """Let go of the file and its lock."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._unsynced = False

    def _failed(self, error: OSError) -> ArchiveError:
        self._fault = ArchiveError(
            f"The captures folder {self.folder} cannot be written: {error.strerror}.",
            "Make room; what is acknowledged is stored.",
        )
        return self._fault

    def _refuse_after_fault(self) -> None:
        if self._fault is not None:
            raise self._fault


def warcinfo(name: str) -> bytes:
    """The record that opens a file: which software wrote it, in which format."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    record = writer.create_warcinfo_record(
        name,
        {
            "software": f"newsarchive/{__version__}",
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "description": "Pages of university news as received. Header lines as the HTTP client delivers them.",
        },
    )
    record.rec_headers.replace_header("WARC-Block-Digest", sha256(record.raw_stream.getvalue()))
    writer.write_record(record)
    return out.getvalue()
