"""Every format is complete, and what an article says is inert and intact in it."""

from __future__ import annotations

import csv
import importlib
import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.selection import Selection, choose, records
from newsarchive.browse.found_files import OFFERED
from newsarchive.browse.wording import messages
from newsarchive.cli.export import NAMES
from newsarchive.errors import UsageError
from newsarchive.exports import xlsx
from newsarchive.exports.formats import FORMATS
from newsarchive.exports.making import Export
from newsarchive.exports.rows import SEPARATORS
from newsarchive.exports.texts import file_name
from tests.archive.made import Feed
from tests.exports.conftest import ODD, Made

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def held(odd: Path) -> list[dict[str, Any]]:
    """The articles as the archive has them."""
    connection = open_readonly(odd)
    found = list(records(connection, choose(connection, Selection())))
    connection.close()
    assert len(found) == len(ODD)
    return found


def split(cell: str) -> list[str]:
    """A list out of a cell."""
    found = re.findall(r"(?:^|; )((?:\\.|[^;\\])*)", cell, re.DOTALL) if cell else []
    return [re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in found]


def from_csv(data: bytes, separator: str = ",") -> list[dict[str, str]]:
    csv.field_size_limit(1 << 30)
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=separator))


def as_cells(record: dict[str, Any]) -> dict[str, Any]:
    """A record as far as a table without types tells it."""
    return {name: value if isinstance(value, list) else "" if value is None else str(value) for name, value in record.items()}


def test_the_command_line_has_every_format() -> None:
    assert list(NAMES) == list(FORMATS)


@pytest.mark.parametrize("separator", SEPARATORS.values())
def test_csv_read_back_is_the_archive(made: Made, held: list[dict[str, Any]], separator: str) -> None:
    data, _ = made("csv", separator=separator)
    rows = from_csv(data, separator)
    lists = {name for name, value in held[0].items() if isinstance(value, list)}
    assert [{name: split(cell) if name in lists else cell for name, cell in row.items()} for row in rows] == list(map(as_cells, held))


def test_csv_for_a_spreadsheet_has_no_live_cell_and_can_be_undone(made: Made, held: list[dict[str, Any]]) -> None:
    data, export = made("csv", excel=True)
    assert data.startswith(b"\xef\xbb\xbf")
    assert "apostrophe" in export.notes[0]
    rows = from_csv(data.removeprefix(b"\xef\xbb\xbf"))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    assert [row["title"].removeprefix("'") for row in rows] == [record["title"] or "" for record in held]


def test_json_lines_read_back_are_the_archive(made: Made, held: list[dict[str, Any]]) -> None:
    data, _ = made("jsonl")
    assert [json.loads(line) for line in data.decode().split("\n")[:-1]] == held


def cells(data: bytes) -> Iterator[list[str | int | None]]:
    """The rows of a workbook, by a reader of our own."""
    with zipfile.ZipFile(io.BytesIO(data)) as book, book.open("xl/worksheets/sheet1.xml") as sheet:
        for _, element in ElementTree.iterparse(sheet):
            if element.tag == f"{SHEET}row":
                yield [_cell(one) for one in element]


def _cell(one: ElementTree.Element) -> str | int | None:
    text = one.findtext(f"{SHEET}is/{SHEET}t")
    if text is not None:
        return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)
    number = one.findtext(f"{SHEET}v")
    return int(number) if number is not None else None


def test_a_workbook_has_every_cell_as_text_that_is_no_formula(made: Made, held: list[dict[str, Any]]) -> None:
    data, export = made("xlsx", Selection(columns=("id", "title", "text", "authors", "version")))
    head, *rows = cells(data)
    assert head == ["id", "title", "text", "authors", "version"]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    for row, record in zip(rows, held, strict=True):
        assert row[0] == record["id"]
        assert (row[1] or "") == (record["title"] or "")
        assert row[4] == record["version"]
        if len((record["text"] or "").encode("utf-16-le")) <= 2 * xlsx.LONGEST:
            assert row[2] == record["text"]
        else:
            assert isinstance(row[2], str)
            assert row[2].endswith("[cut]")
            assert len(row[2].encode("utf-16-le")) <= 2 * xlsx.LONGEST
    assert "2 cells had more than 32,767 characters" in export.notes[0]


