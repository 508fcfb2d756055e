"""Pages of one site, read whole: without a template, then by what several of them taught."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from newsarchive.pages.page import Page, extract_tree
from newsarchive.pages.parse import parse
from newsarchive.pages.template import Template
from newsarchive.pages.template_learn import learn

FETCHED = datetime(2024, 6, 1, tzinfo=UTC)
SUBJECTS = "Зертхана Кітапхана Ректор Студенттер Кафедра Олимпиада Көрме Семинар Дәріс Экспедиция".split()


def text(number: int) -> str:
    subject = SUBJECTS[number % 10]
    return "".join(
        f"<p>{subject} жұмысы туралы {number}-хабардың {place}-бөлімінде университет ғалымдары мен қонақтары {place * number + 7} рет"
        " сөз алды.</p>"
        for place in range(1, 5)
    )


def html(number: int, *, head: str = "", behind: str = "", dated: str | None = None) -> str:
    title = f"{SUBJECTS[number % 10]} туралы {number}-жаңалық{behind}"
    day = dated if dated is not None else f"{number % 27 + 1:02}.03.2024"
    return (
        f"<html lang='kk'><head><title>{title}</title>{head}</head><body><div class='menu'><a href='/'>Басты бет</a></div>"
        f"<div class='main'><div class='name'>{title}</div><div class='row'>{day}</div><div class='words'>{text(number)}</div></div>"
        "</body></html>"
    )


def read(page: str, number: int, template: Template | None = None) -> Page:
    tree = parse(page)
    assert tree is not None
    return extract_tree(tree, f"https://uni.example/{number}", fetched_at=FETCHED, template=template, sampling=True)


def learned(pages: list[str]) -> Template:
    template = learn([sample for number, page in enumerate(pages) if (sample := read(page, number).sample) is not None])
    assert template is not None
    return template


MOVED = (
    "<script type='application/ld+json'>{'@type': 'NewsArticle', 'datePublished': '2022-09-05T10:00:00+05:00'}</script>".replace("'", '"')
    + "<meta property='article:published_time' content='2022-09-05T10:00:00+05:00'>"
)


def test_the_day_a_site_moved_is_no_page_s_day_where_each_shows_its_own() -> None:
    assert str(read(html(40, head=MOVED), 40).published)[:10] == "2022-09-05"
    template = learned([html(number, head=MOVED) for number in range(10)])
    page = read(html(40, head=MOVED), 40, template)
    assert page.misfit is None
    assert (page.published, page.published_source) == ("2024-03-14", "template")
    bare = read(html(41, head=MOVED, dated=""), 41, template)
    assert bare.published is None


def test_pages_that_all_appeared_on_one_day_and_say_so_keep_it() -> None:
    mark = "<meta property='article:published_time' content='2024-03-14T10:00:00+05:00'>"
    template = learned([html(number, head=mark, dated="14.03.2024") for number in range(10)])
    assert str(read(html(40, head=mark, dated="14.03.2024"), 40, template).published)[:10] == "2024-03-14"


def test_days_that_begin_with_two_figures_of_the_year_are_read_as_on_one_page_alone() -> None:
    def board(number: int) -> str:
        asked = f"작성자 홍보팀 작성일 <b>24-03-{number % 9 + 1:02} 10:30</b> 조회 <b>{1200 + number}회</b>"
        title = f"한빛대학교 연구 소식 {number}호"
        body = "".join(f"<p>한빛대학교 연구진은 {number}번째 실험의 {part}단계 결과를 발표했다고 밝혔다.</p>" for part in "123")
        return f"<html lang='ko'><body><h1>{title}</h1><div class='info'>{asked}</div><div class='words'>{body}</div></body></html>"

    alone = read(board(40), 40)
    page = read(board(40), 40, learned([board(number) for number in range(4)]))
    assert page.misfit is None
    assert str(page.published)[:10] == str(alone.published)[:10] == "2024-03-05"


@pytest.mark.parametrize("behind", [" | Қоқжиек университеті", " — Баспасөз қызметі"])
def test_what_stands_behind_every_title_is_cut(behind: str) -> None:
    template = learned([html(number, behind=behind) for number in range(10)])
    assert read(html(40, behind=behind), 40, template).title == "Зертхана туралы 40-жаңалық"


def test_the_next_articles_below_a_page_s_own_are_not_its_text() -> None:
    def article(number: int, tag: str) -> str:
        return f"<article class='story'><{tag}>{SUBJECTS[number % 10]} туралы {number}-жаңалық</{tag}>{text(number)}</article>"

    page = f"<html lang='kk'><body><main>{article(1, 'h1')}{article(2, 'h2')}{article(3, 'h2')}</main></body></html>"
    found = read(page, 1).text
    assert found is not None
    assert "1-хабардың 4-бөлімінде" in found
    assert "2-хабардың" not in found
    assert "3-хабардың" not in found


def test_a_text_in_several_articles_without_a_title_of_the_first_is_kept_whole() -> None:
    parts = "".join(f"<article class='part'>{text(number)}</article>" for number in (1, 2))
    found = read(f"<html lang='kk'><body><main><h1>Зертхана туралы жаңалық</h1>{parts}</main></body></html>", 1).text
    assert found is not None
    assert "2-хабардың" in found


ENTRY = "<li class='entry'><a href='/section/{0}'>Бөлім {0} <img src='/icon{0}.png'></a></li>"
MENU = "".join(map(ENTRY.format, range(60)))
FOOT = "<div class='foot'><p>Университет туралы бірдей сөздер, олар әр беттің соңында тұрады.</p>" + "<span>байланыс</span>" * 60 + "</div>"
CRUMBS = "<div class='crumbs'><a href='/'>Басты бет</a> / <a href='/s'>Ғылым</a></div>"


def large(number: int) -> str:
    found = html(number, dated=f"{number % 27 + 1:02}.03.2024")
    found = found.replace("<div class='main'>", f"<ul class='whole-site'>{MENU}</ul>{CRUMBS}<div class='main'>")
    picture = f"<p><img src='/p{number}.jpg' width='600' height='400'></p><p><a href='/f{number}.pdf'>Құжат</a></p>"
    return found.replace("<div class='words'>", f"<div class='words'>{picture}").replace("</body>", f"{FOOT}</body>")


def test_what_is_known_as_furniture_is_not_looked_through_and_nothing_is_lost_by_that(monkeypatch: pytest.MonkeyPatch) -> None:
    template = learned([large(number) for number in range(10)])
    tree = parse(large(40))
    assert tree is not None
    quick = extract_tree(tree, "https://uni.example/40", fetched_at=FETCHED, template=template)
    assert quick.misfit is None
    assert len(tree.findall(".//li")) == 0
    monkeypatch.setattr("newsarchive.pages.template_read.LARGE", 10_000)
    whole = read(large(40), 40, template)
    for name in ("title", "text", "published", "authors", "section", "tags", "media", "summary", "language", "evidence", "image"):
        assert getattr(quick, name) == getattr(whole, name), name
    assert quick.section == "Ғылым"
    assert {one["url"] for one in quick.media} >= {"https://uni.example/p40.jpg", "https://uni.example/f40.pdf"}


def test_furniture_that_holds_data_for_machines_stays() -> None:
    def described(number: int) -> str:
        title = f"{SUBJECTS[number % 10]} туралы {number}-жаңалық"
        told = {"@type": "NewsArticle", "datePublished": f"2024-03-{number + 10}", "headline": title}
        data = f"<script type='application/ld+json'>{json.dumps(told)}</script>"
        return large(number).replace("<div class='foot'>", f"<div class='foot'>{data}")

    pages = [described(number) for number in range(10)]
    template = learned(pages)
    assert "json-ld" in str(read(pages[3], 3, template).evidence["published"])


def test_a_line_that_announces_other_stories_is_left_to_cleaning_where_few_pages_do_not_tell_what_follows_it() -> None:
    def page(number: int) -> str:
        below = "".join(f"<p>{SUBJECTS[(number + place) % 10]} туралы қысқа хабар {number * 7 + place}</p>" for place in (3, 5))
        return html(number).replace(text(number), f"{text(number)}<h3>Читайте также</h3>{below}")

    template = learned([page(number) for number in range(3)])
    found = read(page(40), 40, template)
    assert found.misfit is None
    assert found.text is not None
    assert "40-хабардың 4-бөлімінде" in found.text
    assert "қысқа хабар" not in found.text
    assert "Читайте также" not in found.text


def test_the_place_of_a_day_that_is_told_to_machines_only_in_full_is_learned() -> None:
    def page(number: int) -> str:
        day = f"2024-03-{number % 27 + 1:02}"
        mark = f"<meta property='article:published_time' content='{day}T10:00:00+05:00'>"
        return html(number, head=mark, dated=f"{number % 27 + 1} наурыз 2024 жыл")

    template = learned([page(number) for number in range(10)])
    assert [place.path[-1] for place in template.layouts[0].places["date"]] == ["div.row"]


def test_a_day_in_figures_before_the_text_is_read_at_its_place() -> None:
    def page(number: int) -> str:
        return html(number, dated="").replace("<p>", f"<p><span class='news-date'>{number % 27 + 1:02}.03.2024</span> ", 1)

    template = learned([page(number) for number in range(10)])
    found = read(page(40), 40, template)
    assert (found.published, found.published_source) == ("2024-03-14", "template")
    assert found.text is not None
    assert found.text.startswith("Зертхана жұмысы")


def test_an_office_that_a_menu_names_on_every_page_is_not_the_author_of_all() -> None:
    def page(number: int) -> str:
        author = "Баспасөз орталығы" if number % 2 else f"Айгерим {SUBJECTS[number % 10]}ова"
        row = f"<table><tr><th>Автор</th><td class='who'>{author}</td></tr></table><div class='words'>"
        menu = "<div class='menu'><a href='/office'>Баспасөз орталығы</a></div><div class='main'>"
        return html(number).replace("<div class='words'>", row).replace("<div class='main'>", menu)

    template = learned([page(number) for number in range(10)])
    assert read(page(40), 40, template).authors == ["Айгерим Зертханаова"]
