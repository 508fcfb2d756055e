"""Titles and texts that would break a page: scripts, NUL, signs that turn the line, a megabyte without a space. On every page they are
words, and they stay in their place."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from tests.archive.made import Feed
from tests.browse.test_room import ask

EVIL = "\u202e</title></textarea><script>alert(1)</script><svg onload=alert(2)>\x00\x1b[31m'\"`{{7*7}}{% x %}\u2066"
LONG_WORD = "w" * 1_000_000
Q = quote(EVIL)
PAGES = (
    "/", "/?lang=kk", "/search", "/search?q=hostile", "/search?q=hostile&view=context", f"/search?q={Q}", f"/search?q=hostile&site={Q}",
    f"/search?q=hostile&section={Q}", f"/trends?q={Q},hostile&by=site", f"/about?address={Q}", "/-/changes", "/sites",
    "/search.atom?q=hostile", "/trends.csv?q=hostile",
)  # fmt: skip
OURS = re.compile(r"<bdi>.*?</bdi>|<title>.*?</title>|<option[^>]*>.*?</option>|=\"[^\"]*\"|<pre.*?</pre>", re.DOTALL)
"""Where words of others may turn the line: in what keeps to itself, in attributes, and in what is text alone."""


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection, site=f"s{EVIL[:30]}")
        more = {"authors": [EVIL], "section": EVIL, "tags": [EVIL], "published": "2021", "language": "en", "summary": EVIL}
        jobs = [
            feed.article(1, f"hostile {EVIL} words", title=f"Title {EVIL}", **more),
            feed.article(2, f"hostile {LONG_WORD} hostile", title="x" * 10_000, **more),
            feed.article(3, "hostile", title=None, published="9999-99-99", language="qaa-x-<b>"),
        ]
        with transaction(connection):
            store(connection, [Job(item=item) for item in jobs])
    return path


def test_hostile_words_are_inert_and_kept_to_themselves_on_every_page(db: Path) -> None:
    for page, answer in zip(PAGES, ask(db, *PAGES), strict=True):
        assert answer.status_code in {200, 302, 404}, page
        text = answer.text
        assert not re.search(r"<script(?![^>]*src=)[^>]*>alert|<svg onload|\x00|\x1b", text), page
        assert "`49" not in text, page
        if "text/html" in answer.headers["content-type"]:
            outside = OURS.sub("", text)
            assert "\u202e" not in outside, (page, outside[max(0, outside.find("\u202e") - 200) :][:260])


def test_fields_of_any_length_do_not_make_a_page_many_times_as_long(tmp_path: Path) -> None:
    path, long = tmp_path / "archive.db", "сөз " * 16_000
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        more = {"authors": [long] * 2, "tags": [long], "section": long, "summary": long}
        jobs = [Job(item=feed.article(number, f"words {number}", title=long + str(number), language="en", **more)) for number in (1, 2)]
        with transaction(connection):
            store(connection, jobs)
    pages = ("/article/demo-en-1", "/-/compare/demo-en-1?with=demo-en-2", "/-/beside/demo-en-1?with=demo-en-2", "/-/cite/demo-en-1.bib")
    *shown, whole = ask(path, *pages)
    for answer in shown:
        assert (answer.status_code, len(answer.content) < 150_000) == (200, True)
    assert len(whole.text) > 90_000


def test_a_page_with_a_megabyte_without_a_space_is_small(db: Path) -> None:
    for answer in ask(db, "/", "/search?q=hostile", "/search?q=hostile&view=context"):
        assert len(answer.content) < 200_000


def test_datasettes_own_pages_hold_no_signs_that_break_them_and_keep_words_of_others_to_themselves(db: Path) -> None:
    name = db.stem
    pages = ("articles?_facet=section", "articles/1", "article_texts")
    for answer in ask(db, *(f"/{name}/{page}" for page in pages), f"/{name}?sql=select+title+from+articles"):
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", answer.text), answer.url
        for run in re.findall(r"<(?!textarea)[^<>]*>([^<>]*[\u202a-\u202e\u2066-\u2069][^<>]*)<", answer.text):
            assert run.startswith("\u2068"), (answer.url, run)
            assert run.endswith("\u2069"), (answer.url, run)
            assert run.count("\u2066") + run.count("\u2067") + run.count("\u2068") == run.count("\u2069"), (answer.url, run)
