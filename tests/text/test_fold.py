"""Words in the form they are compared in."""

from __future__ import annotations

import pytest

from newsarchive.text.fold import ascii_digits, fold, fold_in_place, mend_look_alikes


def test_case_accents_and_invisible_characters_do_not_tell_words_apart() -> None:
    assert fold("NİSAN") == fold("nisan")
    assert fold("Март\u00adа") == fold("марта")
    assert fold("MÄRZ") == fold("märz")


def test_latin_letters_inside_cyrillic_words_are_taken_for_cyrillic() -> None:
    assert mend_look_alikes("сәуiр KazNU") == "сәуір KazNU"


def test_digits_of_any_script_keep_their_place() -> None:
    assert ascii_digits("٢٠ أبريل २०２２") == "20 أبريل 2022"


@pytest.mark.parametrize("word", ["oʻquv", "o‘quv", "o'quv", "o’quv", "oʼquv", "o`quv", "o´quv", "Oʻquv"])
def test_every_apostrophe_of_uzbek_is_one(word: str) -> None:
    assert fold(word) == "o'quv"


@pytest.mark.parametrize("line", ["By Ann Lee", "АВТОР: Әсел", "İstanbul Straße №5 ½", "文／图 张三", "Ёлка\u0301 \u00ad x", "O`Neil’s"])
def test_what_is_folded_in_place_keeps_its_length(line: str) -> None:
    folded = fold_in_place(line)
    assert len(folded) == len(line)
    assert fold(folded) == fold(line)


def test_letters_are_folded_in_place_as_they_are_elsewhere() -> None:
    assert fold_in_place("ÀБ`Я: Ş") == "aб'я: s"
