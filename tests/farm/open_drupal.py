"""Two Drupals: Uzbek with path aliases, JSON:API and facets that multiply; Greek with nothing but node/N for every kind of page."""

from __future__ import annotations

import json

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 12
STATIC = ("universitet", "rektorat", "abituriyent", "talaba", "ilm-fan", "xalqaro", "kutubxona", "sport", "bandlik", "bitiruvchi", "aloqa")


class Aliased(Extras, Site):
    id = "drupal"
    parts = ("/uz/xodimlar", "/uz/fakultetlar", "/uz/galereya", "/uz/hujjatlar")
    ending = ""
    address = "127.0.1.22"
    language = "uz"
    country, zone = "UZ", "Asia/Tashkent"
    what = "Drupal, aliases and node/N for the same page, ?page= from 0, JSON:API, facets that multiply, events beside"
    count = 230
    robots = "User-agent: *\nDisallow: /core/\nDisallow: /admin/\nDisallow: /search/\nDisallow: /uz/search/\nDisallow: /user/\n"
    front = "/uz"

    def link(self, story: Story) -> str:
        return f"/uz/yangiliklar/{story.slug}"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/uz/yangiliklar/(?P<slug>[a-z0-9-]+)'
[[listings]]
url = "{self.origin}/uz/yangiliklar"
"""

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/uz/{p}" data-drupal-link-system-path="node/{n}">{name}</a></li>' for n, (p, name) in enumerate(zip(STATIC, w.list("menu"), strict=False), 1))
        return Answer(
            f"""<!DOCTYPE html><html lang="uz" dir="ltr"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />{head}<title>{esc(title)} | {w["name"]}</title></head>
