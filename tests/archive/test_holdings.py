"""What becomes of an article that is fetched again: versions for changes, readings for the rest, nothing overwritten."""

from __future__ import annotations

from typing import Any

import pytest

from newsarchive.archive import translations
from newsarchive.archive.store import Job
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed, url_of

EDITED = LONG.replace("roof", "cellar")


def texts_of_versions(feed: Feed) -> list[Any]:
    return feed.all(
        "SELECT v.number, t.text FROM versions v JOIN readings r ON r.id = v.reading JOIN texts t ON t.sha256 = r.text_sha256"
        " ORDER BY v.holding, v.number"
    )


def test_the_same_article_again_is_unchanged_and_its_reading_says_it_is_the_same(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.next_crawl()
    assert feed.put(feed.article(7)) is Outcome.UNCHANGED
    assert feed.all("SELECT same_as, title FROM readings ORDER BY id") == [(None, "A title"), (1, None)]
    assert feed.all("SELECT version, substr(last_seen, 1, 10), substr(first_seen, 1, 10) FROM articles") == [
        (1, "2026-03-02", "2026-03-01")
    ]


def test_an_edited_text_is_a_version_and_the_old_text_stays(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.next_crawl()
    assert feed.put(feed.article(7, EDITED)) is Outcome.CHANGED
    assert texts_of_versions(feed) == [(1, LONG), (2, EDITED)]
    assert feed.all("SELECT version, version_count FROM articles") == [(2, 2)]
    assert feed.all("SELECT kind FROM events ORDER BY id") == ["new", "changed"]
    assert feed.all("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'roof'") == []
    assert feed.all("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'cellar'") == [1]


def test_an_edited_title_is_a_version(feed: Feed) -> None:
    feed.put(feed.article(7))
    assert feed.put(feed.article(7, title="Another title")) is Outcome.CHANGED


def test_a_text_that_changes_back_is_a_third_version(feed: Feed) -> None:
    for text in (LONG, EDITED, LONG):
        feed.put(feed.article(7, text))
    assert [text for _, text in texts_of_versions(feed)] == [LONG, EDITED, LONG]


def test_another_field_changes_the_reading_and_makes_no_version(feed: Feed) -> None:
    feed.put(feed.article(7))
    assert feed.put(feed.article(7, section="Science")) is Outcome.UNCHANGED
    assert feed.all("SELECT section, version FROM articles") == [("Science", 1)]


def test_equal_bytes_are_never_a_version_whatever_reads_them(feed: Feed) -> None:
    feed.put(feed.article(7, body=b"page"))
    assert feed.put(feed.article(7, EDITED, body=b"page", extractor="code 2")) is Outcome.UNCHANGED
    assert feed.all("SELECT version FROM articles") == [1]


def test_a_text_read_by_other_code_is_not_taken_for_a_change(feed: Feed) -> None:
    feed.put(feed.article(7))
    item = feed.article(7, EDITED, extractor="code 2")
    assert feed.put(item) is Outcome.UNCHANGED
    assert item.reason == "its text reads differently than before, and other code read it, so the two were not compared"
    assert feed.all("SELECT kind FROM events ORDER BY id") == ["new", "unjudged"]
    assert feed.all("SELECT version, text_sha256 FROM articles") == [(1, item.reading.text_sha256 if item.reading else "")]


@pytest.mark.parametrize(
    ("inputs", "why"),
    [({"site": "site 2"}, "the site file is another one"), ({"site": "site 1", "layout": "b"}, "the page has another layout"),
     ({"site": "site 1", "template": "t"}, "more was learned of the site's pages")],
)  # fmt: skip
def test_what_could_not_be_compared_is_told_with_its_true_reason(feed: Feed, inputs: dict[str, Any], why: str) -> None:
    feed.put(feed.article(7))
    item = feed.article(7, title="Another title", inputs=inputs)
    assert feed.put(item) is Outcome.UNCHANGED
    assert item.reason == f"its title reads differently than before, and {why}, so the two were not compared"


@pytest.mark.parametrize(
    ("now", "before", "outcome"),
    [(EDITED, EDITED, Outcome.UNCHANGED), (EDITED, LONG + "More.", Outcome.CHANGED), ("Short.", LONG, Outcome.HELD)],
)
def test_with_the_old_capture_read_by_todays_code_a_change_is_judged(
    feed: Feed, now: str, before: str, outcome: Outcome
) -> None:
    feed.put(feed.article(7))
    item, again = feed.article(7, now, extractor="code 2"), feed.article(7, before, extractor="code 2")
    assert again.reading is not None
    again.reading.capture_id = feed.one("SELECT id FROM captures")
    feed.store(Job(item=item, before=again.reading))
    assert item.outcome is outcome


def test_a_far_shorter_text_is_held_beside_the_good_one(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.next_crawl()
    item = feed.article(7, LONG[: len(LONG) // 2])
    assert feed.put(item) is Outcome.HELD
    assert feed.all("SELECT a.version, t.text, a.last_seen = a.first_seen FROM articles a JOIN texts t ON t.sha256 = a.text_sha256") == [
        (1, LONG, 1)
    ]
    assert feed.one("SELECT count(*) FROM readings WHERE outcome = 'held' AND holding = 1") == 1


@pytest.mark.parametrize("outcome", [Outcome.SOFT_404, Outcome.NO_TEXT, Outcome.NOT_ARTICLE, Outcome.NOT_HTML])
def test_a_page_without_the_article_is_held(feed: Feed, outcome: Outcome) -> None:
    feed.put(feed.article(7))
    item = feed.no_article(url_of(7), outcome)
    assert feed.put(item) is Outcome.HELD
    assert str(item.reason).startswith(outcome)
    assert feed.all("SELECT outcome, holding FROM readings ORDER BY id") == [(None, 1), (outcome, 1)]
    assert feed.one("SELECT count(*) FROM articles") == 1


def test_a_410_is_gone_at_once(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.put(feed.no_article(url_of(7), Outcome.GONE, status=410))
    assert feed.one("SELECT gone_at FROM articles") == "2026-03-01T12:00:00.000Z"
    assert feed.all("SELECT kind FROM events ORDER BY id") == ["new", "gone"]


@pytest.mark.parametrize(("outcome", "status"), [(Outcome.GONE, 404), (Outcome.SOFT_404, 200)])
def test_that_nothing_is_here_must_be_seen_on_two_days(feed: Feed, outcome: Outcome, status: int) -> None:
    feed.put(feed.article(7))
    gone = []
    for days in (1, 0, 1):
        feed.next_crawl(days)
        feed.put(feed.no_article(url_of(7), outcome, status=status))
        gone.append(feed.one("SELECT gone_at FROM articles") is not None)
    assert gone == [False, False, True]


def test_two_looks_around_midnight_are_one_day(feed: Feed) -> None:
    feed.put(feed.article(7))
    gone = []
    for days in (1.49, 0.02, 0.47, 0.02):
        feed.next_crawl(days)
        feed.put(feed.no_article(url_of(7), Outcome.GONE, status=404))
        gone.append(feed.one("SELECT gone_at FROM articles") is not None)
    assert gone == [False, False, False, True], "a day before midnight, then minutes, half a day less and half a day more after it"


def test_an_empty_answer_before_the_article_was_last_seen_does_not_count(feed: Feed) -> None:
    feed.put(feed.article(7))
    for days in (1, 1, 1):
        feed.next_crawl(days)
        feed.put(feed.no_article(url_of(7), Outcome.GONE, status=404))
        feed.now = feed.now.replace(hour=feed.now.hour + 1)
        feed.put(feed.article(7))
    assert feed.one("SELECT gone_at FROM articles") is None
    assert "gone" not in feed.all("SELECT kind FROM events ORDER BY id")


def test_what_was_gone_and_is_back_is_no_longer_gone(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.put(feed.no_article(url_of(7), Outcome.GONE, status=410))
    feed.next_crawl()
    assert feed.put(feed.article(7)) is Outcome.UNCHANGED
    assert feed.one("SELECT gone_at FROM articles") is None
    assert feed.all("SELECT kind FROM events ORDER BY id") == ["new", "gone", "returned"]


def test_another_address_of_a_known_article_is_an_alias_and_its_reading_is_kept(feed: Feed) -> None:
    feed.put(feed.article(7))
    alias = feed.article(7, LONG + "On this copy.", url="http://u.example/print/7")
    assert feed.put(alias) is Outcome.ALIAS
    assert feed.one("SELECT count(*) FROM articles") == 1
    assert feed.all("SELECT f.url, f.holding FROM frontier f ORDER BY f.id") == [(url_of(7), 1), ("http://u.example/print/7", 1)]
    assert feed.one("SELECT count(*) FROM readings WHERE holding = 1") == 2
    assert feed.one("SELECT reading FROM holdings") == 1


def test_an_alias_that_was_met_first_gives_way_to_the_canonical_address(feed: Feed) -> None:
    assert feed.put(feed.article(7, url="http://u.example/print/7")) is Outcome.STORED
    assert feed.put(feed.article(7)) is Outcome.UNCHANGED
    assert feed.all("SELECT canonical_url FROM articles") == [url_of(7)]


def test_a_page_cut_off_before_its_article_was_known_belongs_to_it_afterwards(feed: Feed) -> None:
    cut = feed.article(7, LONG[:100], outcome=Outcome.INCOMPLETE)
    cut.outcome = Outcome.INCOMPLETE
    feed.put(cut)
    assert feed.all("SELECT holding, outcome FROM readings") == [(None, "incomplete")]
    assert feed.put(feed.article(7)) is Outcome.STORED
    assert feed.one("SELECT count(*) FROM readings WHERE holding IS NULL") == 0


def test_an_id_says_site_language_and_number_and_is_never_used_twice(feed: Feed) -> None:
    feed.connection.execute("INSERT INTO tombstones VALUES ('id', 'demo-ru-8', 'then', 'asked')")
    feed.put(feed.article(7))
    feed.put(feed.article(7, EDITED, url="http://u.example/other/7", canonical_url="http://u.example/other/7"))
    feed.put(feed.article(8, language="ru"))
    assert feed.all("SELECT id FROM articles ORDER BY key") == ["demo-en-7", "demo-en-7-2", "demo-ru-8-2"]


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("http://u.example/news/Opening-of-the-Library.html", "demo-opening-of-the-library-html-"),
        ("http://u.example/news/the-roof/", "demo-the-roof-"),
        ("http://u.example/%D0%BD%D0%BE%D0%B2/", "demo-d0-bd-d0-be-d0-b2-"),
        ("http://u.example/", "demo-"),
    ],
)
def test_an_id_without_a_number_comes_from_the_address(feed: Feed, url: str, start: str) -> None:
    item = feed.article(7, url=url, canonical_url=url)
    assert item.reading is not None
    item.reading.number = None
    feed.put(item)
    assert feed.one("SELECT id FROM articles").startswith(start)


def test_languages_of_one_number_are_translations_where_the_site_says_so(feed: Feed) -> None:
    feed.put(feed.article(7), shared_numbers=True)
    feed.put(feed.article(7, EDITED, language="kk"), shared_numbers=True)
    feed.put(feed.article(8, LONG + "8"))
    translations.settle_all(feed.connection)
    assert feed.all("SELECT id, translation_id, coalesce(translations, '[]') FROM record ORDER BY id") == [
        ("demo-en-7", "demo-en-7", '["demo-kk-7"]'), ("demo-en-8", None, "[]"), ("demo-kk-7", "demo-en-7", '["demo-en-7"]'),
    ]  # fmt: skip


def test_a_year_from_neighbours_survives_a_recheck_that_says_the_same_day(feed: Feed) -> None:
    inferred: dict[str, Any] = {
        "published": "2021-04-20", "published_precision": "day", "published_source": "dateline+neighbours",
        "published_reason": "its neighbours", "day_month": (20, 4),
        "evidence": {"published": [{"value": "2021-04-20", "sources": ["dateline+neighbours"]}], "title": [{"value": "A title"}]},
    }
    feed.put(feed.article(7, **inferred))
    fresh: dict[str, Any] = {"day_month": (20, 4), "evidence": {"title": [{"value": "A title"}]}}
    assert feed.put(feed.article(7, **fresh)) is Outcome.UNCHANGED
    assert feed.one("SELECT published FROM articles") == "2021-04-20"
    assert feed.put(feed.article(7, **{**fresh, "day_month": (21, 4)})) is Outcome.UNCHANGED
    assert feed.one("SELECT published FROM articles") is None


def test_a_page_that_claims_the_address_of_another_article_is_an_article_of_its_own(feed: Feed) -> None:
    feed.put(feed.article(7))
    other = feed.article(8, "Rain fell on the roof of the laboratory all night, and nobody came to mend it. " * 3, canonical_url=url_of(7))
    assert feed.put(other) is Outcome.STORED
    assert feed.all("SELECT canonical_url FROM articles ORDER BY canonical_url") == [url_of(7), url_of(8)]


@pytest.mark.parametrize("text", ["library library", "The library"])
def test_of_a_text_of_one_word_another_address_may_say_more(feed: Feed, text: str) -> None:
    feed.put(feed.article(7, "library"))
    item = feed.article(7, text, url="http://u.example/print/7")
    assert feed.put(item) is Outcome.ALIAS
