"""An export that is killed or interrupted half-way leaves nothing under its name, and what stood there stays."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.exports.scratch import sweep

SLOW = """
import time
from newsarchive.exports.making import Tallied
whole = Tallied.write
calls = []
def write(self, data):
    calls.append(len(data))
    if len(calls) == 3:
        print("half", flush=True)
        time.sleep(60)
    return whole(self, data)
Tallied.write = write
from newsarchive.cli import main
main()
"""


def interrupted(odd: Path, output: Path, form: str, with_signal: signal.Signals) -> int:
    """The exit code of an export that got a signal in its middle."""
    command = [sys.executable, "-c", SLOW, "export", form, "--db", str(odd), "-o", str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.send_signal(with_signal)
        return process.wait(timeout=20)


@pytest.mark.full
@pytest.mark.parametrize("form", ["csv", "parquet", "sqlite"])
def test_kill_9_leaves_no_file_and_what_stood_there(odd: Path, tmp_path: Path, form: str) -> None:
    output = tmp_path / "out"
    output.write_text("before")
    assert interrupted(odd, output, form, signal.SIGKILL) == -signal.SIGKILL
    assert output.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith(".")] == ["out"]
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.full
@pytest.mark.parametrize("form", ["xlsx", "text", "bagit", "wacz"])
def test_ctrl_c_leaves_nothing_at_all(crawled: Path, tmp_path: Path, form: str) -> None:
    assert interrupted(crawled, tmp_path / "out", form, signal.SIGINT) == 130
    assert list(tmp_path.iterdir()) == []
