"""Pointers to other articles."""

from __future__ import annotations

import pytest

from newsarchive.text.related import is_heading, strip_related

BODY = "The forum was opened by the rector. It lasted two days and ended with a concert of the students' orchestra."


@pytest.mark.parametrize(
    "heading",
    [
        "Other news", "ДРУГИЕ НОВОСТИ:", "Басқа жаңалықтар", "Читайте также", "Diğer haberler", "Lue seuraavaksi:", "Přečtěte si také",
        "相关新闻", "関連記事",
    ],
)  # fmt: skip
def test_a_heading_takes_the_list_under_it_along(heading: str) -> None:
    assert is_heading(heading)
    text, taken = strip_related(f"{BODY}\n\n{heading}\n\nStudents won a prize\n\n12.04.2021\n\nA new library opened")
    assert text == BODY
    assert len(taken) == 4


@pytest.mark.parametrize("heading", ["See also", "Смотрите также", "Сондай-ақ оқыңыз"])
def test_what_is_introduced_below_is_no_list_of_articles(heading: str) -> None:
    below = "- A tool\n- Another tool\n\nThe following can be set:\n\n- a name\n- a size"
    assert strip_related(f"{BODY}\n\n{heading}\n\n{below}")[0] == f"{BODY}\n\n\n{below}"


def test_with_prose_below_only_the_heading_goes() -> None:
    assert strip_related(f"{BODY}\n\nRead also\n\n{BODY * 3}")[0] == f"{BODY}\n\n\n{BODY * 3}"


@pytest.mark.parametrize(
    "line",
    [
        "Читайте также: Студенты победили",
        "Read more: A new library",
        "Related: Students of the faculty win a prize",
        "上一篇：某某",
        "Оқи отырыңыз: Форум өтті",
        "Толығырақ: Университет мұздықтар зертханасын ашты",
        "Mavzuga doir: Talabalar g‘olib",
        "Zum Thema: Studierende gewinnen",
        "Lea también: Estudiantes ganan",
        "اقرأ أيضا: فوز الطلاب",
    ],
)
def test_a_pointer_inside_the_text_goes_alone(line: str) -> None:
    text, taken = strip_related(f"{BODY}\n{line}\n{BODY}")
    assert (text, taken) == (f"{BODY}\n{BODY}", [line])


@pytest.mark.parametrize(
    "line",
    [
        "Read also the book of the expedition, which the library lends.",
        "More: the ice grew.",
        "See: Anna Lee",
        "Подробнее: на сайте университета",
        "Ранее: 12 мая был открыт музей",
        "Mehr: dazu kam es nicht",
        "Related work: a survey of the ice",
    ],
)
def test_a_sentence_inside_the_text_stays(line: str) -> None:
    assert strip_related(f"{BODY}\n{line}\n{BODY}") == (f"{BODY}\n{line}\n{BODY}", [])


@pytest.mark.parametrize("text", ["Other news\nStudents won", f"{BODY}\nOther news reached us from the city on that day.", BODY, ""])
def test_sentences_and_a_text_that_begins_with_it_stay(text: str) -> None:
    assert strip_related(text) == (text, [])


def test_a_label_under_every_item_of_a_list_does_not_take_the_items_along() -> None:
    items = [f"Report number {number} of the faculty\n\nRead more" for number in range(6)]
    text, taken = strip_related("The reports of the year are listed here.\n\n" + "\n\n".join(items))
    assert all(f"Report number {number} of the faculty" in text for number in range(6))
    assert taken == ["Read more"] * 6
