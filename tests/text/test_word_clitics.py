"""Articles and prepositions that are written in one with a word are told from it."""

from __future__ import annotations

import pytest

from newsarchive.text.word_clitics import bare


@pytest.mark.parametrize(
    ("language", "written", "word"),
    [
        ("fr", "l'école", "école"), ("fr", "qu'elle", "elle"), ("it", "dell'acqua", "acqua"), ("ca", "l'aigua", "aigua"),
        ("en", "dog's", "dog"),
        ("tr", "bursa'daki", "bursa"), ("az", "şəki'nin", "şəki"), ("ar", "وبالمدرسة", "مدرسة"), ("ar", "للطلاب", "طلاب"),
        ("he", "בבית", "בית"),
        ("id", "rumah-rumah", "rumah"), ("id", "rumahnya", "rumah"),
    ],
)  # fmt: skip
def test_a_word_is_found_without_what_is_written_in_one_with_it(language: str, written: str, word: str) -> None:
    assert word in bare(written, language)


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "aujourd'hui"), ("en", "don't"), ("tr", "dell'amico"), ("uk", "м'яч"), ("ru", "дом"), ("id", "al-farabi")]
)
def test_what_is_a_word_as_it_stands_is_left(language: str, word: str) -> None:
    assert bare(word, language) == {word}
