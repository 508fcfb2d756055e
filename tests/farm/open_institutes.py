"""A Polish site in ISO-8859-2: the centre's news under its own word, nine institutes behind a page that names them, each with a list of
its own; staff, timetables and publications beside the news, dates in words."""

from __future__ import annotations

from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose, slug

SIZE = 12
INSTITUTES = {
    "ifiz": "Instytut Fizyki", "ihis": "Instytut Historii", "imat": "Instytut Matematyki", "ifil": "Instytut Filologii Polskiej",
    "igeo": "Instytut Geografii", "ipsy": "Instytut Psychologii", "ichem": "Instytut Chemii", "ibio": "Instytut Biologii", "imuz": "Instytut Muzyki",
}  # fmt: skip
STATIC = ("uczelnia", "wladze", "kandydaci", "studenci", "nauka", "wspolpraca", "biblioteka", "sport")
PARTS = ("pracownicy", "plan-zajec", "publikacje")


class Institutes(Site):
    id = "institutes"
    address = "127.0.1.40"
    language = "pl"
    country, zone = "PL", "Europe/Warsaw"
    what = "iso-8859-2, nine institutes behind a page of units, each with /aktualnosci/ of its own that no list of the whole names"
    count = 240
    encoding = declared = "iso-8859-2"
    robots = "User-agent: *\nDisallow: /szukaj\n"

    def _home(self, s: Story) -> str:
        """The institute a story belongs to; empty for the centre."""
        return tuple(INSTITUTES)[s.number % 9] if s.section % 2 else ""

    def link(self, story: Story) -> str:
        place = self._home(story)
        return (f"/{place}" if place else "") + f"/aktualnosci/{story.number},{slug(story.title)}"

    def by_hand(self) -> str:
        lists = "".join(f'[[listings]]\nurl = "{self.origin}/{place}/aktualnosci/"\n' for place in INSTITUTES)
        return rf"""
[[articles]]
pattern = '{self.origin}/(?:[a-z]+/)?aktualnosci/(?P<number>\d+),[a-z0-9-]+'
[[listings]]
url = "{self.origin}/aktualnosci/"
{lists}"""

    def _of(self, place: str) -> tuple[Story, ...]:
        return tuple(s for s in self.stories if self._home(s) == place)

    def _page(self, title: str, main: str, kind: str, key: str = "", place: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<td><a href="/{p}/">{n}</a></td>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        own = f'<ul class="lewe"><li><a href="/{place}/">{INSTITUTES[place]}</a></li><li><a href="/{place}/aktualnosci/">Aktualności</a></li><li><a href="/{place}/pracownicy/">Pracownicy</a></li><li><a href="/{place}/plan-zajec/">Plan zajęć</a></li><li><a href="/{place}/publikacje/">Publikacje</a></li></ul>' if place else ""
        return Answer(
            f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="pl"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><title>{esc(title)} :: {INSTITUTES.get(place, w["name"])}</title></head><body>
<table class="gora"><tr><td><a href="/">{w["name"]}</a></td>{menu}<td><a href="/jednostki/">Jednostki</a></td><td><a href="/aktualnosci/">Aktualności</a></td></tr></table><table><tr><td class="bok">{own}</td><td id="tresc">{main}</td></tr></table><div class="stopka">{w["rights"]}</div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _row(self, s: Story) -> str:
        return f'<div class="news"><span class="data">{self.w.day(s.day)}</span><h3><a href="{self.link(s)}">{esc(s.title)}</a></h3><p>{esc(s.teaser)}</p></div>'

    def _list(self, base: str, items: tuple[Story, ...], page: int, place: str = "") -> Answer | None:
        last = pages(items, SIZE)
        if not 1 <= page <= last:
            return None
        links = "".join(f"<b>{n}</b> " if n == page else f'<a href="{base}strona/{n}/">{n}</a> ' for n in range(1, last + 1))
        return self._page("Aktualności", f'<h2>Aktualności</h2>{"".join(map(self._row, paged(items, page, SIZE)))}<div class="strony">{links}</div>', "listing", place=place)

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """The newest four of the centre."""
        return self._page(self.w["name"], f'<p>{self.w["blurb"]}</p>{"".join(map(self._row, self._of("")[:4]))}', "static")

    @route(r"(/(?:([a-z]+)/)?aktualnosci/)(?:strona/(\d{1,3})/)?")
    def news(self, ask: Ask, base: str, place: str | None, page: str | None) -> Answer | None:
        """A list: the centre's or an institute's."""
        return None if place and place not in INSTITUTES else self._list(base, self._of(place or ""), int(page or 1), place or "")

    @route(r"/(?:([a-z]+)/)?aktualnosci/(\d+),[a-z0-9-]+")
    def article(self, ask: Ask, place: str | None, number: str) -> Answer | None:
        """A story."""
        s = self.by_number.get(number)
        if s is None or ask.path != self.link(s):
            return None
        body = "<br><br>".join(esc(t) for t in s.paragraphs)
        base = f"/{place}" if place else ""
        return self._page(s.title, f'<h1>{esc(s.title)}</h1><p class="data">{self.w.day(s.day)}, {s.author}</p><div class="tekst">{body}</div><p><a href="{base}/aktualnosci/">{self.w["back"]}</a></p>', "article", number, place or "")

    @route("/jednostki/")
    def units(self, ask: Ask) -> Answer:
        """The institutes."""
        cells = "".join(f'<tr><td><a href="/{p}/">{n}</a></td></tr>' for p, n in INSTITUTES.items())
        return self._page("Jednostki", f"<h1>Jednostki</h1><table>{cells}</table>", "static")

    @route("/(" + "|".join(INSTITUTES) + ")/(?:(" + "|".join(PARTS) + ")/)?")
    def institute(self, ask: Ask, place: str, part: str | None) -> Answer:
        """An institute, or its people, hours and publications."""
        name = INSTITUTES[place]
        if part == "publikacje":
            rows = "".join(f'<li>{1990 + n}. <a href="/{place}/publikacje/{n}/">{esc(prose("pl", f"{place}{n}", 1)[0][:70])}</a></li>' for n in range(12))
            return self._page("Publikacje", f"<h1>Publikacje</h1><ul>{rows}</ul>", "listing", place=place)
        text = "".join(f"<p>{esc(t)}</p>" for t in prose("pl", self.id + place + (part or "")))
        return self._page(name, f"<h1>{name}</h1>{text}", "static", place=place)

    @route("/(" + "|".join(INSTITUTES) + r")/publikacje/(\d{1,2})/")
    def publication(self, ask: Ask, place: str, number: str) -> Answer:
        """A publication of an institute."""
        text = prose("pl", f"{place}{number}", 1)[0]
        return self._page(text[:70], f"<h1>{esc(text[:70])}</h1><p>{esc(text)}</p>", "static", place=place)

    @route("/(" + "|".join(STATIC) + ")/")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<h1>{title}</h1>{"".join(f"<p>{esc(t)}</p>" for t in prose("pl", self.id + name))}', "static")
