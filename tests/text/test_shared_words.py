"""Common words mean the same in all languages of the dictionary."""

from __future__ import annotations

import time

import pytest

from newsarchive.text.shared_stems import COLUMNS
from newsarchive.text.shared_words import LINES, concepts_of


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


def test_a_text_that_is_a_stem_of_the_dictionary_means_its_lines() -> None:
    stems = [
        (language, stem.replace("_", between), str(number))
        for number, line in enumerate(LINES)
        for language, column in zip(COLUMNS, line.split(";"), strict=True)
        for stem in column.split()
        for between in (" ", "-")
    ]
    assert len(stems) > 4000
    assert [(language, stem) for language, stem, number in stems if number not in concepts_of(stem, language)] == []


@pytest.mark.parametrize(
    ("text", "language", "others"),
    [
        ("Эл аралык мектеп", "ky", "Халықаралық мектеп"), ("чет элдик студенттер", "ky", "шетелдік студенттер"),
        ("ата-аналар мен балалар", "kk", "ата-аналар мен балалар"), ("yüksek lisans kitap", "tr", "магистр кітап"),
        ("temir yo‘lning suvi", "uz", "теміржолдың суы"),
    ],
)  # fmt: skip
def test_two_words_that_mean_one_thing_together_mean_no_other(text: str, language: str, others: str) -> None:
    assert concepts_of(text, language) == concepts_of(others, "kk")


def test_two_words_apart_do_not_mean_what_they_mean_together() -> None:
    assert concepts_of("temir, yo'l", "uz") == concepts_of("темір. жол", "kk")
    assert concepts_of("temir", "uz") == concepts_of("темір", "kk")


def test_every_language_knows_most_lines() -> None:
    assert len(COLUMNS) == 6
    begun = time.monotonic()
    assert len(concepts_of("студент " * 100_000 + "мектеп", "kk")) == 1
    assert time.monotonic() - begun < 2
