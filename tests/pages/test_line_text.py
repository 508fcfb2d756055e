"""Lines as a text: paragraphs, lists and tables in plain text. All pages are invented."""

from __future__ import annotations

import pytest

from newsarchive.pages.line_text import text_of
from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse


def text(body: str) -> str:
    tree = parse(f"<html><body>{body}</body></html>")
    assert tree is not None
    return text_of(lines_of(tree))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Бір</p><p>Екі</p>", "Бір\n\nЕкі"),
        ("<div>Один</div>\n<div>Два</div>", "Один\n\nДва"),
        ("一<br>二", "一\n二"),
        ("<p>一<br>\n二</p>", "一\n二"),
        ("واحد<br><br>اثنان", "واحد\n\nاثنان"),
        ("Eins<br>\n  <br>Zwei", "Eins\n\nZwei"),
        ("Bir<br>&nbsp;<br>İki", "Bir\n\nİki"),
        ("Eins<br>***<br>Zwei", "Eins\n\nZwei"),
        ("<p>一<br></p><p>二</p>", "一\n\n二"),
        ("<p>One</p><h3>Head</h3><p>Two</p>", "One\n\nHead\n\nTwo"),
        ("<p>One</p><blockquote><p>Said</p><p>More</p></blockquote><p>Two</p>", "One\n\nSaid\n\nMore\n\nTwo"),
        ("<pre>verse one\n  verse two\n\nverse three</pre>", "verse one\nverse two\n\nverse three"),
        ("<details><summary>More</summary>Text</details>", "More\n\nText"),
        ("<dl><dt>Open<dd>from nine<dd>to five<dt>Closed<dd>Sunday</dl>", "Open\nfrom nine\nto five\n\nClosed\nSunday"),
    ],
)
def test_paragraphs_are_parted_by_a_blank_line_and_line_breaks_stay(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>В программе:</p><ul><li>лекция</li><li>обед</li></ul><p>Итог</p>", "В программе:\n\n- лекция\n- обед\n\nИтог"),
        ("<ol><li>erstens</li><li>zweitens</li></ol>", "- erstens\n- zweitens"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "- a\n- b\n- c\n- d"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n- b"),
        ("<ul><li>• a</li><li>– b</li><li>-5 °C</li></ul>", "- a\n- b\n- -5 °C"),
        ("<ul><li>a<br>more of it<li>b</ul>", "- a\nmore of it\n- b"),
        ("<ul><li>a</ul><p>x</p><ul><li>b</ul>", "- a\n\nx\n\n- b"),
        ("<ul><li></li><li>a</li></ul>", "- a"),
    ],
)
def test_items_of_a_list_stand_line_under_line(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><th>Кафедра<th>Балл</tr><tr><td>Физика<td>25</tr></table>", "Кафедра | Балл\nФизика | 25"),
        ("<table><tbody><tr><td><p>学院</p></td><td><p>名额</p></td></tr></tbody></table>", "学院 | 名额"),
        ("<table><tr><td>Monday<br>10:00<td>Hall</tr></table>", "Monday 10:00 | Hall"),
        ("<table><tr><td colspan=2>Plan</tr><tr><td>a<td>b</tr></table><p>x</p>", "Plan\na | b\n\nx"),
        ("<p>x</p><table><caption>Plan</caption><tr><td>a<td>b</tr></table>", "x\n\nPlan\n\na | b"),
    ],
)
def test_a_table_of_data_is_a_line_for_each_row(body: str, expected: str) -> None:
    assert text(body) == expected


def test_a_table_that_lays_out_the_page_is_paragraphs() -> None:
    long = "The university opened its library again after three years of works. " * 5
    page = f"<table><tr><td><ul><li>Home<li>News</ul></td><td><p>{long}</p><p>{long}</p></td><td>{long}</td></tr></table>"
    assert text(page) == "\n\n".join(["- Home\n- News", *[long.strip()] * 3])


def test_a_table_of_data_inside_one_of_layout_is_still_one() -> None:
    long = "The university opened its library again after three years of works. " * 5
    page = f"<table><tr><td>{long}<table><tr><td>a<td>b</tr><tr><td>c<td>d</tr></table></td><td>{long}</td></tr></table>"
    assert text(page) == f"{long.strip()}\n\na | b\nc | d\n\n{long.strip()}"


def test_what_was_left_out_between_two_lines_ends_the_paragraph() -> None:
    tree = parse("<p>one<br>dropped<br>two</p>")
    assert tree is not None
    first, _, third = lines_of(tree)
    assert text_of([first, third]) == "one\n\ntwo"


def test_no_lines_are_no_text() -> None:
    assert text_of([]) == ""
