"""Comparing the files of an export with its manifest, in a folder or in a ZIP; no archive is needed."""

from __future__ import annotations

import csv
import hashlib
import json
import zipfile
from contextlib import ExitStack, suppress
from io import TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import Any

from newsarchive.errors import IntegrityError, UsageError
from newsarchive.exports.checked_places import AGAIN, FolderPlace, Place, ZipPlace
from newsarchive.exports.manifest import NAME, seal
from newsarchive.plural import number_of

LARGEST = 20_000_000
"""Bytes of a manifest that is read."""
DIGEST = "sha256:"
OF_WACZ = "datapackage-digest.json"
"""Where a WACZ file has the digest of its manifest."""


def check_manifest(manifest: Path) -> str:
    """Read every file that a manifest names, and each text that its table names; and see that nothing else is there.

    Args:
        manifest: a manifest, the folder or the file that it stands beside, or a ZIP with one in it.

    Returns:
        One line that says that they are as the manifest says.

    Raises:
        UsageError: it is no manifest.
        IntegrityError: a file is missing or differs, or is there and is not named; or the manifest was edited. Names it.
    """
    manifest = _found(manifest)
    with ExitStack() as stack:
        place: Place
        if zipfile.is_zipfile(manifest):
            place = ZipPlace(manifest)
            stack.callback(place.close)
        else:
            place = FolderPlace(manifest)
        check = _Check(place)
        check.all()
    number = len(check.seen) - 1
    return f"{number_of(number, 'file')} {'is' if number == 1 else 'are'} as {manifest} says."


def _found(path: Path) -> Path:
    """The manifest of a folder, or of a file beside it; else what was named."""
    places = (path / NAME, path / "data" / NAME) if path.is_dir() else (path.with_name(f"{path.name}.{NAME}"),)
    for place in places:
        if place.is_file():
            return place
    if path.is_dir():
        raise UsageError(f"{path} has no manifest in it.", f"Name one: its name ends in {NAME}.")
    return path


