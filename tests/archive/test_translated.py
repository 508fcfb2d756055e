"""What stands in one language and is missing in another, of copies too."""

from __future__ import annotations

from newsarchive.archive import translated
from newsarchive.archive.database import transaction
from newsarchive.archive.review import waiting
from tests.archive.made import LONG, Feed, begin_crawl
from tests.archive.test_translations import article, settled


def test_an_article_is_not_missing_in_a_language_where_a_copy_of_it_on_its_site_is_translated(feed: Feed) -> None:
    feed.store(*(article(feed, item, language, text=text(item, language)) for item in range(3) for language in ("kk", "ru")))
    feed.store(article(feed, 1, "ru", text=text(1, "ru"), url="http://u.example/print/1"), article(feed, 5, "ru"))
    settled(feed)
    linked = feed.one("SELECT count(*) FROM articles WHERE translation_id IS NULL AND story_id IS NOT NULL")
    assert linked == 1, "one of the copies has the translation"
    told = {(one.language, one.other): (one.articles, one.missing) for one in translated.coverage(feed.connection)}
    assert told == {("kk", "ru"): (3, 0), ("ru", "kk"): (5, 1)}
    assert [one.id for one, *_ in translated.missing(feed.connection)] == feed.all(
        "SELECT id FROM articles WHERE translation_id IS NULL AND story_id IS NULL"
    )


def text(item: int, language: str) -> str:
    from tests.archive.test_translations import told

    return told(item, language) * 3


def test_a_doubtful_link_between_two_sites_waits_at_both(feed: Feed) -> None:
    feed.store(*(article(feed, item, language) for item in range(3) for language in ("kk", "ru")))
    feed.put(feed.article(90, f"{LONG} On 5 May at 15:00 in room 118."))
    other = Feed(feed.connection, "other", begin_crawl(feed.connection, "other"))
    other.put(other.article(91, f"{LONG} On 5 May at 11:00 in room 118.", url="http://o.example/91", canonical_url="http://o.example/91"))
    settled(feed)
    feed.settle()
    with transaction(feed.connection):
        feed.connection.execute("UPDATE story_links SET doubt = 'it may be'")
        feed.connection.execute("UPDATE holdings SET site = 'other' WHERE key = (SELECT max(other) FROM translation_pairs)")
        feed.connection.execute("UPDATE translation_pairs SET verdict = 'doubtful'")
    for kind in ("story", "translation"):
        found = {one.id for one in waiting(feed.connection, site="other", kind=kind)}
        assert found
        assert found <= {one.id for one in waiting(feed.connection, kind=kind)}
    feed.connection.execute("UPDATE holdings SET site = 'demo' WHERE key <> (SELECT max(key) FROM holdings)")
