"""After a crash: the last record of a file may be cut off, and complete records may lack their row in the archive."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsarchive.captures.reader import members, scan
from newsarchive.captures.records import Found
from newsarchive.captures.writer import OPEN, sync_folder
from newsarchive.items import RecordRef


@dataclass(frozen=True, kw_only=True)
class Orphan:
    """A complete capture without a row in the archive, to be adopted."""

    found: Found
    ref: RecordRef


def recover(folder: Path, known: Callable[[str], set[int]]) -> list[Orphan]:
    """Repair the files that dead processes left open, and find what they hold beyond the archive.

    Only files whose lock can be taken are touched: a live process keeps its own.

    Args:
        folder: the captures folder.
        known: the offsets of a file's records that have their row.

    Returns:
        The complete response records without a row, in the order they were written.
    """
    orphans: list[Orphan] = []
    if not folder.is_dir():
        return orphans
    for path in sorted(folder.glob(f"*.warc.gz{OPEN}")):
        _repair(path)
    for path in sorted(folder.glob("*.warc.gz")):
        offsets = known(path.name)
        # Only what was written last can lack its row: what came before it was committed with it or earlier.
        for offset, length, found in scan(path, max(offsets, default=0)):
            if offset not in offsets and found.record_type == "response":
                orphans.append(Orphan(found=found, ref=_ref(path.name, offset, length, found)))
    return orphans


def _repair(path: Path) -> None:
    """Cut the incomplete record off a file that a dead process left open, and give the file its final name."""
    with path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return
        if not path.exists():
            return
        end = max((offset + length for offset, length in members(path)), default=0)
        if end == 0:
            path.unlink()
            return
        file.truncate(end)
        os.fsync(file.fileno())
        path.rename(path.with_name(path.name.removesuffix(OPEN)))
        sync_folder(path.parent)


def _ref(file: str, offset: int, length: int, found: Found) -> RecordRef:
    return RecordRef(
        capture_id=found.capture.id,
        file=file,
        offset=offset,
        length=length,
        record_type=found.record_type,
        payload_sha256=found.payload_sha256,
        block_sha256=found.block_sha256,
    )


README = """\
These are the captures of a newsarchive: pages of university news exactly as they were received.

Each file *.warc.gz is WARC 1.1 (ISO 28500), one gzip member a record, so that any web archive tool reads it (for example
warcio or pywb). A file that ends in .open is being written. A response record holds the status line, the header lines as the
HTTP client delivered them (Transfer-Encoding undone and left out, Content-Encoding kept) and the body as received.
WARC-Payload-Digest and WARC-Block-Digest are SHA-256 in hexadecimal. Newsarchive-Site, -Crawl, -Row and -Kind tell to which
row of the archive a record belongs.

The database beside this folder (table `captures`) names file, offset and length of each record, and its digests; its table
`about` explains the rest. To read one record by hand: cut `length` bytes at `offset` out of `file` and gunzip them.
"""


def write_readme(folder: Path) -> None:
    """Put README.txt into the captures folder, by which it explains itself without us."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "README.txt"
    if not path.exists() or path.read_text(encoding="utf-8") != README:
        path.write_text(README, encoding="utf-8")
