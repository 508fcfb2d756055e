"""Whatever holds an article's text is registered, and erasing reaches all of it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path

import pytest

from newsarchive import line
from newsarchive.archive import holds, templates
from newsarchive.archive.database import transaction
from newsarchive.archive.place import captures_folder
from newsarchive.captures.erase import erase_record
from newsarchive.captures.reader import members, verify_record
from newsarchive.captures.writer import CaptureWriter
from newsarchive.demo.catalogue import Expected, truth
from newsarchive.items import Capture, Outcome, RecordRef, State
from tests.archive.made import Feed
from tests.conftest import SMALL
from tests.pages.seeds import seeds_site

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def files_of(db: Path) -> holds.Files:
    folder = captures_folder(db)
    return holds.Files(erase=lambda ref: erase_record(folder, ref), verify=lambda ref: verify_record(folder, ref))


@pytest.fixture
def archive(crawled: Path, tmp_path: Path) -> Path:
    """A copy of the crawled archive that may be changed."""
    with closing(sqlite3.connect(crawled)) as source, closing(sqlite3.connect(tmp_path / "archive.db")) as target:
        source.backup(target)
    shutil.copytree(captures_folder(crawled), captures_folder(tmp_path / "archive.db"))
    return tmp_path / "archive.db"


@pytest.fixture
def victim() -> Expected:
    """An article whose text stands at one address only."""
    texts = [one.text for one in truth(1, SMALL)]
    return next(one for one in truth(1, SMALL) if texts.count(one.text) == 1 and one.language == "en")


def places(db: Path, marker: str) -> set[tuple[str, str]]:
    """Table and column of every value that holds the marker; the shadow tables of the index apart."""
    found = set()
    with closing(sqlite3.connect(db)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table.startswith(("articles_fts_", "sqlite_")):
                continue
            for _, column, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
                query = f'SELECT 1 FROM {table} WHERE instr(CAST("{column}" AS TEXT), ?) LIMIT 1'
                if connection.execute(query, (marker,)).fetchone():
                    found.add((table, column))
    return found


def unpacked(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for offset, length in members(path):
            file.seek(offset)
            yield zlib.decompress(file.read(length), 31)


def files_with(db: Path, marker: str) -> list[str]:
    wanted = marker.encode()
    found = []
    for path in sorted(db.parent.rglob("*")):
        if path.is_file():
            contents = unpacked(path) if path.name.endswith(".warc.gz") else iter([path.read_bytes()])
            if any(wanted in content for content in contents):
                found.append(str(path.relative_to(db.parent)))
    return found


def test_every_place_that_holds_an_articles_title_or_text_is_registered(archive: Path, victim: Expected) -> None:
    registered = {(hold.name, column) for hold in holds.REGISTER for column in hold.columns}
    for marker in (victim.title, victim.text.split("\n\n")[0], victim.contacts[0], str(victim.contacts[1])):
        found = places(archive, marker)
        assert found, f"{marker!r} stands nowhere: the test sees nothing"
        assert found <= registered, f"not registered: {found - registered}"
    patterns = [hold.name.replace("{stem}", "archive") for hold in holds.REGISTER if "{stem}" in hold.name]
    for file in files_with(archive, victim.text.split("\n\n")[0]):
        assert any(fnmatch(file, pattern) for pattern in patterns), f"{file} is not registered"


def test_an_erased_article_stands_nowhere_any_more_and_the_others_are_untouched(archive: Path, victim: Expected) -> None:
    marker = victim.text.split("\n\n")[0]
    assert files_with(archive, marker)
    with closing(sqlite3.connect(archive, isolation_level=None)) as connection:
        # The next page of a list waits to be had by a form that holds what its page lists.
        waiting = connection.execute(
            "UPDATE frontier SET form = ?, state = 'waiting' WHERE id = (SELECT min(id) FROM frontier WHERE kind = 'listing') RETURNING id",
            (json.dumps([["__VIEWSTATE", marker]]),),
        ).fetchone()[0]
        key = connection.execute("SELECT key FROM holdings WHERE canonical_url = ?", (victim.canonical_url,)).fetchone()[0]
        others = connection.execute("SELECT id, text_sha256 FROM articles WHERE key <> ? ORDER BY id", (key,)).fetchall()
        connection.execute("INSERT INTO sketch_filters VALUES (0, 1, 7, x'00')")
        with transaction(connection):
            holds.erase(connection, key, "on request of the test", "2026-01-01T00:00:00Z", files_of(archive))
        holds.scrub(connection)
        assert connection.execute("SELECT count(*) FROM sketch_filters").fetchone()[0] == 0
        assert connection.execute("SELECT id, text_sha256 FROM articles ORDER BY id").fetchall() == others
        assert list(holds.verify(connection, files_of(archive))) == []
        state = connection.execute("SELECT form, state, outcome FROM frontier WHERE id = ?", (waiting,)).fetchone()
        assert state == (None, "settled", "not_needed")
        assert connection.execute("SELECT count(*) FROM tombstones WHERE kind = 'url'").fetchone()[0] >= 1
    assert places(archive, marker) == set()
    assert files_with(archive, marker) == []


def test_what_an_address_gave_and_nobody_read_goes_with_its_article(archive: Path, victim: Expected) -> None:
    marker = "What was too large to be read, and what took too long."
    with closing(sqlite3.connect(archive, isolation_level=None)) as connection:
        key = connection.execute("SELECT key FROM holdings WHERE canonical_url = ?", (victim.canonical_url,)).fetchone()[0]
        row = connection.execute("SELECT id FROM frontier WHERE holding = ? LIMIT 1", (key,)).fetchone()[0]
        feed, writer = Feed(connection, "demo"), CaptureWriter(captures_folder(archive))
        for outcome, flags in ((Outcome.TOO_BIG, ("truncated", "over_limit")), (Outcome.READ_TIMEOUT, ())):
            item = feed.item(victim.canonical_url, row=row, body=marker.encode(), outcome=outcome, reason="for the test", flags=flags)
            item.record = writer.append(item)
            assert feed.put(item) is outcome
        writer.close()
        assert files_with(archive, marker)
        with transaction(connection):
            holds.erase(connection, key, "on request of the test", "2026-01-01T00:00:00Z", files_of(archive))
        assert list(holds.verify(connection, files_of(archive))) == []
    assert files_with(archive, marker) == []


def page_with_id(number: int, ident: str) -> bytes:
    told = "".join(
        f"<p>Report {number}-{part} tells what was measured at the observatory, and what follows from it.</p>" for part in range(6)
    )
    foot = "<div class='foot'><p>The observatory is open on all days of the week, and entrance is free of charge.</p></div>"
    return f"<html><body><div id='{ident}'><h1>Report number {number}</h1><div class='text'>{told}</div></div>{foot}</body></html>".encode()


def test_what_stands_in_an_id_of_the_page_is_registered_wherever_it_is_learned_and_goes_with_the_article(
    archive: Path, victim: Expected
) -> None:
    marker = "zzjanedoe"
    with closing(sqlite3.connect(archive, isolation_level=None)) as connection:
        key, site, crawl, *place = connection.execute(
            "SELECT h.key, h.site, (SELECT max(id) FROM crawls WHERE site = h.site), c.id, c.file, c.offset, c.length, c.record_type,"
            " c.payload_sha256, c.block_sha256 FROM holdings h JOIN readings r ON r.id = h.reading JOIN captures c ON c.id = r.capture"
            " WHERE h.canonical_url = ?", (victim.canonical_url,),
        ).fetchone()  # fmt: skip
        names = ("capture_id", "file", "offset", "length", "record_type", "payload_sha256", "block_sha256")
        record = RecordRef(**dict(zip(names, place, strict=True)))
        told = []
        for number in range(1, 7):
            page = Capture(
                id="", url=f"https://seeds.example/n/{number}", fetched_at=NOW, status=200, headers=(), body=page_with_id(number, marker)
            )
            told.append(line.read(page, seeds_site(), State()).sample)
        learned = line.learn([one for one in told if one is not None])
        assert learned is not None
        assert told[0] is not None
        with transaction(connection):
            templates.add_sample(connection, site, record, told[0])
            templates.add(connection, site, crawl, learned)
        registered = {(hold.name, column) for hold in holds.REGISTER for column in hold.columns}
        assert places(archive, marker) == {("templates", "template"), ("template_samples", "sample")}
        assert places(archive, marker) <= registered
        with transaction(connection):
            holds.erase(connection, key, "on request of the test", "2026-01-01T00:00:00Z", files_of(archive))
        holds.scrub(connection)
        assert templates.newest(connection, site) is None
    assert places(archive, marker) == set()
    assert files_with(archive, marker) == []


def test_verify_finds_nothing_wrong_with_a_fresh_archive(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        assert list(holds.verify(connection, files_of(archive))) == []


def test_verify_names_what_was_changed_behind_its_back(archive: Path) -> None:
    with closing(sqlite3.connect(archive, isolation_level=None)) as connection:
        connection.execute("UPDATE texts SET text = text || '.' WHERE sha256 = (SELECT min(sha256) FROM texts)")
        connection.execute("UPDATE articles SET title = 'Another title' WHERE key = (SELECT min(key) FROM articles)")
        faults = "\n".join(holds.verify(connection, files_of(archive)))
        name, offset, length = connection.execute("SELECT file, offset, length FROM captures ORDER BY length DESC").fetchone()
    file = captures_folder(archive) / name
    data = bytearray(file.read_bytes())
    data[offset + length // 2] ^= 0x10
    file.write_bytes(data)
    with closing(sqlite3.connect(archive)) as connection:
        faults += "\n" + "\n".join(holds.verify(connection, files_of(archive)))
    for part in ("texts: the text", "articles: demo-", "articles_fts: the index is not in step", "captures: "):
        assert part in faults, faults
