"""A single-page application in Georgian: every address answers with the same empty shell; a script names the interface."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tests.farm.model import Answer, Ask, Site, Truth, pages, route
from tests.farm.texts import Story, prose

SIZE = 12
STATIC = ("about", "rectorate", "entrants", "students", "science", "international", "library", "sport", "career", "alumni", "contact")
SCRIPT = """(function(){"use strict";var e={apiBase:"/api/v2",perPage:12,locale:"ka"};function g(p){return fetch(e.apiBase+p).then(function(r){if(!r.ok)throw r.status;return r.json()})}
function h(t){return t.replace(/&/g,"&amp;").replace(/</g,"&lt;")}var root=document.getElementById("app");
function list(k,n){g("/"+k+"?page="+n+"&per_page="+e.perPage).then(function(d){root.innerHTML=d.data.map(function(s){return '<article><h2><a href="/'+k+'/'+s.slug+'">'+h(s.title)+'</a></h2><time>'+s.published_at+'</time></article>'}).join("")+(d.meta.current_page<d.meta.last_page?'<a class="next" href="/'+k+'?page='+(n+1)+'">შემდეგი</a>':'')})}
function one(k,s){g("/"+k+"/"+s).then(function(d){document.title=d.data.title;root.innerHTML='<article><h1>'+h(d.data.title)+'</h1><time datetime="'+d.data.published_at+'">'+d.data.date_text+'</time>'+d.data.body+'</article>'})}
function page(s){g("/pages/"+s).then(function(d){root.innerHTML='<h1>'+h(d.data.title)+'</h1>'+d.data.body})}
var p=location.pathname.split("/").filter(Boolean),n=parseInt(new URLSearchParams(location.search).get("page")||"1",10);
g("/menu").then(function(d){document.getElementById("menu").innerHTML=d.data.map(function(m){return '<a href="'+m.url+'">'+h(m.title)+'</a>'}).join(" ")});
if(p[0]==="news"||p[0]==="events"){p[1]?one(p[0],p[1]):list(p[0],n)}else if(p[0]){page(p[0])}else{list("news",1)}})();"""


class App(Site):
    id = "app"
    address = "127.0.1.26"
    held = True
    language = "ka"
    country, zone = "GE", "Asia/Tbilisi"
    what = "single-page application, the same shell everywhere (also for addresses that do not exist), JSON interface named only in a script"
    count = 60
    robots = "User-agent: *\nDisallow: /admin\n"

    def link(self, story: Story) -> str:
        return f"/news/{story.slug}"

    def articles(self) -> Iterable[Truth]:
        for story in self.stories:
            yield Truth(str(story.number), self.link(story), story, reachable=False)

    def _json(self, body: Any, kind: str = "api", status: int = 200) -> Answer:
        return Answer(json.dumps(body, ensure_ascii=False), status, type="application/json", kind=kind)

    def _short(self, s: Story) -> dict[str, Any]:
        return {"id": s.number, "slug": s.slug, "title": s.title, "published_at": f"{s.iso}+04:00", "date_text": self.w.day(s.day), "excerpt": s.teaser, "cover": f"/storage/{s.number}.jpg"}

    @route(r"/assets/index-3f1c9a\.js")
    def script(self, ask: Ask) -> Answer:
        """The application."""
        return Answer(SCRIPT, type="application/javascript; charset=utf-8", kind="file")

    @route(r"/api/v2/(news|events)")
    def api_list(self, ask: Ask, part: str) -> Answer:
        """A page of stories or events."""
        items = self.stories if part == "news" else self.notices
        page, size = max(ask.number("page", 1), 1), min(max(ask.number("per_page", SIZE), 1), 50)
        base = f"{self.origin}/api/v2/{part}"
        last = pages(items, size)
        links = {"first": f"{base}?page=1", "last": f"{base}?page={last}", "next": f"{base}?page={page + 1}" if page < last else None}
        return self._json({"data": [self._short(s) for s in items[(page - 1) * size : page * size]], "links": links, "meta": {"current_page": page, "last_page": last, "per_page": size, "total": len(items)}})

    @route(r"/api/v2/(news|events)/([a-z0-9-]+)")
    def api_one(self, ask: Ask, part: str, name: str) -> Answer:
        """A story or an event with its body."""
        s = next((s for s in (self.stories if part == "news" else self.notices) if s.slug == name), None)
        if s is None:
            return self._json({"message": "Not found."}, "missing", 404)
        return self._json({"data": {**self._short(s), "body": "".join(f"<p>{t}</p>" for t in s.paragraphs), "author": s.author}})

    @route(r"/api/v2/(menu|pages/[a-z]+)")
    def api_rest(self, ask: Ask, what: str) -> Answer:
        """The menu and static pages."""
        names = self.w.list("menu")
        if what == "menu":
            return self._json({"data": [{"title": "სიახლეები", "url": "/news"}, {"title": "ღონისძიებები", "url": "/events"}, *({"title": n, "url": f"/{p}"} for p, n in zip(STATIC, names, strict=False))]})
        name = what.removeprefix("pages/")
        if name not in STATIC:
            return self._json({"message": "Not found."}, "missing", 404)
        return self._json({"data": {"title": names[STATIC.index(name)], "body": "".join(f"<p>{t}</p>" for t in prose("ka", self.id + name))}})

    @route(r"/(?!api/|assets/)(.*)")
    def shell(self, ask: Ask, path: str) -> Answer:
        """The shell, whatever was asked for."""
        story = next((s for s in self.stories if path == f"news/{s.slug}"), None)
        return Answer(
            f'<!doctype html><html lang="ka"><head><meta charset="utf-8"><title>{self.w["name"]}</title><script type="module" crossorigin src="/assets/index-3f1c9a.js"></script></head><body><nav id="menu"></nav><div id="app"></div><noscript>გთხოვთ ჩართოთ JavaScript.</noscript></body></html>',
            kind="article" if story else "static", key=str(story.number) if story else "",
        )  # fmt: skip
