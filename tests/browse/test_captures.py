"""Captures: pictures by what they are, attachments to be saved, pages in their own charset; what is no page is told."""

from __future__ import annotations

import base64
import gzip
import json
import re
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.stored import records_of
from newsarchive.browse.picture import type_of
from newsarchive.captures.writer import CaptureWriter
from newsarchive.items import Earlier, Fetched, RecordRef, Repeat
from tests.archive.made import LONG, NOON, Feed
from tests.browse.test_room import ask

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
HTML = (
    '<html><head><meta charset="windows-1251"><title>Лаборатория</title><meta http-equiv="refresh" content="0;url=http://outside.example/">'
    '<link rel="stylesheet" href="http://outside.example/a.css"><style>b{color:red;background:url(http://outside.example/b.png)}</style>'
    '</head><body onload="alert(1)"><iframe src="http://outside.example/"></iframe><img src="http://outside.example/c.png">'
    '<p>Новая <b>лаборатория</b> открыта.</p><img src="/a.png" alt="Здание"><img src="/b.svg" alt="Схема"><a href="/ru/2/?p=1">дальше</a>'
    '<form action="/send"><input name="q"></form><script>alert(1)</script></body></html>'
)
FILES = {
    "a.png": ("image", "text/html", PIXEL), "b.svg": ("image", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    'c "x".pdf': ("attachment", "application/pdf", b"%PDF-1.4 <script>alert(1)</script>"),
}  # fmt: skip


PAGES = {"page": HTML.encode("cp1251"), "empty": b"", "bomb": b"<a " + b"a=1 b " * 9000 + b">"}
OF_FILE = "id, site, url, fetched_at, status, content_type, record_type, file, offset, length, payload_sha256, block_sha256"


def build(path: Path) -> dict[str, str]:
    """An archive with captures; the id of each by name."""
    writer = CaptureWriter(path.with_name("archive-captures"))
    named: dict[str, str] = {}

    def kept(name: str, item: Fetched, kind: str, body: bytes) -> RecordRef:
        item.body, item.headers = body, (("Content-Type", kind), ("X-Evil", "<script>alert(1)</script>"))
        item.record = writer.append(item)
        named[name] = item.record.capture_id
        return item.record

    with closing(connect(path)) as connection:
        feed = Feed(connection)
        said = {"alt": "Здание", "caption": "Корпус <b>", "credit": "А. Омар"}
        media = [{"kind": kind, "url": f"http://u.example/{name}", **said, "lead": name == "a.png"} for name, (kind, _, _) in FILES.items()]
        for number, (name, body) in enumerate(PAGES.items()):
            item = feed.article(number, f"{name}. {LONG}", title=name, language="ru", media=media if name == "page" else [])
            ref = kept(name, item, "text/html; charset=utf-8", body)
            assert item.reading is not None
            item.reading.capture_id = ref.capture_id
            feed.put(item)
        first = named["page"]
        ref = next(one for one in records_of(path, feed.one("SELECT file FROM captures WHERE id = ?", first)) if one.capture_id == first)
        feed.next_crawl()
        item = feed.article(0, f"page. {LONG}", title="page", language="ru", media=media)
        item.repeats = Repeat(earlier=Earlier(ref=ref, url=item.url, fetched_at="2026-03-01T12:00:00Z"), how="identical")
        again = kept("again", item, "text/html; charset=utf-8", PAGES["page"])
        assert item.reading is not None
        item.reading.capture_id = again.capture_id
        feed.put(item)
        key = feed.one("SELECT key FROM articles WHERE title = 'page'")
        for number, (name, (kind, media_type, body)) in enumerate(FILES.items(), 1):
            url = f"http://u.example/{name}"
            item = Fetched(site="demo", crawl=feed.crawl, row=0, url=url, kind="file", requested_at=NOON, received_at=NOON, status=200)
            ref = kept(name, item, media_type, body)
            with transaction(connection):
                connection.execute(
                    f"INSERT INTO captures({OF_FILE}) VALUES (?, 'demo', ?, '2026-03-01T12:00:00Z', 200, ?, 'response', ?, ?, ?, ?, ?)",
                    (ref.capture_id, url, media_type, ref.file, ref.offset, ref.length, ref.payload_sha256, ref.block_sha256),
                )
                connection.execute(
                    "INSERT INTO files(id, site, url, kind, hops, first_crawl, state, outcome, capture)"
                    " VALUES (?, 'demo', ?, ?, 0, ?, 'settled', 'kept', ?)",
                    (number, url, kind, feed.crawl, ref.capture_id),
                )
                connection.execute("INSERT INTO file_uses VALUES (?, ?)", (key, number))
    writer.close()
    return named


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    path = tmp_path_factory.mktemp("captures") / "archive.db"
    return path, build(path)


def answers(made: tuple[Path, dict[str, str]], *paths: str) -> list[httpx.Response]:
    """Answers of the room; {name} in a path stands for the capture of that name, without what ends it."""
    short = {name[:1] if name in FILES else name: ident for name, ident in made[1].items()}
    return ask(made[0], *(path.format(**short) for path in paths))


def test_a_page_is_replayed_in_its_own_charset_with_its_captured_pictures(made: tuple[Path, dict[str, str]]) -> None:
    (page,) = answers(made, "/-/replay/{page}")
    assert "Новая <b>лаборатория</b> открыта." in page.text
    assert f'src="data:image/png;base64,{base64.b64encode(PIXEL).decode()}"' in page.text
    assert '<span class="newsarchive-missing">Схема</span>' in page.text
    assert 'href="/article/http://u.example/ru/2/%3Fp%3D1" target="_top"' in page.text
    assert not re.search(r"<script|onload|<form|alert", page.text)


def test_an_answer_that_repeats_an_earlier_one_is_shown_with_its_body_and_given_out_with_its_record(
    made: tuple[Path, dict[str, str]]
) -> None:
    page, replayed, record = answers(made, "/-/capture/{again}", "/-/replay/{again}", "/-/warc/{again}.warc.gz")
    assert "This answer repeats an earlier one" in page.text
    assert made[1]["page"] in page.text
    assert "Новая <b>лаборатория</b> открыта." in replayed.text
    types = re.findall(rb"WARC-Type: (\w+)", gzip.decompress(record.content))
    assert types == [b"warcinfo", b"revisit", b"request", b"response", b"request"]


def test_pictures_are_shown_by_what_they_are_and_all_else_is_saved(made: tuple[Path, dict[str, str]]) -> None:
    png, svg, pdf, page = answers(made, "/-/file/{a}", "/-/file/{b}", "/-/file/{c}", "/-/file/{page}")
    assert (png.headers["content-type"], png.content) == ("image/png", PIXEL)
    for one in (svg, pdf):
        assert one.headers["content-type"] == "application/octet-stream"
        assert one.headers["content-disposition"].startswith("attachment; ")
    assert pdf.headers["content-disposition"] == 'attachment; filename="cx.pdf"'
    assert all("sandbox" in one.headers["content-security-policy"] for one in (png, svg, pdf))
    assert all(one.headers["x-content-type-options"] == "nosniff" for one in (png, svg, pdf))
    assert page.status_code == 404


def test_the_article_shows_its_pictures_with_their_credit(made: tuple[Path, dict[str, str]]) -> None:
    with closing(sqlite3.connect(made[0])) as connection:
        ident = connection.execute("SELECT id FROM articles WHERE title = 'page'").fetchone()[0]
    (page,) = answers(made, f"/article/{ident}")
    assert re.search(rf'<img src="/-/file/{made[1]["a.png"]}" alt="Здание"', page.text)
    assert "Photo: <bdi>А. Омар</bdi>" in page.text
    assert made[1]["b.svg"] not in page.text
    assert "not captured: 1." in page.text
    assert "Корпус &lt;b&gt;" in page.text
    assert [src for src in re.findall(r'<img src="([^"]+)"', page.text) if not src.startswith("/-/file/")] == []


def test_what_is_no_page_or_would_freeze_the_parser_is_told_and_its_record_given_out(made: tuple[Path, dict[str, str]]) -> None:
    empty, bomb, record = answers(made, "/-/replay/{empty}", "/-/replay/{bomb}", "/-/warc/{bomb}.warc.gz")
    assert (empty.status_code, bomb.status_code) == (404, 404)
    assert "attributes" in bomb.text
    assert b"a=1 b" in gzip.decompress(record.content)


def test_headers_of_others_are_words(made: tuple[Path, dict[str, str]]) -> None:
    (page,) = answers(made, "/-/capture/{page}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [(PIXEL, "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"GIF89a", "image/gif"), (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
     (b"\0\0\0\x1cftypavif", "image/avif"), (b"<svg>", None), (b"<html>", None), (b"", None), (zlib.compress(b"x"), None),
     (json.dumps({}).encode(), None)],
)  # fmt: skip
def test_a_picture_is_known_by_its_first_bytes(body: bytes, kind: str | None) -> None:
    assert type_of(body) == kind


def test_no_cache_keeps_what_may_be_withheld_later_and_who_has_it_is_told_so(made: tuple[Path, dict[str, str]]) -> None:
    paths = [f"/-/file/{made[1]['a.png']}", f"/-/warc/{made[1]['page']}.warc.gz"]
    for path, answer in zip(paths, ask(made[0], *paths), strict=True):
        assert answer.headers["cache-control"] == "private, no-cache"
        tag = answer.headers["etag"]
        same, other = (ask(made[0], path, headers={"if-none-match": given})[0] for given in (f'"x", {tag}', '"x"'))
        assert (same.status_code, same.content) == (304, b"")
        assert (other.status_code, len(other.content) > 0) == (200, True)
