"""What becomes of readings of stored captures: shown, noted or kept beside; never a version, and small once superseded."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from newsarchive.archive import compacting, rereading, translation_clues
from newsarchive.archive.articles import said
from newsarchive.archive.database import transaction
from newsarchive.archive.rereading import Again, Made
from newsarchive.archive.shown import set_visibility
from newsarchive.items import Fetched, Outcome, Reading
from tests.archive.made import LONG, Feed

SHORTER = LONG[:250]
EDITED = LONG + " The rector answered."
EVIDENCE = {"title": [{"value": "A title", "sources": ["meta", "heading"]}, {"value": "x" * 900, "sources": ["json-ld"]}]}


def again(capture: str, text: str = LONG, **more: Any) -> Reading:
    fields = {"title": "A title", "language": "en", "extractor": "code 2", "inputs": {"site": "site 1"}, "number": 7, **more}
    return Reading(
        capture_id=capture, url="http://u.example/en/news/7/", text=text, text_sha256=hashlib.sha256(text.encode()).hexdigest(), **fields
    )  # fmt: skip


def store(feed: Feed, *found: tuple[int, Reading]) -> list[Made]:
    with transaction(feed.connection):
        return rereading.store(feed.connection, found)


def put(feed: Feed, item: Fetched) -> str:
    """Store an item; returns its capture."""
    feed.put(item)
    assert item.record is not None
    return item.record.capture_id


def captures(feed: Feed) -> list[Again]:
    return rereading.slice_after(feed.connection, "demo", "", 100)


def test_what_code_inputs_and_fields_are_equal_of_leaves_no_row(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    [made] = store(feed, (1, again(capture, extractor="code 1")))
    assert made.change == "none"
    assert feed.one("SELECT count(*) FROM readings") == 1


def test_the_same_fields_by_other_code_are_a_row_that_says_so(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    [made] = store(feed, (1, again(capture)))
    assert made.change == "noted"
    assert feed.all("SELECT same_as, extractor, title, evidence FROM readings ORDER BY id DESC LIMIT 1") == [(1, "code 2", None, None)]
    [one] = captures(feed)
    assert (one.extractor, one.inputs) == ("code 2", {"site": "site 1"})
    assert store(feed, (1, again(capture)))[0].change == "none"


def test_what_follows_from_the_text_that_is_shown_comes_with_its_capture(feed: Feed) -> None:
    put(feed, feed.article(7))
    [one] = captures(feed)
    assert (one.title, one.language, one.text_sha256) == ("A title", "en", hashlib.sha256(LONG.encode()).hexdigest())
    assert one.clues == translation_clues.of_text(one.title, LONG, one.language)
    assert one.clues


@pytest.mark.parametrize("text", [EDITED, SHORTER, "Университет жаңа зертхана ашты. " * 9])
def test_a_better_reading_is_shown_and_found_and_is_no_version_and_no_event(feed: Feed, text: str) -> None:
    capture = put(feed, feed.article(7))
    events = feed.all("SELECT kind FROM events")
    [made] = store(feed, (1, again(capture, text)))
    assert (made.change, made.fields) == ("changed", {"text_sha256": (LONG, text)})
    assert feed.all("SELECT a.version, a.version_count, a.extractor, t.text FROM articles a JOIN texts t ON t.sha256 = a.text_sha256") == [
        (1, 1, "code 2", text)
    ]
    assert feed.all("SELECT kind FROM events") == events
    word = text.split()[-1].strip(".")
    assert feed.one("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", f'"{word}"') == 1


def test_the_next_recheck_of_the_same_page_is_unchanged(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    store(feed, (1, again(capture, EDITED)))
    assert feed.put(feed.article(7, EDITED, extractor="code 2")) is Outcome.UNCHANGED


def test_every_version_is_read_again_from_its_own_capture_and_the_newest_is_shown(feed: Feed) -> None:
    first = put(feed, feed.article(7))
    second = put(feed, feed.article(7, EDITED))
    assert {(one.ref.capture_id, one.is_shown, one.version) for one in captures(feed)} == {(first, False, 1), (second, True, 2)}
    made = store(feed, (1, again(first, "Old. " + LONG)), (1, again(second, "New. " + EDITED)))
    assert [one.change for one in made] == ["changed", "changed"]
    assert feed.one("SELECT text FROM record") == "New. " + EDITED
    assert feed.one(
        "SELECT t.text FROM readings r JOIN texts t ON t.sha256 = r.text_sha256 WHERE r.id = ?", said(feed.connection, 1, 1).reading
    ) == "Old. " + LONG  # fmt: skip
    assert feed.one("SELECT count(*) FROM versions") == 2


def test_a_held_answer_is_neither_read_again_nor_shown(feed: Feed) -> None:
    good = put(feed, feed.article(7))
    item = feed.article(7, SHORTER[:90])
    assert feed.put(item) is Outcome.HELD
    assert [one.ref.capture_id for one in captures(feed)] == [good]


def test_what_is_read_as_no_article_today_stays_shown_and_is_not_asked_for_again(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    lost = Reading(capture_id=capture, url="", outcome=Outcome.NO_TEXT, reason="nothing", extractor="code 2", inputs={"site": "site 1"})
    assert store(feed, (1, lost))[0].change == "lost"
    assert feed.one("SELECT text FROM record") == LONG
    [one] = captures(feed)
    assert one.extractor == "code 2"
    assert store(feed, (1, lost))[0].change == "none"
    assert store(feed, (1, again(capture, extractor="code 3")))[0].change in {"noted", "changed"}
    assert feed.one("SELECT text FROM record") == LONG


def test_hidden_articles_are_read_again_and_stay_hidden_and_erased_ones_are_not(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    with transaction(feed.connection):
        set_visibility(feed.connection, 1, "hidden")
    assert store(feed, (1, again(capture, EDITED)))[0].change == "changed"
    assert feed.one("SELECT count(*) FROM articles") == 0
    feed.connection.execute("UPDATE holdings SET visibility = 'erased'")
    assert captures(feed) == []
    assert store(feed, (1, again(capture, SHORTER)))[0].change == "none"


def test_articles_that_say_the_same_once_they_are_read_better_are_one_story(feed: Feed) -> None:
    put(feed, feed.article(8))
    capture = put(feed, feed.article(7, "Main page - News. " + LONG))
    store(feed, (2, again(capture)))
    assert len(set(feed.all("SELECT story_id FROM articles"))) == 1


def test_nothing_is_written_by_a_preview(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    before = list(feed.connection.iterdump())
    [made] = rereading.preview(feed.connection, [(1, again(capture, EDITED, title="Another"))])
    assert made.fields["title"] == ("A title", "Another")
    assert made.fields["text_sha256"] == (LONG, EDITED)
    assert list(feed.connection.iterdump()) == before


def test_articles_come_in_slices_none_twice_and_none_left_out(feed: Feed) -> None:
    feed.store(*(feed.article(number, f"{LONG} {number}") for number in range(1, 24)))
    found: list[str] = []
    after = ""
    while part := rereading.slice_after(feed.connection, "demo", after, 5):
        assert len(part) <= 5
        found += [one.article for one in part]
        after = part[-1].url
    assert sorted(found) == sorted(feed.all("SELECT id FROM articles"))
    assert rereading.count(feed.connection, "demo") == (23, 23)
    assert rereading.count(feed.connection, "other") == (0, 0)


def size(feed: Feed) -> int:
    feed.connection.execute("VACUUM")
    return int(feed.one("PRAGMA page_count")) * int(feed.one("PRAGMA page_size"))


def test_five_readings_by_changed_rules_take_hardly_more_room_than_one(feed: Feed) -> None:
    # As much text and evidence as real pages have.
    texts = {number: f"{LONG * 9} Number {number} of the series." for number in range(1, 26)}
    taken = {number: put(feed, feed.article(number, text, evidence=EVIDENCE)) for number, text in texts.items()}
    sizes = []
    for rule in range(5):
        evidence = {"title": [*EVIDENCE["title"], {"value": f"rule {rule}", "sources": ["page"]}]}
        found = [
            (number, again(taken[number], f"By rule {rule}. {text}", number=number, extractor=f"code {rule + 2}", evidence=evidence))
            for number, text in texts.items()
        ]
        assert {one.change for one in store(feed, *found)} == {"changed"}
        sizes.append(size(feed))
    assert sizes[-1] <= 1.3 * sizes[0]
    assert feed.one("SELECT count(*) FROM readings") == 6 * len(texts)


def test_of_a_superseded_reading_code_inputs_and_changed_fields_are_kept(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    store(feed, (1, again(capture, EDITED, title="First try", evidence=EVIDENCE)))
    store(feed, (1, again(capture, SHORTER, title="Second try", extractor="code 3", evidence=EVIDENCE)))
    digest = hashlib.sha256(EDITED.encode()).hexdigest()
    [(same_as, extractor, inputs, differs, evidence)] = feed.all(
        "SELECT same_as, extractor, inputs, differs, evidence FROM readings WHERE id = 2"
    )
    assert (same_as, extractor, inputs, evidence) == (3, "code 2", '{"of":3}', None)
    assert differs == f'{{"text_sha256":"{digest}","title":"First try"}}'
    # The first text a version was seen with stays, and so does what is shown; what was made of it in between can be made again.
    assert {row[:20] for row in feed.all("SELECT text FROM texts")} == {LONG[:20]}
    assert sorted(map(len, feed.all("SELECT text FROM texts"))) == [len(SHORTER), len(LONG)]
    assert feed.one("SELECT text FROM record") == SHORTER


def test_the_inputs_of_every_reading_can_be_told_however_many_took_its_place(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    hints = [["title", "As listed", "listing"]]
    told: list[dict[str, Any]] = [
        {"site": "site 2", "hints": hints}, {"site": "site 3", "hints": hints, "template": "t1", "layout": "a"},
        {"site": "site 3", "template": "t2", "misfit": "other pages", "hints": hints}, {"site": "site 4"},
    ]  # fmt: skip
    for number, inputs in enumerate(told):
        store(feed, (1, again(capture, EDITED + f" {number // 2}", inputs=inputs)))
    found = [compacting.whole_inputs(feed.connection, key) for key in feed.all("SELECT id FROM readings ORDER BY id")]
    assert found == [{"site": "site 1"}, *told]
    assert "As listed" not in feed.one("SELECT inputs FROM readings WHERE id = 3")


def test_a_text_that_something_else_says_too_outlives_the_reading(feed: Feed) -> None:
    capture = put(feed, feed.article(7))
    put(feed, feed.article(8, EDITED, title="Another"))
    store(feed, (1, again(capture, EDITED)))
    store(feed, (1, again(capture, SHORTER, extractor="code 3")))
    assert EDITED in feed.all("SELECT text FROM texts")


def test_a_reading_that_others_equal_stays_theirs_when_it_is_superseded(feed: Feed) -> None:
    first = put(feed, feed.article(7))
    store(feed, (1, again(first, EDITED)))
    feed.put(feed.article(7, EDITED, extractor="code 2"))
    store(feed, (1, again(first, SHORTER, extractor="code 3")))
    assert feed.all("SELECT id, same_as FROM readings ORDER BY id") == [(1, None), (2, 4), (3, 2), (4, None)]
    assert feed.one("SELECT text FROM record") == SHORTER


def test_the_definition_of_a_site_outlives_its_file(feed: Feed) -> None:
    put(feed, feed.article(7))
    assert rereading.definitions(feed.connection) == {"demo": "id = 1"}


def test_what_may_be_read_again_is_counted_in_articles_and_captures(feed: Feed) -> None:
    put(feed, feed.article(7))
    put(feed, feed.article(7, EDITED))
    put(feed, feed.article(7, EDITED, section="Science"))
    put(feed, feed.article(8, "Another text. " * 20))
    articles, captures = rereading.count(feed.connection, feed.site)
    assert (articles, captures) == (2, len(rereading.slice_after(feed.connection, feed.site, "", 10)))
    assert captures > articles
