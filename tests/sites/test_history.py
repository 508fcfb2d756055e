"""A university that was renamed or moved stays one site, and its file says since and until when."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.errors import SiteFileError
from newsarchive.pages import extract
from newsarchive.sites.load import catalogue_folder, parse_site
from newsarchive.sites.model import Site

GOOD = (catalogue_folder() / "demo.toml").read_text(encoding="utf-8")

NAME = '[[name_history]]\nname = "X"\nlanguage = "kk"'
GROUND = '[[evidence]]\nabout = "hosts"\nwhat = "x"'


def demo(**changes: str) -> Site:
    text = GOOD
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    return parse_site(text, Path("demo.toml"))


def with_table(table: str) -> Site:
    return parse_site(f"{GOOD}\n{table}\n", Path("demo.toml"))


@pytest.mark.parametrize(
    ("span", "time"),
    [
        ('until = "2004"', "until 2004"), ('since = "2004-09-01"', "since 2004-09-01"),
        ('since = "2004"\nuntil = "2004-09"', "2004 to 2004-09"), ("", ""),
    ],
)  # fmt: skip
def test_the_time_of_a_name_is_as_exact_as_it_is_known(span: str, time: str) -> None:
    site = with_table(f'[[name_history]]\nname = "Көкжиек институты"\nlanguage = "kk"\n{span}')
    assert (site.name_history[-1].name, site.name_history[-1].time) == ("Көкжиек институты", time)
    assert site.names["kk"] == "Көкжиек университеті", "the present name is the one in names"


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (f'{NAME}\nuntil = "last year"', r"name_history\[2\]\.until = 'last year': expected a year, month"),
        (f'{NAME}\nuntil = "2004-13"', r"name_history\[2\]\.until = '2004-13': expected"),
        (f'{NAME}\nsince = "2005"\nuntil = "2004-09"', r"name_history\[2\]\.until = '2004-09': expected a time that is no earlier"),
        (f'{NAME}\nfrom = "2005"', r"name_history\[2\]\.from = '2005': no such key"),
        ('[[host_history]]\nhost = "elsewhere.example"', r"host_history\[2\]\.host = 'elsewhere\.example': expected one of hosts"),
        (f'{GROUND}\nseen = "dreamt"\nconfidence = "high"', r"evidence\[1\]\.seen = 'dreamt': expected 'live', 'pages'"),
        (f'{GROUND}\nseen = "live"\nsure = "high"', r"evidence\[1\]\.confidence: missing"),
    ],
)  # fmt: skip
def test_faults_of_the_past_are_named(table: str, fault: str) -> None:
    with pytest.raises(SiteFileError, match=fault):
        with_table(table)


def test_without_a_time_zone_a_file_is_good_and_an_unknown_zone_is_none() -> None:
    assert demo(zone=('timezone = "Asia/Almaty"\n', "")).timezone is None
    with pytest.raises(SiteFileError, match="timezone"):
        demo(zone=("Asia/Almaty", "Asia/Nowhere"))


def test_without_a_time_zone_a_time_without_an_offset_is_dropped_and_its_day_kept() -> None:
    nowhere, text = demo(zone=('timezone = "Asia/Almaty"\n', "")), " ".join(["The rector opened the new library of the university."] * 12)
    found = []
    for shown in ("20.04.2022 23:15", "2022-04-20T23:15:00", "2022-04-20T23:15:00+05:00"):
        mark = f'<meta property="article:published_time" content="{shown}">' if "T" in shown else ""
        line = "" if mark else f'<div class="kaznu-datestamp">{shown}</div>'
        html = f"<html lang=en><head>{mark}</head><body><article><h1>The new library</h1>{line}<p>{text}</p></article></body></html>"
        for site in (nowhere, demo()):
            page = extract(html, "http://welcome.kokzhiek.example/en/3/news/one/7/", fetched_at=datetime(2023, 1, 1, tzinfo=UTC), site=site)
            found.append((page.published, page.published_precision))
    kept, local = ("2022-04-20", "day"), ("2022-04-20T23:15:00+06:00", "time")
    assert found == [kept, local, kept, local, ("2022-04-20T23:15:00+05:00", "time"), ("2022-04-20T23:15:00+05:00", "time")]
