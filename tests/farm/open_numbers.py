"""Three languages under one number, in the manner of Kazakh universities: missing translations answer 200, the archive by day
has no end on either side, and a relative link makes paths that grow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from tests.farm.model import Answer, Ask, Site, Truth, esc, paged, pages, route
from tests.farm.texts import Story, prose, stories
from tests.farm.words import words

SIZE = 12
CODES = {"kz": "kk", "ru": "ru", "en": "en"}
STATIC = range(11, 21)
NONE = {"kz": "Бұл мақаланың аудармасы жоқ.", "ru": "Перевод этой страницы отсутствует.", "en": "This page has not been translated."}


class Numbers(Site):
    id = "numbers"
    address = "127.0.1.5"
    language = "kk"
    languages = ("kk", "ru", "en")
    country, zone = "KZ", "Asia/Almaty"
    what = "numbers shared by kk, ru, en; missing translations with 200; archive by day without an end; relative paths that grow; mobile twins"
    count = 110
    robots = "User-agent: *\nDisallow: /admin/\nDisallow: /*/print/\n"
    front = "/kz/"

    @cached_property
    def by_code(self) -> dict[str, dict[int, Story]]:
        """Stories by language code and number: all in Kazakh, most in Russian, half in English."""
        found: dict[str, dict[int, Story]] = {}
        leading = stories("kk", self.count, self.id, top=31240)
        for code, language in CODES.items():
            share = {"kz": 10, "ru": 7, "en": 4}[code]
            pool = stories(language, self.count, self.id, top=31240)
            found[code] = {s.number: replace(s, day=lead.day, clock=lead.clock) for s, lead in zip(pool, leading, strict=True) if s.number * 7 % 10 < share}
        return found

    def articles(self) -> Iterable[Truth]:
        found = [(s.number, code, s) for code, pool in self.by_code.items() for s in pool.values()]
        for number, code, story in sorted(found, key=lambda one: -one[0]):
            yield Truth(f"{code}/{number}", f"/{code}/4/press/item/{number}/", story)

    def by_hand(self) -> str:
        return rf"""
languages = ["kk", "ru", "en"]
language_codes = {{ kz = "kk" }}
shared_numbers = true
[[articles]]
pattern = '{self.origin}/(?P<lang>kz|ru|en)/4/press/item/(?P<number>\d+)/?'
canonical = "{self.origin}/{{lang}}/4/press/item/{{number}}/"
[[listings]]
url = "{self.origin}/{{lang}}/4/press/list/"
"""

    def _page(self, code: str, title: str, main: str, kind: str, key: str = "", here: str = "") -> Answer:
        w = words(CODES[code])
        menu = "".join(f'<li><a href="/{code}/4/page/{n}/">{name}</a></li>' for n, name in zip(STATIC, w.list("menu"), strict=False))
        switch = " ".join(f'<a href="/{other}/{here}">{other.upper()}</a>' for other in CODES)
        return Answer(
            f"""<!DOCTYPE html><html lang="{code}"><head><meta charset="utf-8"/><title>{w["name"]}</title><meta property="og:title" content="{w["name"]}"/></head><body>
