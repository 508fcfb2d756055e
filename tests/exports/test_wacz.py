"""Articles packed with their captures for other web archives: complete, provable inside, and nothing that may not be shown."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive import rechecks
from newsarchive.archive.place import captures_folder
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.search import Filters
from newsarchive.archive.selection import Selection, choose
from newsarchive.captures.packing import packed
from newsarchive.captures.reader import members
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import IntegrityError, UsageError
from newsarchive.exports import wacz
from newsarchive.exports.making import Export
from newsarchive.exports.write import export_at
from newsarchive.items import Fetched, Outcome, Repeat, Sameness
from tests.archive.made import Feed, url_of
from tests.captures.samples import check
from tests.exports.other_archives import replayed, tool, validated

ROOT = Path(__file__).parents[2]
TITLES = {1: "Жаңа зертхана ашылды", 2: "The choir sang", 3: "Скрытая новость"}


def body_of(number: int) -> bytes:
    return f"<html><head><title>{TITLES[number]}</title></head><body><h1>{TITLES[number]}</h1></body></html>".encode()


class Made:
    """An archive on the disk with three articles, whose captures stand in real files."""

    def __init__(self, db: Path) -> None:
        self.db = db
        self.feed = Feed()
        self.writer = CaptureWriter(captures_folder(db))
        for number in TITLES:
            self.put(number)
        self.feed.next_crawl()
        for how in ("identical", "not_modified", "furniture"):
            self.put(1, how)
        self.feed.next_crawl()
        self.feed.connection.execute("UPDATE holdings SET visibility = 'hidden' WHERE number = 3")
        self.feed.connection.execute("DELETE FROM articles WHERE key = 3")
        self.writer.close()
        with closing(sqlite3.connect(db)) as target:
            self.feed.connection.backup(target)

    def put(self, number: int, how: Sameness | None = None) -> None:
        """Fetch an article, and once more without anything new."""
        self.feed.now = self.feed.now.replace(minute=self.feed.now.minute + 1)
        body = body_of(number) if how != "furniture" else body_of(number).replace(b"<h1>", b"<h1 class='a'>")
        item: Fetched = self.feed.article(number, f"{TITLES[number]}. " * 20, title=TITLES[number], body=body)
        item.headers = (("Content-Type", "text/html; charset=utf-8"),)
        if how == "not_modified":
            item.status, item.body, item.reading = 304, b"", None
        if how is not None:
            earlier = rechecks.last_whole(self.feed.connection, item.row, url_of(number))
            assert earlier is not None
            item.repeats = Repeat(earlier=earlier, how=how)
        item.record = self.writer.append(item)
        if item.reading is not None:
            item.reading.capture_id = item.record.capture_id
        self.feed.put(item)


def with_cut(folder: Path) -> Path:
    """The same, with an answer of the second article of which only the first bytes were taken."""
    made = Made(folder / "archive.db")
    writer = CaptureWriter(captures_folder(made.db))
    made.feed.now = made.feed.now.replace(minute=59)
    item = made.feed.article(2, "The choir.", title=TITLES[2], body=body_of(2)[:40], outcome=Outcome.INCOMPLETE, reason="for the test")
    item.headers = (("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "20000000"))
    item.flags = ("truncated", "over_limit")
    item.record = writer.append(item)
    assert item.reading is not None
    item.reading.capture_id = item.record.capture_id
    writer.close()
    made.feed.put(item)
    made.db.unlink()
    with closing(sqlite3.connect(made.db)) as target:
        made.feed.connection.backup(target)
    return made.db


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Made(tmp_path_factory.mktemp("wacz") / "archive.db").db


def exported(db: Path, output: Path, filters: Filters | None = None, limit: int | None = None) -> zipfile.ZipFile:
    with closing(open_readonly(db)) as connection:
        export_at(output, Export(connection, Selection(filters=filters or Filters(), limit=limit), db=db), "wacz")
    return zipfile.ZipFile(output)


def lines(file: zipfile.ZipFile, path: str) -> list[str]:
    return file.read(path).decode().splitlines()


def test_it_has_every_article_that_may_be_shown_as_a_page_and_all_its_captures_in_the_index(db: Path, tmp_path: Path) -> None:
    file = exported(db, tmp_path / "a.wacz")
    head, *pages = [json.loads(line) for line in lines(file, "pages/pages.jsonl")]
    assert head["format"] == "json-pages-1.0"
    assert [(page["title"], page["url"], page["ts"][:10]) for page in pages] == [
        (TITLES[number], url_of(number), "2026-03-01") for number in (1, 2)
    ]
    assert all(TITLES[number] in page["text"] for number, page in zip((1, 2), pages, strict=True))
    index = lines(file, "indexes/index.cdx")
    assert index == sorted(index)
    told = [json.loads(line.split(" ", 2)[2]) for line in index]
    assert [(one["url"], one["mime"], one["status"]) for one in told] == [
        (url_of(1), "text/html", "200"), (url_of(1), "warc/revisit", "200"), (url_of(2), "text/html", "200"),
    ]  # fmt: skip
    assert told[0]["digest"] == told[1]["digest"]


def test_what_the_index_names_stands_where_it_says_and_warcio_accepts_the_files(db: Path, tmp_path: Path) -> None:
    file = exported(db, tmp_path / "a.wacz")
    path = tmp_path / "captures-0001.warc.gz"
    path.write_bytes(file.read(f"archive/{path.name}"))
    assert check(path) == [
        "warcinfo", "response", "request", "response", "request", "revisit", "request", "revisit", "request", "metadata", "request",
    ]  # fmt: skip
    places = dict(members(path))
    for line in lines(file, "indexes/index.cdx"):
        told = json.loads(line.split(" ", 2)[2])
        assert places[int(told["offset"])] == int(told["length"])


def test_the_list_of_parts_has_their_digests(db: Path, tmp_path: Path) -> None:
    file = exported(db, tmp_path / "a.wacz")
    package = json.loads(file.read("datapackage.json"))
    assert package["wacz_version"] == "1.1.1"
    assert {one["path"] for one in package["resources"]} == set(file.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    for one in package["resources"]:
        data = file.read(one["path"])
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    digest = hashlib.sha256(file.read("datapackage.json")).hexdigest()
    assert json.loads(file.read("datapackage-digest.json"))["hash"] == f"sha256:{digest}"
    assert file.getinfo("archive/captures-0001.warc.gz").compress_type == zipfile.ZIP_STORED


def test_nothing_of_an_article_that_may_not_be_shown_is_in_it(db: Path, tmp_path: Path) -> None:
    file = exported(db, tmp_path / "a.wacz")
    assert url_of(3) not in file.read("indexes/index.cdx").decode()
    assert TITLES[3] not in file.read("pages/pages.jsonl").decode()
    path = tmp_path / "captures.warc.gz"
    path.write_bytes(file.read("archive/captures-0001.warc.gz"))
    assert len(list(members(path))) == 11


def test_filters_and_a_limit_choose_articles_with_their_captures(db: Path, tmp_path: Path) -> None:
    assert len(lines(exported(db, tmp_path / "a.wacz", limit=1), "indexes/index.cdx")) == 2
    none = exported(db, tmp_path / "b.wacz", Filters(site="other"))
    assert lines(none, "indexes/index.cdx") == []
    assert len(lines(none, "pages/pages.jsonl")) == 1


def test_many_files_and_an_index_larger_than_memory_say_the_same(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wacz, "ROLL_AT", 1)
    monkeypatch.setattr(wacz, "SORTED_AT_ONCE", 2)
    file = exported(db, tmp_path / "a.wacz")
    assert sum(name.startswith("archive/") for name in file.namelist()) > 1
    index = lines(file, "indexes/index.cdx")
    assert index == sorted(index)
    assert len(index) == 3


def test_a_damaged_capture_leaves_no_half_file(db: Path, tmp_path: Path) -> None:
    broken = tmp_path / "archive.db"
    shutil.copy(db, broken)
    shutil.copytree(captures_folder(db), captures_folder(broken))
    with closing(sqlite3.connect(broken)) as connection:
        name, offset = connection.execute("SELECT file, offset FROM captures ORDER BY offset").fetchone()
    path = captures_folder(broken) / name
    data = bytearray(path.read_bytes())
    data[offset + 200] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(IntegrityError):
        exported(broken, tmp_path / "a.wacz")
    assert not list(tmp_path.glob("*.wacz"))
    assert not list(tmp_path.glob(".newsarchive*"))


def test_it_is_never_written_over_the_archive(db: Path) -> None:
    with pytest.raises(UsageError, match="part of the archive"):
        exported(db, db)


def test_a_record_without_its_request_is_packed_alone(tmp_path: Path) -> None:
    made = Made(tmp_path / "archive.db")
    with closing(open_readonly(made.db)) as connection:
        (ref, *_) = wacz.captures(connection, choose(connection, Selection()))
    whole = packed(captures_folder(made.db), ref)
    path = captures_folder(made.db) / ref.file
    path.write_bytes(path.read_bytes()[: ref.offset + ref.length])
    alone = packed(captures_folder(made.db), ref)
    assert whole.data.startswith(alone.data)
    assert len(alone.data) == ref.length < len(whole.data)


REQUIRED = bool(os.environ.get("NEWSARCHIVE_REQUIRE_ALL"))


@pytest.mark.full
@pytest.mark.skipif(not REQUIRED and tool("wacz") is None, reason="wacz is not there (make tools)")
def test_wacz_accepts_it(tmp_path: Path) -> None:
    db = with_cut(tmp_path)
    output = tmp_path / "a.wacz"
    command = [sys.executable, "-m", "newsarchive", "export", "wacz", "--db", str(db), "-o", str(output)]
    assert subprocess.run(command, check=False, timeout=60).returncode == 0
    said = validated(output)
    assert "Validation succeeded" in said
    assert "code 0" in said


@pytest.mark.full
@pytest.mark.skipif(not REQUIRED and tool("wayback") is None, reason="pywb is not there (make tools)")
def test_pywb_replays_every_capture_also_those_that_name_an_earlier_one_or_were_cut_off(tmp_path: Path) -> None:
    db = with_cut(tmp_path)
    with closing(sqlite3.connect(db)) as connection:
        rows: list[Any] = connection.execute("SELECT url, fetched_at, record_type FROM captures ORDER BY fetched_at").fetchall()
    exported(db, tmp_path / "a.wacz").close()
    with replayed(tmp_path / "a.wacz", tmp_path) as place:
        for url, fetched_at, kind in rows:
            stamp = "".join(char for char in fetched_at[:19] if char.isdecimal())
            number = int(url.rstrip("/").rpartition("/")[2])
            asked = f"{place}/{stamp}id_/{url}"
            if number == 3:
                with pytest.raises(urllib.error.HTTPError):
                    urllib.request.urlopen(asked, timeout=30)
                continue
            if fetched_at[14:16] == "59":
                assert first_bytes(asked) == body_of(number)[:40]
                continue
            with urllib.request.urlopen(asked, timeout=30) as answer:
                assert answer.read() == body_of(number), (url, stamp, kind)


def first_bytes(url: str) -> bytes:
    """What a server sends that announces more."""
    with urllib.request.urlopen(url, timeout=30) as answer:
        try:
            return bytes(answer.read())
        except http.client.IncompleteRead as cut:
            return cut.partial


def test_an_answer_that_was_cut_off_is_packed_as_what_it_is(tmp_path: Path) -> None:
    output = exported(with_cut(tmp_path), tmp_path / "a.wacz")
    index = [json.loads(line.split(" ", 2)[2]) for line in lines(output, "indexes/index.cdx")]
    assert f"sha256:{hashlib.sha256(body_of(2)[:40]).hexdigest()}" in [one["digest"] for one in index]
    (tmp_path / "captures-0001.warc.gz").write_bytes(output.read("archive/captures-0001.warc.gz"))
    check(tmp_path / "captures-0001.warc.gz")
    assert b"WARC-Truncated: length" in gzip.decompress(output.read("archive/captures-0001.warc.gz"))
