"""Tests of zips.py, by what is read of ZIP files that others made."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from newsarchive.errors import UsageError
from newsarchive.importing.files import warcs

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
PART = "archive/a.warc"
FLAGS, METHOD = 6, 8
"""Where they stand in what precedes a part; in the directory at the end they stand two bytes later."""


def packed(path: Path, method: int) -> bytearray:
    with zipfile.ZipFile(path, "w", method) as package:
        package.writestr(PART, b"WARC/1.1\r\n" * 500)
    return bytearray(path.read_bytes())


def written(path: Path, data: bytearray, at: int, value: int) -> None:
    """With a field of the part set, at its beginning and in the directory."""
    directory = data.rindex(b"PK\x01\x02")
    data[at : at + 2] = data[directory + at + 2 : directory + at + 4] = value.to_bytes(2, "little")
    path.write_bytes(data)


def refused(path: Path) -> str:
    with pytest.raises(UsageError) as caught:
        list(warcs(path, "wacz"))
    return str(caught.value)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("spoilt", range(0, 40, 4))
def test_a_part_that_is_damaged_is_one_line_whatever_it_is_packed_with(tmp_path: Path, method: int, spoilt: int) -> None:
    path = tmp_path / "a.wacz"
    data = packed(path, method)
    at = data.index(PART.encode()) + len(PART) + spoilt
    data[at : at + 4] = bytes(byte ^ 0xFF for byte in data[at : at + 4])
    path.write_bytes(data)
    assert f"'{PART}' cannot be unpacked" in refused(path)


@pytest.mark.parametrize(("at", "value", "told"), [(FLAGS, 1, "encrypted"), (METHOD, 99, "compression")])
def test_a_part_that_is_packed_as_nobody_packs_is_one_line(tmp_path: Path, at: int, value: int, told: str) -> None:
    path = tmp_path / "a.wacz"
    written(path, packed(path, zipfile.ZIP_DEFLATED), at, value)
    assert told in refused(path)


def test_a_package_of_a_later_kind_of_zip_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    data = packed(path, zipfile.ZIP_DEFLATED)
    data[data.rindex(b"PK\x01\x02") + 6] = 99
    path.write_bytes(data)
    assert "no WACZ file" in refused(path)
