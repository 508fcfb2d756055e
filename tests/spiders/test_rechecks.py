"""Fetched again and again while everything around the article changes: one version and one body; a box that is corrected is kept."""

from __future__ import annotations

import itertools
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive.place import captures_folder
from newsarchive.archive.settle import REF, ref_of
from newsarchive.captures.reader import members, read_record
from tests.captures.samples import check

HEADLINES = {
    1: "Жаңа зертхана ашылды", 2: "Кітапхананың шатыры жөнделді", 3: "The choir sang in the old hall", 4: "Студенты посадили сад",
    5: "A telescope for the observatory", 6: "Спортшылар жарыста жеңді",
}
SENTENCES = {
    number: " ".join(f"{title}: sentence {n} tells what happened on day {n} of the week and who was there to see it." for n in range(1, 7))
    for number, title in HEADLINES.items()
}
SITE = """
id = "shell"
status = "invented"
names = {{ en = "University of Shells" }}
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


class University:
    """Pages whose shell is another one at every visit, and on every day; the articles stay."""

    def __init__(self) -> None:
        self.day = 1
        self.box = ""
        self.visits = itertools.count(1)

    def page(self, path: str) -> str:
        visit = next(self.visits)
        if path == "/news":
            links = "".join(f'<li><a href="/news/{n}">{title}</a></li>' for n, title in HEADLINES.items())
            return f"<html><body><h1>News</h1><ul>{links}</ul></body></html>"
        number = int(path.rpartition("/")[2])
        related = "".join(
            f'<li><a href="/news/{n}">{HEADLINES[n]}</a></li>' for n in ((number + visit + step) % 6 + 1 for step in (1, 2, 3))
        )
        box = self.box if number == 3 else ""
        return f"""<html lang="en"><head><title>{HEADLINES[number]}</title><meta name="csrf-token" content="{visit:032x}"></head><body>
<nav><a href="/">Home</a> <a href="/news?sid={visit:032x}">News</a></nav><article><h1>{HEADLINES[number]}</h1>
<p class="views">Просмотров: {100 * number + visit}</p><div class="text"><p>{SENTENCES[number]}</p></div></article>
<aside class="related"><h3>See also</h3><ul>{related}</ul></aside><aside class="sidebar">{box}</aside>
<div class="latest"><p>Day {self.day}: what the rector said in the morning of day {self.day}</p></div>
<div class="advert">Buy pencil number {visit}</div><script>var visit = {visit}</script>
<footer>© University of Shells</footer></body></html>"""


@contextmanager
def served(university: University) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path.startswith("/news")
            body = university.page(self.path.partition("?")[0]).encode() if found else b"no"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
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


def crawl(folder: Path, port: int, *arguments: str, more: str = "") -> None:
    (folder / "sites").mkdir(exist_ok=True)
    (folder / "sites" / "shell.toml").write_text(SITE.format(port=port, more=more), encoding="utf-8")
    command = [sys.executable, "-m", "newsarchive", "crawl", "shell", "--quiet", "--recheck", "all", "--db", str(folder / "archive.db")]
    done = subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=False, timeout=110,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def all_of(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        return [row[0] if len(row) == 1 else row for row in connection.execute(query).fetchall()]


KINDS = "SELECT record_type, count(*) FROM captures WHERE url LIKE '%/news/%' GROUP BY 1 ORDER BY 1"


@pytest.mark.full
@pytest.mark.timeout(600)
def test_ten_fetches_of_pages_whose_shell_changes_are_one_version_and_one_body_each(tmp_path: Path) -> None:
    university = University()
    with served(university) as port:
        for day in range(1, 11):
            university.day = day
            crawl(tmp_path, port)
        assert all_of(tmp_path, KINDS) == [("metadata", 54), ("response", 6)]
        assert all_of(tmp_path, "SELECT DISTINCT version_count FROM articles") == [1]
        assert all_of(tmp_path, "SELECT count(*) FROM fetches WHERE url LIKE '%/news/%' AND outcome = 'unchanged'") == [54]
        assert all_of(tmp_path, "SELECT record_type, count(*) FROM captures WHERE url LIKE '%/news' GROUP BY 1 ORDER BY 1") == [
            ("response", 1), ("revisit", 9),
        ]  # fmt: skip
        university.box = '<div class="note"><h4>Correction</h4><p>The caption of the picture was wrong.</p></div>'
        crawl(tmp_path, port)
        assert all_of(tmp_path, KINDS) == [("metadata", 59), ("response", 7)]
        university.box = university.box.replace("wrong", "false")
        crawl(tmp_path, port)
        assert all_of(tmp_path, KINDS) == [("metadata", 64), ("response", 8)]
        crawl(tmp_path, port)
        assert all_of(tmp_path, KINDS) == [("metadata", 70), ("response", 8)], "what was kept is what the next visit is compared with"
        kept = all_of(tmp_path, f"SELECT {REF} FROM captures c WHERE url LIKE '%/news/3' AND record_type = 'response'")
        bodies = [read_record(captures_folder(tmp_path / "archive.db"), ref_of(row)).body for row in kept]
        assert [b"was wrong" in one for one in bodies].count(True) == 1
        assert [b"was false" in one for one in bodies].count(True) == 1
        assert all_of(tmp_path, "SELECT DISTINCT version_count FROM articles") == [1], "the box is no part of the article's text"
    for path in captures_folder(tmp_path / "archive.db").glob("*.warc.gz"):
        check(path)
        assert list(members(path))


@pytest.mark.full
@pytest.mark.timeout(600)
def test_a_site_file_may_have_all_answers_kept(tmp_path: Path) -> None:
    university = University()
    with served(university) as port:
        for _ in range(2):
            crawl(tmp_path, port, more='keep_rechecks = "all"')
    assert all_of(tmp_path, KINDS) == [("response", 12)]
