"""Plone in Persian and windows-1256: batches by b_start:int, days of the Persian calendar in the lists and both calendars above a
text, a calendar portlet without an end, news items beside files and events of the same folders, an RDF feed."""

from __future__ import annotations

from urllib.parse import quote

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, pages, route
from tests.farm.texts import Story, prose
from tests.farm.words import persian

SIZE = 20
STATIC = ("about", "presidency", "admission", "education", "research", "international", "library", "students", "careers", "alumni", "contact")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Plone(Extras, Site):
    id = "plone"
    parts = ("/fa/staff", "/fa/faculties", "/fa/gallery", "/fa/documents")
    ending = ""
    address = "127.0.1.35"
    held = True
    language = "fa"
    country, zone = "IR", "Asia/Tehran"
    what = "Plone, windows-1256, right to left, ?b_start:int=20, Persian days in lists, calendar portlet without an end, file pages among the news, RDF feed"
    count = 130
    encoding = declared = "windows-1256"
    robots = "User-agent: *\nDisallow: /*sendto_form$\nDisallow: /*folder_factories$\nDisallow: /*@@search\n"
    front = "/fa"

    def link(self, story: Story) -> str:
        year, month, _ = persian(story.day)
        return f"/fa/news/{year}/{month:02}/khabar-{story.number}"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/fa/news/(?P<y>\d\d\d\d)/(?P<m>\d\d)/khabar-(?P<number>\d+)'
