"""Agencies and offices by name."""

from __future__ import annotations

import pytest

from newsarchive.text.agencies import names_agency, names_office, surely_agency


@pytest.mark.parametrize("name", ["Press center", "Пресс-служба КазНУ", "ҚазАқпарат", "Kabar", "Matbuot xizmati"])
def test_an_agency_is_known_by_its_words(name: str) -> None:
    assert names_agency(name)


@pytest.mark.parametrize("name", ["Образование", "Students", "", "one two three four five six seven press"])
def test_other_words_are_no_agency(name: str) -> None:
    assert not names_agency(name)
    assert not surely_agency(name)


def test_an_office_is_known_by_its_words() -> None:
    assert names_office("Химия және химиялық технология факультеті")
    assert names_office("Department of History")
    assert not names_office("Айгүл Нұрланова")
