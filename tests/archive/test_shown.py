"""Whatever happens, in whatever order: the index is in step, only what may be shown is shown, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from newsarchive.archive import holds, settle, shown
from newsarchive.archive.database import transaction
from newsarchive.archive.store import Job
from newsarchive.edits.kinds import Said
from newsarchive.edits.losses import loss
from newsarchive.edits.words import plain
from newsarchive.items import Outcome, Reading
from tests.archive.made import LONG, Feed, found, url_of

WORDS = ("library", "roof", "choir", "мектеп", "кітап", "наука", "İstanbul", "café", "x" * 40, "«»", "")
NUMBERS = st.integers(1, 6)
WRITTEN = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
TITLES = st.one_of(st.none(), WRITTEN)
TEXTS = st.builds(lambda start, words: start + words, st.sampled_from(["", LONG, LONG[:150]]), WRITTEN)
LANGUAGES = st.sampled_from(["en", "kk"])
OTHERWISE = [Outcome.GONE, Outcome.SOFT_404, Outcome.NO_TEXT, Outcome.TIMEOUT, Outcome.HOSTILE]
FILES = holds.Files(erase=lambda row: row, verify=lambda row: None)


def is_loss(old: str, new: str) -> bool:
    """Whether a text is far shorter than the one before, or breaks off where that goes on."""
    return loss(Said(title=None, text=old), Said(title=None, text=new)) is not None


class Everything(RuleBasedStateMachine):
    """Any operation that changes what is shown, against a model of what must be shown and kept."""

    @initialize()
    def begin(self) -> None:
        self.feed = Feed()
        self.shown: dict[str, tuple[str | None, str]] = {}
        """Address to title and text, of every article, shown or not."""
        self.hidden: set[str] = set()
        self.erased: set[str] = set()
        self.kept: dict[str, set[str]] = {}
        """Every text an article was ever acknowledged with."""

    def note(self, item: Any) -> None:
        reading, url = item.reading, item.url
        if item.outcome is Outcome.ERASED:
            assert url in self.erased
            return
        self.kept.setdefault(url, set()).add(reading.text)
        if item.outcome is Outcome.HELD:
            assert is_loss(self.shown[url][1], reading.text)
            return
        was_known = url in self.shown
        assert not was_known or not is_loss(self.shown[url][1], reading.text), "a worse text is held"
        assert (item.outcome in {Outcome.STORED, Outcome.SAME_TEXT}) == (not was_known)
        if was_known:
            said = [[plain(one) for one in pair] for pair in (self.shown[url], (reading.title, reading.text))]
            assert (item.outcome is Outcome.CHANGED) == (said[0] != said[1])
        self.shown[url] = (reading.title, reading.text)

    @rule(number=NUMBERS, language=LANGUAGES, title=TITLES, text=TEXTS)
    def fetch(self, number: int, language: str, title: str | None, text: str) -> None:
        item = self.feed.article(number, text, title=title, language=language)
        self.feed.put(item, shared_numbers=True, discovered=[found(url_of(number + 1, language), number=number + 1)])
        self.note(item)

    @rule(batch=st.lists(st.tuples(NUMBERS, TITLES, TEXTS), max_size=6))
    def fetch_a_batch(self, batch: list[tuple[int, str | None, str]]) -> None:
        items = [self.feed.article(number, text, title=title) for number, title, text in batch]
        self.feed.store(*items)
        for item in items:
            self.note(item)

    @rule(number=NUMBERS, text=TEXTS)
    def fetch_an_alias(self, number: int, text: str) -> None:
        canonical = url_of(number)
        text = f"{self.shown.get(canonical, (None, ''))[1]} {text}".strip()
        item = self.feed.article(number, text, url=f"http://u.example/print/{number}")
        is_new = self.feed.one("SELECT holding FROM frontier WHERE id = ?", item.row) is None
        if canonical in self.shown and canonical not in self.erased and is_new:
            assert self.feed.put(item) is Outcome.ALIAS
            self.kept[canonical].add(text)

    @rule(number=NUMBERS, outcome=st.sampled_from(OTHERWISE))
    def fetch_something_else(self, number: int, outcome: Outcome) -> None:
        self.feed.put(self.feed.no_article(url_of(number), outcome, status=404 if outcome is Outcome.GONE else 200))

    @rule(number=NUMBERS, title=TITLES, text=TEXTS, is_article=st.booleans())
    def read_a_capture_again(self, number: int, title: str | None, text: str, is_article: bool) -> None:
        url = url_of(number)
        row = self.feed.connection.execute(
            "SELECT h.key, r.capture FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.canonical_url = ?", (url,)
        ).fetchone()
        if row is None:
            return
        versions = self.feed.all("SELECT * FROM versions")
        reading = Reading(
            capture_id=row[1], url=url, title=title, text=text, extractor="code 1", inputs={"site": "site 1"},
            outcome=None if is_article else Outcome.NO_TEXT,
        )  # fmt: skip
        with transaction(self.feed.connection):
            settle.store_reading(self.feed.connection, row[0], reading)
        assert self.feed.all("SELECT * FROM versions") == versions
        if url not in self.erased:
            self.kept[url].add(text)
            if is_article:
                self.shown[url] = (title, text)

    @rule(number=NUMBERS, visibility=st.sampled_from(["shown", "hidden", "embargoed"]))
    def change_visibility(self, number: int, visibility: str) -> None:
        url = url_of(number)
        key = self.feed.one("SELECT key FROM holdings WHERE canonical_url = ?", url)
        if key is None:
            return
        with transaction(self.feed.connection):
            shown.set_visibility(self.feed.connection, key, visibility)
        (self.hidden.discard if visibility == "shown" else self.hidden.add)(url)

    @rule(number=NUMBERS)
    def erase(self, number: int) -> None:
        url = url_of(number)
        key = self.feed.one("SELECT key FROM holdings WHERE canonical_url = ? AND visibility <> 'erased'", url)
        if key is None:
            return
        with transaction(self.feed.connection):
            holds.erase(self.feed.connection, key, "asked", "2026-03-01T12:00:00.000Z", FILES)
        self.erased.add(url)
        self.kept.pop(url)

    @rule()
    def rebuild(self) -> None:
        self.feed.connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")

    @rule(days=st.integers(0, 40))
    def another_crawl(self, days: int) -> None:
        self.feed.next_crawl(days)

    @invariant()
    def index_and_articles_are_in_step(self) -> None:
        if hasattr(self, "feed"):
            self.feed.check()

    @invariant()
    def just_what_may_be_shown_is_shown(self) -> None:
        if not hasattr(self, "feed"):
            return
        wanted = {url: said for url, said in self.shown.items() if url not in self.hidden | self.erased}
        rows = self.feed.all("SELECT url, title, text FROM article_texts")
        assert {url: (title, text) for url, title, text in rows} == wanted

    @invariant()
    def no_text_is_lost_and_erased_ones_are(self) -> None:
        if not hasattr(self, "feed"):
            return
        for url, texts in self.kept.items():
            stored = self.feed.all(
                "SELECT t.text FROM readings r JOIN holdings h ON h.key = r.holding JOIN texts t ON t.sha256 = r.text_sha256"
                " WHERE h.canonical_url = ?", url,
            )  # fmt: skip
            assert texts <= set(stored)
        assert not self.feed.all(
            "SELECT r.id FROM readings r JOIN holdings h ON h.key = r.holding WHERE h.visibility = 'erased'"
            " AND (r.text_sha256 IS NOT NULL OR r.title IS NOT NULL)"
        )

    def teardown(self) -> None:
        if hasattr(self, "feed"):
            self.feed.connection.close()


TestEverything = Everything.TestCase
TestEverything.settings = settings(max_examples=25, stateful_step_count=25, deadline=None, database=None)
TestEverything.pytestmark = [pytest.mark.timeout(400)]


def test_a_hidden_article_is_neither_listed_nor_found_and_comes_back(feed: Feed) -> None:
    feed.put(feed.article(7))
    shown.set_visibility(feed.connection, 1, "hidden")
    feed.check()
    assert feed.one("SELECT count(*) FROM record") == 0
    assert feed.all("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'library'") == []
    feed.put(feed.article(7, LONG + "While hidden."))
    assert feed.one("SELECT count(*) FROM articles") == 0
    shown.set_visibility(feed.connection, 1, "shown")
    assert feed.all("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'hidden'") == [1]
    assert feed.all("SELECT kind FROM events ORDER BY id") == ["new", "hidden", "changed", "shown"]


def test_visibility_has_three_values(feed: Feed) -> None:
    feed.put(feed.article(7))
    for wrong in ("erased", "gone"):
        with pytest.raises(ValueError, match=wrong):
            shown.set_visibility(feed.connection, 1, wrong)


def test_an_article_shows_what_the_record_needs(feed: Feed) -> None:
    feed.put(feed.article(7, authors=["A", "B"], tags=["t"], contacts=["c@u.example"], summary="s", place="Almaty"))
    assert feed.all(
        "SELECT authors, tags, contacts, summary, place, extractor, capture_sha256 IS NOT NULL, text = ? FROM record", LONG
    ) == [('["A","B"]', '["t"]', '["c@u.example"]', "s", "Almaty", "code 1", 1, 1)]


def test_a_batch_of_one_holding_many_times_is_refreshed_once(feed: Feed) -> None:
    feed.store(*(Job(item=feed.article(7, f"{LONG}{number}")) for number in range(10)))
    assert feed.all("SELECT version, version_count FROM articles") == [(10, 10)]


def test_of_which_story_an_article_is_is_told_to_its_row_alone(feed: Feed) -> None:
    for number in (1, 2):
        feed.put(feed.article(number, f"{number} {LONG}"))
    feed.connection.execute("UPDATE articles SET section = 'corrected'")
    feed.connection.execute("UPDATE holdings SET story = 'of both'")
    first, second = feed.all("SELECT key FROM articles ORDER BY key")
    before = feed.connection.total_changes
    shown.tell_stories(feed.connection, [first, 10**6])
    assert feed.connection.total_changes == before + 1
    assert feed.all("SELECT story_id, section FROM articles ORDER BY key") == [("of both", "corrected"), (None, "corrected")]
    shown.refresh(feed.connection, [first, second])
