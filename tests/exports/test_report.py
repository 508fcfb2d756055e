"""Reports: the same figures in the terminal, as JSON, and as one HTML file that nothing of the web can harm."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from newsarchive.archive import crawls
from newsarchive.archive.database import transaction
from newsarchive.archive.locks import SiteLock
from newsarchive.archive.migrations import migrations
from newsarchive.archive.report import Report, report, sites
from newsarchive.archive.review import waiting
from newsarchive.archive.store import Job
from newsarchive.archive.verdict import judge
from newsarchive.errors import UsageError
from newsarchive.exports.report_html import page
from newsarchive.exports.report_text import WHYS, as_json, lines
from newsarchive.items import Outcome, Why
from tests.archive.made import LONG, Feed, found, url_of

EVIL = '"><script>alert(1)</script>'


@pytest.fixture
def feed() -> Feed:
    """Three crawls of one site: two good ones, and one whose new articles cannot be read."""
    feed = Feed()
    for crawl in range(3):
        feed.listing("http://u.example/en/news", *(found(url_of(number)) for number in range(20)))
        for number in range(crawl * 6, crawl * 6 + 6):
            if crawl < 2:
                feed.put(feed.article(number, f"{number}. {LONG}", title=f"Report {number}", published=f"202{crawl}-01-02"))
            else:
                item = feed.no_article(url_of(number), Outcome.HOSTILE)
                item.reason = EVIL
                feed.put(item)
        with transaction(feed.connection):
            judge(feed.connection, feed.crawl)
        feed.next_crawl()
    return feed


def made(feed: Feed, crawl: int | None = 3) -> Report:
    return report(feed.connection, site=feed.site, crawl=crawl)


def test_the_text_says_how_many_requests_were_made_for_which_reason(feed: Feed) -> None:
    feed.connection.execute("UPDATE fetches SET why = 'age' WHERE crawl = 2 AND kind = 'article' AND url LIKE '%/7/'")
    feed.connection.execute("UPDATE fetches SET status = 304 WHERE crawl = 2 AND url LIKE '%/7/'")
    feed.connection.execute("UPDATE crawls SET rechecks_due = 40, rechecks_spared = 3 WHERE id = 2")
    text = "\n".join(lines(made(feed, 2), "A University"))
    for words in (
        "Requests: 5 for new addresses, 1 for articles that were due by their age, 1 for listings and other sources.",
        "1 answer said that nothing had changed (304).",
        "40 known articles due to be looked at again: 1 asked for, 3 put off since a source says they did not change.",
    ):
        assert words in text, text
    html = page([("A University", made(feed, 2))], "2026-01-01T00:00:00+00:00")
    assert "1 for articles that were due by their age" in html
    tally = as_json(made(feed, 2))["tally"]
    assert (tally["whys"], tally["not_modified"], tally["rechecks_due"]) == ({"new": 5, "age": 1, "listing": 1}, 1, 40)


def test_every_reason_of_a_request_has_its_words_and_stands_in_the_docs() -> None:
    assert set(WHYS) == set(Why)
    text = (Path(__file__).parents[2] / "docs" / "archivist.md").read_text(encoding="utf-8")
    assert [why for why in Why if f"`{why}`" not in text] == []


def test_the_text_says_counts_verdict_history_and_what_to_do(feed: Feed) -> None:
    text = "\n".join(lines(made(feed), "A University"))
    for words in (
        "A University (demo), crawl 3", "6  hostile", "holds 12 articles", "Verdict: bad. None of the 6 articles",
        "Next: Look at one of the failed addresses", "usually 20", "The last crawls:",
    ):  # fmt: skip
        assert words in text, text
    assert re.search(r"^ +2 .* 20 +6 +0 +0 +0 +good$", text, re.MULTILINE), text


def test_edits_are_told_by_their_kind_and_what_could_not_be_compared_is_named(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.put(feed.article(8, LONG + "8"))
    feed.next_crawl()
    feed.put(feed.article(7, LONG + "A sentence of quite a few more words was added here."))
    feed.put(feed.article(8, LONG.replace("roof", "cellar"), extractor="code 2"))
    told = "\n".join(lines(report(feed.connection, site="demo"), "Demo"))
    assert "Edits of the university: addition 1." in told
    assert "Edits of the university: addition 1." in page([("Demo", report(feed.connection, site="demo"))], "2026-03-03")
    assert "1 text changed together with our code or the layout" in told
    assert "demo-en-8" in [one.article for one in waiting(feed.connection, kind="unjudged")]


def test_a_wall_before_a_known_article_is_counted_among_what_is_held(feed: Feed) -> None:
    feed.put(feed.no_article(url_of(1), Outcome.BLOCKED_PAGE))
    feed.put(feed.no_article(url_of(2), Outcome.SOFT_404))
    feed.put(feed.no_article(url_of(50), Outcome.BLOCKED_PAGE))
    told = [line.strip() for line in lines(made(feed, None), "A University")]
    assert "2  worse answers, held beside the good ones (1 of them a login or a bot wall)" in told
    assert "1  blocked_page" in told


def test_articles_that_lead_elsewhere_are_named(feed: Feed) -> None:
    for _ in range(2):
        feed.next_crawl()
        feed.put(feed.item(url_of(1), status=302, outcome=Outcome.REDIRECTED, reason="status 302", redirect_to="https://sso.example/"))
    told = "\n".join(lines(made(feed, None), "A University"))
    assert "1 article leads elsewhere, seen on two days: 'newsarchive review' lists it" in told


def test_json_holds_the_same_figures(feed: Feed) -> None:
    value = json.loads(json.dumps(as_json(made(feed))))
    assert value["verdict"] == "bad"
    assert value["cause"] == "articles_failed"
    assert value["tally"]["fresh"] == {"hostile": 6}
    assert [one["new"] for one in value["history"]] == [6, 6, 0]
    assert value["held"]["years"] == {"2020": 6, "2021": 6}


def test_the_html_is_one_file_without_script_and_shows_hostile_words_as_words(feed: Feed) -> None:
    html = page([(f"University {EVIL}", made(feed))], "2026-01-01T00:00:00+00:00")
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2
    assert not re.search(r"(?:src|href)=", html)
    assert html.count("<svg") == 3
    assert len(re.findall(r"<rect[^>]+fill=\"#2f81c7\"", html)) == 4, "two crawls with new articles, two years"


def test_a_crawl_without_a_verdict_says_why(feed: Feed) -> None:
    running = made(feed, feed.crawl)
    assert running.verdict is None
    assert "still runs" in running.reason


def test_a_crawl_that_was_killed_is_not_said_to_run(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    connection = sqlite3.connect(db, isolation_level=None)
    migrations.apply(Database(connection))
    feed = Feed(connection=connection)
    feed.next_crawl()
    lock = SiteLock(db, feed.site)
    lock.take()
    assert "it still runs" in next(lines(made(feed, feed.crawl), "A University"))
    lock.release()
    killed = made(feed, feed.crawl)
    assert next(lines(killed, "A University")).endswith("crawl 2: it died.")
    assert killed.reason.startswith("It died before its end")
    assert killed.history[-1].finish_reason == "died"
    assert "running" not in page([("A University", killed)], "2026-01-01T00:00:00+00:00")
    connection.close()


def test_a_site_that_never_answered_is_not_said_to_have_been_asked_all(feed: Feed) -> None:
    for outcome in (Outcome.UNREACHABLE, Outcome.TIMEOUT):
        row = feed.row(f"http://u.example/{outcome}", kind="listing")
        feed.store(Job(item=feed.item(f"http://u.example/{outcome}", row=row, kind="listing", status=None, sent=False, outcome=outcome)))
    with transaction(feed.connection):
        crawls.finish(feed.connection, feed.crawl, reason="finished")
    first, second, *_ = lines(made(feed, feed.crawl), "A University")
    assert first.endswith("nothing that was tried answered.")
    assert re.fullmatch(r"  No answer in [\d,]+ s; 0 of 2 listing pages named 0 article addresses\.", second)
    assert "nothing that was tried answered" in page([("A University", made(feed, feed.crawl))], "2026-01-01T00:00:00+00:00")


def test_what_is_not_there_is_named(feed: Feed) -> None:
    assert sites(feed.connection) == ["demo"]
    with pytest.raises(UsageError, match="no crawl 99"):
        made(feed, 99)
    with pytest.raises(UsageError, match="it has crawls of demo"):
        report(feed.connection, site="nobody")
