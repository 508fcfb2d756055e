"""Writing systems."""

from __future__ import annotations

import pytest

from newsarchive.text.script import direction_of, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Бүгін форум өтті", "Cyrl"),
        ("Forum 2021", "Latn"),
        ("大学举行论坛", "Hans"),
        ("大學舉行論壇", "Hant"),
        ("中心", "Hani"),
        ("ＮＥＷＳ ニュース", "Jpan"),
        ("Университет Al-Farabi University жаңалықтары", "Cyrl"),
        ("ۋنيۆەرسيتەت جاڭالىقتارى", "Arab"),
        ("Ýnıversıtet jańalyqtary", "Latn"),
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


def test_japanese_in_chinese_characters_alone_is_japanese_where_the_language_is_known() -> None:
    assert script_of("卒業式", "ja") == "Jpan"
    assert script_of("Erasmus+説明会", "ja") == "Jpan"
    assert script_of("卒業式", "zh-Hant") == "Hant"
    assert script_of("NEWS", "ja") == "Latn"


@pytest.mark.parametrize(
    ("text", "direction"),
    [("جامعة القاهرة", "rtl"), ("האוניברסיטה העברית", "rtl"), ("ۋنيۆەرسيتەت", "rtl"),
     ("Университет", "ltr"), ("大学", "ltr"), ("2024", "ltr")],
)
def test_a_text_is_shown_in_the_direction_of_its_script(text: str, direction: str) -> None:
    assert direction_of(script_of(text)) == direction
