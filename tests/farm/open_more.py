"""A Japanese site whose listing grows by a button: an interface that gives HTML inside JSON; no pager, no sitemap, no feed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tests.farm.model import Answer, Ask, Site, Truth, esc, route
from tests.farm.texts import Story, prose

SIZE = 15
STATIC = ("about", "organization", "admissions", "education", "research", "international", "library", "campuslife", "career", "alumni", "access")


class More(Site):
    id = "more"
    address = "127.0.1.8"
    language = "ja"
    country, zone = "JP", "Asia/Tokyo"
    what = "a 'more' button with a JSON interface that gives HTML; section named topics; events in the same listing design"
    count = 120
    robots = "User-agent: *\nDisallow: /cms/\n"

    def link(self, story: Story) -> str:
        return f"/topics/{story.day:%Y}/{story.number:06}.html"

    def articles(self) -> Iterable[Truth]:
        for place, story in enumerate(self.stories):
            yield Truth(str(story.number), self.link(story), story, reachable=place < SIZE)

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li class="gnav__item"><a href="/{p}/">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        return Answer(
            f"""<!DOCTYPE html><html lang="ja"><head prefix="og: http://ogp.me/ns#"><meta charset="utf-8"><title>{esc(title)}｜{w["name"]}</title><meta property="og:site_name" content="{w["name"]}">{head}<link rel="stylesheet" href="/assets/css/style.css"></head>
<body><header class="header"><p class="header__logo"><a href="/"><img src="/assets/img/logo.svg" alt="{w["name"]}"></a></p><nav class="gnav"><ul>{menu}<li class="gnav__item"><a href="/topics/">トピックス</a></li><li class="gnav__item"><a href="/event/">イベント</a></li></ul></nav></header>
<main>{main}</main><footer><small>&copy; {w["name"]}</small><ul><li><a href="/sitepolicy/">サイトポリシー</a></li></ul></footer><script src="/assets/js/main.js"></script></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _item(self, s: Story, link: str) -> str:
        return f'<li class="newsList__item"><a href="{link}"><time class="newsList__date" datetime="{s.day}">{s.day:%Y.%m.%d}</time><span class="newsList__cat">{self.w.list("sections")[s.section]}</span><p class="newsList__title">{esc(s.title)}</p></a></li>'

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Five topics, three events."""
        topics = "".join(self._item(s, self.link(s)) for s in self.stories[:5])
        events = "".join(self._item(s, f"/event/{s.number}.html") for s in self.notices[:3])
        return self._page("トップ", f'<section><h2>トピックス</h2><ul class="newsList">{topics}</ul><a href="/topics/">一覧を見る</a></section><section><h2>イベント</h2><ul class="newsList">{events}</ul></section>', "static")

    @route(r"/topics/(?:index\.html)?")
    def topics(self, ask: Ask) -> Answer:
        """The first fifteen, and the button."""
        items = "".join(self._item(s, self.link(s)) for s in self.stories[:SIZE])
        main = f'<h1>トピックス</h1><ul class="newsList js-list">{items}</ul><div class="more"><button type="button" class="more__btn js-more" data-url="/cgi/topics.json" data-offset="{SIZE}" data-limit="{SIZE}" data-total="{len(self.stories)}">もっと見る</button></div>'
        return self._page("トピックス", main, "listing")

    @route(r"/cgi/topics\.json")
    def more(self, ask: Ask) -> Answer:
        """The next items, as HTML in JSON."""
        offset, limit = max(ask.number("offset", 0), 0), min(max(ask.number("limit", SIZE), 1), 30)
        part = self.stories[offset : offset + limit]
        following = offset + limit if offset + limit < len(self.stories) else None
        body = {"status": "ok", "html": "".join(self._item(s, self.link(s)) for s in part), "next": following, "total": len(self.stories)}
        return Answer(json.dumps(body, ensure_ascii=False), type="application/json", kind="api")

    @route(r"/assets/js/main\.js")
    def script(self, ask: Ask) -> Answer:
        """What the button does."""
        return Answer(
            "document.querySelectorAll('.js-more').forEach(function(b){b.addEventListener('click',function(){fetch(b.dataset.url+'?offset='+b.dataset.offset+'&limit='+b.dataset.limit)"
            ".then(function(r){return r.json()}).then(function(d){document.querySelector('.js-list').insertAdjacentHTML('beforeend',d.html);if(d.next===null){b.remove()}else{b.dataset.offset=d.next}})})});",
            type="text/javascript; charset=utf-8", kind="file",
        )  # fmt: skip

    @route(r"/topics/(\d{4})/(\d+)\.html")
    def article(self, ask: Ask, year: str, number: str) -> Answer | None:
        """A topic."""
        s = self.by_link.get(ask.path)
        return None if s is None else self._text(s, self.origin + self.link(s), str(s.number))

    @route(r"/event/(\d+)\.html")
    def event(self, ask: Ask, number: str) -> Answer | None:
        """An event."""
        s = next((s for s in self.notices if s.number == int(number)), None)
        return None if s is None else self._text(s, f"{self.origin}/event/{s.number}.html", "")

    def _text(self, s: Story, url: str, key: str) -> Answer:
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        when = "" if key else f'<table class="detail"><tr><th>日時</th><td>{self.w.day(s.day)} {s.clock}</td></tr><tr><th>場所</th><td>{self.w.list("faculties")[s.number % 8]}</td></tr></table>'
        main = f'<article class="entry"><h1 class="entry__title">{esc(s.title)}</h1><p class="entry__date">{s.day.year}年{s.day.month:02}月{s.day.day:02}日</p>{when}<div class="entry__body">{body}</div><p><a href="{"/topics/" if key else "/event/"}">一覧へ戻る</a></p></article>'
        return self._page(s.title, main, "article" if key else "event", key, f'<link rel="canonical" href="{url}"><meta property="og:title" content="{esc(s.title)}"><meta property="og:type" content="article">')

    @route(r"/event/")
    def events(self, ask: Ask) -> Answer:
        """Events."""
        return self._page("イベント", f'<h1>イベント</h1><ul class="newsList">{"".join(self._item(s, f"/event/{s.number}.html") for s in self.notices)}</ul>', "listing")

    @route("/(" + "|".join((*STATIC, "sitepolicy")) + ")/")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = (*self.w.list("menu")[:11], "サイトポリシー")[(*STATIC, "sitepolicy").index(name)]
        return self._page(title, f'<h1>{title}</h1>{"".join(f"<p>{esc(t)}</p>" for t in prose("ja", self.id + name))}', "static")
