"""The words of a text as short marks, from which archives learn what stands for what in another language.

A word is known by its beginning, which most grammars leave alone, and the beginning by 24 bits of a digest, written in four letters. The
title and the first sentences are taken: what a translation is sure to tell.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from zlib import crc32

from newsarchive.text.fold import APOSTROPHE
from newsarchive.text.kazakh_sounds import readings, sound
from newsarchive.text.shared_words import KAZAKH_HEARD
from newsarchive.text.word_spelling import plain_letters

MOST = 48
"""Of a text that are kept."""
MARK = 4
"""Letters of a mark."""
MOST_CHARACTERS = 8_000
BEGINNING, SHORTEST = 5, 4
"""Letters by which a word is known, and that it must have."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]+|[^\W\d_{_UNSPACED}]{{1,60}}+(?:{APOSTROPHE}[^\W\d_]{{1,60}}+)*+")
_APOSTROPHES = re.compile(APOSTROPHE)
_HANGUL = re.compile("[\uac00-\ud7a3]")
_WIDE = re.compile(f"[{_UNSPACED}]")


def marks_of(title: str | None, text: str | None, language: str | None) -> str:
    """The marks of an article's first words, one after the other, each once.

    Args:
        title, text: None where there is none.
        language: as it is spoken (text.counterparts): a word of Kazakh has one mark in all its scripts.
    """
    found: dict[str, None] = {}
    for match in _WORD.finditer(f"{title or ''}\n{text or ''}"[:MOST_CHARACTERS]):
        word = match[0]
        for part in _pairs(word) if _WIDE.match(word) else (word,):
            mark = _mark(part, language if language in {"kk", KAZAKH_HEARD} else None)
            if mark is not None:
                found[mark] = None
        if len(found) >= MOST:
            break
    return "".join(list(found)[:MOST])


def split(marks: str) -> list[str]:
    """The marks one by one."""
    return [marks[place : place + MARK] for place in range(0, len(marks), MARK)]


def _pairs(word: str) -> list[str]:
    """Of a script without spaces each two signs that stand together."""
    return [word[place : place + 2] for place in range(min(len(word), 200) - 1)]


@lru_cache(maxsize=65536)
def _mark(word: str, language: str | None) -> str | None:
    if _WIDE.match(word):
        beginning = word
    elif _HANGUL.match(word):
        beginning = word[:2] if len(word) >= 2 else ""
    else:
        plain = _APOSTROPHES.sub("", plain_letters(word[:40]))
        if language is not None:
            plain = sound(plain if language == "kk" else min(readings(plain)))
        beginning = plain[:BEGINNING] if len(plain) >= SHORTEST else ""
    return b64encode(crc32(beginning.encode()).to_bytes(4, "big")[:3]).decode() if beginning else None
