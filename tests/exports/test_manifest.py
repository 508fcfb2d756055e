"""A manifest says what an export is of and proves it; COVERAGE.md says what is missing; an interrupted export leaves nothing."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsarchive.archive.database import explain
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.search import Filters
from newsarchive.archive.selection import Selection
from newsarchive.cli.export import command
from newsarchive.errors import ArchiveError, IntegrityError, NewsarchiveError, UsageError
from newsarchive.exports import write
from newsarchive.exports.checking import check_manifest
from newsarchive.exports.making import Export, Options
from newsarchive.exports.write import export_at
from tests.exports.conftest import ODD


def export(db: Path, output: Path, form: str, selection: Selection | None = None, *, manifest: bool = True, **options: Any) -> Any:
    with closing(open_readonly(db)) as connection:
        done = export_at(output, Export(connection, selection or Selection(), db=db, options=Options(**options)), form)
    assert (done.manifest is not None) is manifest
    return done.manifest


def run(*arguments: str) -> Any:
    return CliRunner().invoke(command, arguments, standalone_mode=False)


def test_a_manifest_says_what_was_asked_of_which_archive(odd: Path, tmp_path: Path) -> None:
    selection = Selection(query="article", filters=Filters(since="2021", until="2021"), columns=("id", "authors", "published"))
    told = json.loads(export(odd, tmp_path / "a.csv", "csv", selection, separator=";").read_text())
    state = told["newsarchive"]
    assert (state["query"], state["filters"], state["articles"]) == ("article", {"since": "2021", "until": "2021"}, 2)
    assert state["change"] == len(ODD)
    table, coverage = told["resources"]
    assert (table["path"], table["dialect"]["delimiter"], table["rows"]) == ("a.csv", ";", 2)
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    assert list(fields) == ["id", "authors", "published"]
    assert "never reused" in fields["id"]["description"]
    assert "elements joined" in fields["authors"]["description"]
    assert coverage["path"] == "a.csv.COVERAGE.md"


def test_what_a_period_leaves_out_for_want_of_a_date_is_counted(odd: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    done = run("csv", "--from", "2021-05", "--db", str(odd), "-o", str(file))
    assert "6 more articles, of which it is not known whether they are of that time" in done.stderr
    assert json.loads((tmp_path / "a.csv.datapackage.json").read_text())["newsarchive"]["undated_left_out"] == 6
    assert "of the time that was asked for: 6 articles." in (tmp_path / "a.csv.COVERAGE.md").read_text()
    run("csv", "--from", "2021-05", "--undated", "include", "--db", str(odd), "-o", str(file))
    assert "Left out" not in (tmp_path / "a.csv.COVERAGE.md").read_text()


def test_coverage_has_crawls_languages_months_and_what_is_unknown(odd: Path, tmp_path: Path) -> None:
    export(odd, tmp_path / "a.jsonl", "jsonl")
    text = (tmp_path / "a.jsonl.COVERAGE.md").read_text(encoding="utf-8")
    assert "10 articles: all articles that may be shown." in text
    assert "The month of publication is not known of 7 (70.0%)." in text
    assert re.search(r"^\| demo \| \d{4}-\d\d-\d\d \| \d{4}-\d\d-\d\d \| 1 \| none \| none \| 0 \|$", text, re.MULTILINE)
    assert "### demo, kk\n\n| year | 01 |" in text
    assert "| 2021 | - | - | - | 1 | - |" in text


def test_gaps_are_months_between_the_first_and_the_last(odd: Path, tmp_path: Path) -> None:
    from newsarchive.archive.coverage import Holding
    from newsarchive.exports.coverage_text import _spans

    held = Holding(site="u", language="kk", months={"2020-11": 1, "2021-02": 1, "2021-04": 3})
    assert held.gaps == ["2020-12", "2021-01", "2021-03"]
    assert list(_spans(held.gaps)) == ["2020-12 to 2021-01", "2021-03"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx", "text", "bibtex", "ris", "csl"])
def test_what_was_exported_is_as_its_manifest_says_and_a_changed_bit_is_not(odd: Path, tmp_path: Path, form: str) -> None:
    manifest = export(odd, tmp_path / "out", form)
    assert "as" in check_manifest(manifest)
    file = tmp_path / "out" if form != "text" else sorted((tmp_path / "out" / "texts").iterdir())[0]
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(IntegrityError, match="SHA-256"):
        check_manifest(manifest)
    file.unlink()
    with pytest.raises(IntegrityError, match="cannot be read"):
        check_manifest(manifest)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"resources": []}', '{"resources": [1]}', "[" * 100_000, '{"resources": [{"path": "../x", "hash": "sha256:0"}]}',
        '{"resources": [{"path": "/etc/passwd", "hash": "sha256:0"}]}',
        '{"resources": [{"path": "http://u.example/x", "hash": "sha256:0"}]}',
        '{"resources": [{"path": "m.json"}]}', '{"resources": [{"path": 1}]}', '{"resources": [{"path": "gone", "hash": "sha256:0"}]}',
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_or_leads_elsewhere_is_refused_in_a_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "m.json"
    file.write_text(text)
    with pytest.raises(NewsarchiveError) as caught:
        check_manifest(file)
    assert "\n" not in str(caught.value)


def test_the_command_checks_a_manifest_without_an_archive_or_a_format(odd: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    done = run("csv", "--db", str(odd), "-o", str(file))
    assert "export --check" in done.stderr
    assert "2 files are as" in run("--check", f"{file}.datapackage.json", "--db", str(tmp_path / "none.db")).stderr
    assert "is what the archive exports: 10 articles" in run("csv", "--check", str(file), "--db", str(odd)).stderr
    assert isinstance(run("--db", str(odd)).exception, UsageError)
    alone = tmp_path / "alone" / "b.csv"
    alone.parent.mkdir()
    run("csv", "--db", str(odd), "-o", str(alone), "--no-manifest")
    assert list(alone.parent.iterdir()) == [alone]


@pytest.mark.parametrize("full_at", ["out.csv", "out.csv.COVERAGE.md", "out.csv.datapackage.json"])
@pytest.mark.parametrize("stands", [True, False])
def test_an_export_whose_disk_is_full_leaves_an_older_whole_one_whole_and_else_nothing(
    odd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_at: str, stands: bool
) -> None:
    output = tmp_path / "out.csv"
    if stands:
        export(odd, output, "csv", Selection(query="article"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    whole = write.written

    @contextmanager
    def written(path: Path, db: Path, option: str) -> Iterator[Any]:
        with whole(path, db, option) as file:
            yield file
            if path.name == full_at:
                raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "written", written)
    with pytest.raises(ArchiveError, match="No space left on device"):
        export(odd, output, "csv")
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    if full_at == "out.csv":
        assert found == before
    if stands and full_at == "out.csv":
        check_manifest(tmp_path / "out.csv.datapackage.json")
    if not stands:
        assert "out.csv.datapackage.json" not in found


@pytest.mark.parametrize("form", ["csv", "xlsx", "text"])
def test_an_export_that_fails_in_the_middle_leaves_nothing_and_what_stood_there_before(
    odd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    class Full(write.Tallied):
        def write(self, data: bytes) -> int:
            if self.size > 500:
                raise OSError(28, "No space left on device")
            return super().write(data)

    monkeypatch.setattr(write, "Tallied", Full)
    monkeypatch.setattr("newsarchive.exports.package.Tallied", Full)
    output = tmp_path / "out.zip" if form == "text" else tmp_path / "out"
    output.write_text("before")
    with pytest.raises(ArchiveError, match="No space left on device"):
        export(odd, output, form)
    assert [path.name for path in tmp_path.iterdir()] == [output.name]
    assert output.read_text() == "before"


def test_a_folder_with_something_in_it_is_not_written_into(odd: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        export(odd, tmp_path, "text")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_manifest_is_checked_as_one_also_where_a_format_is_named(odd: Path, tmp_path: Path) -> None:
    manifest = export(odd, tmp_path / "a.ris", "ris")
    assert "2 files are as" in run("ris", "--check", str(manifest), "--db", str(odd)).stderr


TABLE = {"path": "t.csv", "format": "csv", "bytes": 4, "hash": f"sha256:{hashlib.sha256(b'id' + bytes([13, 10])).hexdigest()}"}


@pytest.mark.parametrize(
    "more",
    [
        {"schema": {"fields": None}}, {"schema": {"fields": 7}}, {"schema": {"fields": []}}, {"schema": {"fields": [1]}}, {"schema": 3},
        {"schema": {"fields": [{"name": None}]}}, {"schema": {"fields": [{"name": "id"}]}, "dialect": {"delimiter": "ab"}},
        {"schema": {"fields": [{"name": "id"}]}, "dialect": {"delimiter": 3}},
    ],
)  # fmt: skip
@pytest.mark.parametrize("data", [b"id\r\n", b"\r\n\r\n"])
def test_a_damaged_manifest_is_refused_in_a_line(tmp_path: Path, more: dict[str, Any], data: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    file = tmp_path / "m.json"
    table = {**TABLE, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    file.write_text(json.dumps({"resources": [{**table, **more}]}))
    with pytest.raises(NewsarchiveError) as caught:
        check_manifest(file)
    assert "\n" not in str(caught.value)


def test_what_was_added_to_a_folder_is_named(odd: Path, tmp_path: Path) -> None:
    manifest = export(odd, tmp_path / "out", "text")
    (tmp_path / "out" / "texts" / "mine.txt").write_text("mine")
    with pytest.raises(IntegrityError, match=r"mine\.txt is not named by the manifest"):
        check_manifest(manifest)


@pytest.mark.parametrize(("form", "name", "value"), [("csv", "query", "other"), ("jsonl", "articles", 11), ("text", "change", 3)])
def test_an_edited_manifest_is_none(odd: Path, tmp_path: Path, form: str, name: str, value: object) -> None:
    manifest = export(odd, tmp_path / "out", form)
    told = json.loads(manifest.read_text())
    told["newsarchive"][name] = value
    manifest.write_text(json.dumps(told))
    with pytest.raises(IntegrityError, match="not as it was written"):
        check_manifest(manifest)
    del told["newsarchive"]["manifest"]
    manifest.write_text(json.dumps(told))
    if name == "articles":
        with pytest.raises(IntegrityError, match="11 articles here and 10 rows there"):
            check_manifest(manifest)
    told["newsarchive"]["articles"] = 10
    for edited in (told, {**told, "newsarchive": None}, {"resources": told["resources"][:1]}):
        manifest.write_text(json.dumps(edited))
        with pytest.raises(IntegrityError, match=r"not as it was written|not named by the manifest"):
            check_manifest(manifest)


def test_a_manifest_that_says_a_thing_twice_is_none(odd: Path, tmp_path: Path) -> None:
    manifest = export(odd, tmp_path / "a.csv", "csv")
    manifest.write_text(manifest.read_text().replace('"title":', '"title": "other", "title":', 1))
    with pytest.raises(UsageError, match="no manifest"):
        check_manifest(manifest)


def test_a_manifest_is_found_beside_the_file_and_in_the_folder_that_it_speaks_of(crawled: Path, tmp_path: Path) -> None:
    export(crawled, tmp_path / "a.xlsx", "xlsx")
    export(crawled, tmp_path / "texts", "text")
    export(crawled, tmp_path / "bag", "bagit")
    for named in ("a.xlsx", "texts", "bag"):
        assert "datapackage.json says" in run("--check", str(tmp_path / named)).stderr
    assert "has no manifest in it" in str(run("--check", str(tmp_path)).exception)


def test_a_wacz_file_is_checked_by_the_digest_that_it_has_of_its_manifest(crawled: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.wacz"
    export(crawled, file, "wacz", Selection(limit=2))
    (tmp_path / "a.wacz.datapackage.json").unlink()
    assert "are as" in check_manifest(file)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    told = {**json.loads(parts["datapackage.json"]), "title": "other"}
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in {**parts, "datapackage.json": json.dumps(told).encode()}.items():
            packed.writestr(name, data)
    with pytest.raises(IntegrityError, match="not as it was written"):
        check_manifest(file)


def test_a_state_that_the_archive_has_not_come_to_is_refused(odd: Path) -> None:
    assert "is at change 10: it has not come to change 11" in str(run("csv", "--db", str(odd), "--as-of", "11").exception)
    assert run("csv", "--db", str(odd), "--as-of", "10").exception is None


def test_a_small_archive_for_which_there_is_no_room_is_told_of_by_its_own_name(
    odd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise explain(tmp_path / ".newsarchive-0/archive.db", sqlite3.OperationalError("database or disk is full"))

    monkeypatch.setattr("newsarchive.exports.small_archive.extract", full)
    with pytest.raises(ArchiveError, match=r"small\.db cannot be written: No space left on device\. Make room") as caught:
        export(odd, tmp_path / "small.db", "sqlite")
    assert ".newsarchive" not in str(caught.value)


@pytest.mark.parametrize("form", ["text", "sites", "bagit"])
def test_an_export_in_a_zip_is_checked_and_what_was_added_or_changed_is_named(crawled: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "out.zip"
    export(crawled, file, form, manifest=False)
    assert "as" in run(form, "--check", str(file)).stderr
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    root = "newsarchive-bag/data/" if form == "bagit" else ""
    for name, data in ((f"{root}extra.txt", b"extra"), (next(name for name in parts if name.endswith((".txt", ".toml"))), b"other")):
        if name == "newsarchive-bag/bagit.txt":
            continue
        with zipfile.ZipFile(file, "w") as packed:
            for path, content in {**parts, name: data}.items():
                packed.writestr(path, content)
        with pytest.raises(IntegrityError, match=name.rpartition("/")[2]):
            check_manifest(file)


def test_a_damaged_zip_is_refused_in_a_line(odd: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.zip"
    export(odd, file, "text", manifest=False)
    data = bytearray(file.read_bytes())
    for at in range(200, len(data), max(1, len(data) // 25)):
        broken = tmp_path / "broken.zip"
        broken.write_bytes(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :])
        with suppress(NewsarchiveError):
            check_manifest(broken)
    (tmp_path / "none.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    with pytest.raises(UsageError, match="no manifest in it"):
        check_manifest(tmp_path / "none.zip")


@pytest.mark.parametrize("form", ["csv", "wacz", "sqlite"])
def test_a_folder_is_no_place_for_a_format_of_one_file(odd: Path, tmp_path: Path, form: str) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        export(odd, tmp_path, form)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx", "parquet"])
def test_a_manifest_of_every_table_has_its_rows_and_what_its_columns_hold(odd: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    manifest = export(odd, tmp_path / "out", form, Selection(columns=("id", "authors", "published", "version")))
    table = json.loads(manifest.read_text())["resources"][0]
    assert table["rows" if form == "csv" else "records"] == len(ODD)
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    day = {"published_on": "date"} if form == "parquet" else {}
    lists = form in {"jsonl", "parquet"}
    assert {name: field["type"] for name, field in fields.items()} == {
        "id": "string", "authors": "array" if lists else "string", "published": "string", **day, "version": "integer",
    }  # fmt: skip
    assert all(field["description"] for field in fields.values())
    assert table["schema"]["missingValues"] == ([] if lists else [""])


def test_a_manifest_of_a_small_archive_has_its_tables(odd: Path, tmp_path: Path) -> None:
    manifest = export(odd, tmp_path / "out.db", "sqlite", Selection(filters=Filters(language="kk")))
    tables = {one["name"]: one for one in json.loads(manifest.read_text())["resources"][0]["tables"]}
    assert (tables["articles"]["rows"], tables["record"]["type"], tables["record"]["rows"]) == (1, "view", 1)
    fields = {field["name"]: field for field in tables["articles"]["schema"]["fields"]}
    assert fields["title"] == {"name": "title", "type": "string", "description": "as printed, without the site's name"}
    assert not any("fts" in name or name.startswith("_") for name in tables)
