"""Feeds and WordPress records say things of an article beside its page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from newsarchive.pages.hints import claims_of_feed_entry, claims_of_wordpress

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def feed(**said: Any) -> dict[str, Any]:
    claims = claims_of_feed_entry(fetched_at=NOW, **said)
    assert {claim.source for claim in claims} <= {"feed"}
    return {claim.field: claim.value for claim in claims}


def wordpress(**said: Any) -> dict[str, Any]:
    claims = claims_of_wordpress(said, fetched_at=NOW)
    assert {claim.source for claim in claims} <= {"wordpress"}
    return {claim.field: claim.value for claim in claims}


def test_an_entry_of_a_feed_gives_every_field_it_has() -> None:
    assert feed(
        title="Жаңа &amp; үлкен <b>зертхана</b>", published="Fri, 01 Mar 2024 09:00:00 +0500", updated="2024-03-02T10:00:00Z",
        authors=["press@uni.example (Айгүл Серік)", "Дана Ермек", "admin@uni.example"], summary="<p>Бүгін зертхана ашылды [&hellip;]</p>",
        categories=["Ғылым", "Ғылым", "Химия"],
    ) == {
        "title": "Жаңа & үлкен зертхана", "published": "2024-03-01T09:00:00+05:00", "modified": "2024-03-02T10:00:00+00:00",
        "authors": ["Айгүл Серік", "Дана Ермек"], "summary": "Бүгін зертхана ашылды", "tags": ["Ғылым", "Химия"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("Fri, 01 Mar 2024 09:00:00 GMT", "2024-03-01T09:00:00+00:00", "time"), ("2024-03-01", "2024-03-01", "day"),
        ("2024-03-01T09:00:00", "2024-03-01", "day"), ("2024-03-01T09:00:00.5+06:00", "2024-03-01T09:00:00+06:00", "time"),
    ],
)  # fmt: skip
def test_a_date_is_as_exact_as_it_stands_there(raw: str, value: str, precision: str) -> None:
    (claim,) = claims_of_feed_entry(fetched_at=NOW, published=raw)
    assert (claim.value, claim.precision, claim.raw) == (value, precision, raw)


NO_DATES = ("01/03/2024", "yesterday", "2031-01-01", "0001-01-01", "Fri, 99 Mar 2024 09:00:00 GMT", "", "9" * 200, "1 сәуір")


@pytest.mark.parametrize("raw", NO_DATES)
def test_a_date_that_needs_guessing_or_lies_in_the_future_is_none(raw: str) -> None:
    assert feed(published=raw) == {}


def test_a_record_of_wordpress_gives_every_field_it_has() -> None:
    assert wordpress(
        title={"rendered": "Открыта &#171;лаборатория&#187;"}, excerpt={"rendered": "<p>Сегодня открыта лаборатория […]</p>\n"},
        date="2024-03-01T14:00:00", date_gmt="2024-03-01T09:00:00", modified="2024-03-02T00:30:00", modified_gmt="2024-03-01T19:30:00",
        _embedded={
            "author": [{"name": "Анна Ли"}], "wp:featuredmedia": [{"source_url": "https://uni.example/a.jpg"}],
            "wp:term": [[{"taxonomy": "category", "name": "Наука"}], [{"taxonomy": "post_tag", "name": "химия"}]],
        },
    ) == {
        "title": "Открыта «лаборатория»", "summary": "Сегодня открыта лаборатория", "section": "Наука", "image": "https://uni.example/a.jpg",
        "published": "2024-03-01T14:00:00+05:00", "modified": "2024-03-02T00:30:00+05:00", "authors": ["Анна Ли"], "tags": ["химия"],
    }  # fmt: skip


def test_without_the_moment_in_utc_only_the_day_is_known() -> None:
    assert wordpress(date="2024-03-01T14:00:00") == {"published": "2024-03-01"}
    assert wordpress(date="2024-03-01T14:00:00", date_gmt="1970-01-01T00:00:00") == {"published": "2024-03-01"}


@pytest.mark.parametrize(
    "record",
    [
        {}, {"title": None, "date": 5, "_embedded": []},
        {"title": {"rendered": 3}, "_embedded": {"author": [{"code": "rest_user_invalid_id"}]}},
        {"_embedded": {"wp:term": [None, [None]], "wp:featuredmedia": [[]], "author": "x"}},
    ],
)  # fmt: skip
def test_records_with_nothing_in_them_give_nothing(record: dict[str, Any]) -> None:
    assert wordpress(**record) == {}
