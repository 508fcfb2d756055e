"""What was under way when a process died is known to the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.archive import underway
from newsarchive.archive.underway import UnderWay


def opened(folder: Path) -> UnderWay:
    return UnderWay(folder / "archive.db", "demo")


def test_what_began_and_did_not_end_is_left(tmp_path: Path) -> None:
    file = opened(tmp_path)
    file.start()
    for row in (1, 2, 3):
        file.begin(row, alone=row == 2)
    file.end([1, 99])
    assert opened(tmp_path).left() == ([2, 3], [2])


def test_a_clean_end_leaves_nothing(tmp_path: Path) -> None:
    file = opened(tmp_path)
    file.start()
    file.begin(1, alone=False)
    file.close()
    assert opened(tmp_path).left() == ([], [])
    assert list(tmp_path.iterdir()) == []


def test_suspects_are_carried_over_until_they_were_tried(tmp_path: Path) -> None:
    file = opened(tmp_path)
    file.start([5, 6])
    file.begin(5, alone=True)
    file.end([5])
    assert opened(tmp_path).left() == ([6], [])


def test_a_line_that_was_cut_off_is_ignored(tmp_path: Path) -> None:
    file = opened(tmp_path)
    file.path.write_bytes(b"+1\n!2\n-1\nrubbish\n\xff\n+33")
    assert file.left() == ([2], [2])


def test_the_file_does_not_grow_with_the_crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(underway, "REWRITE_AFTER", 10)
    file = opened(tmp_path)
    file.start()
    file.begin(1000, alone=False)
    for row in range(200):
        file.begin(row, alone=False)
        file.end([row])
    assert len(file.path.read_bytes()) < 200
    assert opened(tmp_path).left() == ([1000], [])
