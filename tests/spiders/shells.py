"""A university whose pages have another shell at every visit, and the crawls that come back to it."""

from __future__ import annotations

import itertools
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.program import run

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
        self.edits: dict[str, str] = {}
        """Words of the article's texts, and what stands in their place."""
        self.visits = itertools.count(1)

    def text_of(self, number: int) -> str:
        """The text of an article as it stands now."""
        text = SENTENCES[number]
        for before, after in self.edits.items():
            text = text.replace(before, after)
        return text

    def page(self, path: str) -> str:
        """The list, or an article."""
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
<p class="views">Просмотров: {100 * number + visit}</p><div class="text"><p>{self.text_of(number)}</p></div></article>
<aside class="related"><h3>See also</h3><ul>{related}</ul></aside><aside class="sidebar">{box}</aside>
<div class="latest"><p>Day {self.day}: what the rector said in the morning of day {self.day}</p></div>
<div class="advert">Buy pencil number {visit}</div><script>var visit = {visit}</script>
<footer>© University of Shells</footer></body></html>"""


@contextmanager
def served(university: University) -> Iterator[int]:
    """The university on loopback; yields its port."""

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
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def crawl(folder: Path, port: int, *arguments: str, more: str = "") -> None:
    """A crawl of it that looks at every article again."""
    (folder / "sites").mkdir(exist_ok=True)
    (folder / "sites" / "shell.toml").write_text(SITE.format(port=port, more=more), encoding="utf-8")
    done = run("crawl", "shell", "--quiet", "--recheck", "all", "--db", str(folder / "archive.db"), *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def all_of(folder: Path, query: str) -> list[Any]:
    """The rows of a query; values where it has one column."""
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        return [row[0] if len(row) == 1 else row for row in connection.execute(query).fetchall()]
