"""What a re-reading says in a log while it runs."""

from __future__ import annotations

import pytest

from newsarchive.rereading import progress
from newsarchive.rereading.progress import Progress


def test_what_is_read_once_more_is_no_further_capture(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "INTERVAL", 0.0)
    shown = Progress(shown=True)
    shown.begin("demo", 3)
    for _ in range(3):
        shown.step(1)
    shown.step_again(2)
    shown.end()
    told = [line.rpartition(" in ")[0] for line in capsys.readouterr().err.splitlines()]
    assert told == [
        "demo: 1 of 3 captures", "demo: 2 of 3 captures", "demo: 3 of 3 captures", "demo: 3 of 3 captures, 2 of them once more,",
    ]  # fmt: skip
