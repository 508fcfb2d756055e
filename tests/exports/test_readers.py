"""What programs of others read out of exports: pandas, polars, DuckDB, LibreOffice, Datasette, frictionless, and readers of references."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks.exports import datasette, expected, missing, office, read_back, write_all
from tests.exports.conftest import ODD

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(not os.environ.get("NEWSARCHIVE_REQUIRE_ALL") and missing() is not None, reason=missing() or ""),
]


@pytest.fixture(scope="module")
def folder(odd: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The odd archive in every format."""
    place = tmp_path_factory.mktemp("all")
    write_all(odd, place)
    return place


@pytest.fixture(scope="module")
def found(folder: Path) -> dict[str, Any]:
    """What every reader found there."""
    return read_back(folder)


@pytest.mark.parametrize(
    "reader",
    ["pandas_csv", "pandas_jsonl", "polars_csv", "polars_jsonl", "polars_parquet", "duckdb_csv", "duckdb_jsonl", "duckdb_parquet"],
)
def test_tables_are_read_as_the_archive_says(odd: Path, found: dict[str, Any], reader: str) -> None:
    told = found[reader]
    assert {name: told.get(name) for name in ("rows", "sha256", "error")} == {**expected(odd), "error": None}


def test_parquet_has_its_types_in_both_readers(found: dict[str, Any]) -> None:
    assert found["duckdb_parquet"]["types"] == {
        "published": "VARCHAR", "published_on": "DATE", "authors": "VARCHAR[]", "first_seen": "TIMESTAMP WITH TIME ZONE",
        "version": "BIGINT",
    }  # fmt: skip
    assert found["polars_parquet"]["types"]["published_on"] == "Date"
    assert found["polars_parquet"]["types"]["authors"] == "List(String)"


def test_references_are_read_by_a_parser_each_and_a_citation_processor(found: dict[str, Any]) -> None:
    assert found["bibtexparser"] == {"rows": len(ODD), "failed": 0, "keys": len(ODD)}
    assert found["rispy"]["rows"] == len(ODD)
    assert {"Жаңа зертхана", "LaTeX \\input{x} $y$ 50% #1 a_b ~ ^ {{"} <= set(found["rispy"]["titles"])
    assert found["citeproc"] == {"rows": len(ODD)}


def test_every_manifest_is_valid(found: dict[str, Any]) -> None:
    assert found["frictionless"]["rows"] >= 9
    assert found["frictionless"]["invalid"] == {}


@pytest.mark.parametrize("name", ["excel.csv", "articles.xlsx"])
def test_a_spreadsheet_shows_cyrillic_and_runs_nothing(folder: Path, name: str) -> None:
    shown = office(folder, name)
    assert shown["formulas"] == 0
    assert len(shown["rows"]) >= len(ODD) + 1
    cells = {cell for row in shown["rows"] for cell in row}
    assert shown["rows"][0][0] == "id"
    assert {"Жаңа зертхана", "Новая лаборатория"} <= cells
    assert cells & {"=1+1", "'=1+1"}


def test_plain_datasette_searches_the_small_archive(folder: Path) -> None:
    assert datasette(folder / "articles.db", "лаборатория") == ["demo-ru-2"]
