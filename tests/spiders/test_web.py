"""A crawl of a web server that misbehaves: every address ends in the outcome that fits, and politely."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.captures.samples import only
from tests.program import run

TEXT = "<p>The university opened a new laboratory today, and many people came to see it with their own eyes.</p>"
SITE = """
id = "web"
status = "invented"
names = {{ en = "Web University" }}
country = "KZ"
timezone = "Asia/Almaty"
languages = ["en"]
hosts = ["127.0.0.1:{port}"]
[[articles]]
pattern = '{pattern}'
example = "http://127.0.0.1:{port}/news/1"
{canonical}
[[listings]]
url = "http://127.0.0.1:{port}/list"
[crawl]
private = true
{crawl}
"""
PATTERN = r"http://127\.0\.0\.1:{port}/news/(?P<number>\d+)(?:/|\.html)?"


def article(number: int) -> bytes:
    title = f"Item {number} of the news"
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{TEXT} <p>{number}</p></body></html>".encode()


class Web:
    """A server whose answers are given by path; what is not given is an article or a 404."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[float, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.asked.append((time.monotonic(), self.path))
                answer = outer.answers.get(self.path)
                if answer is not None:
                    answer(self)
                elif self.path.startswith("/news/"):
                    reply(self, article(int("".join(char for char in self.path if char.isdecimal()))))
                else:
                    reply(self, b"nothing", 404)

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """Clients that go away are meant to."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def lists(self, *links: str) -> None:
        body = "<html><body>" + "".join(f'<p><a href="{link}">A title for {link[-40:]}</a></p>' for link in links) + "</body></html>"
        self.answers["/list"] = lambda request: reply(request, body.encode())

    def times(self, path: str) -> list[float]:
        return [moment for moment, asked in self.asked if asked == path]


def reply(request: BaseHTTPRequestHandler, body: bytes, status: int = 200, length: int | None = None, **headers: str) -> None:
    request.send_response(status)
    request.send_header("Content-Type", headers.pop("kind", "text/html; charset=utf-8"))
    for name, value in headers.items():
        request.send_header(name.replace("_", "-"), value)
    request.send_header("Content-Length", str(len(body) if length is None else length))
    request.end_headers()
    request.wfile.write(body)
    if length is not None:
        request.close_connection = True


def endless(request: BaseHTTPRequestHandler) -> None:
    """A body in chunks that never ends, until nobody listens any more."""
    request.send_response(200)
    request.send_header("Content-Type", "text/html; charset=utf-8")
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    chunk = b"10000\r\n" + b"<p>on and on</p>" * 4096 + b"\r\n"
    with contextlib.suppress(OSError):
        while True:
            request.wfile.write(chunk)
    request.close_connection = True


def redirect(target: str) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda request: reply(request, b"", 302, Location=target)


@pytest.fixture
def web() -> Iterator[Web]:
    running = Web()
    yield running
    running.server.shutdown()
    running.server.server_close()


def crawl(
    web: Web, folder: Path, *arguments: str, settings: str = "", canonical: str = "", code: int | None = 0, pattern: str = PATTERN
) -> dict[str, str]:
    """Crawl the server; returns the outcome of each address by its path."""
    (folder / "sites").mkdir(exist_ok=True)
    found = pattern.replace("{port}", str(web.port))
    (folder / "sites" / "web.toml").write_text(SITE.format(port=web.port, crawl=settings, canonical=canonical, pattern=found))
    done = run("crawl", "web", "--quiet", "--db", str(folder / "a.db"), *arguments)
    assert "Traceback" not in done.stderr, done.stderr
    assert code is None or done.returncode == code, done.stdout + done.stderr
    with contextlib.closing(sqlite3.connect(folder / "a.db")) as connection:
        rows = connection.execute("SELECT url, outcome FROM frontier WHERE kind = 'article' UNION ALL SELECT url, outcome FROM refused")
        return {url.replace(f"http://127.0.0.1:{web.port}", ""): outcome for url, outcome in rows}


def test_answers_of_every_kind_end_in_their_outcome(web: Web, tmp_path: Path) -> None:
    web.lists(*(f"/news/{n}" for n in range(1, 14)), "http://10.0.0.1/news/1", "http://169.254.169.254/latest/", "file:///etc/passwd")
    web.answers.update(
        {
            "/news/2": lambda r: reply(r, b"gone", 410),
            "/news/3": lambda r: reply(r, b"no", 403),
            "/news/4": lambda r: reply(r, b"%PDF-1.4 ...", kind="application/pdf"),
            "/news/5": lambda r: reply(r, article(5)[:-200], length=len(article(5))),
            "/news/6": redirect("http://10.0.0.1/x"),
            "/news/7": redirect("/news/7"),
            "/news/8": redirect("/news/1"),
            "/news/9": lambda r: reply(r, b"", 200),
            "/news/10": redirect("file:///etc/passwd"),
            "/news/11": lambda r: reply(r, b"a" * (21 * 1024 * 1024)),
            "/news/12": lambda r: reply(r, article(12), 200, Content_Encoding="x-unknown"),
            "/news/13": endless,
        }
    )
    found = crawl(web, tmp_path, code=None)
    assert found["/news/1"] == "stored"
    assert found["/news/2"] == "gone"
    assert found["/news/3"] == "client_error"
    assert found["/news/4"] == "not_html"
    assert found["/news/5"] == "incomplete"
    assert {found[f"/news/{n}"] for n in (6, 7, 8, 10)} == {"redirected"}
    assert found["/news/9"] == "no_text"
    assert found["/news/11"] == found["/news/13"] == "too_big"
    assert found["/news/12"] == "not_html"
    assert found["http://10.0.0.1/x"] == "out_of_scope"
    assert found["file:///etc/passwd"] == "out_of_scope"
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        outside = connection.execute("SELECT count(*) FROM fetches WHERE sent = 1 AND url NOT LIKE 'http://127.0.0.1%'").fetchone()[0]
        cut = connection.execute(
            "SELECT f.url, f.status, f.bytes, f.reason, c.payload_sha256 FROM fetches f JOIN captures c ON c.id = f.capture"
            " WHERE f.outcome = 'too_big' ORDER BY f.url"
        ).fetchall()
    assert outside == 0
    # Of a body that is too large the first bytes are kept, as such.
    most = 10 * 1024 * 1024
    assert [(url[-8:], status, size, reason) for url, status, size, reason, _ in cut] == [
        ("/news/11", 200, most, f"it has {21 * 1024 * 1024:,} bytes; the first {most:,} are kept"),
        ("/news/13", 200, most, f"it has more than {most:,} bytes; the first {most:,} are kept"),
    ]
    assert cut[0][4] == hashlib.sha256(b"a" * most).hexdigest()
    with only(tmp_path / "a-captures").open("rb") as file:
        said = [record.rec_headers for record in ArchiveIterator(file, no_record_parse=True) if record.rec_type == "response"]
    why = {one.get_header("WARC-Target-URI").rpartition("/")[2]: one.get_header("WARC-Truncated") for one in said}
    assert {number: reason for number, reason in why.items() if reason} == {"5": "disconnect", "11": "length", "13": "length"}
    assert run("verify", "--db", str(tmp_path / "a.db")).returncode == 0


def test_an_address_that_redirects_to_another_spelling_of_itself_is_followed_and_is_one_article(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2")
    web.answers["/news/1"] = redirect("/news/1/")
    web.answers["/news/2"] = redirect("/news/2.html")
    found = crawl(web, tmp_path, canonical=f'canonical = "http://127.0.0.1:{web.port}/news/{{number}}"')
    assert found == {"/news/1": "stored", "/news/2": "stored"}


def test_a_passing_failure_is_tried_again_at_most_three_times(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2")
    seen: Counter[str] = Counter()

    def flaky(request: BaseHTTPRequestHandler) -> None:
        seen[request.path] += 1
        reply(request, b"busy", 500) if seen[request.path] < 2 else reply(request, article(1))

    web.answers["/news/1"] = flaky
    web.answers["/news/2"] = lambda r: reply(r, b"broken", 500)
    assert crawl(web, tmp_path, code=None) == {"/news/1": "stored", "/news/2": "server_error"}
    assert len(web.times("/news/2")) == 3


def test_a_second_try_does_not_wait_for_a_slow_answer_to_another_request(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2")
    answered: list[float] = []

    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(8)
        answered.append(time.monotonic())
        reply(request, article(1))

    web.answers["/news/1"] = slow
    web.answers["/news/2"] = lambda r: reply(r, article(2)) if len(web.times("/news/2")) > 1 else reply(r, b"busy", 500)
    assert crawl(web, tmp_path) == {"/news/1": "stored", "/news/2": "stored"}
    assert web.times("/news/2")[1] < answered[0]


def test_retry_after_is_kept(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2")
    asked: list[float] = []

    def busy(request: BaseHTTPRequestHandler) -> None:
        asked.append(time.monotonic())
        reply(request, b"later", 429, Retry_After="3") if len(asked) == 1 else reply(request, article(1))

    web.answers["/news/1"] = busy
    assert crawl(web, tmp_path) == {"/news/1": "stored", "/news/2": "stored"}
    assert asked[1] - asked[0] >= 3.0


def test_robots_txt_is_obeyed_and_its_crawl_delay_kept(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2", "/news/3")
    web.answers["/robots.txt"] = lambda r: reply(r, b"User-agent: *\nCrawl-delay: 1\nDisallow: /news/2\n", kind="text/plain")
    assert crawl(web, tmp_path) == {"/news/1": "stored", "/news/2": "robots_denied", "/news/3": "stored"}
    assert web.times("/news/2") == []
    moments = [moment for moment, path in web.asked if path != "/robots.txt"]
    assert all(later - earlier >= 0.95 for earlier, later in itertools.pairwise(moments))


def test_a_robots_txt_that_cannot_be_had_forbids_everything(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1")
    web.answers["/robots.txt"] = lambda r: reply(r, b"broken", 503)
    crawl(web, tmp_path, code=3)
    assert {path for _, path in web.asked} == {"/robots.txt"}


def test_a_robots_txt_that_is_missing_allows(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1")
    web.answers["/robots.txt"] = lambda r: reply(r, b"User-agent: *\nDisallow: /", 404)
    assert crawl(web, tmp_path) == {"/news/1": "stored"}


def test_a_limit_takes_the_newest_and_the_next_crawl_goes_on(web: Web, tmp_path: Path) -> None:
    web.lists(*(f"/news/{n}" for n in range(12, 0, -1)))
    web.answers["/robots.txt"] = lambda r: reply(r, b"User-agent: *\nDisallow: /news/12\nDisallow: /news/10")
    web.answers["/news/11"] = lambda r: reply(r, b"gone", 410)
    crawl(web, tmp_path, "--limit", "3")
    web.asked = [(moment, path) for moment, path in web.asked if path != "/news/11"]
    assert sorted(path for _, path in web.asked if path.startswith("/news/")) == ["/news/7", "/news/8", "/news/9"]
    found = crawl(web, tmp_path)
    ended = [found.pop(f"/news/{n}") for n in (12, 11, 10)]
    assert ended == ["robots_denied", "gone", "robots_denied"], "what came to no article takes nobody's place"
    assert set(found.values()) == {"stored"}
    assert len(found) == 9
    assert all(len(web.times(f"/news/{n}")) == 1 for n in range(1, 10))


def test_a_single_address_is_fetched_alone(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2")
    crawl(web, tmp_path, "--limit", "1")
    web.asked.clear()
    done = run("crawl", f"http://127.0.0.1:{web.port}/news/77", "--quiet", "--db", str(tmp_path / "a.db"))
    assert done.returncode == 0, done.stderr
    assert [path for _, path in web.asked] == ["/robots.txt", "/news/77"]


def test_an_address_beside_its_site_is_fetched_as_well_as_everything_else(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1", "/news/2")
    found = crawl(web, tmp_path, f"http://127.0.0.1:{web.port}/news/77")
    assert found == {"/news/1": "stored", "/news/2": "stored", "/news/77": "stored"}


def test_a_private_host_that_the_site_file_does_not_open_is_refused(web: Web, tmp_path: Path) -> None:
    web.lists("/news/1")
    crawl(web, tmp_path, settings="expect_articles = 0", code=None)
    web.asked.clear()
    text = (tmp_path / "sites" / "web.toml").read_text().replace("private = true", "private = false")
    (tmp_path / "sites" / "web.toml").write_text(text)
    done = run("crawl", "web", "--quiet", "--db", str(tmp_path / "b.db"))
    assert done.returncode == 3
    assert web.asked == []
    assert "not a public address" in done.stderr
