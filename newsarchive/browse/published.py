"""Behind a proxy: what an asked address is below the one that the archive is published at, with or without which a proxy may hand it on."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit


def published_at(datasette: Any) -> str | None:
    """The address that the archive was said to be published at."""
    address: str | None = (datasette.plugin_config("newsarchive") or {}).get("address")
    return address


def as_published(datasette: Any, scope: dict[str, Any]) -> dict[str, Any]:
    """A request as if it had been asked for at the published address, from which Datasette makes its links: the path below it, its scheme
    and its host."""
    base = datasette.setting("base_url")
    told = dict(scope)
    if base != "/" and scope["path"].startswith(base):
        told["path"] = scope["path"][len(base) - 1 :]
        raw: bytes = scope.get("raw_path") or b""
        told["raw_path"] = raw[len(base) - 1 :] if raw.startswith(base.encode()) else quote(told["path"]).encode()
    address = published_at(datasette)
    if address is None:
        return told
    parts = urlsplit(address)
    headers = [(name, value) for name, value in scope.get("headers", []) if name.lower() != b"host"]
    return {**told, "scheme": parts.scheme, "headers": [(b"host", parts.netloc.encode("idna")), *headers]}
