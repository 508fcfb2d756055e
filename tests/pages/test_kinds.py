"""Pages of many kinds are read right; pages that are no article are named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive import line
from newsarchive.items import Capture, Outcome, Reading, State
from newsarchive.pages.kinds import not_an_article, sniff_file
from newsarchive.text.script import direction_of
from tests.pages.seeds import SEEDS, Seed, seeds_site

SITE = seeds_site()
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ARTICLES = [seed for seed in SEEDS if seed.article]


def read(seed: Seed) -> Reading:
    capture = Capture(
        id="", url=seed.url, fetched_at=NOW, status=200, headers=(("Content-Type", "text/html"),), body=seed.body, kind="article"
    )
    return line.read(capture, SITE, State())


@pytest.mark.parametrize("seed", ARTICLES, ids=lambda seed: seed.name)
def test_a_page_of_every_kind_gives_its_whole_text_and_no_more(seed: Seed) -> None:
    reading = read(seed)
    assert reading.outcome is None, reading.reason
    assert reading.title == seed.title
    assert reading.text is not None
    assert [one for one in seed.sentences if one not in reading.text] == []
    assert len(reading.text) <= len("\n\n".join(seed.sentences)) + 5


@pytest.mark.parametrize("seed", ARTICLES, ids=lambda seed: seed.name)
def test_a_page_of_every_kind_gives_its_date_language_and_direction(seed: Seed) -> None:
    reading = read(seed)
    assert (reading.published or "")[:10] == seed.published
    assert reading.language == seed.language
    assert direction_of(reading.script) == ("rtl" if seed.language in {"ar", "fa", "he"} else "ltr")


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed.canonical], ids=lambda seed: seed.name)
def test_a_variant_for_phones_or_print_names_its_original(seed: Seed) -> None:
    assert read(seed).canonical_url == seed.canonical


def test_a_page_of_frames_is_no_article() -> None:
    reading = read(next(seed for seed in SEEDS if seed.name == "frames"))
    assert reading.outcome is Outcome.NOT_ARTICLE
    assert "frames" in (reading.reason or "")


@pytest.mark.parametrize(
    ("title", "text", "outcome"),
    [
        ("Page not found", "", Outcome.SOFT_404), ("KazNU", "Бет табылмады", Outcome.SOFT_404),
        ("Ошибка", "Страница не найдена", Outcome.SOFT_404),
        ("页面不存在", "", Outcome.SOFT_404), ("الصفحة غير موجودة", "", Outcome.SOFT_404),
        ("Just a moment", "Checking your browser", Outcome.BLOCKED_PAGE),
        ("Доступ запрещён", "", Outcome.BLOCKED_PAGE),
    ],
)  # fmt: skip
def test_short_pages_say_themselves_that_they_are_no_article(title: str, text: str, outcome: Outcome) -> None:
    verdict = not_an_article(title, text, "<p>x</p>")
    assert verdict is not None
    assert verdict[0] is outcome


def test_the_same_words_in_a_long_article_are_news() -> None:
    text = "The error 404 has a history of its own, and a captcha is older than many think. " * 20
    assert not_an_article("Error 404: a history", text, "<input type=password><frameset>") is None


def test_files_are_known_by_their_first_bytes() -> None:
    assert sniff_file(b"%PDF-1.7") == "a PDF"
    assert sniff_file(b"<html>") is None
