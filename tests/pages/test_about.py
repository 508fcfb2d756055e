"""Summary, section and tags. All pages are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.pages.about import section_claims, summary_claims, tag_claims
from newsarchive.pages.choose import choose
from newsarchive.pages.document import Document
from newsarchive.pages.parse import parse
from tests.cost import at_most

TITLE = "The library opens a new reading room"
TEXT = "Two hundred seats wait for students in the new reading room of the library, which opens its doors on Monday."


def page(body: str = "", head: str = "") -> Document:
    tree = parse(f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return Document(tree, "https://news.uni.example/2024/library", fetched_at=datetime(2024, 5, 1, tzinfo=UTC))


def summary(head: str, body: str = "", text: str = TEXT, title: str = TITLE) -> str | None:
    doc = page(f"<article><h1>{title}</h1>{body}<p>{text}</p></article>", head)
    chosen = choose("summary", list(summary_claims(doc, title, text, next(doc.tree.iter("h1")))))
    return chosen.value if chosen is not None else None


def section(body: str, head: str = "") -> str | None:
    chosen = choose("section", list(section_claims(page(body, head), TITLE)))
    return chosen.value if chosen is not None else None


def tags(body: str, head: str = "") -> list[str]:
    chosen = choose("tags", list(tag_claims(page(body, head), TITLE, TEXT)))
    return list(chosen.value) if chosen is not None else []


def test_the_universitys_own_description_is_the_summary() -> None:
    told = "Students of the library find two hundred seats in its new room."
    assert summary(f'<meta property="og:description" content="{told}">') == told
    assert summary(f'<meta name="description" content="{told}">') == told


@pytest.mark.parametrize(
    "description",
    [
        TITLE,
        f"{TITLE} | Uni",
        "Official website of Example University: admission, faculties, research and international cooperation",
        "Официальный сайт университета: приём, факультеты, наука и международное сотрудничество",
        "short",
    ],
)
def test_the_title_again_and_what_speaks_of_the_site_are_no_summary(description: str) -> None:
    assert summary(f'<meta property="og:description" content="{description}">') is None


def test_an_excerpt_that_was_cut_off_is_no_summary() -> None:
    cut = '<meta property="og:description" content="Two hundred seats wait for students in the new reading room of the…">'
    assert summary(cut) is None
    assert summary(cut, '<p class="lead">Students get two hundred new seats in the reading room.</p>') == (
        "Students get two hundred new seats in the reading room."
    )


def test_markup_in_a_description_goes() -> None:
    told = "&amp;lt;p&amp;gt;Students of the library find new seats in its reading room.&amp;lt;/p&amp;gt;"
    assert summary(f'<meta name="description" content="{told}">') == "Students of the library find new seats in its reading room."


def test_a_description_in_kazakh_is_known_by_its_words() -> None:
    text = "Бүгін университетте жаңа кітапхана ашылды, онда екі жүз студентке орын бар."
    told = "Студенттер үшін жаңа кітапхана ашылды"
    assert summary(f'<meta name="description" content="{told}">', text=text, title="Кітапхана есігін ашты") == told


@pytest.mark.parametrize(
    "crumbs",
    [
        f'<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/s">Science</a></li><li>{TITLE}</li></ol></nav>',
        f'<ul class="breadcrumb"><li>Главная</li><li>Science</li><li>{TITLE}</li></ul>',
        f'<div class="bread-crumbs"><a href="/">Басты бет</a> / <a href="/s">Science</a> / {TITLE}</div>',
        '<ol class="breadcrumb"><li>Home</li><li>Science <svg><title>Chevron</title></svg></li><li>The library: a new room opens</li></ol>',
        '<div id="breadcrumbs">首页 &gt; Science</div>',
    ],
)
def test_the_breadcrumb_names_the_section(crumbs: str) -> None:
    assert section(crumbs) == "Science"


def test_what_the_page_declares_outranks_its_breadcrumb() -> None:
    crumbs = '<ul class="breadcrumb"><li>Home</li><li>News</li></ul>'
    assert section(crumbs, '<meta property="article:section" content="Research">') == "Research"
    assert section(crumbs, '<meta property="article:section" content="Uncategorized">') == "News"
    assert section('<a rel="category tag" href="/c/7">Наука</a>') == "Наука"
    assert section("<p>Text</p>") is None


def test_tags_are_read_from_links_and_meta_elements() -> None:
    assert tags('<a rel="tag" href="/t/1">library</a> <a rel="tag" href="/t/2">#Students</a>') == ["library", "Students"]
    assert tags('<div class="post-tags">Теги: <a href="/t/1">кітапхана</a>, <a href="/t/2">студенттер өмірі</a></div>') == [
        "кітапхана", "студенттер өмірі",
    ]  # fmt: skip
    several = '<meta property="article:tag" content="library"><meta property="article:tag" content="reading">'
    assert tags("", several) == ["library", "reading"]


def test_the_title_is_no_tag() -> None:
    doc = page("", f'<meta property="article:tag" content="{TITLE}"><meta property="article:tag" content="library">')
    chosen = choose("tags", list(tag_claims(doc, TITLE, TEXT)))
    assert chosen is not None
    assert chosen.value == ["library"]


def test_the_sites_own_keywords_and_tag_clouds_are_no_tags() -> None:
    assert tags("", '<meta name="keywords" content="university, admission, faculties, rector, news">') == []
    own = '<meta name="keywords" content="library, reading room, students, university">'
    assert tags("", own) == ["library", "reading room", "students"]
    assert tags('<div class="tag-cloud"><a rel="tag" href="/t/1">football</a></div>') == []
    assert tags('<a rel="tag" href="/t/1">Новости</a>') == []


@pytest.mark.parametrize("unit", ['<div class="tags">', '<ul class="breadcrumb"><li>', '<a rel="tag">x</a>', '<p class="lead">'])
def test_hostile_pages_are_read_in_time(unit: str) -> None:
    doc = page("<article><h1>Title</h1>" + unit * 5_000)
    with at_most(400):
        list(summary_claims(doc, TITLE, TEXT, next(doc.tree.iter("h1"))))
        list(section_claims(doc, TITLE))
        list(tag_claims(doc, TITLE, TEXT))
