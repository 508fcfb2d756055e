"""Kazakh words of any script in Cyrillic letters, for their grammar to know them; and what a word sounds like whatever its script.

Latin spellings (2017 with apostrophes, 2018 with acutes, 2019 and 2021 with umlauts, that of newspapers without any marks) and the Arabic one
of China leave open which Cyrillic letter is meant: `i` is і, и, й or ы. Where they do, the vowels around decide between the soft and the hard
one, and what is left open is one sound.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN_PAIRS = {
    "a'": "ә", "g'": "ғ", "i'": "и", "n'": "ң", "o'": "ө", "s'": "ш", "c'": "ч", "u'": "ү", "y'": "у", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х",
    "gh": "ғ", "ng": "ң", "ts": "ц", "ya": "я", "yu": "ю",
}  # fmt: skip
_LATIN = {
    "a": "а", "á": "ә", "ä": "ә", "ə": "ә", "b": "б", "c": "с", "ç": "ш", "d": "д", "e": "е", "é": "э", "f": "ф", "g": "г", "ǵ": "ғ", "ğ": "ғ", "ġ": "ғ", "h": "х", "i": "і",
    "ı": "ы", "ï": "и", "í": "и", "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "ń": "ң", "ñ": "ң", "ŋ": "ң", "o": "о", "ó": "ө", "ö": "ө", "p": "п",
    "q": "қ", "r": "р", "s": "с", "ş": "ш", "š": "ш", "t": "т", "u": "ұ", "ú": "ү", "ü": "ү", "ū": "ұ", "v": "в", "w": "у", "x": "х", "y": "ы", "ý": "у",
    "z": "з", "ž": "ж",
}  # fmt: skip
_ARABIC = {
    "ا": "а", "ٵ": "ә", "ب": "б", "ۆ": "в", "گ": "г", "ع": "ғ", "د": "д", "ە": "е", "ج": "ж", "ز": "з", "ي": "и", "ك": "к", "ک": "к", "ق": "қ", "ل": "л",
    "م": "м", "ن": "н", "ڭ": "ң", "و": "о", "ٶ": "ө", "پ": "п", "ر": "р", "س": "с", "ت": "т", "ۋ": "у", "ۇ": "ұ", "ٷ": "ү", "ف": "ф", "ح": "х", "ھ": "х",
    "چ": "ч", "ش": "ш", "ى": "ы", "ٸ": "і",
}  # fmt: skip
_SOFT_SIGN = "\u0621\u0674"
_SOFT = str.maketrans("аоұы", "әөүі")
_CLOSE_SOFT = str.maketrans("ы", "і")
_HARD = str.maketrans("әөүі", "аоұы")
_GENITIVE = re.compile("(?<=[ндт][ыі])н$")
_VOWEL = frozenset("аәеоөұүыіэ")
_HEARD = str.maketrans({
    "ә": "а", "ғ": "г", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "ы": "и", "і": "и", "й": "и", "қ": "к", "һ": "х", "э": "е", "щ": "ш", "ц": "с", "ч": "ш",
    "ё": "ио", "ю": "иу", "я": "иа", "ъ": None, "ь": None, "'": None,
})  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def readings(word: str) -> frozenset[str]:
    """What a Kazakh word in small Latin or Arabic letters, apostrophes straight, may be in Cyrillic ones; letters of neither are left.

    It is read as it is written, with hard and with soft vowels, and with an ң at the end of a genitive that is written without its mark.
    """
    arabic = "\u0600" <= word[:1] <= "\u06ff"
    read = _from_arabic(word) if arabic else _from_latin(word)
    every = {read, read.translate(_HARD), read.translate(_SOFT if arabic else _CLOSE_SOFT)}
    return frozenset(_GENITIVE.sub("ң", one) for one in every)


def _from_latin(word: str) -> str:
    letters: list[str] = []
    position = 0
    while position < len(word):
        pair = _LATIN_PAIRS.get(word[position : position + 2])
        letter = word[position]
        if pair is not None:
            letters.append(pair)
            position += 2
            continue
        if letter in "yıi" and letters and letters[-1] in _VOWEL:
            letters.append("й")
        else:
            letters.append(_LATIN.get(letter, letter))
        position += 1
    if letters and letters[-1] == "ұ":
        letters[-1] = "у"
    return "".join(letters)


def _from_arabic(word: str) -> str:
    # The sign is not written where k, g or e say the same; an ending with e (مەن) leaves a word with q or gh hard.
    soft = any(sign in word for sign in _SOFT_SIGN) or (any(letter in word for letter in "كکگە") and not any(letter in word for letter in "قع"))
    cyrillic = "".join(_ARABIC.get(letter, letter) for letter in word if letter not in _SOFT_SIGN)
    return cyrillic.translate(_SOFT) if soft else cyrillic


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """What a Kazakh word in small Cyrillic letters sounds like, in letters that are the same whatever script it came from."""
    return _TWICE.sub(r"\1", word.translate(_HEARD))
