"""After a crash: the last record of a file may be cut off, and complete records may lack their row in the archive."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsarchive.captures.erase import finish_erasures
from newsarchive.captures.files import OPEN, PENDING, read_pending, take_lock, write_pending
from newsarchive.captures.reader import members, read_found, scan
from newsarchive.captures.records import Found
from newsarchive.disk import sync_folder
from newsarchive.errors import ArchiveError
from newsarchive.items import Kind, RecordRef

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Orphan:
    """A complete capture without a row in the archive, to be adopted. Its body stays on the disk until it is asked for."""

    folder: Path
    ref: RecordRef
    site: str
    crawl: int
    row: int
    """Key of the frontier row that was asked for; 0 for robots.txt."""
    kind: Kind

    @property
    def found(self) -> Found:
        """The record, read from its file.

        Raises:
            IntegrityError: it cannot be read any more.
        """
        return read_found(self.folder, self.ref)


def recover(folder: Path, known: Callable[[str], set[int]], *, thorough: bool = False) -> list[Orphan]:
    """Repair the files that dead processes left open, and find what they hold beyond the archive.

    Only files whose lock can be taken are touched: a live process keeps its own. What is found is found again at the next
    start, until it has its row.

    Args:
        folder: the captures folder.
        known: the offsets of a file's records that have their row.
        thorough: look through every record of every closed file (after an older archive was restored beside newer captures),
            not only those that their writer could not know to have their row.

    Returns:
        The complete records of answers without a row, in the order they were written.

    Raises:
        ArchiveError: a file cannot be repaired.
    """
    if not folder.is_dir():
        return []
    try:
        finish_erasures(folder)
        for path in sorted(folder.glob(f"*.warc.gz{OPEN}")):
            _repair(path, known)
        if thorough:
            for path in sorted(folder.glob("*.warc.gz")):
                write_pending(folder, path.name, _without(path, known(path.name)))
        return [orphan for file, places in read_pending(folder).items() for orphan in _settle(folder, file, places, known(file))]
    except OSError as error:
        raise ArchiveError(
            f"The captures in {folder} cannot be repaired: {error.strerror}.", "Check the folder's permissions and the disk."
        ) from error


def _repair(path: Path, known: Callable[[str], set[int]]) -> None:
    """Cut the incomplete record off a file that a dead process left open, and give the file its final name."""
    with path.open("r+b") as file:
        if not take_lock(file.fileno(), path):
            return
        end = max((offset + length for offset, length in members(path)), default=0)
        if end == 0:
            path.unlink()
            return
        final = path.with_name(path.name.removesuffix(OPEN))
        offsets = known(final.name)
        if any(offset >= end for offset in offsets):
            # Not the work of a crash: a record in the middle is damaged, and what follows it is in the archive.
            logger.warning("%s is damaged at %d; nothing was cut off. `newsarchive verify` names what is lost.", final.name, end)
        else:
            file.truncate(end)
        os.fsync(file.fileno())
        write_pending(path.parent, final.name, _without(path, offsets))
        path.rename(final)
        sync_folder(path.parent)


def _without(path: Path, offsets: set[int]) -> list[tuple[int, int]]:
    """Offset and length of the records of answers whose offsets are not among these."""
    return [(offset, length) for offset, length, _ in scan(path) if offset not in offsets]


def _settle(folder: Path, file: str, places: list[tuple[int, int]], offsets: set[int]) -> list[Orphan]:
    """The orphans among noted records; the note goes once there is none."""
    orphans: list[Orphan] = []
    if (folder / (file + OPEN)).exists():
        # Its process lives, or died over the renaming and is repaired by the next start.
        return orphans
    for offset, length in places:
        if offset in offsets or not (folder / file).exists():
            continue
        for at, size, found in scan(folder / file, offset):
            if at == offset and size == length:
                orphans.append(_orphan(folder, file, offset, length, found))
            break
    if not orphans:
        (folder / (file + PENDING)).unlink(missing_ok=True)
    return orphans


def _orphan(folder: Path, file: str, offset: int, length: int, found: Found) -> Orphan:
    ref = RecordRef(
        capture_id=found.capture.id,
        file=file,
        offset=offset,
        length=length,
        record_type=found.record_type,
        payload_sha256=found.payload_sha256,
        block_sha256=found.block_sha256,
    )
    return Orphan(folder=folder, ref=ref, site=found.site, crawl=found.crawl, row=found.row, kind=found.kind)


README = """\
These are the captures of a newsarchive: pages of university news exactly as they were received.

Each file *.warc.gz is WARC 1.1 (ISO 28500), one gzip member a record, so that any web archive tool reads it (for example
warcio or pywb). A file that ends in .open is being written. A response record holds the status line, the header lines as the
HTTP client delivered them (Transfer-Encoding undone and left out, Content-Encoding kept) and the body as received.
A record with WARC-Truncated holds what came of an answer that was too large (length), too slow (time) or broke off (disconnect).
WARC-Payload-Digest and WARC-Block-Digest are SHA-256 in hexadecimal (in files of earlier versions those of request and warcinfo
records are SHA-1, and a request has a date of its own). Newsarchive-Site, -Crawl, -Row and -Kind tell to which
row of the archive a record belongs. A conversion record holds a page as a browser showed it, in UTF-8, after the scripts of the
response record that it refers to had run.

A revisit record stands for a body that equals that of the record it refers to, or of which the server said that it was not
modified (status 304). A metadata record with Newsarchive-Row stands for a page that says what the record it refers to says: its
block gives the digest of the body, which was not kept, and every line, link and description that differs, all of it in blocks
that other pages have too or that change with each visit. A metadata record with Newsarchive-Erased stands where a page was erased
on request; its gzip header carries a comment as long as what was taken out, so that no other record had to move.

The database beside this folder (table `captures`) names file, offset and length of each record, and its digests; its table
`about` explains the rest. To read one record by hand: cut `length` bytes at `offset` out of `file` and gunzip them. A file
that ends in .pending lists the last records of a file, which the next crawl compares with the database; nothing is lost with it.
"""


def write_readme(folder: Path) -> None:
    """Put README.txt into the captures folder, by which it explains itself without us."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "README.txt"
    if not path.exists() or path.read_text(encoding="utf-8") != README:
        path.write_text(README, encoding="utf-8")
