"""The language of an article, also when its address or its page lies."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from newsarchive.pages.page import Page, extract
from newsarchive.sites.model import Site

NOW = datetime(2024, 5, 1, tzinfo=UTC)
KAZAKH = "Университетте екі күнге созылған конференция өтті. Оған он бес елден келген ғалымдар қатысып, су ресурстарын талқылады."
ENGLISH = "The university held a conference of two days. Scholars from fifteen countries came and talked about water resources."
TURKISH = "Üniversitemizde iki gün süren bir kongre düzenlendi. Kongreye on beş ülkeden bilim insanları katıldı ve su kaynaklarını konuştu."


def site(**other: Any) -> Site:
    return Site.model_validate(
        {
            "id": "demo", "status": "invented", "names": {"en": "Demo"}, "country": "KZ", "timezone": "Asia/Almaty",
            "languages": ["kk", "ru", "en"], "language_codes": {"kz": "kk"}, "hosts": ["demo.example"],
            "articles": [{"pattern": r"https?://demo\.example/(?P<lang>kz|ru|en)/news/(?P<number>\d+)"}],
            "listings": [{"url": "http://demo.example/news"}], "definition": "", **other,
        }
    )  # fmt: skip


def read(text: str, *, lang: str = "", code: str = "en", head: str = "", title: str = "", on: Site | None = None) -> Page:
    top = f'<html{f" lang={lang}" if lang else ""}><head>{head}<title>{title}</title></head>'
    html = f"{top}<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    return extract(html, f"http://demo.example/{code}/news/7", fetched_at=NOW, site=on)


def values(page: Page) -> dict[str, list[str]]:
    return {entry["value"]: entry["sources"] for entry in page.evidence["language"]}


@pytest.mark.parametrize("lang", ["", "en", "kz", "ru-RU"])
@pytest.mark.parametrize("code", ["kz", "ru", "en"])
def test_the_text_outranks_the_address_and_the_page(code: str, lang: str) -> None:
    page = read(KAZAKH, lang=lang, code=code, title="Конференция өтті", on=site())
    assert (page.language, page.language_source, page.script) == ("kk", "text", "Cyrl")


def test_the_contradiction_is_kept_as_evidence() -> None:
    page = read(KAZAKH, lang="ru", code="en", on=site())
    assert values(page) == {"kk": ["text"], "en": ["url"], "ru": ["html"]}
    agreeing = read(KAZAKH, lang="kz", code="kz", on=site())
    assert values(agreeing) == {"kk": ["text", "url", "html"]}


def test_a_text_in_none_of_the_languages_of_the_site_has_its_own() -> None:
    page = read(TURKISH, lang="kk", code="kz", title="Uluslararası kongre", on=site())
    assert (page.language, page.language_source, page.script) == ("tr", "text", "Latn")


def test_where_the_text_says_nothing_the_address_does_and_then_the_page() -> None:
    assert read("12 + 12 = 24; 2021", code="ru", lang="en", on=site()).language_source == "url"
    page = read("12 + 12 = 24; 2021", code="x", lang="kz", on=site())
    assert (page.language, page.language_source) == ("kk", "html")


def test_what_json_ld_and_hreflang_say_is_evidence() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "News", "inLanguage": "ru-KZ"}</script>'
        '<link rel="alternate" hreflang="de" href="http://demo.example/en/news/7">'
    )
    assert values(read(ENGLISH, head=head)) == {"en": ["text"], "ru": ["declared"], "de": ["hreflang"]}


@pytest.mark.parametrize("lang", ["und", "x-default", "javascript", "12", "{{lang}}"])
def test_what_is_no_language_is_no_claim(lang: str) -> None:
    assert values(read(ENGLISH, lang=lang)) == {"en": ["text"]}


def test_a_site_s_own_form_of_a_language_is_used() -> None:
    brazilian = site(languages=["pt-BR", "en"], language_codes={})
    page = read("Hoje a universidade recebeu estudantes e professores de outros países.", on=brazilian)
    assert page.language == "pt-BR"
    assert read("2021", code="x", lang="pt", on=brazilian).language == "pt-BR"


def test_without_a_site_any_language_may_be_named() -> None:
    for text, language, script in (
        (TURKISH, "tr", "Latn"),
        ("我校举办为期两天的水资源国际会议，来自十五个国家的二百多名学者参加。", "zh", "Hans"),
        ("استضافت الجامعة مؤتمرا دوليا استمر يومين حول الموارد المائية", "ar", "Arab"),
    ):
        page = read(text)
        assert (page.language, page.script) == (language, script)
