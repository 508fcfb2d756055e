"""Articles' captures are read again by today's rules, each version from its own, and dates without a year with today's neighbours."""

from __future__ import annotations

import pytest

from newsarchive.archive import corrections, shown
from newsarchive.archive.articles import said
from newsarchive.archive.database import transaction
from newsarchive.errors import ArchiveError, NewsarchiveError, SiteFileError
from newsarchive.rereading.process import Request, reextract
from tests.pages.seeds import SENTENCES
from tests.rereading.made import SITE, Kept, page

BY_HAND = SITE + "[selectors]\nbody = 'div.text'\nremove = 'div.text > p:first-of-type'\n"


def text_of_version(kept: Kept, number: int) -> str:
    reading = said(kept.feed.connection, 1, number).reading
    return str(kept.feed.one("SELECT t.text FROM readings r JOIN texts t ON t.sha256 = r.text_sha256 WHERE r.id = ?", reading))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_version_is_read_by_the_rules_of_today_and_there_are_as_many_as_before(kept: Kept, language: str) -> None:
    kept.answer(7, page(language, 7), language=language)
    kept.feed.next_crawl()
    kept.answer(7, page(language, 7, more="<p>The last sentence of Friday.</p>"), language=language)
    assert kept.feed.one("SELECT version FROM articles") == 2
    first = text_of_version(kept, 1).split("\n\n")
    kept.define(BY_HAND)
    result = kept.again()
    assert (result.articles, result.captures, result.read, result.changed) == (1, 2, 2, 2)
    assert {one.version for one in result.examples["text"]} == {None, 1}
    assert text_of_version(kept, 1).split("\n\n") == first[1:6]
    assert text_of_version(kept, 2).split("\n\n") == [*first[1:6], "The last sentence of Friday."]
    assert kept.feed.all("SELECT number FROM versions") == [1, 2]
    assert kept.feed.all("SELECT kind FROM events ORDER BY id") == ["new", "changed"]
    assert kept.again().read == 0


def test_a_recheck_after_the_rules_changed_is_no_version_either(kept: Kept) -> None:
    kept.answer(7, page("en", 7))
    kept.define(BY_HAND)
    kept.again()
    kept.feed.next_crawl()
    assert kept.answer(7, page("en", 7, more="<!-- visit 2 -->")) == "unchanged"
    assert kept.feed.one("SELECT version FROM articles") == 1


def test_a_title_that_a_listing_brought_later_is_a_reason_to_read_again(kept: Kept) -> None:
    kept.answer(7, page("en", 7))
    hints = '[{"field": "published", "value": "2021-04-20", "source": "listing", "precision": "day"}]'
    kept.feed.connection.execute("UPDATE frontier SET hints = ? WHERE kind = 'article'", (hints,))
    assert kept.again().read == 1
    assert kept.feed.one("SELECT published FROM record") == "2021-04-20"
    assert kept.again().read == 0


def test_a_date_without_a_year_is_read_with_the_neighbours_that_better_rules_date(kept: Kept) -> None:
    dateline = "<p>ALMATY. 20 April. Press center - The senate of the university met in its old hall, and spoke for a long time.</p>"
    kept.answer(50, page("en", 50).replace("<p>The university", f"{dateline}<p>The university", 1))
    for number, day in ((48, "18/04/2021"), (49, "19/04/2021"), (51, "21/04/2021"), (52, "22/04/2021")):
        kept.answer(number, page("en", number).replace("<h1>", f"<span class='w'>{day}</span><h1>"))
    kept.define(SITE + "[selectors]\npublished = 'span.w'\nbody = 'div.text'\n")
    kept.again()
    assert kept.feed.all("SELECT published, published_source FROM record WHERE id = 'u-en-50'") == [
        ("2021-04-20", "dateline+neighbours")
    ]
    assert kept.again().read == 0


