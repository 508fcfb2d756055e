"""What the tests run commands with runs them as a person does."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.program import ADDRESS, PROGRAM, run


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",), ("serach",), ("search", "x", "--db", "none.db"), ("extract", "-"), ("contact", "--db", "a.db"),
        ("sites", "show", "demo"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_forked_command_says_and_returns_what_one_of_a_new_interpreter_does(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert ADDRESS in os.environ, "a fork server stands ready"
    forked = run(*arguments, cwd=tmp_path, env={**os.environ, "NEWSARCHIVE_CONTACT": "me@uni.example"})
    plain = subprocess.run(
        [*PROGRAM, *arguments], cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
        env={**os.environ, "NEWSARCHIVE_CONTACT": "me@uni.example", "PYTHONPATH": str(Path(__file__).parent.parent)},
    )  # fmt: skip
    assert (forked.returncode, forked.stdout, forked.stderr) == (plain.returncode, plain.stdout, plain.stderr)


def test_a_command_that_does_not_end_is_killed(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as source, os.fdopen(writer, "wb", buffering=0) as endless:
        with pytest.raises(subprocess.TimeoutExpired):
            run("extract", "-", "--url", "http://u.example/1", cwd=tmp_path, stdin=source, timeout=1)
        source.close()
        deadline = time.monotonic() + 60
        with contextlib.suppress(BrokenPipeError):
            while time.monotonic() < deadline:
                endless.write(b"x")
                time.sleep(0.01)
    assert time.monotonic() < deadline, "nobody reads any more"


def test_where_the_environment_tells_the_interpreter_something_a_new_one_is_begun(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os\nos._exit(7)\n")
    assert run("--version", env={**os.environ, "PYTHONPATH": str(tmp_path)}).returncode == 7
