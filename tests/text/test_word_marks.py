"""Words have short marks that their forms share."""

from __future__ import annotations

import pytest

from newsarchive.text.shared_words import KAZAKH_HEARD
from newsarchive.text.word_marks import MARK, MOST, marks_of, split
from tests.cost import at_most


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("вишивання", "вишиванням", "uk"), ("Teppichweberei", "teppichwebereien", "de"), ("yağmurun", "YAĞMURDAN", "tr"),
        ("图书馆", "图书馆", "zh"), ("도서관에서", "도서관은", "ko"), ("o‘qituvchi", "oʻqituvchilar", "uz"),
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_mark(one: str, other: str, language: str) -> None:
    assert marks_of(one, None, language) == marks_of(None, other, language) != ""


def test_a_kazakh_word_has_one_mark_in_its_scripts() -> None:
    assert marks_of("мектептің", "", "kk") == marks_of("mekteptiñ", "", KAZAKH_HEARD)


def test_a_text_without_spaces_gives_each_two_signs_that_stand_together() -> None:
    assert split(marks_of("图书馆", None, "zh")) == [marks_of("图书", None, "zh"), marks_of("书馆", None, "zh")]


def test_short_words_and_figures_have_none_and_each_stands_once_title_first() -> None:
    assert marks_of("der und 2024", "на да", "de") == ""
    found = split(marks_of("Glasblasen", "Töpferei und Glasblasen, Glasblasen", "de"))
    assert found == [marks_of("Glasblasen", None, "de"), marks_of("Töpferei", None, "de")]


@pytest.mark.parametrize(
    "text", ["Aaaa" * 200_000, "bcdfgh " * 100_000, "图" * 300_000, "o'" * 200_000, " ".join(map(str, range(9**5))), "абвгд'" * 90_000]
)
def test_hostile_texts_cost_little_and_are_bounded(text: str) -> None:
    with at_most(100):
        assert len(marks_of(text, text, "ru")) <= MARK * MOST
