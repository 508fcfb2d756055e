"""One form for spaces and line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text.whitespace import join_paragraphs, paragraphs_of, tidy, tidy_line


def test_spaces_line_ends_and_invisible_characters_take_one_form() -> None:
    assert tidy("  a\u00a0\u2009 b\r\n \r\n\r\nc\u200b\u00add\x00\u202e\ufeff \n e ") == "a b\n\ncd\ne"


def test_letters_and_marks_are_composed() -> None:
    assert tidy("и\u0306") == "й"


def test_joiners_stay_where_a_script_needs_them() -> None:
    assert tidy("می\u200cخواهم") == "می\u200cخواهم"
    assert tidy("Kaz\u200dNU") == "KazNU"


def test_a_line_is_one_line() -> None:
    assert tidy_line(" A \n\n title\t") == "A title"


def test_paragraphs_go_apart_and_together() -> None:
    assert paragraphs_of("a\n\nb\nc") == ["a", "b\nc"]
    assert paragraphs_of("") == []
    assert join_paragraphs(["a", " ", "b"]) == "a\n\nb"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    once.encode("utf-8")


UNTIDY = (
    "a  b", "a\u00a0b", "a \nb", "a\n b", "a\n\n\nb", "a\r\nb", "a\u200bb", "e\u0301", " a", "a\n", "a\tb", "a\x0bb", "a\u2028b",
)  # fmt: skip


@pytest.mark.parametrize("untidy", UNTIDY)
def test_what_needs_tidying_is_never_taken_for_tidy(untidy: str) -> None:
    assert tidy(untidy) != untidy


def test_a_tidy_text_stays_as_it_is() -> None:
    text = "Ұлттық университет\nекінші жол\n\n- тізім\n\n中文。"
    assert tidy(text) == text
