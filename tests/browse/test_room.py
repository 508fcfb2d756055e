"""What all pages share: the visitor's language, and addresses that hold behind a proxy."""

from __future__ import annotations

import asyncio
import re
from functools import lru_cache
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

from newsarchive.browse.app import build

PAGES = ("/", "/search?q=library", "/-/changes", "/about", "/trends?q=university", "/article/nobody")


@lru_cache(maxsize=16)
def built(db: Path, address: str | None) -> Datasette:
    """The application over an archive, made once: its templates are compiled once too."""
    return build(db, address)


def ask(db: Path, *paths: str, address: str | None = None, headers: dict[str, str] | None = None) -> list[httpx.Response]:
    """Answers, as to a browser that keeps cookies."""
    app = built(db, address)

    async def inside() -> list[httpx.Response]:
        await app.invoke_startup()
        transport = httpx.ASGITransport(app=app.app())
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
            return [await client.get(path) for path in paths]

    return asyncio.run(inside())


def test_the_interface_speaks_the_language_that_was_chosen_and_keeps_to_it(crawled: Path) -> None:
    asked, first, kept = ask(crawled, "/", "/?lang=kk", "/about", headers={"accept-language": "ru-RU,ru"})
    assert '<html lang="ru">' in asked.text
    assert "Искать в архиве" in asked.text
    assert '<html lang="kk">' in first.text
    assert '<html lang="kk">' in kept.text
    assert first.headers["vary"].startswith("Accept-Language, Cookie")
    assert "httponly" in first.headers["set-cookie"].lower()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_page_lacks_a_word(crawled: Path, language: str) -> None:
    for answer in ask(crawled, *PAGES, headers={"accept-language": language}):
        assert f'<html lang="{language}">' in answer.text
        assert "{n}" not in answer.text


def test_every_link_stands_below_the_address_that_the_archive_is_published_at(crawled: Path) -> None:
    published = "https://news.u.example/archive/"
    for prefix in ("", "/archive"):
        for answer in ask(crawled, *(prefix + page for page in PAGES), address=published):
            links = re.findall(r'(?:href|action|src)="([^"#?][^"]*)"', answer.text)
            assert links
            assert [link for link in links if not link.startswith(("/archive/", published, "http://127.0.0.1"))] == []


def test_no_header_of_a_visitor_says_where_the_archive_is_published(crawled: Path) -> None:
    lies = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "forwarded": "host=evil.example", "host": "evil.example"}
    (feed,) = ask(crawled, "/-/changes.atom", address="https://news.u.example/archive/", headers=lies)
    assert "evil.example" not in feed.text
    assert re.search(r'<link [^>]*"https://news\.u\.example/archive/-/changes\.atom"', feed.text)


@pytest.mark.parametrize("prefix", ["", "/news"])
def test_datasettes_own_links_stand_below_the_published_address_whether_the_proxy_keeps_the_path_or_not(crawled: Path, prefix: str) -> None:
    name = crawled.stem
    pages = (f"/{name}/articles.json?_size=1", f"/{name}/articles", f"/{name}")
    data, table, base = ask(crawled, *(prefix + page for page in pages), address="https://u.example/news/")
    assert data.json()["next_url"].startswith(f"https://u.example/news/{name}/articles.json?")
    for answer in (table, base):
        assert "127.0.0.1" not in str(answer.headers) + answer.text
        assert "localhost" not in str(answer.headers) + answer.text
        assert "/news/news/" not in str(answer.headers) + answer.text
        assert f"https://u.example/news/{name}" in answer.headers.get("link", f"https://u.example/news/{name}")
    (bare,) = ask(crawled, "/news", address="https://u.example/news/")
    assert (bare.status_code, bare.headers["location"]) == (302, "/news/")


def test_of_an_address_with_very_many_fields_the_first_are_read(crawled: Path) -> None:
    (answer,) = ask(crawled, "/search?q=university" + "&a=1" * 5000)
    assert answer.status_code == 200
    assert "<mark>" in answer.text
