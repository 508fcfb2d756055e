"""A certificate that nobody vouches for: nothing is taken from such a server, and the archivist is told why."""

from __future__ import annotations

import contextlib
import sqlite3
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.hostile.server import HOST
from tests.hostile.tour import crawl, site_file

ARTICLE = b"<html><body><h1>News</h1><p>The university opened a new laboratory today, and many people came.</p></body></html>"


def test_a_certificate_that_cannot_be_verified_is_named_and_nothing_is_fetched(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "2",
         "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=IP:{HOST}"], check=True, capture_output=True,
    )  # fmt: skip
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(ARTICLE)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Clients that go away are meant to."""

    server = Server((HOST, 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        site = site_file(tmp_path, "secret", server.server_address[1], r"/news/\d+", "/list")
        file = tmp_path / "sites" / f"{site}.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("http://", "https://"), encoding="utf-8")
        done = crawl(tmp_path / "a.db", site)
    finally:
        server.shutdown()
        server.server_close()
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT outcome FROM frontier").fetchall() == [("tls_error",)]
        assert connection.execute("SELECT verdict_cause FROM crawls").fetchall() == [("tls",)]
    assert done.returncode == 3, done.stdout + done.stderr
    assert "certificate" in done.stderr
    assert asked == []
