"""Texts beside their translations, as a table and as a translation memory."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.selection import Selection
from newsarchive.cli.export import command
from newsarchive.errors import UsageError
from newsarchive.exports import aligned
from newsarchive.exports.making import Export, Options
from newsarchive.exports.write import export_to
from newsarchive.text.whitespace import paragraphs_of

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def written(db: Path, form: str, languages: tuple[str, str]) -> str:
    with closing(open_readonly(db)) as connection:
        file = io.BytesIO()
        export_to(file, Export(connection, Selection(), db=db, options=Options(aligned=languages)), form)
    return file.getvalue().decode()


def test_the_table_has_all_of_both_texts_in_their_order(crawled: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(crawled, "aligned", ("kk", "ru"))), delimiter="\t"))
    with closing(open_readonly(crawled)) as connection:
        texts = dict(connection.execute("SELECT id, text FROM record").fetchall())
    assert len({row["kk_id"] for row in rows}) > 10
    for language in ("kk", "ru"):
        for ident in {row[f"{language}_id"] for row in rows}:
            parts = [row[language] for row in rows if row[f"{language}_id"] == ident and row[f"{language}_paragraph"] != "0"]
            assert "\n\n".join(part for part in parts if part) == texts[ident]
    assert any(row["shared"] for row in rows)


def test_each_text_is_taken_apart_once_however_many_paragraphs_it_has(crawled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str | None] = []

    def counted(text: str | None) -> list[str]:
        taken.append(text)
        return paragraphs_of(text)

    monkeypatch.setattr(aligned, "paragraphs_of", counted)
    for form in ("aligned", "tmx"):
        taken.clear()
        with closing(open_readonly(crawled)) as connection:
            export = Export(connection, Selection(), db=crawled, options=Options(aligned=("kk", "ru")))
            export_to(io.BytesIO(), export, form)
        assert export.number > 10
        assert len(taken) == 2 * export.number


def test_the_translation_memory_is_xml_with_both_languages_in_each_unit(crawled: Path) -> None:
    root = ET.fromstring(written(crawled, "tmx", ("ru", "en")))
    header = root.find("header")
    assert header is not None
    assert (root.tag, root.get("version"), header.get("srclang"), header.get("segtype")) == ("tmx", "1.4", "ru", "paragraph")
    units = root.findall("body/tu")
    assert len(units) > 20
    for unit in units:
        assert [one.get(LANGUAGE) for one in unit.findall("tuv")] == ["ru", "en"]
        assert all((seg.text or "").strip() for seg in unit.iter("seg"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["text", "--aligned", "kk"], ["text", "--aligned", "kk,kk"], ["csv", "--aligned", "kk,ru"], ["text", "--aligned", "a,b,c"],
        ["text", "--aligned", "k\tk,ru"], ["text", "--aligned", "x" * 1000 + ",ru"], ["text", "--aligned", "kk,ru", "--language", "ru"],
    ],
)  # fmt: skip
def test_wrong_languages_are_one_line(crawled: Path, arguments: list[str]) -> None:
    found = CliRunner().invoke(command, [*arguments, "--db", str(crawled)], standalone_mode=False)
    assert isinstance(found.exception, UsageError)


def test_the_command_says_how_many_pairs_were_written(crawled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    found = CliRunner().invoke(
        command, ["text", "--aligned", "kk,en", "--db", str(crawled), "-o", str(out), "--no-manifest"], standalone_mode=False
    )
    assert "pairs" in found.output
    assert out.read_bytes().startswith(b"<?xml")


def test_a_limit_counts_articles_of_the_first_language_and_not_those_that_cannot_be_aligned(crawled: Path) -> None:
    found = CliRunner().invoke(
        command, ["text", "--aligned", "kk,ru", "--limit", "3", "--db", str(crawled)], standalone_mode=False, catch_exceptions=False
    )
    assert "3 pairs" in found.stderr


def test_a_language_of_which_there_is_nothing_is_told_with_the_code_that_is_meant(crawled: Path) -> None:
    found = CliRunner().invoke(command, ["text", "--aligned", "kz,ru", "--db", str(crawled)], standalone_mode=False, catch_exceptions=False)
    assert "(No article is in 'kz'; its code is kk: in --aligned kk.)" in found.stderr
