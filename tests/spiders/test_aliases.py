"""One article, one row, whatever the server calls it; what holds of two addresses is not asked for again of the others."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from newsarchive.spiders.aliases import Aliases, only_more
from tests.program import run
from tests.spiders.test_web import Web, article, crawl, redirect, reply, web

__all__ = ["web"]


@pytest.mark.parametrize(
    ("url", "target", "name"),
    [
        ("http://u.example/n/1?skin=7", "http://u.example/n/1", "skin"),
        ("https://u.example/n/1/?a=1&id=2", "http://u.example/n/1?id=2", "a"),
        ("http://u.example/n?id=3", "http://u.example/n?id=2", None), ("http://u.example/n/1?a=1&b=2", "http://u.example/n/1", None),
        ("http://u.example/n/1", "http://u.example/n/1?a=1", None), ("http://u.example/n/1?a=1", "http://u.example/n/2", None),
        ("http://u.example/n/1?a=1&a=2", "http://u.example/n/1?a=1", None),
    ],
)  # fmt: skip
def test_the_one_parameter_that_an_address_has_more(url: str, target: str, name: str | None) -> None:
    assert only_more(url, target) == name


def test_it_takes_two_addresses_to_learn_a_parameter() -> None:
    aliases = Aliases()
    aliases.note("http://u.example/n/1?skin=7", "http://u.example/n/1")
    assert aliases.learned == ()
    aliases.note("http://u.example/n/2?skin=9", "http://u.example/n/2")
    assert aliases.learned == ("skin",)


def test_what_turned_out_to_name_other_addresses_is_not_asked_for_again(web: Web, tmp_path: Path) -> None:
    count = 12
    for number in range(1, count + 1):
        canonical = f'<head><link rel="canonical" href="http://127.0.0.1:{web.port}/news/{number}">'.encode()
        body = article(number).replace(b"<head>", canonical)
        web.answers[f"/news/{number}"] = web.answers[f"/news/{number}?skin={number}"] = lambda r, body=body: reply(r, body)  # type: ignore[misc]
    web.lists(*(f"/news/{n}" for n in range(1, count + 1)), *(f"/news/{n}?skin={n}" for n in range(1, count + 1)))
    settings = "concurrency = 1\ndelay = 0.05"
    crawl(web, tmp_path, settings=settings)
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (count,)
        assert connection.execute("SELECT count(*) FROM frontier WHERE outcome = 'stored'").fetchone() == (count,)
        asked = connection.execute("SELECT count(*) FROM fetches WHERE url LIKE '%skin=%' AND sent = 1").fetchone()[0]
    assert len([path for _, path in web.asked if "skin=" in path]) == asked <= count
    web.lists(*(f"/news/{n}?skin=8{n}" for n in range(1, count + 1)))
    web.asked.clear()
    crawl(web, tmp_path, settings=settings)
    assert [path for _, path in web.asked if path.startswith("/news/")] == []
    for address in ("/news/3?skin=83", "/news/3/", "/news/3"):
        command = ["show", f"http://127.0.0.1:{web.port}{address}", "--db", str(tmp_path / "a.db")]
        shown = run(*command)
        assert "Item 3 of the news" in shown.stdout, shown.stderr


def test_capitals_slashes_and_redirects_make_no_second_article(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/NEWS/1", "/news/2/", "/news/2", "/news/3?old=1", "/news/3")
    web.answers["/NEWS/1"] = web.answers["/news/1"] = lambda r: reply(r, article(1))
    web.answers["/news/3?old=1"] = redirect("/news/3")
    (tmp_path / "sites").mkdir()
    found = crawl(web, tmp_path, settings="concurrency = 1", code=None, pattern=r"(?i)http://127\.0\.0\.1:{port}/news/\d+/?(\?.*)?")
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (3,), found
        assert connection.execute("SELECT count(*) FROM fetches WHERE kind = 'article' AND outcome = 'alias'").fetchone() == (1,)
    assert len([path for _, path in web.asked if path.startswith("/news/2")]) == 1
