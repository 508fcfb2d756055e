"""What a killed export left behind is removed by the next one, and nothing that anyone holds or that is not ours."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newsarchive.exports.output import written
from newsarchive.exports.scratch import hidden, hold, scratch, sweep


def test_a_folder_that_nobody_holds_is_removed_by_the_next_export(tmp_path: Path) -> None:
    left = hidden(tmp_path)
    left.mkdir()
    (left / "archive.db").write_bytes(b"half")
    with written(tmp_path / "out.csv", tmp_path / "archive.db", "-o") as file:
        file.write(b"id\r\n")
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_a_folder_that_is_being_made_stays_for_its_maker_and_is_gone_in_the_end(tmp_path: Path) -> None:
    with scratch(tmp_path) as first, scratch(tmp_path) as second:
        (first / "part").write_text("first")
        sweep(tmp_path)
        assert (first / "part").read_text() == "first"
        assert second.is_dir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".newsarchive-mine", ".newsarchive-0123456789abcdeg", "newsarchive-0123456789abcdef"])
def test_what_has_another_name_is_not_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    sweep(tmp_path)
    assert (tmp_path / name).is_dir()


def test_files_are_removed_when_they_are_old_and_not_held_and_links_are_not_followed(tmp_path: Path) -> None:
    old, held, young, link = (hidden(tmp_path) for _ in range(4))
    for path in (old, held, young):
        path.write_text("half")
    before = time.time() - 3600
    for path in (old, held):
        os.utime(path, (before, before))
    kept = tmp_path / "kept"
    kept.mkdir()
    link.symlink_to(kept)
    with held.open("rb") as file:
        hold(file.fileno())
        sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {held, young, kept, link}
