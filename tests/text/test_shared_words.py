"""Common words mean the same in all languages of the dictionary."""

from __future__ import annotations

import time

import pytest

from newsarchive.text.shared_words import COLUMNS, concepts_of


@pytest.mark.parametrize(
    ("kazakh", "russian", "english"),
    [
        ("Кітапханада жаңа кітаптар", "В библиотеке новые книги", "New books in the library"), ("дәрігерлердің", "врачами", "physicians"),
        ("шахмат турнирінде", "на шахматном турнире", "at the chess tournament"), ("су сапасы", "качество воды", "water quality"),
    ],
)  # fmt: skip
def test_words_of_one_meaning_are_one(kazakh: str, russian: str, english: str) -> None:
    found = [concepts_of(text, language) for text, language in ((kazakh, "kk"), (russian, "ru"), (english, "en"))]
    assert found[0] & found[1] & found[2]


def test_a_short_stem_is_no_beginning_of_a_long_word() -> None:
    assert concepts_of("арасындағы", "kk") == set()
    assert concepts_of("", "kk") == concepts_of("wodę", "pl") == concepts_of("water", None) == set()


def test_every_language_knows_most_lines() -> None:
    assert len(COLUMNS) == 6
    begun = time.monotonic()
    assert len(concepts_of("студент " * 100_000 + "мектеп", "kk")) == 1
    assert time.monotonic() - begun < 2
