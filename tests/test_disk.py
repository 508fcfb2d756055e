"""Whether a file is held by another process is found out without taking it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from newsarchive.disk import is_held


def test_a_file_is_held_while_it_is_locked_and_free_for_whoever_locks_it_next(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = os.open(path, os.O_RDWR | os.O_CREAT)
    assert not is_held(path)
    fcntl.flock(holder, fcntl.LOCK_EX)
    assert is_held(path)
    os.close(holder)
    assert not is_held(path)
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_of_what_cannot_be_looked_at_the_worst_is_taken_but_not_of_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a link to itself").symlink_to(tmp_path / "a link to itself")
    assert is_held(tmp_path / "a link to itself")
    with pytest.raises(FileNotFoundError):
        is_held(tmp_path / "nothing")
