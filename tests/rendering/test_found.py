"""Whether pages can be rendered here, and what to install where they cannot."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from newsarchive.rendering import found


def test_nothing_is_missing_where_both_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(found.VARIABLE, raising=False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/google-chrome" if name == "google-chrome" else None)
    assert found.missing() is None
    assert found.chromium() == Path("/usr/bin/google-chrome")


def test_what_is_missing_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    said = str(found.missing())
    assert "newsarchive[browser]" in said
    assert "apt-get install chromium" in said
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert "apt-get" not in str(found.missing())


def test_another_program_can_be_named_and_no_other_is_taken_then(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "my-chromium"
    monkeypatch.setenv(found.VARIABLE, str(program))
    assert found.chromium() is None
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert found.chromium() == program
