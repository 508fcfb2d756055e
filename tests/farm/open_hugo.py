"""A static generator's site in German: /aktuelles/2024/05/slug/, a sitemap with dates, a feed that holds everything in full."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import formatdate

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose, slug

SIZE = 15
STATIC = ("universitaet", "leitung", "bewerbung", "studium", "forschung", "international", "bibliothek", "campusleben", "karriere", "alumni", "kontakt", "impressum")


class Hugo(Extras, Site):
    id = "hugo"
    address = "127.0.1.3"
    language = "de"
    country, zone = "DE", "Europe/Berlin"
    what = "static generator, section Aktuelles, dated paths, sitemap with lastmod, feed of everything in full, alias pages, tags"
    count = 210
    robots = "User-agent: *\nSitemap: ORIGIN/sitemap.xml\n"

    def link(self, story: Story) -> str:
        return f"/aktuelles/{story.day:%Y/%m}/{story.slug}/"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/aktuelles/(?P<y>\d\d\d\d)/(?P<m>\d\d)/(?P<slug>[a-z0-9-]+)/'
[[listings]]
url = "{self.origin}/aktuelles/"
"""

    def _moment(self, story: Story) -> str:
        return formatdate(datetime.fromisoformat(story.iso).replace(tzinfo=UTC).timestamp())

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/{p}/">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        return Answer(
            f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="generator" content="Hugo 0.125.4"><title>{esc(title)} | {w["name"]}</title>
