"""The site file that is written."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from newsarchive.sites.load import parse_site
from newsarchive.survey.findings import Findings, FoundListing, FoundSource
from newsarchive.survey.shapes import families
from newsarchive.survey.write import site_file, value_of


def found() -> Findings:
    """Findings of an invented site."""
    made = Findings(id="invented", url="http://u.kz/", hosts=["u.kz"], languages=["kk", "ru"], country="KZ", timezone="Asia/Almaty")
    made.families = families([f"http://u.kz/{code}/news/{n}" for code in ("kz", "ru") for n in range(5)], [])
    made.codes = {"kz": "kk", "ru": "ru"}
    made.listings = [FoundListing(url="http://u.kz/kz/news/", language="kk", names=5, evidence="5 links of one kind")]
    made.sources = [FoundSource(kind="sitemap", url="http://u.kz/sitemap.xml", evidence="robots.txt names it", keys={"match": "news"})]
    made.names = {"kk": "Ойдан шығарылған университет"}
    return made


def test_what_is_written_is_read_back_as_the_same_site() -> None:
    text = site_file(found(), date(2026, 5, 1))
    site = parse_site(text, Path("invented.toml"))
    assert site.languages == ("kk", "ru")
    assert site.language_codes == {"kz": "kk"}
    assert site.listings[0].url == "http://u.kz/kz/news/"
    assert site.sources[0].kind == "sitemap"
    assert "# kk: 5 links of one kind" in text
    assert "# robots.txt names it" in text


def test_hostile_names_and_evidence_stay_values_and_comments() -> None:
    made = found()
    made.names = {"kk": 'A"\nstatus = "verified"\n\\ \u202e\x00'}
    made.listings[0].evidence = 'x\nhosts = ["evil.example"]\r\x0bstatus = "verified"'
    made.remarks = ["line\nid = 'other'"]
    read = tomllib.loads(site_file(made, date(2026, 5, 1)))
    assert read["id"] == "invented"
    assert read["status"] == "unverified"
    assert read["hosts"] == ["u.kz"]
    assert read["names"]["kk"].startswith('A"\nstatus')


def test_values_of_every_kind_survive() -> None:
    value = {"a": [1, 2.5, True, "x'y\\d", 'q"'], "b c": {"д": "\t"}}
    assert tomllib.loads("v = " + value_of(value))["v"] == value


def test_a_zone_that_is_not_known_is_left_out_and_the_file_says_so() -> None:
    made = found()
    assert 'timezone = "Asia/Almaty"   # the only one of KZ' in site_file(made, date(2026, 5, 1))
    made.timezone = None
    text = site_file(made, date(2026, 5, 1))
    assert parse_site(text, Path("invented.toml")).timezone is None
    assert "# No timezone: it is not known." in text