class _Check:
    """One check of one place."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._manifest = place.named(place.manifest)
        self.seen = {place.manifest}
        """Files that the manifest names, and itself."""

    def all(self) -> None:
        """Everything that it says."""
        told, sealed = self._read()
        self._resources(told["resources"])
        known = told.get("newsarchive")
        asked: dict[str, Any] = known if isinstance(known, dict) else {}
        if asked.get("manifest", sealed) != sealed:
            raise IntegrityError(f"{self._manifest} is not as it was written.", AGAIN)
        if isinstance(asked.get("articles"), int):
            for resource in told["resources"]:
                self._counted(resource, asked["articles"])
        if "manifest" not in asked:
            self._told_beside()
        if not self._place.is_whole:
            return
        left = self.seen - {self._place.manifest}
        for name in self._place.names():
            if name == self._place.manifest:
                continue
            if name not in left:
                which = "stands there twice" if name in self.seen else "is not named by the manifest"
                raise IntegrityError(f"{self._place.named(name)} {which}.", "Remove it, or export it again.")
            left.discard(name)

    def _read(self) -> tuple[dict[str, Any], str]:
        """The manifest, and its digest as it would stand in it."""
        try:
            with self._place.reading(self._place.manifest) as file:
                data = file.read(LARGEST)
            value = json.loads(data, object_pairs_hook=_once)
            found = value["resources"]
            if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
                raise ValueError("no resources")
            return value, seal(value)
        except (ValueError, TypeError, LookupError, RecursionError, IntegrityError) as error:
            raise UsageError(
                f"{self._manifest} is no manifest of an export.",
                "Name a datapackage.json, or the format with the file: export csv --check FILE.",
            ) from error

    def _told_beside(self) -> None:
        """The digest of a manifest that does not say it itself: a WACZ file has it in a part of its own."""
        said = None
        if OF_WACZ in self._place.names():
            with self._place.reading(OF_WACZ) as file, self._place.reading(self._place.manifest) as whole:
                digest = hashlib.sha256(whole.read(LARGEST)).hexdigest()
                with suppress(ValueError, RecursionError):
                    said = json.loads(file.read(LARGEST))
        if not isinstance(said, dict) or said.get("hash") != DIGEST + digest:
            raise IntegrityError(f"{self._manifest} is not as it was written: the digest of all that it says is not in it.", AGAIN)
        self.seen.add(OF_WACZ)

    def _resources(self, resources: list[dict[str, Any]]) -> None:
        for resource in resources:
            path = self._beside(resource.get("path"))
            self._compare(path, resource.get("hash"), resource.get("bytes"))
            if resource.get("format") == "csv" and resource.get("schema") is not None:
                self._table(path, resource)
            elif resource.get("mediatype") == "application/x-ndjson":
                with self._place.reading(path) as file:
                    self._rows(path, resource, sum(1 for _ in file))

    def _beside(self, path: object) -> str:
        """A file that stands beside the manifest or below it: what it names elsewhere is not read."""
        if not isinstance(path, str) or not path or "\\" in path or "\x00" in path:
            raise UsageError(f"{self._manifest} names a file by what is no path.")
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or "://" in path:
            raise UsageError(f"{self._manifest} names {path[:80]!r}, which does not stand beside it.")
        return pure.as_posix()

    def _compare(self, path: str, digest: object, size: object) -> None:
        if not isinstance(digest, str) or not digest.startswith(DIGEST):
            raise UsageError(f"The manifest has no SHA-256 of {PurePosixPath(path).name}.")
        found = hashlib.sha256()
        read = 0
        with self._place.reading(path) as file:
            while piece := file.read(1 << 20):
                found.update(piece)
                read += len(piece)
        if isinstance(size, int) and read != size:
            raise IntegrityError(f"{self._place.named(path)} has {read:,} bytes, and the manifest says {size:,}.", AGAIN)
        if found.hexdigest() != digest.removeprefix(DIGEST):
            raise IntegrityError(f"{self._place.named(path)} is not the file that the manifest names: its SHA-256 is another.", AGAIN)
        self.seen.add(path)

    def _table(self, path: str, resource: dict[str, Any]) -> None:
        """The table's columns and the number of its rows, and where it names files with their digests, these."""
        dialect = resource.get("dialect")
        separator = dialect.get("delimiter", ",") if isinstance(dialect, dict) else ","
        names = self._columns(path, resource["schema"])
        csv.field_size_limit(1 << 30)
        rows = 0
        try:
            with self._place.reading(path) as file, TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
                table = csv.reader(text, delimiter=separator)
                if next(table, None) != names:
                    raise IntegrityError(f"{self._place.named(path)} has other columns than the manifest says.", AGAIN)
                of_files = names[0] == "file" and names[-1] == "sha256"
                for row in table:
                    rows += 1
                    if of_files and len(row) == len(names):
                        self._compare(self._beside(row[0]), DIGEST + row[-1], None)
        except (csv.Error, TypeError) as error:
            raise IntegrityError(f"{self._place.named(path)} is no table as the manifest says ({error}).", AGAIN) from error
        self._rows(path, resource, rows)

    def _columns(self, path: str, schema: object) -> list[str]:
        fields = schema.get("fields") if isinstance(schema, dict) else None
        names = [one.get("name") for one in fields if isinstance(one, dict)] if isinstance(fields, list) else []
        if not names or not isinstance(fields, list) or len(names) != len(fields) or not all(isinstance(one, str) for one in names):
            raise UsageError(f"{self._manifest} does not say what the columns of {path[:80]} are.")
        return [str(one) for one in names]

    def _rows(self, path: str, resource: dict[str, Any], rows: int) -> None:
        said = resource.get("rows", resource.get("records"))
        if isinstance(said, int) and rows != said:
            raise IntegrityError(f"{self._place.named(path)} has {number_of(rows, 'row')}, and the manifest says {said:,}.", AGAIN)

    def _counted(self, resource: dict[str, Any], articles: int) -> None:
        """A row an article."""
        rows = resource.get("rows", resource.get("records"))
        if isinstance(rows, int) and rows != articles:
            raise IntegrityError(f"{self._manifest} says {number_of(articles, 'article')} here and {number_of(rows, 'row')} there.", AGAIN)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; one that says a thing twice, of which readers take one or the other, is none."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
