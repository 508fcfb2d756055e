"""What one answer of a source holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.items import Capture
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site
from newsarchive.survey.probe import Seen, probe
from tests.cost import at_most

FILE = r"""
id = "u"
status = "invented"
names = { ru = "Университет" }
languages = ["ru", "kk", "de", "zh"]
hosts = ["u.example"]
[[articles]]
pattern = 'http://u\.example/(?P<lang>ru|kk|de|zh)/news/(?P<number>\d+)/'
[[listings]]
url = "http://u.example/ru/news/"
"""
TITLES = {
    "ru": "Студенты университета открыли новую лабораторию", "kk": "Университет студенттері жаңа зертхана ашты",
    "de": "Studierende der Universität eröffnen ein neues Labor", "zh": "大学学生开设了新的物理实验室并举行开幕仪式",
}  # fmt: skip
MENU = '<nav><a href="/ru/about/">О нас</a><a href="/ru/contacts/">Контакты</a><a href="/ru/library/">Библиотека</a></nav>'


def site() -> Site:
    """An invented site."""
    return parse_site(FILE, Path("u.toml"))


def seen(body: str, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> Seen:
    """The probe of an answer of the listing."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    capture = Capture(
        id="", url="http://u.example/ru/news/", fetched_at=datetime(2026, 11, 1, tzinfo=UTC), status=status,
        headers=(("Content-Type", kind), *named), body=body.encode(), kind="listing",
    )  # fmt: skip
    return probe(capture, site())


def page(inside: str, title: str = "Новости") -> str:
    """A page with a menu."""
    return f"<!doctype html><html><head><title>{title}</title></head><body>{MENU}<main><h1>{title}</h1>{inside}</main></body></html>"


def rows(pattern: str, language: str) -> str:
    """Ten rows of a list."""
    return "".join(
        f'<div class="row"><span>{n + 1:02}.10.2026</span> <a href="{pattern.format(n=500 + n)}">{TITLES[language]} {n}</a></div>'
        for n in range(10)
    )


@pytest.mark.parametrize("language", list(TITLES))
def test_a_listing_names_its_articles_and_their_days(language: str) -> None:
    found = seen(page(rows(f"/{language}/news/{{n}}/", language)))
    assert (found.articles, found.newest, found.wall, found.form) == (10, "2026-10-10", None, "html")
    assert f"http://u.example/{language}/news/500/" in found.keys


@pytest.mark.parametrize("language", list(TITLES))
def test_a_redesigned_listing_shows_what_stands_there_now(language: str) -> None:
    found = seen(page(rows(f"/{language}/story-{{n}}.html", language)))
    assert (found.articles, found.listed, found.shell) == (0, 10, False)
    assert found.examples[0] == f"http://u.example/{language}/story-500.html"


def test_an_empty_listing_has_a_frame_and_no_list() -> None:
    found = seen(page('<div class="list"></div><p>' + "О новостях университета и его жизни. " * 20 + "</p>"))
    assert (found.articles, found.listed, found.wall, found.links) == (0, 0, None, 3)


def test_events_are_not_taken_for_the_news_that_are_missing() -> None:
    assert seen(page(rows("/ru/events/{n}/", "ru"))).listed == 0


def test_a_page_that_shows_nothing_without_scripts_is_a_shell() -> None:
    whole = '<!doctype html><html><body><div id="root"></div><script src="/app.js"></script></body></html>'
    assert (seen(whole).shell, seen(whole).whole) == (True, True)
    assert not seen(whole[:40]).whole


@pytest.mark.parametrize(
    ("body", "status", "headers"),
    [
        ("<html><head><title>Just a moment...</title></head><script src='/cdn-cgi/challenge-platform/h/b'></script></html>", 403, {}),
        ("<html><body><h1>403 Forbidden</h1></body></html>", 403, {"CF_Mitigated": "challenge"}),
        ("<html><body>Подтвердите, что запросы отправляли вы, а не робот<form></form></body></html>", 200, {}),
        ("<html><body><h1>请完成验证</h1></body></html>", 200, {}),
        ("<html><script>document.cookie='a=1; path=/';location.reload();</script></html>", 200, {}),
        ("<html><head><title>Just a moment...</title></head><body></body></html>", 200, {}),
        ("<html><head><title>Nur einen Moment…</title></head><body><div id='c'></div></body></html>", 200, {}),
        ("<html><head><title>请稍候…</title></head><body></body></html>", 200, {}),
        ("<html><head><title>DDoS-Guard</title></head><body>Проверка браузера</body></html>", 503, {}),
    ],
)  # fmt: skip
def test_a_bot_wall_is_known_by_what_it_says_or_does(body: str, status: int, headers: dict[str, str]) -> None:
    assert seen(body, status, **headers).wall == "bot_wall"


def test_an_ordinary_page_behind_such_a_service_is_no_wall() -> None:
    marks = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script><div class='g-recaptcha'></div>"
    assert seen(page(f"<p>Пусто.</p>{marks}")).wall is None


