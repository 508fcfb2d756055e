"""How much a page's bytes, read in a charset, look like words of a language that is written in it."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.text.alphabets import alphabet
from newsarchive.text.common_characters import COMMON
from newsarchive.text.han import is_han, rarity
from newsarchive.text.word_evidence import knows

SINGLE_BYTE: dict[str, tuple[str, ...]] = {
    "cp1252": ("de", "fr", "es", "pt", "it", "sv", "da", "no", "fi", "nl", "ca", "is", "ga", "sq", "en"),
    "cp1251": ("ru", "uk", "bg", "be", "sr", "mk"),
    "koi8-r": ("ru",),
    "koi8-u": ("uk", "be"),
    "cp866": ("ru",),
    "iso8859-5": ("ru", "bg", "sr", "mk", "be"),
    "mac-cyrillic": ("ru", "uk"),
    "kz1048": ("kk",),
    "ptcp154": ("kk", "uz", "ky", "tg", "ba", "tt"),
    "cp1254": ("tr", "az"),
    "cp1250": ("pl", "cs", "sk", "hu", "hr", "sl", "ro"),
    "iso8859-2": ("pl", "cs", "sk", "hu", "hr", "sl", "ro"),
    "cp1257": ("lv", "lt", "et"),
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp1256": ("ar", "fa", "ur"),
    "iso8859-6": ("ar",),
    "cp1255": ("he",),
    "cp874": ("th",),
}
"""One-byte charsets, and languages met in them. Of charsets that read a text alike, the first is taken."""
MULTI_BYTE = {"gb18030": "Hans", "big5hkscs": "Hant", "cp932": "Jpan", "euc_jp": "Jpan", "cp949": "Kore"}
"""Charsets of two and more bytes, and the script they are made for."""
_MOST_WORDS = 150
_TOKEN = re.compile(r"[^\x00-\x40\[-`{-\x7f]+")
_BETWEEN = str.maketrans(dict.fromkeys("«»“”„‚‹›–—…·•№§©®™°¡¿€\u00a0،؛؟", " "))
_MARKS = "\u00ad\u200b\u200c\u200d'’ʻʼ‘"
_COUNTRIES = ({"gb18030", "gbk", "gb2312"}, {"big5hkscs", "big5", "cp950"}, {"cp932", "shift_jis", "euc_jp"})
"""In the order of han.rarity."""
_POSSIBLE, _KNOWN = 0.6, 0.9
_DOUBT = 2
"""How many words are worth as much as none at all."""
_COMMON_SHARE = 0.35
"""Share of the common characters in a text read aright, at the least."""


def reads_as(sample: bytes, charset: str) -> float:
    """From about -1, no words of any language, over 0 to about 1.5, words and endings that are known.

    Args:
        sample: bytes of a page that are not all ASCII.
        charset: as Python names it; one that is not known here is judged as its nearest relative, and one that Python does
            not know reads as nothing.
    """
    try:
        text = sample.decode(charset, "replace")
    except LookupError:
        return -1.0
    broken = text.count("\ufffd") * 20 / max(1, sum(letter > "\x7f" for letter in text))
    common = _common(charset)
    if common is not None:
        return _of_characters(text, common, charset) - broken
    words = _words(text)
    if not words:
        return 0.0
    ill_formed = sum(not _well_formed(word) for word in words) / len(words)
    languages = SINGLE_BYTE.get(charset) or SINGLE_BYTE["cp1252"]
    best = max(_of_language(words, language) for language in languages)
    return (best - ill_formed) * len(words) / (len(words) + _DOUBT) - broken


def _words(text: str) -> list[str]:
    """The different words of a text that are not ASCII, without initials (`Ш. Уәлиханов`)."""
    found: dict[str, None] = {}
    text = text.translate(_BETWEEN)
    for match in _TOKEN.finditer(text):
        word = match.group().strip(_MARKS)
        initial = len(word) == 1 and word.isupper() and text[match.end() : match.end() + 1] == "."
        symbol = len(word) < 3 and not any(map(str.isalpha, word))
        if not word.isascii() and not initial and not symbol:
            found[word] = None
            if len(found) >= _MOST_WORDS:
                break
    return list(found)


@cache
def _common(charset: str) -> frozenset[str] | None:
    relatives = {"gbk": "gb18030", "gb2312": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949"}
    script = MULTI_BYTE.get(relatives.get(charset, charset))
    return frozenset(COMMON[script]) if script is not None else None


_RUN = re.compile("[\u2e80-\ufffc]+")


def _of_characters(text: str, common: frozenset[str], charset: str) -> float:
    country = next((number for number, names in enumerate(_COUNTRIES) if charset in names), None)
    total, size = 0.0, 0
    for run in _RUN.findall(text):
        size += len(run)
        if len(run) == 1:
            # What stands alone among other letters is hardly ever a character.
            total -= 0.5
            continue
        for letter in run:
            if letter in common:
                total += 1.0
            elif letter > "\uff60" or "\ue000" <= letter <= "\uf8ff":
                total -= 1.0
            elif is_han(letter):
                total += 0.3 if country is not None and rarity(letter)[country] == 0 else -0.5
    if not size:
        return -1.0
    stray = sum("\x7f" < letter <= "\u1fff" for letter in text)
    return (min(total / size / _COMMON_SHARE, 1.5) - 2 * stray / size) * size / (size + 2 * _DOUBT)


def _of_language(words: list[str], language: str) -> float:
    """How many of the words a language could write, and how many of them are known."""
    script = _script(language)
    letters = alphabet(language, script)
    total = 0.0
    for word in words:
        small = word.lower().replace("\u0307", "")
        if letters is None:
            possible = all(_is_letter_of(letter, script) or letter in _MARKS for letter in small)
        else:
            possible = all(letter in letters or letter in _MARKS or not letter.isalpha() for letter in small)
        # An apostrophe between letters is as good as a word that is known.
        known = possible and ("’" in small or knows(language, script, small))
        if len(word) == 1 or (word.isupper() and len(word) < 4):
            # A letter or two by chance is what symbols look like in another charset.
            total += 0.0 if known else -1.0
        else:
            total += (_POSSIBLE if possible else -1.0) + (_KNOWN if known else 0.0)
    return total / len(words)


def _script(language: str) -> str:
    if language in {"ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "tg", "ba", "tt", "uz"}:
        return "Cyrl"
    return {"ar": "Arab", "fa": "Arab", "ur": "Arab", "el": "Grek", "he": "Hebr", "th": "Thai"}.get(language, "Latn")


_BLOCKS = {"Grek": ("\u0370", "\u03ff"), "Hebr": ("\u0590", "\u05ff"), "Thai": ("\u0e00", "\u0e7f"), "Latn": ("A", "\u024f")}


def _is_letter_of(letter: str, script: str) -> bool:
    first, last = _BLOCKS[script]
    return first <= letter <= last


def _well_formed(word: str) -> bool:
    """Whether a word is made of letters, and a capital stands at its beginning or everywhere."""
    if not all(letter.isalpha() or letter in _MARKS or "\u0e00" <= letter <= "\u0e7f" or "\u064b" <= letter <= "\u0652" for letter in word):
        return False
    if "ς" in word[:-1] or ("\u0e00" <= word[0] <= "\u0e7f" and not word[0].isalpha()):
        return False
    rest = word[1:]
    return rest == rest.lower() or (word == word.upper() and len(word) < 4)
