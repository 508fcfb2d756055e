"""The reading room: ranked search, reading, complete CSV, and nothing that a page of an archive could do to its reader."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from click.testing import CliRunner

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from newsarchive.browse.app import serve as serve_archive
from newsarchive.cli.serve import command as serve
from newsarchive.errors import UsageError
from tests.archive.made import LONG, Feed
from tests.browse.test_room import built

READ_ONLY = ("/", "/search?q=library", "/export/csv", "/-/changes", "/article/x", "/archive/articles", "/archive/articles.json", "/archive")
EVIL = "<script>document.title='taken'</script><img src=x onerror=alert(1)></mark>"


def get(db: Path, *paths: str) -> list[httpx.Response]:
    """Answers of the application to some requests."""

    async def ask() -> list[httpx.Response]:
        app = built(db, None)
        await app.invoke_startup()
        return [await app.client.get(path) for path in paths]

    return asyncio.run(ask())


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with articles in three languages, a hostile one, and 1,200 that say the same word."""
    path = tmp_path_factory.mktemp("room") / "archive.db"
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        feed = Feed(connection)
        jobs = [
            feed.article(1, f"Зертхана ашылды. {LONG}", title="Жаңа зертхана", language="kk", published="2021-04-20", script="Cyrl"),
            feed.article(2, f"Лаборатория открыта. {LONG}", title="Новая лаборатория", language="ru", published="2021-05-02"),
            feed.article(3, f"{EVIL} hostile words. {LONG}", title=f"Title {EVIL}", published="2022", authors=[EVIL]),
            feed.article(4, f"مختبر جديد {LONG}", title="مختبر جديد", language="ar", script="Arab"),
        ]
        # Each with words of its own: copies of one another would all be compared.
        text = "Common word of article {0}.\n\nAnd a second paragraph, of a{0} b{0} c{0} d{0} e{0} f{0} g{0} h{0}."
        jobs += [feed.article(n, text.format(n), title=f"Report {n}") for n in range(10, 1210)]
        with transaction(connection):
            store(connection, [Job(item=item) for item in jobs])
    return path


def test_a_search_is_ranked_highlighted_and_filtered(db: Path) -> None:
    hits, filtered, nothing = get(db, "/search?q=зертхана", "/search?q=library&language=ru", "/search?q=nothingofthekind")
    assert "<mark>Зертхана</mark> ашылды" in hits.text
    assert 'lang="kk"' in hits.text
    assert "1 article for" in filtered.text
    assert "Новая лаборатория" in filtered.text
    assert "0 articles" in nothing.text


@pytest.mark.parametrize(
    "query", ['"', "AND", "(", "a OR", "x:y", "^*", "NEAR(", "'; DROP TABLE articles; --", "-", "\x00", "a" * 20_000, "*"]
)
def test_whatever_is_typed_gets_a_page(db: Path, query: str) -> None:
    async def ask() -> httpx.Response:
        app = built(db, None)
        await app.invoke_startup()
        found: httpx.Response = await app.client.get("/search", params={"q": query})
        return found

    answer = asyncio.run(ask())
    assert answer.status_code == 200
    assert "article" in answer.text


def test_wrong_dates_and_pages_are_said_and_passed_over(db: Path) -> None:
    (answer,) = get(db, "/search?q=library&from=yesterday&page=99999999999&to=2021-13")
    assert answer.status_code == 200
    assert "is no date" in answer.text


def test_the_csv_of_a_search_is_complete_beyond_any_page(db: Path) -> None:
    (answer,) = get(db, "/export/csv?q=common")
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(rows) == 1200
    assert len({row["id"] for row in rows}) == 1200
    assert all("second paragraph" in row["text"] for row in rows)


def test_the_csv_of_the_table_is_complete_and_one_that_would_be_cut_is_refused(db: Path) -> None:
    *tables, own = get(
        db, "/archive/articles.csv?_size=max", "/archive/articles.csv?_stream=on&_sort_desc=published", "/archive/article_texts.csv",
        "/archive/articles.csv?site=demo&_sort=title", "/archive.csv?sql=select+*+from+articles",
    )  # fmt: skip
    for table in tables:
        assert len({tuple(row) for row in csv.reader(io.StringIO(table.text))}) == 1 + 1204, table.url
    (filtered,) = get(db, "/archive/articles.csv?language=kk")
    assert len(list(csv.DictReader(io.StringIO(filtered.text)))) == 1
    assert own.status_code == 400
    assert "would stop at 1,000 rows" in own.text


