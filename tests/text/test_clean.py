"""The whole cleaner: residue goes, everything else stays."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.demo.catalogue import Expected, truth
from newsarchive.text.clean import clean
from tests.cost import at_most

LANGUAGES = ("kk", "ru", "en")
CRUMBS = {"kk": "- Басты бет - Жаңалықтар", "ru": "- Главная - Новости", "en": "- Main page - News"}
TAILS = {
    "kk": "Бөлісу: Facebook | VK | Telegram\n\nҚаралды: 123\n\nБасқа жаңалықтар\n\nСтуденттер жеңді",
    "ru": "Поделиться: VK | Telegram\n\nПросмотров: 123\n\nДругие новости\n\nСтуденты победили",
    "en": "Share: Facebook | VK\n\nViews: 123\n\nOther news\n\nStudents won",
}

SENTENCES = [
    "Бүгін университетте халықаралық форум өтті.",
    "20 сәуірде Алматыда студенттер кездесті.",
    "Ректор «Жылдың үздік оқытушысы» атағын табыс етті.",
    "В КазНУ прошёл форум, собравший 300 участников.",
    "20 апреля 2022 г. в университете открылась лаборатория.",
    "«Мы рады гостям», – сказал декан факультета.",
    "Фото выставки показали в библиотеке университета.",
    "The forum was opened by the rector at 10:15.",
    "“Our library is open to all,” said the dean.",
    "Home is where students meet; news travels fast.",
    "Share of women among students grew to 52 per cent.",
    "By and large, the department has done well since 1934.",
    "For further questions write to us before 20 May.",
]
PROSE = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6).map("\n\n".join)
RESIDUE = st.sampled_from(
    [
        "- Main page - News",
        "Главная > Новости > Форум",
        "ALMATY. 20 April. Press center - The forum ended.",
        "20.04.2022 10:15",
        "Views: 12",
        "Поделиться: Facebook | VK",
        "Читайте также",
        "Other news",
        "Read also: A new library",
        "None",
        "Photo: A. Smith",
        "press@kaznu.kz",
        "Пресс-служба КазНУ",
        "Тел.: +7 (727) 377-33-33",
        "KazNU hosts a forum",
        "« Новости »",
        "&amp;nbsp;",
        "\u200b",
        "Home",
        "Айгүл Нұрланова",
    ]
)


@given(PROSE)
def test_clean_prose_comes_out_as_it_went_in(text: str) -> None:
    cleaned = clean(text, title="KazNU hosts a forum", languages=LANGUAGES)
    assert cleaned.text == text
    assert (cleaned.removed, cleaned.contacts, cleaned.dateline, cleaned.day_month) == ([], [], None, None)


@settings(max_examples=200)
@given(st.lists(st.one_of(st.sampled_from(SENTENCES), RESIDUE, st.text(max_size=40)), max_size=14), st.sampled_from(["\n", "\n\n", " "]))
def test_cleaning_twice_changes_nothing_more(parts: list[str], gap: str) -> None:
    once = clean(gap.join(parts), title="KazNU hosts a forum", languages=LANGUAGES)
    again = clean(once.text, title="KazNU hosts a forum", languages=LANGUAGES)
    assert (again.text, again.removed) == (once.text, [])


@given(st.lists(st.one_of(st.sampled_from(SENTENCES), RESIDUE), min_size=1, max_size=10).map("\n\n".join))
def test_every_line_that_stays_was_there_and_in_this_order(text: str) -> None:
    left = iter(text.replace("« Новости »", "«Новости»").split("\n\n"))
    for line in clean(text, title=None, languages=LANGUAGES).text.split("\n\n"):
        assert any(line in other for other in left) or not line


@pytest.fixture(scope="module")
def articles() -> list[Expected]:
    return truth(1)[::7]


def test_the_bodies_of_a_whole_university_come_out_unchanged() -> None:
    for expected in truth(1):
        cleaned = clean(expected.text, title=expected.title, languages=LANGUAGES)
        assert (cleaned.text, cleaned.removed) == (expected.text, []), expected.canonical_url


def test_breadcrumb_title_dateline_signature_and_tail_are_taken_off_in_three_languages(articles: list[Expected]) -> None:
    for expected, dash, gap in product(articles, (" - ", " – "), ("\n\n", " ")):
        front = f"{CRUMBS[expected.language]}{gap if expected.dateline else chr(10)}"
        line = f"{expected.dateline}{dash}" if expected.dateline else ""
        contacts = "\n".join(expected.contacts)
        text = f"{front}{line}{expected.text}\n\n{contacts}\n\n{TAILS[expected.language]}"
        cleaned = clean(text, title=expected.title, languages=LANGUAGES)
        assert cleaned.text == expected.text
        assert (cleaned.dateline, cleaned.place, tuple(cleaned.contacts)) == (expected.dateline, expected.place, expected.contacts)


def test_a_dateline_with_its_year_gives_the_day_and_one_without_gives_day_and_month() -> None:
    dated = clean("Бишкек, 25.10.25. /Кабар/. Бүгүн форум өттү.", title=None, languages=("ky",))
    assert (dated.published, dated.day_month, dated.agency) == ("2025-10-25", None, "Кабар")
    yearless = clean("ALMATY. 20 April. Press center - The forum ended.", title=None, languages=("en",))
    assert (yearless.published, yearless.day_month) == (None, (20, 4))


def test_what_was_taken_is_named_and_counted() -> None:
    cleaned = clean("- Main page - News\n\n20.04.2022\n\nNone\n\nThe forum ended.\n\nShare", title=None, languages=("en",))
    assert cleaned.removed == ["placeholders 1", "breadcrumb 1", "dateline 1", "sharing 1"]


def test_a_byline_is_kept_apart_for_whoever_looks_for_authors() -> None:
    cleaned = clean("Автор: А. Нурланова\n\nФорум завершился.", title=None, languages=("ru",))
    assert (cleaned.text, cleaned.bylines) == ("Форум завершился.", ("Автор: А. Нурланова",))


def test_a_text_of_nothing_but_residue_is_left_as_it_is() -> None:
    assert clean("Share: Facebook", title=None, languages=LANGUAGES).text == "Share: Facebook"
    assert clean("", title=None, languages=LANGUAGES).text == ""


@pytest.mark.parametrize(
    "piece", ["20.04.2022\n", "Share\n", "Tel: +7 727 377-33-33\n", "Main page - ", "20 April ", "“ a ”", "&amp;", "- ", "(AA) - "]
)
def test_a_huge_text_of_one_repeated_piece_is_cleaned_in_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    with at_most(800):
        clean(text, title="A forum", languages=LANGUAGES)
