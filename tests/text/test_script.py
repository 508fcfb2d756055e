"""Writing systems."""

from __future__ import annotations

import pytest

from newsarchive.text.script import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Бүгін форум өтті", "Cyrl"),
        ("Forum 2021", "Latn"),
        ("大学举行论坛", "Hani"),
        ("大学はフォーラムを開催した", "Jpan"),
        ("대학교 소식", "Kore"),
        ("جامعة", "Arab"),
        ("Форум Kaz", "Cyrl"),
        ("विश्वविद्यालय", "Deva"),
        ("12.04 – !", None),
        ("", None),
    ],
)
def test_the_script_most_letters_stand_in(text: str, script: str | None) -> None:
    assert script_of(text) == script
