"""Breaks between characters are put in and taken out without a trace."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text.spacing import BREAK, is_unspaced, spaced, unspaced


@pytest.mark.parametrize("text", ["清华大学2024年", "東京タワーです", "กรุงเทพ", "ភាសា"])
def test_characters_become_words(text: str) -> None:
    assert is_unspaced(text)
    assert len(spaced(text)) > len(text)


def test_other_scripts_are_left_alone() -> None:
    text = "Ел, university, 한국어 안녕"
    assert not is_unspaced(text)
    assert spaced(text) == text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("หนังสือปี", ["ห", "นั", "ง", "สื", "อ", "ปี"]), ("សាកល 2024", ["សា", "ក", "ល 2024"]), ("ပညာa", ["ပ", "ညာ", "a"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]), ("か\u3099x", ["か\u3099", "x"]),
        ("cafe\u0301清", ["cafe\u0301", "清"]), ("清cafe\u0301s", ["清", "cafe\u0301s"]),
    ],
)  # fmt: skip
def test_a_character_keeps_its_marks(text: str, pieces: list[str]) -> None:
    assert spaced(text).split(BREAK) == pieces


def test_every_mark_of_such_a_script_stays_with_its_character() -> None:
    for letter in map(chr, (*range(0x0E00, 0x0F00), *range(0x1000, 0x10A0), *range(0x1780, 0x17E0))):
        if unicodedata.category(letter) in {"Mn", "Mc"}:
            assert spaced(f"ก{letter}ก") == f"ก{letter}{BREAK}ก", hex(ord(letter))
        elif letter.isalpha():
            assert spaced(f"ก{letter}") == f"ก{BREAK}{letter}", hex(ord(letter))


@given(st.text(alphabet="清 a京ไ1.\u200bี\u0301", max_size=40))
def test_what_was_spaced_is_had_back(text: str) -> None:
    assert unspaced(spaced(text)) == unspaced(text)