<link rel="alternate" type="application/rss+xml" href="/index.xml" title="{w["name"]}">{head}<link rel="stylesheet" href="/css/main.min.a8c1.css"></head>
<body><a class="skip" href="#inhalt">Zum Inhalt</a><header><a class="brand" href="/">{w["name"]}</a><nav><ul><li><a href="/aktuelles/">Aktuelles</a></li>{self.extra_links}<li><a href="/termine/">Termine</a></li>{menu}</ul></nav></header>
<main id="inhalt">{main}</main><footer><p>&copy; {w["name"]}. {w["rights"]}</p><ul><li><a href="/impressum/">Impressum</a></li><li><a href="/kontakt/">Kontakt</a></li></ul></footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _item(self, s: Story, link: str) -> str:
        return f'<li class="teaser"><time datetime="{s.day}">{self.w.day(s.day)}</time><h3><a href="{link}">{esc(s.title)}</a></h3><p>{esc(s.teaser)}</p></li>'

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """The front page shows six of all."""
        rows = "".join(self._item(s, self.link(s)) for s in self.stories[:6])
        terms = "".join(self._item(s, f"/termine/{s.day.year}/{s.slug}/") for s in self.notices[:4])
        return self._page("Startseite", f'<section class="hero"><p>{self.w["blurb"]}</p></section><section><h2>Aktuelles</h2><ul>{rows}</ul><a class="more" href="/aktuelles/">Alle Meldungen</a></section><section><h2>Termine</h2><ul>{terms}</ul></section>', "static")

    @route(r"/(aktuelles|tags/[a-z0-9-]+)/(?:page/(\d+)/)?")
    def listing(self, ask: Ask, where: str, page: str | None) -> Answer | None:
        """A section or a tag; page 1 is an alias of the section."""
        if page == "1":
            return Answer(f'<!doctype html><html lang="de"><head><title>/{where}/</title><link rel="canonical" href="/{where}/"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/{where}/"></head></html>', kind="redirect", headers={"Location": f"/{where}/"})
        tag = where.removeprefix("tags/") if where != "aktuelles" else ""
        items = tuple(s for s in self.stories if tag in map(slug, s.tags)) if tag else self.stories
        number, last = int(page or 1), pages(items, SIZE)
        if not items or number > last:
            return None
        rows = "".join(self._item(s, self.link(s)) for s in paged(items, number, SIZE))
        links = "".join(f'<li class="page-item{" active" if n == number else ""}"><a class="page-link" href="/{where}/{f"page/{n}/" if n > 1 else ""}">{n}</a></li>' for n in range(max(1, number - 2), min(last, number + 2) + 1))
        if number < last:
            links += f'<li class="page-item"><a class="page-link" aria-label="Next" href="/{where}/page/{number + 1}/"><span>&raquo;</span></a></li>'
        return self._page(tag or "Aktuelles", f'<h1>{tag or "Aktuelles"}</h1><ul class="list">{rows}</ul><ul class="pagination">{links}</ul>', "listing", "facet" if tag else "")

    @route(r"/aktuelles/(\d{4})/(\d\d)/([a-z0-9-]+)/")
    def article(self, ask: Ask, year: str, month: str, name: str) -> Answer | None:
        """A story."""
        story = self.by_link.get(ask.path)
        return None if story is None else self._text(story, True)

    @route(r"/termine/(\d{4})/([a-z0-9-]+)/")
    def term(self, ask: Ask, year: str, name: str) -> Answer | None:
        """An event in the same design."""
        story = next((s for s in self.notices if s.slug == name), None)
        return None if story is None else self._text(story, False)

    @route(r"/termine/")
    def terms(self, ask: Ask) -> Answer:
        """Events."""
        return self._page("Termine", "<h1>Termine</h1><ul>" + "".join(self._item(s, f"/termine/{s.day.year}/{s.slug}/") for s in self.notices) + "</ul>", "listing")

    def _text(self, s: Story, news: bool) -> Answer:
        url = self.origin + (self.link(s) if news else f"/termine/{s.day.year}/{s.slug}/")
        tags = " ".join(f'<a href="/tags/{slug(t)}/">#{t}</a>' for t in s.tags)
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        if not news:
            body = f"<dl><dt>Wann</dt><dd>{self.w.day(s.day)}, {s.clock} Uhr</dd><dt>Wo</dt><dd>{self.w.list('faculties')[s.number % 8]}</dd></dl>" + body
        head = f'<link rel="canonical" href="{url}"><meta property="og:title" content="{esc(s.title)}"><meta property="og:type" content="article">' + (f'<meta property="article:published_time" content="{s.iso}+02:00">' if news else "")
        main = f'<article><header><h1>{esc(s.title)}</h1><p class="meta"><time datetime="{s.iso}+02:00">{self.w.day(s.day)}</time> · {s.author} · {2 + s.number % 4} Min. Lesezeit</p></header><div class="content">{body}</div><p class="tags">{tags if news else ""}</p></article>'
        return self._page(s.title, main, "article" if news else "event", str(s.number) if news else "", head)

    @route(r"/index\.xml|/aktuelles/index\.xml")
    def feed(self, ask: Ask) -> Answer:
        """Everything, in full."""
        items = "".join(f"<item><title>{esc(s.title)}</title><link>{self.origin}{self.link(s)}</link><pubDate>{self._moment(s)}</pubDate><guid>{self.origin}{self.link(s)}</guid><description>{esc(''.join(f'<p>{esc(t)}</p>' for t in s.paragraphs))}</description></item>" for s in self.stories)
        return Answer(f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>{self.w["name"]}</title><link>{self.origin}/</link><generator>Hugo</generator>{items}</channel></rss>', type="application/xml", kind="feed")

    @route(r"/sitemap\.xml")
    def sitemap(self, ask: Ask) -> Answer:
        """All pages of all kinds."""
        urls = [("/", None), ("/aktuelles/", None), ("/termine/", None), *((f"/{p}/", None) for p in STATIC)]
        urls += [(self.link(s), s.iso + "+02:00") for s in self.stories] + [(f"/termine/{s.day.year}/{s.slug}/", s.iso + "+02:00") for s in self.notices]
        urls += [(f"/tags/{slug(t)}/", None) for t in self.w.list("tags")]
        inner = "".join(f"<url><loc>{self.origin}{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>" for path, day in urls)
        return Answer(f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">{inner}</urlset>', type="application/xml", kind="sitemap")

    @route(r"/(aktuelles|termine)/.*[^/]")
    def slash(self, ask: Ask, part: str) -> Answer | None:
        """The server adds the slash."""
        return self.moved(ask.path + "/") if self.answer(Ask.of(ask.path + "/")).status == 200 else None

    @route("/(" + "|".join(STATIC) + ")/")
    def static(self, ask: Ask, path: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(path)]
        return self._page(title, f'<article><h1>{title}</h1><div class="content">{"".join(f"<p>{esc(p)}</p>" for p in prose("de", self.id + path))}</div></article>', "static")
