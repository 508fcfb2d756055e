"""The one spelling in which all spellings of a word are equal, and the letters its grammar knows it by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsarchive.text.fold import APOSTROPHE, INVISIBLE, LOOK_ALIKES, fold, mend_look_alikes
from newsarchive.text.marks import MARKS

LONGEST = 60
"""Letters of the longest thing that is a word."""
_APOSTROPHES = re.compile(APOSTROPHE)
_MARKS = f"{MARKS}\u200c\u200d"
"""Those that the index takes for a part of a word, and joiners between letters."""
_WORD = re.compile(rf"[\w{_MARKS}]+(?:{APOSTROPHE}[\w{_MARKS}]+)*")
_LATIN_FOR = {cyrillic: latin for latin, cyrillic in LOOK_ALIKES.items()}
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_ARABIC = str.maketrans({"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ـ": None, "ٱ": "ا"})
_SERBIAN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "z", "з": "z", "и": "i", "ј": "j", "к": "k", "л": "l",
    "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "h",
    "ц": "c", "ч": "c", "џ": "dz", "ш": "s",
})  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text as they are written, in their order; an apostrophe between letters belongs to its word."""
    return [word for word in _WORD.findall(text.replace("_", " ")) if word[0].isalnum()]


def parts(word: str) -> list[str]:
    """What stands on either side of the apostrophes in a word that are no letters; the word itself where there are none. Those that are
    (ʻ in oʻqidi, U+02BB) belong to the word for the index too."""
    return "".join(letter if letter.isalpha() or not _APOSTROPHES.match(letter) else " " for letter in word).split(" ")


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """A word in the one spelling in which all its spellings are equal: case, accents, apostrophes, look-alikes, and the shapes that
    Arabic letters have in one country or another gone."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    folded = fold(_one_script(word)).replace("'", "")
    return folded.translate(_ARABIC) if "\u0600" <= folded[:1] <= "\u06ff" else folded


def plain_letters(word: str) -> str:
    """A word in small letters as its grammar knows them: invisible characters gone, look-alikes mended, apostrophes straight."""
    mended = mend_look_alikes(_one_script(INVISIBLE.sub("", unicodedata.normalize("NFC", word))))
    return _APOSTROPHES.sub("'", mended.replace("İ", "i").lower())


def _one_script(word: str) -> str:
    """A Latin word with Cyrillic letters in it that look like its own, in Latin letters (аl with a Cyrillic а)."""
    if _MIXED.search(word) is None:
        return word
    if all(ord(letter) in LOOK_ALIKES for letter in word if letter.isascii() and letter.isalpha()):
        return word
    mended = word.translate(_LATIN_FOR)
    return mended if _MIXED.search(mended) is None else word


def latin_serbian(spelled: str) -> str:
    """A Serbian word in its one spelling, in Latin letters."""
    return spelled if spelled.isascii() else spelled.translate(_SERBIAN)
