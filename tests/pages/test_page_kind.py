"""Article or not by how a page is built: lists of teasers, of full texts and of links, static pages, contacts, forms, in any language;
and articles with all of these around them stay articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive import line
from newsarchive.items import Capture, Claim, Outcome, Reading, State
from newsarchive.pages.kinds import not_an_article
from tests.cost import at_most
from tests.pages.seeds import seeds_site

SITE = seeds_site()
NOW = datetime(2026, 1, 1, tzinfo=UTC)
URL = "https://seeds.example/n/7"
SAY = {
    "en": ("The library opened its new reading room to students from every faculty.", "Students won the contest number"),
    "ru": ("Библиотека открыла новый читальный зал для студентов всех факультетов.", "Студенты выиграли конкурс номер"),
    "kk": ("Кітапхана барлық факультет студенттері үшін жаңа оқу залын ашты.", "Студенттер байқауда жеңіске жетті"),
    "zh": ("图书馆今天为全校各学院的学生开放了新的阅览室，校长出席了开幕式并讲话。", "我校学生在全国比赛中获得一等奖第"),
    "ar": ("افتتحت المكتبة قاعة القراءة الجديدة لطلاب جميع كليات الجامعة اليوم.", "فاز طلاب الجامعة في المسابقة رقم"),
    "tr": ("Kütüphane bütün fakültelerin öğrencileri için yeni okuma salonunu açtı.", "Öğrencilerimiz yarışmayı kazandı"),
}
LANGUAGES = sorted(SAY)


def teaser(language: str, number: int, *, sentences: int = 1) -> str:
    said, title = SAY[language]
    return (
        f'<div class="item"><h3><a href="/n/{100 + number}">{title} {number}</a></h3><span class="d">{1 + number}.03.2025</span>'
        f"<p>{' '.join(f'{said} {number}-{n}.' for n in range(sentences))}</p></div>"
    )


def page(main: str, *, title: str = "News", head: str = "", body: str = "", around: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body {body}>{around}<main><h1>{title}</h1>{main}</main></body></html>"


def read(html: str, *hints: Claim, url: str = URL) -> Reading:
    capture = Capture(id="", url=url, fetched_at=NOW, status=200, headers=(), body=html.encode(), kind="article", hints=hints)
    return line.read(capture, SITE, State())


def prose(language: str, count: int = 8) -> str:
    return "".join(f"<p>{SAY[language][0]} {SAY[language][0]} {n}</p>" for n in range(count))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_teasers_is_a_listing_in_any_language(language: str) -> None:
    reading = read(page("".join(teaser(language, n) for n in range(10))))
    assert (reading.outcome, reading.page) == (Outcome.NOT_ARTICLE, "listing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_many_full_texts_is_not_one_article(language: str) -> None:
    reading = read(page("".join(teaser(language, n, sentences=12) for n in range(6))))
    assert (reading.outcome, reading.page) == (Outcome.NOT_ARTICLE, "listing")


def test_full_texts_without_links_that_have_headings_and_dates_are_not_one_article() -> None:
    said = SAY["ru"][0]
    main = "".join(
        f'<div class="notice"><h2>Объявление отдела номер {n}</h2><div class="date">{n + 1} марта 2025</div>'
        f"<p>{' '.join(f'{said} {n}-{k}.' for k in range(5))}</p></div>" for n in range(6)
    )  # fmt: skip
    assert read(page(main)).page == "listing"


@pytest.mark.parametrize(
    "row",
    [
        '<tr><td>{n}</td><td><a href="/n/{n}">{title}</a></td><td>12.03.2025</td><td>{n}7</td></tr>',
        '{n}.03.2025 <a href="/n/{n}"><b>{title}</b></a><br>',
        '<p class="news"><span>{n}.03.2025</span> <a href="/n/{n}"><b>{title}</b></a><br>{said}</p>',
        '<li><a href="/n/{n}"><div><h4>{title}</h4><p>{said}</p></div></a></li>',
    ],
    ids=["table", "breaks", "paragraphs", "cards"],
)
def test_lists_of_every_build_are_listings(row: str) -> None:
    said, title = SAY["en"]
    rows = "".join(row.format(n=n, title=f"{title} {n}: {'abcdefghijklmnop'[n]} and more", said=f"{said} Today {n}.") for n in range(1, 12))
    assert read(page(f"<table>{rows}</table>" if row.startswith("<tr") else f"<div>{rows}</div>")).page == "listing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_among_teasers_menus_and_pagers_is_one(language: str) -> None:
    around = '<nav class="menu">' + "".join(f'<a href="/m/{n}">{SAY[language][1]} {n}</a> ' for n in range(12)) + "</nav>"
    below = '<section class="related">' + "".join(teaser(language, n) for n in range(9)) + "</section>"
    reading = read(page(prose(language) + below, title=SAY[language][1], around=around))
    assert reading.outcome is None, reading.reason
    assert reading.page == "article"


def test_an_article_with_many_sections_links_and_years_is_one() -> None:
    said = SAY["en"][0]
    section = "<section><h2>The year {year}</h2><p>{said} <a href='/n/{year}'>More of it</a> {said} {year}</p></section>"
    sections = "".join(section.format(year=1990 + n, said=said) for n in range(9))
    assert read(page(f"<p>{said} {said}</p>{sections}", title="How the library grew")).outcome is None


@pytest.mark.parametrize("date", ["2025-03-04", "2025"])
def test_what_a_listing_dates_is_an_article_whatever_it_looks_like(date: str) -> None:
    hint = Claim(field="published", value=date, source="listing")
    assert read(page("".join(teaser("en", n) for n in range(10))), hint).outcome is None


def test_a_page_that_describes_itself_as_an_article_is_one() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ten contests", "datePublished": "2025-03-04"}</script>'
    )
    assert read(page("".join(teaser("en", n) for n in range(10)), title="Ten contests", head=head)).outcome is None


MENU = '<div class="top-menu"><ul>' + "".join(f'<li><a href="/n/{n}">Entry {n}</a></li>' for n in range(4, 11)) + "</ul></div>"


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (page(prose("en", 3), title="About us", around=MENU), "menu"),
        (page(prose("kk", 3), title="Ректорат", body='class="page-template-default page page-id-12"'), "page-id-12"),
        (page(prose("tr", 3), title="Hakkımızda", head='<script type="application/ld+json">{"@type": "AboutPage"}</script>'), "aboutpage"),
        (
            page("".join(f"<p>Dr. Name{n} Surname{n}: +7 727 377 33 3{n}, n{n}@seeds.example</p>" for n in range(8)), title="Staff"),
            "telephone",
        ),
        (
            page(
                prose("ru", 1) + "<form>" + "".join(f"<label>Поле {n}<input name=f{n}></label>" for n in range(6)) + "</form>",
                title="Обращение",
            ),
            "form",
        ),
    ],
    ids=["menu", "system", "json-ld", "contacts", "form"],
)  # fmt: skip
def test_static_pages_are_named_with_what_tells(html: str, why: str) -> None:
    reading = read(html)
    assert (reading.outcome, reading.page) == (Outcome.NOT_ARTICLE, "static")
    assert why in (reading.reason or "")


def test_a_dated_page_in_a_menu_and_a_listed_one_are_no_static_pages() -> None:
    dated = page(f"<p class=date>4 March 2025</p>{prose('en', 3)}", title="The library opened", around=MENU)
    assert read(dated).outcome is None
    listed = Claim(field="title", value="The library opened", source="listing")
    assert read(page(prose("en", 3), title="The library opened", around=MENU), listed).outcome is None


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Stránka nebyla nalezena", "", "soft_404"), ("Η σελίδα δεν βρέθηκε", "", "soft_404"), ("Không tìm thấy trang", "", "soft_404"),
        ("הדף המבוקש לא נמצא", "", "soft_404"), ("სახლი", "გვერდი ვერ მოიძებნა", "soft_404"),
        ("존재하지 않는 페이지입니다", "", "soft_404"),
        ("Sidan hittades inte", "", "soft_404"), ("您访问的页面不存在", "", "soft_404"), ("Notícia não encontrada", "", "soft_404"),
        ("Хуудас олдсонгүй", "", "soft_404"), ("Səhifə tapılmadı", "", "soft_404"), ("Материал не найден", "", "soft_404"),
        ("Проверка браузера", "", "bot_wall"), ("安全验证", "", "bot_wall"), ("Acceso denegado", "", "bot_wall"),
        ("Zugriff verweigert", "", "bot_wall"), ("로봇이 아닙니다", "", "bot_wall"), ("Accès refusé", "", "bot_wall"),
        ("Erişim engellendi", "", "bot_wall"), ("Қол жеткізу шектелген", "", "bot_wall"), ("تم رفض الوصول", "", "bot_wall"),
        ("", "Fatal error: Uncaught Error in /var/www/index.php:12", "error"), ("Ведутся технические работы", "", "error"),
        ("网站维护中", "", "error"), ("Wartungsarbeiten", "", "error"), ("Server Error in '/' Application.", "", "error"),
        ("Сайтта техникалық жұмыстар жүргізілуде", "", "error"), ("Sitio en mantenimiento", "", "error"),
    ],
)  # fmt: skip
def test_pages_say_in_many_languages_what_they_are(title: str, text: str, kind: str) -> None:
    verdict = not_an_article(title, text, "<p>x</p>")
    assert verdict is not None
    assert verdict.page == kind


@pytest.mark.parametrize(
    "title",
    [
        "Sign in", "Войти", "Жүйеге кіру", "登录", "ログイン", "로그인", "تسجيل الدخول", "Giriş", "Anmeldung", "Connexion",
        "Iniciar sesión", "Zaloguj się",
    ],
)  # fmt: skip
def test_a_login_is_one_in_many_languages(title: str) -> None:
    form = "<form><input name=u><input type='password' name=p></form>"
    verdict = not_an_article(title, "Please use the account of the university to go on to this page.", form)
    assert verdict is not None
    assert verdict.page == "login"


def test_a_short_notice_beside_a_login_box_or_about_maintenance_is_news() -> None:
    box = "<div><input type=password></div>"
    assert not_an_article("The pool is closed", "The swimming pool is closed on Friday, since the water is changed.", box) is None
    text = "On Saturday the student portal will be under maintenance from six to nine."
    assert not_an_article("The portal on Saturday", text, "<p>x</p>", dated=True) is None


def test_hostile_pages_are_judged_in_time() -> None:
    mains = (
        '<div class=a><h3><a href="/n/{n}">A title of some length {n}</a></h3></div>', "<a href='/x'>" + "y" * 40 + "</a>",
        "<h2>2025</h2><p>{n}.03.2025</p>", "<form><input><input><input></form>", "<li><a href='/n/{n}'>{n}</a>",
    )  # fmt: skip
    with at_most(6000):
        for main in mains:
            read(page("".join(main.replace("{n}", str(n)) for n in range(3000))))