def test_the_search_box_of_the_table_leads_to_the_ranked_search(db: Path) -> None:
    (answer,) = get(db, "/archive/articles?_search=library&language=ru&site=demo")
    assert answer.status_code == 302
    assert answer.headers["location"] == "/search?q=library&site=demo&language=ru"


def test_an_article_is_set_for_reading_with_where_it_comes_from(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        ident = connection.execute("SELECT id FROM articles WHERE language = 'kk'").fetchone()[0]
        arabic = connection.execute("SELECT id FROM articles WHERE language = 'ar'").fetchone()[0]
    page, other, address, missing = get(
        db, f"/article/{ident}", f"/article/{arabic}", "/article/http://u.example/kk/news/1/", "/article/nobody"
    )
    assert '<article lang="kk" dir="ltr">' in page.text
    assert "<p>Зертхана ашылды." in page.text
    assert "SHA-256" in page.text
    assert 'dir="rtl"' in other.text
    assert address.text == page.text
    assert missing.status_code == 404
    assert "There is no such article here" in missing.text


def test_hostile_titles_and_texts_are_words(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        ident = connection.execute("SELECT id FROM articles WHERE title LIKE 'Title <%'").fetchone()[0]
    for answer in get(db, "/", "/search?q=hostile", f"/search?q={EVIL}", f"/article/{ident}", "/archive/articles?published=2022"):
        assert "<script>document" not in answer.text
        assert "<img src=x" not in answer.text
    (search,) = get(db, "/search?q=hostile")
    assert search.text.count("<mark>") == search.text.count("</mark>") >= 1


def test_every_answer_carries_the_headers_that_keep_scripts_out(db: Path) -> None:
    paths = (
        "/", "/search?q=a", "/article/nobody", "/archive/articles", "/archive", "/nothing", "/assets/newsarchive.css",
        "/export/csv?q=a", "/archive.csv?sql=select+1", "/archive/articles?_search=x",
    )  # fmt: skip
    for path, answer in zip(paths, get(db, *paths), strict=True):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "script-src 'self' 'sha256-" in policy, path
        assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0], path
        assert answer.headers["x-content-type-options"] == "nosniff", path
    assert get(db, "/assets/secret.txt")[0].status_code == 404


@pytest.mark.parametrize(
    "sql", ["delete from articles", "insert into about values ('a', 'b')", "attach database '/tmp/x.db' as x", "select zeroblob(50000000)",
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"],
)  # fmt: skip
def test_sql_can_neither_write_nor_run_for_long_nor_make_large_values(db: Path, sql: str) -> None:
    before = db.read_bytes()
    answer: Any = get(db, f"/archive?sql={sql}")[0]
    assert answer.status_code == 400
    assert db.read_bytes() == before


def test_articles_are_faceted_and_lead_to_their_pages(db: Path) -> None:
    (answer,) = get(db, "/archive/articles")
    assert "language=kk" in answer.text
    assert 'href="/article/' in answer.text


def test_a_port_that_is_taken_is_told_before_any_address(db: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = CliRunner().invoke(serve, ["--db", str(db), "--port", str(port)], standalone_mode=False)
    assert isinstance(done.exception, UsageError)
    assert f"Port {port} cannot be used" in str(done.exception)
    assert done.output == ""


def test_datasettes_own_pages_name_their_language_and_their_fields(db: Path) -> None:
    for answer in get(db, "/archive/articles?title__contains=Report&_size=1", "/archive"):
        assert '<html lang="en">' in answer.text
        fields = re.findall(r"<(?:select|textarea|input type=.text.)[^>]*>", answer.text)
        assert fields
        assert [one for one in fields if "aria-label" not in one] == []


def test_datasettes_own_search_finds_all_forms_of_a_word_and_never_fails(db: Path) -> None:
    answers = get(
        db, "/archive/articles.json?_search=зертханада&_shape=array",
        "/archive/article_texts.json?_search=library+language:ru&_shape=array",
        *(f"/archive/articles.json?_search={typed}&_shape=array" for typed in ("%22", "%00", "*", "-", "AND+OR", "a+%22")),
    )  # fmt: skip
    assert [row["language"] for row in answers[0].json()] == ["kk"]
    assert [row["language"] for row in answers[1].json()] == ["ru"]
    assert all(answer.status_code == 200 for answer in answers)


@pytest.fixture(scope="module")
def of_both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with articles in scripts with spaces between words and without."""
    path = tmp_path_factory.mktemp("room") / "archive.db"
    texts = {
        1: ("en", "The libraries were opened."), 2: ("zh", "北京大学图书馆今天开放。"), 3: ("ja", "DNA検査の本とlibraryの本"),
        4: ("en", "A reader of DNA."), 5: ("ru", "Учёный совет"), 6: ("ru", "Ученый совет снова"),
    }  # fmt: skip
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        jobs = [
            feed.article(n, text + n * " Quiet days.", title=f"T{n}", language=language, published=f"2021-0{n}-02", authors=[f"Author {n}"])
            for n, (language, text) in texts.items()
        ]  # fmt: skip
        with transaction(connection):
            store(connection, [Job(item=item) for item in jobs])
    return path


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("图书馆", "2"), ("library OR 图书馆", "1 2 3"), ("library -图书馆", "1 3"), ("DNA", "3 4"), ("library", "1 3"), ("reader", "4"),
        ('"учёный совет"', "5 6"), ("library author:author", "1 3"), ('reader author:"author 1"', ""), ("after:2021-06", "6"), ("*", ""),
        ("reader after:2021-04-03", ""), ("reader after:2021-04-02", "4"),
    ],
)  # fmt: skip
def test_tables_as_data_find_what_the_page_finds(of_both: Path, typed: str, numbers: str) -> None:
    asked = f"_search={quote(typed)}&_shape=array"
    articles, texts, rows, column = get(
        of_both, f"/archive/articles.json?{asked}", f"/archive/article_texts.json?{asked}", f"/archive/articles.csv?{asked}",
        f"/archive/articles.json?_search_title={quote(typed)}&_shape=array",
    )  # fmt: skip
    for answer in (articles, texts):
        assert answer.status_code == 200, answer.text
        assert " ".join(sorted(row["title"][1:] for row in answer.json())) == numbers
    assert " ".join(sorted(row["title"][1:] for row in csv.DictReader(io.StringIO(rows.text)))) == numbers
    assert column.status_code == 200


def test_the_pages_of_a_table_with_words_are_of_these_words(of_both: Path) -> None:
    (first,) = get(of_both, "/archive/articles.json?_search=library+OR+图书馆&_size=2&_sort=key")
    (second,) = get(of_both, first.json()["next_url"].removeprefix("http://localhost"))
    assert [row[0] if isinstance(row, list) else row["key"] for row in first.json()["rows"] + second.json()["rows"]] == [1, 2, 3]


def test_what_is_asked_of_the_index_raw_is_asked_so(of_both: Path) -> None:
    (raw,) = get(of_both, "/archive/articles.json?_search=libraries+NOT+reader&_searchmode=raw&_shape=array")
    assert [row["title"] for row in raw.json()] == ["T1"]


def test_the_archive_stays_open_while_it_is_served_so_that_no_page_reads_the_log_of_a_crawl_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "archive.db"
    connect(path).close()
    log = path.with_name("archive.db-shm")
    seen: list[bool] = []
    monkeypatch.setattr("uvicorn.Server.run", lambda self, sockets: seen.append(log.exists()))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serve_archive(path, port, lambda address: None)
    assert seen == [True]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_whoever_would_do_something_else_than_read_is_refused_in_a_line(crawled: Path, method: str) -> None:
    async def ask() -> list[httpx.Response]:
        app = built(crawled, None)
        await app.invoke_startup()
        return [await app.client.request(method, path, json={}) for path in READ_ONLY]

    for path, answer in zip(READ_ONLY, asyncio.run(ask()), strict=True):
        assert (answer.status_code, answer.headers["allow"], answer.text) == (405, "GET, HEAD", "Pages are only read here.\n"), path
        assert "default-src 'none'" in answer.headers["content-security-policy"]
