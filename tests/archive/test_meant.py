"""A slip of the keyboard is mended wherever in a word it is."""

from __future__ import annotations

import pytest

from newsarchive.archive import lexicon
from newsarchive.archive.meant import meant
from tests.archive.made import memory


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("ilbrary", "library"), ("kibrary", "library"), ("lubrary", "library"), ("library", None), ("ibrary", "library"),
        ("llibrary", "library"),
        ("libaryr", "library"), ("обшага", "общага"), ("шкоал", "школа"), ("кшола", "школа"), ("кола", "школа"),
        ("ұнивер", "универ"), ("qqqq", None), ("it", None), ("a", None), ("zzlibrary", None),
        ("liberery", "library"), ("rectory", "rector"), ("record", None), ("ЕНТ", None), ("LIBRA", None),
    ],
)  # fmt: skip
def test_the_nearest_word_is_told(typed: str, word: str | None) -> None:
    connection = memory()
    lexicon.learn(connection, "en", "the library is open to the rector")
    lexicon.learn(connection, "ru", "школа общага универ")
    assert meant(connection, typed) == word
