"""What the forms of one word have in common: keys by which a search finds a word in whichever form it stands.

Every word has the key of its spelling (case, accents, kinds of apostrophe, look-alikes of another script gone). In a language whose
grammar is known it has the keys of its stem as well: by Snowball's stemmers, and for Kazakh, Kyrgyz, Uzbek and Azerbaijani by our own.

Source: Snowball (Porter 2001, https://snowballstem.org), as PyStemmer brings it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsarchive.text.fold import INVISIBLE, fold, mend_look_alikes
from newsarchive.text.slavic_stems import ukrainian_keys
from newsarchive.text.stem_changes import changed
from newsarchive.text.turkic_stems import azerbaijani_keys, kazakh_keys, kyrgyz_keys, turkish_keys, uzbek_keys

if TYPE_CHECKING:
    import Stemmer

SPELLING = ""
"""The language of keys that every word has."""
SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil",
}  # fmt: skip
"""Snowball's name of each language it knows, by its code."""
OWN: dict[str, Callable[[str], frozenset[str]]] = {
    "kk": kazakh_keys, "ky": kyrgyz_keys, "uz": uzbek_keys, "az": azerbaijani_keys, "tr": turkish_keys, "uk": ukrainian_keys,
}  # fmt: skip
LANGUAGES = frozenset(SNOWBALL) | frozenset(OWN)
_CYRILLIC = frozenset({"ru", "kk", "ky", "sr", "uk"})
_OTHER_SCRIPTS = {"ar": "؀-ۿ", "fa": "؀-ۿ", "el": "Ͱ-Ͽἀ-῿", "hi": "ऀ-ॿ", "ne": "ऀ-ॿ", "ta": "஀-௿", "hy": "԰-֏"}
_APOSTROPHES = re.compile("[`´‘’ʻʼʹʿ′ˊˋ]")
_WORD = re.compile(r"[^\W_]+(?:['`´‘’ʻʼʹʿ′ˊˋ][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of a text as they are written, in their order; an apostrophe between letters belongs to its word."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def keys(word: str, language: str | None) -> frozenset[tuple[str, str]]:
    """The keys of a word, each with the language by whose grammar it was made.

    Args:
        word: as it is written.
        language: BCP 47 without script; None or one without a known grammar gives the key of the spelling alone.
    """
    spelled = {(SPELLING, spelling(word))}
    if language is None or not could_be(word, language):
        return frozenset(spelled)
    plain = plain_letters(word)
    if language in OWN:
        stems = OWN[language](plain)
    elif language in SNOWBALL:
        stems = changed(_stemmer(SNOWBALL[language]).stemWord(plain), plain, language)
    else:
        stems = frozenset()
    return frozenset(spelled | {(language, fold(stem)) for stem in stems})


def spelling(word: str) -> str:
    """A word in the one spelling in which all its spellings are equal."""
    return fold(word).replace("'", "")


def plain_letters(word: str) -> str:
    """A word in small letters as its grammar knows them: invisible characters gone, look-alikes mended, apostrophes straight."""
    mended = mend_look_alikes(INVISIBLE.sub("", unicodedata.normalize("NFC", word)))
    return _APOSTROPHES.sub("'", mended.replace("İ", "i").lower())


def could_be(word: str, language: str) -> bool:
    """Whether a word is written in a script of this language, so that its grammar may speak of it."""
    first = mend_look_alikes(word)[:1]
    if language in _OTHER_SCRIPTS:
        return re.match(f"[{_OTHER_SCRIPTS[language]}]", first) is not None
    cyrillic = "Ѐ" <= first <= "ӿ"
    if language == "sr":
        return first.isalpha()
    return cyrillic if language in _CYRILLIC else "a" <= fold(first)[:1] <= "z"


@cache
def _stemmer(name: str) -> Stemmer.Stemmer:
    import Stemmer

    # Its own cache; 10,000 words by default.
    return Stemmer.Stemmer(name)
