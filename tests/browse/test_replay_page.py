"""A captured page made harmless: words, lists, tables and own styles stay; nothing runs, asks, sends or leads away."""

from __future__ import annotations

import re

import pytest

from newsarchive.browse.replay_page import HEADERS, replayed
from newsarchive.pages.parse import parse
from tests.cost import in_step

URL = "https://u.example/kk/news/1/"


def made(html: str, pictures: dict[str, str] | None = None) -> str:
    tree = parse(html)
    assert tree is not None
    return replayed(tree, URL, pictures or {}, lambda address: f"/article/{address}")


def body_of(html: str, pictures: dict[str, str] | None = None) -> str:
    return made(html, pictures).partition("</style></head>")[2]


HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg onload=alert(1)>",
    "<iframe src=//evil.example></iframe>", "<object data=//evil.example></object>", "<embed src=//evil.example>",
    "<a href='javascript:alert(1)'>x</a>", "<a href=' java\nscript:alert(1)'>x</a>", "<a href='data:text/html,<script>'>x</a>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example>", "<form action=//evil.example><input name=a></form>",
    "<video src=//evil.example poster=//evil.example></video>", "<body background=//evil.example>",
    "<math><mtext><script>alert(1)</script></mtext></math>", "<div onclick=alert(1)>a</div>", "<a href=x ping=//evil.example>a</a>",
    "<noscript><img src=//evil.example></noscript>", "<style><!--</style><img src=//evil.example>", "<svg><a xlink:href=javascript:x>a</a>",
    "<button formaction=//evil.example>b", "<img srcset='//evil.example/a 1x'>", "<isindex action=//evil.example>",
)  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_could_run_or_ask_is_left_out(hostile: str) -> None:
    found = body_of(f"<html><body><p>Жаңалық</p>{hostile}<p>соңы</p></body></html>")
    assert "Жаңалық" in found
    assert "соңы" in found
    assert not re.search(r"<(script|iframe|object|embed|svg|math|base|meta|link|form|video|noscript|embed)\b", found)
    assert not re.search(r"\son\w+\s*=|javascript:|srcset|formaction|ping=|action=|poster|background=", found)
    assert not re.search(r'(src|href)="(?!/article/|#|data:image)', found)


def test_links_lead_into_the_archive_by_their_own_address() -> None:
    found = body_of('<html><head><base href="/en/"></head><body><a href="news/2/?a=1&amp;b=2">two</a><a href="#top">top</a>'
                    '<a href="mailto:a@u.example">mail</a></body></html>')  # fmt: skip
    assert '<a href="/article/https://u.example/en/news/2/?a=1&amp;b=2" target="_top" rel="nofollow">two</a>' in found
    assert '<a href="#top">top</a>' in found
    assert "<a>mail</a>" in found


def test_only_captured_pictures_are_shown_and_the_words_of_others_stay() -> None:
    data = "data:image/png;base64,AAAA"
    html = '<p><img src="/i/a%20b.png" alt="A"><img data-src="c.png" src="blank.gif" alt="Сурет"><img src="d.png"></p>'
    found = body_of(html, {"https://u.example/i/a b.png": data})
    assert f'<img src="{data}" alt="A">' in found
    assert '<span class="newsarchive-missing">Сурет</span>' in found
    assert found.count("<img") == 1


def test_words_lists_tables_language_and_own_styles_stay() -> None:
    found = made(
        '<html lang="ar" dir="rtl"><head><title>خبر &lt;b&gt;</title><style>p > b{color:red}</style></head><body>'
        "<!-- c --><h1>عنوان</h1><ul><li>١<li>٢</ul><table><tr><td colspan=2>x</table><custom-tag>kept <b>words</b></custom-tag> tail"
        "</body></html>"
    )
    assert '<html lang="ar" dir="rtl">' in found
    assert "<title>خبر &lt;b&gt;</title>" in found
    assert "<ul><li>١</li><li>٢</li></ul>" in found
    assert '<td colspan="2">x</td>' in found
    assert "kept <b>words</b> tail" in found
    assert "<style>p > b{color:red}</style>" in found


def test_a_style_cannot_end_itself() -> None:
    found = body_of("<html><body><style>a{}<!-- </style><p>text</p></body></html>")
    assert found.count("<style>") == found.count("</style>") == 1
    assert "\\3c !--" in found


def test_the_answer_allows_no_script_and_no_request() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy
    assert "script-src" not in policy
    assert "http" not in policy


def test_a_large_page_takes_time_in_step_with_its_size() -> None:
    in_step(lambda count: "<html><body>" + "<p><a href='x'>a</a><i>b</i>" * count, made, 750)
