"""Marks belong to words; what is punctuation, or says only how a character is drawn, does not."""

from __future__ import annotations

import re
import sys
import unicodedata

from newsarchive.text.marks import MARKS

SELECTORS = {chr(n) for n in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}


def test_every_mark_of_unicode_is_one_and_nothing_that_ends_a_word() -> None:
    inside = re.compile(f"[{MARKS}]")
    for number in range(sys.maxunicode + 1):
        letter = chr(number)
        kind = unicodedata.category(letter)
        if kind in {"Mn", "Mc"}:
            assert (inside.match(letter) is None) == (letter in SELECTORS), hex(number)
        elif kind[0] not in "LN" and kind != "Cn":
            assert inside.match(letter) is None, hex(number)
