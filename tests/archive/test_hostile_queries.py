"""Whatever is typed has an answer or a line that says what was not understood, soon."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest

from newsarchive.archive import shown
from newsarchive.archive.database import transaction
from newsarchive.archive.filters import Filters
from newsarchive.archive.found import ORDERS
from newsarchive.archive.readonly import folded
from newsarchive.archive.search import expression, search
from tests.archive.made import LONG, Feed
from tests.cost import at_most

BLOCKS = [first for first in range(0, 0x110000, 256) if not 0xD800 <= first < 0xE000]
HOSTILE = {
    "long": "library " * 1_250, "one long word": "q" * 10_000, "quotes": '"' * 500, "odd quotes": '"' * 501,
    "quotes and words": '" a ' * 500, "nul": "lib\x00rary\x00\x00", "operators": "AND OR NOT NEAR ^ * + - : ( ) { } [ ] | & ! ~ " * 20,
    "star": "*", "stars": "* " * 400, "prefixes": " ".join(f"{letter}ib*" for letter in "abcdefghijklmnopqrstuvwxyz" * 3),
    "deep": "(" * 5_000 + "library" + ")" * 5_000, "ors": "library" + " OR library" * 5_000,
    "different ors": " OR ".join(f"w{n}" for n in range(5_000)), "nots": "library " + "-x " * 3_000,
    "fields": "site: language: after: before: title: author: section: " * 20,
    "wrong fields": "site:\x00 after:9999-99-99 before:0 author:* title:-", "facet": "\ue000sdemo\ue000",
    "columns": "{title text facets} : library", "near": "NEAR(library reading, 5)", "caret": "^library", "surrogate": "lib\ud800rary",
    "sql": "'; DROP TABLE articles; --", "blank": " \t\n ", "braces": 'title : "library" + facets : *', "backslash": "\\" * 1_000,
    "format": "%s %d {0} %%", "site of quotes": 'site:"""" library', "hundred authors": "author:a " * 100 + "library",
}  # fmt: skip


@pytest.fixture(scope="module")
def feed() -> Feed:
    feed = Feed()
    for n in range(1, 30):
        feed.put(feed.article(n, f"{LONG} Number {n}.", published=f"20{n:02}-01-01"))
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded, deterministic=True)
    return feed


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_is_answered_soon(feed: Feed, name: str) -> None:
    with at_most(400):
        for order in ORDERS:
            result = search(feed.connection, HOSTILE[name], Filters(site="demo", since="2005"), order=order, counted=True)
            assert result.total >= 0
        asked = expression(feed.connection, HOSTILE[name])
        feed.connection.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", (asked,)).fetchone()


@pytest.mark.parametrize("blocks", [BLOCKS[::24], pytest.param(BLOCKS, marks=pytest.mark.full)], ids=["some", "all"])
def test_every_block_of_unicode_is_answered(feed: Feed, blocks: list[int]) -> None:
    for first in blocks:
        letters = "".join(map(chr, range(first, first + 256)))
        if all(unicodedata.category(letter) == "Cn" for letter in letters[:64]):
            continue
        for query in (letters, " ".join(letters[::8]), f'"{letters[7:19]}"'):
            assert search(feed.connection, query, limit=1).total >= 0


def test_what_is_typed_for_a_facet_or_a_column_narrows_nothing(feed: Feed) -> None:
    assert search(feed.connection, "library").total == 29
    assert search(feed.connection, "facets:demo library").total == 0, "a word like any other"
    assert search(feed.connection, "^library").total == 29
    assert search(feed.connection, 'site:"x" OR 1=1 library').total == 0


def test_nothing_hidden_is_found_after_a_rebuild(feed: Feed) -> None:
    with transaction(feed.connection):
        shown.set_visibility(feed.connection, 3, "hidden")
    feed.connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    feed.connection.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
    for order in ORDERS:
        found = search(feed.connection, "library", limit=50, order=order, all_copies=True, counted=True)
        assert "demo-en-3" not in {hit.id for hit in found.hits}
        assert (found.total, found.tally.articles if found.tally else None) == (28, 28)
    with transaction(feed.connection):
        shown.set_visibility(feed.connection, 3, "shown")
