"""Photo credits."""

from __future__ import annotations

import pytest

from newsarchive.text.credits import names_writer, strip_credits


@pytest.mark.parametrize(
    "line",
    [
        "Photo: A. Smith",
        "Photo by Anna Lee",
        "Image courtesy of the Department of Physics",
        "[Image via Reuters]",
        "Credit: Anna Lee",
        "Фото: пресс-служба",
        "Фото: Айгүл Сапарова / КазНУ",
        "Текст: А. Омаров, фото: Б. Сериков",
        "Сурет: Айгүл",
        "Суретті түсірген: Ержан Омар",
        "Surat muallifi: A. Karimov",
        "(Bild: Anna Schmidt)",
        "Foto: privat",
        "Foto von Anna Schmidt",
        "Text und Fotos: Anna Schmidt",
        "Texto: Ana Lima / Arte: João Reis",
        "Crédit photo : Anne Petit",
        "Fotoğraf: Ayşe Kaya",
        "摄影：张三",
        "（图片来源：新闻网）",
        "写真：山田",
        "© KazNU",
    ],
)
def test_a_line_that_is_a_credit_goes(line: str) -> None:
    assert strip_credits(f"The text.\n\n{line}\n\nMore.") == ("The text.\n\n\nMore.", [line])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("They met. (Bild: Anna Schmidt)\nMore.", "They met.\nMore."),
        ("Они встретились. (Фото: А. Омаров)", "Они встретились."),
        ("Олар кездесті (сурет: ҚазҰУ баспасөз қызметі).", "Олар кездесті."),
        ("他们见面了。（摄影：张三）", "他们见面了。"),
    ],
)
def test_a_credit_in_brackets_goes_from_the_end_of_a_line(text: str, left: str) -> None:
    assert strip_credits(text)[0] == left


@pytest.mark.parametrize(
    "line",
    [
        "Photo: the jury chose. Then it left.",
        "Bring a wallet (credit/debit cards, cash)",
        "Photos were shown.",
        "Images:",
        "Credit: 5 ECTS",
        "Image: 1920 x 1080",
        "Video: a talk of the rector on the plans of the year",
        "Фото: до 3 работ от участника",
        "Видео: запись лекции доступна всем",
        "Фото выставки показали в библиотеке.",
        "Фото автора книги висит в зале",
        "Суреттер көрмесі ашылды",
        "Bild und Ton waren gut",
        "Foto de familia en la escalera",
        "Arte: de la pintura al cine",
        "图：大学的历史很长，但是今天没有人知道",
        "（图一）",
    ],
)
def test_sentences_lists_and_other_brackets_stay(line: str) -> None:
    text = f"The text.\n\n{line}\n\nMore."
    assert strip_credits(text) == (text, [])


def test_a_text_that_is_only_a_credit_stays() -> None:
    assert strip_credits("Photo: A. Smith") == ("Photo: A. Smith", [])


@pytest.mark.parametrize("credit", ["Texto: Ana Lima / Arte: João Reis", "Text: Anna Schmidt", "文：张三"])
def test_a_credit_may_tell_who_wrote_the_text(credit: str) -> None:
    assert names_writer(credit)
    assert not names_writer("Фото: А. Омаров")
