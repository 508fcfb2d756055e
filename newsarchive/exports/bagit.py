"""A bag (BagIt 1.0, RFC 8493) for a repository: articles, captures and site files, with a manifest of all digests."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO, cast

from newsarchive import __version__
from newsarchive.exports import manifest, rows, site_files
from newsarchive.exports.making import Export, encoded
from newsarchive.exports.manifest import COVERAGE, NAME, Beside, File, asked
from newsarchive.exports.package import IN_A_ZIP, Package, ZipPackage
from newsarchive.exports.wacz import write_wacz

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def fill(export: Export, package: Package) -> None:
    """Write the bag, with all that is told of it.

    Raises:
        IntegrityError: a capture is missing or damaged.
    """
    root = IN_A_ZIP if isinstance(package, ZipPackage) else ""
    beside = Beside(export, "bagit")
    payload = _payload(export, package, root)
    with package.part(f"{root}data/{COVERAGE}") as part:
        payload.append(manifest.written(part, beside.coverage(), COVERAGE))
    with package.part(f"{root}data/{NAME}") as part:
        part.write(beside.package(payload))
    payload.append(File(path=NAME, media_type="application/json", size=part.size, sha256=part.sha256))
    lines = "".join(f"{one.sha256}  data/{one.path}\n" for one in payload)
    info = (
        f"Bagging-Date: {beside.created[:10]}\nBag-Software-Agent: newsarchive {__version__}\n"
        f"External-Description: University news: {' '.join(asked(export).split())[:500]}\n"
        f"External-Identifier: urn:uuid:{beside.state.archive}\n"
        f"Payload-Oxum: {sum(one.size for one in payload)}.{len(payload)}\n"
    )
    tags = {"bagit.txt": DECLARATION, "bag-info.txt": encoded(info), "manifest-sha256.txt": encoded(lines)}
    told = ""
    for name, data in tags.items():
        with package.part(root + name) as part:
            part.write(data)
        told += f"{part.sha256}  {name}\n"
    with package.part(f"{root}tagmanifest-sha256.txt") as part:
        part.write(encoded(told))


def _payload(export: Export, package: Package, root: str) -> list[File]:
    """Write what the bag is for."""
    columns = export.chosen.columns
    files = []
    for name, media_type, separator in (("articles.csv", "text/csv", ","), ("articles.jsonl", "application/x-ndjson", None)):
        export.number = 0
        with package.part(f"{root}data/{name}") as part:
            for line in rows.csv_rows(export.rows(), columns) if separator else rows.jsonl(export.records()):
                part.write(encoded(line))
        files.append(
            File(
                path=name, media_type=media_type, size=part.size, sha256=part.sha256, rows=export.number, columns=columns,
                separator=separator, has_lists=separator is None,
            )
        )  # fmt: skip
    with package.part(f"{root}data/captures.wacz") as part:
        write_wacz(export, cast("BinaryIO", part))
    files.append(File(path="captures.wacz", media_type="application/wacz", size=part.size, sha256=part.sha256))
    of_sites = site_files.fill(export, package, f"{root}data/sites/")
    return [*files, *(replace(one, path=one.path.removeprefix(f"{root}data/")) for one in of_sites)]
