"""An English site whose archive is asked for by month and year: news of the centre and of five schools, some under two addresses of
which one is canonical, some only in the school's own list; experts, events and briefings in the same design, soft 404s."""

from __future__ import annotations

from tests.farm.model import Answer, Ask, Site, esc, numbers, paged, pages, route
from tests.farm.texts import Story, prose, slug

SIZE = 12
SCHOOLS = {"business": "Business School", "law": "School of Law", "medicine": "School of Medicine", "engineering": "School of Engineering", "arts": "School of Arts"}
STATIC = ("about", "leadership", "admissions", "study", "research", "global", "library", "student-life", "careers", "alumni", "contact")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Schools(Site):
    id = "schools"
    address = "127.0.1.36"
    language = "en"
    country, zone = "IE", "Europe/Dublin"
    what = "archive by ?month=&year=, five schools with lists of their own, some stories under two addresses with rel=canonical, soft 404"
    count = 230
    robots = "User-agent: *\nDisallow: /search/\nDisallow: /terminalfour/\n"

    def _home(self, s: Story) -> str:
        """The place it belongs to: a school, or the centre (an empty name)."""
        return tuple(SCHOOLS)[s.section % 5] if s.number % 5 == 0 else ""

    def _also(self, s: Story) -> str:
        """A school that shows a story of the centre under an address of its own."""
        return tuple(SCHOOLS)[s.section % 5] if s.number % 8 == 1 and not self._home(s) else ""

    def link(self, story: Story) -> str:
        return self._at(story, self._home(story))

    def _at(self, s: Story, place: str) -> str:
        return (f"/{place}" if place else "") + f"/news/{s.day.year}/{s.day:%b}/{s.slug}.html".lower()

    def by_hand(self) -> str:
        lists = "".join(f'[[listings]]\nurl = "{self.origin}/{place}/news/"\n' for place in SCHOOLS)
        return rf"""
[[articles]]
pattern = '{self.origin}/(?:(?P<school>business|law|medicine|engineering|arts)/)?news/(?P<y>\d\d\d\d)/(?P<m>[a-z]+)/(?P<slug>[a-z0-9-]+)\.html'
[[listings]]
url = "{self.origin}/news/archive/?month=10&year=2026"
{lists}"""

    @property
    def central(self) -> tuple[Story, ...]:
        """What the centre's archive has."""
        return tuple(s for s in self.stories if not self._home(s))

    def _of(self, place: str) -> tuple[Story, ...]:
        return tuple(s for s in self.stories if place in {self._home(s), self._also(s)})

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "", place: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/{p}/">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        schools = "".join(f'<li><a href="/{p}/">{n}</a></li>' for p, n in SCHOOLS.items())
        local = f'<nav class="local"><a href="/{place}/">{SCHOOLS[place]}</a><a href="/{place}/about/">About the school</a><a href="/{place}/news/">School news</a></nav>' if place else ""
        return Answer(
            f"""<!DOCTYPE html><html lang="en-IE"><head><meta charset="utf-8"><title>{esc(title)} | {SCHOOLS.get(place, w["name"])}</title>{head}<!-- t4 page 4101 --></head><body><a class="skip" href="#main">Skip to content</a>
<header><a href="/"><img src="/media/site-assets/logo.svg" alt="{w["name"]}"></a><form action="/search/"><input type="search" name="q"></form><nav class="main"><ul>{menu}<li><a href="/news/">News and views</a></li><li><a href="/events/">Events</a></li><li><a href="/experts/">Find an expert</a></li></ul><ul class="schools">{schools}</ul></nav><a href="/terminalfour/login">Staff login</a></header>{local}
<main id="main">{main}</main><footer><p>{w["rights"]}</p></footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _card(self, s: Story, path: str) -> str:
        return f'<div class="news-item"><div class="img"><a href="{path}" tabindex="-1"><img src="/media/news/{s.number}.jpg" alt=""></a></div><h3><a href="{path}">{esc(s.title)}</a></h3><span class="date">{s.day:%d/%m/%Y}</span><p>{esc(s.teaser)}</p></div>'

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Three stories of the centre, an expert and an event."""
        cards = "".join(self._card(s, self._at(s, "")) for s in self.central[:3])
        return self._page("Home", f'<div class="hero"><p>{self.w["blurb"]}</p></div><section>{cards}<a class="btn" href="/news/">More news</a></section><section><h2>What is on</h2>{"".join(self._card(s, f"/events/{s.slug}.html") for s in self.notices[:2])}</section>', "static")

    @route("/news/")
    def news(self, ask: Ask) -> Answer:
        """The newest six, a word of welcome, and the way to the archive."""
        cards = "".join(self._card(s, self._at(s, "")) for s in self.central[:6])
        briefings = "".join(f'<li><a href="/media/briefings/briefing-{n}.pdf">Press briefing {n} (PDF)</a></li>' for n in range(9, 4, -1))
        return self._page("News and views", f'<h1>News and views</h1>{cards}<p><a class="btn" href="/news/archive/">News archive</a></p><aside><h2>For the press</h2><ul>{briefings}</ul><p><a href="/news/press-office.html">Press office</a></p></aside>', "listing")

    @route("/news/archive/")
    def archive(self, ask: Ask) -> Answer:
        """A month of the centre: by a form, and by the links to its neighbours as far as there is news."""
        items = self.central
        newest, oldest = items[0].day, items[-1].day
        month, year = ask.number("month", newest.month), ask.number("year", newest.year)
        at = year * 12 + month - 1
        held = [s for s in items if (s.day.year, s.day.month) == (year, month)]

        def step(place: int, name: str) -> str:
            inside = oldest.year * 12 + oldest.month - 1 <= place <= newest.year * 12 + newest.month - 1
            return f'<a href="/news/archive/?month={place % 12 + 1}&amp;year={place // 12}">{name}</a>' if inside else ""

        months = "".join(f'<option value="{n}"{" selected" if n == month else ""}>{newest.replace(month=n, day=1):%B}</option>' for n in range(1, 13))
        years = "".join(f'<option{" selected" if n == year else ""}>{n}</option>' for n in range(newest.year, oldest.year - 1, -1))
        form = f'<form method="get" action="/news/archive/"><label>Month <select name="month">{months}</select></label><label>Year <select name="year">{years}</select></label><button type="submit">Show</button></form>'
        listed = "".join(f'<li><span class="date">{s.day:%d/%m/%Y}</span> <a href="{self._at(s, "")}">{esc(s.title)}</a></li>' for s in held) or "<li>There is no news for this month.</li>"
        return self._page("News archive", f'<h1>News archive</h1>{form}<ul class="archive">{listed}</ul><p class="months">{step(at - 1, "Earlier month")} {step(at + 1, "Later month")}</p>', "listing")

    @route("/(" + "|".join(SCHOOLS) + ")/")
    def school(self, ask: Ask, place: str) -> Answer:
        """A school's front page."""
        cards = "".join(self._card(s, self._at(s, place)) for s in self._of(place)[:3])
        return self._page(SCHOOLS[place], f'<h1>{SCHOOLS[place]}</h1><p>{esc(prose("en", self.id + place, 1)[0])}</p>{cards}<a href="/{place}/news/">All school news</a>', "static", place=place)

    @route("/(" + "|".join(SCHOOLS) + ")/news/")
    def school_news(self, ask: Ask, place: str) -> Answer | None:
        """A school's list."""
        items = self._of(place)
        page, last = ask.number("page", 1), pages(items, SIZE)
        if not 1 <= page <= last:
            return None
        links = "".join(f'<span class="currentpage">{n}</span>' if n == page else f'<a href="/{place}/news/?page={n}">{n}</a>' for n in numbers(page, last))
        return self._page("School news", f'<h1>School news</h1>{"".join(self._card(s, self._at(s, place)) for s in paged(items, page, SIZE))}<div class="pagination">{links}</div>', "listing", place=place)

    @route(r"/(?:(" + "|".join(SCHOOLS) + r")/)?news/(\d{4})/([a-z]{3})/([a-z0-9-]+)\.html")
    def article(self, ask: Ask, place: str | None, year: str, month: str, name: str) -> Answer | None:
        """A story, at home or as a guest."""
        s = self.by_slug.get(name)
        where = place or ""
        if s is None or where not in {self._home(s), self._also(s) or self._home(s)} or ask.path != self._at(s, where):
            return None
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        tags = "".join(f'<li><a href="/news/topics/{slug(tag)}.html">{tag}</a></li>' for tag in s.tags)
        others = "".join(f'<li><a href="{self._at(o, where)}">{esc(o.title)}</a></li>' for o in (self._of(where) if where else self.central)[:4])
        head = f'<link rel="canonical" href="{self.origin}{self.link(s)}"><meta property="og:title" content="{esc(s.title)}"><meta property="og:type" content="website">'
        main = f'<article><h1>{esc(s.title)}</h1><p class="posted">Posted: {self.w.weekday(s.day)}, {s.day.day} {s.day:%B} {s.day.year}</p><div class="lead-image"><img src="/media/news/{s.number}.jpg" alt=""></div><div class="t4-text">{body}</div><p class="contact">Media enquiries: {s.author}, 01 555 0100</p></article><ul class="topics">{tags}</ul><aside><h2>More news</h2><ul>{others}</ul></aside>'
        return self._page(s.title, main, "article", str(s.number), head, where)

    @route(r"/news/topics/([a-z-]+)\.html")
    def topic(self, ask: Ask, name: str) -> Answer | None:
        """The newest of the centre on a topic."""
        items = [s for s in self.central if name in {slug(tag) for tag in s.tags}][:15]
        return self._page(name.title(), f"<h1>{name.title()}</h1>" + "".join(self._card(s, self._at(s, "")) for s in items), "listing", "topic") if items else None

    @route(r"/events/(?:([a-z0-9-]+)\.html)?")
    def events(self, ask: Ask, name: str | None) -> Answer | None:
        """Events, in the design of news."""
        if name is None:
            return self._page("Events", "<h1>Events</h1>" + "".join(self._card(s, f"/events/{s.slug}.html") for s in self.notices), "listing")
        s = next((s for s in self.notices if s.slug == name), None)
        if s is None:
            return None
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        return self._page(s.title, f'<article><h1>{esc(s.title)}</h1><dl><dt>Date</dt><dd>{s.day.day} {s.day:%B} {s.day.year}, {s.clock}</dd><dt>Venue</dt><dd>{self.w.list("faculties")[s.number % 8]}</dd></dl><div class="t4-text">{body}</div></article>', "event")

    @route(r"/experts/(?:([a-z-]+)\.html)?")
    def experts(self, ask: Ask, name: str | None) -> Answer | None:
        """People who speak to the press."""
        people = {slug(one): one for one in self.w.list("persons")}
        if name is None:
            return self._page("Find an expert", "<h1>Find an expert</h1><ul>" + "".join(f'<li><a href="/experts/{p}.html">{esc(n)}</a></li>' for p, n in people.items()) + "</ul>", "static")
        if name not in people:
            return None
        return self._page(people[name], f'<article><h1>{esc(people[name])}</h1><div class="t4-text">{"".join(f"<p>{esc(t)}</p>" for t in prose("en", self.id + name))}</div></article>', "static")

    @route(r"/media/briefings/briefing-\d\.pdf")
    def briefing(self, ask: Ask) -> Answer:
        """A briefing to print."""
        return Answer(PDF, type="application/pdf", kind="file")

    @route("/search/")
    def search(self, ask: Ask) -> Answer:
        """A search page that a script fills."""
        return self._page("Search", '<h1>Search</h1><div id="results"></div>', "static")

    @route("/terminalfour/login")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("Sign in", '<form method="post"><input name="user"><input type="password" name="password"></form>', "login")

    def missing(self, ask: Ask) -> Answer:
        """A soft 404."""
        return self._page("Page not found", "<h1>We cannot find that page</h1><p>It may have moved when we rebuilt the site.</p>", "missing")

    @route("/(?:(" + "|".join(SCHOOLS) + ")/about|news/press-office\\.html|(" + "|".join(STATIC) + "))/?")
    def static(self, ask: Ask, place: str | None, name: str | None) -> Answer:
        """Static pages."""
        title = f"About the {SCHOOLS[place]}" if place else self.w.list("menu")[STATIC.index(name)] if name else "Press office"
        return self._page(title, f'<article><h1>{title}</h1><div class="t4-text">{"".join(f"<p>{esc(t)}</p>" for t in prose("en", self.id + title))}</div></article>', "static", place=place or "")
