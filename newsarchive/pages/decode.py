"""From the bytes received to text: content encodings undone within bounds, and the charset that is right, not the one claimed."""

from __future__ import annotations

import codecs
import importlib
import re
import zlib
from collections.abc import Iterable

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

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


def to_text(body: bytes, headers: Iterable[tuple[str, str]] = ()) -> str:
    """The text of a page. A byte order mark decides; else valid UTF-8 with multi-byte characters, whatever is claimed; else
    what the page itself declares, then the header, then a guess between the usual single-byte charsets."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    claimed = resolve_encoding(http_content_type_encoding(header(headers, "content-type")) or "")
    declared = html_body_declared_encoding(body[:4096])
    if not body.isascii():
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start > len(body) - 4 and error.reason == "unexpected end of data":
                return body.decode("utf-8", "replace")
    candidates = [name for name in (declared, claimed) if name and name != "utf-8"]
    for name in candidates:
        text = _try(body, name)
        if text is not None:
            return text
    if "utf-8" in {declared, claimed} and _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    return body.decode(_guess(body), "replace")


def _try(body: bytes, name: str) -> str | None:
    try:
        text = body.decode(name, "replace")
    except LookupError:
        return None
    # A label that is wrong gives many replacements.
    return text if text.count("\ufffd") <= max(3, len(text) // 200) else None


def _mostly_utf8(body: bytes) -> bool:
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 10 < sum(char > "\x7f" for char in text)


def _guess(body: bytes) -> str:
    """windows-1251 or KOI8-R for Cyrillic, else windows-1252, by which letters come out as small ones in running words."""
    if body.isascii():
        return "ascii"
    sample = body[:200_000]
    best, score = "windows-1252", 0
    for name in ("windows-1251", "koi8-r", "windows-1252"):
        text = sample.decode(name, "replace")
        words = re.findall(r"[А-ЯЁ]?[а-яё]{3,}" if name != "windows-1252" else r"[A-Za-z]{0,30}[à-öø-ÿ][a-zà-öø-ÿ]+", text)
        found = sum(map(len, words))
        if found > score:
            best, score = name, found
    return best
