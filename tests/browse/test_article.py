"""The page of an article and what it leads to: proof, citations, versions, copies, translations, captures; hostile and withheld ones."""

from __future__ import annotations

import gzip
import html
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import shown
from newsarchive.archive.corrections import correct
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from newsarchive.browse.replay_page import HEADERS
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed
from tests.browse.test_room import ask

EVIL = "<script>alert(1)</script>\u202e\x00"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with an edited article, its copy and its translation, a hostile one, a hidden one, and a page that is none."""
    path = tmp_path_factory.mktemp("articles") / "archive.db"
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        feed = Feed(connection)
        more = {"published": "2021-04", "published_source": "dateline+neighbours", "published_reason": "number 1 stands between"}
        first = [
            feed.article(1, f"Зертхана ашылды.\n\n{LONG}", title="Жаңа зертхана", language="kk", script="Cyrl", **more),
            feed.article(2, f"{EVIL} words.\n\n{'x' * 100_000}", title=f"Title {EVIL}", published="2021", authors=[EVIL],
                         media=[{"kind": "attachment", "url": "javascript:alert(1)", "caption": EVIL}], modified="2021-05-02T10:00:00Z",
                         tags=['a"b', EVIL], evidence={"title": [{"value": EVIL, "sources": ["h1"], "raw": EVIL}], "omitted": 3}),
            feed.article(3, LONG, title="Hidden"), feed.article(4, "Copied. " + LONG, title="Copy one", published="2021-05-01"),
            feed.article(5, "Copied. " + LONG, title="Copy two", published="2021-05-02"),
            feed.no_article("http://u.example/about/", Outcome.NOT_ARTICLE),
        ]  # fmt: skip
        with transaction(connection):
            store(connection, [Job(item=item) for item in first])
        feed.next_crawl()
        feed.put(feed.article(4, "Cut.", title="Copy one", published="2021-05-01"))
        feed.put(feed.article(1, f"Зертхана кеше ашылды.\n\n{LONG}", title="Жаңа зертхана", language="kk", script="Cyrl", **more))
        with transaction(connection):
            shown.set_visibility(connection, feed.one("SELECT key FROM articles WHERE title = 'Hidden'"), "hidden")
            key = feed.one("SELECT key FROM articles WHERE title = 'Copy one'")
            correct(connection, key, "title", "Copy № 1", because="as printed", person="A. Omar")
            shown.refresh(connection, [key])
            connection.execute("UPDATE articles SET translation_id = 't' WHERE title = 'Жаңа зертхана' OR title = 'Copy two'")
    return path


def ids(db: Path) -> dict[str, str]:
    with closing(sqlite3.connect(db)) as connection:
        return dict(connection.execute("SELECT title, id FROM articles").fetchall())


def test_a_date_is_as_exact_as_it_is_known_and_an_inferred_year_says_why(db: Path) -> None:
    (page,) = ask(db, f"/article/{ids(db)['Жаңа зертхана']}?lang=en")
    assert '<time datetime="2021-04">April\N{NO-BREAK SPACE}2021</time>' in page.text
    assert "number 1 stands between" in page.text
    assert "1 April" not in page.text.replace("\N{NO-BREAK SPACE}", " ")
    assert '<article lang="kk" dir="ltr">' in page.text


def test_versions_are_read_and_compared_word_by_word(db: Path) -> None:
    ident = ids(db)["Жаңа зертхана"]
    new, old, diff, last, none = ask(
        db, f"/article/{ident}", f"/article/{ident}?version=1", f"/-/diff/{ident}?old=1&new=2", f"/-/diff/{ident}",
        f"/-/diff/{ident}?old=1&new=9",
    )
    assert "Зертхана кеше ашылды." in new.text
    assert "Зертхана ашылды." in old.text
    assert "This is version 1" in old.text
    assert "<ins>кеше </ins>" in diff.text
    assert "<ins>кеше </ins>" in last.text
    assert none.status_code == 404


def test_copies_and_translations_are_set_beside_it(db: Path) -> None:
    known = ids(db)
    one, two, kazakh = known["Copy № 1"], known["Copy two"], known["Жаңа зертхана"]
    page, compared, pair, alone = ask(
        db, f"/article/{one}", f"/-/compare/{kazakh}?with={two}", f"/-/beside/{kazakh}?with={two}", f"/-/beside/{kazakh}"
    )
    assert f'href="/article/{two}"' in page.text
    assert "the same text" in page.text
    assert "<del>" in compared.text
    assert "<ins>" in compared.text
    assert re.search(r'<p class="first" lang="kk" dir="ltr">Зертхана', pair.text)
    assert '<p class="second" lang="en"' in pair.text
    assert alone.status_code == 404


def test_a_worse_answer_is_told_and_compared_with_what_is_shown(db: Path) -> None:
    ident = ids(db)["Copy № 1"]
    page, held, none = ask(db, f"/article/{ident}", f"/-/diff/{ident}?held=1", f"/-/diff/{ids(db)['Copy two']}?held=1")
    assert f'href="/-/diff/{ident}?held=1"' in page.text
    assert "the worse answer that came on" in held.text
    assert "<del>" in held.text
    assert none.status_code == 404


def test_corrections_name_their_person_and_reason(db: Path) -> None:
    (page,) = ask(db, f"/article/{ids(db)['Copy № 1']}")
    assert re.search(r"Title: “<bdi>Copy № 1</bdi>”, <bdi>A\. Omar</bdi>.*Because: <bdi>as printed</bdi>", page.text)


def test_hostile_words_are_words_wherever_they_stand(db: Path) -> None:
    ident = next(ident for title, ident in ids(db).items() if title.startswith("Title"))
    for page in ask(db, f"/article/{ident}", f"/-/diff/{ident}?old=1&new=1", f"/-/compare/{ident}?with={ident}", f"/article/{EVIL[:20]}"):
        assert "<script>alert" not in page.text
        assert "alert(1)" in page.text or page.status_code == 404
    (page,) = ask(db, f"/article/{ident}")
    assert "not captured" not in page.text
    assert "changed, says the page: 2\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}2021" in page.text
    assert not re.search(r'(?:href|src|action)="(?!/|#|\?|https?://|data:,)', page.text)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page.text)
    assert [attributes for attributes, _ in scripts] == [' type="application/ld+json"']
    assert json.loads(scripts[0][1])["headline"].startswith("Title <script>")


def test_it_is_cited_in_six_ways_and_three_of_them_are_files(db: Path) -> None:
    ident = ids(db)["Copy two"]
    files = [f"/-/cite/{ident}.{end}" for end in ("bib", "ris", "json")]
    page, bib, ris, csl, missing = ask(db, f"/article/{ident}", *files, "/-/cite/no.bib")
    assert page.text.count("<pre tabindex") == 6
    assert [one for one in files if f'href="{one}"' not in page.text] == []
    assert '<link rel="alternate" type="application/x-bibtex"' in page.text
    assert bib.text.startswith("@misc{")
    assert ris.text.startswith("TY  - ")
    assert json.loads(csl.text)
    assert all("attachment" in one.headers["content-disposition"] for one in (bib, ris, csl))
    assert missing.status_code == 404


def test_an_earlier_version_is_cited_in_the_files_as_on_its_page(db: Path) -> None:
    ident = ids(db)["Жаңа зертхана"]
    new, old = ask(db, f"/article/{ident}", f"/article/{ident}?version=1")
    cited = {}
    for page in (new, old):
        (href,) = {html.unescape(one) for one in re.findall(r'href="(/-/cite/[^"]+[.]bib[^"]*)"', page.text)}
        (file,) = ask(db, href)
        cited[href] = file.text
        assert file.text.strip() in html.unescape(page.text)
    assert list(cited) == [f"/-/cite/{ident}.bib", f"/-/cite/{ident}.bib?version=1"]
    assert len(set(cited.values())) == 2
    assert ask(db, f"/-/cite/{ident}.ris?version=9")[0].status_code == 404


def test_a_withheld_article_is_told_as_withheld_and_nothing_of_it_is_shown(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        key, ident = connection.execute("SELECT key, id FROM holdings WHERE visibility = 'hidden'").fetchone()
        capture = connection.execute("SELECT capture FROM readings WHERE holding = ?", (key,)).fetchone()[0]
    page, *others = ask(db, f"/article/{ident}", f"/-/capture/{capture}", f"/-/cite/{ident}.bib", f"/-/warc/{capture}.warc.gz",
                        f"/-/replay/{capture}", f"/-/file/{capture}", f"/-/beside/{ident}?with={ident}")  # fmt: skip
    assert page.status_code == 403
    assert "The keeper of this archive has hidden it" in page.text
    assert "Hidden" not in page.text
    assert [one.status_code for one in others] == [404] * len(others)


def test_an_address_without_an_article_says_what_became_of_it(db: Path) -> None:
    about, near = ask(db, "/article/http://u.example/about", "/article/emo-en-4")
    assert about.status_code == near.status_code == 404
    assert "not an article" in about.text
    assert "for the test" in about.text
    assert f'href="/article/{ids(db)["Copy № 1"]}"' in near.text


@pytest.mark.parametrize("path", ["/nothing", "/site/nobody", "/-/capture/nobody", "/crawl/9999", "/archive/nothing", "/-/cite/nobody.ris"])
def test_whatever_is_not_here_leads_to_a_page_that_helps(db: Path, path: str) -> None:
    (page,) = ask(db, f"{path}?lang=ru")
    assert page.status_code == 404
    assert "Здесь такого нет" in page.text
    assert '<form class="lookup"' in page.text


def test_programs_that_ask_for_what_is_not_here_get_data(db: Path) -> None:
    (answer,) = ask(db, "/archive/nothing.json")
    assert answer.status_code == 404
    assert json.loads(answer.text)["ok"] is False


def test_a_capture_that_cannot_be_read_is_told_and_its_digest_still_stands_there(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        query = "SELECT id, payload_sha256 FROM captures WHERE id IN (SELECT capture_id FROM articles)"
        capture, digest = connection.execute(query).fetchone()
    folder = db.with_name("archive-captures")
    folder.mkdir()
    page, replayed, warc = ask(db, f"/-/capture/{capture}", f"/-/replay/{capture}", f"/-/warc/{capture}.warc.gz")
    folder.rmdir()
    assert "cannot be read" in page.text
    assert [one.url for one in (page, replayed, warc) if str(db.parent) in one.text] == []
    assert digest in page.text
    assert "<iframe" not in page.text
    assert (replayed.status_code, warc.status_code) == (503, 503)


def test_a_capture_is_replayed_in_a_frame_that_can_do_nothing_and_given_out_as_it_was_written(crawled: Path) -> None:
    with closing(sqlite3.connect(crawled)) as connection:
        capture, title, file, offset, length = connection.execute(
            "SELECT a.capture_id, a.title, c.file, c.offset, c.length FROM articles a JOIN captures c ON c.id = a.capture_id LIMIT 1"
        ).fetchone()
    page, replayed, warc = ask(crawled, f"/-/capture/{capture}", f"/-/replay/{capture}", f"/-/warc/{capture}.warc.gz")
    assert re.search(rf'<iframe [^>]*src="/-/replay/{capture}"[^>]* sandbox="allow-top-navigation-by-user-activation"', page.text)
    assert "not the university&#39;s page of today" in page.text
    assert title in replayed.text
    assert replayed.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert replayed.headers["x-frame-options"] == "SAMEORIGIN"
    assert replayed.headers["content-type"] == "text/html; charset=utf-8"
    assert not re.search(r"<(script|link|form|iframe)\b", replayed.text)
    written = (crawled.with_name("archive-captures") / file).read_bytes()[offset : offset + length]
    assert written in warc.content
    records = gzip.decompress(warc.content)
    assert records.startswith(b"WARC/1.1\r\n")
    assert b"WARC-Type: request" in records
