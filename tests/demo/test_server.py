"""The demo server answers as a proxy and directly."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from newsarchive.demo.catalogue import items
from newsarchive.demo.server import DemoServer, serve


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    running = serve()
    yield running
    running.close()


def test_as_a_proxy_the_host_chooses_the_site(server: DemoServer) -> None:
    opener = build_opener(ProxyHandler({"http": server.url}))
    assert b"Releases" in opener.open("http://press.kokzhiek.example/").read()
    assert "Жаңалықтар" in opener.open("http://welcome.kokzhiek.example/kz/3/news/").read().decode()


def test_in_a_browser_links_stay_on_this_server(server: DemoServer) -> None:
    page = build_opener(ProxyHandler({})).open(f"{server.url}/en/3/news/").read().decode()
    assert "http://welcome.kokzhiek.example/" not in page
    assert 'href="/en/3/news/one/' in page


def test_one_page_is_in_windows_1251_without_saying_so_in_its_header(server: DemoServer) -> None:
    number = next(item.number for item in items() if "ru" in item.texts)
    answer = build_opener(ProxyHandler({})).open(f"{server.url}/ru/3/news/one/{number}/")
    assert answer.headers["Content-Type"] == "text/html"
    assert "университет" in answer.read().decode("windows-1251").lower()


def test_an_item_that_is_not_there_is_answered_with_status_200(server: DemoServer) -> None:
    answer = build_opener(ProxyHandler({})).open(f"{server.url}/en/3/news/one/1/")
    assert answer.status == 200
    assert b"Page not found" in answer.read()


def test_an_unchanged_page_is_answered_with_304(server: DemoServer) -> None:
    opener = build_opener(ProxyHandler({}))
    url = f"{server.url}/en/3/news/one/{items()[0].number}/"
    tag = opener.open(url).headers["ETag"]
    with pytest.raises(Exception, match="304"):
        opener.open(Request(url, headers={"If-None-Match": tag}))


@pytest.mark.parametrize(("day", "command"), [(1, "newsarchive crawl demo<"), (2, "newsarchive crawl demo --day 2 --recheck all<")])
def test_the_front_page_names_the_command_that_crawls_what_it_shows(day: int, command: str) -> None:
    running = serve(day=day, count=6)
    try:
        assert command in build_opener(ProxyHandler({})).open(f"{running.url}/").read().decode()
    finally:
        running.close()
