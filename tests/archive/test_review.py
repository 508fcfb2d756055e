"""What waits for a person, and what a decision does: it is done once, kept, and holds whatever is fetched or read later."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsarchive.archive import corrections, settle, templates
from newsarchive.archive import shown as shown_rows
from newsarchive.archive.corrections import correct
from newsarchive.archive.database import transaction
from newsarchive.archive.deciding import decide
from newsarchive.archive.review import GONE, SEEN, Waiting, by_id, waiting
from newsarchive.errors import UsageError
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed, url_of

HALF = LONG[:150].rpartition(" ")[0] + "."


def listed(feed: Feed, **more: Any) -> list[Waiting]:
    return list(waiting(feed.connection, **more))


def act(feed: Feed, decision: str, *ones: Waiting, person: str = "Айгүл") -> None:
    with transaction(feed.connection):
        for one in ones:
            decide(feed.connection, one, decision, person=person)


@pytest.fixture
def held(feed: Feed) -> Feed:
    """An article of which the last answer was half as long."""
    feed.put(feed.article(7))
    feed.next_crawl()
    assert feed.put(feed.article(7, HALF)) is Outcome.HELD
    return feed


def shown(feed: Feed) -> Any:
    return feed.one("SELECT t.text FROM articles a JOIN texts t ON t.sha256 = a.text_sha256")


def test_a_held_text_waits_until_the_article_is_seen_well_again(held: Feed) -> None:
    (one,) = listed(held)
    assert (one.kind, one.article) == ("held", "demo-en-7")
    assert "characters where the one before has" in one.reason
    assert by_id(held.connection, one.id) == one
    held.next_crawl()
    held.put(held.article(7))
    assert listed(held) == []
    with pytest.raises(UsageError, match="Nothing waits"):
        by_id(held.connection, one.id)


def test_a_held_text_that_is_accepted_is_a_version_and_the_same_text_is_no_loss_any_more(held: Feed) -> None:
    act(held, "accepted", *listed(held))
    assert shown(held) == HALF
    assert held.all("SELECT kind, version, edit FROM changes ORDER BY change") == [("new", 1, None), ("edited", 2, "cut")]
    assert json.loads(held.one("SELECT detail FROM events WHERE kind = 'changed'")) == {"accepted_by": "Айгүл"}
    assert held.one("SELECT count(*) FROM readings WHERE outcome = 'held'") == 1
    assert held.all("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'books'") == [1]
    held.next_crawl()
    assert held.put(held.article(7, HALF)) is Outcome.UNCHANGED
    held.next_crawl()
    assert held.put(held.article(7)) is Outcome.CHANGED
    held.next_crawl()
    assert held.put(held.article(7, HALF)) is Outcome.CHANGED, "it was accepted before"
    assert listed(held) == []


def test_a_held_text_that_is_rejected_stays_aside_however_often_it_comes(held: Feed) -> None:
    act(held, "rejected", *listed(held))
    held.next_crawl()
    assert held.put(held.article(7, HALF)) is Outcome.HELD
    assert (listed(held), shown(held)) == ([], LONG)
    held.next_crawl()
    assert held.put(held.article(7, HALF[:-20] + ".")) is Outcome.HELD
    assert len(listed(held)) == 1, "another answer waits for itself"


def test_what_is_postponed_waits_again_when_its_time_has_come(held: Feed) -> None:
    from datetime import UTC, datetime, timedelta

    (one,) = listed(held)
    with transaction(held.connection):
        decide(held.connection, one, "postponed", person="A", until=datetime.now(UTC) + timedelta(days=3))
    assert listed(held) == []
    held.connection.execute("UPDATE decisions SET until = '2026-01-01T00:00:00.000Z'")
    assert listed(held) == [one]


@pytest.mark.parametrize("outcome", [Outcome.SOFT_404, Outcome.NO_TEXT, Outcome.NOT_ARTICLE])
def test_accepting_an_answer_without_a_text_means_that_the_article_is_gone(feed: Feed, outcome: Outcome) -> None:
    feed.put(feed.article(7))
    feed.next_crawl()
    feed.put(feed.no_article(url_of(7), outcome))
    (one,) = listed(feed)
    act(feed, "accepted", one)
    assert feed.one("SELECT substr(gone_at, 1, 10) FROM articles") == "2026-03-02"
    assert shown(feed) == LONG
    assert feed.all("SELECT kind FROM changes ORDER BY change") == ["new", "gone"]
    assert listed(feed) == []


def inferred(feed: Feed) -> None:
    feed.put(
        feed.article(
            7, published="2021-04-20", published_precision="day", published_source="dateline+neighbours", published_reason="its neighbours",
            day_month=(20, 4), evidence={"published": [{"value": "2021-04-20", "sources": ["dateline+neighbours"]}]},
        )
    )  # fmt: skip


def test_an_inferred_date_that_is_accepted_is_a_persons_and_stays_when_its_neighbours_change(feed: Feed) -> None:
    inferred(feed)
    (one,) = listed(feed, kind="date")
    assert "its neighbours" in one.reason
    act(feed, "accepted", one)
    item = feed.article(7, published="2019-04-20", published_precision="day", published_source="dateline+neighbours", published_reason="x")
    assert item.reading is not None
    item.reading.capture_id = feed.one("SELECT capture_id FROM articles")
    with transaction(feed.connection):
        settle.store_reading(feed.connection, 1, item.reading)
    assert feed.all("SELECT published, published_source FROM articles") == [("2021-04-20", "person")]
    assert listed(feed, kind="date") == []


def test_an_inferred_date_that_is_rejected_is_unknown(feed: Feed) -> None:
    inferred(feed)
    act(feed, "rejected", *listed(feed))
    assert feed.all("SELECT published, published_source FROM articles") == [(None, "person")]


@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_a_decision_on_a_date_that_is_taken_back_waits_again(feed: Feed, decision: str) -> None:
    inferred(feed)
    (one,) = listed(feed)
    for _ in range(2):
        act(feed, decision, one)
        assert listed(feed) == []
        with transaction(feed.connection):
            assert corrections.withdraw(feed.connection, 1, "published", person="Б. Б.")
            shown_rows.refresh(feed.connection, [1])
        assert feed.all("SELECT published, published_source FROM articles") == [("2021-04-20", "dateline+neighbours")]
        assert listed(feed) == [one]
    told = feed.all("SELECT decision, person FROM decisions ORDER BY id")
    assert told == [(decision, "Айгүл"), ("postponed", "Б. Б.")] * 2


@pytest.mark.parametrize(
    ("value", "sources", "waits"),
    [
        ("2021-04-25", ["json-ld"], True), ("2021-04-21", ["json-ld"], False), ("2021-04-25", ["changed"], False),
        ("2021", ["url"], False), ("2020-04-20T10:00:00Z", ["meta", "time"], True),
    ],
)  # fmt: skip
def test_a_date_that_another_good_source_contradicts_is_doubtful(feed: Feed, value: str, sources: list[str], waits: bool) -> None:
    claims = [{"value": "2021-04-20", "sources": ["shown"]}, {"value": value, "sources": sources}]
    feed.put(feed.article(7, published="2021-04-20", published_precision="day", published_source="shown", evidence={"published": claims}))
    assert len(listed(feed, kind="date")) == waits


@pytest.mark.parametrize(("decision", "versions"), [("accepted", 2), ("rejected", 1)])
def test_a_change_that_could_not_be_judged_is_a_version_if_a_person_says_so(feed: Feed, decision: str, versions: int) -> None:
    feed.put(feed.article(7))
    feed.next_crawl()
    feed.put(feed.article(7, LONG.replace("roof", "cellar"), extractor="code 2"))
    (one,) = listed(feed)
    assert one.kind == "unjudged"
    act(feed, decision, one)
    assert feed.all("SELECT version, version_count FROM articles") == [(versions, versions)]
    assert feed.all("SELECT edit FROM changes WHERE kind = 'edited'") == ["correction"] * (versions - 1)
    assert "cellar" in shown(feed)
    assert listed(feed) == []


def test_pages_that_look_different_wait_once(feed: Feed) -> None:
    templates.note_change(feed.connection, "demo", feed.crawl, ["Since 2026-03-01 its pages look different"])
    (one,) = listed(feed, site="demo")
    assert (one.kind, one.article, by_id(feed.connection, one.id)) == ("template", None, one)
    assert listed(feed, site="other") == []
    act(feed, "accepted", one)
    assert listed(feed) == []


@pytest.mark.parametrize(("decision", "title"), [("accepted", "Now right"), ("rejected", "Right")])
def test_a_correction_waits_when_the_page_says_something_new(feed: Feed, decision: str, title: str) -> None:
    feed.put(feed.article(7, title="Wrong"))
    with transaction(feed.connection):
        correct(feed.connection, 1, "title", "Right", because="x", person="B")
    assert listed(feed) == []
    feed.put(feed.article(7, title="Now right"))
    (one,) = listed(feed)
    act(feed, decision, one)
    assert feed.one("SELECT title FROM articles") == title
    assert listed(feed) == []


def test_what_is_hidden_or_erased_waits_for_nobody(held: Feed) -> None:
    from newsarchive.archive import shown as shown_module

    with transaction(held.connection):
        shown_module.set_visibility(held.connection, 1, "hidden")
    assert listed(held) == []


@pytest.mark.parametrize(
    ("outcome", "does"),
    [(Outcome.SOFT_404, GONE), (Outcome.NO_TEXT, GONE), (Outcome.BLOCKED_PAGE, SEEN), (Outcome.NOT_HTML, SEEN)],
)
def test_a_wall_or_a_file_that_is_accepted_says_nothing_of_the_article(feed: Feed, outcome: Outcome, does: str) -> None:
    feed.put(feed.article(7))
    feed.next_crawl()
    feed.put(feed.no_article(url_of(7), outcome))
    (one,) = listed(feed)
    assert (one.does, "gone" in one.accept) == (does, does == GONE)
    act(feed, "accepted", one)
    assert (feed.one("SELECT gone_at FROM articles") is None) == (does == SEEN)
    assert ("gone" in feed.all("SELECT kind FROM changes")) == (does == GONE)
    assert listed(feed) == []
