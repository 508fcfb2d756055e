"""A static generator's site in Georgian, Armenian and English: lists without a day, folders named in each language, translations of
some stories only, a featured story on every page of a list; people, events and tags in cards of the same kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from tests.farm.model import Answer, Ask, Site, Truth, esc, numbers, paged, pages, route
from tests.farm.texts import Story, prose, slug, stories
from tests.farm.words import words

SIZE = 9


@dataclass(frozen=True)
class Tongue:
    """How one language's part of the site is addressed."""

    base: str
    news: str
    events: str
    people: str
    tags: str
    search: str
    names: tuple[str, str, str]
    """Events, people, tags, as the menu calls them."""
    statics: tuple[str, ...]


TONGUES = {
    "ka": Tongue("", "siakhleebi", "ghonisdziebebi", "gundi", "tegebi", "dzieba", ("ღონისძიებები", "გუნდი", "თეგები"), ("chven-shesakheb", "rektorati", "abiturientebs", "studentebs", "metsniereba", "saertashoriso", "biblioteka", "sporti", "dasakmeba", "kursdamtavrebulebi", "kontakti")),
    "hy": Tongue("/hy", "norutyunner", "mijotsarumner", "mardik", "pitakner", "voronum", ("Միջոցառումներ", "Մարդիկ", "Պիտակներ"), ("mer-masin", "rektorat", "dimordnerin", "krtutyun", "gitutyun", "mijazgayin", "gradaran", "kyank", "kariera", "shrjanavartner", "kap")),
    "en": Tongue("/en", "news", "events", "people", "tags", "search", ("Events", "People", "Tags"), ("about", "leadership", "admissions", "study", "research", "international", "library", "life", "careers", "alumni", "contact")),
}  # fmt: skip


