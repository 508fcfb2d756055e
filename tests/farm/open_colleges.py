"""An Arabic site with one archive of numbers for all: the front list names the centre's, colleges behind a page of the menu list theirs
and some of the centre's; conferences and decisions stand beside them in the same design."""

from __future__ import annotations

from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 15
COLLEGES = {"law": "كلية الحقوق", "medicine": "كلية الطب", "engineering": "كلية الهندسة", "science": "كلية العلوم", "arts": "كلية الآداب", "economics": "كلية الاقتصاد", "education": "كلية التربية"}
STATIC = ("about", "president", "admission", "students", "research", "international", "library")


class Colleges(Site):
    id = "colleges"
    address = "127.0.1.42"
    language = "ar"
    country, zone = "JO", "Asia/Amman"
    what = "/ar/news/NUMBER for all, front list with the centre's only, seven colleges behind a page of the menu with lists that share some of them"
    count = 210
    robots = "User-agent: *\nDisallow: /admin/\n"

    def link(self, story: Story) -> str:
        return f"/ar/news/{story.number}"

    def by_hand(self) -> str:
        lists = "".join(f'[[listings]]\nurl = "{self.origin}/ar/college/{place}/news"\n' for place in COLLEGES)
        return f"""
[[articles]]
pattern = '{self.origin}/ar/news/(?P<number>\\d+)'
[[listings]]
url = "{self.origin}/ar/news"
{lists}"""

    def _home(self, s: Story) -> str:
        return tuple(COLLEGES)[s.number % 7] if s.section % 2 else ""

    def _of(self, place: str) -> tuple[Story, ...]:
        """What a list has: a college's shows every fifth of the centre's, too."""
        return tuple(s for s in self.stories if self._home(s) == place or (place and not self._home(s) and s.number % 5 == 0))

    def _page(self, title: str, main: str, kind: str, key: str = "", place: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/ar/{p}">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        own = f'<div class="side"><a href="/ar/college/{place}">{COLLEGES[place]}</a><a href="/ar/college/{place}/news">أخبار الكلية</a><a href="/ar/college/{place}/staff">أعضاء هيئة التدريس</a></div>' if place else ""
        return Answer(
            f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{esc(title)} - {w["name"]}</title></head><body><header><a href="/ar">{w["name"]}</a><nav><ul>{menu}<li><a href="/ar/colleges">الكليات</a></li><li><a href="/ar/news">الأخبار</a></li><li><a href="/ar/events">المؤتمرات</a></li></ul></nav></header>{own}<main>{main}</main><footer>{w["rights"]}</footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _row(self, s: Story, link: str) -> str:
        return f'<div class="item"><a href="{link}"><h4>{esc(s.title)}</h4></a><small>{s.day:%d/%m/%Y}</small><p>{esc(s.teaser)}</p></div>'

    def _list(self, base: str, place: str, page: int) -> Answer | None:
        items = self._of(place)
        last = pages(items, SIZE)
        if not 1 <= page <= last:
            return None
        links = "".join(f'<span class="active">{n}</span>' if n == page else f'<a href="{base}?page={n}">{n}</a>' for n in range(1, last + 1))
        return self._page("الأخبار", f'<h1>الأخبار</h1>{"".join(self._row(s, self.link(s)) for s in paged(items, page, SIZE))}<div class="pagination">{links}</div>', "listing", place=place)

    @route("/(?:ar)?")
    def home(self, ask: Ask) -> Answer:
        """The newest four of the centre, and two conferences."""
        rows = "".join(self._row(s, self.link(s)) for s in self._of("")[:4])
        return self._page(self.w["name"], f'<section>{rows}</section><aside>{"".join(self._row(s, f"/ar/events/{s.number}") for s in self.notices[:2])}</aside>', "static")

    @route("/ar/news")
    def news(self, ask: Ask) -> Answer | None:
        """The centre's list."""
        return self._list("/ar/news", "", ask.number("page", 1))

    @route(r"/ar/(news|events)/(\d+)")
    def article(self, ask: Ask, kind: str, number: str) -> Answer | None:
        """A story, or a conference."""
        s = self.by_number.get(number) if kind == "news" else next((s for s in self.notices if str(s.number) == number), None)
        if s is None:
            return None
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        return self._page(s.title, f'<article><h1>{esc(s.title)}</h1><small>{s.day:%d/%m/%Y}</small><div class="txt">{body}</div></article>', "article" if kind == "news" else "event", number if kind == "news" else "")

    @route("/ar/events")
    def events(self, ask: Ask) -> Answer:
        """Conferences."""
        return self._page("المؤتمرات", "".join(self._row(s, f"/ar/events/{s.number}") for s in self.notices), "listing")

    @route("/ar/colleges")
    def colleges(self, ask: Ask) -> Answer:
        """The colleges."""
        return self._page("الكليات", "<h1>الكليات</h1><div>" + "".join(f'<div class="card"><a href="/ar/college/{p}">{n}</a></div>' for p, n in COLLEGES.items()) + "</div>", "static")

    @route("/ar/college/(" + "|".join(COLLEGES) + ")(?:/(news|staff))?")
    def college(self, ask: Ask, place: str, part: str | None) -> Answer | None:
        """A college, its list, its teachers."""
        if part == "news":
            return self._list(f"/ar/college/{place}/news", place, ask.number("page", 1))
        if part == "staff":
            return self._page("أعضاء هيئة التدريس", "<ul>" + "".join(f"<li>{esc(one)}</li>" for one in self.w.list("persons")) + "</ul>", "static", place=place)
        text = "".join(f"<p>{esc(t)}</p>" for t in prose("ar", self.id + place, 2))
        return self._page(COLLEGES[place], f'<h1>{COLLEGES[place]}</h1>{text}{"".join(self._row(s, self.link(s)) for s in self._of(place)[:3])}', "static", place=place)

    @route("/ar/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<h1>{title}</h1>{"".join(f"<p>{esc(t)}</p>" for t in prose("ar", self.id + name))}', "static")
