"""A bag has all that proves an archive, and every digest in it is right; site files are given as crawls used them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive.definitions import definitions
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.selection import Selection
from newsarchive.errors import IntegrityError
from newsarchive.exports.checking import check_manifest
from newsarchive.exports.making import Export
from newsarchive.exports.write import export_at, export_to
from tests.exports.conftest import Made


def test_a_bag_is_valid_by_its_own_manifests(crawled: Path, tmp_path: Path) -> None:
    bag = tmp_path / "bag"
    with closing(open_readonly(crawled)) as connection:
        done = export_at(bag, Export(connection, Selection(), db=crawled), "bagit")
    assert done.manifest is not None
    assert "5 files are as" in check_manifest(done.manifest)
    payload = dict(line.split("  ")[::-1] for line in (bag / "manifest-sha256.txt").read_text().splitlines())
    tags = dict(line.split("  ")[::-1] for line in (bag / "tagmanifest-sha256.txt").read_text().splitlines())
    files = {str(path.relative_to(bag)): path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    assert {**payload, **tags, "tagmanifest-sha256.txt": ""} == {
        name: hashlib.sha256(data).hexdigest() if not name.startswith("tagm") else "" for name, data in files.items()
    }
    assert set(payload) == {name for name in files if name.startswith("data/")}
    assert f"Payload-Oxum: {sum(len(files[name]) for name in payload)}.{len(payload)}\n" in files["bag-info.txt"].decode()
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    with closing(open_readonly(crawled)) as connection:
        assert files["data/sites/demo.toml"].decode() == definitions(connection)["demo"]


def test_a_packed_bag_stands_in_one_folder(crawled: Path) -> None:
    file = io.BytesIO()
    with closing(open_readonly(crawled)) as connection:
        export_to(file, Export(connection, Selection(limit=1), db=crawled), "bagit")
    names = zipfile.ZipFile(file).namelist()
    assert {name.split("/")[0] for name in names} == {"newsarchive-bag"}
    assert b"  data/articles.csv\n" in zipfile.ZipFile(file).read("newsarchive-bag/manifest-sha256.txt")


def test_a_bag_without_its_captures_is_not_made(odd: Path, tmp_path: Path) -> None:
    with closing(open_readonly(odd)) as connection, pytest.raises(IntegrityError):
        export_at(tmp_path / "bag", Export(connection, Selection(), db=odd), "bagit")
    assert list(tmp_path.iterdir()) == []


def test_site_files_of_what_is_selected_are_packed(made: Made) -> None:
    data, _ = made("sites")
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == ["demo.toml", "COVERAGE.md", "datapackage.json"]
    nothing, _ = made("sites", Selection(query="nothingofthekind"))
    assert "demo.toml" not in zipfile.ZipFile(io.BytesIO(nothing)).namelist()
