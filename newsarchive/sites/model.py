"""What differs between sites, as data: the model of a site file."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, ValidationError, ValidationInfo, ValidatorFunctionWrapHandler, field_validator
from pydantic_core import InitErrorDetails

from newsarchive.sites.certificates import intermediates
from newsarchive.sites.date_orders import Order, usual_order
from newsarchive.sites.history import Evidence, HostThen, NameThen
from newsarchive.sites.hosts import all_aliases, off_the_hosts
from newsarchive.sites.part import Country, Css, Faults, Found, Host, Ident, Language, Part, Proxy, Regex, Url, as_list
from newsarchive.sites.selectors import LayoutThen, Selectors
from newsarchive.sites.source import Numbers, Source


class Articles(Part):
    """One family of article addresses."""

    pattern: Regex
    """Regular expression that the whole address matches; named groups number, lang and slug are used."""
    canonical: str | None = None
    """The one form that all addresses of the family are brought to, with {number}, {lang}, {slug}."""
    example: Annotated[tuple[str, ...], BeforeValidator(as_list)] = ()
    """Addresses that must match."""
    listed_only: bool = False
    """Whether an address of the family is an article only where a source names it (a row of a listing, a feed, a sitemap, an
    interface) and not when any page links it: for addresses such as /SLUG/, which those of all pages look like."""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern)

    @field_validator("canonical")
    @classmethod
    def _check_canonical(cls, canonical: str | None, info: ValidationInfo) -> str | None:
        if canonical is not None and "pattern" in info.data:
            groups = re.compile(info.data["pattern"]).groupindex
            missing = sorted(set(re.findall(r"\{(\w*)\}", canonical)) - set(groups))
            if missing:
                raise ValueError(f"only groups that the pattern names; it has none called {', '.join(missing)}")
        return canonical

    @field_validator("example")
    @classmethod
    def _check_example(cls, example: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if "pattern" in info.data:
            pattern = re.compile(info.data["pattern"])
            _raise([((n,), one, "an address that matches the pattern") for n, one in enumerate(example) if not pattern.fullmatch(one)])
        return example


class Listing(Part):
    """One listing of articles, newest first."""

    url: Url
    """Its first page; {lang} stands for each language code of the site's addresses."""
    area: Css | None = None
    """Where on the page the list stands."""
    row: Css | None = None
    """One article's row; without it the smallest element around a link that holds no other article."""
    title: Css | None = None
    """The title in a row."""
    date: Css | None = None
    """The date in a row."""
    next: Css | None = None
    """The link to the next page; without it the page's own pager is followed."""
    page_url: str | None = None
    """Address of page {page}, from 2 on, where there is no link to follow."""
    script: str | None = Field(default=None, max_length=20_000)
    """What the page's script does to load further articles, where that stands in a file of its own: read as if it stood on the page."""
    not_asked: Annotated[tuple[str, ...], BeforeValidator(as_list)] = ()
    """Requests of the page's scripts that bring no articles, each by its path and by what its fields say that it does:
    /ajax/online, /wp-admin/admin-ajax.php?visit. None of them is made, and the next one that could go on with the list is."""
    max_pages: int | None = Field(default=None, ge=1)
    """Pages of the listing that are read; all where it is left off."""


class Crawling(Part):
    """Pace and limits."""

    delay: float | None = Field(default=None, ge=0, le=3600)
    """Seconds between two requests to a host; 1 where nothing is said, 0 on loopback."""
    concurrency: int | None = Field(default=None, ge=1, le=16)
    """Requests to a host at the same time; 1 where there is a delay, else 8."""
    limit: int | None = Field(default=None, ge=1)
    """Articles of one crawl where the command names no limit; the newest first."""
    proxy: Proxy | None = None
    """Through which the hosts are asked."""
    private: bool = False
    """Whether the hosts may be on loopback or private addresses."""
    trap_pages: int | None = Field(default=None, ge=1, le=10_000)
    """Pages that a calendar, a facet or another web of addresses without an end may cost; without it the larger of 10 and 5 % of the
    site's articles, at most 50."""
    respect: Annotated[tuple[Literal["noarchive", "noindex", "nosnippet", "tdm"], ...], BeforeValidator(as_list)] = ()
    """What keeps a page out of the archive where it asks for it: robots tags, or a TDM reservation. All of it is recorded anyway."""
    keep: Annotated[tuple[Literal["images", "attachments"], ...], BeforeValidator(as_list)] = ()
    """What is kept of an article beside its page: its pictures, its attached files."""
    file_hosts: tuple[Host, ...] = ()
    """Other hosts, such as that of a content delivery network, from which these are fetched."""
    file_size: int = Field(default=10, ge=1, le=200)
    """Megabytes that one of them may have."""
    keep_rechecks: Literal["changed", "all", "yearly"] = "changed"
    """Which answers of rechecks are kept whole: those that say anything new, all, or what is new and one a year. The others leave a
    record that names the capture they repeat, and what differs."""
    expect_articles: int = Field(default=1, ge=0)
    """Article addresses, known or new, that the listings and other sources of every crawl must at least name."""
    slow_down: bool = True
    """Whether a host that answers slowly, or with 429 or 503, is asked less often; false only for a server of your own."""
    browser: bool = False
    """Whether its pages say nothing before a browser has run their scripts."""
    certificates: str | None = None
    """Intermediate certificates in PEM that a server of the site should send and does not; certificates stay checked."""

    @field_validator("certificates")
    @classmethod
    def _check_certificates(cls, text: str | None) -> str | None:
        if text is not None:
            intermediates(text)
        return text


