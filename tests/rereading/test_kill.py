"""`newsarchive reextract` with its workers: killed at any moment it leaves articles read by the old rules or by the new ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import reextract
from tests.program import run
from tests.rereading.made import Kept, page
from tests.rereading.test_articles import BY_HAND


@pytest.mark.full
def test_killed_at_random_moments_it_goes_on_and_ends_where_one_ends_that_was_never_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.results.FOLDER", tmp_path)
    reextract.reextract_kills(6, 1)
    line = json.loads((tmp_path / "reextract_kills.jsonl").read_text(encoding="utf-8"))
    assert line["kills"] >= 6
    assert (line["neither_old_nor_new"], line["archives_that_differ_in_the_end"]) == (0, 0)


@pytest.mark.full
def test_nothing_changes_after_a_settled_crawl_in_any_order_and_five_rules_take_little_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.results.FOLDER", tmp_path)
    reextract.reextract(1, 1)
    line = json.loads((tmp_path / "reextract.jsonl").read_text(encoding="utf-8"))
    assert not line["first_run_changed_the_archive"]
    assert not line["second_run_changed_the_archive"]
    assert (line["articles_changed_in_other_orders"], line["versions_made"]) == ([0], 0)
    assert line["five_rules_to_one"] <= 1.3


@pytest.mark.full
def test_the_speed_of_reading_again_is_measured_beside_trafilatura(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.results.FOLDER", tmp_path)
    reextract.reextract_speed(60, 1)
    line = json.loads((tmp_path / "reextract_speed.jsonl").read_text(encoding="utf-8"))
    assert line["texts"] == line["size"] == 60
    assert line["readings"] == 3 * 60
    assert set(line["pages_a_second"]) == {"newsarchive, all differ", "newsarchive, none differs", "trafilatura"}


def test_the_command_reads_with_its_workers_and_says_what_it_did(kept: Kept) -> None:
    # The only test here that starts workers: how the command, the pool and the capture files fit together.
    for language in ("kk", "ru"):
        kept.answer(7, page(language, 7), language=language)
    kept.define(BY_HAND)
    done = run("reextract", "--jobs", "1", "--db", str(kept.db))
    assert done.returncode == 0, done.stderr
    assert "u: 2 of 2 captures of 2 articles read again; 2 are read differently" in done.stdout
    assert "[-" in done.stdout
    assert kept.again().read == 0
