"""Real annotated pages under their real addresses: an HTTP proxy on loopback, the site file of its scope, and the score of a body.

A corpus is JSON lines, gzipped: `url`, `html`, and the right answers `text`, `title`, `date` where they are known.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import statistics
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

LISTING_HOST = "replay.test"
ROWS = 50
"""Pages a listing page names."""
TOKEN = re.compile(r"\w+")

Gold = dict[str, Any]


def load(corpus: Path) -> dict[str, Gold]:
    """Pages of a corpus by their address; of several at one address the first."""
    pages: dict[str, Gold] = {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            if page.get("url"):
                pages.setdefault(address(page["url"]), page)
    return pages


def address(url: str) -> str:
    """The address under which a page is served: http, and without its fragment."""
    parts = urlsplit(url)
    return f"http://{(parts.hostname or '').lower()}{parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")


@contextmanager
def serving(bodies: dict[str, bytes]) -> Iterator[str]:
    """Serve bodies by address as a proxy, with a listing of them all; gives the proxy's own address."""
    addresses = list(bodies)

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            body = bodies.get(address(self.path))
            if asked.hostname == LISTING_HOST and asked.path == "/":
                body = _listing(addresses, int(parse_qs(asked.query).get("page", ["1"])[0]))
            self.send_response(200 if body is not None else 404)
            body = b"not here" if body is None else body
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _listing(addresses: list[str], page: int) -> bytes:
    rows = "".join(
        f'<li><a href="{html.escape(one)}">{html.escape(one)}</a></li>' for one in addresses[(page - 1) * ROWS : page * ROWS]
    )
    more = f'<a rel="next" href="/?page={page + 1}">next</a>' if page * ROWS < len(addresses) else ""
    return f"<title>News</title><ul>{rows}</ul>{more}".encode()


def site_file(addresses: Iterable[str], proxy: str, languages: list[str]) -> str:
    """A site file whose scope is the hosts of these addresses: every page on them may be an article."""
    hosts = sorted({urlsplit(one).netloc for one in addresses} | {LISTING_HOST})
    return f"""id = "replay"
status = "invented"
names = {{ en = "Real pages" }}
country = "XX"
timezone = "UTC"
languages = {json.dumps(languages)}
hosts = {json.dumps(hosts)}
[[articles]]
pattern = 'https?://(?!{re.escape(LISTING_HOST)}(?:/|$)).*'
[[listings]]
url = "http://{LISTING_HOST}/"
[crawl]
proxy = "{proxy}"
delay = 0
"""


def body_score(gold: str, found: str | None) -> tuple[float | None, float | None]:
    """Precision and recall of a body in word 4-grams, counted as multisets; None where one side has no words."""
    wanted, got = _grams(gold), _grams(found or "")
    both = sum((wanted & got).values())
    return (
        both / sum(got.values()) if got else None,
        both / sum(wanted.values()) if wanted else None,
    )


def f1(scores: list[tuple[float | None, float | None]]) -> float:
    """The harmonic mean of mean precision and mean recall over pages, as article extraction benchmarks count it."""
    precision = statistics.fmean([p for p, _ in scores if p is not None] or [0.0])
    recall = statistics.fmean([r for _, r in scores if r is not None] or [0.0])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3))) if words else Counter()


def fold(text: str | None) -> str:
    """A title for comparison: its words, casefolded."""
    return " ".join(TOKEN.findall((text or "").casefold()))
