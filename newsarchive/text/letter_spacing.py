"""Words printed with a space after every letter (`Н О В О С Т И`, `Қ А З Ұ У`), closed up."""

from __future__ import annotations

import itertools
import re
import unicodedata

_SPACE = "[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_RUN = re.compile(rf"(?<![^\W_])[^\W\d_](?:{_SPACE}{{1,4}}[^\W\d_](?![^\W_]))+")
_WORD_GAP = re.compile(f"{_SPACE}{{2,}}")
_LEAST = 5
_LONGEST = 12
"""Letters; where every gap is alike, more than this could be several words, and the text is left as printed."""
_VOWELS = frozenset("aeiouyаеиоуыэюяєіәөүұαεηιουω")
_BASES = frozenset("ACGTU")


def close_letter_spacing(text: str) -> str:
    """The text with such words closed up, to be called while gaps are as wide as printed: a wider one parts two words.

    Single letters that are a list (`A B C D E`), or no word (`X X X X X`, `A T G C A`), stay.
    """
    return _RUN.sub(_close, text)


def _close(match: re.Match[str]) -> str:
    printed = match.group()
    words = ["".join(word.split()) for word in _WORD_GAP.split(printed)]
    letters = "".join(words)
    if len(letters) < _LEAST or (len(words) == 1 and len(letters) > _LONGEST) or len(words) == len(letters):
        return printed
    return " ".join(words) if _are_words(words, letters) else printed


def _are_words(words: list[str], letters: str) -> bool:
    if not (letters.isupper() or all(word.istitle() for word in words)) or set(letters.upper()) <= _BASES:
        return False
    vowels = sum(unicodedata.normalize("NFD", letter)[0].lower() in _VOWELS for letter in letters)
    steps = sum(ord(after) - ord(before) == 1 for before, after in itertools.pairwise(letters))
    return 0 < vowels < len(letters) and steps * 2 < len(letters) - 1 and len(set(letters.upper())) >= 3
