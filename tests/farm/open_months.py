"""A Russian site whose only listing is an archive by month that never ends, with metadata that lies on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, route
from tests.farm.texts import Story, prose

STATIC = ("ob-universitete", "rektorat", "postupayuschim", "studentam", "nauka", "mezhdunarodnaya", "biblioteka", "sport", "trudoustroystvo", "vypusknikam", "kontakty")
EMPTY = "Материалов за этот период нет."


class Months(Extras, Site):
    id = "months"
    address = "127.0.1.27"
    language = "ru"
    country, zone = "RU", "Asia/Novosibirsk"
    what = "section called Пульс, archive by month without an end, canonical to the front page, og:title the university, published_time now, one title"
    count = 250
    traps = True
    robots = "User-agent: *\nDisallow: /netcat/\nDisallow: /search/\nSitemap: ORIGIN/sitemap.xml\n"

    def link(self, story: Story) -> str:
        return f"/pulse/{story.day:%Y}/{story.day:%m}/pulse_{story.number}.html"

    def _page(self, title: str, main: str, kind: str, key: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/{p}/">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Answer(
            f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{w["name"]} — официальный сайт</title><link rel="canonical" href="{self.origin}/"><meta property="og:title" content="{w["name"]}"><meta property="og:type" content="website"><meta property="og:url" content="{self.origin}/"><meta name="description" content="{w["blurb"]}">
<meta property="article:published_time" content="{now}"><meta property="article:modified_time" content="{now}"></head><body><div class="hdr"><a href="/">{w["name"]}</a><span class="today">Сегодня {datetime.now(UTC):%d.%m.%Y}</span></div><ul class="m">{menu}<li><a href="/pulse/">Пульс</a></li>{self.extra_links}<li><a href="/afisha/">Афиша</a></li></ul><div class="cnt">{main}</div><div class="ftr">{w["rights"]}</div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _rows(self, items: Iterable[Story]) -> str:
        return "".join(f'<div class="p"><i>{self.w.day(s.day)}</i> <a href="{self.link(s)}">{esc(s.title)}</a><div>{esc(s.teaser)}</div></div>' for s in items)

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Five stories."""
        return self._page("", f'<h2>Пульс</h2>{self._rows(self.stories[:5])}<a href="/pulse/">Вся лента</a><h2>Афиша</h2>' + "".join(f'<div class="p"><i>{self.w.day(s.day)}</i> <a href="/afisha/{s.number}.html">{esc(s.title)}</a></div>' for s in self.notices[:4]), "static")

    @route(r"/pulse/(?:(\d{4})/(?:(\d\d)/)?)?")
    def month(self, ask: Ask, year: str | None, month: str | None) -> Answer | None:
        """A month; the section itself shows the newest one, and months lead on in both directions for ever."""
        newest = self.stories[0].day
        y, m = int(year or newest.year), int(month or (newest.month if year is None else 12))
        if not (1 <= m <= 12 and 1 <= y <= 9998):
            return None
        items = [s for s in self.stories if (s.day.year, s.day.month) == (y, m)]
        before, after = (y - 1, 12) if m == 1 else (y, m - 1), (y + 1, 1) if m == 12 else (y, m + 1)
        links = f'<a href="/pulse/{before[0]:04}/{before[1]:02}/">&larr;</a> {m:02}.{y} <a href="/pulse/{after[0]:04}/{after[1]:02}/">&rarr;</a>'
        return self._page("", f'<h1>Пульс</h1><div class="arc">{links}</div>{self._rows(items) or EMPTY}', "listing" if items else "trap", "" if items else "months")

    @route(r"/pulse/(\d{4})/(\d\d)/pulse_(\d+)\.html|/afisha/(\d+)\.html")
    def text(self, ask: Ask, year: str | None, month: str | None, number: str | None, event: str | None) -> Answer | None:
        """A story, or an event."""
        s = next((s for s in (self.notices if event else self.stories) if str(s.number) == (event or number)), None)
        if s is None:
            return self._page("", "<h1>Страница не найдена</h1><p>Возможно, она была удалена.</p>", "missing")
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        main = f'<h1>{esc(s.title)}</h1><div class="d">{self.w.day(s.day)} г.</div><div class="tx">{body}</div><div class="s">Просмотров: {s.views}</div><h4>Ещё в рубрике</h4>{self._rows(self.stories[:3])}'
        return self._page("", main, "event" if event else "article", "" if event else str(s.number))

    @route("/afisha/")
    def events(self, ask: Ask) -> Answer:
        """Events."""
        return self._page("", "<h1>Афиша</h1>" + "".join(f'<div class="p"><i>{self.w.day(s.day)}</i> <a href="/afisha/{s.number}.html">{esc(s.title)}</a></div>' for s in self.notices), "listing")

    @route(r"/sitemap\.xml")
    def sitemap(self, ask: Ask) -> Answer:
        """The sections only: no story."""
        inner = "".join(f"<url><loc>{self.origin}/{p}/</loc><changefreq>weekly</changefreq></url>" for p in (*STATIC, "pulse", "afisha"))
        return Answer(f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>', type="application/xml", kind="sitemap")

    @route("/(" + "|".join(STATIC) + ")/")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page("", f'<h1>{title}</h1><div class="tx">{"".join(f"<p>{esc(t)}</p>" for t in prose("ru", self.id + name))}</div>', "static")
