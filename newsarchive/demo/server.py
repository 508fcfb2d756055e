"""Serves the demo university on loopback: as a proxy for its invented host names, and directly for a browser."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from newsarchive.demo import pages
from newsarchive.demo.catalogue import CODES, LANGUAGES, MAIN, Item, address, newest

ROBOTS = "User-agent: *\nDisallow: /en/3/news/one/24000/\nDisallow: /internal/\n"
LANGUAGE_OF = {code: language for language, code in CODES.items()}
FIRST_DAY = "Tue, 20 Jul 2021 08:00:00 GMT"


class Answer:
    """Status, body and headers of one page."""

    def __init__(self, body: str | bytes, status: int = 200, kind: str | None = "text/html; charset=utf-8", **headers: str) -> None:
        self.status = status
        self.body = body.encode() if isinstance(body, str) else body
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if kind:
            self.headers["Content-Type"] = kind


class University:
    """The pages of one day, by host and path."""

    def __init__(self, day: int, count: int | None = None) -> None:
        self.day = day
        self.items = {item.number: item for item in newest(count)}
        self.shown = [item for item in reversed(newest(count)) if item.is_there(day)]
        self.in_1251 = next((item.number for item in newest(count) if "ru" in item.texts), 0)

    def answer(self, host: str, path: str, query: str) -> Answer:
        """The answer to a GET."""
        if path == "/robots.txt":
            return Answer(ROBOTS, kind="text/plain")
        if host.startswith("press."):
            return self._press(path)
        parts = [part for part in path.split("/") if part]
        if not parts or (len(parts) == 1 and parts[0] in LANGUAGE_OF):
            return Answer(pages.home(self.day))
        language = LANGUAGE_OF.get(parts[0])
        if language is None or parts[1:3] != ["3", "news"]:
            return Answer("<h1>404</h1>", 404)
        if len(parts) == 3:
            return self._listing(language, query)
        if parts[3] == "one" and len(parts) == 5 and parts[4].isdecimal():
            return self._article(int(parts[4]), language, query)
        return Answer("<h1>404</h1>", 404)

    def _listing(self, language: str, query: str) -> Answer:
        page = parse_qs(query).get("page", ["1"])[0]
        shown = [item for item in self.shown if language in item.texts]
        number = int(page) if page.isdecimal() and len(page) < 6 else 1
        ghosts = [
            (address(item, language), item.texts[language].title)
            for item in self.items.values()
            if item.removed_on is not None and item.removed_on <= self.day and language in item.texts
        ]
        if language == "en":
            ghosts.append((f"{MAIN}/en/3/news/one/24000/", "For staff: internal notices"))
            ghosts.append((f"{MAIN}/en/3/news/one/24499/", "Photo report of the spring festival"))
        return Answer(pages.listing(shown, language, number, ghosts))

    def _article(self, number: int, language: str, query: str) -> Answer:
        item = self.items.get(number)
        if item is None or not item.is_there(self.day) or language not in item.texts:
            was_there = item is not None and language in item.texts and item.removed_on is not None and item.removed_on <= self.day
            return Answer(pages.soft_404(language), 410 if was_there else 200)
        latest = [other for other in self.shown if language in other.texts][:5]
        printed = "print" in parse_qs(query, keep_blank_values=True)
        if number == self.in_1251 and language == "ru":
            text = pages.article(item, language, self.day, latest, charset="windows-1251", printed=printed)
            return Answer(text.encode("windows-1251", "xmlcharrefreplace"), kind="text/html")
        text = pages.article(item, language, self.day, latest, printed=printed)
        tag = hashlib.sha256(text.encode()).hexdigest()[:16]
        return Answer(text, ETag=f'"{tag}"', Last_Modified=FIRST_DAY)

    def _press(self, path: str) -> Answer:
        mirrored: list[tuple[Item, str]] = [
            (item, language) for item in self.shown if item.is_mirrored for language in LANGUAGES if language in item.texts
        ]
        if path == "/":
            return Answer(pages.press_listing(mirrored))
        for item, language in mirrored:
            if path.rstrip("/") == urlsplit(pages.release(item, language)).path:
                return Answer(pages.press_release(item, language, self.day))
        return Answer("<h1>404</h1>", 404)


class DemoServer:
    """A running demo server. `url` is its address, `requests` every address asked for, in order."""

    def __init__(
        self, port: int, day: int, watch: Callable[[str], None] | None = None, count: int | None = None
    ) -> None:
        self.university = University(day, count)
        self.requests: list[str] = []
        self.watch = watch
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            server_version = "kokzhiek"
            sys_version = ""
            timeout = 30

            def do_GET(self) -> None:
                outer.handle(self)

            do_HEAD = do_GET  # noqa: N815 - the name http.server looks for

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet; `watch` is told of every request."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that goes away in the middle is no error of the server's."""

        self._server = Server(("127.0.0.1", port), Handler)
        self.port = int(self._server.server_address[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="demo-server", daemon=True)
        self._thread.start()

    def handle(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request; an absolute address on the request line makes us a proxy for its host."""
        parts = urlsplit(request.path)
        host = parts.hostname or ""
        self.requests.append(request.path)
        if self.watch is not None:
            self.watch(request.path)
        answer = self.university.answer(host, parts.path, parts.query)
        tag = answer.headers.get("ETag")
        body = answer.body
        if tag and request.headers.get("If-None-Match") == tag:
            answer.status, body = 304, b""
        if not host:
            # A browser that reads the pages directly stays on this server.
            body = body.replace(MAIN.encode(), b"")
        request.send_response(answer.status)
        for name, value in answer.headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(body)

    def wait(self) -> None:
        """Serve until interrupted."""
        self._thread.join()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


def serve(
    port: int = 0, day: int = 1, watch: Callable[[str], None] | None = None, count: int | None = None
) -> DemoServer:
    """Start the demo server on loopback; port 0 takes a free one.

    Args:
        watch: told of every request.
        count: only the newest items; all without it.

    Raises:
        OSError: the port is taken.
    """
    return DemoServer(port, day, watch, count)
