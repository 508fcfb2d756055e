"""Three languages by ?lang= on one address, hreflang in the sitemap, a listing whose pager speaks in offsets held by data attributes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from tests.farm.model import Answer, Ask, Site, Truth, esc, route
from tests.farm.texts import Story, prose, stories
from tests.farm.words import words

SIZE = 12
CODES = {"kz": "kk", "ru": "ru", "en": "en"}
STATIC = ("about", "leadership", "admission", "students", "science", "international", "library", "sport", "career", "alumni", "contacts")


class Query(Site):
    id = "query"
    address = "127.0.1.12"
    language = "kk"
    languages = ("kk", "ru", "en")
    country, zone = "KZ", "Asia/Almaty"
    what = "/media/ID?lang=kz|ru|en, without lang Kazakh, hreflang, links that lose the language, offset pager, every item in two languages or three"
    count = 60
    robots = "User-agent: *\nDisallow: /cabinet\n\nSitemap: ORIGIN/sitemap.xml\n"

    @cached_property
    def by_code(self) -> dict[str, dict[int, Story]]:
        """Stories by language code and number: all in Kazakh and Russian, every second one in English."""
        leading = stories("kk", self.count, self.id, top=90455)
        found: dict[str, dict[int, Story]] = {}
        for code, language in CODES.items():
            pool = stories(language, self.count, self.id, top=90455)
            found[code] = {s.number: replace(s, day=lead.day, clock=lead.clock) for s, lead in zip(pool, leading, strict=True) if code != "en" or s.number % 2}
        return found

    def articles(self) -> Iterable[Truth]:
        found = [(s.number, code, s) for code, pool in self.by_code.items() for s in pool.values()]
        for number, code, story in sorted(found, key=lambda one: -one[0]):
            yield Truth(f"{code}/{number}", f"/media/{number}?lang={code}", story)

    def _code(self, ask: Ask) -> str:
        return code if (code := ask.query.get("lang", "kz")) in CODES else "kz"

    def _page(self, code: str, title: str, main: str, kind: str, key: str = "", here: str = "/", others: Iterable[str] = CODES) -> Answer:
        w = words(CODES[code])
        menu = "".join(f'<li class="nav-item"><a class="nav-link" href="/{p}?lang={code}">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        switch = "".join(f'<a class="lang" hreflang="{CODES[other]}" href="{here}?lang={other}">{other}</a>' for other in others)
        return Answer(
            f"""<!doctype html><html lang="{CODES[code]}"><head><meta charset="utf-8"><title>{esc(title)} | {w["name"]}</title></head><body><header><a class="navbar-brand" href="/?lang={code}">{w["name"]}</a>{switch}<ul class="navbar-nav">{menu}
<li class="nav-item"><a class="nav-link" href="/media?lang={code}">{w["news"]}</a></li><li class="nav-item"><a class="nav-link" href="/cabinet">ID</a></li></ul></header><main class="container">{main}</main><footer>{w["rights"]}</footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _card(self, code: str, s: Story) -> str:
        return f'<div class="col-md-4"><div class="card"><a href="/media/{s.number}?lang={code}"><img src="/storage/{s.number}.webp" alt=""></a><div class="card-body"><small>{s.day:%d.%m.%Y}</small><h5><a href="/media/{s.number}?lang={code}">{esc(s.title)}</a></h5></div></div></div>'

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Six cards."""
        code = self._code(ask)
        cards = "".join(self._card(code, s) for s in list(self.by_code[code].values())[:6])
        return self._page(code, words(CODES[code])["home"], f'<div class="row">{cards}</div><a class="btn" href="/media?lang={code}">{words(CODES[code])["more"]}</a>', "static")

    @route("/media")
    def listing(self, ask: Ask) -> Answer:
        """Twelve cards from an offset on."""
        code, offset = self._code(ask), max(ask.number("offset", 0), 0)
        pool = list(self.by_code[code].values())
        cards = "".join(self._card(code, s) for s in pool[offset : offset + SIZE])
        links = "".join(f'<li class="page-item"><a class="page-link" href="/media?lang={code}&amp;offset={start}">{start // SIZE + 1}</a></li>' for start in range(0, len(pool), SIZE))
        return self._page(code, words(CODES[code])["news"], f'<h1>{words(CODES[code])["news"]}</h1><div class="row">{cards}</div><ul class="pagination">{links}</ul>', "listing", here="/media")

    @route(r"/media/(\d+)/?")
    def item(self, ask: Ask, number: str) -> Answer | None:
        """An item; in a language that it does not have it is not found."""
        code = self._code(ask)
        s = self.by_code[code].get(int(number))
        if s is None:
            return None
        others = [other for other in CODES if int(number) in self.by_code[other]]
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        near = "".join(f'<li><a href="/media/{other.number}?lang={code}">{esc(other.title)}</a></li>' for other in list(self.by_code[code].values())[:3])
        main = f'<article><h1>{esc(s.title)}</h1><div class="meta">{words(CODES[code]).day(s.day)} | {s.views}</div><div class="text">{body}</div></article><aside><h4>{words(CODES[code])["latest"]}</h4><ul>{near}</ul></aside>'
        return self._page(code, s.title, main, "article", f"{code}/{number}", f"/media/{number}", others)

    @route(r"/sitemap\.xml")
    def sitemap(self, ask: Ask) -> Answer:
        """One entry a language of each item, each naming the others."""
        parts = []
        for one in self.truth.values():
            number = one.key.partition("/")[2]
            links = "".join(f'<xhtml:link rel="alternate" hreflang="{CODES[code]}" href="{self.origin}/media/{number}?lang={code}"/>' for code in CODES if int(number) in self.by_code[code])
            parts.append(f"<url><loc>{self.origin}{one.path}</loc>{links}<lastmod>{one.story.day}</lastmod></url>")
        parts += [f"<url><loc>{self.origin}/{p}?lang={code}</loc></url>" for p in STATIC for code in CODES]
        return Answer(f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">{"".join(parts)}</urlset>', type="application/xml", kind="sitemap")

    @route("/cabinet")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("en", "ID", '<form><input name="email"><input type="password" name="password"></form>', "login")

    @route("/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        code = self._code(ask)
        title = words(CODES[code]).list("menu")[STATIC.index(name)]
        return self._page(code, title, f'<article><h1>{title}</h1><div class="text">{"".join(f"<p>{esc(t)}</p>" for t in prose(CODES[code], self.id + name))}</div></article>', "static", here=f"/{name}")
