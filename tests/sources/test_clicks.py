"""Links that a script opens: their addresses are read from the source of the page's own functions and forms, in whatever way they are
written; what cannot be read is left alone, and nothing is run."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement, document_fromstring

from newsarchive.sources.clicks import Clicks
from tests.cost import at_most

HOME = "https://uni.example/board/list.do?menu=7"


def page(body: str, script: str = "") -> HtmlElement:
    return document_fromstring(f"<html><head><script>{script}</script></head><body>{body}</body></html>")


def opened(link: str, script: str = "", body: str = "") -> str:
    tree = page(body + link, script)
    element = tree.xpath("//*[@onclick or starts-with(@href, 'javascript:') or @data-id or @data-page]")[-1]
    return Clicks(tree, HOME).address(element)


@pytest.mark.parametrize(
    ("link", "script", "address"),
    [
        (
            '<a href="javascript:goView(\'583\')">x</a>',
            "function goView(no){ location.href = '/news/view.do?no=' + no; }",
            '/news/view.do?no=583',
        ),
        (
            '<a href="#" onclick="fnView(583); return false;">x</a>',
            "var fnView = function (no) {\n  window.location.href='view?id='+no+'&m='+7;\n}",
            'view?id=583&m=7',
        ),
        (
            '<a href="#" onclick="return show(\'a b\',3)">x</a>',
            'const show = (q, n) => { location.assign(`/s?q=${encodeURIComponent(q)}&n=${n}`) }',
            '/s?q=a%20b&n=3',
        ),
        (
            '<a href="javascript:void(0)" onclick="go(3)">x</a>',
            "function go(n){ var u = ctx + '/list'; u += '?start=' + (n - 1) * 10; self.location = u; } var ctx = '/portal';",
            '/portal/list?start=20',
        ),
        ("<li onclick=\"location.href='/n/5'\">x</li>", "", "/n/5"),
        ("<td onclick=\"top.frames['main'].location.href='/n/6'\">x</td>", "", "/n/6"),
        ('<a href="javascript:%20open(5)">x</a>', "", ""),
        ('<a href="#" onclick="read(9)">x</a>', "app.read = function(n) { if (n) { document.location.replace('/r/' + n); } };", "/r/9"),
        (
            '<a href="#" data-id="77">x</a>',
            "$(function(){ $('a[data-id]').on('click', function(e){ e.preventDefault(); location.href = '/n/' + "
            "$(this).data('id'); }); });",
            '/n/77',
        ),
        (
            '<a href="#" data-page="4">x</a>',
            "$(document).on('click', 'a', function(){ var p = this.dataset.page; location.href = location.pathname + '?page=' + p })",
            '/board/list.do?page=4',
        ),
    ],
)  # fmt: skip
def test_the_address_that_a_function_of_the_page_puts_together_is_the_links(link: str, script: str, address: str) -> None:
    assert opened(link, script) == address


@pytest.mark.parametrize(
    ("script", "address"),
    [
        (
            "function v(n){ document.frm.no.value = n; document.frm.action = '/view.do'; document.frm.submit(); }",
            '/view.do?menu=7&page=2&no=583',
        ),
        ("function v(n){ var f = document.forms['frm']; f.no.value = n; f.submit(); }", "/list.do?menu=7&page=2&no=583"),
        (
            "function v(n){ with_it(document.getElementById('f1'), n); } function with_it(form, n){ "
            "form.elements['no'].value = n; form.submit(); }",
            '/list.do?menu=7&page=2&no=583',
        ),
        ("function v(n){ $('#no').val(n); $('#f1').attr('action', 'view.do').submit(); }", "view.do?menu=7&page=2&no=583"),
        (
            'function v(n){ $(\'input[name=no]\').val(n); $("form[name=\'frm\']").attr({action: \'/v\', method: \'get\'}).submit(); }',
            '/v?menu=7&page=2&no=583',
        ),
        ("function v(n){ with_no = frm; with_no.no.value = n; frm.submit() }", "/list.do?menu=7&page=2&no=583"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_form_that_a_function_fills_and_sends_is_an_address_with_what_it_says(script: str, address: str, method: str) -> None:
    form = (
        f'<form id="f1" name="frm" action="/list.do" method="{method}"><input type="hidden" name="menu" value="7">'
        '<input name="page" value="2">'
        '<input type="hidden" name="no" id="no" value=""><input name="word" value=""><input type="submit" name="go" value="Go"></form>'
    )
    assert opened('<a href="#none" onclick="v(\'583\')">x</a>', script, form) == address


@pytest.mark.parametrize(
    ("link", "script"),
    [
        ('<a href="#" onclick="away(5)">x</a>', ""),
        ('<a href="#" onclick="go(5)">x</a>', "function go(n){ location.href = base() + n; }"),
        (
            '<a href="#" onclick="go(5)">x</a>',
            "function go(n){ if (kind == 1) { location.href = '/a/' + n } else { location.href = '/b/' + n } }",
        ),
        ('<a href="#" onclick="go(5)">x</a>', "function go(n){ go(n) }"),
        ('<a href="#" onclick="go(5)">x</a>', "function go(n){ document.missing.no.value = n; document.missing.submit() }"),
        ('<a href="#" onclick="go(' + "(" * 500 + '5">x</a>', "function go(n){ location.href = ((((("),
        ('<a href="javascript:history.back()">x</a>', ""),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_no_address(link: str, script: str) -> None:
    assert opened(link, script) == ""


def test_a_variable_that_is_changed_only_under_a_condition_keeps_its_value() -> None:
    script = "function go(n){ if (n < 1) n = 1; if (!n) return; var u = '?page=' + n; if (word) u += '&w=' + word; location.href = u; }"
    assert opened('<a href="#" onclick="go(3)">x</a>', script) == "?page=3"


def test_scripts_made_to_be_slow_are_not() -> None:
    with at_most(1000):
        for script in ("(" * 300_000, "/*" * 150_000, "if(a)" * 60_000, "function f(" * 30_000, "a=" * 150_000, "'" * 300_000, "x" * 399_000):
            links = "".join(f'<a href="#" onclick="go({n})">{n}</a>' for n in range(300))
            tree = page(links, f"function go(n){{ {script}; }} {script}")
            clicks = Clicks(tree, HOME)
            assert not any(clicks.address(element) for element in tree.iter("a"))


def test_a_card_that_carries_its_address_is_a_link_and_a_button_is_none() -> None:
    cards = "<div class=card data-href='/news/7'><h4>A title</h4></div><button data-url='/share?u=1'>x</button><span data-url='/x/1'>y</span>"
    tree = page(cards)
    clicks = Clicks(tree, HOME)
    assert [clicks.address(element) for element in clicks.elements()] == ["/news/7", "", ""]


@pytest.mark.parametrize(
    "script",
    [
        "n = 999999999999999; " + "n = n * n; " * 300,
        "n = 999999999999999; " + "n = n + n; " * 20_000,
        "s = 'abcdefgh'; " + "s = `${s}${s}`; " * 60 + "n = s;",
        "s = '%%%%%%%%'; " + "s = encodeURIComponent(s); " * 2_000 + "n = s;",
        "n = `" + "${''}" * 60_000 + "`;",
    ],
    ids=["product", "sum", "text", "encoded", "places"],
)
def test_numbers_and_texts_that_a_script_lets_grow_are_unknown(script: str) -> None:
    with at_most(200):
        assert opened('<a href="#" onclick="go(3)">x</a>', f"function go(n){{ {script} location.href = '/l?n=' + n }}") in {"", "/l?n="}
