"""Kazakh in Latin letters: three official spellings of few years, brought to one, and Cyrillic words brought to the same."""

from __future__ import annotations

from functools import cache

_ONE_SPELLING = {
    "á": "a", "ä": "a", "a'": "a", "ǵ": "g", "ğ": "g", "g'": "g", "ı": "i", "i'": "i", "ń": "n", "ñ": "n", "n'": "n", "ŋ": "n",
    "ó": "o", "ö": "o", "o'": "o", "ş": "sh", "s'": "sh", "c'": "ch", "ú": "u", "ü": "u", "u'": "u", "ū": "u", "ý": "u", "y'": "u",
}  # fmt: skip
_FROM_CYRILLIC = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "io", "ж": "j", "з": "z", "и": "i", "й": "i",
    "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "і": "i", "ь": "",
    "э": "e", "ю": "iu", "я": "ia",
})  # fmt: skip


def one_spelling(word: str) -> str:
    """A Kazakh word in small Latin letters, in whichever spelling, without its marks; apostrophes are straight ones."""
    if word.isascii() and "'" not in word:
        return word
    letters: list[str] = []
    position = 0
    while position < len(word):
        pair = word[position : position + 2]
        if pair in _ONE_SPELLING:
            letters.append(_ONE_SPELLING[pair])
            position += 2
        else:
            letters.append(_ONE_SPELLING.get(word[position], word[position]))
            position += 1
    return "".join(letters)


@cache
def from_cyrillic(word: str) -> str:
    """A Kazakh word in small Cyrillic letters as `one_spelling` gives it."""
    return word.translate(_FROM_CYRILLIC)
