"""Texts of languages that write without spaces, made searchable: a sign that nobody sees between their characters."""

from __future__ import annotations

import re

BREAK = "\u200b"
"""ZERO WIDTH SPACE: a tokenizer ends a word there, and taking it out gives the text back."""
_UNSPACED = (
    "\u3005\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"  # Chinese characters
    "\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese syllables
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebc\u0ec0-\u0ece"  # Thai and Lao
    "\u1000-\u109f\u1780-\u17d3"  # Burmese and Khmer
)
_ANY = re.compile(f"[{_UNSPACED}]")
_BESIDE = re.compile(f"(?<=[{_UNSPACED}])(?=\\w)|(?<=\\w)(?=[{_UNSPACED}])")


def is_unspaced(text: str) -> bool:
    """Whether characters of such a script stand in a text."""
    return _ANY.search(text) is not None


def spaced(text: str) -> str:
    """A text with a break on both sides of each such character; its own breaks are taken out first."""
    return _BESIDE.sub(BREAK, text.replace(BREAK, ""))


def unspaced(text: str) -> str:
    """What `spaced` was made of, also of a part of it, and with marks in it."""
    return text.replace(BREAK, "")
