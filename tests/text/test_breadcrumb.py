"""Breadcrumbs at the front of a text."""

from __future__ import annotations

import pytest

from newsarchive.text.breadcrumb import strip_breadcrumb


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("- Main page - News\n\nALMATY. 20 April.", "ALMATY. 20 April."),
        ("- Main page - News ALMATY. 20 April. Press center - KazNU", "ALMATY. 20 April. Press center - KazNU"),
        ("- Басты бет - Жаңалықтар АЛМАТЫ. 20 сәуір.", "АЛМАТЫ. 20 сәуір."),
        ("Главная > Новости > Встреча ректора\n\nТекст.", "Текст."),
        ("Басты бет / Жаңалықтар\nМәтін.", "Мәтін."),
        ("当前位置: 网站首页 >> 学校新闻 >> 正文\n\n大学", "大学"),
        ("You are here: Home » Media » Forum\nText.", "Text."),
        ("-\nMain page\n-\nNews\nText.", "Text."),
        ("Новости\n\nТекст.", "Текст."),
        ("Ana Sayfa » Haberler\nMetin.", "Metin."),
    ],
)
def test_a_path_is_taken_off(text: str, rest: str) -> None:
    cleaned, taken = strip_breadcrumb(text)
    assert cleaned == rest
    assert taken


@pytest.mark.parametrize(
    "text",
    [
        "Home is where we live. News travels fast.",
        "Home – that is where students want to be.",
        "News of the week: students won.\nMore text.",
        "Главная новость дня – победа команды.",
        "Main - event of the year\nText.",
        "Новости науки – важная часть жизни.",
        "Home > News",
        "",
    ],
)
def test_a_sentence_and_a_text_that_is_only_a_path_stay(text: str) -> None:
    assert strip_breadcrumb(text) == (text, None)
