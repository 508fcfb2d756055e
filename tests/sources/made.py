"""Invented universities in several languages, and responses of their sources."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from lxml.html import document_fromstring

from newsarchive.items import Capture, Link, Reading, State
from newsarchive.line import read as read_capture
from newsarchive.pages.charset import to_text
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site
from newsarchive.sources import answer, listing
from newsarchive.sources.received import Received

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
HEAD = """
id = "uni"
status = "invented"
names = { en = "An invented university" }
timezone = "Asia/Almaty"
languages = ["kk", "ru", "en"]
language_codes = { kz = "kk" }
hosts = ["uni.example"]
[[articles]]
pattern = 'https://uni\\.example/(?:(?P<lang>kz|ru|en)/)?news/(?P<number>\\d+)'
[[articles]]
pattern = 'https://uni\\.example/story/(?P<slug>[^/?]+)/?'
"""


def site(more: str = "", listing_url: str = "https://uni.example/news/") -> Site:
    """A site with one listing, and whatever is written behind it."""
    return parse_site(f'{HEAD}[[listings]]\nurl = "{listing_url}"\n{more}', Path("uni.toml"))


def received(url: str, of: Site | None = None, part: str = "", **headers: str) -> Received:
    """A response's frame."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Received(url=url, site=of or site(), fetched_at=NOW, headers=named, part=part)


def read(text: str | bytes, url: str = "https://uni.example/feed", of: Site | None = None, part: str = "", **headers: str) -> list[Link]:
    """The links of a response that is no page."""
    found = answer.read(to_text(text) if isinstance(text, bytes) else text, received(url, of, part, **headers))
    assert found is not None, "it is taken for a page"
    return found[0]


def listed(html: str, url: str = "https://uni.example/news/", of: Site | None = None, *, fragment: bool = False) -> list[Link]:
    """The links of a listing page."""
    return listing.read(document_fromstring(f"<html><body>{html}</body></html>"), url, of or site(), NOW, fragment=fragment)[0]


def reading(
    body: bytes, url: str, of: Site | None = None, kind: str = "text/html", part: str = "",
    form: tuple[tuple[str, str], ...] | None = None,
) -> Reading:  # fmt: skip
    """The reading of a source's capture."""
    capture = Capture(
        id="", url=url, fetched_at=NOW, status=200, headers=(("Content-Type", kind),), body=body, kind="listing", part=part, form=form,
    )  # fmt: skip
    return read_capture(capture, of or site(), State())


def articles(links: list[Link]) -> list[str]:
    """Paths of the articles."""
    return [link.url.removeprefix("https://uni.example") for link in links if link.kind == "article"]


def pages(links: list[Link]) -> list[str]:
    """Paths of the further pages."""
    return [link.url.removeprefix("https://uni.example") for link in links if link.kind == "listing"]


def said(link: Link) -> dict[str, object]:
    """What a source says of an article."""
    return {claim.field: claim.value for claim in link.claims}
