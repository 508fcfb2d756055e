"""Templates and the samples they are learned from: chosen by digest, bounded, and never a reason for a version."""

from __future__ import annotations

from typing import Any

import pytest

from newsarchive.archive import crawls, templates
from newsarchive.archive.database import transaction
from newsarchive.archive.review import waiting
from newsarchive.archive.store import Job
from newsarchive.items import Fetched, Outcome, Reading
from tests.archive.made import LONG, Feed, dated


@pytest.fixture
def feed() -> Feed:
    return Feed()


def template(digest: str, pages: int = 3) -> dict[str, Any]:
    return {"version": 1, "pages": pages, "layouts": [], "digest": digest}


def put(feed: Feed, number: int, text: str = LONG, **inputs: Any) -> Fetched:
    item = feed.article(number, f"{text} {number}", sample={"page": number}, inputs={"site": "site 1", **inputs})
    feed.put(item)
    return item


def add(feed: Feed, digest: str) -> templates.Learned:
    with transaction(feed.connection):
        return templates.add(feed.connection, feed.site, feed.crawl, template(digest))


def test_templates_are_numbered_and_the_same_one_is_stored_once(feed: Feed) -> None:
    assert [add(feed, digest).number for digest in ("a", "a", "b", "a")] == [1, 1, 2, 3]
    newest = templates.newest(feed.connection, feed.site)
    assert newest is not None
    assert newest.template["digest"] == "a"
    assert [one.number for one in templates.all_of(feed.connection, feed.site)] == [1, 2, 3]


def test_another_site_has_another_template(feed: Feed) -> None:
    add(feed, "a")
    assert templates.newest(feed.connection, "other") is None


def test_what_is_learned_from_are_the_captures_with_the_smallest_digests_in_whatever_order_they_came(feed: Feed) -> None:
    items = [put(feed, number) for number in range(45)]
    ranked = sorted(items, key=lambda item: item.record.payload_sha256 if item.record else "")
    with transaction(feed.connection):
        templates.trim(feed.connection, feed.site)
    wanted = [item.reading.number for item in ranked[: templates.LEARNED_FROM] if item.reading]
    assert [sample["page"] for sample in templates.samples(feed.connection, feed.site)] == wanted
    assert templates.count_samples(feed.connection, feed.site) == templates.LEARNED_FROM
    assert len(templates.to_sample(feed.connection, feed.site)) == templates.LEARNED_FROM


def test_pages_that_fitted_nothing_are_learned_from_besides_and_stay_when_others_come(feed: Feed) -> None:
    for number in range(5):
        put(feed, number, template="t", misfit="another design")
    for number in range(100, 140):
        put(feed, number)
    with transaction(feed.connection):
        templates.trim(feed.connection, feed.site)
    pages = {sample["page"] for sample in templates.samples(feed.connection, feed.site)}
    assert set(range(5)) <= pages
    assert len(pages) == 5 + templates.LEARNED_FROM


def test_what_a_running_crawl_thought_strange_is_forgotten_when_it_settles(feed: Feed) -> None:
    put(feed, 1, template="t", misfit="another design")
    feed.next_crawl()
    put(feed, 2, template="t", misfit="another design")
    with transaction(feed.connection):
        templates.forget_strange(feed.connection, [feed.crawl])
    assert [sample["page"] for sample in templates.samples(feed.connection, feed.site)] == [1]


def test_samples_of_other_code_are_made_again(feed: Feed) -> None:
    for number, version in ((1, 2), (2, 3)):
        feed.put(feed.article(number, f"{LONG} {number}", sample={"page": number, "version": version}, inputs={"site": "site 1"}))
    with transaction(feed.connection):
        templates.forget_other_versions(feed.connection, feed.site, 3)
    assert [sample["page"] for sample in templates.samples(feed.connection, feed.site)] == [2]
    assert len(templates.without_sample(feed.connection, templates.to_sample(feed.connection, feed.site))) == 1


def test_a_worse_answer_that_is_held_tells_nothing(feed: Feed) -> None:
    put(feed, 1, LONG * 3)
    feed.next_crawl()
    item = feed.article(1, "Please log in to read on, or come back later.", sample={"page": "login"}, inputs={"site": "site 1"})
    assert feed.put(item) is Outcome.HELD
    assert [sample["page"] for sample in templates.samples(feed.connection, feed.site)] == [1]


def test_pages_of_this_crawl_read_with_another_template_are_stale(feed: Feed) -> None:
    put(feed, 1, template="old", layout="x")
    feed.next_crawl()
    put(feed, 2, template="old", layout="x")
    put(feed, 3, template="new", layout="x")
    assert [held.number for held in templates.stale(feed.connection, feed.site, [feed.crawl], "new")] == [2]


