"""A small Kazakh site that asks for manners: Crawl-delay, a forbidden section whose stories its listings name, 503 with
Retry-After; and sid= in its links, and a relative link whose path grows."""

from __future__ import annotations

from hashlib import md5

from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose, stories

SIZE = 10
STATIC = ("turaly", "rektorat", "talapker", "student", "gylym", "halyqaralyq", "kitaphana", "sport", "mansap", "tulek", "bailanys")


class Polite(Site):
    id = "polite"
    address = "127.0.1.29"
    language = "kk"
    country, zone = "KZ", "Asia/Almaty"
    what = "Crawl-delay 0.2, Disallow of a section with stories, 503 with Retry-After, sid in links, growing relative paths, year-first dates"
    count = 40
    delay = 0.2
    retry_after = 1.0
    traps = True
    robots = "User-agent: *\nCrawl-delay: 0.2\nDisallow: /ishki/\nDisallow: /kiru\n"

    def __init__(self) -> None:
        super().__init__()
        self._refused: set[str] = set()
        self.busy = True
        """Whether some addresses answer 503 when first asked for."""

    def reset(self) -> None:
        super().reset()
        self._refused.clear()

    def link(self, story: Story) -> str:
        return f"/tynys/{story.number}"

    def by_hand(self) -> str:
        return rf"""
drop_query = ["sid"]
[[articles]]
pattern = '{self.origin}/tynys/(?P<number>\d+)'
[[listings]]
url = "{self.origin}/tynys"
"""

    @property
    def inner(self) -> tuple[Story, ...]:
        """Stories that robots.txt forbids."""
        return stories("kk", 12, f"{self.id}/inner")

    def _day(self, s: Story) -> str:
        return f"{s.day.year} жылғы {s.day.day} {self.w.month(s.day)}"

    def _page(self, ask: Ask, title: str, main: str, kind: str, key: str = "") -> Answer:
        w = self.w
        sid = "sid=" + md5(f"{len(self.log)}".encode()).hexdigest()[:16]
        menu = "".join(f'<li><a href="/{p}">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        text = f"""<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>{esc(title)} — {w["name"]}</title></head><body><div class="head"><a href="/">{w["name"]}</a></div><ul class="menu">{menu}<li><a href="/tynys">Университет тынысы</a></li><li><a href="/kiru">Кіру</a></li></ul>
<div class="body">{main}</div><div class="foot"><a href="kerek/silteme">Пайдалы сілтемелер</a> {w["rights"]}</div></body></html>"""
        return Answer(self._with_sid(text, sid), kind=kind, key=key)

    def _with_sid(self, text: str, sid: str) -> str:
        parts = text.split('href="/tynys')
        return parts[0] + "".join('href="/tynys' + self._mark(part, sid) for part in parts[1:])

    def _mark(self, part: str, sid: str) -> str:
        address, quote, rest = part.partition('"')
        return f"{address}{'&amp;' if '?' in address else '?'}{sid}{quote}{rest}"

    def _row(self, s: Story, link: str) -> str:
        return f'<div class="jana"><span>{self._day(s)}</span> <a href="{link}">{esc(s.title)}</a><p>{esc(s.teaser)}</p></div>'

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Five stories."""
        return self._page(ask, self.w["home"], f'<p>{self.w["blurb"]}</p>{"".join(self._row(s, self.link(s)) for s in self.stories[:5])}<a href="/tynys">Барлығы</a>', "static")

    @route("/tynys")
    def listing(self, ask: Ask) -> Answer:
        """Ten a page, and a few that must not be asked for."""
        page, last = ask.number("bet", 1), pages(self.stories, SIZE)
        inner = self.inner[(page - 1) * 3 : page * 3]
        rows = "".join(self._row(s, self.link(s)) for s in paged(self.stories, page, SIZE)) + "".join(self._row(s, f"/ishki/{s.number}") for s in inner)
        links = "".join(f"<b>{n}</b> " if n == page else f'<a href="/tynys?bet={n}">{n}</a> ' for n in range(1, last + 1))
        return self._page(ask, "Университет тынысы", f'<h1>Университет тынысы</h1>{rows}<div class="bet">{links}</div>', "listing")

    @route(r"/(tynys|ishki)/(\d+)")
    def text(self, ask: Ask, part: str, number: str) -> Answer | None:
        """A story; of some addresses the first request is refused."""
        pool = self.stories if part == "tynys" else self.inner
        s = next((s for s in pool if str(s.number) == number), None)
        if s is None:
            return None
        if ask.headers and self.busy and s.number % 9 == 0 and ask.path not in self._refused:
            self._refused.add(ask.path)
            return Answer("<h1>503 Service Unavailable</h1>", 503, headers={"Retry-After": "1"}, kind="busy")
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        main = f'<h1>{esc(s.title)}</h1><div class="kun">{self._day(s)}</div><div class="matin">{body}</div><p class="avtor">{s.author}</p>'
        return self._page(ask, s.title, main, "article" if part == "tynys" else "forbidden", number if part == "tynys" else "")

    @route("/kiru")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page(ask, "Кіру", '<form><input name="l"><input type="password" name="p"></form>', "login")

    @route(r"/.*kerek/silteme")
    def growing(self, ask: Ask) -> Answer:
        """The same page at every depth, with a link one step deeper."""
        return self._page(ask, "Пайдалы сілтемелер", f'<a href="{ask.path.strip("/").split("/")[0]}/kerek/silteme">Келесі</a>', "trap", "growing")

    @route("/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(ask, title, f'<h1>{title}</h1><div class="matin">{"".join(f"<p>{esc(t)}</p>" for t in prose("kk", self.id + name))}</div>', "static")
