"""A large Bitrix site in Russian: windows-1251, ?PAGEN_1=, detail.php?ID=, a calendar without an end, facets, a pinned item."""

from __future__ import annotations

from datetime import date, timedelta

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, numbers, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 10
STATIC = ("about", "about/rectorate", "about/structure", "abitur", "students", "science", "international", "library", "sport", "contacts", "sveden/document")


class Bitrix(Extras, Site):
    id = "bitrix"
    address = "127.0.1.1"
    language = "ru"
    country, zone = "RU", "Europe/Moscow"
    what = "Bitrix, windows-1251, PAGEN_1, detail.php?ID=, endless calendar, facets, pinned item, no feed, no sitemap"
    count = 320
    encoding = declared = "windows-1251"
    robots = "User-Agent: *\nDisallow: /bitrix/\nDisallow: /*?print=\nDisallow: /*&print=\nDisallow: /auth/\nDisallow: /search/\nHost: ORIGIN\n"

    def link(self, story: Story) -> str:
        return f"/press/news/detail.php?ID={story.number}"

    def by_hand(self) -> str:
        return rf"""
drop_query = ["SECTION_ID", "print", "back_url"]
[[articles]]
pattern = '{self.origin}/press/news/detail\.php\?ID=(?P<number>\d+)'
canonical = "{self.origin}/press/news/detail.php?ID={{number}}"
[[listings]]
url = "{self.origin}/press/news/"
"""

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "", crumbs: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li class="root-item"><a href="/{path}/">{name}</a></li>' for path, name in zip(STATIC, w.list("menu"), strict=False))
        return Answer(
            f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ru" lang="ru"><head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1251" /><meta name="robots" content="index, follow" />
<link href="/bitrix/cache/css/s1/main/kernel.css?14" type="text/css" rel="stylesheet" />
<script type="text/javascript">if(!window.BX)window.BX={{message:function(mess){{}}}};</script>{head}
<title>{esc(title)}</title></head><body><div id="panel"></div><div id="header"><a href="/"><img src="/images/logo.png" alt="{w["name"]}" /></a>
<form action="/search/index.php"><input name="q" /><input type="submit" value="{w["search"]}" /></form>
<a href="/auth/?login=yes&amp;backurl=%2Fpress%2F">Вход</a></div>
<ul id="horizontal-multilevel-menu">{menu}{self.extra_links}<li class="root-item"><a href="/press/">Пресс-центр</a><ul><li><a href="/press/news/">{w["news"]}</a></li>
<li><a href="/press/events/">Мероприятия</a></li><li><a href="/press/vacancy/">Вакансии</a></li></ul></li></ul>
{crumbs}<h1 id="pagetitle">{esc(title)}</h1><div id="workarea">{main}</div>
<div id="footer">&copy; 1998-2026 {w["name"]}. {w["rights"]} <a href="/about/">{w.list("menu")[0]}</a> <a href="/contacts/">Тел. (495) 123-45-67</a></div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _row(self, story: Story, link: str) -> str:
        return (
            f'<p class="news-item" id="bx_{story.number}"><span class="news-date-time">{story.day:%d.%m.%Y}</span> '
            f'<a href="{esc(link)}"><b>{esc(story.title)}</b></a><br />{esc(story.teaser)}</p>'
        )

    @route(r"/|/index\.php")
    def home(self, ask: Ask) -> Answer:
        """The front page: five news, three events."""
        rows = "".join(self._row(story, self.link(story)) for story in self.stories[:5])
        events = "".join(self._row(story, f"/press/events/detail.php?ID={story.number}") for story in self.notices[:3])
        return self._page(
            self.w["name"],
            f'<div class="news-list"><h2>{self.w["news"]}</h2>{rows}<a href="/press/news/">Все новости</a></div>'
            f'<div class="news-list"><h2>Мероприятия</h2>{events}</div><p>{self.w["blurb"]}</p>',
            "static",
        )

    @route(r"/press/")
    def press(self, ask: Ask) -> Answer:
        """The press centre leads on."""
        return self._page("Пресс-центр", '<ul><li><a href="/press/news/">Новости университета</a></li><li><a href="/press/events/">Мероприятия</a></li></ul>', "static")

    @route(r"/press/news/(?:index\.php)?")
    def listing(self, ask: Ask) -> Answer:
        """Ten a page, the pinned one on top of each; past the end Bitrix shows the last page. A section is a facet."""
        sections = self.w.list("sections")
        code = ask.query.get("SECTION_CODE", "")
        items = tuple(s for s in self.stories if f"s{s.section}" == code) if code else self.stories
        last = pages(items, SIZE)
        page = min(max(ask.number("PAGEN_1", 1), 1), last)
        extra = f"SECTION_CODE={code}&" if code else ""
        pinned = self.stories[140]
        rows = self._row(pinned, self.link(pinned)) + "".join(self._row(s, self.link(s) + f"&SECTION_ID={s.section + 7}") for s in paged(items, page, SIZE))
        address = "/press/news/?" + extra
        pager = "".join(
            f"<b>{n}</b> | " if n == page else f'<a href="{esc(address)}PAGEN_1={n}">{n}</a> | ' for n in numbers(page, last)
        )
        if page < last:
            pager += f'<a href="{esc(address)}PAGEN_1={page + 1}">След.</a> | <a href="{esc(address)}PAGEN_1={last}">Конец</a>'
        facets = " ".join(f'<a href="/press/news/?SECTION_CODE=s{n}">{name}</a>' for n, name in enumerate(sections))
        sort = '<a href="/press/news/?sort=name&amp;order=asc">по названию</a> <a href="/press/news/?sort=date&amp;order=asc">по дате</a>'
        if "sort" in ask.query:
            return self._page("Новости", f'<div class="news-list">{rows}</div>', "listing", "facet")
        main = f'<div class="sections">{facets}</div><div class="sort">{sort}</div><div class="news-list">{rows}<font class="text">Новости {1 + (page - 1) * SIZE} - {min(page * SIZE, len(items))} из {len(items)}<br />{pager}</font></div>'
        return self._page("Новости", main, "listing", "facet" if code else "")

    @route(r"/press/(news|events|vacancy)/detail\.php")
    def detail(self, ask: Ask, part: str) -> Answer | None:
        """A story, an event or a vacancy."""
        pool = self.stories if part == "news" else self.notices
        story = next((s for s in pool if str(s.number) == ask.query.get("ID")), None)
        if story is None:
            return self._page("Новости", '<p><font class="errortext">Элемент не найден!</font></p>', "missing")
        body = "".join(f"<p>{esc(text)}</p>" for text in story.paragraphs)
        if story.number % 3 == 0:
            body = "<br />\n<br />\n".join(esc(text) for text in story.paragraphs)
        name = {"news": "Новости", "events": "Мероприятия", "vacancy": "Вакансии"}[part]
        crumbs = f'<ul class="breadcrumb-navigation"><li><a href="/">Главная</a></li><li> &gt; </li><li><a href="/press/{part}/">{name}</a></li></ul>'
        main = (
            f'<div class="news-detail"><span class="news-date-time">{story.day:%d.%m.%Y}</span><img class="detail_picture" src="/upload/iblock/{story.number}.jpg" alt="{esc(story.title)}" />'
            f'{body}<div style="clear:both"></div><br />Просмотров: {story.views}</div>'
            f'<a href="{esc(self.link(story) if part == "news" else ask.path)}&amp;print=Y" rel="nofollow">Версия для печати</a> <p><a href="/press/{part}/">Возврат к списку</a></p>'
        )
        return self._page(story.title, main, "article" if part == "news" else "event", str(story.number) if part == "news" else "", crumbs=crumbs)

    @route(r"/press/(events|vacancy)/")
    def events(self, ask: Ask, part: str) -> Answer:
        """Events in the design of the news, with a calendar that turns for ever."""
        month, year = ask.number("month", 11), ask.number("year", 2026)
        if not (1 <= month <= 12 and 1 <= year <= 9999):
            return self._page("Мероприятия", "<p>Нет мероприятий.</p>", "trap", "calendar")
        rows = "".join(self._row(s, f"/press/{part}/detail.php?ID={s.number}") for s in self.notices[:: 2 if part == "events" else 3])
        this = date(year, month, 15)
        before, after = this - timedelta(days=30), this + timedelta(days=30)
        calendar = "".join(
            f'<a href="/press/{part}/?month={day.month}&amp;year={day.year}">{mark}</a> ' for day, mark in ((before, "&lt;&lt;"), (after, "&gt;&gt;"))
        )
        turned = "month" in ask.query
        return self._page(
            "Мероприятия" if part == "events" else "Вакансии",
            f'<table class="calendar"><tr><td>{calendar}{self.w.month(this)} {year}</td></tr></table><div class="news-list">{rows if not turned else ""}</div>',
            "trap" if turned else "listing", "calendar" if turned else "",
        )  # fmt: skip

    @route(r"/auth/|/search/(?:index\.php)?")
    def closed(self, ask: Ask) -> Answer:
        """Log in; search."""
        return self._page("Авторизация", '<form method="post"><input name="USER_LOGIN" /><input type="password" name="USER_PASSWORD" /></form>', "login")

    @route("/(" + "|".join(STATIC) + ")/")
    def static(self, ask: Ask, path: str) -> Answer:
        """Static pages."""
        text = "".join(f"<p>{esc(p)}</p>" for p in prose("ru", self.id + path))
        return self._page(self.w.list("menu")[STATIC.index(path)], text, "static")