[[listings]]
url = "{self.origin}/fa/news"
"""

    def _page(self, title: str, main: str, kind: str, key: str = "", *, calendar: str = "") -> Answer:
        w = self.w
        tabs = "".join(f'<li id="portaltab-{p}" class="plain"><a href="{self.origin}/fa/{p}">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        latest = "".join(f'<dd class="portletItem"><a href="{self.origin}{self.link(s)}" class="tile state-published">{esc(s.title)}<span class="portletItemDetails">{self._numbers(s)}</span></a></dd>' for s in self.stories[:5])
        return Answer(
            f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" lang="fa" xml:lang="fa" dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256" /><base href="{self.origin}/fa/" /><title>{esc(title)} &mdash; {w["name"]}</title><meta name="generator" content="Plone - http://plone.example" /></head>
<body class="template-{kind}" dir="rtl"><div id="visual-portal-wrapper"><div id="portal-header"><a id="portal-logo" href="{self.origin}/fa"><img src="{self.origin}/logo.gif" alt="" /></a><form action="{self.origin}/fa/@@search"><input name="SearchableText" /></form><ul id="portal-languageselector"><li><a href="{self.origin}/en?set_language=en">English</a></li></ul>
<ul id="portal-globalnav"><li class="selected"><a href="{self.origin}/fa">{w["home"]}</a></li><li><a href="{self.origin}/fa/news">{w["news"]}</a></li><li><a href="{self.origin}/fa/events">رويدادها</a></li>{tabs}{self.extra_links}</ul><a id="personaltools-login" href="{self.origin}/fa/login?came_from=%2Ffa">ورود</a></div>
<div id="portal-columns"><div id="portal-column-content"><div id="content">{main}</div></div><div id="portal-column-two"><dl class="portlet portletNews"><dt class="portletHeader">{w["latest"]}</dt>{latest}<dd class="portletFooter"><a href="{self.origin}/fa/news">{w["back"]}</a></dd></dl>{calendar}</div></div><div id="portal-footer">{w["rights"]}</div></div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _numbers(self, s: Story) -> str:
        year, month, day = persian(s.day)
        return f"{year}/{month:02}/{day:02}"

    def _calendar(self, ask: Ask, path: str) -> str:
        """The portlet: a month, and links to the one before and the one after, for ever."""
        at = ask.number("year:int", 2026) * 12 + ask.number("month:int", 11) - 1

        def href(place: int) -> str:
            return f"{self.origin}{path}?month:int={place % 12 + 1}&amp;year:int={place // 12}"

        return f'<dl class="portlet portletCalendar"><dt><a class="calendarPrevious" rel="nofollow" href="{href(at - 1)}">&laquo;</a> {at % 12 + 1}/{at // 12} <a class="calendarNext" rel="nofollow" href="{href(at + 1)}">&raquo;</a></dt></dl>'

    def _entry(self, s: Story, path: str, what: str) -> str:
        return f'<div class="tileItem visualIEFloatFix"><h2 class="tileHeadline"><a class="summary url contenttype-{what}" href="{self.origin}{path}">{esc(s.title)}</a></h2><div class="documentByLine">{self.w["published"]}: <span class="dtstart">{self._numbers(s)}</span></div><p class="tileBody"><span class="description">{esc(s.teaser)}</span></p><p class="tileFooter"><a href="{self.origin}{path}">{self.w["more"]}&hellip;</a></p></div>'

    @route("/")
    def door(self, ask: Ask) -> Answer:
        """Leads to the language."""
        return self.moved("/fa", 302)

    @route("/fa")
    def home(self, ask: Ask) -> Answer:
        """Three items and three events beside the calendar."""
        main = f'<p class="documentDescription">{self.w["blurb"]}</p>' + "".join(self._entry(s, self.link(s), "news-item") for s in self.stories[:3]) + "".join(self._entry(s, f"/fa/events/{s.number}", "event") for s in self.notices[:3])
        return self._dated(ask, self._page(self.w["name"], main, "static", calendar=self._calendar(ask, "/fa")))

    def _dated(self, ask: Ask, answer: Answer) -> Answer:
        """The same page, as one step into the calendar where it was asked for."""
        if "month:int" in ask.query:
            answer.kind, answer.key = "trap", "calendar"
        return answer

    @route("/fa/news")
    def listing(self, ask: Ask) -> Answer:
        """Twenty a page, a file after the seventh."""
        start = max(ask.number("b_start:int", 0), 0)
        entries = [self._entry(s, self.link(s), "news-item") for s in self.stories[start : start + SIZE]]
        if entries:
            number = start // SIZE + 1
            entries.insert(7, f'<div class="tileItem"><h2 class="tileHeadline"><a class="summary url contenttype-file" href="{self.origin}/fa/news/bulletin-{number}.pdf/view">خبرنامه شماره {60 - number}</a></h2></div>')
        main = f'<h1 class="documentFirstHeading">{self.w["news"]}</h1><div id="content-core">{"".join(entries)}{self._batch("/fa/news", start, len(self.stories))}</div><p><a href="{self.origin}/fa/news/RSS">RSS</a></p>'
        return self._dated(ask, self._page(self.w["news"], main, "listing", calendar=self._calendar(ask, "/fa/news")))

    def _batch(self, path: str, start: int, count: int) -> str:
        """The batch's links: the neighbours by name, the others by number."""
        last = -(-count // SIZE) - 1
        here = start // SIZE

        def href(place: int) -> str:
            return f"{self.origin}{path}?b_start:int={place * SIZE}"

        before = f'<span class="previous"><a href="{href(here - 1)}">&laquo; {SIZE} مورد {self.w["previous"]}</a></span>' if here else ""
        after = f'<span class="next"><a href="{href(here + 1)}">{min(SIZE, count - start - SIZE)} مورد {self.w["next"]} &raquo;</a></span>' if here < last else ""
        numbers = " ".join(f"[{n + 1}]" if n == here else f'<a href="{href(n)}">{n + 1}</a>' for n in range(max(0, here - 2), min(last, here + 2) + 1))
        return f'<div class="listingBar">{before}{after}{numbers}</div>'

    @route(r"/fa/news/(\d{4})(?:/(\d\d))?")
    def folder(self, ask: Ask, year: str, month: str | None) -> Answer | None:
        """A year's or a month's folder, without days."""
        items = [s for s in self.stories if self.link(s).startswith(f"{ask.path}/")]
        if not items:
            return None
        start = max(ask.number("b_start:int", 0), 0)
        rows = "".join(f'<dt><a class="contenttype-news-item url" href="{self.origin}{self.link(s)}">{esc(s.title)}</a></dt>' for s in items[start : start + SIZE])
        return self._page(month or year, f'<h1 class="documentFirstHeading">{month or year}</h1><dl>{rows}</dl>{self._batch(ask.path, start, len(items))}', "listing")

    @route(r"/fa/news/(\d{4})/(\d\d)/khabar-(\d+)(?:/view)?")
    def article(self, ask: Ask, year: str, month: str, number: str) -> Answer | None:
        """A news item."""
        s = self.by_number.get(number)
        if s is None or not ask.path.startswith(self.link(s)):
            return None
        crumbs = "".join(f'<span dir="rtl"><a href="{self.origin}{path}">{name}</a> &rsaquo; </span>' for path, name in (("/fa", self.w["home"]), ("/fa/news", self.w["news"]), (f"/fa/news/{year}", year), (f"/fa/news/{year}/{month}", month)))
        tags = "، ".join(f'<a href="{self.origin}/fa/@@search?Subject:list={quote(tag)}" class="link-category" rel="tag">{tag}</a>' for tag in s.tags)
        body = "\n".join(f'<p style="text-align: justify;" dir="RTL">{esc(t)}</p>' for t in s.paragraphs)
        main = (
            f'<div id="portal-breadcrumbs">{crumbs}{esc(s.title)}</div><h1 id="parent-fieldname-title" class="documentFirstHeading">{esc(s.title)}</h1><div class="documentByLine" id="plone-document-byline"><span class="documentAuthor">{s.author} &mdash;</span> <span class="documentPublished">{self.w.weekday(s.day)} {self.w.day(s.day)} &mdash; <span dir="ltr">{s.day:%Y-%m-%d} {s.clock}</span></span></div>'
            f'<div id="content-core"><div class="newsImageContainer"><img src="{self.origin}{self.link(s)}/image_mini" alt="" class="newsImage" /></div><div id="parent-fieldname-text" class="plain">{body}</div></div><div id="category">{tags}</div><div class="documentActions"><a href="{self.origin}{self.link(s)}/sendto_form">ارسال</a> <a href="javascript:this.print();">{self.w["print"]}</a></div>'
        )
        return self._page(s.title, main, "article", number)

    @route(r"/fa/news/bulletin-(\d+)\.pdf(/view)?")
    def bulletin(self, ask: Ask, number: str, view: str | None) -> Answer | None:
        """A file, and the page that offers it."""
        if not 1 <= int(number) <= pages(self.stories, SIZE):
            return None
        if view is None:
            return Answer(PDF, type="application/pdf", kind="file")
        return self._page("خبرنامه", f'<h1 class="documentFirstHeading">خبرنامه شماره {60 - int(number)}</h1><p><a href="{self.origin}/fa/news/bulletin-{number}.pdf">bulletin-{number}.pdf</a> &mdash; PDF, {900 + int(number)} KB</p>', "static")

    @route(r"/fa/news/RSS")
    def feed(self, ask: Ask) -> Answer:
        """RDF, the newest fifteen."""
        newest = self.stories[:15]
        order = "".join(f'<rdf:li rdf:resource="{self.origin}{self.link(s)}"/>' for s in newest)
        items = "".join(f'<item rdf:about="{self.origin}{self.link(s)}"><title>{esc(s.title)}</title><link>{self.origin}{self.link(s)}</link><description>{esc(s.teaser)}</description><dc:creator>{s.author}</dc:creator><dc:date>{s.iso}+03:30</dc:date><dc:type>News Item</dc:type></item>' for s in newest)
        return Answer(f'<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="{self.origin}/fa/news"><title>{self.w["news"]}</title><link>{self.origin}/fa/news</link><items><rdf:Seq>{order}</rdf:Seq></items></channel>{items}</rdf:RDF>', type="text/xml", kind="feed")

    @route(r"/fa/events(?:/(\d+))?")
    def events(self, ask: Ask, number: str | None) -> Answer | None:
        """Events, in the design of news items."""
        if number is None:
            main = '<h1 class="documentFirstHeading">رويدادها</h1>' + "".join(self._entry(s, f"/fa/events/{s.number}", "event") for s in self.notices)
            return self._dated(ask, self._page("رويدادها", main, "listing", calendar=self._calendar(ask, "/fa/events")))
        s = next((s for s in self.notices if str(s.number) == number), None)
        if s is None:
            return None
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        where = f'<table class="vertical listing"><tr><th>چه هنگام</th><td>{self._numbers(s)} {s.clock}</td></tr><tr><th>کجا</th><td>{self.w.list("faculties")[s.number % 8]}</td></tr></table>'
        return self._page(s.title, f'<h1 class="documentFirstHeading">{esc(s.title)}</h1>{where}<div id="parent-fieldname-text">{body}</div>', "event")

    @route(r"/fa/@@search")
    def search(self, ask: Ask) -> Answer:
        """Searching, by tag too; robots.txt keeps programs out."""
        found = [s for s in self.stories if ask.query.get("Subject:list", "") in s.tags][:10]
        return self._page(self.w["search"], "".join(f'<dt><a href="{self.origin}{self.link(s)}">{esc(s.title)}</a></dt>' for s in found), "listing", "search")

    @route(r"/fa/(?:login|.*/sendto_form)")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("ورود", '<form method="post"><input name="__ac_name" /><input type="password" name="__ac_password" /></form>', "login")

    @route("/en")
    def english(self, ask: Ask) -> Answer:
        """A single page."""
        return self._page("Kuhsar University", "<h1>Kuhsar University</h1><p>The English pages are being rebuilt.</p>", "static")

    @route("/fa/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<h1 class="documentFirstHeading">{title}</h1><div id="parent-fieldname-text">{"".join(f"<p>{esc(t)}</p>" for t in prose("fa", self.id + name))}</div>', "static")
