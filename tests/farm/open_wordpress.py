"""WordPress in English: /%postname%/, REST interface, sitemap, feed, archives of every kind, amp twins."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import formatdate
from functools import cached_property

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, numbers, paged, pages, route
from tests.farm.texts import Story, prose, slug

SIZE = 12
PAGES = ("about", "leadership", "admissions", "study-with-us", "research", "international-office", "library", "student-life", "careers", "alumni", "contact", "open-data")


class WordPress(Extras, Site):
    id = "wordpress"
    parts = ("/people", "/schools", "/galleries", "/documents")
    address = "127.0.1.2"
    language = "en"
    country, zone = "GB", "Europe/London"
    what = "WordPress, plain permalinks beside pages, wp-json, wp-sitemap, feed, tag and month archives, amp twins, comments"
    count = 240
    robots = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\nSitemap: ORIGIN/wp-sitemap.xml\n"

    def link(self, story: Story) -> str:
        return f"/{story.slug}/"

    def by_hand(self) -> str:
        return rf"""
drop_query = ["replytocom"]
[[articles]]
pattern = '{self.origin}/(?!news/|events?/|people/|schools/|galleries/|documents/|tag/|category/|author/|wp-|feed/|{"/|".join(PAGES)}/)(?P<slug>[a-z0-9-]+)/'
canonical = "{self.origin}/{{slug}}/"
[[listings]]
url = "{self.origin}/news/"
"""

    @cached_property
    def months(self) -> list[tuple[int, int]]:
        """Years and months that have stories, newest first."""
        return sorted({(s.day.year, s.day.month) for s in self.stories}, reverse=True)

    def _moment(self, story: Story) -> datetime:
        return datetime.fromisoformat(story.iso).replace(tzinfo=UTC)

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li class="menu-item menu-item-type-post_type"><a href="{self.origin}/{p}/">{n}</a></li>' for p, n in zip(PAGES, w.list("menu"), strict=True))
        recent = "".join(f'<li><a href="{self.origin}{self.link(s)}">{esc(s.title)}</a></li>' for s in self.stories[:5])
        months = "".join(f'<li><a href="{self.origin}/{y}/{m:02}/">{m:02}/{y}</a></li>' for y, m in self.months)
        return Answer(
            f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8" /><meta name="viewport" content="width=device-width" />
<title>{esc(title)} &#8211; {w["name"]}</title><link rel="alternate" type="application/rss+xml" title="{w["name"]} &raquo; Feed" href="{self.origin}/feed/" />
<link rel="https://api.w.org/" href="{self.origin}/wp-json/" /><meta name="generator" content="WordPress 6.5.2" />{head}
<link rel="stylesheet" href="{self.origin}/wp-content/themes/uni/style.css?ver=6.5.2" /></head><body class="wp-embed-responsive">
<header class="site-header"><p class="site-title"><a href="{self.origin}/" rel="home">{w["name"]}</a></p><nav><ul class="menu">
<li class="menu-item"><a href="{self.origin}/news/">News</a></li>{self.extra_links}<li class="menu-item"><a href="{self.origin}/events/">Events</a></li>{menu}</ul></nav></header>
<main id="main" class="site-main">{main}</main><aside class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul>{recent}</ul></section>
<section class="widget widget_archive"><h2>Archives</h2><ul>{months}</ul></section>
<section class="widget widget_meta"><ul><li><a href="{self.origin}/wp-login.php">Log in</a></li><li><a href="{self.origin}/feed/">Entries feed</a></li>
<li><a href="{self.origin}/comments/feed/">Comments feed</a></li></ul></section></aside><footer><p>{w["blurb"]}</p></footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _cards(self, items: tuple[Story, ...], base: str, page: int, title: str, kind: str = "listing", key: str = "") -> Answer | None:
        last = pages(items, SIZE)
        if not 1 <= page <= last:
            return None
        cards = "".join(
            f'<article id="post-{s.number}" class="post type-post"><h2 class="entry-title"><a href="{self.origin}{self.link(s)}" rel="bookmark">{esc(s.title)}</a></h2>'
            f'<time class="entry-date published" datetime="{s.iso}+00:00">{s.day:%B} {s.day.day}, {s.day.year}</time><div class="entry-summary"><p>{esc(s.teaser)} '
            f'<a class="more-link" href="{self.origin}{self.link(s)}">Continue reading</a></p></div></article>'
            for s in paged(items, page, SIZE)
        )
        links = "".join(
            f'<span class="page-numbers current">{n}</span>' if n == page else f'<a class="page-numbers" href="{self.origin}{base}{f"page/{n}/" if n > 1 else ""}">{n}</a>'
            for n in numbers(page, last)
        )
        if page < last:
            links += f'<a class="next page-numbers" href="{self.origin}{base}page/{page + 1}/">Next</a>'
        return self._page(title, f'<h1 class="page-title">{title}</h1>{cards}<nav class="navigation pagination"><div class="nav-links">{links}</div></nav>', kind, key)

    @route("/")
    def home(self, ask: Ask) -> Answer | None:
        """The front page; ?p=NUMBER leads to the post."""
        if "p" in ask.query:
            story = next((s for s in self.stories if str(s.number) == ask.query["p"]), None)
            return self.moved(self.link(story)) if story else None
        cards = "".join(f'<div class="wp-block-column"><h3><a href="{self.origin}{self.link(s)}">{esc(s.title)}</a></h3><p>{esc(s.teaser)}</p></div>' for s in self.stories[:3])
        return self._page("Home", f'<div class="hero"><h1>{self.w["name"]}</h1></div><div class="wp-block-columns">{cards}</div><a href="{self.origin}/news/">More news</a>', "static")

    @route(r"/news/(?:page/(\d+)/)?")
    def news(self, ask: Ask, page: str | None) -> Answer | None:
        """The posts, newest first."""
        return self._cards(self.stories, "/news/", int(page or 1), "News")

    @route(r"/(category|tag|author)/([a-z0-9-]+)/(?:page/(\d+)/)?")
    def archive(self, ask: Ask, by: str, name: str, page: str | None) -> Answer | None:
        """The posts of a category, tag or author."""
        w = self.w
        items = tuple(
            s for s in self.stories
            if name in {"category": [slug(w.list("sections")[s.section])], "tag": [slug(t) for t in s.tags], "author": [slug(s.author)]}[by]
        )  # fmt: skip
        return self._cards(items, f"/{by}/{name}/", int(page or 1), f"{by.title()}: {name}", "listing", "facet") if items else None

    @route(r"/(\d{4})/(\d\d)/(?:page/(\d+)/)?")
    def month(self, ask: Ask, year: str, month: str, page: str | None) -> Answer | None:
        """The posts of a month."""
        items = tuple(s for s in self.stories if (s.day.year, s.day.month) == (int(year), int(month)))
        return self._cards(items, f"/{year}/{month}/", int(page or 1), f"Month: {year}/{month}", "listing", "facet") if items else None

    @route(r"/events/")
    def events(self, ask: Ask) -> Answer:
        """Events: a type of content of its own."""
        cards = "".join(f'<article class="event type-event"><h2 class="entry-title"><a href="{self.origin}/event/{s.slug}/">{esc(s.title)}</a></h2><p>{esc(s.teaser)}</p></article>' for s in self.notices)
        return self._page("Events", f"<h1>Events</h1>{cards}", "listing")

    @route(r"/event/([a-z0-9-]+)/")
    def event(self, ask: Ask, name: str) -> Answer | None:
        """An event, which looks like a post."""
        story = next((s for s in self.notices if s.slug == name), None)
        return None if story is None else self._post(story, "event", "")

    def _post(self, s: Story, kind: str, key: str) -> Answer:
        w, url = self.w, self.origin + (self.link(s) if key else f"/event/{s.slug}/")
        body = "".join(f"<p>{esc(text)}</p>\n" for text in s.paragraphs)
        data = {
            "@context": "https://schema.org", "@graph": [{
                "@type": "Article" if key else "WebPage", "headline": s.title, "datePublished": s.iso + "+00:00", "dateModified": s.iso + "+00:00",
                "author": {"@type": "Person", "name": s.author}, "mainEntityOfPage": url, "inLanguage": "en-GB",
            }],
        }  # fmt: skip
        head = f'<link rel="canonical" href="{url}" /><link rel="shortlink" href="{self.origin}/?p={s.number}" /><link rel="amphtml" href="{url}amp/" /><meta property="og:title" content="{esc(s.title)}" /><meta property="og:type" content="article" /><meta property="article:published_time" content="{s.iso}+00:00" /><script type="application/ld+json">{json.dumps(data)}</script>'
        tags = ", ".join(f'<a href="{self.origin}/tag/{slug(t)}/" rel="tag">{t}</a>' for t in s.tags)
        section = w.list("sections")[s.section]
        main = (
            f'<article id="post-{s.number}" class="post-{s.number} post type-post status-publish format-standard hentry"><header class="entry-header"><h1 class="entry-title">{esc(s.title)}</h1>'
            f'<span class="posted-on"><time class="entry-date published updated" datetime="{s.iso}+00:00">{s.day:%B} {s.day.day}, {s.day.year}</time></span> by <a class="url fn n" href="{self.origin}/author/{slug(s.author)}/">{s.author}</a></header>'
            f'<div class="entry-content">{body}</div><footer class="entry-footer">Posted in <a href="{self.origin}/category/{slug(section)}/" rel="category tag">{section}</a> Tagged {tags}</footer></article>'
            f'<div id="comments"><a rel="nofollow" class="comment-reply-link" href="{url}?replytocom={s.number}1#respond">Reply</a></div>'
        )
        return self._page(s.title, main, kind, key, head)

    @route(r"/feed/")
    def feed(self, ask: Ask) -> Answer:
        """The newest ten in full; ?paged=2 goes on."""
        items = "".join(
            f"<item><title>{esc(s.title)}</title><link>{self.origin}{self.link(s)}</link><dc:creator><![CDATA[{s.author}]]></dc:creator><pubDate>{formatdate(self._moment(s).timestamp())}</pubDate>"
            f'<guid isPermaLink="false">{self.origin}/?p={s.number}</guid><description><![CDATA[{s.teaser}]]></description><content:encoded><![CDATA[{"".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)}]]></content:encoded></item>'
            for s in paged(self.stories, ask.number("paged", 1), 10)
        )
        return Answer(
            f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{self.w["name"]}</title><link>{self.origin}</link>{items}</channel></rss>',
            type="application/rss+xml; charset=UTF-8", kind="feed",
        )  # fmt: skip

    @route(r"/wp-sitemap(-[a-z]+-[a-z]+-1)?\.xml")
    def sitemap(self, ask: Ask, part: str | None) -> Answer | None:
        """The core's own sitemap: no dates."""
        parts = {
            "-posts-post-1": [self.link(s) for s in self.stories], "-posts-page-1": ["/", *(f"/{p}/" for p in PAGES)],
            "-posts-event-1": [f"/event/{s.slug}/" for s in self.notices], "-taxonomies-category-1": [f"/category/{slug(c)}/" for c in self.w.list("sections")],
        }  # fmt: skip
        if part is None:
            inner = "".join(f"<sitemap><loc>{self.origin}/wp-sitemap{name}.xml</loc></sitemap>" for name in parts)
            return Answer(f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</sitemapindex>', type="application/xml", kind="sitemap")
        if part not in parts:
            return None
        inner = "".join(f"<url><loc>{self.origin}{path}</loc></url>" for path in parts[part])
        return Answer(f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>', type="application/xml", kind="sitemap")

    @route(r"/wp-json/(?:wp/v2/(posts|pages))?/?")
    def rest(self, ask: Ask, what: str | None) -> Answer:
        """The interface: posts and pages, at most a hundred at once."""
        if what is None:
            return Answer(json.dumps({"name": self.w["name"], "url": self.origin, "namespaces": ["oembed/1.0", "wp/v2"], "routes": {"/wp/v2/posts": {"methods": ["GET"]}}}), type="application/json", kind="api")
        size, page = ask.number("per_page", 10), ask.number("page", 1)
        items = self.stories if what == "posts" else ()
        last = pages(items, max(size, 1))
        if not 1 <= size <= 100 or not 1 <= page <= last:
            return Answer(json.dumps({"code": "rest_post_invalid_page_number", "message": "The page number requested is larger than the number of pages available.", "data": {"status": 400}}), 400, type="application/json", kind="api")
        found = [
            {
                "id": s.number, "date": s.iso, "date_gmt": s.iso, "modified": s.iso, "modified_gmt": s.iso, "slug": s.slug, "status": "publish", "type": "post", "link": self.origin + self.link(s),
                "title": {"rendered": esc(s.title)}, "content": {"rendered": "".join(f"<p>{esc(t)}</p>\n" for t in s.paragraphs), "protected": False}, "excerpt": {"rendered": f"<p>{esc(s.teaser)}</p>", "protected": False}, "author": 3, "categories": [s.section],
            }
            for s in paged(items, page, size)
        ]  # fmt: skip
        fields = ask.query.get("_fields", "")
        if fields:
            found = [{name: one[name] for name in fields.split(",") if name in one} for one in found]
        return Answer(json.dumps(found), type="application/json", kind="api", headers={"X-WP-Total": str(len(items)), "X-WP-TotalPages": str(last)})

    @route(r"/wp-login\.php|/wp-admin/.*")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return Answer('<html><body class="login"><form id="loginform"><input name="log"><input type="password" name="pwd"></form></body></html>', kind="login")

    @route(r"/([a-z0-9-]+)/(amp/)?")
    def post(self, ask: Ask, name: str, amp: str | None) -> Answer | None:
        """A page or a post: both stand directly under the root."""
        if name in PAGES:
            text = "".join(f"<p>{esc(p)}</p>" for p in prose("en", self.id + name))
            title = self.w.list("menu")[PAGES.index(name)]
            return self._page(title, f'<article class="page type-page"><h1 class="entry-title">{title}</h1><div class="entry-content">{text}</div></article>', "static")
        story = self.by_slug.get(name)
        return None if story is None else self._post(story, "article", str(story.number))

    @route(r"/([a-z0-9-]+)")
    def slash(self, ask: Ask, name: str) -> Answer | None:
        """Without its slash an address is redirected."""
        return self.moved(ask.path + "/") if name in PAGES or any(s.slug == name for s in self.stories) else None
