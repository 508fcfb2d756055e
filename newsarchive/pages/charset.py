"""From bytes to text: the charset that is right, not the one claimed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from newsarchive.pages.charset_score import MULTI_BYTE, SINGLE_BYTE, reads_as
from newsarchive.text.mojibake import mend_mojibake, most_mended

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_HEAD = 64 * 1024
"""Bytes in which a page's own word of its charset is looked for: templates put it after kilobytes of comments and scripts."""
_SAMPLE = 20_000
"""Bytes a charset is judged by."""
_TRUST = 0.3
"""How much better than a charset that is claimed another must read."""
_SPEAKS_FOR_ITSELF = 0.8
"""How well a charset that is claimed must read for no other to be tried."""
_LONGEST_MENDED = 1_000_000
"""Characters above which a page that was encoded twice is left as it is: mending takes its time."""
_NOT_OURS = {"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"}
"""Charsets a page cannot be in if its own <meta> could be read, or never is."""


def to_text(body: bytes, headers: Iterable[tuple[str, str]] = ()) -> str:
    """The text of a page; see charset_of. Where UTF-8 was written from UTF-8 misread, it is read aright once more."""
    charset, skipped = charset_of(body, headers)
    text = body[skipped:].decode(charset, "replace")
    if charset == "utf-8" and _is_twice_encoded(text):
        return mend_mojibake(text)
    return text


def charset_of(body: bytes, headers: Iterable[tuple[str, str]] = ()) -> tuple[str, int]:
    """The charset of a page as Python names it, and the length of its byte order mark.

    A mark decides, then valid UTF-8 with multi-byte characters, whatever is claimed. Else the charsets that the page and the
    header name compete with all common ones: a claim is believed unless another charset reads clearly more like a language.
    """
    for mark, name in _MARKS:
        if body.startswith(mark) and (name != "utf-8" or _is_utf8(body) or _is_mostly_utf8(body[:_SAMPLE])):
            return name, len(mark)
    skipped = len(codecs.BOM_UTF8) if body.startswith(codecs.BOM_UTF8) else 0
    wide = _without_mark(body)
    if wide is not None:
        return wide, 0
    if body.isascii():
        # ISO-2022-JP is made of ASCII bytes.
        return ("iso2022_jp" if b"\x1b$" in body[:_SAMPLE] else "ascii"), 0
    if _is_utf8(body):
        return "utf-8", skipped
    claims = list(dict.fromkeys(_claims(body, headers)))
    sample = _telling(body)
    if _is_mostly_utf8(sample):
        return "utf-8", skipped
    best, best_score = "cp1252", reads_as(sample, "cp1252") + 0.1
    for name in dict.fromkeys((*claims, *SINGLE_BYTE, *MULTI_BYTE)):
        score = reads_as(sample, name) + (_TRUST if name in claims else 0.0)
        if name in claims and score > best_score and score > _TRUST + _SPEAKS_FOR_ITSELF:
            return name, skipped
        if score > best_score:
            best, best_score = name, score
    return best, skipped


def _without_mark(body: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of the markup is zero."""
    head = body[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) // 2 or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(body: bytes) -> bool:
    """Whether a body is UTF-8 without a fault, but for a character cut off at its end."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and error.start > len(body) - 4
        return cut and not body[: error.start].isascii()
    return True


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether at least ten characters of several bytes are whole to each fault."""
    text = body.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    return faults * 10 < sum(letter > "\x7f" for letter in text) - faults


_COMMENT_OR_SCRIPT = re.compile(rb"<!--|<script\b|<style\b", re.IGNORECASE)


def _claims(body: bytes, headers: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The charsets that the page and its header name, by the meaning browsers give to the names."""
    types = [value for key, value in headers if key.lower() == "content-type"]
    declared = html_body_declared_encoding(_head(body))
    claimed = http_content_type_encoding(types[-1]) if types else None
    for name in (declared, resolve_encoding(claimed) if claimed else None):
        if name and name not in _NOT_OURS and name != "utf-8":
            yield _python_name(name)


def _python_name(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _head(body: bytes) -> bytes:
    """The declarations at the beginning of a page: its XML declaration and <meta> tags, not those in comments and scripts."""
    head = body[:_HEAD]
    small = head.lower()
    parts: list[bytes] = [head[:200]] if head.lstrip()[:5].lower() == b"<?xml" else []
    position = 0
    while position < len(head):
        opened = _COMMENT_OR_SCRIPT.search(head, position)
        part = head[position : opened.start() if opened else len(head)]
        parts += re.findall(rb"<meta\b[^<>]{0,1000}>", part, re.IGNORECASE)
        if opened is None:
            break
        closing = b"-->" if opened.group() == b"<!--" else b"</" + opened.group()[1:]
        end = small.find(closing.lower(), opened.end())
        if end < 0:
            break
        position = end + len(closing)
    return b"\n".join(parts)[:4096]


def _telling(body: bytes) -> bytes:
    """What stands between the tags of a page and is not ASCII, as a sample to judge by: markup says nothing about a charset."""
    for pieces in (re.split(rb"[\n\r]|<[^<>]*>", body), body.split(b"\n")):
        parts: list[bytes] = []
        size = 0
        for piece in pieces:
            if not piece.isascii():
                parts.append(piece[: _SAMPLE - size])
                size += len(parts[-1]) + 1
                if size >= _SAMPLE:
                    break
        if parts:
            return b"\n".join(parts)
    return body[:_SAMPLE]


def _is_twice_encoded(text: str) -> bool:
    """Whether a page that is valid UTF-8 was made from UTF-8 that was read in a one-byte charset."""
    if len(text) > _LONGEST_MENDED:
        return False
    sample = _not_ascii(text)
    before = _foreign(sample)
    return before < 4 * most_mended(sample) and _foreign(mend_mojibake(sample)) * 4 < before * 3


def _not_ascii(text: str) -> str:
    """The first lines of a text that are not ASCII, _SAMPLE characters of them."""
    if text.isascii():
        return ""
    found: list[str] = []
    size = 0
    for line in text.splitlines(keepends=True):
        if not line.isascii():
            found.append(line)
            size += len(line)
            if size >= _SAMPLE:
                break
    return "".join(found)[:_SAMPLE]


def _foreign(text: str) -> int:
    """How many characters of a text are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))
