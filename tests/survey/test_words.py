"""What says that news stand somewhere."""

from __future__ import annotations

import pytest

from newsarchive.survey.places import country_of, order_of, zone_of
from newsarchive.survey.words import address_says_news, says_news
from newsarchive.text.language_codes import language_of_code, language_of_label


@pytest.mark.parametrize(
    "text", ["News", "Жаңалықтар", "Новости", "Haberler", "新闻中心", "ニュース", "الأخبار", "Aktuelles", "Aktualności", "Νέα"]
)
def test_a_link_to_the_news_is_known_in_many_languages(text: str) -> None:
    assert says_news(text) >= 0.8


@pytest.mark.parametrize(
    "text", ["Contacts", "Библиотека", "Events", "Veranstaltungen", "The rector opened a new laboratory for physics today"]
)
def test_other_links_are_not_taken_for_it(text: str) -> None:
    assert says_news(text) <= 0.3


def test_an_address_says_it_too() -> None:
    assert address_says_news("http://a.kz/ru/novosti/") == 1.0
    assert address_says_news("http://news.a.edu/") == 1.0
    assert address_says_news("http://a.edu/events/") < 0


@pytest.mark.parametrize(("code", "language"), [("kz", "kk"), ("en-US", "en"), ("ua", "uk"), ("news", None), ("rus", "ru")])
def test_codes_of_addresses(code: str, language: str | None) -> None:
    assert language_of_code(code) == language


@pytest.mark.parametrize(("label", "language"), [("ҚАЗ", "kk"), ("English", "en"), ("RU", "ru"), ("中文", "zh"), ("Apply now", None)])
def test_labels_of_switches(label: str, language: str | None) -> None:
    assert language_of_label(label) == language


def test_a_country_with_one_time_zone_has_it_and_others_have_none() -> None:
    assert zone_of(country_of("www.univ.edu.tr")) == "Europe/Istanbul"
    assert country_of("www.mit.edu") == "US"
    assert zone_of("US") is None
    assert country_of("example.university") is None


def test_the_order_of_a_date_follows_what_is_printed() -> None:
    assert order_of(["04/25/2024", "04/01/2024"], "GB", ["en"])[0] == "MDY"
    assert order_of(["25.04.2024"], "US", ["en"])[0] == "DMY"
    assert order_of(["2024/04/25"], None, ["en"])[0] == "YMD"
    assert order_of([], "US", ["en"])[0] == "MDY"
