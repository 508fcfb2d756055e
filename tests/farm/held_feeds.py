"""An English site that shows only its latest twenty: the rest stands in gzipped sitemaps with a broken entry, and in an Atom feed
of many pages; a JSON Feed of the newest; server-rendered pages with a compressed state of their own."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable

from tests.farm.model import Answer, Ask, Site, Truth, esc, pages, route
from tests.farm.texts import Story, prose

SIZE = 20
STATIC = ("about", "leadership", "admissions", "study", "research", "international", "library", "life", "careers", "alumni", "contact")


class Feeds(Site):
    id = "feeds"
    address = "127.0.1.33"
    held = True
    language = "en"
    country, zone = "NZ", "Pacific/Auckland"
    what = "only the latest 20 are listed; sitemap index of gzipped parts with a broken entry, news sitemap, Atom with rel=next, JSON Feed; stories and profiles in one sitemap"
    count = 140
    robots = "User-agent: *\nDisallow: /preview/\nSitemap: ORIGIN/sitemaps/index.xml\nSitemap: ORIGIN/sitemaps/google-news.xml\n"

    def link(self, story: Story) -> str:
        return f"/stories/{story.day.year}/{story.slug}"

    def articles(self) -> Iterable[Truth]:
        for place, story in enumerate(self.stories):
            yield Truth(str(story.number), self.link(story), story, reachable=place < SIZE)

    def _page(self, title: str, main: str, kind: str, key: str = "", state: object = None) -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/{p}">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        script = f"<script>window.__NUXT__=(function(a,b){{return {{layout:a,serverRendered:b,data:[{json.dumps(state)}]}}}}(\"default\",true));</script>" if state else ""
        return Answer(
            f"""<!doctype html><html data-n-head-ssr lang="en-NZ"><head><meta charset="utf-8"><title>{esc(title)} - {w["name"]}</title><link rel="alternate" type="application/atom+xml" href="/stories.atom"><link rel="alternate" type="application/feed+json" href="/stories.json"></head>
<body><div id="__nuxt"><div id="__layout"><header><a href="/">{w["name"]}</a><ul>{menu}<li><a href="/stories">Stories</a></li><li><a href="/profiles">Profiles</a></li></ul></header><main>{main}</main><footer>{w["rights"]}</footer></div></div>{script}</body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _card(self, s: Story, base: str) -> str:
        return f'<a class="card" href="{base}/{s.day.year}/{s.slug}"><h3>{esc(s.title)}</h3><p>{esc(s.teaser)}</p><span>{s.day.day} {s.day:%b %Y}</span></a>'

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Three stories and two profiles."""
        return self._page("Home", "".join(self._card(s, "/stories") for s in self.stories[:3]) + "".join(self._card(s, "/profiles") for s in self.notices[:2]), "static")

    @route("/(stories|profiles)")
    def listing(self, ask: Ask, part: str) -> Answer:
        """The latest twenty, and no way on."""
        items = self.stories if part == "stories" else self.notices
        return self._page(part.title(), f"<h1>{part.title()}</h1>" + "".join(self._card(s, f"/{part}") for s in items[:SIZE]), "listing")

    @route(r"/(stories|profiles)/(\d{4})/([a-z0-9-]+)")
    def text(self, ask: Ask, part: str, year: str, name: str) -> Answer | None:
        """A story, or a profile in the same clothes."""
        news = part == "stories"
        s = self.by_slug.get(name) if news else next((s for s in self.notices if s.slug == name), None)
        if s is None or str(s.day.year) != year:
            return None
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        when = f'<time datetime="{s.iso}+13:00">{s.day.day} {s.day:%B %Y}</time>' if news else ""
        return self._page(s.title, f'<article><h1>{esc(s.title)}</h1><p class="by">{s.author} {when}</p><div class="prose">{body}</div></article>', "article" if news else "static", str(s.number) if news else "", {"id": s.number, "slug": s.slug})

    @route(r"/stories\.atom")
    def atom(self, ask: Ask) -> Answer:
        """Fifteen entries a page; each page names the next."""
        page, last = max(ask.number("page", 1), 1), pages(self.stories, 15)
        links = f'<link rel="self" href="{self.origin}/stories.atom?page={page}"/>' + (f'<link rel="next" href="{self.origin}/stories.atom?page={page + 1}"/>' if page < last else "")
        entries = "".join(f'<entry><id>tag:univ.example,2020:{s.number}</id><title type="html">{esc(esc(s.title))}</title><link rel="alternate" type="text/html" href="{self.origin}{self.link(s)}"/><published>{s.iso}+13:00</published><updated>{s.iso}+13:00</updated><summary>{esc(s.teaser)}</summary></entry>' for s in self.stories[(page - 1) * 15 : page * 15])
        return Answer(f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{self.w["name"]}</title>{links}<updated>{self.stories[0].iso}+13:00</updated>{entries}</feed>', type="application/atom+xml; charset=utf-8", kind="feed")

    @route(r"/stories\.json")
    def json_feed(self, ask: Ask) -> Answer:
        """The newest ten in full."""
        items = [{"id": str(s.number), "url": self.origin + self.link(s), "title": s.title, "content_html": "".join(f"<p>{t}</p>" for t in s.paragraphs), "date_published": s.iso + "+13:00", "authors": [{"name": s.author}]} for s in self.stories[:10]]
        return Answer(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": self.w["name"], "home_page_url": self.origin, "items": items}), type="application/feed+json", kind="feed")

    @route(r"/sitemaps/(index|google-news)\.xml|/sitemaps/(\d)\.xml\.gz")
    def sitemap(self, ask: Ask, name: str | None, part: str | None) -> Answer | None:
        """An index, three gzipped parts with one broken entry, and the news of the last days."""
        head, schema = '<?xml version="1.0" encoding="UTF-8"?>', "http://www.sitemaps.org/schemas/sitemap/0.9"
        if name == "index":
            inner = "".join(f"<sitemap><loc>{self.origin}/sitemaps/{n}.xml.gz</loc></sitemap>" for n in range(1, 4))
            return Answer(f'{head}<sitemapindex xmlns="{schema}">{inner}</sitemapindex>', type="application/xml", kind="sitemap")
        if name == "google-news":
            inner = "".join(f"<url><loc>{self.origin}{self.link(s)}</loc><news:news><news:publication><news:name>{self.w['name']}</news:name><news:language>en</news:language></news:publication><news:publication_date>{s.iso}+13:00</news:publication_date><news:title>{esc(s.title)}</news:title></news:news></url>" for s in self.stories[:5])
            return Answer(f'{head}<urlset xmlns="{schema}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{inner}</urlset>', type="application/xml", kind="sitemap")
        paths = {"1": [self.link(s) for s in self.stories[:90]], "2": [self.link(s) for s in self.stories[90:]] + [f"/profiles/{s.day.year}/{s.slug}" for s in self.notices], "3": [f"/{p}" for p in (*STATIC, "stories", "profiles")]}.get(part or "")
        if paths is None:
            return None
        broken = "<url><loc>http://[broken/entry?a=1</loc><lastmod>yesterday</lastmod></url>" if part == "1" else ""
        inner = broken + "".join(f"<url><loc>{self.origin}{path}</loc></url>" for path in paths)
        return Answer(gzip.compress(f'{head}<urlset xmlns="{schema}">{inner}</urlset>'.encode(), mtime=0), type="application/x-gzip", kind="sitemap")

    @route("/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<article><h1>{title}</h1><div class="prose">{"".join(f"<p>{esc(t)}</p>" for t in prose("en", self.id + name))}</div></article>', "static")
