"""An IIS site in English: letters of either case, a second host, soft 404s with 200, a login wall before the staff news."""

from __future__ import annotations

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 10
STATIC = ("about-us", "leadership", "apply", "courses", "research", "global", "library", "student-life", "careers", "alumni", "contact-us")


class Iis(Extras, Site):
    id = "iis"
    ending = ""
    address = "127.0.1.28"
    alias = "127.0.2.28"
    held = True
    language = "en"
    country, zone = "US", "America/Chicago"
    what = "paths in any case, an alias host, soft 404 with 200, login wall, month-first dates, default.aspx twins"
    count = 76
    robots = "User-agent: *\nDisallow: /umbraco/\n"

    def link(self, story: Story) -> str:
        return f"/news/{story.day.year}/{story.day:%B}/{story.slug}".lower()

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/(?i:news)/(?P<y>\d\d\d\d)/(?P<m>[A-Za-z]+)/(?P<slug>[A-Za-z0-9-]+)/?'
[[listings]]
url = "{self.origin}/news"
"""

    def _cased(self, path: str, turn: int) -> str:
        """The same address as different editors typed it."""
        if turn % 3 == 1:
            return "/".join(part.title() for part in path.split("/"))
        return path if turn % 3 else path + "/"

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "", status: int = 200) -> Answer:
        w = self.w
        other = f"http://{self.alias}:{self.port}"
        menu = "".join(f'<li><a href="{other if n % 4 == 1 else ""}/{p}/">{name}</a></li>' for n, (p, name) in enumerate(zip(STATIC, w.list("menu"), strict=False)))
        return Answer(
            f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{esc(title)} | {w["name"]}</title>{head}</head><body><header><a href="{other}/">{w["name"]}</a><ul class="nav navbar-nav">{menu}<li><a href="/News/">Newsroom</a></li>{self.extra_links}<li><a href="/Events">Events</a></li><li><a href="/staff-news/">Staff news</a></li></ul></header>
<div class="container body-content">{main}</div><footer>{w["rights"]}</footer></body></html>""",
            status, kind=kind, key=key,
        )  # fmt: skip

    def _teaser(self, s: Story, turn: int) -> str:
        other = f'<a href="http://{self.alias}:{self.port}{self._cased(self.link(s), turn + 1)}">Read more</a>' if turn % 5 == 2 else ""
        return f'<div class="media"><div class="media-body"><h4 class="media-heading"><a href="{self._cased(self.link(s), turn)}">{esc(s.title)}</a></h4><small>{s.day:%B} {s.day.day}, {s.day.year}</small><p>{esc(s.teaser)}{other}</p></div></div>'

    def answer(self, ask: Ask) -> Answer:
        path = ask.path.lower()
        if len(path) > 1:
            path = path.removesuffix("default.aspx").rstrip("/") or "/"
        return super().answer(Ask(ask.method, ask.host, path, ask.raw, ask.query, ask.headers, ask.form))

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Four stories."""
        events = "".join(f'<li><a href="/Events/{s.slug}">{esc(s.title)}</a> {s.day.month}/{s.day.day}/{s.day.year}</li>' for s in self.notices[:4])
        return self._page("Home", f'<div class="jumbotron"><p>{self.w["blurb"]}</p></div>{"".join(self._teaser(s, n) for n, s in enumerate(self.stories[:4]))}<a href="/News">All stories</a><ul>{events}</ul>', "static")

    @route("/news")
    def listing(self, ask: Ask) -> Answer:
        """Ten a page."""
        page, last = ask.number("page", 1), pages(self.stories, SIZE)
        rows = "".join(self._teaser(s, n + page) for n, s in enumerate(paged(self.stories, page, SIZE))) or "<p>No results.</p>"
        links = "".join(f'<li class="{"active" if n == page else ""}"><a href="/News?page={n}">{n}</a></li>' for n in range(1, last + 1))
        return self._page("Newsroom", f'<h1>Newsroom</h1>{rows}<ul class="pagination">{links}</ul>', "listing")

    @route(r"/news/(\d{4})(?:/([a-z]+))?")
    def folder(self, ask: Ask, year: str, month: str | None) -> Answer:
        """A year's or month's folder."""
        items = [s for s in self.stories if str(s.day.year) == year and month in {None, f"{s.day:%B}".lower()}]
        return self._page(year, "".join(self._teaser(s, n) for n, s in enumerate(items)), "listing")

    @route(r"/news/(\d{4})/([a-z]+)/([a-z0-9-]+)")
    def article(self, ask: Ask, *parts: str) -> Answer:
        """A story; unknown ones answer 200."""
        s = self.by_link.get(ask.path)
        if s is None:
            return self.missing(ask)
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        head = f'<link rel="canonical" href="{self.origin}{self.link(s)}"><meta property="og:title" content="{esc(s.title)}">'
        main = f'<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/News/">Newsroom</a></li><li><a href="/News/{s.day.year}">{s.day.year}</a></li></ol><h1>{esc(s.title)}</h1><p class="date">{s.day.month}/{s.day.day}/{s.day.year}</p><div class="rte">{body}</div><p>Media contact: {s.author}, 555-0100</p>'
        return self._page(s.title, main, "article", str(s.number), head)

    @route(r"/events(?:/([a-z0-9-]+))?")
    def events(self, ask: Ask, name: str | None) -> Answer:
        """Events."""
        if name is None:
            return self._page("Events", "<h1>Events</h1>" + "".join(f'<div class="media"><h4><a href="/Events/{s.slug}">{esc(s.title)}</a></h4></div>' for s in self.notices), "listing")
        s = next((s for s in self.notices if s.slug == name), None)
        if s is None:
            return self.missing(ask)
        return self._page(s.title, f'<h1>{esc(s.title)}</h1><p class="date">{s.day.month}/{s.day.day}/{s.day.year}, {s.clock}</p><div class="rte">{"".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)}</div>', "event")

    @route(r"/staff-news(?:/.*)?|/umbraco.*")
    def wall(self, ask: Ask) -> Answer:
        """A wall."""
        return self._page("Sign in", '<h1>Sign in</h1><form method="post"><input name="username"><input type="password" name="password"></form><p>Staff news is for members of the university.</p>', "login")

    def missing(self, ask: Ask) -> Answer:
        """A soft 404."""
        return self._page("Page not found", '<h1>Sorry, we could not find that page</h1><p>It may have been moved or deleted. Try the <a href="/News">newsroom</a>.</p>', "missing")

    @route("/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<h1>{title}</h1><div class="rte">{"".join(f"<p>{esc(t)}</p>" for t in prose("en", self.id + name))}</div>', "static")