def test_a_list_that_a_cell_of_a_workbook_does_not_take_is_told_too(tmp_path: Path) -> None:
    feed = Feed()
    feed.put(feed.article(1, authors=[f"Author {number:05}" for number in range(4000)], tags=["a", "b"]))
    export = Export(feed.connection, Selection(columns=("id", "authors", "tags")), db=tmp_path / "archive.db")
    file = io.BytesIO()
    xlsx.write(export, file)
    (_, (_, authors, tags)) = cells(file.getvalue())
    assert isinstance(authors, str)
    assert (len(authors), authors.endswith("[cut]"), tags) == (xlsx.LONGEST, True, "a; b")
    assert "1 cell had more than 32,767 characters" in export.notes[0]


def test_a_workbook_of_too_many_rows_is_refused_before_anything_is_written(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 5)
    with pytest.raises(UsageError, match="takes 4 rows, and these are 10 articles"):
        made("xlsx")


def test_parquet_has_types_lists_and_no_day_that_is_not_known(made: Made, held: list[dict[str, Any]]) -> None:
    if not os.environ.get("NEWSARCHIVE_REQUIRE_ALL"):
        pytest.importorskip("pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    data, _ = made("parquet")
    table = parquet.read_table(io.BytesIO(data))
    rows = table.to_pylist()
    assert {str(row["published_on"]) for row in rows} == {"2023-01-05", "2021-04-20", "None"}
    assert str(table.schema.field("first_seen").type) == "timestamp[ms, tz=UTC]"
    assert str(table.schema.field("version").type) == "int64"
    for row, record in zip(rows, held, strict=True):
        for name in ("id", "title", "text", "authors", "tags", "published", "version", "capture_sha256"):
            assert row[name] == record[name], name


def test_parquet_without_its_library_says_how_to_get_it(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"needs pyarrow. Install it with: pip install 'newsarchive\[parquet\]'"):
        made("parquet")


def test_texts_are_files_of_their_own_with_a_table_that_proves_them(made: Made, held: list[dict[str, Any]]) -> None:
    data, _ = made("text")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        rows = from_csv(package.read("metadata.csv"))
        assert [row["id"] for row in rows] == [record["id"] for record in held]
        for row, record in zip(rows, held, strict=True):
            assert package.read(row["file"]).decode() == "\n\n".join(filter(None, (record["title"], record["text"]))) + "\n"
        names = package.namelist()
    assert "text" not in rows[0]
    assert names[-3:] == ["metadata.csv", "COVERAGE.md", "datapackage.json"]


@pytest.mark.parametrize(
    ("ident", "name"),
    [("demo-en-1", "demo-en-1.txt"), ("a.b_c", "a.b_c.txt")],
)
def test_a_plain_id_names_its_file(ident: str, name: str) -> None:
    assert file_name(ident) == name


def test_no_id_makes_an_unsafe_name_and_no_two_make_the_same() -> None:
    idents = [
        "../etc/passwd", "a/b", "a\\b", "CON", "con", "nul.x", ".hidden", "-rf", "A", "a", "ab ", "ab", "ab.", "ü", "Ü", "日本", "x" * 300,
        "", "x" * 301, "a\x00b", "a:b", "lpt1", "\ud800",
    ]  # fmt: skip
    names = [file_name(ident) for ident in idents]
    assert len({name.lower() for name in names}) == len(idents)
    for name in names:
        assert re.fullmatch(r"[a-z0-9_][a-z0-9._-]{0,130}\.txt", name), name
        assert name.split(".")[0] not in {"con", "nul", "lpt1"}


def test_references_are_one_an_article_whatever_it_says(made: Made) -> None:
    bibtex, _ = made("bibtex")
    assert len(re.findall(r"^@misc\{", bibtex.decode(), re.MULTILINE)) == len(ODD)
    ris, _ = made("ris")
    assert ris.decode().splitlines().count("TY  - ELEC") == ris.decode().splitlines().count("ER  - ") == len(ODD)
    csl, _ = made("csl")
    assert len(json.loads(csl)) == len(ODD)
    nothing, _ = made("csl", Selection(query="nothingofthekind"))
    assert json.loads(nothing) == []


def test_what_a_format_cannot_choose_is_said(made: Made) -> None:
    with pytest.raises(UsageError, match="no columns to choose"):
        made("ris", Selection(columns=("id",)))
    with pytest.raises(UsageError, match="no format 'xls'"):
        made("xls")


def test_the_reading_room_has_a_name_for_every_format_that_it_offers_in_every_language() -> None:
    for name in OFFERED:
        assert set(messages()[f"formats.{name}"]) == {"kk", "ru", "en"}
