"""A Russian site whose news belongs to its faculties: eight sections with a listing each, a main listing with a third of it all,
addresses in Cyrillic letters; dates only in the listings of some faculties."""

from __future__ import annotations

import re
from urllib.parse import quote

from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 10
SECTIONS = ("юрфак", "физфак", "медфак", "химфак", "археология", "экономфак", "филфак", "инженерный")
PAGES = ("о-вузе", "ректорат", "приём", "студентам", "наука", "связи", "библиотека", "спорт", "работа", "выпускникам", "контакты")


class Faculties(Site):
    id = "faculties"
    address = "127.0.1.32"
    language = "ru"
    country, zone = "KG", "Asia/Bishkek"
    what = "percent-encoded Cyrillic paths, news under eight faculties, main listing with a third, /страница/2 pagers, staff and subject pages beside news"
    count = 200
    robots = "User-agent: *\nDisallow: /wp-login\n"

    def link(self, story: Story) -> str:
        return f"/{quote(self._section(story))}/{quote('новости')}/{quote(self._name(story))}"

    def _section(self, s: Story) -> str:
        return SECTIONS[s.number % 8]

    def _name(self, s: Story) -> str:
        return "-".join(re.findall(r"\w+", s.title.lower()))[:70].strip("-")

    def _page(self, title: str, main: str, kind: str, key: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/{quote(p)}">{n}</a></li>' for p, n in zip(PAGES, w.list("menu"), strict=False))
        faculties = "".join(f'<li><a href="/{quote(s)}">{n}</a></li>' for s, n in zip(SECTIONS, w.list("faculties"), strict=False))
        return Answer(
            f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{esc(title)}</title></head><body><nav><ul>{menu}<li><a href="/{quote("новости")}">Новости</a></li></ul><ul class="fac">{faculties}</ul></nav><section>{main}</section><footer>{w["rights"]}</footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _row(self, s: Story) -> str:
        return f'<div class="post-preview"><a href="{self.link(s)}"><h2>{esc(s.title)}</h2></a><span>{self.w.day(s.day)}</span></div>'

    def _list(self, title: str, items: tuple[Story, ...], base: str, page: int) -> Answer | None:
        last = pages(items, SIZE)
        if not 1 <= page <= last:
            return None
        older = f'<a class="older" href="{base}/{quote("страница")}/{page + 1}">Более ранние &rarr;</a>' if page < last else ""
        newer = f'<a class="newer" href="{base}/{quote("страница")}/{page - 1}">&larr; Более поздние</a>' if page > 1 else ""
        return self._page(title, f"<h1>{title}</h1>{''.join(map(self._row, paged(items, page, SIZE)))}<div>{newer} {older}</div>", "listing")

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Five stories of the main listing."""
        return self._page(self.w["name"], f'<p>{self.w["blurb"]}</p>{"".join(map(self._row, self.stories[:13:3]))}', "static")

    @route(r"/новости(?:/страница/(\d+))?")
    def main(self, ask: Ask, page: str | None) -> Answer | None:
        """The main listing: every third story."""
        return self._list("Новости", self.stories[::3], "/" + quote("новости"), int(page or 1))

    @route("/(" + "|".join(SECTIONS) + r")(?:/(новости|кафедры|преподаватели))?(?:/страница/(\d+))?")
    def faculty(self, ask: Ask, section: str, part: str | None, page: str | None) -> Answer | None:
        """A faculty, its news, its chairs or its teachers."""
        base = "/" + quote(section)
        items = tuple(s for s in self.stories if self._section(s) == section)
        name = self.w.list("faculties")[SECTIONS.index(section)]
        if part == "новости":
            return self._list(f"{name}: новости", items, f"{base}/{quote('новости')}", int(page or 1))
        if part is None:
            text = "".join(f"<p>{esc(t)}</p>" for t in prose("ru", self.id + section, 2))
            return self._page(name, f'<h1>{name}</h1>{text}{"".join(map(self._row, items[:2]))}<a href="{base}/{quote("новости")}">Новости факультета</a> <a href="{base}/{quote("кафедры")}">Кафедры</a> <a href="{base}/{quote("преподаватели")}">Преподаватели</a>', "static")
        rows = "".join(f'<div class="post-preview"><a href="{base}/{quote(part)}/{quote(self._slug(one))}"><h2>{one}</h2></a></div>' for one in self._things(part))
        return self._page(f"{name}: {part}", f"<h1>{part.title()}</h1>{rows}", "listing")

    def _things(self, part: str) -> tuple[str, ...]:
        return self.w.list("persons") if part == "преподаватели" else tuple(f"Кафедра: {tag}" for tag in self.w.list("tags"))

    def _slug(self, name: str) -> str:
        return "-".join(re.findall(r"\w+", name.lower()))

    @route("/(" + "|".join(SECTIONS) + r")/(новости|кафедры|преподаватели)/([\w-]+)")
    def thing(self, ask: Ask, section: str, part: str, name: str) -> Answer | None:
        """A story, a chair or a teacher."""
        if part == "новости":
            s = self.by_link.get(f"/{quote(section)}/{quote(part)}/{quote(name)}")
            if s is None:
                return None
            day = "" if section in SECTIONS[:2] else f'<time datetime="{s.day}">{self.w.day(s.day)}</time>'
            return self._page(s.title, f'<article><h1>{esc(s.title)}</h1>{day}<div class="post">{"".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)}</div></article>', "article", str(s.number))
        title = next((one for one in self._things(part) if self._slug(one) == name), None)
        if title is None:
            return None
        return self._page(title, f'<article><h1>{title}</h1><div class="post">{"".join(f"<p>{esc(t)}</p>" for t in prose("ru", self.id + section + name, 2))}</div></article>', "static")

    @route("/(" + "|".join(PAGES) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[PAGES.index(name)]
        return self._page(title, f'<article><h1>{title}</h1><div class="post">{"".join(f"<p>{esc(t)}</p>" for t in prose("ru", self.id + name))}</div></article>', "static")
