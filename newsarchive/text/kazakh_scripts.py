"""Kazakh in Latin letters, in three official spellings of few years, and in Arabic ones: brought to what Cyrillic words are brought to."""

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

_TO_ARABIC = str.maketrans({
    "а": "ا", "ә": "ا", "б": "ب", "в": "ۆ", "г": "گ", "ғ": "ع", "д": "د", "е": "ە", "ё": "يو", "ж": "ج", "з": "ز", "и": "ي", "й": "ي", "к": "ك",
    "қ": "ق", "л": "ل", "м": "م", "н": "ن", "ң": "ڭ", "о": "و", "ө": "و", "п": "پ", "р": "ر", "с": "س", "т": "ت", "у": "ۋ", "ұ": "ۇ", "ү": "ۇ",
    "ф": "ف", "х": "ح", "һ": "ھ", "ц": "تس", "ч": "چ", "ш": "ش", "щ": "شش", "ъ": "", "ы": "ى", "і": "ى", "ь": "", "э": "ە", "ю": "يۋ", "я": "يا",
})  # fmt: skip


def one_spelling(word: str) -> str:
    """A Kazakh word in small Latin letters, in whichever spelling, or in Arabic ones, without its marks; apostrophes are straight."""
    if word.isascii() and "'" not in word:
        return word
    if "\u0600" <= word[0] <= "\u06ff":
        # The sign of soft vowels, which is no letter of its own.
        return word.replace("ء", "")
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
def from_cyrillic(word: str, script: str) -> str:
    """A Kazakh word in small Cyrillic letters as `one_spelling` gives it in Latin or Arabic script."""
    return word.translate(_TO_ARABIC if script == "Arab" else _FROM_CYRILLIC)
