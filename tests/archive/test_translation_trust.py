"""How far a site's declarations are believed follows from the pairs there are, whatever happened to them before."""

from __future__ import annotations

import pytest

from newsarchive.archive import holds, translation_checks, translation_clues, translation_review
from newsarchive.archive.database import transaction
from newsarchive.archive.deciding import decide
from newsarchive.archive.review import by_id
from newsarchive.items import Fetched
from tests.archive.made import Feed
from tests.archive.test_translations import FILES, LANGUAGES, article, settled, told

OTHER = (
    "Совершенно другая новость о ремонте дороги и новом автобусе для посёлка. Жители довольны, маршрут начнёт работу осенью, стоимость"
    " проезда не изменится вовсе."
)


def declared(feed: Feed, item: int, day: str) -> list[Fetched]:
    """An item in two languages that name each other."""
    return [naming(feed, item, language, day) for language in ("kk", "ru")]


def naming(feed: Feed, item: int, language: str, day: str, text: str | None = None, *, names: bool = True) -> Fetched:
    """An article that names its translation."""
    urls = {of: f"http://u.example/news/{of}-{item}" for of in ("kk", "ru")}
    found = article(feed, item, language, url=urls[language], published=day, text=text or told(item, language))
    assert found.reading is not None
    clues = translation_clues.of_text(found.reading.title, found.reading.text, language)
    found.reading.clues = {**clues, **({"hreflang": [url for of, url in urls.items() if of != language]} if names else {})}
    return found


def trust(feed: Feed) -> tuple[int, int]:
    """Pairs that agree, and that contradict each other."""
    assert list(translation_checks.verify(feed.connection)) == []
    return tuple(feed.all("SELECT agreed, contradicted FROM translation_trust")[0])


@pytest.mark.parametrize("days", [("2024-02-10", "2024-03-20"), ("2024-03-20", "2024-02-10")])
def test_pairs_whose_day_changes_are_counted_once(feed: Feed, days: tuple[str, str]) -> None:
    for day in ("2024-03-10", *days):
        for item in range(3):
            feed.store(*declared(feed, item, day))
        settled(feed)
        assert trust(feed) == (3, 0)
        feed.next_crawl()
    # One of the two alone is of another time: they are a pair from far.
    feed.store(naming(feed, 0, "kk", "2023-01-01"))
    settled(feed)
    assert trust(feed) == (3, 0)
    feed.next_crawl()
    feed.store(naming(feed, 0, "kk", days[1]))
    settled(feed)
    assert trust(feed) == (3, 0)


def test_what_a_person_decided_is_counted_once_and_rests_on_no_text_that_is_gone(feed: Feed) -> None:
    for item in range(2):
        feed.store(*declared(feed, item, "2024-03-10"))
    settled(feed)
    ids = feed.all("SELECT h.id FROM translation_pairs p JOIN holdings h ON h.key IN (p.one, p.other) WHERE p.declared <> '' AND p.one = 1")
    ident = f"translation:{ids[0]}:{ids[1]}"
    with transaction(feed.connection):
        decide(feed.connection, by_id(feed.connection, ident), "accepted", person="A. Person")
    feed.next_crawl()
    for language, text in (("kk", told(0, "kk") + " Соңы осы еді."), ("ru", OTHER)):
        feed.store(naming(feed, 0, language, "2024-03-10", text, names=False))
    for item in (20, 21):
        feed.store(naming(feed, item, "kk", "2024-03-10"))
        settled(feed)
        assert trust(feed) == (1, 0)
    assert feed.all("SELECT verdict, support, declared, evidence FROM translation_pairs WHERE (one, other) = (1, 2)") == [
        ("accepted", 0.0, "", "{}")
    ]
    with transaction(feed.connection):
        assert translation_review.take_back(feed.connection, ident, person="A. Person")
    assert feed.one("SELECT translation FROM holdings WHERE key = 1") is None
    assert feed.one("SELECT count(*) FROM translation_pairs WHERE one = 1 AND other = 2 AND verdict <> 'weaker'") == 0


def test_a_decision_that_is_taken_back_leaves_what_the_texts_say_by_then(feed: Feed) -> None:
    feed.store(article(feed, 1, "kk"), article(feed, 1, "ru"))
    settled(feed)
    before = feed.all("SELECT * FROM translation_pairs")
    ids = feed.all("SELECT id FROM articles ORDER BY key")
    for decision in ("rejected", "accepted"):
        with transaction(feed.connection):
            decide(feed.connection, by_id(feed.connection, f"translation:{ids[0]}:{ids[1]}"), decision, person="A. Person")
        assert feed.all("SELECT * FROM translation_pairs") != before
        with transaction(feed.connection):
            translation_review.take_back(feed.connection, f"translation:{ids[1]}:{ids[0]}", person="A. Person")
        assert feed.all("SELECT * FROM translation_pairs") == before


def test_an_erased_article_is_counted_no_more(feed: Feed) -> None:
    for item in range(2):
        feed.store(*declared(feed, item, "2024-03-10"))
    settled(feed)
    assert trust(feed) == (2, 0)
    with transaction(feed.connection):
        holds.erase(feed.connection, 1, "asked", "2026-03-01T12:00:00.000Z", FILES)
    settled(feed)
    assert trust(feed) == (1, 0)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE holdings SET translation = 'other' WHERE key = 2", "UPDATE articles SET translation_id = NULL WHERE key = 2",
        "UPDATE translation_pairs SET verdict = 'crossed' WHERE one = 1", "DELETE FROM translation_pairs WHERE one = 1",
        "INSERT INTO translation_trust VALUES ('demo', 'switch', 1, 0)",
    ],
)  # fmt: skip
def test_a_check_sees_groups_and_counts_that_do_not_follow_from_the_pairs(feed: Feed, change: str) -> None:
    feed.store(*(article(feed, 1, language) for language in LANGUAGES))
    settled(feed)
    assert list(translation_checks.verify(feed.connection)) == []
    feed.connection.execute(change)
    assert list(translation_checks.verify(feed.connection)) != []