def test_what_an_interrupted_crawl_left_is_stale_until_another_one_settles(feed: Feed) -> None:
    put(feed, 1, template="old", layout="x")
    feed.next_crawl()
    put(feed, 2, template="old", layout="x")
    left = crawls.unsettled(feed.connection, feed.site)
    assert len(left) == 2
    assert [held.number for held in templates.stale(feed.connection, feed.site, left, "new")] == [1, 2]
    with transaction(feed.connection):
        crawls.settle(feed.connection, feed.site)
    assert crawls.unsettled(feed.connection, feed.site) == []


def test_the_template_of_a_settled_crawl_is_not_that_of_one_that_runs(feed: Feed) -> None:
    assert templates.settled(feed.connection, feed.site) is None
    add(feed, "a")
    assert templates.settled(feed.connection, feed.site) is None
    with transaction(feed.connection):
        crawls.settle(feed.connection, feed.site)
    feed.next_crawl()
    add(feed, "b")
    found = templates.settled(feed.connection, feed.site)
    assert found is not None
    assert found.template["digest"] == "a"


def test_a_redesign_makes_no_version(feed: Feed) -> None:
    put(feed, 1, template="t", layout="old")
    feed.next_crawl()
    known = {"site": "site 1", "template": "t"}
    item = feed.article(1, f"{LONG} 1 A notice that the new design has under every text.", inputs={**known, "misfit": "x"})
    before = Reading(capture_id="x", url="", title="A title", text=f"{LONG} 1", inputs={**known, "layout": "old"})
    feed.store(Job(item=item, before=before))
    assert item.outcome is Outcome.UNCHANGED
    assert feed.one("SELECT count(*) FROM versions") == 1


def test_a_change_is_said_once_whatever_it_counts_and_of_every_site(feed: Feed) -> None:
    with transaction(feed.connection):
        assert templates.note_change(feed.connection, feed.site, feed.crawl, ["6 of the last 10 do not fit"]) != []
        assert templates.note_change(feed.connection, feed.site, feed.crawl, ["9 of the last 10 do not fit"]) == []
    other = Feed(connection=feed.connection, site="other")
    with transaction(feed.connection):
        assert templates.note_change(feed.connection, "other", other.crawl, ["6 of the last 10 do not fit"]) != []
    assert templates.changes_noted(feed.connection, other.crawl) == ["6 of the last 10 do not fit"]


def test_a_crawl_says_of_a_redesign_one_thing_and_the_last_word_holds(feed: Feed) -> None:
    came, there = "pages of another layout came up, first seen on 2026-11-27", "since 2026-11-27 there are pages of another layout"
    for said, logged in (([came], [came]), ([there, "since 2026-11-26 pages look different"], None), ([there], [])):
        told = templates.note_change(feed.connection, feed.site, feed.crawl, said)
        assert told == (said if logged is None else logged)
    assert templates.changes_noted(feed.connection, feed.crawl) == [there]
    assert [one.reason for one in waiting(feed.connection, kind="template")] == [there]
    feed.next_crawl()
    assert templates.note_change(feed.connection, feed.site, feed.crawl, [there]) == []
    assert len(list(waiting(feed.connection, kind="template"))) == 1


def test_the_report_counts_pages_that_fit_and_why_others_do_not(feed: Feed) -> None:
    add(feed, "t")
    put(feed, 1, template="t", layout="x")
    put(feed, 2, template="t", misfit="too short")
    used = templates.used(feed.connection, feed.site, feed.crawl)
    assert (used.number, used.fitting, used.misfits) == (1, 1, {"too short": 1})


@pytest.mark.parametrize("name", ["to_sample", "stale", "fits", "used"])
def test_no_question_about_templates_reads_all_articles_of_an_archive(feed: Feed, name: str) -> None:
    put(feed, 1, template="t", layout="x")
    asked: list[str] = []
    feed.connection.set_trace_callback(asked.append)
    call = {
        "to_sample": lambda: templates.to_sample(feed.connection, feed.site),
        "stale": lambda: templates.stale(feed.connection, feed.site, [feed.crawl], "t"),
        "fits": lambda: templates.fits(feed.connection, feed.site, 30),
        "used": lambda: templates.used(feed.connection, feed.site, feed.crawl),
    }[name]
    call()
    feed.connection.set_trace_callback(None)
    plans = [row[3] for query in asked if query.startswith("SELECT") for row in feed.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert plans
    assert [step for step in plans if step.startswith("SCAN")] == []


def test_pages_of_which_another_source_says_more_than_when_they_were_read_are_named(feed: Feed) -> None:
    put(feed, 7, hints=[["title", "A title", "listing"], ["body", "digest of a text", "feed"]])
    put(feed, 8, hints=[["title", "A title", "listing"]])
    put(feed, 9)
    for number, hints in ((7, dated("2021-04-20")[:1]), (8, dated("2021-04-20")), (9, ())):
        feed.row(f"http://u.example/en/news/{number}/", hints=hints)
    [told] = templates.told_more(feed.connection, feed.site, [feed.crawl])
    assert (told.number, [claim.field for claim in told.hints]) == (8, ["title", "published"])
    assert templates.told_more(feed.connection, feed.site, []) == []