<body class="path-node"><a href="#main-content" class="visually-hidden">Asosiy mazmunga</a><div class="dialog-off-canvas-main-canvas"><header role="banner"><a href="/uz" rel="home">{w["name"]}</a><nav><ul class="menu"><li><a href="/uz/yangiliklar">Yangiliklar</a></li>{self.extra_links}<li><a href="/uz/tadbirlar">Tadbirlar</a></li>{menu}</ul></nav></header>
<main role="main"><div class="layout-content">{main}</div></main><footer>{w["rights"]} <a href="/uz/user/login">Kirish</a> <a href="/uz/rss.xml">RSS</a></footer></div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _teaser(self, s: Story, link: str) -> str:
        return f'<div class="views-row"><article data-history-node-id="{s.number}" role="article" about="{link}" class="node node--type-yangilik node--view-mode-teaser"><h2><a href="{link}" rel="bookmark"><span class="field field--name-title">{esc(s.title)}</span></a></h2><div class="node__meta"><span>{self.w.day(s.day)}</span></div><div class="field--name-body"><p>{esc(s.teaser)}</p></div></article></div>'

    @route(r"/(?:uz/?)?")
    def home(self, ask: Ask) -> Answer:
        """Five stories and three events; the root redirects to the language."""
        if ask.path == "/":
            return self.moved("/uz", 302)
        rows = "".join(self._teaser(s, self.link(s)) for s in self.stories[:5])
        events = "".join(self._teaser(s, f"/uz/tadbirlar/{s.slug}") for s in self.notices[:3])
        return self._page("Bosh sahifa", f'<div class="view-frontpage">{rows}</div><a href="/uz/yangiliklar">Barchasi</a><div class="view-events">{events}</div>', "static")

    @route(r"/uz/yangiliklar")
    def listing(self, ask: Ask) -> Answer:
        """Twelve a page, counted from 0; facets combine."""
        chosen = sorted(value for name, value in ask.query.items() if name.startswith("f["))
        topics = self.w.list("sections")
        items = tuple(s for s in self.stories if all(f"mavzu:{s.section}" == c or f"yil:{s.day.year}" == c for c in chosen))
        page, last = ask.number("page", 0), pages(items, SIZE) - 1
        base = "?" + "".join(f"f%5B{n}%5D={value}&amp;" for n, value in enumerate(chosen))
        facets = "".join(f'<li><a rel="nofollow" href="/uz/yangiliklar{base}f%5B{len(chosen)}%5D={value}">{name}</a></li>' for value, name in [*((f"mavzu:{n}", t) for n, t in enumerate(topics)), *((f"yil:{y}", str(y)) for y in range(2022, 2027))] if value not in chosen)
        rows = "".join(self._teaser(s, self.link(s)) for s in paged(items, page + 1, SIZE)) or '<div class="view-empty">Natija topilmadi.</div>'
        links = "".join(f'<li class="pager__item"><a href="{base}page={n}" title="Sahifa {n + 1}">{n + 1}</a></li>' for n in range(max(0, page - 4), min(last, page + 4) + 1))
        if page < last:
            links += f'<li class="pager__item pager__item--next"><a href="{base}page={page + 1}" rel="next"><span>Keyingi ›</span></a></li><li class="pager__item pager__item--last"><a href="{base}page={last}">Oxirgi »</a></li>'
        return self._page("Yangiliklar", f'<h1>Yangiliklar</h1><div class="block-facets"><ul>{facets}</ul></div><div class="view-content">{rows}</div><nav class="pager"><ul class="pager__items">{links}</ul></nav>', "listing", "facet" if chosen else "")

    @route(r"/uz/(yangiliklar|tadbirlar)/([a-z0-9-]+)|/(?:uz/)?node/(\d+)")
    def node(self, ask: Ask, part: str | None, name: str | None, number: str | None) -> Answer | None:
        """A node by its alias or number."""
        if number and 1 <= int(number) <= len(STATIC):
            return self.static(ask, STATIC[int(number) - 1])
        pools = {"yangiliklar": self.stories, "tadbirlar": self.notices if part else ()}
        for section, pool in pools.items():
            s = next((s for s in pool if (part in {section, None}) and (s.slug == name or str(s.number) == number)), None)
            if s is not None:
                return self._text(s, section)
        return None

    def _text(self, s: Story, section: str) -> Answer:
        news = section == "yangiliklar"
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        head = f'<link rel="canonical" href="{self.origin}/uz/{section}/{s.slug}" /><link rel="shortlink" href="{self.origin}/uz/node/{s.number}" />'
        main = f'<h1 class="page-title"><span class="field field--name-title">{esc(s.title)}</span></h1><article data-history-node-id="{s.number}" class="node node--type-{"yangilik" if news else "tadbir"} node--view-mode-full"><footer class="node__meta"><span class="field field--name-uid">{s.author}</span> <span class="field field--name-created">{self.w.day(s.day)} - {s.clock}</span></footer><div class="clearfix text-formatted field field--name-body">{body}</div></article>'
        return self._page(s.title, main, "article" if news else "event", str(s.number) if news else "", head)

    @route("/uz/tadbirlar")
    def events(self, ask: Ask) -> Answer:
        """Events."""
        return self._page("Tadbirlar", "<h1>Tadbirlar</h1>" + "".join(self._teaser(s, f"/uz/tadbirlar/{s.slug}") for s in self.notices), "listing")

    @route(r"/(?:uz/)?jsonapi(?:/node/yangilik)?")
    def jsonapi(self, ask: Ask) -> Answer:
        """The interface: the list of kinds, and the stories, at most fifty at once."""
        base = f"{self.origin}/jsonapi"
        if ask.path.endswith("jsonapi"):
            body = {"jsonapi": {"version": "1.0"}, "data": [], "links": {"node--yangilik": {"href": f"{base}/node/yangilik"}, "node--page": {"href": f"{base}/node/page"}, "self": {"href": base}}}
            return Answer(json.dumps(body), type="application/vnd.api+json", kind="api")
        offset, limit = max(ask.number("page[offset]", 0), 0), min(max(ask.number("page[limit]", 50), 1), 50)
        data = [
            {
                "type": "node--yangilik", "id": f"00000000-0000-4000-8000-{s.number:012}",
                "attributes": {"drupal_internal__nid": s.number, "status": True, "title": s.title, "created": s.iso + "+05:00", "changed": s.iso + "+05:00", "path": {"alias": f"/yangiliklar/{s.slug}", "langcode": "uz"}, "body": {"value": "".join(f"<p>{t}</p>" for t in s.paragraphs), "format": "full_html"}, "langcode": "uz"},
            }
            for s in sorted(self.stories, key=lambda s: s.number)[offset : offset + limit]
        ]  # fmt: skip
        links = {"self": {"href": f"{base}/node/yangilik"}}
        if offset + limit < len(self.stories):
            links["next"] = {"href": f"{base}/node/yangilik?page%5Boffset%5D={offset + limit}&page%5Blimit%5D={limit}"}
        return Answer(json.dumps({"jsonapi": {"version": "1.0"}, "data": data, "links": links}), type="application/vnd.api+json", kind="api")

    @route(r"/uz/rss\.xml")
    def feed(self, ask: Ask) -> Answer:
        """The front page's ten, teasers only."""
        items = "".join(f"<item><title>{esc(s.title)}</title><link>{self.origin}{self.link(s)}</link><description>{esc(s.teaser)}</description><pubDate>{s.day:%a, %d %b %Y} {s.clock}:00 +0500</pubDate><guid isPermaLink=\"false\">{s.number} at {self.origin}</guid></item>" for s in self.stories[:10])
        return Answer(f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xml:base="{self.origin}/uz"><channel><title>{self.w["name"]}</title>{items}</channel></rss>', type="application/rss+xml; charset=utf-8", kind="feed")

    @route("/uz/user/login")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("Kirish", '<form class="user-login-form"><input name="name" /><input type="password" name="pass" /></form>', "login")

    @route("/uz/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<h1 class="page-title">{title}</h1><article class="node node--type-page"><div class="field--name-body">{"".join(f"<p>{esc(t)}</p>" for t in prose("uz", self.id + name))}</div></article>', "static")


class Nodes(Site):
    id = "nodes"
    address = "127.0.1.23"
    language = "el"
    country, zone = "GR", "Europe/Athens"
    what = "Drupal 7, node/N for news, events and static pages alike, views pager from 0, terms, no feed, no sitemap"
    count = 72
    robots = "User-agent: *\nCrawl-delay: 0\nDisallow: /includes/\nDisallow: /user/\nDisallow: /?q=user/\n"

    def link(self, story: Story) -> str:
        return f"/node/{story.number}"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/node/(?P<number>\d+)'
[[listings]]
url = "{self.origin}/anakoinoseis"
"""

    @property
    def events(self) -> dict[int, Story]:
        """Events, by numbers between those of the news."""
        taken = {s.number for s in self.stories} | set(range(1, 13))
        free = [number for number in range(20, 900) if number not in taken]
        return dict(zip(free[:: max(1, len(free) // 24)], self.notices, strict=False))

    def _page(self, title: str, main: str, kind: str, key: str = "", node: str = "page") -> Answer:
        w = self.w
        menu = "".join(f'<li class="leaf"><a href="/node/{n}">{name}</a></li>' for n, name in enumerate(w.list("menu"), 1))
        return Answer(
            f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="el"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="Generator" content="Drupal 7 (http://drupal.org)" /><title>{esc(title)} | {w["name"]}</title></head>
<body class="html not-front node-type-{node}"><div id="page"><div id="header"><a href="/" rel="home">{w["name"]}</a></div><ul id="main-menu">{menu}<li><a href="/anakoinoseis">Το Βήμα</a></li><li><a href="/ekdiloseis">Εκδηλώσεις</a></li></ul><div id="content">{main}</div><div id="footer">{w["rights"]}</div></div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    @route(r"/(?:node)?")
    def home(self, ask: Ask) -> Answer:
        """Five stories."""
        rows = "".join(f'<div class="views-row"><a href="/node/{s.number}">{esc(s.title)}</a></div>' for s in self.stories[:5])
        events = "".join(f'<div class="views-row"><a href="/node/{n}">{esc(s.title)}</a></div>' for n, s in list(self.events.items())[:4])
        return self._page(self.w["home"], f'<p>{self.w["blurb"]}</p><div class="view">{rows}<a href="/anakoinoseis">{self.w["more"]}</a></div><div class="view">{events}</div>', "static")

    @route(r"/anakoinoseis|/taxonomy/term/(\d+)")
    def listing(self, ask: Ask, term: str | None) -> Answer | None:
        """All news, or those of a term."""
        items = tuple(s for s in self.stories if term is None or str(s.section + 3) == term)
        page, last = ask.number("page", 0), pages(items, 10) - 1
        if not items:
            return None
        rows = "".join(f'<div class="views-row"><div class="views-field-title"><a href="/node/{s.number}">{esc(s.title)}</a></div><div class="views-field-created">{self.w.weekday(s.day)}, {self.w.day(s.day)}</div></div>' for s in paged(items, page + 1, 10))
        links = "".join(f'<li class="pager-item"><a title="Σελίδα {n + 1}" href="{ask.path}?page={n}">{n + 1}</a></li>' for n in range(last + 1) if n != page)
        if page < last:
            links += f'<li class="pager-next"><a href="{ask.path}?page={page + 1}">επόμενη ›</a></li><li class="pager-last"><a href="{ask.path}?page={last}">τελευταία »</a></li>'
        return self._page("Το Βήμα", f'<h1>Το Βήμα</h1><div class="view-content">{rows}</div><ul class="pager">{links}</ul>', "listing", "facet" if term else "")

    @route("/ekdiloseis")
    def event_list(self, ask: Ask) -> Answer:
        """Events."""
        return self._page("Εκδηλώσεις", "<h1>Εκδηλώσεις</h1>" + "".join(f'<div class="views-row"><a href="/node/{n}">{esc(s.title)}</a> {s.day:%d/%m/%Y}</div>' for n, s in self.events.items()), "listing")

    @route(r"/node/(\d+)")
    def node(self, ask: Ask, number: str) -> Answer | None:
        """Whatever has this number."""
        n = int(number)
        if 1 <= n <= 12:
            title = self.w.list("menu")[n - 1]
            return self._page(title, f'<h1 id="page-title">{title}</h1><div class="node node-page"><div class="field-item">{"".join(f"<p>{esc(t)}</p>" for t in prose("el", self.id + number))}</div></div>', "static")
        s = self.by_number.get(number)
        event = self.events.get(n)
        if s is None and event is None:
            return None
        one = s or event
        assert one is not None
        body = "".join(f"<p>{esc(t)}</p>" for t in one.paragraphs)
        term = f'<div class="field-tags"><a href="/taxonomy/term/{one.section + 3}">{self.w.list("sections")[one.section]}</a></div>' if s else ""
        when = f'<div class="submitted">{self.w.weekday(one.day)}, {self.w.day(one.day)} - {one.clock}</div>' if s else f'<div class="field-date">{one.day:%d/%m/%Y} {one.clock}</div>'
        main = f'<h1 id="page-title">{esc(one.title)}</h1><div id="node-{n}" class="node node-{"article" if s else "event"}">{when}<div class="field field-name-body"><div class="field-item even">{body}</div></div>{term}</div>'
        return self._page(one.title, main, "article" if s else "event", number if s else "", "article" if s else "event")
