"""The script of a list that stands in a file of its own."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from newsarchive.items import Capture
from newsarchive.survey.asking import Answer, OverBudget
from newsarchive.survey.findings import FoundListing
from newsarchive.survey.look import Look
from newsarchive.survey.scripts import LEAST_LEFT, by_scripts, pieces_of
from newsarchive.survey.write import site_file
from tests.survey.university import article, items, page, surveyed

HOST = "http://u.example"

MORE = "$('.more').on('click', function(e){ page++; $.post(uni.url, {action: 'posts', paged: page, nonce: uni.nonce}, add); });"


def test_a_short_script_is_kept_whole_and_one_that_asks_for_nothing_not_at_all() -> None:
    assert list(pieces_of(f"var page = 1;\n{MORE}\n")) == [f"var page = 1;\n{MORE}"]
    assert list(pieces_of("$('.menu').toggle();")) == []


def test_of_a_long_script_the_pieces_around_its_requests_are_kept() -> None:
    menu = "$('.menu').on('click', function(){ $(this).toggleClass('open'); });\n"
    pieces = list(pieces_of(menu * 400 + MORE + menu * 400 + "fetch('/count');"))
    assert len(pieces) == 2
    assert MORE in pieces[0]
    assert all(len(piece) < 4_000 and piece.startswith(("function", "$(")) for piece in pieces)


def test_a_list_that_a_script_in_a_file_goes_on_with_is_followed_and_the_script_kept() -> None:
    all_items = items(30, "en")
    menu = "<a href='/about'>About us</a> <a href='/news'>News</a>"
    head = (
        "<script src='/lib/jquery.min.js'></script><script src='/theme.js'></script><script>var uni = {url: '/ajax', nonce: 'a1'};</script>"
    )

    def rows(first: int) -> str:
        some = all_items[first : first + 10]
        return "".join(f"<div class=n><a href='/news/{one.slug}'>{one.title}</a> {one.day:%d.%m.%Y}</div>" for one in some)

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Home", rows(0)[: len(rows(0)) // 3], menu)
        if path == "/news":
            return page("News", f"<div id=l>{rows(0)}</div><a class=more href='#'>More</a>", menu, head)
        if path == "/theme.js":
            return [f"var page = 1;\n{MORE}", "text/javascript"]
        if path.startswith("/ajax#"):
            asked = dict(pair.split("=") for pair in path.partition("#")[2].split("&"))
            return rows(10 * int(asked["paged"]) - 10) if (asked["action"], asked["nonce"]) == ("posts", "a1") else None
        if path == "/about":
            return page("About", "<p>" + "Words about something else. " * 20 + "</p>", menu)
        return next((article(one, menu) for one in all_items if path == f"/news/{one.slug}"), None)

    found, asked = surveyed(answer)
    assert "brings 10 more" in found.listings[0].follows
    assert MORE in (found.listings[0].script or "")
    assert MORE in (found.site().listings[0].script or "")
    assert f"{HOST}/lib/jquery.min.js" not in asked.urls


def test_where_one_request_of_a_script_brings_nothing_the_next_is_tried_and_the_first_is_noted() -> None:
    all_items = items(30, "en")
    menu = "<a href='/about'>About us</a> <a href='/news'>News</a>"
    script = (
        "var page = 1;\n$(window).scroll(function(){ $.post('/events/more', {page: page + 1}, r => $('#e').append(r)) });\n"
        "$(window).scroll(function(){ $.post('/news/more', {page: page + 1}, r => $('#l').append(r)) });"
    )

    def rows(first: int) -> str:
        some = all_items[first : first + 10]
        return "".join(f"<div class=n><a href='/news/{one.slug}'>{one.title}</a> {one.day:%d.%m.%Y}</div>" for one in some)

    def answer(url: str) -> Any:
        path, _, sent = url.removeprefix(HOST).partition("#")
        if path == "/":
            return page("Home", rows(0)[: len(rows(0)) // 3], menu)
        if path == "/news":
            return page("News", f"<div id=l>{rows(0)}</div><script>{script}</script>", menu)
        if path in {"/events/more", "/news/more"}:
            return rows(10 * int(sent.partition("=")[2]) - 10) if path == "/news/more" else "<p>No events.</p>"
        if path == "/about":
            return page("About", "<p>" + "Words about something else. " * 20 + "</p>", menu)
        return next((article(one, menu) for one in all_items if path == f"/news/{one.slug}"), None)

    found, _ = surveyed(answer)
    assert "/news/more, which brings 10 more" in found.listings[0].follows
    assert found.site().listings[0].not_asked == ("/events/more",)
    assert 'not_asked = ["/events/more"]' in site_file(found, date(2026, 1, 1))


def test_of_lists_that_share_a_file_of_scripts_each_keeps_its_own_handler() -> None:
    news, press = items(30, "en", 1000), items(30, "en", 3000)
    menu = "<a href='/about'>About us</a> <a href='/news'>News</a> <a href='/press-releases'>Press releases</a>"
    head = "<script src='/theme.js'></script>"
    handlers = "".join(
        f"$('.more-{name}').on('click', function(){{ page++; $.post('/ajax/{name}', {{paged: page}}, function(r){{ $('#l').append(r) }}); }});\n"
        for name in ("news", "press-releases")
    )
    script = "var page = 1;\n" + handlers + "$('.menu').toggle();\n" * 300

    def rows(name: str, first: int) -> str:
        some = (news if name == "news" else press)[first : first + 10]
        return "".join(f"<div class=n><a href='/{name}/{one.slug}-{one.number}'>{one.title}</a> {one.day:%d.%m.%Y}</div>" for one in some)

    def answer(url: str) -> Any:
        path, _, sent = url.removeprefix(HOST).partition("#")
        name = path.split("/")[1]
        if path == "/":
            return page("Home", rows("news", 0)[: len(rows("news", 0)) // 3], menu)
        if path in {"/news", "/press-releases"}:
            return page(name, f"<div id=l>{rows(name, 0)}</div><a class=more-{name} href='#'>More</a>", menu, head)
        if path == "/theme.js":
            return [script, "text/javascript"]
        if path.startswith("/ajax/"):
            return rows(path.removeprefix("/ajax/"), 10 * int(sent.partition("=")[2]) - 10)
        if path == "/about":
            return page("About", "<p>" + "Words about something else. " * 20 + "</p>", menu)
        return next((article(one, menu) for one in (*news, *press) if path.endswith(f"/{one.slug}-{one.number}")), None)

    found, asked = surveyed(answer)
    assert [one.url for one in found.listings] == [f"{HOST}/news", f"{HOST}/press-releases"]
    for name, listing in zip(("news", "press-releases"), found.site().listings, strict=True):
        assert f"/ajax/{name}" in (listing.script or "")
        assert "toggle" not in (listing.script or "")
    assert asked.requests <= 30


PIECES = ("$('.menu').toggle();" * 400).join(["fetch('/a');", "fetch('/b');", "fetch('/c');"])


@pytest.mark.parametrize("left", [100, LEAST_LEFT + 1])
def test_a_script_that_was_not_seen_to_bring_anything_is_not_kept_where_the_requests_run_out(left: int) -> None:
    capture = Capture(id="", url=f"{HOST}/a.js", fetched_at=datetime.now(UTC), status=200, headers=(), body=PIECES.encode())
    listing = FoundListing(url=f"{HOST}/news", language="en", names=10)
    pages = SimpleNamespace(left=left)
    tried: list[str | None] = []

    async def answer(url: str) -> Answer:
        return Answer(url=url, capture=capture)

    async def follow(_: Look) -> list[Any]:
        tried.append(listing.script)
        pages.left -= 2
        if len(tried) == 2:
            raise OverBudget("Every request was sent.")
        return []

    pages.answer = answer
    survey: Any = SimpleNamespace(
        found=SimpleNamespace(listings=[listing]), pages=pages, is_own=lambda url: True, say=lambda text: None, follow=follow
    )
    group: Any = SimpleNamespace(urls=("a",) * 10)
    with pytest.raises(OverBudget) if left == 100 else nullcontext():
        asyncio.run(by_scripts(survey, Look(url=f"{HOST}/news", scripts=[f"{HOST}/a.js"]), group, [], [], listing))
    assert len(tried) == (2 if left == 100 else 1)
    assert all(tried)
    assert listing.script is None
