"""Labelled facts about the article."""

from __future__ import annotations

import pytest

from newsarchive.text.bylines import closing_bracket, is_byline, is_labelled, is_tag_line


@pytest.mark.parametrize(
    "line",
    [
        "来源：新闻网 作者：张三 日期：2022-04-20 点击：[12]",
        "来源：新闻网作者：张三",
        "责任编辑：李四",
        "（撰稿 张三 审核 李四）",
        "文/图 张三",
        "Автор: А. Нурланова",
        "Автор текста: А. Нурланова | Фото: Е. Омаров",
        "Мәтін: Айгүл Сапарова, сурет: Ержан Омар",
        "By Anna Lee",
        "by Anna Lee",
        "Author: A. Lee | Source: KazNU",
        "Text: Anna Schmidt, Foto: Ben Roth",
        "Texto: Ana Lima / Arte: João Reis",
        "Muallif: A. Karimov. Manba: UzA",
        "Yazar: Ayşe Kaya",
        "Autor: Jan Nowak",
    ],
)
def test_labelled_facts_are_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Дата: 25 апреля, время: 15:00",
        "Күні: 25 сәуір, уақыты: 15:00",
        "By and large, it went well",
        "by the river",
        "Источник света: лампа",
        "Контекст: автор: нет",
        "Автор книги рассказал о ней.",
        "Автор: книга, о которой много говорили, вышла в свет и разошлась за один день по всей стране.",
        "文章内容丰富",
        "图 书馆 开放",
        "Texto completo em breve",
    ],
)
def test_announcements_and_sentences_are_not(line: str) -> None:
    assert not is_byline(line)


def test_one_labelled_fact_is_less_than_a_byline() -> None:
    assert is_labelled("Categoria: Saúde")
    assert not is_byline("Categoria: Saúde")
    assert not is_labelled("Saúde")


@pytest.mark.parametrize(
    "line", ["Tags: science, forum", "Теги: наука, форум", "Тегтер: ғылым", "标签：大学", "Schlagwörter: Forschung", "Tags"]
)
def test_tags_with_their_label_are_a_tag_line(line: str) -> None:
    assert is_tag_line(line)


@pytest.mark.parametrize(
    "line", ["Tag der offenen Tür", "Тегі бойынша: Омаров", "标签很多", "Tags were sewn on every coat that the students gave away."]
)
def test_other_words_are_no_tag_line(line: str) -> None:
    assert not is_tag_line(line)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("大会圆满结束。（文/张三 图/李四）", "大会圆满结束。"),
        ("大会圆满结束。（宣传部 供稿）", "大会圆满结束。"),
        ("大会圆满结束(编辑：王五)", "大会圆满结束"),
    ],
)
def test_a_bracket_of_roles_and_names_is_found_at_the_end_of_a_line(line: str, left: str) -> None:
    start = closing_bracket(line)
    assert start is not None
    assert line[:start] == left


@pytest.mark.parametrize(
    "line", ["大会圆满结束。（图一）", "大会（来源于人民的力量）", "The end (of the beginning)", "三十人参加（教师 十人）"]
)
def test_other_brackets_are_not(line: str) -> None:
    assert closing_bracket(line) is None
