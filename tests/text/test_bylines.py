"""Lines about the article at its front and end."""

from __future__ import annotations

import pytest

from newsarchive.text.bylines import authors_named, is_action, is_byline, is_counter, is_date_line, strip_end, strip_front

LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize(
    "line", ["Views: 1 234", "Просмотров: 12", "12 рет қаралды", "浏览次数：123", "3 min read", "Okunma: 5", "1,2 тыс. просмотров"]
)
def test_counters_are_counters(line: str) -> None:
    assert is_counter(line)


@pytest.mark.parametrize("line", ["123 students", "Views differ.", "Просмотров стало больше", "2022"])
def test_other_numbers_are_not(line: str) -> None:
    assert not is_counter(line)


@pytest.mark.parametrize(
    "line",
    ["Share: Facebook | VK | Telegram", "Поделиться", "Бөлісу: Facebook VK", "【打印】【关闭】", "Paylaş", "Share on Facebook", "← Назад"],
)
def test_words_to_click_on_are_actions(line: str) -> None:
    assert is_action(line)


@pytest.mark.parametrize(
    "line", ["Share your results with the jury", "Facebook opened an office", "X", "Line", "Назад в прошлое пути нет", "..."]
)
def test_words_of_the_text_are_not(line: str) -> None:
    assert not is_action(line)


@pytest.mark.parametrize(
    "line", ["20.04.2022 10:15", "Опубликовано: 20 апреля 2022 г.", "Сәрсенбі, 20 сәуір 2022 ж.", "2022-04-20 | 20 April 2022"]
)
def test_dates_alone_are_date_lines(line: str) -> None:
    assert is_date_line(line, LANGUAGES)


@pytest.mark.parametrize("line", ["20 апреля 2022 прошёл форум", "20 April", "Meeting: 20.04.2022"])
def test_dates_in_a_sentence_are_not(line: str) -> None:
    assert not is_date_line(line, LANGUAGES)


@pytest.mark.parametrize(
    "line", ["来源：新闻网 作者：张三 日期：2022-04-20 点击：[12]", "Автор: А. Нурланова", "By Anna Lee", "Author: A. Lee | Source: KazNU"]
)
def test_labelled_facts_are_bylines(line: str) -> None:
    assert is_byline(line, LANGUAGES)


@pytest.mark.parametrize(
    "line", ["Дата: 25 апреля, время: 15:00", "By and large, it went well", "Источник света: лампа", "Автор книги рассказал о ней."]
)
def test_an_announcement_is_not_a_byline(line: str) -> None:
    assert not is_byline(line, LANGUAGES)


def test_only_the_front_and_the_end_are_looked_at() -> None:
    text = "20.04.2022\nViews: 5\n\nFirst.\n\nViews: 5\n\nLast.\n\nShare: Facebook"
    front, taken = strip_front(text, LANGUAGES)
    assert (front, taken) == ("First.\n\nViews: 5\n\nLast.\n\nShare: Facebook", ["20.04.2022", "Views: 5"])
    end, taken = strip_end(front, LANGUAGES)
    assert (end, taken) == ("First.\n\nViews: 5\n\nLast.", ["Share: Facebook"])


def test_nothing_is_taken_where_nothing_would_be_left_or_where_it_never_ends() -> None:
    assert strip_front("Views: 5", LANGUAGES) == ("Views: 5", [])
    assert strip_end("Share", LANGUAGES) == ("Share", [])
    many = "20.04.2022\n" * 40 + "End."
    assert strip_front(many, LANGUAGES) == (many, [])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Автор: Айгерим Сапарова", ["Айгерим Сапарова"]),
        ("Авторы: А. Сапарова, Ержан Омаров", ["А. Сапарова", "Ержан Омаров"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("Written by: Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("作者：李明", ["李明"]),
        ("来源：新闻中心", []),
        ("Source: Press office", []),
        ("Views: 123", []),
        ("Author: 12.04.2024", []),
        ("Поделиться: Facebook", []),
    ],
)
def test_the_names_of_a_byline(line: str, names: list[str]) -> None:
    assert authors_named([line]) == names
