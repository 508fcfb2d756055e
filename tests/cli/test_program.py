"""Commands that are shown can be pasted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.cli import program as module
from newsarchive.cli.program import as_called, program
from newsarchive.demo.server import serve
from tests.crash.harness import crawl, site_file


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsarchive in a folder of its own, with which the process was called."""
    path = tmp_path / "my venv" / "bin" / "newsarchive"
    path.parent.mkdir(parents=True)
    path.touch(mode=0o755)
    monkeypatch.setattr(sys, "argv", [str(path)])
    monkeypatch.chdir(tmp_path / "my venv")
    return path


def test_the_name_is_enough_where_the_shell_finds_it(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(script.parent))
    assert program() == "newsarchive"


def test_else_it_is_the_path_that_was_used_from_here_and_quoted(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert program() == "bin/newsarchive"
    monkeypatch.chdir("/")
    assert program() == f"'{str(script).lstrip('/')}'"
    monkeypatch.setattr(sys, "argv", [".venv/bin/newsarchive"])
    assert program() == ".venv/bin/newsarchive"


def test_another_newsarchive_on_the_path_is_not_this_one(script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "newsarchive"
    other.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program() == "bin/newsarchive"


def test_a_module_is_called_by_its_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(Path(module.__file__).parents[1] / "__main__.py")])
    assert program().endswith(" -m newsarchive")


def test_only_commands_in_a_message_are_rewritten(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    said = "newsarchive: it is no newsarchive. 'newsarchive sites list' names them."
    assert as_called(said) == "newsarchive: it is no newsarchive. 'bin/newsarchive sites list' names them."


def test_what_a_crawl_says_to_do_next_can_be_pasted_whatever_the_archive_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "my news; $HOME"
    folder.mkdir()
    server = serve(count=6)
    try:
        site_file(folder, server.url)
        done = crawl(folder / "a.db", "--limit", "6", cwd=folder)
    finally:
        server.close()
    assert done.returncode == 0, done.stderr
    lines = [line.strip() for line in done.stdout.splitlines() if "-m newsarchive" in line]
    assert len(lines) >= 4
    assert any(" crawl demo " in line for line in lines), "what still waits"
    for line in lines:
        pasted = line.partition(": ")[2] if "still wait" in line else line
        if " crawl " in pasted:
            pasted += " --recheck none --limit 1"
        elif " serve " in pasted:
            pasted += " --help"
        again = subprocess.run(["bash", "-c", pasted], capture_output=True, text=True, timeout=110, cwd=folder, env=dict(os.environ))
        assert again.returncode in {0, 3} if " crawl " in pasted else again.returncode == 0, pasted + again.stderr
    assert (folder / "articles.csv").exists()
    assert (folder / "report.html").exists()
