"""The figure of the reading room's speed asks for pages that are there, of every kind, and tells the time as it says."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks import room_speed
from docs.room_figures import KINDS
from tests.browse.test_room import ask
from tests.browse.test_search import filled


def test_every_kind_of_page_that_is_timed_is_there_and_in_the_docs(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    filled(db).connection.close()
    kinds = room_speed.addresses(db, seed=1)
    assert set(kinds) == set(KINDS)
    paths = [re.sub(r"\?lang=\w+$", "", address()) for address in kinds.values()]
    assert [answer.status_code for answer in ask(db, *paths)] == [200] * len(kinds)


def test_the_95th_of_a_hundred_is_told_in_milliseconds() -> None:
    times = [(one / 1000, one / 10_000) for one in range(1, 101)]
    assert room_speed._figures(times, times) == {"warm_p50_ms": 50, "warm_p95_ms": 95, "warm_cpu_p95_ms": 10, "cold_p95_ms": 95}
