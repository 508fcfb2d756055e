"""Serves the farm: every site on a loopback address of its own, all on one port."""

from __future__ import annotations

import contextlib
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.farm.model import Answer, Ask, Asked, Site


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Apache"
    sys_version = ""
    timeout = 30
    site: Site

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(min(length, 1 << 20)) if length else b""
        headers = {name.lower(): value for name, value in self.headers.items()}
        at = time.monotonic()
        ask = Ask.of(self.path, headers.get("host", ""), self.command, headers, body)
        answer = self.site.serve(ask)
        self.site.log.append(Asked(at, self.command, self.path, answer.status, headers, answer.kind, answer.key))
        self._send(answer)

    do_GET = do_HEAD = do_POST = _serve  # noqa: N815 - the names http.server looks for

    def _send(self, answer: Answer) -> None:
        site = self.site
        data = answer.body if isinstance(answer.body, bytes) else encode(site, answer)
        kind = answer.type or ("text/html" + (f"; charset={site.declared}" if site.declared else ""))
        if kind in {"text/plain", "text/xml", "application/xml", "application/json"}:
            kind += "; charset=utf-8"
        self.send_response(answer.status)
        self.send_header("Content-Type", kind)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            with contextlib.suppress(ConnectionError):
                self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """The site's own log is enough."""


def encode(site: Site, answer: Answer) -> bytes:
    """The bytes of an answer: HTML in the site's encoding, everything else in UTF-8."""
    assert isinstance(answer.body, str)
    if answer.type:
        return answer.body.encode()
    return answer.body.encode(site.encoding, "xmlcharrefreplace")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self) -> None:
        # The name of the host is never looked up.
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address[0], self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is no error of the server's."""


class Farm:
    """The running sites. `port` is the same on every address."""

    def __init__(self, sites: Iterable[Site], tls: tuple[Path, Path] | None = None) -> None:
        """Start.

        Args:
            sites: each on its own address.
            tls: certificate and key; with them the sites speak TLS.

        Raises:
            OSError: no port is free on all addresses.
        """
        self.sites = {site.id: site for site in sites}
        self._servers: list[_Server] = []
        self.port = self._bind()
        for server in self._servers:
            if tls:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(*tls)
                server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
            threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True, name="farm").start()
        for site in self.sites.values():
            site.port = self.port

    def _bind(self) -> int:
        wanted = [(address, site) for site in self.sites.values() for address in (site.address, site.alias) if address]
        for _ in range(20):
            port = 0
            try:
                for address, site in wanted:
                    handler = type("Handler", (_Handler,), {"site": site})
                    self._servers.append(_Server((address, port), handler))
                    port = self._servers[0].server_port
            except OSError:
                for server in self._servers:
                    server.server_close()
                self._servers.clear()
            else:
                return port
        raise OSError("no port is free on every address of the farm")

    def close(self) -> None:
        """Stop all sites."""
        threads = [threading.Thread(target=server.shutdown) for server in self._servers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for server in self._servers:
            server.server_close()


@contextlib.contextmanager
def running(*sites: Site, tls: tuple[Path, Path] | None = None) -> Iterator[Farm]:
    """A farm that stops at the end."""
    farm = Farm(sites, tls)
    try:
        yield farm
    finally:
        farm.close()
