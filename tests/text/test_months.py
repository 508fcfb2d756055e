"""Month names in their languages."""

from __future__ import annotations

import pytest

from newsarchive.text.months import MONTHS, month_of


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_every_printed_form_of_a_language_names_its_month_there(language: str) -> None:
    assert len(MONTHS[language]) == 12
    for number, forms in enumerate(MONTHS[language], 1):
        for form in forms.split():
            assert month_of(form.replace("_", " ").upper(), [language]) == number, form


def test_case_endings_and_look_alikes_do_not_hide_a_month() -> None:
    assert month_of("сәуірде", ["kk"]) == 4
    assert month_of("cәуiр", ["kk"]) == 4
    assert month_of("Nisan'da", ["tr"]) == 4
    assert month_of("апрелинде", ["ky"]) == 4


def test_a_word_of_another_language_counts_only_if_all_agree() -> None:
    assert month_of("апреля", ["en"]) == 4
    assert month_of("listopad", ["kk"]) is None
    assert month_of("listopad", ["pl"]) == 11
    assert month_of("хабар", ["kk"]) is None
