"""The pages of universities, crawls and changes: calendar, verdicts, every address with its outcome, months, and the words that changed."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.intake import Refusal, refuse
from newsarchive.archive.store import Job, store
from newsarchive.browse.changes import excerpt
from newsarchive.browse.sites import years_to
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed
from tests.browse.test_room import ask


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with 120 addresses of a crawl, an edit in another month, and a crawl that was found bad."""
    path = tmp_path_factory.mktemp("sites") / "archive.db"
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        feed = Feed(connection)
        jobs = [feed.article(n, f"Text {n}. {LONG}", title=f"Report {n}", published=f"20{10 + n}-03-0{1 + n % 9}") for n in range(12)]
        jobs += [feed.no_article(f"http://u.example/<b>{n}", Outcome.GONE, status=404) for n in range(108)]
        with transaction(connection):
            store(connection, [Job(item=item) for item in jobs])
            refused = Refusal(url="javascript:alert(1)", outcome=Outcome.OUT_OF_SCOPE, reason="<i>no page</i>")
            refuse(connection, feed.crawl, [refused])
        feed.next_crawl(40)
        feed.put(feed.article(0, f"Text changed. {LONG}", title="Report 0", published="2010-03-01"))
        connection.execute(
            "UPDATE crawls SET verdict = 'bad', verdict_cause = 'listings_empty', verdict_reason = 'The <b>listing</b> was empty.'"
            " WHERE id = ?",
            (feed.crawl,),
        )
    return path


def test_a_university_shows_its_calendar_and_what_its_last_crawl_found(db: Path) -> None:
    listed, page, older, wrong, missing = ask(db, "/sites", "/site/demo", "/site/demo?to=2012", "/site/demo?to=x'", "/site/nobody")
    row = r'<a href="/site/demo"><bdi>demo</bdi></a></th><td><span class="state bad">trouble</span></td><td class="n">12</td>'
    assert re.search(row, listed.text)
    assert "The last crawl that was judged found trouble" in page.text
    assert "The &lt;b&gt;listing&lt;/b&gt; was empty." in page.text
    assert page.text.count('class="plot calendar"') == 3
    assert 'href="/search?site=demo&amp;from=2021-03-03&amp;to=2021-03-03"' in page.text
    assert 'from=2012-03-03' in older.text
    assert 'from=2021-03-03' not in older.text
    assert wrong.status_code == 200
    assert missing.status_code == 404


def test_every_address_of_a_crawl_is_reached_by_its_outcome_and_page(db: Path) -> None:
    (first,) = ask(db, "/crawl/1?outcome=gone")
    seen = set(re.findall(r"<bdi>(http://u\.example/&lt;b&gt;\d+)</bdi>", first.text))
    (following,) = re.findall(r'<a rel="next" href="([^"]+)"', first.text)
    (second,) = ask(db, following.replace("&amp;", "&"))
    rest = set(re.findall(r"<bdi>(http://u\.example/&lt;b&gt;\d+)</bdi>", second.text))
    assert len(seen) == 100
    assert len(seen | rest) == 108
    assert 'rel="next"' not in second.text
    assert "gone (404, 410) <span>108</span>" in first.text


def test_what_was_never_asked_for_is_told_and_no_address_of_others_is_a_link(db: Path) -> None:
    page, none, huge, no = ask(db, "/crawl/1?refused=1", "/crawl/99", "/crawl/999999999999999999", "/crawl/1?outcome='&after=zzz")
    assert "<code><bdi>javascript:alert(1)</bdi></code>" in page.text
    assert "&lt;i&gt;no page&lt;/i&gt;" in page.text
    assert "javascript:" not in "".join(re.findall(r'(?:href|src)="([^"]*)"', page.text))
    assert (none.status_code, huge.status_code, no.status_code) == (404, 404, 200)


def test_changes_are_told_month_by_month_with_the_words_that_changed(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        months = [row[0] for row in connection.execute("SELECT DISTINCT substr(at, 1, 7) FROM events ORDER BY 1")]
    queries = (f"month={months[0]}", "kind=edited&site=demo", "month=1999-01", "month=1999-99&before=x")
    whole, edited, empty, wrong = ask(db, *(f"/-/changes?{query}" for query in queries))
    assert len(months) == 2
    assert "12 changes." in whole.text
    assert f'href="/-/changes?month={months[1]}"' in whole.text
    assert re.search(r"Text <del>0</del><ins>changed</ins>", edited.text)
    assert re.search(r'href="/-/diff/[^"]+\?old=1&amp;new=2"', edited.text)
    assert "Nothing happened." in empty.text
    assert "13 changes." in wrong.text


def test_an_excerpt_shows_the_first_change_with_a_few_words_around_it() -> None:
    old = f"Kept.\n\n{'word ' * 100}old {'word ' * 100}"
    parts = excerpt(old, old.replace("old", "new"))
    assert [part.op for part in parts] == ["same", "removed", "added", "same"]
    assert all(len(part.text) <= 100 for part in parts)
    assert parts[0].text.startswith("… ")
    assert excerpt("a", "a") == []
    assert sum(len(part.text) for part in excerpt("a", "b " * 5000)) < 500


def test_the_years_shown_are_those_asked_for() -> None:
    assert [years_to(text, [2019, 2021]) for text in ("2019", "", "x", "99999")] == [2019, 2021, 2021, 2021]


def test_articles_of_impossible_years_leave_the_page_of_a_site_whole(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        for number, published in enumerate(("9999-12-31", "0001-01-01", "0000-00-00")):
            feed.put(feed.article(number, f"Text {number}. {LONG}", published=published))
    for answer in ask(path, "/site/demo", "/site/demo?to=0", "/site/demo?to=1", "/", "/sites"):
        assert answer.status_code == 200
