"""What the server's own log shows of a crawl's manners."""

from __future__ import annotations

import contextlib
import sqlite3
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep, time

import pytest

from tests.program import run
from tests.spiders.test_web import Web, article, crawl, redirect, reply, web

__all__ = ["web"]


def test_a_robots_txt_that_moves_asks_for_time_and_is_longer_than_counts_is_still_obeyed(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2")
    rules = b"\xef\xbb\xbfUser-agent: NewsArchive\nDisallow: /news/2$\n" + b"# more\n" * 200_000
    asked: list[float] = []

    def busy(request: BaseHTTPRequestHandler) -> None:
        asked.append(monotonic())
        if len(asked) == 1:
            reply(request, b"later", 503, Retry_After=formatdate(time() + 3, usegmt=True))
        else:
            redirect("/moved/robots.txt")(request)

    web.answers["/robots.txt"] = busy
    web.answers["/moved/robots.txt"] = lambda r: reply(r, rules, kind="text/plain")
    assert crawl(web, tmp_path) == {"/news/1": "stored", "/news/2": "robots_denied"}
    assert asked[1] - asked[0] >= 2.0
    assert not [path for moment, path in web.asked if path != "/robots.txt" and moment < asked[1]]
    assert web.times("/news/2") == []


@pytest.mark.full
def test_a_robots_txt_answered_with_too_many_requests_is_asked_again(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2")
    asked: list[float] = []

    def busy(request: BaseHTTPRequestHandler) -> None:
        asked.append(monotonic())
        reply(request, b"later", 429) if len(asked) == 1 else reply(request, b"User-agent: *\nDisallow: /news/2", kind="text/plain")

    web.answers["/robots.txt"] = busy
    assert crawl(web, tmp_path) == {"/news/1": "stored", "/news/2": "robots_denied"}
    assert asked[1] - asked[0] >= 0.95


@pytest.mark.full
def test_a_robots_txt_that_redirects_for_ever_allows(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1")
    web.answers["/robots.txt"] = redirect("/robots.txt")
    assert crawl(web, tmp_path) == {"/news/1": "stored"}
    assert len(web.times("/robots.txt")) == 6


def test_a_redirect_that_says_when_to_go_on_is_followed_then(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1")
    web.answers["/news/1"] = lambda r: reply(r, b"", 301, Location="/news/1/", Retry_After="2")
    assert crawl(web, tmp_path, canonical=f'canonical = "http://127.0.0.1:{web.port}/news/{{number}}"') == {"/news/1": "stored"}
    assert web.times("/news/1/")[0] - web.times("/news/1")[0] >= 2.0


def test_after_a_refusal_without_a_time_the_host_is_asked_more_slowly(web: Web, tmp_path: Path) -> None:
    web.lists(*(f"/news/{number}" for number in range(1, 8)))
    refused: list[float] = []

    def busy(request: BaseHTTPRequestHandler) -> None:
        refused.append(monotonic())
        reply(request, b"busy", 503) if len(refused) == 1 else reply(request, article(1))

    web.answers["/news/1"] = busy
    assert set(crawl(web, tmp_path, settings="delay = 0.2").values()) == {"stored"}
    after = [moment for moment, path in web.asked if moment >= refused[0]]
    gaps = [later - earlier for earlier, later in pairwise(after)]
    assert gaps[0] >= 0.95
    assert gaps[0] > gaps[2] > gaps[4] >= 0.19


def test_a_host_that_answers_slowly_is_given_that_time_between_requests(web: Web, tmp_path: Path) -> None:
    web.lists(*(f"/news/{number}" for number in range(1, 6)))
    for number in range(1, 6):
        web.answers[f"/news/{number}"] = lambda r: (sleep(0.8), reply(r, article(int(r.path[6:]))))[1]
    assert set(crawl(web, tmp_path, settings="delay = 0.1").values()) == {"stored"}
    moments = [moment for moment, path in web.asked if path.startswith("/news/")]
    assert moments[-1] - moments[-2] >= 0.8 + 0.5


@pytest.mark.full
def test_a_server_that_refuses_everything_is_left_alone_and_nothing_is_lost(web: Web, tmp_path: Path) -> None:
    web.lists(*(f"/news/{number}" for number in range(1, 40)))
    for number in range(1, 40):
        web.answers[f"/news/{number}"] = lambda r: reply(r, b"too many", 429)
    crawl(web, tmp_path, code=3)
    assert len([path for _, path in web.asked if path.startswith("/news/")]) <= 8
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT finish_reason FROM crawls").fetchone() == ("host_asked_to_wait",)
        assert connection.execute("SELECT count(*) FROM frontier WHERE state = 'waiting'").fetchone()[0] >= 32


def test_what_pages_ask_of_robots_is_recorded_reported_and_respected_where_the_site_file_says_so(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2", "/news/3")
    agents: set[str] = set()

    def first(request: BaseHTTPRequestHandler) -> None:
        agents.add(request.headers["User-Agent"])
        reply(request, article(1), X_Robots_Tag="noarchive")

    web.answers["/news/1"] = first
    web.answers["/news/2"] = lambda r: reply(r, article(2).replace(b"<head>", b"<head><meta name=robots content=nosnippet>"))
    file = b'[{"location": "/news/3", "tdm-reservation": 1}]'
    web.answers["/.well-known/tdmrep.json"] = lambda r: reply(r, file, kind="application/json")
    assert run("contact", "me@uni.example", "--db", str(tmp_path / "a.db")).returncode == 0
    assert set(crawl(web, tmp_path).values()) == {"stored"}
    assert len(web.times("/.well-known/tdmrep.json")) == 1
    assert len(agents) == 1
    assert "me@uni.example" in agents.pop()
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        found = connection.execute("SELECT substr(url, -1), robots_tags, tdm FROM captures WHERE url LIKE '%/news/%' ORDER BY 1").fetchall()
    assert found == [
        ("1", '{"noarchive":["header"]}', None), ("2", '{"nosnippet":["meta"]}', None), ("3", None, '{"reservation":1,"source":"file"}')
    ]
    report = run("report", "--db", str(tmp_path / "a.db")).stdout
    assert "noarchive 1" in report
    (tmp_path / "b").mkdir()
    found_now = crawl(web, tmp_path / "b", settings='respect = ["noarchive", "tdm"]', code=None)
    assert found_now == {"/news/1": "reserved", "/news/2": "stored", "/news/3": "reserved"}
    with contextlib.closing(sqlite3.connect(tmp_path / "b" / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM captures WHERE url LIKE '%/news/1' OR url LIKE '%/news/3'").fetchone() == (0,)
