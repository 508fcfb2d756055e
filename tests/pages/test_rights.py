"""What a university asks of robots for a page: by header, by the page itself, by a file on its host."""

from __future__ import annotations

import json

import pytest

from newsarchive.pages.parse import parse
from newsarchive.pages.rights import directives, of_headers, read_tdm_file, with_page

URL = "https://news.example/one/7"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("noarchive", ["noarchive"]), ("NoArchive, nosnippet", ["noarchive", "nosnippet"]), ("none", ["noindex", "nofollow"]),
        ("googlebot: noarchive", []), ("googlebot: noindex, noarchive", []), ("newsarchive: noindex", ["noindex"]),
        ("googlebot: noindex, newsarchive: noarchive", ["noarchive"]), ("max-snippet: 20, noarchive", ["noarchive"]),
        ("unavailable_after: 2030-01-01, noindex", ["noindex"]), ("index, follow, all", []), ("private words", []), ("", []),
    ],
)
def test_directives_are_those_that_speak_to_us(value: str, found: list[str]) -> None:
    assert list(directives(value)) == found


def test_header_and_page_are_told_apart_and_the_page_knows_its_reservation_best() -> None:
    page = parse(
        "<html><head><meta name='ROBOTS' content='noarchive, noindex'><meta name=googlebot content=nosnippet>"
        "<meta name=tdm-reservation content=0><title>x</title></head><body><p>x</p></body></html>"
    )
    assert page is not None
    headers = [("X-Robots-Tag", "noarchive"), ("TDM-Reservation", "1"), ("tdm-policy", "/policy.json")]
    assert of_headers(headers, URL) == {
        "robots": {"noarchive": ["header"]},
        "tdm": {"reservation": 1, "source": "header", "policy": "https://news.example/policy.json"},
    }
    assert with_page(of_headers(headers, URL), page, URL) == {
        "robots": {"noarchive": ["header", "meta"], "noindex": ["meta"]}, "tdm": {"reservation": 0, "source": "meta"},
    }


@pytest.mark.parametrize("headers", [[], [("tdm-reservation", "yes")], [("tdm-policy", "https://x/")], [("X-Robots-Tag", "x" * 9999)]])
def test_what_says_nothing_is_nothing(headers: list[tuple[str, str]]) -> None:
    assert of_headers(headers, URL) == {}


def test_the_longest_location_of_a_hosts_file_decides_where_the_page_is_silent() -> None:
    file = read_tdm_file(
        json.dumps(
            [
                {"location": "/", "tdm-reservation": 0}, {"location": "/one/*", "tdm-reservation": 1, "tdm-policy": "https://p.example/x"},
                {"location": "/two", "tdm-reservation": "1", "tdm-policy": "javascript:x"}, {"location": 3}, "x",
            ]
        ).encode(), "https://news.example/.well-known/tdmrep.json",
    )  # fmt: skip
    assert file.add_to({}, URL)["tdm"] == {"reservation": 1, "source": "file", "policy": "https://p.example/x"}
    assert file.add_to({}, "https://news.example/two/1")["tdm"] == {"reservation": 1, "source": "file"}
    assert file.add_to({}, "https://news.example/three")["tdm"] == {"reservation": 0, "source": "file"}
    assert file.add_to({"tdm": {"reservation": 0, "source": "meta"}}, URL)["tdm"]["source"] == "meta"


@pytest.mark.parametrize("body", [b"", b"{}", b"<html>", b"[" * 100_000, b"[1, null, []]", b"\xff\xfe", b'{"location": "/"}'])
def test_a_file_that_is_none_reserves_nothing(body: bytes) -> None:
    assert read_tdm_file(body, URL).add_to({}, URL) == {}
