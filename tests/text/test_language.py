"""Languages, among those a site has."""

from __future__ import annotations

import pytest

from newsarchive.text.language import detect

SITE = ("kk", "ru", "en")


@pytest.mark.parametrize(
    ("text", "candidates", "language"),
    [
        ("Бүгін университетте халықаралық форум өтті", SITE, "kk"),
        ("Búgin ýnıversıtette halyqaralyq forým ótti", SITE, "kk"),
        ("Сегодня в университете прошёл международный форум", SITE, "ru"),
        ("Сегодня Қазақстан Республикасы посетила большая делегация учёных и студентов университета из Москвы", SITE, "ru"),
        ("Today an international forum was held at the university", SITE, "en"),
        ("Бүгүн университетте эл аралык форум өттү", ("ky", "kk", "ru"), "ky"),
        ("Bugun universitetda xalqaro forum bo‘lib o‘tdi", ("uz", "ru", "en"), "uz"),
        ("Бугун университетда халқаро форум бўлиб ўтди", ("uz", "ru", "en"), "uz"),
        ("Bugün üniversitede uluslararası bir forum düzenlendi", ("tr", "en"), "tr"),
        ("Сьогодні в університеті відбувся міжнародний форум", ("uk", "ru"), "uk"),
        ("Hoje a universidade recebeu estudantes", ("pt-BR", "en"), "pt-BR"),
    ],
)
def test_the_language_is_one_of_the_candidates(text: str, candidates: tuple[str, ...], language: str) -> None:
    assert detect(text, None, candidates)[0] == language


def test_the_headline_helps_where_the_text_is_short() -> None:
    assert detect("IT", "Бүгін университетте халықаралық форум өтті", SITE)[0] == "kk"


def test_a_long_text_in_another_language_is_not_forced_into_a_candidate() -> None:
    turkish = "Bugün üniversitede uluslararası bir forum düzenlendi ve çok sayıda öğrenci katıldı. " * 5
    assert detect(turkish, None, SITE)[0] == "tr"


def test_nothing_is_said_of_a_text_without_letters() -> None:
    assert detect("12.04.2021", None, SITE) == (None, None)
    assert detect("", None, ()) == (None, None)


def test_the_answer_is_the_same_each_time() -> None:
    assert detect("Rector met students", None, SITE) == detect("Rector met students", None, SITE)
