"""Files that an article offers. All pages are invented."""

from __future__ import annotations

import pytest

from newsarchive.pages.attachments import attachments, ending_of
from newsarchive.pages.parse import parse

BASE = "https://uni.example/news/1"


def found(body: str) -> list[tuple[str, str]]:
    tree = parse(f"<html><body><main>{body}</main></body></html>")
    assert tree is not None
    files = attachments(BASE, list(tree.iter("main")))
    assert all(one["kind"] == "attachment" for one in files)
    return [(one["url"], one["caption"]) for one in files]


@pytest.mark.parametrize(
    ("link", "url", "caption"),
    [
        ("<a href='/f/plan.pdf'>Оқу жоспары</a>", "/f/plan.pdf", "Оқу жоспары"),
        ("<a href='/f/Plan.PDF?v=2#page=3'>План (PDF, 2 МБ)</a>", "/f/Plan.PDF?v=2#page=3", "План (PDF, 2 МБ)"),
        ("<a href='/f/list.docx'><b>Name</b> list</a>", "/f/list.docx", "Name list"),
        ("<a href='/f/rules.doc'><img src='/i/doc.png'></a>", "/f/rules.doc", "rules.doc"),
        ("<a href='/f/%D0%BF%D0%BB%D0%B0%D0%BD.xls'></a>", "/f/%D0%BF%D0%BB%D0%B0%D0%BD.xls", "план.xls"),
        ("<a href='/get?id=7' download>Formular</a>", "/get?id=7", "Formular"),
        ("<a href='/get?file=report.pptx'>Slides</a>", "/get?file=report.pptx", "Slides"),
        ("<a href='/fileDownload.do?no=3'>모집요강.hwp (120KB)</a>", "/fileDownload.do?no=3", "모집요강.hwp (120KB)"),
        ("<a href='/download/12'>附件：招生简章.pdf</a>", "/download/12", "附件：招生简章.pdf"),
        ("<a href='/f/a.zip' title='All files'></a>", "/f/a.zip", "All files"),
        ("<iframe src='/f/plan.pdf' title='Plan'></iframe>", "/f/plan.pdf", "Plan"),
        ("<object data='/f/plan.pdf' type='application/pdf'></object>", "/f/plan.pdf", "plan.pdf"),
        ("<embed src='/f/plan.pdf'>", "/f/plan.pdf", "plan.pdf"),
        ("<iframe src='/pdfjs/viewer.html?file=%2Ff%2Fplan.pdf'></iframe>", "/f/plan.pdf", "plan.pdf"),
    ],
)
def test_a_document_is_found_with_what_is_said_of_it(link: str, url: str, caption: str) -> None:
    assert found(f"<p>Text {link} text</p>") == [(f"https://uni.example{url}", caption)]


def test_a_document_in_the_viewer_of_another_host_is_that_document() -> None:
    viewer = "https://view.example/embed.aspx?embedded=true&amp;src=https%3A%2F%2Funi.example%2Ff%2Fplan.docx"
    assert found(f"<iframe src='{viewer}'></iframe>") == [("https://uni.example/f/plan.docx", "plan.docx")]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/news/2'>Other news</a>",
        "<a href='/img/hall.jpg'>Hall</a>",
        "<a href='/img/hall.jpg' download>Hall</a>",
        "<a href='/news.html'>About PDF files</a>",
        "<a href='mailto:plan.pdf@uni.example'>Mail</a>",
        "<a href='javascript:open(1)'>plan.pdf</a>",
        "<a href='#plan.pdf'>plan.pdf</a>",
        "<a href='http://[broken/plan.pdf'>Plan</a>",
        "<a name=x>plan.pdf</a>",
        "<iframe src='/player?video=12'></iframe>",
        "<nav><a href='/f/rules.pdf'>Rules</a></nav>",
        "<div class='sidebar'><a href='/f/rules.pdf'>Rules</a></div>",
        "<div id='Comments'><p><a href='/f/rules.pdf'>Rules</a></div>",
    ],
)
def test_what_is_no_document_of_the_article_is_left(link: str) -> None:
    assert found(f"<p>Text</p>{link}") == []


def test_a_document_linked_twice_is_one_with_the_words_that_say_something() -> None:
    body = "<a href='/f/plan.pdf'><img src='/i.png'></a> <a href='/f/plan.pdf'>The plan</a> <a href='/f/b.pdf'>B</a>"
    assert found(body) == [("https://uni.example/f/plan.pdf", "The plan"), ("https://uni.example/f/b.pdf", "B")]


def test_a_long_text_of_a_link_is_cut() -> None:
    ((_, caption),) = found(f"<a href='/f/plan.pdf'>{'word ' * 500}</a>")
    assert len(caption) <= 300
    assert caption.endswith("…")


@pytest.mark.parametrize(
    ("address", "ending"),
    [
        ("/a.pdf", "pdf"), ("/a.PDF#x", "pdf"), ("/get.php?f=b.doc", "doc"), ("/get.php?f=1", "php"), ("/a%2Epdf", "pdf"), ("/a", ""),
        ("", ""), ("/.pdf/", ""), ("http://[x/a.pdf", ""), ("/a.tar.gz", "gz"), ("/a.backup2024", ""),
    ],
)  # fmt: skip
def test_how_an_address_ends(address: str, ending: str) -> None:
    assert ending_of(address) == ending
