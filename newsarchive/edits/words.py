"""Texts as words, in any script: runs of letters and digits with their marks; one by one the characters of scripts without spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

WORD, CHARACTER, SPACE, MARK = range(4)
BOOK = 200_000
"""Characters beyond which a text is not looked at letter by letter where it is stored."""
_NO_SPACES = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3041, 0x30FF),
    (0x3105, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F),
    (0x20000, 0x3FFFF),
)  # fmt: skip
"""Chinese, Japanese, Thai, Lao, Burmese, Khmer."""
_QUOTES = dict.fromkeys(map(ord, "«»“”„‟‹›「」『』〝〞〟＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´ʻʼʹʿ′＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_FOLDED: dict[int, str | None] = {**_QUOTES, **_DASHES, ord("…"): "..."}


@lru_cache(maxsize=1 << 14)
def kind_of(char: str) -> int:
    """What a character is part of."""
    if char.isspace():
        return SPACE
    code = ord(char)
    if code >= 0x0E00 and any(low <= code <= high for low, high in _NO_SPACES):
        return CHARACTER if char.isalnum() or unicodedata.category(char)[0] == "M" else MARK
    return WORD if char.isalnum() or unicodedata.category(char)[0] in "MC" else MARK


def tokens(text: str) -> Iterator[str]:
    """The pieces of a text: words, runs of white space, every other character alone. Put together they are the text."""
    for kind, run in groupby(text, key=kind_of):
        if kind in {WORD, SPACE}:
            yield "".join(run)
        else:
            yield from run


def is_word(token: str) -> bool:
    """Whether a piece counts as a word: also one character of Chinese, and a number."""
    return kind_of(token[0]) in {WORD, CHARACTER}


@lru_cache(maxsize=1 << 15)
def key(token: str) -> str:
    """By what two pieces are the same: not the kind of quotation mark, dash or space, nor characters without width."""
    if token.isascii():
        return token if not token.isspace() else " "
    if token.isspace():
        return " "
    plain = "".join(char for char in unicodedata.normalize("NFC", token) if unicodedata.category(char) != "Cf")
    return plain.translate(_FOLDED)


def plain(text: str | None) -> str:
    """A text as it is compared: no layout, no kind of quotation mark, dash or space. Never shown. Of a text as long as a book only the
    spaces are made alike: whoever stores it must not wait."""
    if text is None or len(text) > BOOK:
        return " ".join((text or "").split())
    return " ".join("".join(map(key, tokens(text))).split())
