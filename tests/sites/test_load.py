"""Site files are checked when they are loaded, and all their faults are named at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsarchive.errors import SiteFileError, UsageError
from newsarchive.sites.load import catalogue_folder, load_site, parse_site, readable_sites

GOOD = (catalogue_folder() / "kaznu.toml").read_text(encoding="utf-8")


def test_all_faults_of_a_file_are_named_with_key_value_and_what_was_expected(tmp_path: Path) -> None:
    text = GOOD.replace('country = "KZ"', 'country = "kz"').replace("limit = 200", "limit = 0").replace("city =", "town =")
    text = text.replace("Asia/Almaty", "Asia/Nowhere").replace(r"news/one/(?P<number>\d+)/?'", r"news/one/(?P<number>\d+'")
    with pytest.raises(SiteFileError) as caught:
        parse_site(text, tmp_path / "kaznu.toml")
    faults = "\n".join(caught.value.faults)
    for part in ("country = 'kz': expected", "crawl.limit = 0: expected", "town = 'Almaty': no such key", "timezone = 'Asia/Nowhere'"):
        assert part in faults
    assert re.search(r"^articles\[1\]\.pattern = .*: expected a regular expression", faults, re.MULTILINE)
    assert "kaznu.toml" in str(caught.value)


def test_faults_that_concern_several_keys_are_named_too(tmp_path: Path) -> None:
    text = GOOD.replace("Asia/Almaty", "Asia/Nowhere")
    with pytest.raises(SiteFileError, match="timezone"):
        parse_site(text, tmp_path / "kaznu.toml")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteFileError, match="it is not TOML"):
        parse_site("id = ", tmp_path / "x.toml")


def test_the_file_is_named_as_its_site(tmp_path: Path) -> None:
    with pytest.raises(SiteFileError, match="as the file is named"):
        parse_site(GOOD, tmp_path / "other.toml")


def test_an_unknown_site_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'kaznu'"):
        load_site("kazny")


def test_a_users_file_wins_over_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "kaznu.toml").write_text(GOOD.replace("limit = 200", "limit = 7"), encoding="utf-8")
    assert load_site("kaznu", tmp_path).crawl.limit == 7
    assert load_site("kaznu").crawl.limit == 200


def test_a_live_site_is_asked_once_a_second_and_loopback_without_delay(tmp_path: Path) -> None:
    assert tuple(load_site("kaznu").pace) == (1.0, 1)
    text = SOURCES.replace(r"uni\.example", r"127\.0\.0\.1:8000").replace("uni.example", "127.0.0.1:8000")
    text = text.replace('hosts = ["127.0.0.1:8000"]', 'hosts = ["127.0.0.1:8000", "localhost:81", "[::1]:9"]')
    assert parse_site(text, tmp_path / "uni.toml").pace.delay == 0


def test_one_broken_file_does_not_keep_the_others_from_being_looked_up(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("id = 1", encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes(b"id = '\xff'")
    (tmp_path / "nowhere.toml").symlink_to(tmp_path / "missing")
    sites, faults = readable_sites(tmp_path)
    assert {"demo", "kaznu"} <= set(sites)
    assert [str(fault).split(":")[0].split(" ")[0].rpartition("/")[2] for fault in faults] == ["broken.toml", "latin.toml", "nowhere.toml"]


SOURCES = r"""
id = "uni"
status = "invented"
names = { tr = "Üniversite" }
timezone = "Europe/Istanbul"
languages = ["tr", "en"]
hosts = ["uni.example"]

[[articles]]
pattern = 'https://uni\.example/(?P<lang>tr|en)/haber/(?P<number>\d+)'
example = "https://uni.example/tr/haber/7"

[[sources]]
kind = "feed"
url = "https://uni.example/{lang}/rss"

[[sources]]
kind = "sitemap"
url = "https://uni.example/sitemap.xml"
match = "haber"

[[sources]]
kind = "wordpress"
url = "https://uni.example/?rest_route=/wp/v2/posts"

[[sources]]
kind = "drupal"
url = "https://uni.example/jsonapi/node/haber"

[[sources]]
kind = "json"
url = "https://uni.example/api/news?skip={offset}"
items = "data.items"
link = "https://uni.example/tr/haber/{id}"
title = "title.tr"

