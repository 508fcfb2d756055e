"""Changes that could not be judged: both captures are read alike later, and what says the same waits no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsarchive.archive import settle, unjudged
from newsarchive.archive.compared import unjudged_beside
from newsarchive.archive.database import transaction
from newsarchive.archive.review import waiting
from newsarchive.errors import UsageError
from newsarchive.items import Reading
from tests.archive.made import LONG, Feed

NOW = {"site": "site 1", "template": "t2", "layout": "b"}


@pytest.fixture
def waits(feed: Feed) -> Feed:
    """An article whose page got another layout, by which its title is read differently."""
    feed.put(feed.article(7))
    feed.next_crawl()
    feed.put(feed.article(7, title="A title - The University", inputs=NOW))
    assert [one.kind for one in waiting(feed.connection)] == ["unjudged"]
    return feed


def read_again(feed: Feed, title: str, text: str = LONG) -> None:
    """Both captures are read by today's code, the first with another layout of the same template."""
    for held in unjudged.to_read(feed.connection, feed.site, "code 2", "site 1", "t2"):
        item = feed.article(7, text, title=title if held.ref.capture_id == first(feed) else "A title", extractor="code 2", inputs=NOW)
        assert isinstance(item.reading, Reading)
        settle.store_reading(feed.connection, held.holding, replace(item.reading, capture_id=held.ref.capture_id))


def first(feed: Feed) -> str:
    return str(feed.one("SELECT id FROM captures ORDER BY fetched_at, id"))


def judged(feed: Feed) -> int:
    with transaction(feed.connection):
        return unjudged.settle(feed.connection, feed.site)


def test_what_says_the_same_once_it_is_read_alike_waits_no_more(waits: Feed) -> None:
    assert judged(waits) == 0
    read_again(waits, "A title")
    assert judged(waits) == 1
    assert list(waiting(waits.connection)) == []
    assert waits.all("SELECT kind FROM events ORDER BY id") == ["new", "unjudged", "judged"]
    assert waits.one("SELECT count(*) FROM versions") == 1
    assert judged(waits) == 0


def test_what_still_reads_differently_goes_on_waiting_and_is_not_read_again(waits: Feed) -> None:
    assert len(unjudged.to_read(waits.connection, waits.site, "code 2", "site 1", "t2")) == 2
    read_again(waits, "Another title")
    assert judged(waits) == 0
    assert len(list(waiting(waits.connection))) == 1
    assert unjudged.to_read(waits.connection, waits.site, "code 2", "site 1", "t2") == []


def test_the_two_captures_can_be_compared_while_it_waits(waits: Feed) -> None:
    sides = unjudged_beside(waits.connection, 1)
    assert (sides.old.version, sides.new.version, sides.new.is_held) == (1, None, False)
    assert (sides.old.fields["title"], sides.new.fields["title"]) == ("A title", "A title - The University")
    assert sides.old.capture != sides.new.capture
    read_again(waits, "A title")
    judged(waits)
    with pytest.raises(UsageError, match="Nothing of this article waits"):
        unjudged_beside(waits.connection, 1)
