"""Where captures stand, and which answers need no body of their own since an earlier capture says what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

OVER_LIMIT = "over_limit"
"""Flag of an answer beside "truncated": its body is larger than is taken, and only its first bytes were."""
OUT_OF_TIME = "out_of_time"
"""Flag of an answer beside "truncated": its body did not end in time, and what had come by then was taken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordRef:
    """Where a capture's WARC record stands."""

    capture_id: str
    """UUID of the record, as text."""
    file: str
    """File name inside the captures folder, in its final form (without ".open")."""
    offset: int
    """Byte offset of the record's gzip member."""
    length: int
    """Bytes of the gzip member."""
    record_type: str
    """"response", "revisit" or "metadata"; "conversion" for a rendered page."""
    payload_sha256: str
    """Hex SHA-256 of the body as received."""
    block_sha256: str
    """Hex SHA-256 of the record block (status line, headers, body)."""
    rendered: RecordRef | None = None
    """Where the page stands as a browser rendered it, which is what is read then: a conversion record that refers to this one."""
    referred: RecordRef | None = None
    """Of a revisit or metadata record: where the earlier response stands whose body it names instead of holding one."""

    @property
    def read_sha256(self) -> str:
        """Hex SHA-256 of what is read: the rendered page where there is one, else the body. Of pages that scripts fill in, many have
        the same body."""
        return self.payload_sha256 if self.rendered is None else self.rendered.payload_sha256

    @property
    def digests(self) -> str:
        """The digest of the body, and that of the rendered page behind it: by these captures are ordered."""
        return self.payload_sha256 + (self.rendered.payload_sha256 if self.rendered is not None else "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """A whole response captured before, which a later record of the same address may name instead of holding its body again."""

    ref: RecordRef
    """Where it stands; always a response record."""
    url: str
    fetched_at: str
    """ISO 8601 UTC."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """What a server called an earlier answer: asked on condition that it changed, it need not send it again."""

    earlier: Earlier
    """No other address than its own is asked by it."""
    etag: str | None
    last_modified: str | None
    """Both as they stood in the headers."""


Sameness = Literal["identical", "not_modified", "furniture"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Repeat:
    """An answer that says nothing new: its record names the capture that says it."""

    earlier: Earlier
    how: Sameness
    """"identical": the same bytes; "not_modified": the server said so (304); "furniture": all that differs stands in blocks that
    other pages have too, or changes with every visit (see pages.whole)."""
    differing: tuple[str, ...] = ()
    """Of furniture: each line, link or description that differs, "- " before one that went and "+ " before one that came."""


def form_body(form: tuple[tuple[str, str], ...]) -> bytes:
    """The body of a request that sends a form (application/x-www-form-urlencoded)."""
    return urlencode(form, errors="replace").encode()
