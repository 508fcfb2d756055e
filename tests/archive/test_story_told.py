"""What is told of a story, and what persons decide of links that are not sure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsarchive.archive import deciding, review, shown, stories, story_told
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
    feed.settle()
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
    feed.settle()
    found = story_told.story(feed.connection, 2)
    assert found["first"] == "demo-en-1"
    assert "not all of them are dated" in found["why_first"]


def test_an_article_alone_says_so(feed: Feed) -> None:
    feed.put(feed.article(1, text_of("en", 1)))
    assert list(lines(story_told.story(feed.connection, 1))) == ["Story: no other article says this text."]


def test_a_doubtful_link_waits_until_a_person_decides_and_again_when_that_is_taken_back(feed: Feed) -> None:
    for number, hour in ((1, 15), (2, 11)):
        feed.put(feed.article(number, NOTICE.format("5 May", hour)))
    feed.settle()
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
    feed.settle()
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
    feed.settle()
    found = story_told.story(feed.connection, 1)
    assert found["copies"] == []
    assert [(one["id"], one["kind"]) for one in found["linked"]] == [("demo-ru-2", "part")]
    assert "Not of this story:" in list(lines(found))


def test_differences_of_texts_that_were_edited_all_over_are_told_in_part(feed: Feed) -> None:
    text = "\n\n".join(text_of("en", number, sentences=2) for number in range(9))
    feed.put(feed.article(1, text))
    feed.put(feed.article(2, "\n\n".join(edited(line, "en", 0.1, 1) for line in text.split("\n\n"))))
    feed.settle()
    (copy,) = story_told.story(feed.connection, 1)["copies"]
    assert copy["differences"][-1] == "..."
    assert len(copy["differences"]) == story_told.DIFFERENCES + 1


def test_of_two_copies_of_one_day_and_crawl_none_is_called_the_first(feed: Feed) -> None:
    day = {"published": "2024-03-02", "published_precision": "day"}
    for number in (2, 1):
        feed.put(feed.article(number, text_of("ru", 1), language="ru", **day))
    feed.settle()
    found = story_told.story(feed.connection, 1)
    assert found["first"] is None
    assert found["why_first"] == "not told by what is known of demo-ru-1, demo-ru-2: seen in one crawl, of those published 2024-03-02"
    assert f"  First: {found['why_first']}" in list(lines(found))
    feed.next_crawl()
    feed.put(feed.article(3, text_of("ru", 1), language="ru", published="2024-03-01", published_precision="day"))
    assert story_told.story(feed.connection, 1)["first"] == "demo-ru-3"


def test_copies_of_one_day_are_ordered_by_the_time_of_day_where_all_name_one(feed: Feed) -> None:
    for number, moment in ((1, "2024-03-02T18:00:00+05:00"), (2, "2024-03-02T14:30:00+02:00"), (3, "2024-03-02T14:00:00Z")):
        feed.put(feed.article(number, text_of("en", 1), published=moment, published_precision="time"))
    feed.settle()
    found = story_told.story(feed.connection, 1)
    assert (found["first"], found["why_first"]) == (
        "demo-en-2", "published 2024-03-02T14:30:00+02:00, the next 2024-03-02T18:00:00+05:00"
    )  # fmt: skip


def told_of(feed: Feed, key: int) -> str:
    feed.settle()
    return "\n".join(lines(story_told.story(feed.connection, key)))


def test_what_is_equal_says_so_once_and_what_is_gone_that_it_is(feed: Feed) -> None:
    for number in (1, 2):
        feed.put(feed.article(number, text_of("en", 1), published="2024-03-02", published_precision="day"))
    feed.connection.execute("UPDATE holdings SET gone_at = '2026-05-01T00:00:00.000Z' WHERE key = 2")
    shown.refresh(feed.connection, [2])
    assert "    published 2024-03-02, gone since 2026-05-01; word for word the same" in told_of(feed, 1).split("\n")


def test_of_a_copy_that_is_cut_it_is_told_which_of_the_two_is(feed: Feed) -> None:
    text = text_of("kk", 1)
    feed.put(feed.article(1, text, language="kk"))
    feed.put(feed.article(2, text[: len(text) // 2], language="kk"))
    assert "; it is cut: " in told_of(feed, 1)
    assert "; this one is cut: " in told_of(feed, 2)


def test_of_a_part_it_is_told_which_text_stands_in_which(feed: Feed) -> None:
    texts = [text_of("ru", number, sentences=8) for number in range(1, 6)]
    feed.put(feed.article(1, texts[2], language="ru"))
    feed.put(feed.article(2, "\n\n".join(texts), language="ru"))
    assert "    this text stands in it: " in told_of(feed, 1)
    assert "    it stands in this text: " in told_of(feed, 2)


def test_copies_that_a_person_took_apart_are_told_as_alike_and_no_one_is_asked_again(feed: Feed) -> None:
    feed.put(feed.article(1, text_of("en", 1)))
    feed.put(feed.article(2, f"From the press office. {text_of('en', 1)}"))
    with transaction(feed.connection):
        one = review.by_id(feed.connection, "story:demo-en-1:demo-en-2")
        deciding.decide(feed.connection, one, REJECTED, person="Aigul")
    assert "    alike: " in told_of(feed, 1)
    for number, hour in ((3, 15), (4, 11)):
        feed.put(feed.article(number, NOTICE.format("5 May", hour)))
    assert "'newsarchive review' decides" in told_of(feed, 3)
    with transaction(feed.connection):
        deciding.decide(feed.connection, review.by_id(feed.connection, "story:demo-en-3:demo-en-4"), REJECTED, person="Aigul")
    assert "'newsarchive review' decides" not in told_of(feed, 3)


def test_two_texts_that_a_person_united_are_one_story_by_that_word_and_by_no_third_text(feed: Feed) -> None:
    feed.put(feed.article(1, text_of("en", 1)))
    feed.put(feed.article(2, text_of("en", 2)))
    with transaction(feed.connection):
        deciding.decide(feed.connection, review.by_id(feed.connection, "story:demo-en-1:demo-en-2"), ACCEPTED, person="Aigul")
    assert "as a person says: " in told_of(feed, 1)
    assert "a third" not in told_of(feed, 1)


REPORT = (
    "The admission of {0} is over. {1} applicants became students of the university, {2} of them with a grant of the state. The most wanted"
    " subjects were computer science, medicine and law, as in the years before. The committee worked without days off and answered many"
    " of questions by telephone. The rector thanked its members and wished the new students success in their studies."
)


def test_texts_from_one_mould_are_told_of_as_other_texts_and_of_many_the_first(feed: Feed) -> None:
    for number in range(8):
        feed.put(feed.article(number + 1, REPORT.format(2011 + number, 3412 + 71 * number, 611 + 13 * number)))
    feed.settle()
    found = story_told.story(feed.connection, 1)
    assert (found["copies"], found["linked"], len(found["moulds"])) == ([], [], 7)
    told = list(lines(found))
    assert "Other texts from the same mould:" in told
    assert "    the same words around other figures" in told or "    the same words around other years" in told
    assert told[-1] == "  (2 more; --json has all)"


def test_of_a_story_of_many_the_first_are_listed_and_the_rest_counted(feed: Feed) -> None:
    for number in range(35):
        feed.put(feed.article(number + 1, text_of("en", 1)))
    told = list(lines(story_told.story(feed.connection, 1)))
    assert told[0].endswith("35 articles say this text.")
    assert "  (4 more; --json has all)" in told
