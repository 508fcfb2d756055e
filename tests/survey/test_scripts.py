"""The script of a list that stands in a file of its own."""

from __future__ import annotations

from typing import Any

from newsarchive.survey.scripts import pieces_of
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
    head = "<script src='/lib/jquery.min.js'></script><script src='/theme.js'></script><script>var uni = {url: '/ajax', nonce: 'a1'};</script>"

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
