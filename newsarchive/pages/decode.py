"""Content encodings undone, within bounds."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Iterable

from newsarchive.items import Outcome

MAX_DECODED = 8 * 1024 * 1024
"""Bytes of a page after its content encoding is undone."""
MAX_LAYERS = 3
CHUNK = 64 * 1024


class Undecodable(Exception):
    """The body cannot be decoded. Raised here, handled by line.read, which names the outcome."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


def header(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """The last value of a header; None where it is missing."""
    values = [value for key, value in headers if key.lower() == name]
    return values[-1] if values else None


def decode_body(body: bytes, headers: Iterable[tuple[str, str]], limit: int = MAX_DECODED) -> bytes:
    """Undo the content encodings of a body, layer by layer, never beyond `limit` bytes.

    A body that claims an encoding it does not have is taken as it is.

    Raises:
        Undecodable: too big (too_big), broken or cut off (incomplete), or an encoding nobody here knows (not_html).
    """
    claimed = [
        part.strip().lower() for key, value in headers if key.lower() == "content-encoding" for part in value.split(",")
    ]
    layers = [layer for layer in claimed if layer not in {"", "identity"}]
    if len(layers) > MAX_LAYERS:
        raise Undecodable(Outcome.HOSTILE, f"{len(layers)} content encodings one over the other")
    for layer in reversed(layers):
        if layer in {"gzip", "x-gzip"}:
            body = _inflate(body, 31, limit) if body[:2] == b"\x1f\x8b" else body
        elif layer == "deflate":
            body = _inflate(body, 15 if body[:1] == b"\x78" else -15, limit)
        elif layer in {"br", "zstd"}:
            body = _optional(layer, body, limit)
        else:
            raise Undecodable(Outcome.NOT_HTML, f"the content encoding {layer[:40]!r} is not known")
    if len(body) > limit:
        raise Undecodable(Outcome.TOO_BIG, f"the page has {len(body):,} bytes; at most {limit:,} are read")
    return body


def _inflate(body: bytes, window: int, limit: int) -> bytes:
    inflater = zlib.decompressobj(window)
    parts: list[bytes] = []
    size = 0
    pending = body
    try:
        while pending and not inflater.eof:
            part = inflater.decompress(pending, CHUNK)
            size += len(part)
            if size > limit:
                raise Undecodable(Outcome.TOO_BIG, f"its {len(body):,} bytes inflate to more than {limit:,}")
            parts.append(part)
            pending = inflater.unconsumed_tail
            if not part and not pending:
                break
            if inflater.eof and inflater.unused_data[:2] == b"\x1f\x8b" and window == 31:
                pending = inflater.unused_data
                inflater = zlib.decompressobj(window)
    except zlib.error as error:
        raise Undecodable(Outcome.INCOMPLETE, f"its compressed body is broken: {error}") from error
    if not inflater.eof:
        raise Undecodable(Outcome.INCOMPLETE, "its compressed body breaks off")
    return b"".join(parts)


def _optional(layer: str, body: bytes, limit: int) -> bytes:
    """Encodings we do not ask for; undone where a library happens to be there."""
    name = {"br": "brotli", "zstd": "zstandard"}[layer]
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise Undecodable(Outcome.NOT_HTML, f"the content encoding {layer} was not asked for and cannot be undone") from error
    try:
        if layer == "zstd":
            decoded: bytes = module.ZstdDecompressor().decompressobj().decompress(body)
        else:
            decoded = module.Decompressor().process(body, output_buffer_limit=limit + 1)
    except Exception as error:
        raise Undecodable(Outcome.INCOMPLETE, f"its {layer} body is broken: {error}") from error
    if len(decoded) > limit:
        raise Undecodable(Outcome.TOO_BIG, f"its {len(body):,} bytes inflate to more than {limit:,}")
    return decoded
