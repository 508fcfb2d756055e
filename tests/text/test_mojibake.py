"""UTF-8 that was read in a one-byte charset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text.mojibake import mend_mojibake, most_mended


def misread(text: str, charset: str) -> str:
    """The text as it looks when its UTF-8 is read in the charset, bytes without a letter as control characters."""
    return "".join(bytes([byte]).decode(charset, errors="replace").replace("\ufffd", chr(byte)) for byte in text.encode())


SENTENCES = [
    "Привет, мир! И ещё раз: Россия",
    "Қазақ ұлттық университеті «Әл-Фараби»",
    "Українська мова — їжак",
    "Ўзбекистон миллий университети",
    "大学举行论坛",
    "The rector doesn’t stop — “here”",
]


@pytest.mark.parametrize("charset", ["cp1252", "cp1251"])
@pytest.mark.parametrize("text", SENTENCES)
def test_a_misread_sentence_is_read_aright(text: str, charset: str) -> None:
    assert mend_mojibake(misread(text, charset)) == text


@pytest.mark.parametrize(
    "text",
    ["Üniversite Başkanı İstanbul'da", "Größe und Maß", "Université de Genève à l’été", "São Paulo: educação", "10 °C", "naïve"],
)
def test_a_misread_sentence_in_latin_letters_is_read_aright(text: str) -> None:
    assert mend_mojibake(misread(text, "cp1252")) == text


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        "ТІРІ ТІРІСІ, Сіз, Тіл, СІРІ",
        "«НОВОСТИ США — ФРС»",
        "ТРЁХ ВСЁ Рёбра",
        "Српски ЂЉЊ КУЋА Рђа",
        "„DAS MENÜ“, “AMANHÔ, “MAÇû",
        "10 Å² and 5 Å³",
        "‘från Skå’, å’” ä”’",
        "RÉSUMÉ» É…",
        "TÜRKÇE’…",
        "Â",
    ],
)
def test_what_could_have_been_written_stays(text: str) -> None:
    assert mend_mojibake(text) == text


def test_only_the_misread_run_of_a_line_is_mended() -> None:
    assert mend_mojibake("Ректор сказал: РџСЂРёРІРµС‚") == "Ректор сказал: Привет"
    assert mend_mojibake("Größe und GrÃ¶ÃŸe") == "Größe und Größe"


def test_a_run_that_lost_a_character_is_left_as_printed() -> None:
    assert mend_mojibake("The rector doesnâ€t stop") == "The rector doesnâ€t stop"


@given(st.text(alphabet="АБВҚабвқіІёЁSmithоÄÖÜäöüß ,.“”„’«»—", max_size=60))
def test_correct_letters_and_punctuation_come_out_as_they_went_in(text: str) -> None:
    assert mend_mojibake(text) == text


@pytest.mark.parametrize("first", ["cp1252", "cp1251"])
@pytest.mark.parametrize("second", [None, "cp1252", "cp1251"])
def test_no_more_is_mended_than_can_be_told_beforehand(first: str, second: str | None) -> None:
    for text in [*SENTENCES, "\n".join(SENTENCES), "Бірінші «ТІРІ» Ёлка"]:
        printed = misread(text, first)
        printed = misread(printed, second) if second is not None else printed
        for one in (text, printed, f"{text}\n{printed}"):
            fewer = sum(letter > "\x7f" for letter in one) - sum(letter > "\x7f" for letter in mend_mojibake(one))
            assert fewer <= most_mended(one)
