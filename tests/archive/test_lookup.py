"""What a name leads to: articles, withheld ones, addresses with what became of them, and what is near to a name that nothing has."""

from __future__ import annotations

import pytest

from newsarchive.archive import shown
from newsarchive.archive.database import transaction
from newsarchive.archive.intake import Refusal, refuse
from newsarchive.archive.lookup import look_up
from newsarchive.items import Outcome
from tests.archive.made import Feed, url_of


def test_an_article_is_found_by_its_id_its_captures_and_each_spelling_of_its_address(feed: Feed) -> None:
    feed.put(feed.article(7, url="http://u.example/en/news/7/?from=list"))
    ident, capture = feed.one("SELECT id FROM articles"), feed.one("SELECT capture_id FROM articles")
    names = (ident, capture, url_of(7), url_of(7).rstrip("/"), "http://u.example/en/news/7/?from=list")
    assert {look_up(feed.connection, name).id for name in names} == {ident}
    assert look_up(feed.connection, "http://elsewhere.example/x", [url_of(7)]).id == ident


@pytest.mark.parametrize("visibility", ["hidden", "embargoed"])
def test_a_withheld_article_is_told_as_what_it_is_and_not_shown(feed: Feed, visibility: str) -> None:
    feed.put(feed.article(7))
    key = feed.one("SELECT key FROM articles")
    with transaction(feed.connection):
        shown.set_visibility(feed.connection, key, visibility)
    told = look_up(feed.connection, url_of(7))
    assert (told.key, told.withheld) == (None, visibility)


def test_an_address_without_an_article_is_told_with_what_became_of_it(feed: Feed) -> None:
    feed.put(feed.no_article("http://u.example/about/", Outcome.NOT_ARTICLE))
    feed.row("http://u.example/en/news/9/", spelling="http://u.example/en/news/9/?utm=1")
    with transaction(feed.connection):
        refuse(feed.connection, feed.crawl, [Refusal(url="http://other.example/", outcome=Outcome.OUT_OF_SCOPE, reason="another host")])
    about, waiting, out = (
        look_up(feed.connection, name).address
        for name in ("http://u.example/about", "http://u.example/en/news/9/", "http://other.example/")
    )
    assert about is not None
    assert (about.outcome, about.reason, about.site) == ("not_article", "for the test", "demo")
    assert waiting is not None
    assert (waiting.outcome, waiting.kind) == (None, "article")
    assert out is not None
    assert (out.outcome, out.kind, out.reason) == ("out_of_scope", "refused", "another host")


def test_what_nothing_has_is_told_with_ids_that_are_like_it(feed: Feed) -> None:
    feed.put(feed.article(4711))
    ident = feed.one("SELECT id FROM articles")
    for name in ("4711", "http://u.example/other/4711"):
        told = look_up(feed.connection, name)
        assert (told.id, told.address) == (None, None)
        assert [one["id"] for one in told.near] == [ident]
    assert look_up(feed.connection, "%_%").near == []
    assert look_up(feed.connection, "").near == []


def test_no_look_up_of_an_address_reads_a_whole_table(feed: Feed) -> None:
    feed.put(feed.article(7))
    steps: list[str] = []
    feed.connection.set_trace_callback(steps.append)
    look_up(feed.connection, "http://u.example/nothing/")
    feed.connection.set_trace_callback(None)
    asked = [step for step in steps if "UNION" in step or "refused" in step]
    plans = [row[3] for step in asked for row in feed.connection.execute(f"EXPLAIN QUERY PLAN {step}")]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN") and not plan.startswith(("SCAN s", "SCAN crawls", "SCAN c"))] == []
