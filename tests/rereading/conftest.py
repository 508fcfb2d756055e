"""Nothing here starts a worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.rereading import process
from tests.rereading.made import Inline, Kept


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "Readers", Inline)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """An archive of one site; what it shows and its index are in step when the test ends."""
    made = Kept(tmp_path)
    yield made
    made.close()
