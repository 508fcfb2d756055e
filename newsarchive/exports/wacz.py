"""Articles with their captures as one file that web archives replay (WACZ 1.1.1), streamed.

A ZIP with WARC files, their index (CDXJ), the articles as pages with title, date and text, and a list of all that with digests.
"""

from __future__ import annotations

import heapq
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Any, BinaryIO

from newsarchive import __version__
from newsarchive.archive.packing import Page, captures, pages
from newsarchive.archive.place import captures_folder
from newsarchive.captures.packing import packed
from newsarchive.captures.writer import warcinfo
from newsarchive.exports.making import Export, Tallied
from newsarchive.exports.package import ZipPackage

VERSION = "1.1.1"
ROLL_AT = 1024 * 1024 * 1024
"""Bytes after which the next WARC file is begun."""
SORTED_AT_ONCE = 100_000
"""Lines of the index that are in memory."""


class _Package(ZipPackage):
    """The ZIP with its list of parts."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.resources: list[dict[str, Any]] = []

    @contextmanager
    def part(self, path: str) -> Iterator[Tallied]:
        """A part that is being written, which is listed then."""
        with super().part(path) as part:
            yield part
        self.resources.append({"name": path.rpartition("/")[2], "path": path, "hash": f"sha256:{part.sha256}", "bytes": part.size})

    def write_list(self, title: str) -> None:
        """Write the list of all parts so far, and its digest."""
        package = {
            "profile": "data-package", "wacz_version": VERSION, "title": title, "software": f"newsarchive {__version__}",
            "created": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), "resources": self.resources,
        }  # fmt: skip
        with self.part("datapackage.json") as part:
            part.write(json.dumps(package, ensure_ascii=False, indent=2).encode())
        with self.part("datapackage-digest.json") as digest:
            digest.write(json.dumps({"path": "datapackage.json", "hash": f"sha256:{part.sha256}"}).encode())


def write_wacz(export: Export, file: BinaryIO) -> None:
    """Write the articles and their captures to a file.

    Raises:
        IntegrityError: a capture is missing or damaged.
    """
    with _Index() as index, _Package(file) as package:
        _write_captures(package, index, export)
        with package.part("indexes/index.cdx") as part:
            for line in index.lines():
                part.write(line)
        with package.part("pages/pages.jsonl") as part:
            part.write(_line({"format": "json-pages-1.0", "id": "pages", "title": "Articles", "hasText": True}))
            for page in pages(export.connection, export.chosen):
                export.number += 1
                part.write(_line(_as_page(page)))
        site = export.chosen.result.filters.site
        package.write_list(f"University news: {site}" if site else "University news")


def _write_captures(package: _Package, index: _Index, export: Export) -> None:
    folder = captures_folder(export.db.resolve())
    left = captures(export.connection, export.chosen)
    ref = next(left, None)
    number = 0
    while ref is not None or number == 0:
        number += 1
        name = f"captures-{number:04d}.warc.gz"
        with package.part(f"archive/{name}") as part:
            begun = part.write(warcinfo(name))
            while ref is not None and (part.size == begun or part.size < ROLL_AT):
                one = packed(folder, ref)
                if one.indexed:
                    index.add(one.line(name, part.size))
                part.write(one.data)
                ref = next(left, None)


def _as_page(page: Page) -> dict[str, Any]:
    told = {
        "id": page.id, "url": page.url, "ts": page.fetched_at, "title": page.title or page.url, "published": page.published,
        "language": page.language, "text": page.text or "",
    }  # fmt: skip
    return {name: value for name, value in told.items() if value is not None}


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


class _Index:
    """Lines that come in any order and are given back sorted; what does not fit into memory stands in files meanwhile."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._files: list[BinaryIO] = []
        self._stack = ExitStack()

    def __enter__(self) -> _Index:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, line: str) -> None:
        """Take a line, its end included."""
        self._held.append(line.encode())
        if len(self._held) >= SORTED_AT_ONCE:
            file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the stack
            self._stack.callback(file.close)
            file.writelines(sorted(self._held))
            self._files.append(file)
            self._held = []

    def lines(self) -> Iterable[bytes]:
        """All lines, sorted by their bytes."""
        for file in self._files:
            file.seek(0)
        return heapq.merge(*self._files, sorted(self._held))
