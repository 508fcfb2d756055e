"""Items to capture, and the checks every WARC file must pass."""

from __future__ import annotations

import contextlib
import io
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from newsarchive.items import Fetched, Kind

MOMENT = datetime(2021, 4, 20, 9, 30, 15, 123456, tzinfo=UTC)


def item(
    row: int = 1,
    body: bytes = b"<p>text</p>",
    *,
    url: str | None = None,
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),),
    status: int = 200,
    flags: tuple[str, ...] = (),
    site: str = "demo",
    kind: Kind = "article",
) -> Fetched:
    """An answered request."""
    return Fetched(
        site=site, crawl=7, row=row, url=url or f"http://welcome.kokzhiek.example/en/3/news/one/{row}/", kind=kind,
        requested_at=MOMENT, received_at=MOMENT, status=status, headers=headers, body=body, flags=flags, ip_address="127.0.0.1",
    )  # fmt: skip


def check(path: Path) -> list[str]:
    """The types of the file's records; `warcio check` accepts the file, and nothing of it is left unread.

    Raises:
        AssertionError: warcio does not accept it.
    """
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert Checker(SimpleNamespace(inputs=[str(path)], verbose=False)).process_all() == 0, said.getvalue()
    types, end = [], 0
    with path.open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        for record in records:
            record.raw_stream.read()
            types.append(record.rec_type)
            end = records.get_record_offset() + records.get_record_length()
    assert end == path.stat().st_size
    return types


def only(folder: Path, pattern: str = "*.warc.gz") -> Path:
    """The one file that matches."""
    (found,) = folder.glob(pattern)
    return found
