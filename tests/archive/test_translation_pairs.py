"""On a day of very many articles only so many are looked at for each, those first that share the rarest clues with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsarchive.archive import translation_pairs
from newsarchive.archive.translation_clues import Side
from newsarchive.archive.translation_days import Days
from tests.archive.made import Feed
from tests.archive.test_translations import LANGUAGES, article, settled


class Counting(list[Side]):
    """Articles of which is counted how many were looked at."""

    looked = 0

    def __iter__(self) -> Iterator[Side]:
        Counting.looked += len(self)
        return super().__iter__()


@pytest.fixture
def near(feed: Feed) -> list[Side]:
    """The articles of one day, in three languages."""
    feed.store(*(article(feed, item, language, published="2024-03-05") for item in range(6) for language in LANGUAGES))
    settled(feed)
    ((university, day),) = feed.all("SELECT DISTINCT university, day FROM translation_clues")
    return Days(feed.connection, university).at(day)[0]


def index_of(near: list[Side]) -> translation_pairs._Index:
    made = translation_pairs._Index(near)
    made._by_clue.update({clue: Counting(found) for clue, found in made._by_clue.items()})
    return made


def test_no_more_articles_are_looked_at_than_that(near: list[Side], monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of(near)
    Counting.looked = 0
    index.partners(near[0])
    assert Counting.looked > 12
    monkeypatch.setattr(translation_pairs, "LOOKED", 12)
    Counting.looked = 0
    index.partners(near[0])
    assert 0 < Counting.looked <= 12


def test_what_shares_a_rare_clue_is_found_all_the_same(near: list[Side], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation_pairs, "LOOKED", 12)
    index = translation_pairs._Index(near)
    for side in near:
        numbers = {other.tongue for other in index.partners(side) if other.clues["numbers"] & side.clues["numbers"]}
        assert numbers == {other.tongue for other in near} - {side.tongue}
