"""What visitors may read: the articles that are shown. Of a hidden one no table, file or statement tells anything."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from newsarchive.archive import shown
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from newsarchive.archive.visitors import OPEN, connect_visitor
from tests.archive.made import LONG, Feed
from tests.browse.test_room import ask
from tests.cost import at_most

MARKER = "zqmarker"
SPOOFS = (
    "with record as (select text as id from texts) select * from record",
    "with Record(id) as (select text from texts) select * from record",
    "with \"article_texts\" /* x */ as -- y\n materialized (select text as id from texts) select * from article_texts",
    "with x as (select 1), [changes]\ufeff as not materialized (select text as id from texts) select * from changes",
    "with recursive 'record' as (select text from texts) select * from record",
    "select * from record where id in (with record as (select text from texts) select * from record)",
)
"""Statements that take the name of a view which may read the texts."""
ASIDE = (
    "select cast(block as text) from articles_fts_data", "select * from 'articles_fts_docsize'", "select term from articles_fts_idx",
    "select file from pragma_database_list()",
    "select * from holdings join readings on readings.id = reading join texts using (text_sha256)",
    "explain select * from texts", "select (select group_concat(text) from texts)", "select * from sqlite_stat1",
    "select * from sqlite_temp_master", "select count(*) from texts", "select load_extension('x')",
)  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a shown article, and two that are hidden and embargoed and bear a marker wherever they can."""
    path = tmp_path_factory.mktemp("visitors") / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        jobs = [feed.article(1, f"Plain words. {LONG}", title="Shown", published="2021-04-20")]
        for number in (2, 3):
            address = f"http://u.example/{MARKER}/{number}/"
            more = {"authors": [MARKER], "section": MARKER, "tags": [MARKER], "summary": MARKER, "contacts": [f"{MARKER}@u.example"]}
            text = f"{MARKER} {number}. {LONG} {MARKER}"
            jobs.append(feed.article(number, text, title=MARKER, url=address, canonical_url=address, **more))
        with transaction(connection):
            store(connection, [Job(item=item) for item in jobs])
            for number, visibility in ((2, "hidden"), (3, "embargoed")):
                shown.set_visibility(connection, number, visibility)
    return path


def tables(db: Path) -> list[str]:
    with closing(sqlite3.connect(db)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]


def test_no_table_view_or_file_of_datasettes_tells_of_a_hidden_article(db: Path) -> None:
    names = tables(db)
    assert {"texts", "readings", "holdings", "fetches", "translation_clues"} <= set(names)
    ends = (".json?_where=1&_facet=site", ".csv", "/1.json")
    paths = ["/archive", "/archive.json", *(f"/archive/{name}{end}" for name in names for end in ends), "/archive/texts",
             *(f"/archive/{name}" for name in sorted(OPEN))]  # fmt: skip
    for path, answer in zip(paths, ask(db, *paths), strict=True):
        assert MARKER not in answer.text.casefold(), path
        name = path.removeprefix("/archive/").partition("/")[0].partition(".")[0].partition("?")[0]
        if path.startswith("/archive/") and name not in OPEN and name != "articles_fts":
            assert answer.status_code in {403, 404}, path


def test_no_statement_of_a_visitor_reads_a_hidden_article(db: Path) -> None:
    statements = [f"select * from [{name}]" for name in tables(db)] + list(SPOOFS) + list(ASIDE)
    paths = [f"/archive.json?sql={quote(sql)}" for sql in statements]
    paths += [f"/archive?sql={quote(sql)}" for sql in (*SPOOFS, *ASIDE)]
    paths += [f"/archive/articles.json?_where={quote(f'id in ({sql})')}" for sql in (*SPOOFS, "select text from texts")]
    for path, answer in zip(paths, ask(db, *paths), strict=True):
        assert MARKER not in answer.text.casefold().replace("zqmarker_", ""), path
        assert str(db.parent) not in answer.text, path
        assert answer.status_code in {200, 400}, (path, answer.text)
    refused = [answer.status_code for answer in ask(db, *(f"/archive.json?sql={quote(sql)}" for sql in (*SPOOFS, *ASIDE)))]
    assert set(refused) == {400}


def test_statements_about_shown_articles_go_on_working(db: Path) -> None:
    paths = [
        f"/archive.json?_shape=array&sql={quote(sql)}"
        for sql in (
            "select title, text from article_texts", "select title, text, capture_sha256 as s, story_size from record",
            "select title, kind from changes", "select a.title from articles_fts f join articles a on a.key = f.rowid"
            " where articles_fts match 'words'",
            "with some as (select * from record as r) select title from some",
            "select a.title, t.value from articles a, json_each('[1]') t",
        )
    ]  # fmt: skip
    for path, answer in zip(paths, ask(db, *paths), strict=True):
        assert [row["title"] for row in answer.json()] == ["Shown"], path
    for path, answer in zip(tables_open := [f"/archive/{name}" for name in sorted(OPEN)], ask(db, *tables_open), strict=True):
        assert answer.status_code == 200, path


