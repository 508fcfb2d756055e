"""Which of several claims to the day of publication is chosen."""

from __future__ import annotations

from newsarchive.items import Claim, Precision
from newsarchive.pages.choose import choose


def claim(value: str, source: str, precision: Precision | None = None) -> Claim:
    size: Precision = "time" if len(value) > 10 else "day" if len(value) == 10 else "month"
    return Claim(field="published", value=value, source=source, precision=precision or size)


def chosen(*claims: Claim) -> str | None:
    found = choose("published", claims)
    return str(found.value) if found is not None else None


def test_the_most_trusted_source_wins() -> None:
    assert chosen(claim("2023-02-17", "page"), claim("2023-02-18", "meta"), claim("2023-02-19", "json-ld")) == "2023-02-19"


def test_a_day_is_better_than_a_month_of_a_more_trusted_source() -> None:
    assert chosen(claim("2023-02", "url"), claim("2023-02-17", "page")) == "2023-02-17"
    assert chosen(claim("2023-02", "url")) == "2023-02"


def test_the_same_day_with_its_time_is_better() -> None:
    assert chosen(claim("2023-02-17", "json-ld"), claim("2023-02-17T10:15:00+06:00", "time")) == "2023-02-17T10:15:00+06:00"


def test_the_day_readers_see_is_better_than_the_day_of_the_same_moment_in_utc() -> None:
    america = claim("2023-02-18T02:25:00+00:00", "json-ld"), claim("2023-02-17", "url")
    asia = claim("2023-02-16T20:00:00+00:00", "json-ld"), claim("2023-02-17", "page")
    assert chosen(*america) == "2023-02-17"
    assert chosen(*asia) == "2023-02-17"


def test_a_day_no_clock_on_earth_shows_at_that_moment_changes_nothing() -> None:
    assert chosen(claim("2023-02-17T15:00:00+00:00", "json-ld"), claim("2023-02-16", "page")) == "2023-02-17T15:00:00+00:00"
    assert chosen(claim("2023-02-17T02:00:00+00:00", "json-ld"), claim("2023-02-18", "page")) == "2023-02-17T02:00:00+00:00"


def test_a_persons_correction_stands() -> None:
    assert chosen(claim("2023-02-18", "person"), claim("2023-02-18T02:00:00+00:00", "json-ld")) == "2023-02-18"


def test_an_update_is_the_last_resort() -> None:
    assert chosen(claim("2023-03-03", "changed"), claim("2023-02-17", "script")) == "2023-02-17"


def test_without_claims_there_is_no_date() -> None:
    assert chosen() is None


def test_the_day_printed_with_its_time_in_utc_is_the_one_readers_see() -> None:
    told = claim("2023-12-18T22:57:00-05:00", "json-ld")
    printed = Claim(field="published", value="2023-12-19", source="page", raw="Dec 19, 2023 3:57 AM", precision="day")
    other = Claim(field="published", value="2023-12-19", source="page", raw="Dec 19, 2023 8:15 AM", precision="day")
    assert chosen(told, printed) == "2023-12-19"
    assert chosen(told, other) == "2023-12-18T22:57:00-05:00"
