"""The same text at several addresses is one story; nothing is dropped."""

from __future__ import annotations

from newsarchive.archive.shown import set_visibility
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed


def stories(feed: Feed) -> list[tuple[str, str | None]]:
    return feed.all("SELECT id, story_id FROM articles ORDER BY key")


def test_a_text_that_stands_elsewhere_is_stored_and_linked(feed: Feed) -> None:
    feed.put(feed.article(1))
    item = feed.article(2)
    assert feed.put(item) is Outcome.SAME_TEXT
    assert "http://u.example/en/news/1/" in str(item.reason)
    assert stories(feed) == [("demo-en-1", "demo-en-1"), ("demo-en-2", "demo-en-1")]
    assert feed.all("SELECT story_size FROM record") == [2, 2]


def test_a_third_address_joins_the_story(feed: Feed) -> None:
    for number in (1, 2, 3):
        feed.put(feed.article(number))
    assert {story for _, story in stories(feed)} == {"demo-en-1"}


def test_within_one_batch_too(feed: Feed) -> None:
    feed.store(feed.article(1), feed.article(2))
    assert {story for _, story in stories(feed)} == {"demo-en-1"}


def test_short_texts_and_other_languages_are_no_story(feed: Feed) -> None:
    feed.put(feed.article(1, "Details follow."))
    assert feed.put(feed.article(2, "Details follow.")) is Outcome.STORED
    feed.put(feed.article(3))
    assert feed.put(feed.article(3, language="kk")) is Outcome.STORED
    assert {story for _, story in stories(feed)} == {None}


def test_an_article_whose_text_becomes_that_of_another_joins_it_and_stories_unite(feed: Feed) -> None:
    other = LONG + "Another."
    for number, text in ((1, LONG), (2, LONG), (3, other), (4, other)):
        feed.put(feed.article(number, text))
    assert feed.put(feed.article(3, LONG)) is Outcome.CHANGED
    feed.settle()
    assert {story for _, story in stories(feed)} == {"demo-en-1"}


def test_a_hidden_twin_is_linked_and_not_counted(feed: Feed) -> None:
    feed.put(feed.article(1))
    set_visibility(feed.connection, 1, "hidden")
    item = feed.article(2)
    assert feed.put(item) is Outcome.STORED
    assert item.reason is None
    assert feed.all("SELECT id, story_id, story_size FROM record") == [("demo-en-2", "demo-en-2", 1)]
    set_visibility(feed.connection, 1, "shown")
    assert {story for _, story in stories(feed)} == {"demo-en-1"}
    set_visibility(feed.connection, 1, "hidden")
    assert stories(feed) == [("demo-en-2", "demo-en-2")]


def test_an_article_whose_text_stands_nowhere_else_is_a_story_of_one(feed: Feed) -> None:
    feed.put(feed.article(1))
    assert feed.all("SELECT story_id, story_size FROM record") == [(None, 1)]


def test_a_short_chinese_text_says_as_much_as_a_longer_one_in_letters(feed: Feed) -> None:
    text = "大学图书馆于昨日重新开放，校长与学生代表共同出席了仪式，并介绍了新的阅览室和电子资源。"
    for number, title in ((1, "图书馆重新开放"), (2, "新闻")):
        feed.put(feed.article(number, text * 2, title=title, language="zh"))
    assert {story for _, story in stories(feed)} == {"demo-zh-1"}