def test_an_authorizer_that_is_set_and_removed_leaves_the_tables_closed(db: Path) -> None:
    with closing(connect_visitor(db)) as connection:
        connection.set_authorizer(lambda *_: sqlite3.SQLITE_OK)
        with pytest.raises(sqlite3.OperationalError, match="may not be read here"):
            connection.execute("SELECT text FROM texts")
        connection.set_authorizer(None)
        with pytest.raises(sqlite3.OperationalError, match="may not be read here"):
            connection.cursor().execute("SELECT text FROM texts")
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("CREATE TEMP TABLE t (a)")
        assert connection.execute("SELECT count(*) FROM article_texts").fetchone()[0] == 1


BIG = "with t(x) as (select replace(hex(zeroblob(2000000)),'0','a')) select "
"""A text of four million letters."""
LONG_ONES = (
    f"{BIG} instr(x, substr(x,1,2000000)||'b') from t", f"{BIG} x like '%'||substr(x,1,4000)||'b' from t",
    f"{BIG} x glob '*'||substr(x,1,4000)||'b' from t", f"{BIG} length(trim(x, replace(substr(x,1,200000),'a','b')||'a')) from t",
    f"{BIG} length(replace(x, substr(x,1,1000000)||'b', '')) from t", "select length(printf('%.*c',900000000,'x'))",
    "select length(format('%900000000d', 1))", "select printf(" + "'%.99999c'," * 100 + "'x')",
)  # fmt: skip


@pytest.mark.parametrize("sql", LONG_ONES)
def test_a_function_that_would_run_for_minutes_is_refused_at_once(db: Path, sql: str) -> None:
    with at_most(1000), closing(connect_visitor(db)) as connection, pytest.raises(sqlite3.OperationalError, match="interrupted"):
        connection.execute(sql).fetchall()


def test_a_function_that_is_called_often_ends_with_the_time_of_its_statement(db: Path) -> None:
    with closing(connect_visitor(db)) as connection:
        connection.set_progress_handler(lambda: 1 if time.monotonic() > until else 0, 1_000_000)
        until = time.monotonic() + 0.1
        parts = "+".join(["instr(x, 'bbbbbbbbbbbbbbbb')"] * 500)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            connection.execute(f"{BIG} {parts} from t").fetchall()
        assert time.monotonic() < until + 5


def test_bounded_functions_say_what_sqlites_own_say(db: Path) -> None:
    sql = (
        "select instr('қазақ', 'за'), instr(null, 'a'), instr(x'0102', x'02'), replace('абаб', 'а', 'ө'), replace(12, 1, 3),"
        " trim('xxaxx', 'x'), ltrim('  a', ' '), rtrim('a..', '.'), trim(' a '), 'Library' like 'lib%', 'Қ' like 'қ',"
        " 'a_b' like 'a!_%' escape '!', null like 'a', 12 like '1%', 'abc' glob 'a*c', 'abc' glob 'A*', printf('%5.2f|%s|%d', 1.5, 'ә', 7),"
        " format('%04d', 3), 'a' not like 'b', printf()"
    )
    with closing(connect_visitor(db)) as connection, closing(sqlite3.connect(":memory:")) as plain:
        assert connection.execute(sql).fetchall() == plain.execute(sql).fetchall()


def test_a_statement_gives_no_more_than_a_server_has_memory_for(db: Path) -> None:
    many = "with recursive n(i) as (select 1 union all select i+1 from n where i < 100)"
    many += " select printf('%9999s', i)||hex(zeroblob(300000)) from n"
    with closing(connect_visitor(db)) as connection:
        for read in (lambda cursor: cursor.fetchmany(1000), lambda cursor: cursor.fetchall(), list):
            with pytest.raises(sqlite3.OperationalError, match="characters at once"):
                read(connection.execute(many))
        cursor = connection.execute(f"{many} limit 30")
        assert (len(cursor.fetchmany(10)), len(cursor.fetchone()), len(cursor.fetchall()), cursor.fetchone()) == (10, 1, 19, None)


@pytest.mark.parametrize("filler", ["record/*", "/**/", "record as/**/", "record--\n", "`", "[", "as "])
def test_a_hostile_statement_is_judged_at_once(db: Path, filler: str) -> None:
    with closing(connect_visitor(db)) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("select " + filler * (19_000 // len(filler)))
    with closing(connect_visitor(db)) as connection, pytest.raises(sqlite3.OperationalError, match="characters"):
        connection.execute("select " + filler * 30_000)


def test_datasettes_pages_about_itself_are_none_of_a_visitors_business(db: Path) -> None:
    names = ("databases", "threads", "plugins", "metadata", "settings", "versions", "actor", "permissions", "allow-debug", "patterns", "")
    paths = [f"/-/{name}{end}" for name in names for end in ("", ".json")] + ["/-", "/%2D/databases.json"]
    for path, answer in zip(paths, ask(db, *paths), strict=True):
        assert answer.status_code in {302, 404}, path
        assert str(db.parent) not in answer.text, path
    (style,) = ask(db, "/-/static/app.css")
    assert style.status_code == 200
