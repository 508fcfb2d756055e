"""The built-in site files: all of them load, know their own addresses, and say what they rest on."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import pytz

from newsarchive.sites.addresses import asked, canonical, classify, normalise, read_address, scope_fault
from newsarchive.sites.load import load_site, readable_sites, site_paths
from newsarchive.sites.model import Site
from newsarchive.sites.source import Numbers
from tests.cost import at_most
from tests.sites.made import made

IDS = sorted(site_paths())
REAL = [ident for ident in IDS if ident != "demo"]
FAMILIES = [pytest.param(ident, n, id=f"{ident}-{n}") for ident in IDS for n in range(len(load_site(ident).articles))]


def own_pages(site: Site) -> Iterator[str]:
    """Addresses of listings, feeds and interfaces."""
    for code in site.codes:
        for listing in site.listings:
            yield listing.url.replace("{lang}", code)
            if listing.page_url:
                yield listing.page_url.replace("{lang}", code).replace("{page}", "7")
        for source in site.sources:
            if not isinstance(source, Numbers):
                yield source.url.replace("{lang}", code).replace("{page}", "7").replace("{offset}", "20")


def test_there_are_65_universities_of_26_countries_and_none_claims_to_be_verified() -> None:
    sites = [load_site(ident) for ident in REAL]
    assert (len(sites), len({site.country for site in sites})) == (65, 26)
    assert {site.status for site in sites} == {"unverified"}
    for site in sites:
        assert site.homepage, site.id
        assert any(one.about in {"articles", "sources"} for one in site.evidence), site.id
        assert not any(one.seen == "live" for one in site.evidence), site.id


@pytest.mark.parametrize("ident", IDS)
def test_every_example_is_an_article_and_its_canonical_form_stays_itself(ident: str) -> None:
    site = load_site(ident)
    for family in site.articles:
        for example in family.example:
            assert scope_fault(example, site) is None
            assert classify(example, site) == "article"
            address = read_address(example, site)
            assert address is not None
            assert canonical(address.canonical, site) == address.canonical
            assert read_address(address.canonical, site) == address
            assert canonical(asked(example, site), site) == address.canonical


@pytest.mark.parametrize(("ident", "number"), FAMILIES)
def test_what_fits_a_pattern_is_an_article_with_one_canonical_form(ident: str, number: int) -> None:
    site = load_site(ident)
    family = site.articles[number]
    for url in made(family, 8):
        address = read_address(url, site)
        assert address is not None, url
        assert canonical(address.canonical, site) == address.canonical, url
        assert canonical(asked(url, site), site) == address.canonical, url
        # A family with a canonical form brings http and https together.
        other = url.replace("https://", "http://", 1) if url.startswith("https://") else url.replace("http://", "https://", 1)
        if family.canonical and ident != "demo":
            assert canonical(other, site) == address.canonical, url
        if "(?P<number>" in family.pattern and len(re.sub(r"\D", "", url)) < 12:
            assert address.number is not None, url
        if address.language is not None:
            assert address.language in site.languages or (ident, address.language) == ("dulaty", url.split("/")[3]), url


@pytest.mark.parametrize("ident", IDS)
def test_listings_and_feeds_are_the_sites_own_and_no_articles(ident: str) -> None:
    site = load_site(ident)
    pages = list(own_pages(site))
    assert pages
    for page in pages:
        assert scope_fault(page, site) is None, page
        # Not by any family, also of those where only what a source names counts: front pages list other listings.
        assert not any(family.compiled.fullmatch(form) for family in site.articles for form in (page, normalise(page))), page
    listings = {listing.url.replace("{lang}", code) for listing in site.listings for code in site.codes}
    assert {classify(page, site) for page in listings} <= {"listing"}


PIECES = ("a", "0", "/", "-", "a/", "0/", "a.", "&a=", "&id=1", "news/", "1-", ".html", "?", "&amp;", "mode=V&", "a-0.")


@pytest.mark.parametrize(("ident", "number"), FAMILIES)
def test_no_pattern_is_slow_on_a_long_hostile_address(ident: str, number: int) -> None:
    family = load_site(ident).articles[number]
    sample = next((example for example in family.example), None) or made(family, 3)[0]
    path = sample.index("/", 8) + 1
    cuts = sorted({0, path, path + 3, (path + len(sample)) // 2, len(sample) - 2, len(sample)})
    with at_most(100):
        for cut, piece, end in product(cuts, PIECES, ("", "\n", "#")):
            family.compiled.fullmatch(sample[:cut] + piece * (20_000 // len(piece)) + sample[cut:] + end)


def test_no_host_belongs_to_two_sites() -> None:
    claimed = Counter(host for ident in IDS for host in {*load_site(ident).hosts, *load_site(ident).aliases})
    assert [host for host, times in claimed.items() if times > 1] == []


@pytest.mark.parametrize("ident", REAL)
def test_a_time_zone_is_one_of_the_country(ident: str) -> None:
    site = load_site(ident)
    assert site.timezone is None or site.timezone in pytz.country_timezones(site.country or "")
    text = site.definition
    assert ("# No timezone: " in text) == (site.timezone is None), "a file without a zone says why"
    assert site.timezone is None or re.search(r'^timezone = "[^"]+" +# \S', text, re.MULTILINE), "a file with one says why"


@pytest.mark.parametrize("ident", REAL)
def test_the_order_of_dates_is_that_of_the_country(ident: str) -> None:
    site = load_site(ident)
    assert site.date_order == {"US": "MDY", "CN": "YMD", "JP": "YMD", "KR": "YMD"}.get(site.country or "", "DMY")


@pytest.mark.parametrize("ident", REAL)
def test_a_city_is_in_the_universitys_name_or_the_file_says_where_it_was_seen(ident: str) -> None:
    site = load_site(ident)
    if site.city is not None:
        said = re.search(r'^city = "[^"]+" +# (.+)', site.definition, re.MULTILINE)
        assert said is not None
        assert site.city in " ".join(site.names.values()) if said[1] == "as its name says" else "seen" in said[1] or "dateline" in said[1]


def test_the_past_of_a_host_is_one_of_the_sites_hosts() -> None:
    unsw = load_site("unsw")
    assert [then.host for then in unsw.host_history] == ["newsroom.unsw.edu.au"]
    assert scope_fault("https://newsroom.unsw.edu.au/news/science-tech/a-story", unsw) is None


def test_kaznus_three_families_and_its_numbers() -> None:
    site = load_site("kaznu")
    assert len(site.articles) == 3
    ranges = [source for source in site.sources if isinstance(source, Numbers)]
    assert {urlsplit(source.url).netloc for source in ranges} == {"farabi.university", "welcome.kaznu.kz"}
    assert all(source.budget <= 100 for source in ranges), "requests, at one a second"


def test_the_catalogue_is_read_in_a_moment() -> None:
    with at_most(600):
        for ident in IDS:
            load_site.__globals__["_read"].cache_clear()
            load_site(ident)
    assert readable_sites()[1] == []


def test_listing_the_sites_loads_no_crawler(tmp_path: Path) -> None:
    script = (
        "import sys; from newsarchive.cli import main\n"
        f"sys.argv[1:] = ['sites', 'list', '--db', {str(tmp_path / 'a.db')!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('scrapy', 'twisted', 'trafilatura', 'lxml', 'cryptography') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() == "[]"
    assert len(done.stdout.splitlines()) == len(IDS) + 1
