"""Captions and their credits."""

from __future__ import annotations

import pytest

from newsarchive.text.captions import split_caption
from tests.cost import at_most


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The new library. Photo: Jane Doe", "The new library.", "Jane Doe"),
        ("The new library (Photo by Jane Doe)", "The new library", "Jane Doe"),
        ("Новая библиотека. Фото: Айдар Ким", "Новая библиотека.", "Айдар Ким"),
        ("Жаңа кітапхана. Сурет: Айдар Ким", "Жаңа кітапхана.", "Айдар Ким"),
        ("Die neue Bibliothek. Foto: Anna Schmidt / Uni Beispiel", "Die neue Bibliothek.", "Anna Schmidt / Uni Beispiel"),
        ("La bibliothèque © Université Exemple", "La bibliothèque", "Université Exemple"),
        ("(c) 2024 Jane Doe", "", "Jane Doe"),
        ("新图书馆。图：李明", "新图书馆。", "李明"),
        ("The new library", "The new library", ""),
        ("The photo shows the library: it is new", "The photo shows the library: it is new", ""),
        ("", "", ""),
    ],
)
def test_a_credit_is_split_off_its_caption(text: str, caption: str, credit: str) -> None:
    assert split_caption(text) == (caption, credit)


def test_long_captions_are_read_in_no_time() -> None:
    with at_most(100):
        split_caption("photo: " * 100_000)
        split_caption("©" * 100_000)