<div class="top-line">{switch} <a href="/{code}/admin/login/">Вход</a></div><div class="main-menu"><ul>{menu}<li><a href="/{code}/4/press/list/">{w["news"]}</a></li></ul></div>
<div class="breadcrumbs">- <a href="/{code}/">{w["home"]}</a> - {w["news"]}</div><div class="wrap">{main}</div>
<div class="footer"><a href="press/archive/">{w["back"]}</a><p>{w["rights"]}</p></div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _row(self, code: str, s: Story) -> str:
        return f'<div class="n-item"><span class="n-date">{s.day:%d.%m.%Y}</span><a href="/{code}/4/press/item/{s.number}"><img src="/img/{s.number}_s.jpg" alt=""/></a><a class="n-title" href="/{code}/4/press/item/{s.number}">{esc(s.title)}</a></div>'

    @route("/")
    def root(self, ask: Ask) -> Answer:
        """The Kazakh front page."""
        return self.moved("/kz/", 302)

    @route(r"/(kz|ru|en)/")
    def home(self, ask: Ask, code: str) -> Answer:
        """Five items, and the way to the archive of today."""
        pool = tuple(self.by_code[code].values())
        w = words(CODES[code])
        return self._page(code, w["name"], f'<h2>{w["news"]}</h2>{"".join(self._row(code, s) for s in pool[:5])}<a href="/{code}/4/press/list/">{w["back"]}</a> <a href="/{code}/4/press/day/2026-10-30/">30.10.2026</a><p>{w["blurb"]}</p>', "static")

    @route(r"/(kz|ru|en)/4/press/list/")
    def listing(self, ask: Ask, code: str) -> Answer:
        """Twelve a page; a page past the end is empty, and says 200."""
        pool = tuple(self.by_code[code].values())
        page, last = ask.number("page", 1), pages(pool, SIZE)
        links = " ".join(f'<a href="?page={n}">{n}</a>' for n in range(max(1, page - 3), min(last, page + 3) + 1))
        following = f'<a class="arrow" href="?page={page + 1}">&rarr;</a>'
        return self._page(code, "", f'<div class="n-list">{"".join(self._row(code, s) for s in paged(pool, page, SIZE))}</div><div class="pages">{links} {following}</div>', "listing" if page <= last else "trap", "" if page <= last else "pages", "4/press/list/")

    @route(r"/(m/)?(kz|ru|en)/4/press/item/(\d+)/?")
    def item(self, ask: Ask, mobile: str | None, code: str, number: str) -> Answer:
        """An item; without a translation a page says so, with 200."""
        s = self.by_code[code].get(int(number))
        here = f"4/press/item/{number}/"
        if s is None:
            return self._page(code, "", f'<div class="k-head"><h2></h2></div><div class="k-text"><p>{NONE[code]}</p></div>', "missing", here=here)
        pool = list(self.by_code[code].values())
        others = "".join(self._row(code, other) for other in pool[:4])
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        if mobile:
            return Answer(f"<html><head><title>{esc(s.title)}</title></head><body><h1>{esc(s.title)}</h1>{body}</body></html>", kind="article", key=f"{code}/{number}")
        main = f'<div class="k-head"><h2>{esc(s.title)}</h2></div><div class="k-date">{s.day:%d.%m.%Y}</div><div class="k-text">{body}</div><a href="/m/{code}/4/press/item/{number}">m</a> <a href="/{code}/print/{number}">{words(CODES[code])["print"]}</a><div class="n-list"><h3>{words(CODES[code])["latest"]}</h3>{others}</div>'
        return self._page(code, s.title, main, "article", f"{code}/{number}", here)

    @route(r"/(kz|ru|en)/4/press/day/(\d{4}-\d\d-\d\d)/")
    def day(self, ask: Ask, code: str, day: str) -> Answer | None:
        """The items of a day; the days before and after never end."""
        try:
            this = date.fromisoformat(day)
            links = "".join(f'<a href="/{code}/4/press/day/{this + timedelta(days=step)}/">{this + timedelta(days=step):%d.%m.%Y}</a> ' for step in (-1, 1))
        except (ValueError, OverflowError):
            return None
        rows = "".join(self._row(code, s) for s in self.by_code[code].values() if s.day == this)
        return self._page(code, "", f'<div class="cal">{links}</div><div class="n-list">{rows}</div>', "trap", "days")

    @route(r"/(kz|ru|en)/4/page/(\d+)/")
    def static(self, ask: Ask, code: str, number: str) -> Answer | None:
        """Static pages, under the same kind of number."""
        if int(number) not in STATIC:
            return None
        w = words(CODES[code])
        body = "".join(f"<p>{esc(p)}</p>" for p in prose(CODES[code], self.id + number))
        return self._page(code, "", f'<div class="k-head"><h2>{w.list("menu")[int(number) - 11]}</h2></div><div class="k-text">{body}</div>', "static", here=f"4/page/{number}/")

    @route(r"/(kz|ru|en)/admin/login/")
    def login(self, ask: Ask, code: str) -> Answer:
        """Log in."""
        return self._page(code, "", '<form><input name="login"/><input type="password" name="password"/></form>', "login")

    @route(r"/(kz|ru|en)/.*press/archive/")
    def growing(self, ask: Ask, code: str) -> Answer:
        """Whatever stands before press/archive/, the same page answers, with the same relative link."""
        return self._page(code, "", f'<div class="n-list">{"".join(self._row(code, s) for s in list(self.by_code[code].values())[:6])}</div>', "trap", "growing")