[[sources]]
kind = "numbers"
url = "https://uni.example/{lang}/haber/{number}"
first = 3
"""


def test_every_kind_of_source_is_understood_and_a_site_needs_no_listing_beside_them(tmp_path: Path) -> None:
    site = parse_site(SOURCES, tmp_path / "uni.toml")
    assert [source.kind for source in site.sources] == ["feed", "sitemap", "wordpress", "drupal", "json", "numbers"]
    assert site.listings == ()
    assert site.country is None
    assert site.crawl.browser is False


def faults_of(text: str, folder: Path) -> str:
    with pytest.raises(SiteFileError) as caught:
        parse_site(text, folder / "uni.toml")
    return "\n".join(caught.value.faults)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kind = "feed"', 'kind = "fead"', "sources[1].kind = 'fead': expected one of feed, sitemap, wordpress, drupal, json, numbers;"
         " did you mean 'feed'?"),
        ('kind = "feed"\n', "", "sources[1].kind: missing; one of feed"),
        ('match = "haber"', 'matches = "haber"', "sources[2].matches = 'haber': no such key; did you mean 'match'?"),
        ('match = "haber"', 'match = "("', "sources[2].match = '(': expected a regular expression"),
        ('items = "data.items"', "start = -1", "sources[5].start = -1: expected"),
        ('link = "https://uni.example/tr/haber/{id}"\n', "", "sources[5].link: missing"),
        ("skip={offset}", "skip={offset}&p={page}", "{offset}&p={page}': expected {page} or {offset}, not both"),
        ("{lang}/haber/{number}", "{lang}/haber/", "sources[6].url = 'https://uni.example/{lang}/haber/': expected an address that holds"
         " {number}"),
        ("{lang}/haber/{number}", "{lang}/news/{number}", "sources[6].url = 'https://uni.example/{lang}/news/{number}': expected addresses"
         " that match the pattern of an address family, as https://uni.example/tr/news/3 does not"),
        ("https://uni.example/jsonapi", "ftp://uni.example/jsonapi", "sources[4].url = 'ftp://uni.example/jsonapi/node/haber': expected an"
         " address that begins with"),
        ('status = "invented"', 'status = "invented"\ncrawl = { browsr = true }', "crawl.browsr = True: no such key; did you mean"
         " 'browser'?"),
    ],
)  # fmt: skip
def test_a_fault_of_a_source_is_named_by_its_place_key_and_what_was_expected(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert fault in faults_of(SOURCES.replace(old, new), tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "host", "good"),
    [
        ("https://uni.example/sitemap.xml", "https://news.example/sitemap.xml", "news.example", None),
        ("https://uni.example/{lang}/rss", "https://{lang}.uni.example/rss", "tr.uni.example", '"tr.uni.example", "en.uni.example"'),
        ("https://uni.example/jsonapi", "https://uni.example:444/jsonapi", "uni.example:444", '"uni.example:444"'),
        ("https://uni.example/jsonapi", "https://über.example/jsonapi", "xn--ber-goa.example", '"xn--ber-goa.example"'),
    ],
)
def test_a_source_that_no_crawl_would_ask_is_refused(old: str, new: str, host: str, good: str | None, tmp_path: Path) -> None:
    told = faults_of(SOURCES.replace(old, new), tmp_path)
    assert re.fullmatch(rf"sources\[\d\]\.url = '.*': expected an address on one of hosts or aliases, and {re.escape(host)} is none", told)
    if good is not None:
        parse_site(SOURCES.replace(old, new).replace('hosts = ["uni.example"', f'hosts = ["uni.example", {good}'), tmp_path / "uni.toml")


def test_the_host_of_a_source_is_told_beside_other_faults_of_it_and_of_the_languages(tmp_path: Path) -> None:
    text = SOURCES.replace("https://uni.example/sitemap.xml", "https://news.example/sitemap.xml").replace('"haber"', '"("', 1)
    text = text.replace('languages = ["tr", "en"]', 'languages = ["tr", 4]').replace('kind = "drupal"', 'kind = "drupel"')
    told = faults_of(f'{text}\n[[listings]]\nurl = "https://a.example/"\nrow = "div["', tmp_path).splitlines()
    keys = ("languages[2] = 4", "listings[1].row", "listings[1].url = 'https://a.ex", "sources[2].match", "sources[2].url = 'https://news.ex")
    assert len(told) == len(keys) + 1
    for key in (*keys, "sources[4].kind = 'drupel'"):
        assert sum(line.startswith(key) for line in told) == 1, told


def test_an_address_with_a_user_name_is_asked_by_no_crawl_and_refused(tmp_path: Path) -> None:
    told = faults_of(SOURCES.replace("https://uni.example/jsonapi", "https://me:pass@uni.example/jsonapi"), tmp_path)
    assert told.endswith("expected an address that can be asked (without a user name)")


def test_a_listing_must_stand_on_a_host_of_the_site_or_on_another_name_of_one(tmp_path: Path) -> None:
    listing = '[[listings]]\nurl = "https://uni.example/haber/"\npage_url = "https://other.example/haber/{page}"'
    assert "listings[1].page_url = 'https://other.example/haber/{page}': expected an address on one of hosts" in faults_of(
        f"{SOURCES}\n{listing}", tmp_path
    )
    for name in ("www.uni.example", "UNI.example:443", "uni.example."):
        assert parse_site(f"{SOURCES}\n{listing.replace('other.example', name)}", tmp_path / "uni.toml").listings
    alias = SOURCES.replace('status = "invented"', 'status = "invented"\naliases = {"other.example" = "uni.example"}')
    assert parse_site(f"{alias}\n{listing}", tmp_path / "uni.toml").listings


def test_a_site_without_listing_and_source_is_refused(tmp_path: Path) -> None:
    assert "sources: expected at least one listing, or one of sources" in faults_of(SOURCES.split("[[sources]]")[0], tmp_path)


WRONG = [
    ('languages = ["tr", "en"]', 'languages = ["tr-tr-zz", 4]', ["languages[1] = 'tr-tr-zz': expected a BCP 47 language such as kk, ru, zh",
     "languages[2] = 4: expected a text in quotation marks"]),
    ('languages = ["tr", "en"]', "languages = []", ["languages = []: expected at least 1 in it"]),
    ('hosts = ["uni.example"]', "hosts = [7]", ["hosts[1] = 7: expected a text in quotation marks"]),
    ('id = "uni"', 'id = "Uni"', ["id = 'Uni': expected 'uni', as the file is named",
     "id = 'Uni': expected at most 40 small letters, digits, - and _, of which the first is a letter"]),
    ('status = "invented"', 'status = "invented"\ncountry = "tr"', ["country = 'tr': expected a country in two capital letters (ISO"
     " 3166-1), such as KZ"]),
    ('status = "invented"', 'status = "invented"\nfounded = "old"', ["founded = 'old': expected a whole number"]),
    ('status = "invented"', 'status = "invented"\nlanguage_codes = {kz = "kk"}', ["language_codes.kz = 'kk': expected one of languages"]),
    ('status = "invented"', 'status = "invented"\naliases = {"b.example" = "c.example"}', ["aliases.b.example = 'c.example': expected one"
     " of hosts"]),
    ('status = "invented"', 'status = "invented"\ncrawl = {proxy = "socks://x"}', ["crawl.proxy = 'socks://x': expected http:// and the"
     " proxy's host, with its port and without a path"]),
    ('example = "https://uni.example/tr/haber/7"', 'example = ["https://uni.example/tr/haber/7", "https://other/1"]',
     ["articles[1].example[2] = 'https://other/1': expected an address that matches the pattern"]),
    ('example = "https://uni.example/tr/haber/7"', 'example = "https://other/1"\ncanonical = "https://uni.example/{slug}"',
     ["articles[1].canonical = 'https://uni.example/{slug}': expected only groups that the pattern names; it has none called slug",
      "articles[1].example = 'https://other/1': expected an address that matches the pattern"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "faults"), WRONG)
def test_a_fault_is_told_once_with_its_place_and_value_and_in_words(old: str, new: str, faults: list[str], tmp_path: Path) -> None:
    assert faults_of(SOURCES.replace(old, new, 1), tmp_path).splitlines() == faults


def test_what_concerns_several_keys_is_told_beside_all_other_faults(tmp_path: Path) -> None:
    text = SOURCES
    for old, new, _ in (WRONG[0], *WRONG[4:8], WRONG[-1]):
        text = text.replace(old, new, 1)
    told = faults_of(text.replace("Europe/Istanbul", "Europe/Nowhere"), tmp_path)
    for key in ("timezone", "languages[1]", "languages[2]", "country", "founded", "aliases.b", "articles[1].canonical", "articles[1].ex"):
        assert key in told


@pytest.mark.parametrize("tag", ["kk", "zh-Hant-TW", "sr-Latn", "es-419", "sl-rozaj-biske", "de-CH-1996", "kk-x-arab"])
def test_well_formed_languages_are_taken(tag: str, tmp_path: Path) -> None:
    names = SOURCES.replace('tr = "Üniversite"', f'{tag} = "University"')
    assert list(parse_site(names, tmp_path / "uni.toml").names) == [tag]
