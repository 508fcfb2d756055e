"""Words printed with a space after every letter."""

from __future__ import annotations

import pytest

from newsarchive.text.letter_spacing import close_letter_spacing


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("Н О В О С Т И", "НОВОСТИ"),
        ("Н О В О С Т И  К А З Н У", "НОВОСТИ КАЗНУ"),
        ("Қ Ұ Р М Е Т Т І   С Т У Д Е Н Т Т Е Р!", "ҚҰРМЕТТІ СТУДЕНТТЕР!"),
        ("А б ы л а й", "Абылай"),
        ("D U Y U R U: sınav", "DUYURU: sınav"),
        ("N\u00a0E\u00a0U\u00a0E\u00a0S  aus Köln", "NEUES  aus Köln"),
        ("E’ L O N\nY A N G I L I K", "E’ L O N\nYANGILIK"),
    ],
)
def test_the_letters_of_a_word_are_closed_up(printed: str, closed: str) -> None:
    assert close_letter_spacing(printed) == closed


@pytest.mark.parametrize(
    "text",
    [
        "Groups A B C D E",
        "а б в г д е",
        "X X X X X",
        "A T G C A T",
        "и в к с у",
        "a  b  o  u  t",
        "К А З",
        "J R R Tolkien and I",
        "Н О В О С Т И К А З Н У В А Л М А Т Ы",
        "К Р С С Р",
    ],
)
def test_lists_of_letters_and_words_whose_ends_are_unknown_stay(text: str) -> None:
    assert close_letter_spacing(text) == text
