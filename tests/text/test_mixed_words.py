"""Words with a letter of another script."""

from __future__ import annotations

import pytest

from newsarchive.text.mixed_words import mend_mixed_words


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("\u0430l-Farabi", "al-Farabi"),
        ("Al-F\u0430r\u0430bi University", "Al-Farabi University"),
        ("universit\u0435tlar", "universitetlar"),
        ("сәу\u0069р", "сәуір"),
        ("\u0058алықаралық", "Халықаралық"),
        ("\u0054елефон", "Телефон"),
        ("\u0259л-Фараби", "әл-Фараби"),
        ("\u0041спирант КазНУ", "Аспирант КазНУ"),
        ("yüks\u04d9l\u04d9n Az\u04d9rbaycan", "yüks\u0259l\u0259n Az\u0259rbaycan"),
    ],
)
def test_a_stray_letter_becomes_its_double(printed: str, mended: str) -> None:
    assert mend_mixed_words(printed) == mended


@pytest.mark.parametrize(
    "text",
    [
        "IT-компания",
        "COVID-пандемия",
        "KazNU-дың",
        "PDFке",
        "Facebook\u0435",
        "\u0058\u0058\u0406",
        "\u0425\u0425\u0049 ғасыр",
        "TOPкурс",
        "Webсайт",
        "\u0430A",
        "Azərbaycan elmi",
        "Әл-Фараби Al-Farabi Αθήνα",
        "",
    ],
)
def test_words_of_one_script_loans_numerals_and_ties_stay(text: str) -> None:
    assert mend_mixed_words(text) == text
