"""Comparing the files of an export with its manifest; no archive is needed."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path, PurePosixPath
from typing import Any

from newsarchive.errors import IntegrityError, UsageError
from newsarchive.plural import number_of

LARGEST = 20_000_000
"""Bytes of a manifest that is read."""
DIGEST = "sha256:"


def check_manifest(manifest: Path) -> str:
    """Read every file that a manifest names, and each text that its table names.

    Returns:
        One line that says that they are as the manifest says.

    Raises:
        UsageError: it is no manifest.
        IntegrityError: a file is missing or differs; names it.
    """
    resources = _resources(manifest)
    number = 0
    for resource in resources:
        path = _beside(manifest, resource.get("path"))
        _compare(path, resource.get("hash"), resource.get("bytes"))
        number += 1
        if resource.get("format") == "csv" and isinstance(resource.get("schema"), dict):
            number += _check_table(manifest, path, resource)
    return f"{number_of(number, 'file')} {'is' if number == 1 else 'are'} as {manifest} says."


def _resources(manifest: Path) -> list[dict[str, Any]]:
    try:
        with manifest.open("rb") as file:
            value = json.loads(file.read(LARGEST))
        found = value["resources"]
        if not found or not all(isinstance(one, dict) for one in found):
            raise ValueError("no resources")
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise UsageError(
            f"{manifest} is no manifest of an export.", "Name a datapackage.json, or the format with the file: export csv --check FILE."
        ) from error
    return list(found)


def _beside(manifest: Path, path: object) -> Path:
    """A file that stands beside the manifest or below it: what it names elsewhere is not read."""
    if not isinstance(path, str) or not path or "\\" in path or "\x00" in path:
        raise UsageError(f"{manifest} names a file by what is no path.")
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "://" in path:
        raise UsageError(f"{manifest} names {path[:80]!r}, which does not stand beside it.")
    return manifest.parent / pure


def _compare(path: Path, digest: object, size: object) -> None:
    if not isinstance(digest, str) or not digest.startswith(DIGEST):
        raise UsageError(f"The manifest has no SHA-256 of {path.name}.")
    found = hashlib.sha256()
    read = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                found.update(piece)
                read += len(piece)
    except OSError as error:
        raise IntegrityError(f"{path} cannot be read: {error.strerror or error}.", "Export it again.") from error
    if isinstance(size, int) and read != size:
        raise IntegrityError(f"{path} has {read:,} bytes, and the manifest says {size:,}.", "Export it again.")
    if found.hexdigest() != digest.removeprefix(DIGEST):
        raise IntegrityError(f"{path} is not the file that the manifest names: its SHA-256 is another.", "Export it again.")


def _check_table(manifest: Path, path: Path, resource: dict[str, Any]) -> int:
    """The table's columns and the number of its rows, and where it names files with their digests, these; how many."""
    dialect = resource.get("dialect")
    separator = dialect.get("delimiter", ",") if isinstance(dialect, dict) else ","
    names = [field.get("name") for field in resource["schema"].get("fields", []) if isinstance(field, dict)]
    csv.field_size_limit(1 << 30)
    files = rows = 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            table = csv.reader(file, delimiter=separator)
            if next(table, None) != names:
                raise IntegrityError(f"{path} has other columns than the manifest says.", "Export it again.")
            of_files = names[0] == "file" and names[-1] == "sha256"
            for row in table:
                rows += 1
                if of_files and len(row) == len(names):
                    _compare(_beside(manifest, row[0]), DIGEST + row[-1], None)
                    files += 1
        except (csv.Error, UnicodeDecodeError, TypeError) as error:
            raise IntegrityError(f"{path} is no table as the manifest says ({error}).", "Export it again.") from error
    if isinstance(resource.get("rows"), int) and rows != resource["rows"]:
        raise IntegrityError(f"{path} has {rows:,} rows, and the manifest says {resource['rows']:,}.", "Export it again.")
    return files
