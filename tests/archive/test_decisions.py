"""What persons decide is kept with name and reason, told with what it concerns, and forgotten with an article that is erased."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from newsarchive.archive import decisions, holds, translation_review
from newsarchive.archive.database import transaction
from newsarchive.archive.deciding import decide
from newsarchive.archive.decisions import ACCEPTED, POSTPONED, REJECTED, TRANSLATION
from newsarchive.archive.review import by_id, waiting
from newsarchive.cli.side_by_side import reasons, told
from tests.archive.made import Feed
from tests.archive.test_translations import article, settled

FILES = holds.Files(erase=lambda ref: ref, verify=lambda ref: None)


@pytest.fixture
def pair(feed: Feed) -> str:
    """Two articles that are linked by what they say, by the id of their link."""
    feed.store(*(article(feed, item, language) for item in range(3) for language in ("kk", "ru")))
    settled(feed)
    one, other = feed.all("SELECT h.id, o.id FROM translation_pairs p JOIN holdings h ON h.key = p.one JOIN holdings o ON o.key = p.other"
        " WHERE verdict = 'linked' ORDER BY 1 LIMIT 1")[0]  # fmt: skip
    return f"{TRANSLATION}:{one}:{other}"


def say(connection: sqlite3.Connection, ident: str, decision: str, because: str | None = None) -> None:
    with transaction(connection):
        until = datetime.now(UTC) + timedelta(days=9) if decision == POSTPONED else None
        decide(connection, by_id(connection, ident), decision, person="Aigul", because=because, until=until)


def links(feed: Feed, ident: str) -> list[translation_review.Link]:
    return translation_review.links_of(feed.connection, translation_review.named(feed.connection, ident).one)


def test_who_decided_on_a_translation_and_why_is_told_before_what_the_texts_say(feed: Feed, pair: str) -> None:
    assert "as Aigul says" not in " ".join("\n".join(reasons(links(feed, pair))).split())
    say(feed.connection, pair, REJECTED, "two visits")
    said = " ".join("\n".join(reasons(links(feed, pair))).split())
    assert "two items, as Aigul says (" in said
    assert ": two visits). By their texts: " in said
    (link,) = [one for one in links(feed, pair) if one.id == pair]
    found = told(link, link.ids[0])["said"]
    assert (found["decision"], found["person"], found["because"]) == (REJECTED, "Aigul", "two visits")
    say(feed.connection, pair, ACCEPTED)
    assert "one item, as Aigul says (" in " ".join("\n".join(reasons(links(feed, pair))).split())


def test_what_was_taken_back_or_postponed_is_nobodys_word(feed: Feed, pair: str) -> None:
    say(feed.connection, pair, REJECTED, "two visits")
    with transaction(feed.connection):
        assert translation_review.take_back(feed.connection, pair, person="Aigul")
    assert all(one.said is None for one in links(feed, pair))
    assert "linked (" in "\n".join(reasons(links(feed, pair)))
    say(feed.connection, pair, POSTPONED)
    assert all(one.said is None for one in links(feed, pair))


def test_verdicts_are_told_in_words(feed: Feed, pair: str) -> None:
    feed.connection.execute("UPDATE translation_pairs SET verdict = 'contradicted', confidence = 0.25")
    assert any("declared, and not linked since the texts contradict it (0.25)" in one.reason for one in waiting(feed.connection))
    feed.connection.execute("UPDATE translation_pairs SET verdict = 'crossed', confidence = 0.5")
    assert any("not linked since it crosses a surer link or a person's word (0.50)" in one.reason for one in waiting(feed.connection))


@pytest.mark.parametrize("end", [0, 1])
def test_why_somebody_decided_is_erased_with_either_article(feed: Feed, pair: str, end: int) -> None:
    say(feed.connection, pair, REJECTED, "two visits")
    key = feed.one("SELECT key FROM holdings WHERE id = ?", pair.split(":")[1 + end])
    with transaction(feed.connection):
        holds.erase(feed.connection, key, "asked to", "2026-03-01T00:00:00.000Z", FILES)
    assert feed.all("SELECT because FROM decisions WHERE kind = 'translation'") == [None]


def test_a_reason_is_kept_with_every_kind_of_decision(feed: Feed) -> None:
    with transaction(feed.connection):
        decisions.decide(
            feed.connection, kind=decisions.DATE, site="demo", holding=None, subject="2024-03-01", decision=ACCEPTED, person="Aigul",
            because="the bulletin",
        )  # fmt: skip
    found = decisions.said(feed.connection, "demo", decisions.DATE, None, "2024-03-01")
    assert found is not None
    assert (found.person, found.because) == ("Aigul", "the bulletin")
