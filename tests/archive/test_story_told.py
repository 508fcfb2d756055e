"""What is told of a story, and what persons decide of links that are not sure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsarchive.archive import deciding, review, stories, story_told
from newsarchive.archive.database import transaction
from newsarchive.archive.decisions import ACCEPTED, POSTPONED, REJECTED, STORY
from newsarchive.errors import UsageError
from newsarchive.exports.story_text import lines
from tests.archive.made import Feed
from tests.edits.made import edited, text_of

NOTICE = (
    "On {0} at {1}:00 the dissertation council of the faculty holds the public defence of the thesis of Sadykova for the degree of doctor."
    " The thesis can be read in the library of the university. Everyone who wishes may attend the defence and put questions. Opinions may"
    " be sent to the secretary of the council before the day of the defence, in the building of the rectorate."
)


def test_the_copies_are_told_with_which_came_first_how_alike_they_are_and_what_differs(feed: Feed) -> None:
    text = text_of("kk", 1)
    later = {"published": "2024-03-03", "published_precision": "day"}
    feed.put(feed.article(2, f"Ақпарат орталығы. {text}", language="kk", title="Басқа тақырып", **later))
    feed.put(feed.article(1, text, language="kk", published="2024-03-02", published_precision="day"))
    feed.put(feed.article(3, text[: len(text) // 2], language="kk", **later))
    found = story_told.story(feed.connection, 2)
    assert (found["size"], found["first"]) == (3, "demo-kk-1")
    assert found["why_first"] == "published 2024-03-02, the next 2024-03-03"
    assert [one["kind"] for one in found["copies"]] == ["edited", "cut"]
    assert found["copies"][0]["differences"] == ["+ Ақпарат орталығы."]
    assert not found["copies"][0]["same_title"]
    told = "\n".join(lines(found))
    assert "3 articles say this text" in told
    assert "+ Ақпарат орталығы." in told


def test_undated_copies_are_ordered_by_when_they_were_seen_which_is_said(feed: Feed) -> None:
    feed.put(feed.article(1, text_of("en", 1)))
    feed.next_crawl()
    feed.put(feed.article(2, text_of("en", 1), published="2020-01-01", published_precision="day"))
    found = story_told.story(feed.connection, 2)
    assert found["first"] == "demo-en-1"
    assert "not all of them are dated" in found["why_first"]


def test_an_article_alone_says_so(feed: Feed) -> None:
    feed.put(feed.article(1, text_of("en", 1)))
    assert list(lines(story_told.story(feed.connection, 1))) == ["Story: no other article says this text."]


def test_a_doubtful_link_waits_until_a_person_decides_and_again_when_that_is_taken_back(feed: Feed) -> None:
    for number, hour in ((1, 15), (2, 11)):
        feed.put(feed.article(number, NOTICE.format("5 May", hour)))
    (one,) = review.waiting(feed.connection, kind=STORY)
    assert one.id == "story:demo-en-1:demo-en-2"
    for decision, together in ((REJECTED, False), (ACCEPTED, True)):
        with transaction(feed.connection):
            deciding.decide(
                feed.connection, review.by_id(feed.connection, one.id), decision, person="Aigul", because="asked the council"
            )
        assert (story_told.story(feed.connection, 1)["size"] == 2) is together
        assert not list(review.waiting(feed.connection, kind=STORY))
        with transaction(feed.connection):
            stories.link(feed.connection, 2)
        assert (story_told.story(feed.connection, 1)["size"] == 2) is together
    told = "\n".join(lines(story_told.story(feed.connection, 2)))
    assert "Aigul says" in told
    assert "asked the council" in told
    with transaction(feed.connection):
        assert story_told.take_back(feed.connection, one.id, person="Aigul")
    assert [again.id for again in review.waiting(feed.connection, kind=STORY)] == [one.id]
    feed.check()


def test_a_postponed_link_may_be_taken_back_and_waits_again_at_once(feed: Feed) -> None:
    for number, hour in ((1, 15), (2, 11)):
        feed.put(feed.article(number, NOTICE.format("5 May", hour)))
    (one,) = review.waiting(feed.connection, kind=STORY)
    with transaction(feed.connection):
        deciding.decide(feed.connection, one, POSTPONED, person="Aigul", until=datetime.now(UTC) + timedelta(days=9))
    assert not list(review.waiting(feed.connection, kind=STORY))
    with transaction(feed.connection):
        assert story_told.take_back(feed.connection, one.id, person="Aigul")
    assert [again.id for again in review.waiting(feed.connection, kind=STORY)] == [one.id]
    with transaction(feed.connection):
        assert not story_told.take_back(feed.connection, one.id, person="Aigul")


def test_a_decision_may_be_taken_back_though_it_was_postponed_since(feed: Feed) -> None:
    feed.put(feed.article(1, text_of("en", 1)))
    feed.put(feed.article(2, text_of("en", 2)))
    with transaction(feed.connection):
        one = review.by_id(feed.connection, "story:demo-en-1:demo-en-2")
        deciding.decide(feed.connection, one, ACCEPTED, person="Aigul")
        deciding.decide(feed.connection, one, POSTPONED, person="Aigul", until=datetime.now(UTC) - timedelta(days=1))
        assert story_told.take_back(feed.connection, one.id, person="Aigul")
    assert story_told.story(feed.connection, 1)["size"] == 1


def test_a_person_may_name_any_two_articles_and_only_articles(feed: Feed) -> None:
    feed.put(feed.article(1, text_of("en", 1)))
    feed.put(feed.article(2, text_of("en", 2)))
    with transaction(feed.connection):
        waiting = review.by_id(feed.connection, "story:demo-en-2:demo-en-1")
        deciding.decide(feed.connection, waiting, ACCEPTED, person="Aigul")
    assert story_told.story(feed.connection, 1)["size"] == 2
    for wrong in ("story:demo-en-1:demo-en-1", "story:demo-en-1:none", "story:demo-en-1"):
        with pytest.raises(UsageError):
            review.by_id(feed.connection, wrong)


def test_a_text_that_stands_within_another_is_told_apart_from_the_story(feed: Feed) -> None:
    texts = [text_of("ru", number, sentences=8) for number in range(1, 6)]
    feed.put(feed.article(1, texts[2], language="ru"))
    feed.put(feed.article(2, "\n\n".join(texts), language="ru"))
    found = story_told.story(feed.connection, 1)
    assert found["copies"] == []
    assert [(one["id"], one["kind"]) for one in found["linked"]] == [("demo-ru-2", "part")]
    assert "Not of this story:" in list(lines(found))


def test_differences_of_texts_that_were_edited_all_over_are_told_in_part(feed: Feed) -> None:
    text = "\n\n".join(text_of("en", number, sentences=2) for number in range(9))
    feed.put(feed.article(1, text))
    feed.put(feed.article(2, "\n\n".join(edited(line, "en", 0.1, 1) for line in text.split("\n\n"))))
    (copy,) = story_told.story(feed.connection, 1)["copies"]
    assert copy["differences"][-1] == "..."
    assert len(copy["differences"]) == story_told.DIFFERENCES + 1
