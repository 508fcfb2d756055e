"""What `newsarchive reextract` says: in words, as JSON, and where it is used wrongly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.cli.reextract import command
from newsarchive.errors import UsageError
from newsarchive.rereading import process
from tests.rereading.made import Inline, Kept, page
from tests.rereading.test_articles import BY_HAND


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    monkeypatch.setattr(process, "Readers", Inline)
    made = Kept(tmp_path)
    for language in ("kk", "ru"):
        made.answer(7, page(language, 7), language=language)
    made.define(BY_HAND)
    yield made
    made.close()


def run(*arguments: str) -> list[str]:
    done = CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=False)
    return done.stdout.splitlines()


def test_each_change_is_an_object_and_each_site_a_summary(kept: Kept) -> None:
    told = [json.loads(line) for line in run("--db", str(kept.db), "--dry-run", "--json")]
    assert {(one["article"], one["field"]) for one in told[:-1]} >= {("u-kk-7", "text"), ("u-ru-7", "text")}
    assert all(one["before"] != one["after"] for one in told[:-1])
    assert (told[-1]["site"], told[-1]["read"], told[-1]["changed"]) == ("u", 2, 2)


def test_in_words_changes_are_counted_by_field_and_shown_word_by_word(kept: Kept) -> None:
    said = run("--db", str(kept.db), "--dry-run", "--quiet")
    assert said[0].startswith("u: 2 of 2 captures of 2 articles read again; 2 would be read differently, 2 of them in what")
    assert "  text: 2" in said
    assert any("u-kk-7: [-Бүгін университетте" in line for line in said)
    assert run("--db", str(kept.db), "--quiet")[0].startswith("u: 2 of 2 captures of 2 articles read again; 2 are read differently")
    assert run("--db", str(kept.db), "--quiet") == ["u: 0 of 2 captures of 2 articles read again; 0 are read differently."]


def test_a_sample_is_a_look_and_no_way_to_read_a_part(kept: Kept) -> None:
    with pytest.raises(UsageError, match="--dry-run"):
        run("--db", str(kept.db), "--sample", "1")
    assert "1 of 1 captures of 1 articles" in run("--db", str(kept.db), "--sample", "1", "--dry-run", "--quiet")[0]


def test_no_archive_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no archive"):
        run("--db", str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []
