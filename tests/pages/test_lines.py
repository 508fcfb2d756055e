"""A page as its lines: where one ends, what is not shown, what is known of each. All pages are invented."""

from __future__ import annotations

import pytest

from newsarchive.pages.line_text import text_of
from newsarchive.pages.lines import Line, lines_of, weight_of
from newsarchive.pages.parse import parse
from tests.cost import in_step


def lines(body: str, *, everything: bool = False) -> list[Line]:
    tree = parse(f"<html><head><title>Title</title></head><body>{body}</body></html>")
    assert tree is not None
    return lines_of(tree, everything=everything)


def texts(body: str, *, everything: bool = False) -> list[str]:
    return [line.text for line in lines(body, everything=everything)]


@pytest.mark.parametrize(
    "body",
    [
        "<p>One</p><p>Two</p>",
        "<div>One</div><div>Two</div>",
        "<div>One<p>Two",
        "One<br>Two",
        "<font>One<br/>Two</font>",
        "<td>One</td><td>Two</td>",
        "<ul><li>One<li>Two</ul>",
        "<h2>One</h2>Two",
        "<section><span>One</span></section><span>Two</span>",
        "<dl><dt>One<dd>Two</dl>",
        "<details><summary>One</summary>Two</details>",
        "<center>One<hr>Two</center>",
        "<pre>One\nTwo</pre>",
        "<blockquote>One</blockquote>Two",
    ],
)
def test_a_line_ends_where_a_block_or_a_line_break_does(body: str) -> None:
    assert texts(body) == ["One", "Two"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>un<b>believ</b>able <i>words</i>, <a href='/x'>here</a>.</p>", "unbelievable words, here."),
        ("<p><span>T</span>he hall</p>", "The hall"),
        ("<p>Қаз<wbr>ҰУ кітап&shy;хана</p>", "ҚазҰУ кітапхана"),
        ("<p>Die Universi&shy;t&auml;ts&#8203;bibliothek</p>", "Die Universitätsbibliothek"),
        ("<p>新しい<b>図書館</b>が<a href='/x'>開館</a>した。</p>", "新しい図書館が開館した。"),
        ("<p>大学新图书馆\n      <b>今天</b>\n      开放。</p>", "大学新图书馆今天开放。"),
        ("<p>新しい\n\t図書館 Open\n Day</p>", "新しい図書館 Open Day"),
        ("<p>도서관이\n새로 문을 열었다</p>", "도서관이 새로 문을 열었다"),
        ("<p>Новая\n  библиотека</p>", "Новая библиотека"),
        ("<p>a&nbsp;&nbsp;b\u3000c\td</p>", "a b c d"),
        ("<p>One<!-- a remark --> two<script>x()</script> three</p>", "One two three"),
        ("<p><ruby>図書館<rp>(</rp><rt>としょかん</rt><rp>)</rp></ruby>へ</p>", "図書館へ"),
        ("<p>مكتبة <span dir='rtl'>جديدة</span></p>", "مكتبة جديدة"),
    ],
)
def test_what_is_inside_a_line_neither_splits_words_nor_joins_them(body: str, text: str) -> None:
    assert texts(body) == [text]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("It grew<sup><a href='#fn1'>1</a></sup> again.", "It grew again."),
        ("It grew<a href='#fn1'><sup>[12]</sup></a> again.", "It grew again."),
        ("It grew<sup><a href='/notes#n'>*</a></sup> again.", "It grew again."),
        ("It has 10<sup>6</sup> books.", "It has 10⁶ books."),
        ("About 10<sup>-9</sup> m.", "About 10⁻⁹ m."),
        ("На 20 м<sup>2</sup> больше.", "На 20 м2 больше."),
        ("On the 21<sup>st</sup> of May", "On the 21st of May"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_a_mark_of_a_note_is_left_out_and_a_power_is_no_digit_more(body: str, text: str) -> None:
    assert texts(f"<p>{body}</p>") == [text]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>Hidden()</script>",
        "<style>.hidden{}</style>",
        "<noscript>Hidden</noscript>",
        "<nav><a href='/x'>Hidden</a></nav>",
        "<div hidden>Hidden</div>",
        "<div style='color:red; display : none'>Hidden</div>",
        "<p style='visibility:hidden'>Hidden</p>",
        "<button>Hidden</button>",
        "<select><option>Hidden</option></select>",
        "<template><p>Hidden</p></template>",
        "<span class='icon visually-hidden'>Hidden</span>",
        "<svg><text>Hidden</text></svg>",
    ],
)
def test_what_is_not_shown_is_no_line(hidden: str) -> None:
    assert texts(f"<p>One</p>{hidden}<p>Two</p>") == ["One", "Two"]


