"""The keys by which web archives sort and find addresses: host names reversed, letters small, what says nothing left out.

An index has a capture under its key; who looks for an address makes the same key of it (Sort-friendly URI Reordering Transform, with
the conventions of the Wayback machine).
"""

from __future__ import annotations

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

PORTS = {"http": "80", "https": "443"}
KEPT = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
"""Characters that stay as they are; what else is no letter or digit of ASCII is written as %XX."""
_WWW = re.compile(r"www\d*\.")
_IN_PATH = re.compile(rb"^([^(]*/)(\((?:[a-z]\([0-9a-z]{24}\))+\)/)([^?]+\.aspx.*)$")
_SESSION = re.compile(r"(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24}")
MOST_ROUNDS = 20


def key_of(url: str) -> str:
    """The key of an http or https address."""
    parts = urlsplit(url.strip())
    host = _WWW.sub("", _plain_host(parts.hostname or ""), count=1)
    try:
        port = str(parts.port) if parts.port is not None else ""
    except ValueError:
        port = ""
    told = ",".join(reversed(host.split("."))) if ":" not in host else host
    if port and port != PORTS.get(parts.scheme.lower()):
        told += f":{port}"
    return f"{told}){_path(parts.path)}{_query(parts.query)}"


def _plain_host(host: str) -> str:
    host = host.lower().strip(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return quote_from_bytes(host.encode("utf-8", "replace"))


def _path(path: str) -> str:
    kept: list[bytes] = []
    pieces = _unescaped(path).split(b"/")[1:] or [b""]
    for at, piece in enumerate(pieces):
        if piece == b".." and kept:
            kept.pop()
        elif piece != b"." and (piece or at == len(pieces) - 1):
            kept.append(piece)
    told = b"/" + b"/".join(kept)
    told = _IN_PATH.sub(rb"\1\3", _escaped(told).lower())
    return (told[:-1] if len(told) > 1 and told.endswith(b"/") else told).decode("ascii")


def _query(query: str) -> str:
    told = _escaped(_unescaped(query)).lower()
    pieces = [one for one in told.decode("ascii").split("&") if not _SESSION.fullmatch(one)]
    kept = "&".join(sorted(pieces, key=lambda one: one.split("=", 1)))
    return f"?{kept}" if kept else ""


def _unescaped(text: str) -> bytes:
    """Without %XX, also where it was escaped several times."""
    plain = text.encode("utf-8", "replace")
    for _ in range(MOST_ROUNDS):
        again = unquote_to_bytes(plain)
        if again == plain:
            break
        plain = again
    return plain


def _escaped(text: bytes) -> bytes:
    return quote_from_bytes(text, safe=KEPT).encode("ascii")
