"""Spaces beside quotation marks."""

from __future__ import annotations

import pytest

from newsarchive.text.quotes import mend_quotes


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("“Our platforms, ”said the rector", "“Our platforms,” said the rector"),
        ("a “ new ” library", "a “new” library"),
        ("газета « Новости » вышла", "газета «Новости» вышла"),
        ("« Жаңалықтар » газеті", "«Жаңалықтар» газеті"),
        ("“Platformalar, ”dedi rektor", "“Platformalar,” dedi rektor"),
        ("dijo « sí » ayer", "dijo «sí» ayer"),
    ],
)
def test_a_space_on_the_wrong_side_is_put_right(text: str, mended: str) -> None:
    assert mend_quotes(text, ("ru", "en")) == mended


@pytest.mark.parametrize(
    "text",
    [
        "Am »Tag der Lehre« gab es »Fragen« und Kuchen",
        "« a « b » c »",
        "han sa ”ja” och ”nej”",
        "„Das“ ist „so“ gut",
        "5 ” pipe",
        "“a” and ”b",
        "он сказал: « да",
    ],
)
def test_marks_that_could_mean_two_things_stay(text: str) -> None:
    assert mend_quotes(text) == text


def test_french_keeps_its_spaces() -> None:
    assert mend_quotes("« oui »", ("fr-FR",)) == "« oui »"


def test_an_unknown_language_in_latin_letters_may_be_french() -> None:
    assert mend_quotes("Il dit « oui »") == "Il dit « oui »"
    assert mend_quotes("газета « Новости »") == "газета «Новости»"
