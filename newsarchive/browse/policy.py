"""The headers of every answer: what a browser may load and run on our pages, which is next to nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import datasette as datasette_package

INLINE = ("DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;")
"""Scripts that Datasette writes into its pages and that do not stand in a template."""
TEMPLATES = ("_close_open_menus.html",)


def policy() -> str:
    """The Content-Security-Policy. Scripts are Datasette's own files and its few inline ones, by their digests; a script in a
    title or a text is never one of them. Styles may be inline, because Datasette sets colours by style attributes."""
    templates = Path(datasette_package.__file__).parent / "templates"
    inline = list(INLINE)
    for path in (templates / name for name in TEMPLATES):
        if path.exists():
            inline += re.findall(r"<script>(.*?)</script>", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    digests = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in inline)
    return (
        f"default-src 'none'; script-src 'self' {digests}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self';"
        " font-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'none'"
    )


HEADERS = (
    (b"content-security-policy", policy().encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


def with_headers(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """An answer's headers and ours; one that a page of ours set itself (a capture's own, stricter policy) stands."""
    own = {name.lower() for name, _ in headers}
    return [*headers, *((name, value) for name, value in HEADERS if name not in own)]
