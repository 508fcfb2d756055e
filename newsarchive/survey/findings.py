"""What a survey finds out about a site, each with its evidence, and the site it makes of that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from newsarchive.sites.hosts import all_aliases, host_of
from newsarchive.sites.model import Site
from newsarchive.survey.shapes import Family


@dataclass(kw_only=True)
class FoundListing:
    """A listing of articles."""

    url: str
    language: str | None
    names: int
    """Articles its first page names."""
    area: str | None = None
    page_url: str | None = None
    script: str | None = None
    """What its script does to load further articles, where that stands in a file of its own."""
    not_asked: list[str] = field(default_factory=list)
    """Requests of its page's scripts that brought no articles."""
    follows: str = ""
    """How its further pages were found; "" where it has one page."""
    evidence: str = ""


@dataclass(kw_only=True)
class FoundSource:
    """Another source of articles."""

    kind: str
    url: str
    evidence: str
    names: int = 0
    keys: dict[str, Any] = field(default_factory=dict)
    """Further keys of its table in the site file."""
    newest: tuple[str, ...] = ()
    """Of a feed: the articles it names."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """An article that was read while surveying."""

    url: str
    title: str | None
    published: str | None
    language: str | None
    letters: int
    size: int
    """Bytes of its answer."""
    good: bool
    why: str = ""
    canonical: str | None = None
    """The address that its page calls its own."""


@dataclass(kw_only=True)
class Findings:
    """A site, as it was found."""

    id: str
    url: str
    names: dict[str, str] = field(default_factory=dict)
    country: str | None = None
    timezone: str | None = None
    order: str = "DMY"
    order_reason: str = "usual; its listings show no date that tells"
    hosts: list[str] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    families: list[Family] = field(default_factory=list)
    listed_only: set[str] = field(default_factory=set)
    """Patterns whose addresses are articles only where a source names them."""
    shared_numbers: str = ""
    """Why one number is thought to be one item in all languages; "" where it is not."""
    canonical: dict[str, str] = field(default_factory=dict)
    """The one form of a pattern's addresses."""
    listings: list[FoundListing] = field(default_factory=list)
    drop: set[str] = field(default_factory=set)
    """Parameters that say from which page of a list a visitor came, on all but its first."""
    sources: list[FoundSource] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    expected: int | None = None
    expected_reason: str = ""
    remarks: list[str] = field(default_factory=list)
    private: bool = False
    proxy: str | None = None
    browser: bool = False
    requests: int = 0

    def data(self) -> dict[str, Any]:
        """The keys of the site file."""
        languages = self.languages or ["en"]
        articles = []
        for family in self.families:
            one: dict[str, Any] = {"pattern": family.pattern}
            if family.pattern in self.canonical:
                one["canonical"] = self.canonical[family.pattern]
            if family.pattern in self.listed_only:
                one["listed_only"] = True
            if family.examples:
                one["example"] = list(family.examples[:2])
            articles.append(one)
        found: dict[str, Any] = {
            "id": self.id, "status": "unverified", "names": self.names or {languages[0]: self.id},
            "languages": languages, "date_order": self.order, "hosts": self._hosts(), "articles": articles,
            "listings": [
                {key: value for key in ("url", "area", "page_url", "not_asked", "script") if (value := getattr(one, key))}
                for one in self.listings
            ],
            "sources": [{"kind": one.kind, "url": one.url, **one.keys} for one in self.sources],
        }  # fmt: skip
        if self.country:
            found["country"] = self.country
        if self.timezone:
            found["timezone"] = self.timezone
        if self.aliases:
            found["aliases"] = self.aliases
        codes = {code: language for code, language in self.codes.items() if code != language and language in languages}
        if codes:
            found["language_codes"] = codes
        drop = sorted({*self.drop, *(name for family in self.families for name in family.drop)})
        if drop:
            found["drop_query"] = drop
        if self.shared_numbers:
            found["shared_numbers"] = True
        crawl: dict[str, Any] = {}
        if self.private:
            crawl["private"] = True
        if self.proxy:
            crawl["proxy"] = self.proxy
        if self.browser:
            crawl["browser"] = True
        if crawl:
            found["crawl"] = crawl
        return found

    def _hosts(self) -> list[str]:
        """The hosts, and those that only a listing or another source stands on."""
        known = {*self.hosts, *all_aliases(self.hosts, self.aliases)}
        urls = [*(one.url for one in self.listings), *(one.url for one in self.sources)] or [self.url]
        return list(dict.fromkeys([*self.hosts, *(host for host in map(host_of, urls) if host not in known)]))

    def site(self) -> Site:
        """The site as it is known so far, for reading pages by it."""
        data = self.data()
        if not data["listings"] and not data["sources"]:
            data["listings"] = [{"url": self.url}]
        return Site.model_validate({**data, "definition": repr(data)})
