"""Lines that hold nothing but who wrote the article and when."""

from __future__ import annotations

import pytest

from newsarchive.text.article_facts import is_facts_line
from newsarchive.text.clean import clean
from newsarchive.text.names import authors_named

LANGUAGES = ("kk", "ru", "en", "es", "de", "fr", "ar")
BODY = "The glacier was measured by forty students, who slept in tents.\n\nIt lost two metres of ice in one summer."


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ines Moreau, Department of Glaciers", ["Ines Moreau"]),
        ("Posted May 7, 2009 by Tom Alder, Staff Writer", ["Tom Alder"]),
        ("By Tom Alder and Ines Moreau | May 7, 2019 | 12 comments", ["Tom Alder", "Ines Moreau"]),
        ("Publicado el 25/04/2021 por Luz Ortega", ["Luz Ortega"]),
        ("Опубликовано 25.04.2021, автор: Вера Громова", ["Вера Громова"]),
        ("Жарияланды: 25.04.2021, авторы: Сәуле Ерланова", ["Сәуле Ерланова"]),
        ("Am 7. Mai 2021 von Greta Holm, Redakteurin", ["Greta Holm"]),
        ("Publié le 7 mai 2021 par Luc Martin à 9:40", ["Luc Martin"]),
        ("بقلم: سامر الحلبي", ["سامر الحلبي"]),
    ],
)
def test_a_byline_glued_to_a_day_or_a_role_leaves_the_text_and_names_its_authors(line: str, authors: list[str]) -> None:
    for text in (f"{line}\n\n{BODY}", f"{BODY}\n\n{line}"):
        cleaned = clean(text, title=None, languages=LANGUAGES)
        assert cleaned.text == BODY
        assert authors_named(cleaned.bylines) == authors


@pytest.mark.parametrize("line", ["نشر بتاريخ: ٧ أيار ٢٠٢١ - الساعة ٩:٤٠", "Am 7. Mai 2021"])
def test_a_day_of_publication_with_its_hour_leaves_the_front(line: str) -> None:
    assert clean(f"{line}\n\n{BODY}", title=None, languages=LANGUAGES).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "By the end of May 2021 the ice was gone",
        "By Ines Moreau, who led the camp",
        "By Ines Moreau and the students of Almaty",
        "7 May 2021, Great Hall",
        "7 May 2021 was the day",
        "Posted in 2009 by the river",
        "Von Almaty nach Bischkek",
        "كتب الطلاب رسالة",
        "Опубликовано 25.04.2021 в журнале «Лёд»",
        "Por la tarde",
        "",
        "—",
    ],
)
def test_a_line_that_says_anything_else_is_none(line: str) -> None:
    assert not is_facts_line(line, LANGUAGES)
    assert not is_facts_line(line, LANGUAGES, end=True)


def test_a_day_alone_at_the_end_may_be_part_of_the_text() -> None:
    assert is_facts_line("7 May 2021", LANGUAGES)
    assert not is_facts_line("7 May 2021", LANGUAGES, end=True)
