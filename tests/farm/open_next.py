"""A Next.js site in Spanish: no page has a word in its body, all of it stands in __NEXT_DATA__; a sitemap names the stories."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tests.farm.model import Answer, Ask, Site, Truth, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 12
BUILD = "k3JdQx0bVt9"
STATIC = ("universidad", "gobierno", "admision", "estudios", "investigacion", "internacional", "biblioteca", "vida", "empleo", "egresados", "contacto")


class Next(Site):
    id = "next"
    address = "127.0.1.11"
    language = "es"
    country, zone = "MX", "America/Mexico_City"
    what = "Next.js, empty shell, all in __NEXT_DATA__, links nowhere but in the state, sitemap of everything"
    count = 84
    robots = "# *\nUser-agent: *\nAllow: /\n\n# Host\nHost: ORIGIN\n\n# Sitemaps\nSitemap: ORIGIN/sitemap.xml\n"

    def link(self, story: Story) -> str:
        return f"/noticias/{story.slug}"

    def articles(self) -> Iterable[Truth]:
        for story in self.stories:
            yield Truth(str(story.number), self.link(story), story, reachable=False)

    def _state(self, ask: Ask, page: str, props: dict[str, Any], kind: str, key: str = "", title: str = "") -> Answer:
        state = {"props": {"pageProps": props, "__N_SSP": True}, "page": page, "query": ask.query, "buildId": BUILD, "isFallback": False, "gssp": True, "scriptLoader": []}
        if ask.path.startswith("/_next/data/"):
            return Answer(json.dumps({"pageProps": props, "__N_SSP": True}, ensure_ascii=False), type="application/json", kind="api", key=key)
        text = json.dumps(state, ensure_ascii=False).replace("</", "<\\/")
        return Answer(
            f'<!DOCTYPE html><html lang="es"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>{title or self.w["name"]}</title><link rel="preload" href="/_next/static/css/a1.css" as="style"/>'
            f'<script src="/_next/static/chunks/main-9f2.js" defer=""></script></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{text}</script></body></html>',
            kind=kind, key=key,
        )  # fmt: skip

    def _menu(self) -> list[dict[str, str]]:
        return [{"label": "Noticias", "href": "/noticias"}, {"label": "Agenda", "href": "/agenda"}, *({"label": n, "href": f"/{p}"} for p, n in zip(STATIC, self.w.list("menu"), strict=False))]

    def _short(self, s: Story) -> dict[str, Any]:
        return {"id": s.number, "slug": s.slug, "titulo": s.title, "fecha": f"{s.iso}.000-06:00", "resumen": s.teaser, "imagen": {"url": f"/img/{s.number}.jpg", "ancho": 1200}, "categoria": self.w.list("sections")[s.section]}

    @route(r"/|/_next/data/\w+/index\.json")
    def home(self, ask: Ask) -> Answer:
        """The front page's state: menu, five stories, three events."""
        return self._state(ask, "/", {"menu": self._menu(), "destacados": [self._short(s) for s in self.stories[:5]], "agenda": [self._short(s) for s in self.notices[:3]]}, "static")

    @route(r"/(noticias|agenda)|/_next/data/\w+/(noticias|agenda)\.json")
    def listing(self, ask: Ask, part: str | None, of_data: str | None) -> Answer:
        """A page of stories."""
        part = part or of_data or ""
        items = self.stories if part == "noticias" else self.notices
        page = ask.number("pagina", 1)
        return self._state(ask, f"/{part}", {"menu": self._menu(), "items": [self._short(s) for s in paged(items, page, SIZE)], "pagina": page, "totalPaginas": pages(items, SIZE), "total": len(items)}, "listing", title=f"{part.title()} | {self.w['name']}")

    @route(r"(?:/_next/data/\w+)?/(noticias|agenda)/([a-z0-9-]+)(?:\.json)?")
    def story(self, ask: Ask, part: str, name: str) -> Answer | None:
        """A story or an event, whole in the state."""
        items = self.stories if part == "noticias" else self.notices
        s = next((s for s in items if s.slug == name), None)
        if s is None:
            return None
        whole = {**self._short(s), "contenido": "".join(f"<p>{t}</p>" for t in s.paragraphs), "autor": {"nombre": s.author}, "etiquetas": list(s.tags)}
        news = part == "noticias"
        return self._state(ask, f"/{part}/[slug]", {"menu": self._menu(), "noticia" if news else "evento": whole, "relacionadas": [self._short(o) for o in items[:3]]}, "article" if news else "event", str(s.number) if news else "", f"{s.title} | {self.w['name']}")

    @route(r"/sitemap\.xml")
    def sitemap(self, ask: Ask) -> Answer:
        """Everything."""
        paths = ["/", "/noticias", "/agenda", *(f"/{p}" for p in STATIC), *map(self.link, self.stories), *(f"/agenda/{s.slug}" for s in self.notices)]
        inner = "".join(f"<url><loc>{self.origin}{path}</loc><lastmod>2026-11-01T00:00:00.000Z</lastmod><changefreq>daily</changefreq><priority>0.7</priority></url>" for path in paths)
        return Answer(f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>', type="application/xml", kind="sitemap")

    @route("/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._state(ask, "/[pagina]", {"menu": self._menu(), "pagina": {"titulo": title, "cuerpo": "".join(f"<p>{t}</p>" for t in prose("es", self.id + name))}}, "static", title=title)
