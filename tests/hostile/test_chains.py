"""A server that sends its own certificate and not the one between: the site file can name that one, and nothing is trusted by it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from newsarchive.errors import SiteFileError
from newsarchive.sites.certificates import intermediates
from newsarchive.sites.load import catalogue_folder, parse_site
from tests.hostile.server import HOST
from tests.hostile.tour import crawl, site_file

TEXT = "The university opened a new laboratory today, and many people came to see it. The rector thanked all of them at the end."
PAGES = {
    "/list": '<html><body><ul><li><a href="/news/1">A new laboratory was opened</a></li></ul></body></html>',
    "/news/1": f"<html lang=en><body><article><h1>A new laboratory was opened</h1><p>{TEXT}</p></article></body></html>",
}


class Authority(NamedTuple):
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode("ascii")


def issue(name: str, by: Authority | None, *, ca: bool = True) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(by.certificate.subject if by else subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )  # fmt: skip
    if not ca:
        made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
    return Authority(made.sign(by.key if by else key, hashes.SHA256()), key)


ROOT = issue("Root of the test", None)
BETWEEN = issue("Between", ROOT)
SERVER = issue(HOST, BETWEEN, ca=False)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A server that sends its own certificate alone."""
    chain, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    chain.write_text(SERVER.pem, encoding="ascii")
    key.write_bytes(SERVER.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = PAGES.get(self.path)
            body = (page or "").encode()
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Clients that go away are meant to."""

    server = Server((HOST, 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("named", "trusted", "outcomes"),
    [
        (BETWEEN.pem, ROOT, ["listed", "stored"]), (None, ROOT, ["tls_error"]), (BETWEEN.pem, None, ["tls_error"]),
    ],
    ids=["the missing one", "none", "the missing one, but its root is not trusted"],
)  # fmt: skip
def test_a_chain_is_completed_by_the_site_file_and_still_checked(
    tmp_path: Path, port: int, named: str | None, trusted: Authority | None, outcomes: list[str]
) -> None:
    site = site_file(tmp_path, "chain", port, r"/news/\d+", "/list")
    file = tmp_path / "sites" / f"{site}.toml"
    text = file.read_text(encoding="utf-8").replace("http://", "https://")
    file.write_text(text + (f'certificates = """\n{named}"""\n' if named else ""), encoding="utf-8")
    roots = tmp_path / "roots.pem"
    roots.write_text((trusted or issue("Nobody", None)).pem, encoding="ascii")
    environment = {**os.environ, "SSL_CERT_FILE": str(roots), "SSL_CERT_DIR": str(tmp_path)}
    done = crawl(tmp_path / "a.db", site, env=environment)
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        found = [row[0] for row in connection.execute("SELECT outcome FROM frontier ORDER BY kind DESC")]
    assert found == outcomes, done.stdout + done.stderr


def test_only_intermediates_may_be_named(tmp_path: Path) -> None:
    assert intermediates(BETWEEN.pem) == [BETWEEN.pem.strip()]
    for text, why in (
        (ROOT.pem, "is a root"), (SERVER.pem, "a server's own"), ("", "in PEM"), (BETWEEN.pem + "and more", "nothing else"),
        (BETWEEN.pem * 9, "at most 8"), (BETWEEN.pem.replace("M", "N", 3), "number 1 is none"),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=why):
            intermediates(text)
    good = (catalogue_folder() / "kaznu.toml").read_text(encoding="utf-8")
    with pytest.raises(SiteFileError, match=r"crawl\.certificates = .*is a root"):
        parse_site(good.replace("[crawl]\n", f'[crawl]\ncertificates = """{ROOT.pem}"""\n'), tmp_path / "kaznu.toml")
