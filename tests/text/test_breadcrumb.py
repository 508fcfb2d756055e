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
        ("Startseite > Aktuelles > Forum eröffnet\n\nText.", "Text."),
        ("Inicio / Noticias\n\nTexto.", "Texto."),
        ("Bosh sahifa > Yangiliklar\n\nMatn.", "Matn."),
        ("Basty bet - Jańalyqtar\n\nMátin.", "Mátin."),
        ("Bastı bet > Jañalıqtar\n\nMätin.", "Mätin."),
        ("باستى بەت > جاڭالىقتار\n\nمەتىن.", "مەتىن."),
        ("الرئيسية » الأخبار\n\nنص.", "نص."),
        ("الرئيسية « الأخبار\n\nنص.", "نص."),
        ("ホーム ＞ お知らせ\n\n本文。", "本文。"),
        ("KazNU > News > Forum\n\nText.", "Text."),
        ("您的位置：首页 > 新闻动态 > 正文\n大学", "大学"),
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
        "Profit > loss was the title of the talk.\nText.",
        "Gold > Silver\nText.",
        "新闻学院的学生来到实验室。\n大学",
        "Inicio feliz\nTexto.",
        "الأخبار كثيرة\nنص.",
        "",
    ],
)
def test_a_sentence_and_a_text_that_is_only_a_path_stay(text: str) -> None:
    assert strip_breadcrumb(text) == (text, None)
