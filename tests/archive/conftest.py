"""A fresh archive in memory for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.archive.made import Feed


@pytest.fixture
def feed() -> Iterator[Feed]:
    """An archive in memory with a crawl of one site; what it shows and its index are in step when the test ends."""
    made = Feed()
    yield made
    made.check()
    made.connection.close()
