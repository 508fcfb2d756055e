"""One text file an article, and metadata.csv: a corpus for AntConc, Voyant and other programs that count words."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from newsarchive.exports.making import Export, encoded
from newsarchive.exports.manifest import File
from newsarchive.exports.package import Package
from newsarchive.exports.rows import csv_rows

FOLDER = "texts"
METADATA = "metadata.csv"
LONGEST_NAME = 100
_UNSAFE = re.compile(r"[^a-z0-9._-]|^[.-]|\.$")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names that Windows keeps for itself."""


def fill(export: Export, package: Package) -> list[File]:
    """Write the texts, then the table that says which is which, with the digest of each.

    Returns:
        What a manifest is to name: the table.
    """
    chosen = [name for name in export.chosen.columns if name != "text"]
    columns = ["file", *chosen, "sha256"]
    # The table is written last, and the articles are read once.
    export.of([*chosen, *(name for name in ("id", "title", "text") if name not in chosen)])
    with tempfile.TemporaryFile() as table:
        for line in csv_rows(_written(export, package, chosen), columns):
            table.write(encoded(line))
        table.seek(0)
        with package.part(METADATA) as part:
            while piece := table.read(1 << 20):
                part.write(piece)
    return [
        File(
            path=METADATA, media_type="text/csv", size=part.size, sha256=part.sha256, rows=export.number, columns=tuple(columns),
            separator=",",
        )
    ]  # fmt: skip


def _written(export: Export, package: Package, chosen: Sequence[str]) -> Iterator[list[Any]]:
    """Write the text of each article, and give its row of the table."""
    for record in export.records():
        path = f"{FOLDER}/{file_name(record['id'])}"
        with package.part(path) as part:
            part.write(encoded(_shown(record)))
        yield [path, *(record[name] for name in chosen), part.sha256]


def _shown(record: dict[str, Any]) -> str:
    """Title and text, a blank line between them."""
    return "\n\n".join(part for part in (record["title"], record["text"]) if part) + "\n"


def file_name(ident: str) -> str:
    """The name of an article's file: of its id, safe on every system, and never that of another article."""
    plain = ident.lower()[:LONGEST_NAME]
    if plain and plain == ident and not _UNSAFE.search(plain) and not _DEVICES.fullmatch(plain):
        return f"{plain}.txt"
    told = hashlib.sha256(ident.encode("utf-8", "replace")).hexdigest()[:12]
    safe = _UNSAFE.sub("_", plain).strip(".") or "article"
    return f"{'_' if _DEVICES.fullmatch(safe) else ''}{safe}_{told}.txt"
