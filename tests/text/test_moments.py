"""Times of change are UTC with Z, as all times of the record but the date of publication."""

from __future__ import annotations

import pytest

from newsarchive.text.moments import in_utc


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-07-21T09:15:00+06:00", "2021-07-21T03:15:00Z"), ("2021-07-21T01:15+06:00", "2021-07-20T19:15:00Z"),
        ("2021-07-21T03:15:00Z", "2021-07-21T03:15:00Z"), ("2021-07-21T03:15:00.250+00:00", "2021-07-21T03:15:00.250000Z"),
        ("2021-07-21T03:15:00", "2021-07-21T03:15:00"), ("2021-07-21", "2021-07-21"), ("2021", "2021"), (None, None),
        ("Thursday", "Thursday"),
        ("0001-01-01T00:00:00+06:00", "0001-01-01T00:00:00+06:00"),
    ],
)
def test_a_time_with_an_offset_is_brought_to_utc_and_all_else_stays(value: str | None, expected: str | None) -> None:
    assert in_utc(value) == expected
