"""What happened to the articles: as a table, as a feed that every reader can take, and in plain SQL."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import uuid
import xml.etree.ElementTree as ET
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsarchive.archive.changes import FIELDS
from newsarchive.archive.database import connect
from newsarchive.cli.changes import command
from newsarchive.errors import UsageError
from newsarchive.exports.atom import feed
from newsarchive.items import Outcome
from tests.archive.made import Feed, url_of
from tests.browse.test_app import get
from tests.edits.test_kinds import MORE, TEXTS
from tests.program import run as program

ATOM = "{http://www.w3.org/2005/Atom}"
EVIL = "<script>alert(1)</script>\x00\x1b]]>&amp;\ufffe"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which everything happened that can happen."""
    path = tmp_path_factory.mktemp("changes") / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        feed.put(feed.article(1, TEXTS["kk"], title="Кітапхана", language="kk"))
        feed.put(feed.article(2, TEXTS["en"], title=EVIL))
        feed.next_crawl()
        feed.put(feed.article(1, f"{TEXTS['kk']}\n\n{MORE['kk']}", title="Кітапхана", language="kk"))
        feed.put(feed.no_article(url_of(2), Outcome.GONE, status=410))
        feed.next_crawl()
        feed.put(feed.article(2, TEXTS["en"], title=EVIL))
    return path


def run(db: Path, *arguments: str) -> str:
    return CliRunner().invoke(command, [*arguments, "--db", str(db)], catch_exceptions=False, standalone_mode=False).output


def objects(db: Path, *arguments: str) -> list[Any]:
    return [json.loads(line) for line in run(db, *arguments, "--json").splitlines()]


def test_changes_are_told_the_newest_first(db: Path) -> None:
    assert [(one["kind"], one["id"], one["version"], one["edit"]) for one in objects(db)] == [
        ("returned", "demo-en-2", None, None), ("gone", "demo-en-2", None, None), ("edited", "demo-kk-1", 2, "addition"),
        ("new", "demo-en-2", 1, None), ("new", "demo-kk-1", 1, None),
    ]  # fmt: skip
    assert [one["kind"] for one in objects(db, "--since", "2026-03-02", "--kind", "gone")] == ["gone"]
    assert len(objects(db, "--limit", "2")) == 2


def test_the_table_fits_people_and_the_csv_programs(db: Path) -> None:
    table = run(db)
    assert re.search(r"addition; \d+ words added, 0 removed", table)
    assert "\x1b" not in table
    rows = list(csv.DictReader(io.StringIO(run(db, "--csv").lstrip("\ufeff"))))
    assert [row["kind"] for row in rows] == ["returned", "gone", "edited", "new", "new"]


def test_plain_sql_finds_them_also_where_the_schema_is_not_trusted(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        rows = connection.execute("SELECT kind, count(*) FROM changes GROUP BY kind ORDER BY kind").fetchall()
    assert rows == [("edited", 1), ("gone", 1), ("new", 2), ("returned", 1)]


def check_feed(text: str) -> list[str]:
    """What RFC 4287 asks of a feed; returns the ids of its entries."""
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = []
    for one in (root, *root.iter(f"{ATOM}entry")):
        assert [len(one.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one.findtext(f"{ATOM}id") or "")
        assert datetime.fromisoformat((one.findtext(f"{ATOM}updated") or "").replace("Z", "+00:00")).tzinfo is not None
        ids.append(one.findtext(f"{ATOM}id") or "")
        for link in one.findall(f"{ATOM}link"):
            assert link.get("href", "").startswith("http")
    for text_of in (*root.iter(f"{ATOM}title"), *root.iter(f"{ATOM}summary")):
        assert text_of.get("type") in {None, "text"}
        assert list(text_of) == []
    assert len(set(ids)) == len(ids)
    return ids[1:]


def test_the_feed_is_valid_its_ids_stay_and_nothing_in_it_can_run(db: Path, tmp_path: Path) -> None:
    run(db, "--atom", str(tmp_path / "a.atom"))
    text = (tmp_path / "a.atom").read_text(encoding="utf-8")
    ids = check_feed(text)
    assert len(ids) == 5
    assert "<script" not in text
    run(db, "--atom", str(tmp_path / "b.atom"), "--limit", "2")
    assert check_feed((tmp_path / "b.atom").read_text(encoding="utf-8")) == ids[:2]
    run(db, "--atom", str(tmp_path / "c.atom"), "--since", "2030")
    assert check_feed((tmp_path / "c.atom").read_text(encoding="utf-8")) == []


def test_the_reading_room_shows_them_and_gives_the_feed(db: Path) -> None:
    page, edited, feed, unknown, table, article = get(
        db, "/-/changes", "/-/changes?kind=edited&site=demo", "/-/changes.atom?kind=gone", "/-/changes?kind=nosuch", "/archive/changes",
        "/article/demo-kk-1",
    )
    assert page.status_code == 200
    assert page.text.count('class="title"') == 5
    assert "<script>alert" not in page.text
    assert (edited.text.count('class="title"'), unknown.text.count('class="title"')) == (1, 5)
    assert re.search(r": an addition \(\+[1-9]\d* −0\)", edited.text)
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert len(check_feed(feed.text)) == 1
    assert 'rel="self"' in feed.text
    assert table.status_code == 200
    assert re.search(r'old=1&amp;new=2">[^<]+</a><br><span class="about">an addition \(\+[1-9]\d* −0\)</span>', article.text)


def test_the_reading_room_shows_what_an_edit_changed(db: Path) -> None:
    found, last, unknown, none, other = get(
        db, "/-/diff/demo-kk-1?old=1&new=2", "/-/diff/demo-kk-1", "/-/diff/demo-kk-1?old=1&new=9", "/-/diff/demo-kk-1?old=x",
        "/-/diff/nosuch?old=1&new=2",
    )  # fmt: skip
    assert f"<ins>{MORE['kk']}</ins>" in found.text
    assert f"<ins>{MORE['kk']}</ins>" in last.text
    assert [one.status_code for one in (found, unknown, none, other)] == [200, 404, 404, 404]


@pytest.mark.parametrize("arguments", [["--json", "--csv"], ["--since", "yesterday"], ["--site", "nosuch"]])
def test_wrong_use_is_one_line(db: Path, arguments: list[str]) -> None:
    with pytest.raises(UsageError):
        run(db, *arguments)


def test_the_feed_goes_to_stdout_where_its_file_is_a_dash(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = program("changes", "--atom", "-", "--db", str(db))
    assert (done.returncode, done.stderr) == (0, "")
    assert check_feed(done.stdout)
    assert list(tmp_path.iterdir()) == []


def test_a_feed_is_as_new_as_its_newest_entry_in_whatever_order_they_come() -> None:
    entry = {"kind": "edited", "id": "a", "site": "s", "title": "T", "url": "https://a.example/1", "language": "en", "version": 2}
    moments = ["2026-03-01T10:00:00.000Z", "2026-03-02T10:00:00.000Z", "2026-02-01T10:00:00.000Z"]
    made = "".join(feed([{**dict.fromkeys(FIELDS), **entry, "at": at} for at in moments], uuid.uuid4(), name="n", empty_since=moments[2]))
    assert ET.fromstring(made).findtext(f"{ATOM}updated") == moments[1]
