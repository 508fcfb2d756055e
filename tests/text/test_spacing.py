"""Breaks between characters are put in and taken out without a trace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text.spacing import is_unspaced, spaced, unspaced


@pytest.mark.parametrize("text", ["清华大学2024年", "東京タワーです", "กรุงเทพ", "ភាសា"])
def test_characters_become_words(text: str) -> None:
    assert is_unspaced(text)
    assert len(spaced(text)) > len(text)


def test_other_scripts_are_left_alone() -> None:
    text = "Ел, university, 한국어 안녕"
    assert not is_unspaced(text)
    assert spaced(text) == text


@given(st.text(alphabet="清 a京ไ1.\u200b", max_size=40))
def test_what_was_spaced_is_had_back(text: str) -> None:
    assert unspaced(spaced(text)) == unspaced(text)
