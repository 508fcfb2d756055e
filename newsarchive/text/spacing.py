"""Texts of languages that write without spaces, made searchable: a sign that nobody sees between their characters."""

from __future__ import annotations

import re
import unicodedata

from newsarchive.text.marks import MARKS

BREAK = "\u200b"
"""ZERO WIDTH SPACE: a tokenizer ends a word there, and taking it out gives the text back."""
_UNSPACED = (
    "\u3005\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"  # Chinese characters
    "\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese syllables
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebc\u0ec0-\u0ece"  # Thai and Lao
    "\u1000-\u109f\u1780-\u17d3"  # Burmese and Khmer
)
_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d"
    "\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
"""Vowels, tones and variants that stand at a character and are searched with it."""
_ANY = re.compile(f"[{_UNSPACED}]")
_BEHIND = re.compile(f"(?![{_MARKS}])[{_UNSPACED}][{_MARKS}]*(?=\\w)")
_BEFORE = re.compile(f"(?<=[\\w{MARKS}])(?![{_MARKS}])(?=[{_UNSPACED}])")


def is_unspaced(text: str) -> bool:
    """Whether characters of such a script stand in a text."""
    return _ANY.search(text) is not None


def spaced(text: str) -> str:
    """A text with a break on both sides of each such character with its marks; its own breaks are taken out first."""
    return _BEFORE.sub(BREAK, _BEHIND.sub(rf"\g<0>{BREAK}", text.replace(BREAK, "")))


def unspaced(text: str) -> str:
    """What `spaced` was made of, also of a part of it, and with marks in it."""
    return text.replace(BREAK, "")


_HALF_WIDTH = {unicodedata.normalize("NFKC", half): half for half in map(chr, range(0xFF65, 0xFF9E))} | {"\u3099": "\uff9e", "\u309a": "\uff9f"}


def widths(text: str) -> list[str]:
    """A text with Japanese syllables of half a width (ｶﾞｷﾞ) or a whole one (ガギ) in each of them, as it is first."""
    whole = unicodedata.normalize("NFKC", text)
    half = "".join(_HALF_WIDTH.get(letter, letter) for letter in unicodedata.normalize("NFD", whole))
    return list(dict.fromkeys((text, whole, unicodedata.normalize("NFC", half))))