def test_the_page_of_what_is_gone_behind_such_a_service_is_no_wall() -> None:
    marks = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    assert seen(page(f"<p>Пусто.</p>{marks}", "404"), 404).wall == "soft_404"


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("Вход в систему<form><input name=l><input type=password name=p></form>", "login"),
        ("Anmelden<form><input name=l><input type=password name=p></form>", "login"),
        ("Страница не найдена", "soft_404"), ("Seite nicht gefunden", "soft_404"), ("页面不存在", "soft_404"),
        ("Fatal error: Uncaught Exception", "error"), ("На сайте ведутся технические работы", "error"),
    ],
)  # fmt: skip
def test_a_page_that_says_what_it_is_instead(words: str, wall: str) -> None:
    assert seen(f"<html><head><title>U</title></head><body><h1>{words.partition('<')[0]}</h1>{words}</body></html>").wall == wall


@pytest.mark.parametrize(
    ("title", "inside", "wall"),
    [("Страница не найдена", "", "soft_404"), ("Seite nicht gefunden", "", "soft_404"), ("页面不存在", "", "soft_404"), ("404", "", "soft_404"),
     ("Технические работы", "", "error"), ("Доступ запрещён", "", "bot_wall"), ("Вход", "<input type='password'>", "login"),
     ("Новости", "<input type='password'>", None), ("Жаңалықтар", "", None)],
)  # fmt: skip
def test_a_long_page_that_names_no_article_is_known_by_its_title(title: str, inside: str, wall: str | None) -> None:
    text = "<p>" + "Университет основан в 1934 году и носит имя учёного, писателя и мыслителя. " * 20 + "</p>"
    assert seen(page(inside + text, title)).wall == wall
    assert seen(page(rows("/ru/news/{n}/", "ru") + inside + text, title)).wall is None


def test_the_menu_of_a_page_for_what_is_not_found_is_no_list_of_news() -> None:
    text = FILE.replace("/(?P<lang>ru|kk|de|zh)/news/(?P<number>\\d+)/'", "/ru/(?P<slug>[a-z-]+)/'\nlisted_only = true")
    assert "listed_only" in text
    body = page("<p>Такой страницы у нас нет.</p>" * 40, "Страница не найдена")
    capture = Capture(id="", url="http://u.example/ru/news/", fetched_at=datetime(2026, 11, 1, tzinfo=UTC), status=200,
                      headers=(("Content-Type", "text/html; charset=utf-8"),), body=body.encode(), kind="listing")  # fmt: skip
    assert probe(capture, parse_site(text, Path("u.toml"))).wall == "soft_404"


@pytest.mark.parametrize(
    "body",
    ['<html><head><meta http-equiv="refresh" content="0; url=/ru/press/"></head><body></body></html>',
     "<html><body><script>window.location.href = '/ru/press/'</script></body></html>"],
)  # fmt: skip
def test_a_page_that_sends_its_visitors_on_says_where(body: str) -> None:
    assert seen(body).leads_to == "http://u.example/ru/press/"


@pytest.mark.parametrize(
    ("body", "kind", "form", "entries", "whole"),
    [
        ('<?xml version="1.0"?><rss><channel><item><link>http://u.example/p/1</link></item></channel></rss>', "text/xml", "feed", 1, True),
        ('<rss><channel><title>Новости</title></channel></rss>', "text/xml", "feed", 0, True),
        ('<rss><channel><title>Нов', "text/xml", "feed", 0, False),
        ("<br />\n<b>Warning</b>: Cannot modify header\n<?xml version=", "application/rss+xml", "html", 0, True),
        ('<urlset><url><loc>http://u.example/p/</loc></url></urlset>', "application/xml", "sitemap", 1, True),
        ('{"data": [{"a": 1}, {"a": 2}]}', "application/json", "json", 2, True),
        ("[]", "application/json", "json", 0, True),
        ('{"data": [{"a"', "application/json", "json", 0, False),
        ("%PDF-1.4 \x00", "application/pdf", "other", 0, True),
    ],
)  # fmt: skip
def test_a_document_is_known_by_how_it_is_written(body: str, kind: str, form: str, entries: int, whole: bool) -> None:
    found = seen(body, kind=kind)
    assert (found.form, found.entries, found.whole) == (form, entries, whole)


def test_when_the_sitemaps_of_an_index_were_made_says_nothing_of_the_news() -> None:
    found = seen("<sitemapindex><sitemap><loc>http://u.example/s1.xml</loc><lastmod>2020-01-01</lastmod></sitemap></sitemapindex>")
    assert (found.articles, found.further, found.newest) == (0, 1, None)


@pytest.mark.parametrize("before", ["Notice: Undefined variable\n", "<br />\n<b>Warning</b>: Cannot modify header<br />\n"])
def test_a_feed_behind_a_message_of_its_program_is_one_or_is_told_apart(before: str) -> None:
    found = seen(before + "<rss><channel><item><link>http://u.example/ru/news/5/</link></item></channel></rss>", kind="application/rss+xml")
    assert found.keys or (found.form, found.entries, found.ours) == ("feed", 1, True)


def test_hostile_answers_take_no_long_time() -> None:
    with at_most(4000):
        parts = ("<item ", "<link>http://", "<meta http-equiv=refresh ", "[[", '{"a":', "document.cookie=", "<a ", "<rss:rss:", "location=")
        for part in parts:
            seen(part * (600_000 // len(part)))
