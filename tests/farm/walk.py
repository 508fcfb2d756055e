"""Walks a site as a patient reader with a browser's eyes would: every link of its own host, traps only a few steps deep."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree, html

from tests.farm.model import Answer, Ask, Site
from tests.farm.server import encode

TRAP_STEPS = 3


@dataclass
class Walk:
    """What the links of a site lead to."""

    answers: dict[str, Answer] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    """Of the articles that were met."""
    kinds: Counter[str] = field(default_factory=Counter)


def walk(site: Site, most: int = 6000) -> Walk:
    """Follow all links from the front page; of traps, facets and other pages without number only the first few of a name."""
    found, waiting, seen = Walk(), [site.origin + site.front], {site.origin + site.front}
    traps: Counter[str] = Counter()
    while waiting and len(found.answers) < most:
        url = waiting.pop()
        parts = urlsplit(url)
        answer = site.answer(Ask.of((parts.path or "/") + ("?" + parts.query if parts.query else ""), parts.netloc, headers={"cookie": "phpsessid=1; jsessionid=1"}))
        if answer.kind == "busy":
            waiting.append(url)
            continue
        found.answers[url] = answer
        found.kinds[answer.kind] += 1
        if answer.kind == "article":
            found.keys.add(answer.key)
        if answer.kind == "redirect":
            links = [urljoin(url, answer.headers["Location"])]
        elif answer.kind in {"trap", "listing"} and answer.key:
            traps[answer.key] += 1
            links = links_of(site, url, answer) if traps[answer.key] <= TRAP_STEPS else []
        else:
            links = links_of(site, url, answer)
        for link in links:
            if link not in seen and urlsplit(link).hostname == site.address:
                seen.add(link)
                waiting.append(link)
    return found


def links_of(site: Site, url: str, answer: Answer) -> list[str]:
    """Where the links of a page lead."""
    if answer.type or not answer.body:
        return []
    data = answer.body if isinstance(answer.body, bytes) else encode(site, answer)
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding=site.encoding))
    except etree.ParserError:
        return []
    hrefs = [str(href) for href in root.xpath("//a/@href|//area/@href|//frame/@src|//iframe/@src|//link[@rel='next']/@href")]
    return [urldefrag(urljoin(url, href.strip())).url for href in hrefs if not href.strip().lower().startswith(("javascript:", "mailto:", "tel:", "#"))]
