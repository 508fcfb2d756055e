"""How many articles a crawl with --limit still asks for."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from newsarchive.items import Outcome
from newsarchive.spiders.limit import Limit


@dataclass(frozen=True)
class Row:
    id: int
    kind: str = "article"
    attempts: int = 0


def taken(most: int | None, *rows: Row) -> Limit:
    limit = Limit(most)
    limit.take(rows)
    return limit


def test_articles_count_and_listings_and_second_tries_do_not() -> None:
    assert taken(5, Row(1), Row(2), Row(3, "listing"), Row(4, attempts=1)).left == 3
    assert taken(None, Row(1)).left is None
    assert taken(1, Row(1), Row(2)).left == 0


def test_what_was_not_asked_for_takes_nobodys_place() -> None:
    limit = taken(3, Row(1), Row(2), Row(3))
    limit.give_back(1)
    limit.ended(2, Outcome.ROBOTS_DENIED, sent=False)
    assert limit.left == 2
    limit.give_back(1)
    limit.ended(9, Outcome.GONE, sent=True)
    assert limit.left == 2, "nothing is given back twice, nor for what never counted"


@pytest.mark.parametrize("outcome", [Outcome.GONE, Outcome.NOT_ARTICLE, Outcome.SOFT_404, Outcome.REDIRECTED, Outcome.ALIAS])
def test_what_is_no_article_is_replaced_but_not_without_end(outcome: Outcome) -> None:
    limit = taken(2, Row(1), Row(2))
    for number in (1, 2):
        limit.ended(number, outcome, sent=True)
    assert limit.left == 2
    limit.take([Row(3), Row(4)])
    limit.ended(3, outcome, sent=True)
    limit.ended(4, Outcome.STORED, sent=True)
    assert limit.left == 0, "as many as were wanted are replaced, and no more"


@pytest.mark.parametrize("outcome", [Outcome.STORED, Outcome.UNCHANGED, Outcome.SERVER_ERROR, Outcome.CLIENT_ERROR, Outcome.BLOCKED_PAGE])
def test_articles_failures_and_refusals_count(outcome: Outcome) -> None:
    limit = taken(2, Row(1), Row(2))
    limit.ended(1, outcome, sent=True)
    assert limit.left == 0
