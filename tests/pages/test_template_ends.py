"""What all titles of a site begin or end with is cut from them; what only some share, or what no mark sets off, is not."""

from __future__ import annotations

import pytest

from newsarchive.pages.template_ends import Ends, ends_of, shared_ends

TITLES = (
    "Жаңа зертхана ашылды", "Студенты выиграли олимпиаду", "Library opens at night", "Rektor begrüßt Gäste", "Nuevo laboratorio de química",
    "Yeni kütüphane açıldı", "Ректор провёл встречу", "新图书馆 开放", "Olimpiada g‘oliblari",
)  # fmt: skip


def learned(titles: list[str]) -> Ends:
    return shared_ends([ends_of(title) for title in titles])


@pytest.mark.parametrize("behind", [" | Steppe University", " — Баспасөз қызметі", " - Қоқжиек университеті - Жаңалықтар", " » Presse"])
def test_what_stands_behind_every_title_is_no_part_of_it(behind: str) -> None:
    ends = learned([title + behind for title in TITLES[:4]])
    assert ends.without(f"Another title{behind}") == "Another title"
    assert ends.without("Another title") == "Another title"


@pytest.mark.parametrize("before", ["News: ", "Жаңалықтар / ", "Steppe University – "])
def test_what_stands_before_every_title_is_no_part_of_it(before: str) -> None:
    assert learned([before + title for title in TITLES[:4]]).without(f"{before}Another title") == "Another title"


def test_titles_that_end_with_the_same_verb_keep_it() -> None:
    ends = learned([f"{title} туралы айтылды" for title in TITLES[:5]])
    assert ends.without("Спорт туралы айтылды") == "Спорт туралы айтылды"


def test_words_without_a_mark_are_cut_only_where_very_many_titles_have_them() -> None:
    few, many = (learned([f"{title} of Steppe University" for title in TITLES[:count]]) for count in (7, 9))
    assert few.without("The rector of Steppe University") == "The rector of Steppe University"
    assert many.without("The rector of Steppe University") == "The rector"


def test_a_section_that_only_some_titles_name_stays() -> None:
    titles = [f"{title} | {'Sport' if number % 2 else 'Science'}" for number, title in enumerate(TITLES)]
    assert learned(titles).without("Final won | Sport") == "Final won | Sport"


def test_a_title_that_is_nothing_else_stays() -> None:
    ends = learned([f"{title} | Steppe University" for title in TITLES[:4]])
    assert ends.without("| Steppe University") == "| Steppe University"


def test_very_long_titles_cost_nothing() -> None:
    assert len(ends_of("word " * 50_000)) == 16


def test_titles_of_one_kind_that_begin_alike_keep_their_words() -> None:
    ends = learned([f"Defence of the thesis by {title}" for title in TITLES])
    assert ends.without("Defence of the thesis by Aliya Nurlanova") == "Defence of the thesis by Aliya Nurlanova"
