"""Words that some write with a hyphen are known by what stands before it."""

from __future__ import annotations

import pytest

from newsarchive.text.joined_words import halves


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("email", [("e", "mail")]), ("Вебсайт", [("веб", "сайт")]), ("library", []), ("e", []), ("co", []), ("e-mail", []),
        ("мектеп", []), ("", []), ("preposition", [("pre", "position")]),
    ],
)  # fmt: skip
def test_a_word_is_taken_apart_only_where_a_hyphen_is_usual(word: str, parts: list[tuple[str, str]]) -> None:
    assert halves(word) == parts
