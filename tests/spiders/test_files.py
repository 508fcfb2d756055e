"""Pictures and attachments of articles: asked for after the articles, by the same rules, and each with an outcome."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive.place import captures_folder
from newsarchive.archive.settle import REF, ref_of
from newsarchive.captures.reader import read_record
from newsarchive.sites.load import parse_site
from newsarchive.spiders.files import fault_of, look_at
from tests.program import run

SITE = """
id = "gallery"
status = "invented"
names = {{ en = "University of Pictures" }}
languages = ["en"]
hosts = ["127.0.0.1:{port}"]

[[articles]]
pattern = 'http://127\\.0\\.0\\.1:{port}/news/(?P<number>\\d+)'

[[listings]]
url = "http://127.0.0.1:{port}/news"

[crawl]
private = true
{more}
"""
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 600
REPORT = b"%PDF-1.4 " + b"report " * 100
TEXT = "<p>The gallery of the university showed forty pictures of the old town, and many came to see them on that day.</p>" * 3


def page(port: int) -> str:
    files = "".join(
        f'<figure><img src="{src}" width="600" height="400" alt="{src}"></figure>'
        for src in (
            f"http://127.0.0.1:{port}/img/суреті.png", "/img/moved.png", "/img/gone.png", "/img/page.png", "/img/secret/a.png",
            "http://pictures.example/b.png",
        )
    )
    return (
        f"<html><head><title>Forty pictures</title></head><body><article><h1>Forty pictures</h1>{TEXT}{files}"
        '<p><a href="/files/report.pdf">The report of the year (PDF)</a></p></article></body></html>'
    )


@contextmanager
def served(asked: list[str]) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            port = self.server.server_port  # type: ignore[attr-defined]
            answers: dict[str, tuple[int, str, bytes]] = {
                "/news": (200, "text/html", b'<h1>News</h1><ul><li><a href="/news/1">Forty pictures</a></li></ul>'),
                "/news/1": (200, "text/html; charset=utf-8", page(port).encode()),
                "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /img/secret/"),
                "/img/%D1%81%D1%83%D1%80%D0%B5%D1%82%D1%96.png": (200, "image/png", PICTURE),
                "/img/moved.png": (301, "text/html", b""), "/img/new.png": (200, "image/png", PICTURE),
                "/img/page.png": (200, "text/html", b"<p>It is not here.</p>"), "/files/report.pdf": (200, "application/pdf", REPORT),
            }  # fmt: skip
            status, kind, body = answers.get(self.path, (404, "text/html", b"no"))
            self.send_response(status)
            if status == 301:
                self.send_header("Location", "/img/new.png")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def newsarchive(db: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(*arguments, "--db", str(db))


@pytest.mark.full
def test_pictures_and_attachments_are_kept_after_the_articles_each_with_its_outcome(tmp_path: Path) -> None:
    asked: list[str] = []
    db = tmp_path / "archive.db"
    (tmp_path / "sites").mkdir()
    with served(asked) as port:
        text = SITE.format(port=port, more='keep = ["images", "attachments"]')
        (tmp_path / "sites" / "gallery.toml").write_text(text, encoding="utf-8")
        for _ in range(2):
            done = newsarchive(db, "crawl", "gallery", "--quiet")
            assert done.returncode == 0, done.stdout + done.stderr
    assert asked.count("/files/report.pdf") == 1, "what is kept is not asked for again"
    with closing(sqlite3.connect(db)) as connection:
        told = dict(connection.execute("SELECT url, outcome FROM files").fetchall())
        names = {url.rpartition("/")[2]: outcome for url, outcome in told.items()}
        assert names == {
            "%D1%81%D1%83%D1%80%D0%B5%D1%82%D1%96.png": "kept", "moved.png": "redirected", "new.png": "kept", "gone.png": "gone",
            "page.png": "unfit", "a.png": "robots_denied", "b.png": "out_of_scope", "report.pdf": "kept",
        }  # fmt: skip
        assert connection.execute("SELECT count(*) FROM fetches WHERE kind = 'file'").fetchone()[0] == 7
        assert connection.execute("SELECT outcome FROM refused WHERE url LIKE '%pictures.example%'").fetchone()[0] == "out_of_scope"
        row = connection.execute(f"SELECT {REF} FROM captures c JOIN files f ON f.capture = c.id WHERE f.url LIKE '%.pdf'").fetchone()
        assert read_record(captures_folder(db), ref_of(row)).body == REPORT
    shown = json.loads(newsarchive(db, "show", "gallery-en-1", "--json").stdout)
    assert {one["outcome"] for one in shown["provenance"]["files"]} == set(told.values())
    assert "report.pdf: kept" in newsarchive(db, "show", "gallery-en-1", "--provenance").stdout


def test_files_are_asked_for_on_the_sites_hosts_and_on_those_it_names(tmp_path: Path) -> None:
    text = SITE.format(port=8000, more='file_hosts = ["cdn.example"]\nkeep = "images"')
    site = parse_site(text, tmp_path / "gallery.toml")
    assert site.crawl.keep == ("images",)
    assert fault_of("http://127.0.0.1:8000/a.png", site) is None
    assert fault_of("https://cdn.example/a.png", site) is None
    assert look_at("https://cdn.example/сурет.png", site) == ("https://cdn.example/%D1%81%D1%83%D1%80%D0%B5%D1%82.png", None)
    for url in ("http://other.example/a.png", "data:image/png;base64,AA", "http://user@cdn.example/a.png", "ftp://cdn.example/a", "http://["):
        assert fault_of(url, site) is not None, url
