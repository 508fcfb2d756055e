"""What the pipelines of a process share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.items import Fetched
from newsarchive.services import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(tmp_path / "a.db", workers=1)
    yield services
    services.close()


def test_a_body_is_let_go_once_however_often_that_is_said(services: Services) -> None:
    now = datetime.now(UTC)
    item = Fetched(
        site="demo", crawl=1, row=1, url="http://u.example/", kind="article", rank=0, requested_at=now, received_at=now, status=200,
        body=b"x" * 1000,
    )  # fmt: skip
    services.hold(item)
    services.let_go(item)
    services.let_go(item)
    assert (services.bodies.size, item.size, item.body) == (0, 1000, b"")
