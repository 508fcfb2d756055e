"""Printed nothings."""

from __future__ import annotations

import pytest

from newsarchive.text.placeholders import strip_placeholders


@pytest.mark.parametrize(
    "line", ["None", "null", "undefined", "Photo credit:", "Фото:", "Сурет:", "Автор:", "Muallif:", "Bildnachweis:", "来源：", "Yazar:"]
)
def test_a_line_printed_for_want_of_anything_goes(line: str) -> None:
    assert strip_placeholders(f"The text.\n\n{line}\n\nMore.") == ("The text.\n\n\nMore.", [line])


@pytest.mark.parametrize(
    "line", ["None of them came.", "None.", "Null", "Images:", "Автор: А. Омаров", "Вопрос:", "Сұрақ:", "Null Uhr", "来源很多："]
)
def test_words_of_the_text_stay(line: str) -> None:
    text = f"The text.\n\n{line}\n\nMore."
    assert strip_placeholders(text) == (text, [])


def test_a_text_of_nothing_else_stays() -> None:
    assert strip_placeholders("None") == ("None", [])