class Eleventy(Site):
    id = "eleventy"
    address = "127.0.1.38"
    held = True
    language = "ka"
    languages = ("ka", "hy", "en")
    country, zone = "GE", "Asia/Tbilisi"
    what = "static generator in ka, hy and en, folders named in each language, no days in lists, a featured story on every page, sitemap of everything without lastmod"
    count = 70
    robots = "User-agent: *\nAllow: /\n"

    @cached_property
    def by_tongue(self) -> dict[str, tuple[Story, ...]]:
        """All stories in Georgian, two thirds in Armenian, half of them in English; one number and day in all."""
        leading = stories("ka", self.count, self.id, top=4300)
        found: dict[str, tuple[Story, ...]] = {}
        for tongue in TONGUES:
            pool = stories(tongue, self.count, self.id, top=4300)
            pairs = [replace(s, day=lead.day, clock=lead.clock) for s, lead in zip(pool, leading, strict=True)]
            found[tongue] = tuple(s for s in pairs if tongue == "ka" or (tongue == "hy" and s.number % 3) or (tongue == "en" and s.number % 2))
        return found

    @cached_property
    def by_path(self) -> dict[str, tuple[str, Story]]:
        """Language and story by address."""
        return {self._at(tongue, s): (tongue, s) for tongue, pool in self.by_tongue.items() for s in pool}

    def _at(self, tongue: str, s: Story) -> str:
        t = TONGUES[tongue]
        return f"{t.base}/{t.news}/{s.slug}/"

    def articles(self) -> Iterable[Truth]:
        found = [(s, tongue, path) for path, (tongue, s) in self.by_path.items()]
        for s, tongue, path in sorted(found, key=lambda one: -one[0].number):
            yield Truth(f"{tongue}/{s.number}", path, s)

    def _events(self, tongue: str) -> tuple[Story, ...]:
        return stories(tongue, 14, f"{self.id}/events", top=800, short=True)

    def by_hand(self) -> str:
        return rf"""
languages = ["ka", "hy", "en"]
[[articles]]
pattern = '{self.origin}/siakhleebi/(?P<slug>[a-z][a-z0-9-]+)/'
[[articles]]
pattern = '{self.origin}/hy/norutyunner/(?P<slug>[a-z][a-z0-9-]+)/'
[[articles]]
pattern = '{self.origin}/en/news/(?P<slug>[a-z][a-z0-9-]+)/'
[[listings]]
url = "{self.origin}/siakhleebi/"
[[listings]]
url = "{self.origin}/hy/norutyunner/"
[[listings]]
url = "{self.origin}/en/news/"
"""

    def _page(self, tongue: str, title: str, main: str, kind: str, key: str = "", others: dict[str, str] | None = None) -> Answer:
        w, t = words(tongue), TONGUES[tongue]
        others = others or {}
        head = "".join(f'<link rel="alternate" hreflang="{code}" href="{self.origin}{path}">' for code, path in others.items())
        switch = "".join(f'<a href="{others.get(code, f"{one.base}/")}" lang="{code}">{code.upper()}</a>' for code, one in TONGUES.items() if code != tongue)
        menu = "".join(f'<a href="{t.base}/{p}/">{n}</a>' for p, n in zip(t.statics, w.list("menu"), strict=False))
        rest = "".join(f'<a href="{t.base}/{p}/">{n}</a>' for p, n in zip((t.news, t.events, t.people, t.tags), (w["news"], *t.names), strict=True))
        return Answer(
            f"""<!doctype html><html lang="{tongue}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{esc(title)} · {w["name"]}</title>{head}<meta name="generator" content="Eleventy v2.0.1"></head><body class="font-sans antialiased"><header class="flex"><a href="{t.base}/" class="text-xl">{w["name"]}</a><nav class="flex gap-4">{rest}{menu}<a href="{t.base}/{t.search}/">{w["search"]}</a></nav><div class="lang">{switch}</div></header>
<main class="max-w-5xl mx-auto">{main}</main><footer class="text-sm">{w["rights"]} <a href="https://intranet.example/login">Intranet</a></footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _card(self, path: str, title: str, tag: str = "") -> str:
        return f'<a href="{path}" class="group block rounded-lg"><img src="/img/{abs(len(title)) * 7}-400w.avif" alt="" loading="lazy"><span class="text-xs">{tag}</span><h3 class="mt-2 font-bold group-hover:underline">{esc(title)}</h3></a>'

    def _story(self, tongue: str, s: Story) -> str:
        return self._card(self._at(tongue, s), s.title, words(tongue).list("sections")[s.section])

    def _everywhere(self, rest: str) -> dict[str, str]:
        """Addresses of one page in all languages; `rest` names a part of Tongue, or nothing."""
        return {code: f"{t.base}/{getattr(t, rest)}/" if rest else f"{t.base}/" for code, t in TONGUES.items()}

    @route(r"(/hy|/en)?/")
    def home(self, ask: Ask, base: str | None) -> Answer:
        """Three stories, two events, a person."""
        tongue = next(code for code, t in TONGUES.items() if t.base == (base or ""))
        t, w = TONGUES[tongue], words(tongue)
        cards = "".join(self._story(tongue, s) for s in self.by_tongue[tongue][:3])
        events = self._events_of(tongue, 2)
        one = w.list("persons")[0]
        person = self._card(f"{t.base}/{t.people}/{slug(one)}/", one)
        return self._page(tongue, w["home"], f'<p class="lead">{w["blurb"]}</p><section class="grid grid-cols-3">{cards}</section><a href="{t.base}/{t.news}/">{w["back"]}</a><section class="grid grid-cols-3">{events}{person}</section>', "static", others=self._everywhere(""))

    @route(r"((?:/hy|/en)?)/([a-z-]+)/(?:([a-z0-9-]+)/)?(?:([0-9]+)/)?")
    def inside(self, ask: Ask, base: str, folder: str, name: str | None, number: str | None) -> Answer | None:
        """Everything in a language's folders."""
        tongue = next(code for code, t in TONGUES.items() if t.base == base)
        t, w = TONGUES[tongue], words(tongue)
        if folder == t.news and number is None:
            return self._list(tongue, name or "1") if name is None or name.isdecimal() else self._text(ask.path)
        if number is not None:
            return None
        if folder == t.events:
            return self._event(tongue, name)
        if folder == t.people:
            return self._person(tongue, name)
        if folder == t.tags:
            return self._tag(tongue, name)
        if name is None and folder == t.search:
            return self._page(tongue, w["search"], f'<h1>{w["search"]}</h1><div id="search"></div><script src="/pagefind/pagefind-ui.js"></script>', "static")
        if name is None and folder in t.statics:
            title = w.list("menu")[t.statics.index(folder)]
            return self._page(tongue, title, f'<article class="prose"><h1>{title}</h1>{"".join(f"<p>{esc(one)}</p>" for one in prose(tongue, self.id + folder))}</article>', "static")
        return None

    def _list(self, tongue: str, number: str) -> Answer | None:
        t, w, items = TONGUES[tongue], words(tongue), self.by_tongue[tongue]
        page, last = int(number), pages(items, SIZE)
        if not 1 <= page <= last or len(number) > 3:
            return None

        def at(n: int) -> str:
            return f"{t.base}/{t.news}/" + (f"{n}/" if n > 1 else "")

        featured = items[24]
        links = "".join(f'<span aria-current="page">{n}</span>' if n == page else f'<a href="{at(n)}">{n}</a>' for n in numbers(page, last, 1))
        links = (f'<a href="{at(page - 1)}" aria-label="{w["previous"]}">←</a>' if page > 1 else "") + links + (f'<a href="{at(page + 1)}" aria-label="{w["next"]}">→</a>' if page < last else "")
        main = f'<h1>{w["news"]}</h1><section class="featured">{self._story(tongue, featured)}</section><div class="grid grid-cols-3 gap-6">{"".join(self._story(tongue, s) for s in paged(items, page, SIZE))}</div><nav class="pagination flex">{links}</nav>'
        return self._page(tongue, w["news"], main, "listing", others=self._everywhere("news"))

    def _text(self, path: str) -> Answer | None:
        if path not in self.by_path:
            return None
        tongue, s = self.by_path[path]
        t, w = TONGUES[tongue], words(tongue)
        others = {code: self._at(code, o) for code in TONGUES for o in self.by_tongue[code] if o.number == s.number}
        tags = "".join(f'<a href="{t.base}/{t.tags}/{slug(tag)}/" class="tag">#{tag}</a>' for tag in s.tags)
        items = self.by_tongue[tongue]
        place = next(n for n, o in enumerate(items) if o.number == s.number)
        near = "".join(self._story(tongue, items[n]) for n in (place - 1, place + 1, place + 2) if 0 <= n < len(items))
        body = "".join(f"<p>{esc(one)}</p>" for one in s.paragraphs)
        main = f'<article><a href="{t.base}/{t.news}/" class="text-sm">← {w["back"]}</a><h1 class="text-3xl">{esc(s.title)}</h1><p class="text-gray-500">{w.day(s.day)} · {s.author}</p><figure><img src="/img/{s.number}-1200w.avif" alt=""></figure><div class="prose prose-lg">{body}</div><p>{tags}</p></article><aside><h2>{w["latest"]}</h2><div class="grid grid-cols-3">{near}</div></aside>'
        return self._page(tongue, s.title, main, "article", f"{tongue}/{s.number}", others)

    def _events_of(self, tongue: str, most: int = 99) -> str:
        t = TONGUES[tongue]
        return "".join(self._card(f"{t.base}/{t.events}/{s.slug}/", s.title) for s in self._events(tongue)[:most])

    def _event(self, tongue: str, name: str | None) -> Answer | None:
        t, items = TONGUES[tongue], self._events(tongue)
        if name is None:
            return self._page(tongue, t.names[0], f'<h1>{t.names[0]}</h1><div class="grid grid-cols-3 gap-6">{self._events_of(tongue)}</div>', "listing", others=self._everywhere("events"))
        s = next((s for s in items if s.slug == name), None)
        if s is None:
            return None
        body = "".join(f"<p>{esc(one)}</p>" for one in s.paragraphs)
        return self._page(tongue, s.title, f'<article><h1 class="text-3xl">{esc(s.title)}</h1><p class="text-gray-500">{words(tongue).day(s.day)}, {s.clock}, {words(tongue).list("faculties")[s.number % 8]}</p><div class="prose prose-lg">{body}</div></article>', "event")

    def _person(self, tongue: str, name: str | None) -> Answer | None:
        t = TONGUES[tongue]
        people = {slug(one): one for one in words(tongue).list("persons")}
        if name is None:
            cards = "".join(self._card(f"{t.base}/{t.people}/{p}/", n) for p, n in people.items())
            return self._page(tongue, t.names[1], f'<h1>{t.names[1]}</h1><div class="grid grid-cols-3 gap-6">{cards}</div>', "static", others=self._everywhere("people"))
        if name not in people:
            return None
        body = "".join(f"<p>{esc(one)}</p>" for one in prose(tongue, self.id + name))
        return self._page(tongue, people[name], f'<article><h1 class="text-3xl">{esc(people[name])}</h1><div class="prose prose-lg">{body}</div></article>', "static")

    def _tag(self, tongue: str, name: str | None) -> Answer | None:
        t, tags = TONGUES[tongue], {slug(one): one for one in words(tongue).list("tags")}
        if name is None:
            items = "".join(f'<li><a href="{t.base}/{t.tags}/{p}/">{n}</a></li>' for p, n in tags.items())
            return self._page(tongue, t.names[2], f"<h1>{t.names[2]}</h1><ul>{items}</ul>", "static")
        if name not in tags:
            return None
        cards = "".join(self._story(tongue, s) for s in self.by_tongue[tongue] if tags[name] in s.tags)
        return self._page(tongue, tags[name], f'<h1>#{tags[name]}</h1><div class="grid grid-cols-3 gap-6">{cards}</div>', "listing", "tag")

    @route(r"/sitemap\.xml")
    def sitemap(self, ask: Ask) -> Answer:
        """All pages alike, in the order of their addresses."""
        paths = [*self.by_path]
        for tongue, t in TONGUES.items():
            paths += [f"{t.base}/{p}/" for p in (t.news, t.events, t.people, t.tags, *t.statics)]
            paths += [f"{t.base}/{t.events}/{s.slug}/" for s in self._events(tongue)]
            paths += [f"{t.base}/{t.people}/{slug(one)}/" for one in words(tongue).list("persons")]
        inner = "".join(f"<url><loc>{self.origin}{path}</loc></url>" for path in sorted(paths))
        return Answer(f'<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>', type="application/xml", kind="sitemap")
