"""Feeds, sitemaps and interfaces that a site file names as its sources: too long, without an end, or with entries that are the attack.

Each also names an ordinary article, `?good=` its number, which must be had all the same.
"""

from __future__ import annotations

import gzip
import json

from tests.hostile.server import HOST, Ask, Family, Wire

LOST_TO = 3_000_000
"""Characters of an entry that is too large."""
SPACE = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
DATE = "<pubDate>Mon, 20 Apr 2026 09:00:00 GMT</pubDate>"


async def source(wire: Wire, ask: Ask) -> None:
    """One source; ?n= of how many, ?page= of pages that go on."""
    base, good, count, page = ask.base, f"{ask.base}/news/one/{ask.number('good', 1)}", ask.number("n", 200_000), ask.number("page", 1)
    item = f"<item><title>The good one</title><link>{good}</link>{DATE}</item>"

    def rss(items: str, more: str = "") -> str:
        return f"<?xml version='1.0'?><rss version='2.0'><channel><title>All news</title>{more}{items}</channel></rss>"

    def index(urls: list[str]) -> str:
        return f"<sitemapindex {SPACE}>" + "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls) + "</sitemapindex>"

    def of(urls: list[str]) -> str:
        return f"<urlset {SPACE}>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"

    onward = f"<link rel='next' href='{base}{ask.path}?page={page + 1}'/>"
    bodies = {
        "many.txt": lambda: "\n".join([good, *(f"{base}/no/{n}" for n in range(count))]),
        "many.xml": lambda: of([good, *(f"{base}/private/{n}" for n in range(count))]),
        "packed.xml.gz": lambda: gzip.compress(of([good]).encode()),
        "index.xml": lambda: index([
            "file:///etc/passwd", f"ftp://{HOST}/x.xml", "http://169.254.169.254/x.xml", "http://10.0.0.1/x.xml", f"http://{HOST}:22/x.xml",
            f"http://localhost:{ask.mode.other}/x.xml", f"http://{HOST}:{ask.mode.other}/x.xml", f"{base}/sitemap/future.xml?good=1",
        ]),
        "astray.xml": lambda: rss(
            "".join(f"<item><title>x</title><link>{url}</link></item>" for url in (
                "file:///etc/passwd", "javascript:alert(1)", "http://169.254.169.254/news/one/1", "http://[::1]/news/one/1", "http://[",
                f"http://localhost:{ask.mode.other}/news/one/1", f"http://u:p@{HOST}:{ask.port}/news/one/1", "http://93.184.216.34/",
            )) + item
        ),
        "same.xml": lambda: rss(item, onward),
        "new.xml": lambda: rss(
            item + "".join(f"<item><title>x</title><link>{base}/status/404?n={page}-{n}</link></item>" for n in range(20)), onward
        ),
        "large.xml": lambda: rss(
            f"<item><title>{'word ' * (LOST_TO // 5)}</title><link>{base}/news/one/1?large=1</link>"
            f"<description>{'&lt;p&gt;' * (LOST_TO // 9)}</description></item>{item}"
        ),
        "mended.xml": lambda: rss(f"<item><title>a & b <br> c</title><link>{base}/news/one/2</link></itm><item><<<</item>{item}")[:-9],
        "same.json": lambda: json.dumps({"items": [{"url": good, "title": "The good one"}], "page": page}),
        "deep.json": lambda: '{"items": [' + f'{{"url": "{good}", "title": "The good one"}}, ' + "[" * 100_000,
    }  # fmt: skip
    await wire.send(bodies[ask.name](), kind="application/json" if ask.name.endswith("json") else "application/xml")


FAMILIES: dict[str, Family] = {"source": source}
