"""The harness sees what an archive has and lacks, and what a crawl did to a site."""

from __future__ import annotations

import http.client
import sqlite3
from pathlib import Path

import pytest

from tests.farm import harness
from tests.farm.harness import Checked, Measured, file_of, measure
from tests.farm.model import Asked
from tests.farm.open_handmade import Handmade
from tests.farm.open_wordpress import WordPress
from tests.farm.server import running
from tests.farm.sites import HELD, OPEN


def get(address: str, port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(address, port, timeout=5)
    connection.request("GET", path, headers={"User-Agent": "test"})
    return connection.getresponse()


def test_all_sites_answer_on_one_port_at_addresses_of_their_own_and_log_each_request() -> None:
    sites = [kind() for kind in (*OPEN, *HELD)]
    with running(*sites) as farm:
        for site in sites:
            assert get(site.address, farm.port, site.front).status == 200
            assert get(site.address, farm.port, "/no-such-page-at-all.bin?x=1").status in {200, 404}
            assert [(asked.method, asked.path) for asked in site.log] == [("GET", site.front), ("GET", "/no-such-page-at-all.bin?x=1")]
            assert site.log[0].headers["user-agent"] == "test"
    assert len({address for site in sites for address in (site.address, site.alias) if address}) == sum(1 + bool(site.alias) for site in sites)


def test_a_site_says_its_charset_in_the_header_only_where_it_means_to() -> None:
    site = Handmade()
    with running(site) as farm:
        answer = get(site.address, farm.port, site.truth[next(iter(site.truth))].path)
        assert answer.headers["Content-Type"] == "text/html"
        text = answer.read()
    assert b"charset=iso-8859-9" in text
    assert next(iter(site.truth.values())).story.title.split(" ")[0] in text.decode("iso-8859-9")


def rows_into(folder: Path, rows: list[tuple[str, str]]) -> None:
    with sqlite3.connect(folder / "archive.db") as archive:
        archive.execute("CREATE TABLE record (site, url, canonical_url, title, text, language, published)")
        for url, text in rows:
            archive.execute("INSERT INTO record VALUES ('wordpress', ?, ?, 'T', ?, 'en', '2020-01-01')", (url, url, text))


def test_copies_foreign_texts_and_pages_that_are_no_news_count_against_precision(tmp_path: Path) -> None:
    site = WordPress()
    one, other = list(site.truth.values())[:2]
    whole = "\n\n".join(one.story.paragraphs)
    rows_into(
        tmp_path,
        [
            (f"{site.origin}/?p={one.story.number}", whole.replace("“", '"')), (site.origin + one.path + "amp/", whole),
            (site.origin + other.path, whole), (site.origin + "/about/", "About us"), (f"{site.origin}/event/{site.notices[0].slug}/", "x"),
        ],
    )  # fmt: skip
    found = Measured(site.id, site.held, len(site.truth))
    harness._judge_rows(site, harness.rows_of(tmp_path / "archive.db", site.id), found)
    assert (found.rows, found.right, found.precision) == (5, 1, 0.2)
    assert found.wrong == {"twice": 1, "text": 1, "static": 1, "event": 1}
    assert (found.language, found.day, found.title) == (1.0, 0.0, 0.0)


def test_forbidden_hasty_and_impatient_requests_are_counted() -> None:
    site = WordPress()
    site.delay, site.retry_after = 0.2, 1.0  # type: ignore[misc]
    found = Measured(site.id, site.held, len(site.truth))
    log = [
        Asked(0.0, "GET", "/robots.txt", 200, {}, "robots", ""), Asked(0.3, "GET", "/wp-admin/x", 403, {}, "login", ""),
        Asked(0.31, "GET", "/busy/", 503, {}, "busy", ""), Asked(0.9, "GET", "/busy/", 503, {}, "busy", ""), Asked(2.1, "GET", "/busy/", 200, {}, "static", ""),
    ]  # fmt: skip
    harness._judge_politeness(site, log, found)
    assert (found.forbidden, found.too_soon, found.retried_early) == (1, 1, 1)


def test_a_fault_is_named_when_the_check_fails_and_says_its_cause() -> None:
    def checked(code: int, says: str) -> Checked:
        return Checked("moved", 0, code, says, ("moved",), 9)

    assert checked(3, "hugo: the listing has MOVED to /meldungen/").named
    assert not checked(0, "moved").named
    assert not checked(3, "something broke").named


@pytest.mark.full
@pytest.mark.xdist_group("farm")
def test_a_site_added_by_hand_is_crawled_and_judged(tmp_path: Path) -> None:
    class Small(WordPress):
        id = "small"
        count = 30

    found = measure(Small(), tmp_path, by_hand=True)
    assert (found.recall, found.precision, found.forbidden) == (1.0, 1.0, 0), found.crawl_says
    assert found.per_article < 1.5
    assert "[[articles]]" in file_of(Small())
