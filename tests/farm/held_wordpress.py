"""WordPress in Portuguese with the interface closed and dated permalinks; listing and sitemap disagree in both directions."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, Truth, esc, numbers, paged, pages, route
from tests.farm.texts import Story, prose, slug

SIZE = 9
STATIC = ("a-universidade", "reitoria", "ingresso", "cursos", "pesquisa", "internacional", "biblioteca", "vida-no-campus", "carreiras", "antigos-alunos", "contato")


class DatedWordPress(Extras, Site):
    id = "wpdated"
    parts = ("/docentes", "/unidades", "/galeria", "/documentos")
    address = "127.0.1.21"
    held = True
    language = "pt"
    country, zone = "BR", "America/Sao_Paulo"
    what = "WordPress, dated permalinks, wp-json 401, sticky post on every page, sitemap without the newest 30 and with 40 that no listing has"
    count = 260
    robots = "User-agent: *\nDisallow: /wp-admin/\nDisallow: /?s=\n\nSitemap: ORIGIN/sitemap_index.xml\n"

    def link(self, story: Story) -> str:
        return f"/{story.day:%Y/%m/%d}/{story.slug}/"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/(?P<y>\d\d\d\d)/(?P<m>\d\d)/(?P<d>\d\d)/(?P<slug>[a-z0-9-]+)/'
[[listings]]
url = "{self.origin}/noticias/"
"""

    @property
    def listed(self) -> tuple[Story, ...]:
        """What the listings have: all but a sixth or so, which lost their category."""
        return tuple(s for place, s in enumerate(self.stories) if not (place >= 30 and place % 6 == 1 and place < 270))

    def articles(self) -> Iterable[Truth]:
        listed = {s.number for s in self.listed}
        for story in self.stories:
            yield Truth(str(story.number), self.link(story), story, reachable=story.number in listed)

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li class="menu-item"><a href="/{p}/">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        return Answer(
            f"""<!DOCTYPE html><html lang="pt-BR"><head><meta charset="UTF-8"><title>{esc(title)} - {w["name"]}</title>{head}<link rel="stylesheet" href="/wp-content/themes/univ/style.css"></head><body class="{kind}">
<header><a href="/" class="custom-logo-link"><img src="/wp-content/uploads/logo.png" alt="{w["name"]}"></a><nav><ul><li class="menu-item"><a href="/noticias/">Notícias</a></li>{self.extra_links}<li class="menu-item"><a href="/editais/">Editais e vagas</a></li>{menu}</ul></nav><form role="search" action="/"><input name="s"></form></header>
<div id="content">{main}</div><footer>{w["rights"]} <a href="https://social.example/univ">Rede social</a></footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _card(self, s: Story, link: str, tag: str = "") -> str:
        return f'<div class="td_module_10"><h3 class="entry-title"><a href="{link}{tag}" rel="bookmark">{esc(s.title)}</a></h3><span class="td-post-date"><time class="entry-date" datetime="{s.iso}-03:00">{self.w.day(s.day)}</time></span><div class="td-excerpt">{esc(s.teaser)}</div></div>'

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Four stories, with tracking in their links."""
        if "s" in ask.query:
            return self._page("Busca", "<p>Nada encontrado.</p>", "static")
        cards = "".join(self._card(s, self.link(s), "?utm_source=home&amp;utm_medium=destaque") for s in self.stories[:4])
        vacancies = "".join(self._card(s, f"/editais/{s.slug}/") for s in self.notices[:3])
        return self._page("Início", f'<p>{self.w["blurb"]}</p><div class="td-block">{cards}</div><a href="/noticias/">Ver todas</a><div class="td-block">{vacancies}</div>', "static")

    @route(r"/noticias/(?:page/(\d+)/)?")
    def listing(self, ask: Ask, page: str | None) -> Answer | None:
        """Nine a page, after the sticky one."""
        items, number = self.listed, int(page or 1)
        last = pages(items, SIZE)
        if number > last:
            return None
        sticky = items[77]
        cards = f'<div class="sticky">{self._card(sticky, self.link(sticky))}</div>' + "".join(self._card(s, self.link(s)) for s in paged(items, number, SIZE))
        links = "".join(f'<span class="current">{n}</span>' if n == number else f'<a href="/noticias/page/{n}/" class="page" title="{n}">{n}</a>' for n in numbers(number, last, 1))
        if number < last:
            links += f'<a href="/noticias/page/{number + 1}/" aria-label="next-page"><i class="td-icon-menu-right"></i></a>'
        return self._page("Notícias", f'<h1>Notícias</h1>{cards}<div class="page-nav td-pb-padding-side">{links}</div>', "listing")

    @route(r"/(\d{4})/(\d\d)/(\d\d)/([a-z0-9-]+)/")
    def article(self, ask: Ask, *parts: str) -> Answer | None:
        """A story."""
        s = self.by_link.get(ask.path)
        return None if s is None else self._text(s, self.link(s), True)

    @route(r"/editais/([a-z0-9-]+)/")
    def vacancy(self, ask: Ask, name: str) -> Answer | None:
        """A vacancy in the same design."""
        s = next((s for s in self.notices if s.slug == name), None)
        return None if s is None else self._text(s, f"/editais/{s.slug}/", False)

    @route("/editais/")
    def vacancies(self, ask: Ask) -> Answer:
        """Vacancies."""
        return self._page("Editais e vagas", "<h1>Editais e vagas</h1>" + "".join(self._card(s, f"/editais/{s.slug}/") for s in self.notices), "listing")

    def _text(self, s: Story, path: str, news: bool) -> Answer:
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        data = {"@context": "https://schema.org", "@type": "NewsArticle" if news else "WebPage", "headline": s.title, "datePublished": s.iso + "-03:00", "author": {"@type": "Person", "name": s.author}}
        head = f'<link rel="canonical" href="{self.origin}{path}"><meta property="og:title" content="{esc(s.title)} - {self.w["name"]}"><script type="application/ld+json" class="yoast-schema-graph">{json.dumps(data)}</script>'
        main = f'<article class="post"><header><h1 class="entry-title">{esc(s.title)}</h1><div class="td-post-author-name">Por <a href="/author/{slug(s.author)}/">{s.author}</a> - <time class="entry-date" datetime="{s.iso}-03:00">{self.w.day(s.day)}</time></div></header><div class="td-post-content">{body}</div><div class="td-post-sharing"><a href="https://share.example/?u={self.origin}{path}">Compartilhar</a></div></article>'
        return self._page(s.title, main, "article" if news else "event", str(s.number) if news else "", head)

    @route(r"/author/([a-z-]+)/")
    def author(self, ask: Ask, name: str) -> Answer | None:
        """What an author wrote and the listings have."""
        items = [s for s in self.listed if slug(s.author) == name]
        return self._page(name, "".join(self._card(s, self.link(s)) for s in items[:SIZE]), "listing", "facet") if items else None

    @route(r"/(sitemap_index|post-sitemap|page-sitemap)\.xml")
    def sitemap(self, ask: Ask, part: str) -> Answer:
        """An index, posts without the newest thirty, pages and vacancies."""
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        if part == "sitemap_index":
            inner = "".join(f"<sitemap><loc>{self.origin}/{n}-sitemap.xml</loc><lastmod>2026-06-01T10:00:00+00:00</lastmod></sitemap>" for n in ("post", "page"))
            return Answer(f'{head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</sitemapindex>', type="text/xml", kind="sitemap")
        paths = [(self.link(s), s.iso) for s in self.stories[30:]] if part == "post-sitemap" else [(f"/{p}/", "2024-01-01T00:00:00") for p in STATIC] + [(f"/editais/{s.slug}/", s.iso) for s in self.notices]
        inner = "".join(f"<url><loc>{self.origin}{path}</loc><lastmod>{day}+00:00</lastmod></url>" for path, day in paths)
        return Answer(f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>', type="text/xml", kind="sitemap")

    @route(r"/wp-json/.*")
    def rest(self, ask: Ask) -> Answer:
        """Closed."""
        return Answer(json.dumps({"code": "rest_not_logged_in", "message": "You are not currently logged in.", "data": {"status": 401}}), 401, type="application/json", kind="api")

    @route("/(" + "|".join(STATIC) + ")/")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<article class="page"><h1 class="entry-title">{title}</h1>{"".join(f"<p>{esc(t)}</p>" for t in prose("pt", self.id + name))}</article>', "static")
