"""The demo university's second day, read and stored: exactly its edits, removals and additions are changes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from newsarchive import line
from newsarchive.archive.store import Job
from newsarchive.demo.catalogue import address, items
from newsarchive.demo.server import University
from newsarchive.items import Capture, Outcome, State
from newsarchive.sites.load import catalogue_folder, read_site
from tests.archive.made import NOON, Feed


def visit(feed: Feed, day: int, numbers: set[int]) -> None:
    """One crawl of some items on one day of the university, whose addresses are asked also where they are no more."""
    site, university = read_site(Path(catalogue_folder()) / "demo.toml"), University(day)
    feed.now = NOON + timedelta(days=day)
    for item in items():
        if item.number not in numbers or item.day > day:
            continue
        for language in item.texts:
            url = address(item, language)
            parts = urlsplit(url)
            answer = university.answer(parts.hostname or "", parts.path, parts.query)
            fetched = feed.item(url, body=answer.body, status=answer.status)
            if answer.status != 200:
                fetched.outcome, fetched.reason = Outcome.GONE, f"status {answer.status}"
            else:
                assert fetched.record is not None
                capture = Capture(
                    id=fetched.record.capture_id, url=url, fetched_at=feed.now, status=200, body=answer.body,
                    headers=tuple(answer.headers.items()),
                )  # fmt: skip
                fetched.reading = line.read(capture, site, State())
                fetched.reading.canonical_url = url
            feed.store(Job(item=fetched, shared_numbers=True))


def test_the_second_day_brings_exactly_its_edits_removals_and_additions() -> None:
    feed = Feed()
    edited = {item.number for item in items() if item.edited}
    removed = {item.number for item in items() if item.removed_on == 2}
    added = {item.number for item in items() if item.day == 2}
    others = {item.number for item in items()[-40:-36]} - edited - removed - added
    assert all((edited, removed, added, others))
    numbers = {*edited, *removed, *added, *others}
    visit(feed, 1, numbers)
    feed.next_crawl()
    visit(feed, 2, numbers)
    told = feed.all("SELECT id, kind, edit FROM changes WHERE crawl = ? ORDER BY id", feed.crawl)
    expected = []
    for item in items():
        for kind, edit, which, languages in (
            ("edited", "addition", edited, item.edited), ("gone", None, removed, item.texts), ("new", None, added, item.texts),
        ):  # fmt: skip
            expected += [(f"demo-{language}-{item.number}", kind, edit) for language in languages if item.number in which]
    assert told == sorted(expected)
    feed.check()
