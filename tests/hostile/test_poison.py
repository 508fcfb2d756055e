"""Sites whose pages cost as much as pages can, beside good ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.poison import GOOD, poisoned


@pytest.mark.full
@pytest.mark.alone
@pytest.mark.timeout(900)
def test_three_poison_sites_beside_three_good_ones(tmp_path: Path) -> None:
    report = poisoned(tmp_path, articles=100, pages=20)
    assert report.stored == [100] * (2 * GOOD)
    assert report.peak_mb < 300
    assert report.code == 3, "the poison sites are named"
    # Half of these pages never end; how many of the others a worker reads in time depends on the machine.
    late = report.outcomes["bad-late"]
    assert sum(late.values()) == 20
    assert set(late) <= {"read_timeout", "extraction_postponed", "stored", "same_text"}
    assert 3 <= late["read_timeout"] <= 5
    assert late["extraction_postponed"] >= 5
    assert report.outcomes["bad-large"] == {"too_big": 20}
    # The figure itself is measured by `make prove`; a hundred articles are done before the worst is over.
    assert report.ratio < 4