def test_pages_teach_a_template_and_are_read_by_it_until_nothing_changes(kept: Kept) -> None:
    for number in range(1, 6):
        kept.answer(number, page("en", number))
    result = kept.again()
    assert result.is_new_template
    assert result.read == 5
    assert kept.feed.all("SELECT number, pages, crawl FROM templates") == [(1, 5, 1)]
    # What a crawl left unsettled is settled by that.
    assert kept.feed.one("SELECT count(*) FROM crawls WHERE settled_at IS NULL") == 0
    before = list(kept.feed.connection.iterdump())
    result = kept.again()
    assert (result.read, result.is_new_template) == (0, False)
    assert list(kept.feed.connection.iterdump()) == before


def test_what_a_template_would_change_is_told_before_it_is_learned(kept: Kept) -> None:
    for number in range(1, 6):
        kept.answer(number, page("en", number))
    before = list(kept.feed.connection.iterdump())
    would = kept.again(is_dry=True)
    assert list(kept.feed.connection.iterdump()) == before
    result = kept.again()
    assert (would.is_new_template, would.fields, would.changed) == (result.is_new_template, result.fields, result.changed)


@pytest.mark.parametrize("language", ["kk", "en"])
def test_captures_from_before_a_redesign_are_read_by_the_layout_of_their_time(kept: Kept, language: str) -> None:
    lead = "<div class='lead'><p>What stands above the text of every page, in a box of its own.</p></div>"
    kept.answer(7, page(language, 7, box="old") + lead, language=language)
    kept.feed.next_crawl(days=500)
    kept.answer(8, page(language, 8, box="new") + lead, language=language)
    kept.define(
        SITE + "[selectors]\nbody = 'div.new'\ntitle = 'h1'\n[[layouts]]\nuntil = '2026-03'\nbody = 'div.old'\n"
    )
    kept.again()
    texts = dict(kept.feed.all("SELECT id, text FROM record"))
    for number in (7, 8):
        assert texts[f"u-{language}-{number}"].split("\n\n") == [f"{one} ({number})" for one in SENTENCES[language]]
    assert kept.feed.one("SELECT json_extract(evidence, '$.title[0].sources[0]') FROM readings ORDER BY id DESC LIMIT 1") == "selector"


def test_a_redesign_with_the_former_layout_in_the_site_file_is_no_version(kept: Kept) -> None:
    kept.define(SITE + "[selectors]\nbody = 'div.old'\n")
    kept.answer(7, page("en", 7, box="old"))
    kept.feed.next_crawl(days=500)
    kept.define(SITE + "[selectors]\nbody = 'div.new'\n[[layouts]]\nuntil = '2026-12'\nbody = 'div.old'\n")
    kept.again()
    assert kept.answer(7, page("en", 7, box="new")) == "unchanged"
    assert kept.feed.one("SELECT version FROM articles") == 1


def test_what_a_person_corrected_stays_and_the_reading_behind_it_is_the_new_one(kept: Kept) -> None:
    kept.answer(7, page("en", 7))
    with transaction(kept.feed.connection):
        corrections.correct(kept.feed.connection, 1, "title", "As printed", because="the bulletin", person="A. Person")
        shown.refresh(kept.feed.connection, [1])
    kept.define(BY_HAND + "title = 'div.side p'\n")
    kept.again()
    assert kept.feed.one("SELECT title FROM record") == "As printed"
    assert kept.feed.one("SELECT r.title FROM holdings h JOIN readings r ON r.id = h.reading").startswith("Item 8")
    with transaction(kept.feed.connection):
        corrections.withdraw(kept.feed.connection, 1, "title", person="A. Person")
        shown.refresh(kept.feed.connection, [1])


def test_a_dry_run_over_an_archive_of_an_older_schema_says_what_to_do(kept: Kept) -> None:
    kept.answer(7, page("en", 7))
    kept.feed.connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0010_renderings'")
    with pytest.raises(ArchiveError, match="older newsarchive"):
        kept.again(is_dry=True)


def test_a_site_file_with_faults_is_told_and_ends_with_exit_2(kept: Kept) -> None:
    kept.answer(7, page("en", 7))
    kept.define(SITE + "bdy = 1\n")
    told: list[NewsarchiveError] = []
    assert reextract(Request(db=kept.db), lambda *_: None, lambda _: None, told.append) == 2
    assert "no such key" in str(told[0])
    with pytest.raises(SiteFileError):
        reextract(Request(db=kept.db, sites=("u",)), lambda *_: None, lambda _: None, told.append)
