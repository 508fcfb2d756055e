"""Lines about the article at its front and its end."""

from __future__ import annotations

import pytest

from newsarchive.text.edges import strip_end, strip_front

LANGUAGES = ("kk", "ru", "en", "pt")
TEXT = "The forum was opened by the rector.\n\nIt lasted two days."


@pytest.mark.parametrize(
    "line",
    [
        "20.04.2022 | Просмотров: 12",
        "20 сәуір 2022 • Қаралды: 15",
        "December 15, 2022 // 8 min read",
        "by Jane Doe — 10 min read",
        "5:45 AM PST 11/19/2019 by Jane Doe",
        "05/10/2022 - Publicado por: Ana Lima - Categoria: Saúde - Tags: saúde",
        "20.04.2022\n\nAuthor: A. Lee\n\nViews: 5",
        "2022-04-20\n2022-04-20\n点击：12",
        "https://uni.example/news/1",
    ],
)
def test_facts_about_the_article_are_taken_off_the_front(line: str) -> None:
    text, taken = strip_front(f"{line}\n\n{TEXT}", LANGUAGES)
    assert text == TEXT
    assert taken == [one for one in line.split("\n") if one]


@pytest.mark.parametrize(
    ("name", "role"),
    [("Jane Doe", "Featured Co-Editor"), ("Анна Ким", "корреспондент"), ("Айгүл Серік", "арнайы тілші"), ("Ana Ruiz", "Redactora")],
)
def test_a_name_over_the_role_of_a_writer_is_taken_off_the_front(name: str, role: str) -> None:
    long = f"{TEXT.split('.')[0]}, and many guests from other cities and countries came to see how it went."
    assert strip_front(f"{name}\n\n{role}\n\n{long}", LANGUAGES) == (long, [f"{name}, {role}"])
    listed = f"{name}\n\n{role}\n\nJohn Roe\n\n{role}\n\n{long}"
    assert strip_front(listed, LANGUAGES) == (listed, [])
    professor = f"{name}\n\nProfessor of history\n\n{long}"
    assert strip_front(professor, LANGUAGES) == (professor, [])


@pytest.mark.parametrize(
    "line", ["Almaty | 20.04.2022", "20.04.2022 | Алматы – Форум", "Категория: наука", "12 мая | Концерт", "Home of science"]
)
def test_other_lines_stay_in_front(line: str) -> None:
    assert strip_front(f"{line}\n\n{TEXT}", LANGUAGES) == (f"{line}\n\n{TEXT}", [])


@pytest.mark.parametrize(
    ("end", "bylines", "others"),
    [
        ("Share: Facebook", [], ["Share: Facebook"]),
        ("Автор: А. Нурланова\n\nПросмотров: 12", ["Автор: А. Нурланова"], ["Просмотров: 12"]),
        ("Мәтін: А. Сапарова, сурет: Е. Омар\n\nБөлісу: VK", ["Мәтін: А. Сапарова, сурет: Е. Омар"], ["Бөлісу: VK"]),
        ("责任编辑：李四", ["责任编辑：李四"], []),
        (
            "Tags: forum, science\n\n© 2024 University. All rights reserved.",
            [],
            ["Tags: forum, science", "© 2024 University. All rights reserved."],
        ),
        ("Все права защищены", [], ["Все права защищены"]),
        ("Опубликовано: 20.04.2022", [], ["Опубликовано: 20.04.2022"]),
    ],
)
def test_facts_about_the_article_are_taken_off_the_end(end: str, bylines: list[str], others: list[str]) -> None:
    assert strip_end(f"{TEXT}\n\n{end}", LANGUAGES) == (TEXT, bylines, others)


def test_a_bracket_with_names_and_roles_is_cut_off_the_last_line() -> None:
    assert strip_end("大会圆满结束。（文/张三 图/李四）", ("zh",)) == ("大会圆满结束。", ["（文/张三 图/李四）"], [])


@pytest.mark.parametrize(
    "end",
    [
        "https://uni.example/register",
        "20.04.2022",
        "Спасибо!",
        "Рахмет!",
        "Copyright law was the topic of the last talk.",
        "Tag der offenen Tür",
    ],
)
def test_other_lines_stay_at_the_end(end: str) -> None:
    assert strip_end(f"{TEXT}\n\n{end}", LANGUAGES) == (f"{TEXT}\n\n{end}", [], [])


def test_only_the_front_and_the_end_are_looked_at() -> None:
    text = "20.04.2022\nViews: 5\n\nFirst.\n\nViews: 5\n\nLast.\n\nShare: Facebook"
    front, taken = strip_front(text, LANGUAGES)
    assert (front, taken) == ("First.\n\nViews: 5\n\nLast.\n\nShare: Facebook", ["20.04.2022", "Views: 5"])
    assert strip_end(front, LANGUAGES) == ("First.\n\nViews: 5\n\nLast.", [], ["Share: Facebook"])


def test_nothing_is_taken_where_nothing_would_be_left_or_where_it_never_ends() -> None:
    assert strip_front("Views: 5", LANGUAGES) == ("Views: 5", [])
    assert strip_end("Share", LANGUAGES) == ("Share", [], [])
    many = "20.04.2022\n" * 40 + "End."
    assert strip_front(many, LANGUAGES) == (many, [])
    many = "End." + "\nShare" * 40
    assert strip_end(many, LANGUAGES) == (many, [], [])


@pytest.mark.parametrize("line", ["-- 30 --", "- 30 -", "###", "# # #", "—END—", "شارك: فيسبوك تويتر واتساب", "12 комментариев"])
def test_what_ends_a_press_release_and_networks_to_share_on_are_taken_off_the_end(line: str) -> None:
    assert strip_end(f"{TEXT}\n\n{line}", LANGUAGES) == (TEXT, [], [line])


@pytest.mark.parametrize("line", ["30", "- 30 tents", "- 30", "End of the road"])
def test_a_number_or_an_entry_of_a_list_is_no_end_mark(line: str) -> None:
    assert strip_end(f"{TEXT}\n\n{line}", LANGUAGES) == (f"{TEXT}\n\n{line}", [], [])
