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
    for part in ("country = 'kz': expected", "crawl.limit = 0: expected", "town = 'Almaty': no such key", "articles[1].pattern"):
        assert part in faults
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
    text = GOOD.replace('"welcome.kaznu.kz", "www.kaznu.kz", "farabi.university"', '"127.0.0.1:8000", "localhost:81", "[::1]:9"')
    text = re.sub(r"\[\[host_history\]\][^\[]*", "", text.replace("aliases =", "#"))
    assert parse_site(text, tmp_path / "kaznu.toml").pace.delay == 0


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
        ("skip={offset}", "skip={offset}&p={page}", "sources[5].url = expected {page} or {offset}, not both"),
        ("{lang}/haber/{number}", "{lang}/haber/", "sources[6].url = expected to hold {number}"),
        ("{lang}/haber/{number}", "{lang}/news/{number}", "sources[6].url = expected https://uni.example/tr/news/3 to match"),
        ("https://uni.example/jsonapi", "ftp://uni.example/jsonapi", "sources[4].url = 'ftp://uni.example/jsonapi/node/haber': expected an"
         " address that begins with"),
        ('status = "invented"', 'status = "invented"\ncrawl = { browsr = true }', "crawl.browsr = True: no such key; did you mean"
         " 'browser'?"),
    ],
)  # fmt: skip
def test_a_fault_of_a_source_is_named_by_its_place_key_and_what_was_expected(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert fault in faults_of(SOURCES.replace(old, new), tmp_path)


def test_a_site_without_listing_and_source_is_refused(tmp_path: Path) -> None:
    assert "listings = expected at least one listing, or one of sources" in faults_of(SOURCES.split("[[sources]]")[0], tmp_path)
