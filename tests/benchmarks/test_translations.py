"""Translations in invented sites: found by their texts, by numbers and hreflang; not where numbers name other items."""

from __future__ import annotations

import pytest

from benchmarks.translations.made import DEV, HELD
from benchmarks.translations.measure import Declares, measure


@pytest.mark.full
@pytest.mark.parametrize("manner", [DEV[0], DEV[1], HELD[2]], ids=lambda manner: manner.name)
def test_most_pairs_are_found_by_their_texts_and_few_that_are_none(manner: object) -> None:
    found = measure(manner, 30, 4, make=0)  # type: ignore[arg-type]
    assert found.f1 >= 0.8
    assert found.right >= 0.85 * found.found


@pytest.mark.full
@pytest.mark.parametrize("declares", ["numbers", "hreflang"])
def test_what_a_site_declares_rightly_is_found_to_the_last_pair(declares: Declares) -> None:
    assert measure(HELD[0], 20, 4, declares=declares, make=2).f1 == 1.0


@pytest.mark.full
def test_numbers_that_name_other_items_link_nothing_and_that_is_said() -> None:
    found = measure(DEV[0], 30, 4, declares="wrong numbers", make=1)
    assert found.linked_by_number == 0
    assert found.contradicted >= 3
