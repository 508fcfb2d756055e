"""Claims to the authors, and which of them is believed. All pages are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.pages.authors import author_claims
from newsarchive.pages.choose import choose
from newsarchive.pages.document import Document
from newsarchive.pages.parse import parse
from newsarchive.pages.titles import heading_element
from newsarchive.text.names import may_label
from tests.cost import at_most

TITLE = "The library opens a new reading room"
TEXT = "<p>" + "The reading room has two hundred seats and is open to everyone. " * 6 + "</p>"


def read(
    body: str, head: str = "", title: str = TITLE, url: str = "https://news.uni.example/2024/reading-room"
) -> tuple[list[str], str]:
    """The authors of a page and the source they are taken from."""
    tree = parse(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>")
    assert tree is not None
    doc = Document(tree, url, fetched_at=datetime(2024, 5, 1, tzinfo=UTC))
    chosen = choose("authors", list(author_claims(doc, heading_element(doc, title), ())))
    return (list(chosen.value), chosen.source) if chosen is not None else ([], "")


@pytest.mark.parametrize(
    "byline",
    [
        '<a rel="author" href="/people/7">Aigerim Saparova</a>',
        '<span itemprop="author" itemscope><span itemprop="name">Aigerim Saparova</span></span>',
        '<p class="byline">By Aigerim Saparova, Staff Writer</p>',
        '<div class="entry-meta">Posted on 3 May 2024 by <span class="author vcard"><a class="url fn n" href="/author/as">'
        "Aigerim Saparova</a></span></div>",
        '<p class="post-author">Von <b>Aigerim Saparova</b> | 3. Mai 2024</p>',
        "<p>By Aigerim Saparova</p>",
        "<p>Автор: Aigerim Saparova</p>",
        '<div><a href="/authors/aigerim">Aigerim Saparova</a></div>',
        '<div class="PostMeta_AuthorName__x1"><span>Aigerim Saparova</span><span>Editor</span></div>',
    ],
)
def test_the_byline_below_the_heading_is_found_however_it_is_marked(byline: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{byline}{TEXT}")[0] == ["Aigerim Saparova"]


def test_all_authors_of_a_list_are_found() -> None:
    listed = '<ul><li class="author">Jane Doe</li><li class="author">John Roe</li></ul>'
    assert read(f"<h1>{TITLE}</h1>{listed}{TEXT}")[0] == ["Jane Doe", "John Roe"]
    links = (
        '<p class="byline">By <a href="/authors/1">Jane Doe</a>, <a href="/authors/2">John Roe</a> and <a href="/authors/3">'
        "Mary Major</a></p>"
    )
    assert read(f"<h1>{TITLE}</h1>{links}{TEXT}")[0] == ["Jane Doe", "John Roe", "Mary Major"]


def test_photographers_and_editors_are_no_authors() -> None:
    byline = '<p class="byline">Text: Jane Doe, Photo: Peter Smith, Editor: Ann Lee</p>'
    assert read(f"<h1>{TITLE}</h1>{byline}{TEXT}")[0] == ["Jane Doe"]
    assert read(f"<h1>{TITLE}</h1><p>Фото: Пётр Смирнов</p>{TEXT}")[0] == []


def test_the_authors_of_comments_and_of_other_articles_stay_out() -> None:
    comments = '<div id="comments"><div class="comment"><span class="comment-author">Angry Reader</span></div></div>'
    related = "".join(
        f'<div class="card"><h3>Another story of the day</h3><span class="author">{name}</span></div>' for name in ("Jane Doe", "John Roe")
    )
    assert read(f"<h1>{TITLE}</h1>{TEXT}{comments}<section>{related}</section>")[0] == []


def test_a_single_author_at_the_end_is_taken() -> None:
    assert read(f"<h1>{TITLE}</h1>{TEXT}{TEXT}{TEXT}<p>Мәтін: Айгүл Серікқызы</p>", title=TITLE)[0] == ["Айгүл Серікқызы"]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ('<meta name="author" content="Jane Doe">', ["Jane Doe"]),
        ('<meta name="citation_author" content="Jane Doe"><meta name="citation_author" content="John Roe">', ["Jane Doe", "John Roe"]),
        ('<meta name="DC.creator" content="Пресс-служба университета">', ["Пресс-служба университета"]),
        ('<meta property="article:author" content="https://www.facebook.com/uni">', []),
        ('<meta name="author" content="admin">', []),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe">', ["Jane Doe"]),
        ('<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="3 minutes">', []),
        ('<meta name="twitter:creator" content="@jane">', []),
    ],
)
def test_meta_elements_name_authors_in_many_ways(head: str, names: list[str]) -> None:
    assert read(f"<h1>{TITLE}</h1>{TEXT}", head)[0] == names


def test_the_site_is_no_author_but_a_department_is() -> None:
    site = '<meta property="og:site_name" content="Example University">'
    declared = site + '<meta name="author" content="Example University">'
    assert read(f'<h1>{TITLE}</h1><p class="byline">By Example University</p>{TEXT}', declared)[0] == []
    assert read(f'<h1>{TITLE}</h1><p class="byline">By Office of Student Affairs</p>{TEXT}', site)[0] == ["Office of Student Affairs"]
    assert read(f"<h1>{TITLE}</h1><p>Автор: Кафедра истории</p>{TEXT}", site)[0] == ["Кафедра истории"]


@pytest.mark.parametrize(
    "label",
    [
        "<table><tr><th>작성자</th><td>Jane Doe</td><th>조회</th><td>12</td></tr></table>",
        "<dl><dt>Автор:</dt><dd>Jane Doe</dd></dl>",
        "<div>Yazar</div><div>Jane Doe</div>",
        "<div>الكاتب</div><div>Jane Doe</div>",
    ],
)
def test_a_label_alone_names_the_author_on_the_next_line(label: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{label}{TEXT}")[0] == ["Jane Doe"]


def test_a_korean_name_after_its_label_is_an_author() -> None:
    assert read(f"<h1>{TITLE}</h1><table><tr><th>작성자</th><td>김민수</td></tr></table>{TEXT}")[0] == ["김민수"]


@pytest.mark.parametrize(
    "list_", ["<h3>Autoren</h3><div>Jane's Journal</div>", "<div>Author</div><div>Themes</div>", "<h3>Authors</h3><div>Jane Doe</div>"]
)
def test_a_heading_over_other_sites_and_a_single_word_name_nobody(list_: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{list_}{TEXT}")[0] == []


def test_a_page_that_stands_in_one_form_is_read_as_any_other() -> None:
    search = "<form><span class='byline'>John Roe</span></form>"
    assert read(f"<form><h1>{TITLE}</h1><span class='newsBy'>Jane Doe</span>{TEXT}</form>{search}")[0] == ["Jane Doe"]


def test_a_login_of_the_hosts_name_is_no_author() -> None:
    page = f'<h1>{TITLE}</h1><p class="byline">By {{}}</p>{TEXT}'
    assert read(page.format("reading"), url="https://reading-rooms.example/1")[0] == []
    assert read(page.format("Reading Smith"), url="https://reading-rooms.example/1")[0] == ["Reading Smith"]


def test_the_site_of_one_person_names_its_author() -> None:
    head = '<meta property="og:site_name" content="Jane Doe"><meta name="author" content="Jane Doe">'
    assert read(f"<h1>{TITLE}</h1>{TEXT}", head)[0] == ["Jane Doe"]


def test_what_the_page_shows_and_declares_outweighs_a_lone_claim() -> None:
    head = '<meta name="author" content="Web Agency Ltd">'
    body = f'<h1>{TITLE}</h1><p class="byline">By Jane Doe</p>{TEXT}'
    assert read(body, head)[0] == ["Jane Doe"]
    person = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s", "author": {"@type": "Person", '
        '"name": "Jane Doe"}}</script>'
    )
    other = '<p class="author">Max Mustermann</p>'
    assert read(f"<h1>{TITLE}</h1>{other}{TEXT}", '<meta name="author" content="Jane Doe">' + person % TITLE)[0] == ["Jane Doe"]


def test_a_page_without_authors_has_none() -> None:
    assert read(f"<h1>{TITLE}</h1>{TEXT}") == ([], "")


@pytest.mark.parametrize(
    "unit", ['<span class="author">', '<div class="byline"><a rel="author">Jane Doe</a>', "<p>By Jane Doe</p>", "<li class=author>A B"]
)
def test_hostile_pages_are_read_in_time(unit: str) -> None:
    with at_most(400):
        read(f"<h1>{TITLE}</h1>" + unit * 3_000)


def placed(line: str | None, body: str) -> list[str]:
    """The authors of a page whose site's pages show them in a line that is known."""
    tree = parse(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>")
    assert tree is not None
    doc = Document(tree, "https://news.uni.example/2024/reading-room", fetched_at=datetime(2024, 5, 1, tzinfo=UTC))
    chosen = choose("authors", list(author_claims(doc, heading_element(doc, TITLE), (), placed=line)))
    return list(chosen.value) if chosen is not None else []


@pytest.mark.parametrize("line", ["Aigerim Saparova", "Автор: Aigerim Saparova | 3 мая 2024", "03.05.2024 | By Aigerim Saparova"])
def test_where_the_place_of_authors_is_known_they_are_read_there_alone(line: str) -> None:
    body = f'<h1>{TITLE}</h1><p class="byline">By Jane Doe</p>{TEXT}'
    assert placed(line, body) == ["Aigerim Saparova"]


@pytest.mark.parametrize("line", [None, "", "3 May 2024", "120 views", "word " * 60, "Share this page"])
def test_a_known_place_that_names_nobody_leaves_the_page_to_be_searched(line: str | None) -> None:
    body = f'<h1>{TITLE}</h1><p class="byline">By Jane Doe</p>{TEXT}'
    assert placed(line, body) == ["Jane Doe"]


@pytest.mark.parametrize(
    ("piece", "may"),
    [
        ("By ", True), ("Written", True), ("Автор", True), ("Автор: Айгүл Нұрланова", True), ("Byzantine art on show", False),
        ("Автобусы пойдут чаще, чем прежде, и по новому пути", False), ("글쓴이", True), ("등록자", True), (" (Text: Jane Doe)", True),
    ],
)  # fmt: skip
def test_a_piece_of_text_tells_whether_a_label_of_authors_may_begin_with_it(piece: str, may: bool) -> None:
    assert may_label(piece) is may
