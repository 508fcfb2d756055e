"""How much of one text's vocabulary another has."""

from __future__ import annotations

import pytest

from newsarchive.text.vocabulary import share_of_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Новая лаборатория открылась", "Сегодня открыта новая лаборатория химии"),
        ("Зертхана ашылды", "Бүгін жаңа зертхана ашылып, студенттер келді"),
        ("The laboratory opened", "A laboratory opens"),
        ("新实验室启用", "我校新实验室今日启用"),
    ],
)
def test_what_speaks_of_the_same_shares_most_words(one: str, other: str) -> None:
    assert share_of_words(one, other) > 0.6


def test_what_speaks_of_something_else_shares_none() -> None:
    assert share_of_words("Official website of the university", "Зертхана ашылды") == 0
    assert share_of_words("大学官方网站", "新实验室启用") == 0


def test_a_text_without_words_lacks_nothing() -> None:
    assert share_of_words("123", "anything") == 1
