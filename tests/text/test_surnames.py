"""Slavic surnames have one key in all of their forms."""

from __future__ import annotations

import pytest

from newsarchive.text.surnames import surname


@pytest.mark.parametrize(
    ("name", "forms", "stem"),
    [
        ("ru", "королев королева королеву королевым королеве королевои королевых", "королев"),
        ("ru", "никитин никитина никитиным никитинои", "никитин"),
        ("uk", "ковальов ковальова ковальовим ковальовои", "ковальов"),
        ("hbs", "nikolin nikolina nikolinom", "nikolin"), ("bg", "петков петкова", "петков"),
    ],
)  # fmt: skip
def test_all_forms_of_a_surname_have_its_stem(name: str, forms: str, stem: str) -> None:
    assert {frozenset(surname(form, name)) for form in forms.split()} == {frozenset({stem})}


def test_other_words_and_languages_have_none() -> None:
    assert surname("библиотека", "ru") == set()
    assert surname("queen", "en") == set()
    assert surname("лова", "ru") == set()
