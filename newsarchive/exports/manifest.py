"""What stands beside an export and proves it: a Data Package (frictionless) and COVERAGE.md."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from newsarchive import __version__
from newsarchive.archive.coverage import Snapshot, crawled, holdings, snapshot
from newsarchive.archive.selection import undated
from newsarchive.exports.columns import fields
from newsarchive.exports.coverage_text import coverage
from newsarchive.exports.making import Export

NAME = "datapackage.json"
COVERAGE = "COVERAGE.md"


@dataclass(frozen=True, kw_only=True)
class File:
    """A file of an export."""

    path: str
    """Beside the manifest."""
    media_type: str
    size: int
    sha256: str
    rows: int | None = None
    """Of a table: without its header."""
    columns: tuple[str, ...] | None = None
    """Of a table."""
    has_lists: bool = False
    """Whether lists are lists in it, and unknown is null; else lists are joined in one cell, and unknown is empty."""
    separator: str | None = None
    """Of CSV."""
    tables: tuple[dict[str, Any], ...] = ()
    """Of a database."""


def written(file: Any, data: bytes, path: str) -> File:
    """Write a text that stands beside an export, and say so."""
    file.write(data)
    return File(path=path, media_type="text/markdown", size=len(data), sha256=hashlib.sha256(data).hexdigest())


class Beside:
    """What is told beside an export: taken from the archive in the transaction in which the export is made."""

    def __init__(self, export: Export, form: str) -> None:
        self._export = export
        self._form = form
        self._left_out = undated(export.connection, export.chosen)
        self.created = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        self.state: Snapshot = snapshot(export.connection)
        self._held = holdings(export.connection, export.chosen)
        self._crawled = crawled(export.connection, {one.site for one in self._held})

    def coverage(self) -> bytes:
        """COVERAGE.md."""
        text = coverage(self._held, self._crawled, self.state, asked(self._export), self.created, self._left_out)
        return "".join(text).encode("utf-8", "replace")

    def package(self, files: list[File]) -> bytes:
        """The manifest; JSON."""
        export = self._export
        value: dict[str, Any] = {
            "profile": "data-package",
            "name": f"newsarchive-{self._form}",
            "title": "University news" if not export.chosen.selection.query else f"University news: {export.chosen.selection.query[:200]}",
            "description": f"{asked(export)}, exported by newsarchive {__version__}. Unknown values are missing, never guessed.",
            "version": str(self.state.change),
            "created": self.created,
            "newsarchive": self._told(),
            "resources": [_resource(one) for one in files],
        }
        # As it will be read: halves of characters have no UTF-8 form.
        written = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
        written["newsarchive"]["manifest"] = seal(written)
        return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()

    def _told(self) -> dict[str, Any]:
        """What was asked of which archive, by which code."""
        selection, result = self._export.chosen.selection, self._export.chosen.result
        filters = {name: value for name, value in asdict(result.filters).items() if value not in (None, (), "leave")}
        return {
            "code": __version__, "format": self._form, "archive": self.state.archive, "change": self.state.change,
            "reading": self.state.reading, "articles": self._export.number, "query": selection.query or None,
            "asked": result.query or None, "forms": result.forms, "exact": selection.exact, "filters": filters,
            "undated_left_out": self._left_out,
            "limit": selection.limit, "order": selection.order, "excel": self._export.options.excel, "notes": self._export.notes,
        }  # fmt: skip


def seal(value: dict[str, Any]) -> str:
    """A digest of all that a manifest says, but for this digest: an edited one is known by it."""
    told = value.get("newsarchive")
    rest = {name: one for name, one in told.items() if name != "manifest"} if isinstance(told, dict) else told
    text = json.dumps({**value, "newsarchive": rest}, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _resource(file: File) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": _name(file.path), "path": file.path, "mediatype": file.media_type.partition(";")[0], "encoding": "utf-8",
        "bytes": file.size, "hash": f"sha256:{file.sha256}",
    }  # fmt: skip
    if file.rows is not None:
        # Readers of Data Packages count `rows` of tables, which they take no other file for.
        found["rows" if file.separator is not None else "records"] = file.rows
    if file.tables:
        found["tables"] = list(file.tables)
    if file.columns is None:
        return {**found, "type": "file"}
    schema: dict[str, Any] = {
        "fields": fields(file.columns, lists=file.has_lists), "missingValues": [] if file.has_lists else [""],
    }  # fmt: skip
    if "id" in file.columns:
        schema["primaryKey"] = ["id"]
    if file.separator is None:
        return {**found, "type": "file", "schema": schema}
    dialect = {"delimiter": file.separator, "lineTerminator": "\r\n", "doubleQuote": True, "header": True}
    return {**found, "type": "table", "profile": "tabular-data-resource", "format": "csv", "dialect": dialect, "schema": schema}


def _name(path: str) -> str:
    """A name as data packages have them: small letters, digits and ._-"""
    return "".join(char if char.isascii() and (char.isalnum() or char in "._-") else "-" for char in path.lower())


def asked(export: Export) -> str:
    """What was exported, in words."""
    selection, filters = export.chosen.selection, export.chosen.result.filters
    parts = [f"query {selection.query}"] if selection.query else []
    narrowed = {
        "site": filters.site, "language": filters.language, "section": filters.section, "from": filters.since, "to": filters.until,
    }  # fmt: skip
    parts += [f"{name} {value}" for name, value in narrowed.items() if value is not None]
    parts += [f"author {author}" for author in filters.authors]
    if filters.dated and filters.undated != "leave":
        parts.append("undated ones too" if filters.undated == "include" else "only undated ones")
    if filters.as_of is not None:
        parts.append(f"in the archive by change {filters.as_of}")
    if selection.limit is not None:
        parts.append(f"the first {selection.limit:,} by {selection.order}")
    return "; ".join(parts) or "all articles that may be shown"
