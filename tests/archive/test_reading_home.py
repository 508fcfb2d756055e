"""What is newest is told once, however the articles that tell it hang together."""

from __future__ import annotations

from pathlib import Path

from newsarchive.archive import reading_home
from newsarchive.archive.database import connect
from newsarchive.archive.reading_room import reading
from tests.archive.made import LONG, Feed

BELONGS = ((1, "a", None), (2, "a", None), (3, "b", "t"), (4, "b", None), (5, "c", "t"))
"""Articles with their story and translation: 5 and 3 are translations, 4 is a copy of 3, and 1 of 2."""


def test_an_item_whose_copies_and_translations_lead_from_one_to_another_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    feed = Feed(connect(path))
    for number in range(1, 6):
        feed.put(feed.article(number, f"Text {number}. {LONG}", title=f"Title {number}", published=f"2021-04-2{number}"))
    for number, story, translation in BELONGS:
        query = "UPDATE articles SET story_id = ?, translation_id = ? WHERE title = ?"
        feed.connection.execute(query, (story, translation, f"Title {number}"))
    feed.connection.close()
    with reading(path) as connection:
        assert [item.title for item in reading_home.newest(connection, "en", 10)] == ["Title 5", "Title 2"]
        told = reading_home.home(connection, "en").happened
    assert [one["title"] for one in told["new"]] == ["Title 5", "Title 4", "Title 2"]