class Pace(NamedTuple):
    """How fast a site is asked."""

    delay: float
    concurrency: int


class Site(Part):
    """A university's news: the content of one site file."""

    id: Ident
    """The file's name without .toml: small letters, digits, - and _."""
    status: Literal["verified", "unverified", "invented"]
    """verified: its live pages were seen to be found and read rightly; unverified: that was not tried; invented: no real university."""
    names: dict[Language, str] = Field(min_length=1)
    """The university's present name by language (BCP 47)."""
    name_history: tuple[NameThen, ...] = ()
    """Names with the time they held: a university that is renamed stays one site."""
    country: Country | None = None
    """ISO 3166-1, two letters; left off where it is not known."""
    city: str | None = None
    """In English; left off where it is not known."""
    homepage: Url | None = None
    """The university's front page, which need not stand on one of the hosts."""
    timezone: str | None = None
    """IANA zone of times printed without an offset. Left off where it is not known: such times are dropped then, and days kept."""
    founded: int | None = Field(default=None, ge=800, le=2100)
    """The year."""
    languages: tuple[Language, ...] = Field(min_length=1)
    """BCP 47, of the news; the first is the one most is written in."""
    language_codes: dict[str, Language] = Field(default_factory=dict)
    """What the addresses say (kz) and which language that is (kk), where the two differ."""
    date_order: Order | None = None
    """Of dates in numbers that could be read both ways. Left off where nobody looked: then the order is that of other dates of the same
    pages, else the usual one of the language and the country."""
    shared_numbers: bool = False
    """Whether one number is one news item in several languages."""
    hosts: tuple[Host, ...] = Field(min_length=1)
    """Hosts whose pages belong to the site, with their port where it is not the usual one. Nothing else is asked."""
    aliases: dict[Host, Host] = Field(default_factory=dict)
    """Other names of hosts: the same pages, known by the host's own name."""
    host_history: tuple[HostThen, ...] = ()
    """Hosts with the time they served: a site that moves stays one history."""
    drop_query: tuple[str, ...] = ()
    """Parameters of the query that do not say which article is meant, beside those that never do (utm_source, print, amp ...)."""
    articles: tuple[Articles, ...] = Field(min_length=1)
    """The families of article addresses."""
    listings: tuple[Listing, ...] = ()
    """Where articles are listed; at least one listing or source there must be."""
    sources: tuple[Source, ...] = Field(default=(), validate_default=True)
    """Feeds, sitemaps and interfaces that name articles."""
    selectors: Selectors = Selectors()
    """Where the general reading is wrong."""
    layouts: tuple[LayoutThen, ...] = ()
    """How pages were made in other times, with the selectors that held then: a page is read by those of the day it was fetched."""
    crawl: Crawling = Crawling()
    """Pace, limits and network."""
    evidence: tuple[Evidence, ...] = ()
    """What the file rests on."""
    definition: str = Field(default="", exclude=True)
    """The TOML text it was read from; not a key of the file."""

    @field_validator("timezone")
    @classmethod
    def _check_timezone(cls, name: str | None) -> str | None:
        if name is not None:
            try:
                ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError) as error:
                raise ValueError("a time zone such as Asia/Almaty") from error
        return name

    @field_validator("language_codes")
    @classmethod
    def _check_codes(cls, codes: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        languages = info.data.get("languages")
        _raise([((code,), one, "one of languages") for code, one in codes.items() if languages is not None and one not in languages])
        return codes

    @field_validator("aliases")
    @classmethod
    def _check_aliases(cls, aliases: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        hosts = info.data.get("hosts")
        _raise([((alias,), host, "one of hosts") for alias, host in aliases.items() if hosts is not None and host not in hosts])
        return aliases

    @field_validator("host_history")
    @classmethod
    def _check_past(cls, past: tuple[HostThen, ...], info: ValidationInfo) -> tuple[HostThen, ...]:
        if {"hosts", "aliases"} <= info.data.keys():
            known = {*info.data["hosts"], *info.data["aliases"]}
            _raise([((n, "host"), one.host, "one of hosts or aliases") for n, one in enumerate(past) if one.host not in known])
        return past

    @field_validator("sources")
    @classmethod
    def _check_sources(cls, sources: tuple[Source, ...], info: ValidationInfo) -> tuple[Source, ...]:
        if not sources and info.data.get("listings") == ():
            raise ValueError("at least one listing, or one of sources")
        if {"languages", "language_codes", "articles"} <= info.data.keys():
            codes = _codes(info.data["languages"], info.data["language_codes"])
            faults: Found = []
            for n, one in enumerate(sources):
                made = _no_article(one, codes, info.data["articles"]) if isinstance(one, Numbers) else None
                if made is not None:
                    faults.append(((n, "url"), one.url, f"addresses that match the pattern of an address family, as {made} does not"))
            _raise(faults)
        return sources

    @field_validator("listings", "sources", mode="wrap")
    @classmethod
    def _check_hosts(cls, tables: Any, check: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        """The hosts of all addresses, also where something else in these tables is at fault; but not where the hosts are."""
        faults: Found = []
        if {"hosts", "aliases"} <= info.data.keys():
            codes = _codes(info.data.get("languages", ()), info.data.get("language_codes", {}))
            faults = off_the_hosts(tables, {*info.data["hosts"], *all_aliases(info.data["hosts"], info.data["aliases"])}, codes)
        try:
            checked = check(tables)
        except ValidationError as error:
            told = [
                InitErrorDetails(type=one["type"], loc=one["loc"], input=one["input"], ctx=one.get("ctx", {})) for one in error.errors()
            ]
            told += [InitErrorDetails(type="value_error", loc=loc, input=url, ctx={"error": ValueError(what)}) for loc, url, what in faults]
            raise ValidationError.from_exception_data(error.title, told) from error
        _raise(faults)
        return checked

    def __hash__(self) -> int:
        return hash((self.id, self.definition))

    @property
    def name(self) -> str:
        """The name in English, else in the first language it is given in."""
        return self.names.get("en") or next(iter(self.names.values()))

    @cached_property
    def families(self) -> tuple[Articles, ...]:
        """The address families in the order in which an address is tried: those first that are never taken for another page."""
        return tuple(sorted(self.articles, key=lambda family: family.listed_only))

    def selectors_on(self, moment: datetime) -> Selectors:
        """The selectors that held when a page was fetched: those of the first layout whose time that is in, else today's."""
        return next((layout for layout in self.layouts if layout.held_on(moment.date())), self.selectors)

    @cached_property
    def digest(self) -> str:
        """Hex SHA-256 of the definition."""
        return hashlib.sha256(self.definition.encode()).hexdigest()

    @cached_property
    def codes(self) -> dict[str, str]:
        """Language codes of the addresses to BCP 47: language_codes, and every language by its own code otherwise."""
        return _codes(self.languages, self.language_codes)

    @property
    def usual_order(self) -> Order:
        """The order of dates in figures as the file has it, else as it is usual in the site's language and country."""
        return self.date_order or usual_order(self.languages, self.country)

    @cached_property
    def all_aliases(self) -> dict[str, str]:
        """The aliases of the file, and the names by which universities offer the same pages to telephones, or with and without www."""
        return all_aliases(self.hosts, self.aliases)

    @cached_property
    def scheme(self) -> str | None:
        """http or https, as the site's own addresses in the file have it; None where they differ."""
        named = [*(one.url for one in self.listings), *(example for family in self.articles for example in family.example)]
        schemes = {url.partition("://")[0] for url in named}
        return schemes.pop() if len(schemes) == 1 else None

    @property
    def is_local(self) -> bool:
        """Whether all its hosts are this machine."""
        return all(_is_loopback(host) for host in self.hosts)

    @property
    def pace(self) -> Pace:
        """How fast the site is asked: politely, unless it stands on this machine or the file says otherwise."""
        delay = self.crawl.delay if self.crawl.delay is not None else (0.0 if self.is_local else 1.0)
        concurrency = self.crawl.concurrency or (8 if delay == 0 else 1)
        return Pace(delay, concurrency)

    def with_proxy(self, proxy: str) -> Site:
        """The same site, asked through this proxy."""
        return self.model_copy(update={"crawl": self.crawl.model_copy(update={"proxy": proxy})})


def _is_loopback(host: str) -> bool:
    name = host.rpartition(":")[0] if host.count(":") == 1 or "]:" in host else host
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _raise(found: Found) -> None:
    if found:
        raise Faults(found)


def _codes(languages: Iterable[str], language_codes: dict[str, str]) -> dict[str, str]:
    named = set(language_codes.values())
    return {**language_codes, **{language: language for language in languages if language not in named}}


def _no_article(source: Numbers, codes: Iterable[str], articles: Iterable[Articles]) -> str | None:
    """An address that a number range makes and that is no article of the site; None where all are."""
    for code in codes if "{lang}" in source.url else ("",):
        made = source.url.replace("{lang}", code).replace("{number}", str(source.first))
        if not any(family.compiled.fullmatch(made) for family in articles):
            return made
    return None
