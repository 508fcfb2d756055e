"""At a crawl's end only the pages are read again that the settled template may read differently."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Callable
from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import pytest

from newsarchive.archive import templates
from newsarchive.archive.database import transaction
from newsarchive.archive.forms import encode_hints
from newsarchive.items import Reading
from newsarchive.pages.template import Template
from newsarchive.spiders.uses import Uses
from tests.archive.made import Feed, dated
from tests.pages.test_template import page
from tests.pages.test_template_use import RARE, template, use


class Pool:
    """Runs at once what a worker would run."""

    def submit(self, name: str, *arguments: Any, **_: Any) -> Future[Any]:
        module, _, function = name.partition(":")
        future: Future[Any] = Future()
        future.set_result(getattr(importlib.import_module(module), function)(*arguments))
        return future


@pytest.fixture(scope="module")
def known() -> Template:
    return template()


def run_of(feed: Feed) -> Any:
    async def call(function: Callable[..., Any], *arguments: Any) -> Any:
        with transaction(feed.connection):
            return function(feed.connection, *arguments)

    return SimpleNamespace(site=SimpleNamespace(id=feed.site), services=SimpleNamespace(call=call, pool=Pool()))


def put(feed: Feed, uses: Uses, number: int, html: str, by: Template) -> Reading:
    """Store a page of a crawl that was read by a template."""
    item = feed.article(number, html, inputs={"site": "site 1", "template": by.digest, "layout": by.layouts[0].name})
    assert item.reading is not None
    item.reading.use = use(html, by)
    uses.keep(item.reading.capture_id, item.reading)
    feed.put(item)
    return item.reading


def left(feed: Feed, uses: Uses, other: Template) -> list[int | None]:
    """The numbers of the pages that another template may read differently."""
    run, found = run_of(feed), templates.stale(feed.connection, feed.site, [feed.crawl], other.digest)
    return [held.number for held in asyncio.run(uses.without_alike(run, found, other.to_json()))]


def learned(feed: Feed, *known: Template) -> None:
    with transaction(feed.connection):
        for one in known:
            templates.add(feed.connection, feed.site, feed.crawl, one.to_json())


def test_of_pages_that_are_read_the_same_it_is_written_down_and_the_others_are_left_to_be_read(known: Template) -> None:
    feed, uses, other = Feed(), Uses(), template(after=RARE)
    learned(feed, known, other)
    shown = put(feed, uses, 1, page(40), known)
    put(feed, uses, 2, page(41, after=RARE), known)
    assert left(feed, uses, other) == [2]
    rows = feed.all("SELECT inputs, text_sha256, same_as FROM readings WHERE capture = ? ORDER BY id", shown.capture_id)
    before, after = (json.loads(row[0]) for row in rows)
    assert after == {**before, "template": other.digest, "layout": other.layouts[0].name}
    assert rows[1][1:] == (None, 1)
    assert left(feed, uses, other) == [2]
    assert feed.one("SELECT max(number) FROM versions") == 1
    feed.check()


def test_a_page_of_which_lists_say_something_else_by_now_is_read_again(known: Template) -> None:
    feed, uses, other = Feed(), Uses(), template(16, 30)
    learned(feed, known, other)
    put(feed, uses, 1, page(40), known)
    feed.connection.execute("UPDATE frontier SET hints = ?", (encode_hints(dated("2024-05-03")),))
    assert left(feed, uses, other) == [1]


def test_a_page_that_was_read_again_is_told_by_its_last_reading(known: Template) -> None:
    feed, uses, other = Feed(), Uses(), template(16, 30)
    learned(feed, known, other)
    reading = put(feed, uses, 1, page(40), known)
    reading.use = None
    uses.keep(reading.capture_id, reading)
    assert left(feed, uses, other) == [1]


def test_where_too_much_is_kept_pages_are_read_again(known: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.spiders.uses.MOST_BYTES", 10)
    feed, uses, other = Feed(), Uses(), template(16, 30)
    learned(feed, known, other)
    for number in (1, 2):
        put(feed, uses, number, page(39 + number), known)
    assert left(feed, uses, other) == [2]
