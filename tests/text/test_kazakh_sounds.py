"""A Kazakh word sounds alike in Cyrillic, Latin and Arabic letters, and other words do not."""

from __future__ import annotations

import pytest

from newsarchive.text.kazakh_sounds import readings, sound
from newsarchive.text.word_keys import SOUND, keys


def heard(word: str) -> set[str]:
    return {key for _, key in keys(word, "kk") if key.startswith(SOUND)}


@pytest.mark.parametrize(
    "spellings",
    [
        "кітапханада kitaphanada kitapxanada كىتاپحانادا", "ғылымның g'ylymnyn' ǵylymnyń ğylymnyñ ğılımnıñ gylymnyn عىلىمنىڭ",
        "мұғалімдер mu'g'alimder muǵalimder mūğalımder muğalimder mugalimder",
        "дәрігерге da'rigerge dárigerge därigerge dərigerge دارىگەرگە",
        "жаңалық jan'alyq jańalyq jañalyq zhanalyk جاڭالىق", "өнер o'ner óner öner ونەر", "шәкірт s'a'kirt shákirt şäkirt shakirt شاكىرت",
        "үздік u'zdik úzdik üzdik uzdik", "облыстық oblystyq oblıstıq وبلىستىق",
    ],
)  # fmt: skip
def test_a_word_sounds_alike_in_every_spelling(spellings: str) -> None:
    first, *others = spellings.split()
    for other in others:
        assert heard(first) & heard(other), other


@pytest.mark.parametrize(("one", "other"), [("кітап", "mektep"), ("ғылым", "galam"), ("дәрігер", "daris"), ("мұғалім", "مەكتەپ")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert not heard(one) & heard(other)


def test_letters_of_no_script_of_kazakh_are_left() -> None:
    assert readings("新聞") == {"新聞"}
    assert readings("") == {""}
    assert sound("") == ""
