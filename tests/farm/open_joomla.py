"""Joomla in Polish without search-friendly addresses: one article under several Itemids, static pages in the same component,
a blog layout that shows its leading items in full, ?start= in the pager, print twins, a feed."""

from __future__ import annotations

from tests.farm.model import Answer, Ask, Site, esc, pages, route
from tests.farm.texts import Story, prose, slug

SIZE = 10
CATEGORY = "8:aktualnosci"
LIST = f"/index.php?option=com_content&view=category&layout=blog&id={CATEGORY}&Itemid=101"


class Joomla(Site):
    id = "joomla"
    address = "127.0.1.6"
    language = "pl"
    country, zone = "PL", "Europe/Warsaw"
    what = "Joomla, query addresses with id:slug, several Itemids, blog layout with full texts, start=10, print twins, feed"
    count = 90
    robots = "User-agent: *\nDisallow: /administrator/\nDisallow: /cache/\nDisallow: /components/\nDisallow: /tmp/\n"

    def link(self, story: Story) -> str:
        return f"/index.php?option=com_content&view=article&id={story.number}:{story.slug}&catid={CATEGORY}&Itemid=101"

    def by_hand(self) -> str:
        return rf"""
drop_query = ["Itemid", "tmpl", "print", "layout"]
[[articles]]
pattern = '{self.origin}/index\.php\?catid=8(?::|%3A)aktualnosci&id=(?P<number>\d+)(?::|%3A)[a-z0-9-]+&option=com_content&view=article'
[[listings]]
url = "{self.origin}{LIST}"
"""

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        menu = "".join(
            f'<li class="item-{102 + n}"><a href="/index.php?option=com_content&amp;view=article&amp;id={n + 1}:{slug(name)}&amp;Itemid={102 + n}">{name}</a></li>' for n, name in enumerate(w.list("menu"))
        )
        latest = "".join(
            f'<li><a href="/index.php?option=com_content&amp;view=article&amp;id={s.number}:{s.slug}&amp;catid={CATEGORY}&amp;Itemid=435">{esc(s.title)}</a></li>' for s in self.stories[:5]
        )
        return Answer(
            f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="pl-pl" lang="pl-pl"><head><base href="{self.origin}/index.php" /><meta http-equiv="content-type" content="text/html; charset=utf-8" />
<meta name="generator" content="Joomla! - Open Source Content Management" /><title>{esc(title)}</title>{head}</head><body class="site com_content"><div class="header"><a class="brand" href="/">{w["name"]}</a></div>
<ul class="nav menu"><li class="item-435"><a href="/index.php">{w["home"]}</a></li><li class="item-101"><a href="{esc(LIST)}">Aktualności</a></li><li class="item-140"><a href="/index.php?option=com_jevents&amp;task=month.calendar&amp;year=2026&amp;month=11&amp;Itemid=140">Kalendarz</a></li>{menu}</ul>
<div id="content">{main}</div><div class="sidebar"><h3>Ostatnio dodane</h3><ul class="latestnews">{latest}</ul><a href="/index.php?option=com_users&amp;view=login&amp;Itemid=150">Zaloguj</a></div><div class="footer">{w["rights"]}</div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    @route(r"/(?:index\.php)?")
    def index(self, ask: Ask) -> Answer | None:
        """Everything is one script."""
        query = ask.query
        match query.get("option"), query.get("view"):
            case None, None:
                return self._page(self.w["name"], f'<h1>{self.w["name"]}</h1><p>{self.w["blurb"]}</p>', "static")
            case "com_content", "category":
                return self._feed() if query.get("format") == "feed" else self._list(ask.number("start", 0))
            case "com_content", "article":
                return self._article(query)
            case "com_jevents", _:
                month, year = ask.number("month", 11), ask.number("year", 2026)
                before, after = (year, month - 1) if month > 1 else (year - 1, 12), (year, month + 1) if month < 12 else (year + 1, 1)
                link = "/index.php?option=com_jevents&amp;task=month.calendar&amp;year={}&amp;month={}&amp;Itemid=140"
                return self._page("Kalendarz", f'<table class="cal_table"><tr><td><a href="{link.format(*before)}">&laquo;</a> {month}/{year} <a href="{link.format(*after)}">&raquo;</a></td></tr></table>', "trap", "calendar")
            case "com_users", _:
                return self._page("Logowanie", '<form method="post"><input name="username"><input type="password" name="password"></form>', "login")
        return None

    def _list(self, start: int) -> Answer | None:
        if start >= len(self.stories) or start < 0:
            return self._page("Aktualności", '<div class="blog"></div>', "listing")
        parts = []
        for number, s in enumerate(self.stories[start : start + SIZE]):
            link = esc(self.link(s))
            text = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs) if number < 2 else f'<p>{esc(s.teaser)}</p><p class="readmore"><a href="{link}">Czytaj więcej...</a></p>'
            parts.append(f'<div class="item column-1"><h2><a href="{link}">{esc(s.title)}</a></h2><dl class="article-info"><dd class="published">Opublikowano: {self.w.day(s.day)}</dd></dl>{text}</div>')
        links = "".join(
            f'<li><a class="pagenav" href="{esc(LIST)}{f"&amp;start={n * SIZE}" if n else ""}">{n + 1}</a></li>' for n in range(pages(self.stories, SIZE))
        )
        if start + SIZE < len(self.stories):
            links += f'<li class="pagination-next"><a href="{esc(LIST)}&amp;start={start + SIZE}">nast.</a></li>'
        head = f'<link href="{esc(LIST)}&amp;format=feed&amp;type=rss" rel="alternate" type="application/rss+xml" title="RSS 2.0" />'
        return self._page("Aktualności", f'<div class="blog">{"".join(parts)}<div class="pagination"><ul>{links}</ul></div></div>', "listing", head=head)

    def _article(self, query: dict[str, str]) -> Answer | None:
        number = query.get("id", "").partition(":")[0]
        if not number.isdecimal():
            return None
        if 1 <= int(number) <= 12:
            name = self.w.list("menu")[int(number) - 1]
            return self._page(name, f'<div class="item-page"><h2>{name}</h2>{"".join(f"<p>{esc(t)}</p>" for t in prose("pl", self.id + number))}</div>', "static")
        s = self.by_number.get(number)
        if s is None:
            return None
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        if query.get("tmpl") == "component":
            return Answer(f'<html lang="pl-pl"><head><title>{esc(s.title)}</title><meta name="robots" content="noindex, nofollow" /></head><body class="contentpane"><div class="item-page"><h2>{esc(s.title)}</h2>{body}</div></body></html>', kind="article", key=number)
        main = (
            f'<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{esc(s.title)}</h2></div>'
            f'<div class="icons"><a href="{esc(self.link(s))}&amp;tmpl=component&amp;print=1&amp;layout=default" rel="nofollow">Drukuj</a></div>'
            f'<dl class="article-info muted"><dd class="createdby">Autor: <span itemprop="name">{s.author}</span></dd><dd class="category-name">Kategoria: <a href="{esc(LIST)}">Aktualności</a></dd>'
            f'<dd class="published"><time datetime="{s.iso}+02:00" itemprop="datePublished">Opublikowano: {self.w.day(s.day)}</time></dd><dd class="hits">Odsłon: {s.views}</dd></dl><div itemprop="articleBody">{body}</div></div>'
        )
        return self._page(s.title, main, "article", number)

    def _feed(self) -> Answer:
        items = "".join(f"<item><title>{esc(s.title)}</title><link>{self.origin}{esc(self.link(s))}</link><description><![CDATA[<p>{s.teaser}</p>]]></description><pubDate>{s.day:%a, %d %b %Y} {s.clock}:00 +0200</pubDate></item>" for s in self.stories[:10])
        return Answer(f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Aktualności</title>{items}</channel></rss>', type="application/rss+xml; charset=utf-8", kind="feed")