def test_what_is_passed_over_parts_the_lines_where_it_is_shown() -> None:
    assert texts("One<nav>Menu</nav>Two") == ["One", "Two"]
    assert texts("One <span hidden>Hidden</span>two") == ["One two"]
    tree = parse("<div>One<div class=share>Share</div>Two</div>")
    assert tree is not None
    found = lines_of(tree, without=frozenset(tree.iter("div")) & frozenset(tree.find_class("share")))
    assert [line.text for line in found] == ["One", "Two"]


def test_menus_and_hidden_elements_are_read_where_everything_is_asked_for() -> None:
    assert texts("<nav>Menu</nav><div hidden>Copy</div>Text", everything=True) == ["Menu", "Copy", "Text"]


@pytest.mark.parametrize("opening", ["<button><span>Menu</span>", "<a href='/'><img><i></i><b></b>"])
def test_a_button_or_link_that_nobody_closed_does_not_hide_the_page(opening: str) -> None:
    paragraph = "The university opened a new library on Monday, and students of three faculties will read there from autumn on. "
    page = f"<div>{opening}<div><p>{paragraph}</p><p>{paragraph}</p><p>{paragraph}</p></div>"
    found = [line for line in lines(page) if line.text == paragraph.strip()]
    assert len(found) == 3
    assert not any(line.link_weight for line in found)


def test_a_teaser_that_is_one_link_stays_one() -> None:
    found = lines("<a href='/x'><img><i></i><h3>News of the day</h3><p>Short</p></a>")
    assert [line.link_weight > 0 for line in found] == [True, True]


def test_a_line_without_a_letter_or_digit_is_none() -> None:
    assert texts("<p>* * *</p><p>—</p><p>7</p><p>&nbsp;</p>") == ["7"]


def test_pages_of_forms_tables_and_fonts_have_lines() -> None:
    body = "<form id=aspnetForm><table><tr><td><font face=Arial>Жаңа<br>зал</font></td></tr></table></form>"
    found = lines(body)
    assert [line.text for line in found] == ["Жаңа", "зал"]
    assert found[0].box.path.endswith("form#aspnetForm/table/tr/td")


def test_a_line_knows_its_links_its_marks_and_its_place() -> None:
    first, second, third = lines(
        "<div class='newsBody Main-text' id=item-42><b><a href='/a'>Whole link</a></b></div><ul><li>With <a href='/b'>one</a></ul><p>x<br>y"
    )[:3]
    assert (first.chain, first.link_weight, first.weight, len(first.anchors)) == ("b/a", 10, 10, 1)
    assert first.box.tokens == ("news", "body", "main", "text", "item")
    assert first.box.key == "div#item-0.Main-text.newsBody"
    assert (second.item, second.link_weight, second.chain) == (True, 3, "")
    assert not third.joined
    assert lines("x<br>y")[1].joined


def test_boxes_know_what_stands_in_them() -> None:
    found = lines("<div><p>One two three four five six seven eight nine ten.</p><p><a href='/x'>Link</a></p></div><p>After</p>")
    div = found[0].box.parent
    assert div is not None
    assert (div.first, div.end, div.weight, div.link_weight, div.prose) == (0, 2, 53, 4, 49)


def test_letters_of_scripts_without_spaces_weigh_more() -> None:
    assert weight_of("abcd") == 4
    assert weight_of("абвг") == 4
    assert weight_of("图书馆开") == 10


def test_pages_nested_as_deep_as_the_parser_allows_are_read() -> None:
    for tag in ("div", "span", "b", "ul", "table", "a href=x"):
        assert lines(f"<{tag}>x " * 5000)


@pytest.mark.parametrize(
    "piece", ["<p>Word <b>word</b> <a href='/x'>word</a></p>", "a<br>", "<td>x", "<li>x", "<div>x", "<sup>1</sup>", "中\n", "<nav><p>x</p>"]
)
def test_the_cost_is_linear(piece: str) -> None:
    def read(html: str) -> None:
        tree = parse(html)
        assert tree is not None
        text_of(lines_of(tree))

    in_step(lambda count: f"<html><body>{piece * count}</body></html>", read, 500)
