"""What the forms of one word have in common: keys by which a search finds a word in whichever form it stands.

Every word has the key of its spelling. In a language whose grammar is known it has the keys of its dictionary form or of its stem as well:
by what was learned from dictionaries (`word_endings`), by our own tables of endings for Kazakh, Kyrgyz, Uzbek, Azerbaijani, Tatar,
Tajik and Mongolian, and for a few languages by Snowball's stemmers.

Source: Snowball (Porter 2001, https://snowballstem.org), as PyStemmer brings it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsarchive.text.fold import fold, mend_look_alikes
from newsarchive.text.kazakh_sounds import readings, sound
from newsarchive.text.mongolian_stems import mongolian_keys
from newsarchive.text.surnames import surname
from newsarchive.text.tajik_stems import tajik_keys
from newsarchive.text.turkic_stems import azerbaijani_keys, kazakh_keys, kyrgyz_keys, tatar_keys, uzbek_keys
from newsarchive.text.word_clitics import bare
from newsarchive.text.word_endings import dictionary_forms
from newsarchive.text.word_spelling import latin_serbian, plain_letters, spelling

if TYPE_CHECKING:
    import Stemmer

SPELLING = ""
"""The language of keys that every word has."""
LEARNED = {
    **{
        code: code for code in (
            "ar bg ca cs da de el en es et fa fi fr he hi hu hy id is it ka lt lv mk nb nl nn pl pt ro ru sk sl sq sv tr uk"
        ).split()
    },
    "no": "nb", "sr": "hbs", "hr": "hbs", "bs": "hbs",
}  # fmt: skip
"""The name of what was learned of a language's endings, by its code."""
SNOWBALL = {"eu": "basque", "ga": "irish", "ne": "nepali", "ta": "tamil"}
"""Snowball's name of each language that only it knows, by its code."""
BOTH = {"id": "indonesian"}
"""The same of languages with few words in their dictionary, and with changes at their beginning, where a stem is a key as well."""
OWN: dict[str, Callable[[str], frozenset[str]]] = {
    "ky": kyrgyz_keys, "tt": tatar_keys, "uz": uzbek_keys, "az": azerbaijani_keys, "mn": mongolian_keys, "tg": tajik_keys,
}  # fmt: skip
LANGUAGES = frozenset(SNOWBALL) | frozenset(OWN) | frozenset(LEARNED) | {"kk"}
MOST_LACKING = 4
"""Letters of an Uzbek word that may lack an apostrophe."""
_CYRILLIC = frozenset({"ru", "ky", "uk", "bg", "mk", "tt", "mn", "tg"})
_ANY_SCRIPT = frozenset({"kk", "sr", "hr", "bs", "uz"})
_OTHER_SCRIPTS = {
    "ar": "؀-ۿ", "fa": "؀-ۿ", "el": "Ͱ-Ͽἀ-῿", "he": "֐-׿", "hi": "ऀ-ॿ", "ne": "ऀ-ॿ", "ta": "஀-௿", "hy": "԰-֏", "ka": "Ⴀ-ჿ",
}  # fmt: skip


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
    return frozenset(spelled | {(language, key) for key in _of_grammar(word, language) if key})


def asked_keys(word: str, language: str) -> frozenset[tuple[str, str]]:
    """The keys by which a word is looked up: its own, and where dictionary forms are known those by which it is found if it, or what it
    was brought to, is one itself; in Uzbek those of its letters with apostrophes (oqituvchi, o'qituvchi), and of none."""
    own = keys(word, language)
    if language == "uz":
        return own | {(tongue, one) for tongue, key in own if tongue for one in _with_apostrophes(key)}
    if language not in LEARNED or not could_be(word, language):
        return own
    return own | {(language, _spelled(word, LEARNED[language]))} | {(SPELLING, key) for tongue, key in own if tongue == language}


def _with_apostrophes(key: str) -> set[str]:
    """An Uzbek key without apostrophes, and where it has none, with those that its letters o and g may lack."""
    if "'" in key:
        return {key.replace("'", "")}
    letters = [place for place, letter in enumerate(key) if letter in "og"][:MOST_LACKING]
    found = {key}
    for place in reversed(letters):
        found |= {f"{one[: place + 1]}'{one[place + 1 :]}" for one in found}
    return found


def _of_grammar(word: str, language: str) -> set[str]:
    if language == "kk":
        return _kazakh(plain_letters(word))
    if language in LEARNED:
        name = LEARNED[language]
        found = {form for one in bare(plain_letters(word), language) for form in dictionary_forms(_spelled(one, name), name)}
        if language in BOTH:
            found.add(fold(_stemmer(BOTH[language]).stemWord(plain_letters(word))))
        return found | surname(_spelled(word, name), name)
    if language in OWN:
        return {fold(stem) for stem in OWN[language](plain_letters(word))}
    if language in SNOWBALL:
        return {fold(_stemmer(SNOWBALL[language]).stemWord(plain_letters(word)))}
    return set()


def _spelled(word: str, name: str) -> str:
    return latin_serbian(spelling(word)) if name == "hbs" else spelling(word)


def _kazakh(plain: str) -> set[str]:
    """The stems of a Cyrillic word, and of one in any script what they sound like."""
    cyrillic = is_cyrillic(plain)
    stems = {stem for one in ({plain} if cyrillic else readings(plain)) for stem in kazakh_keys(one)}
    heard = {f"{SOUND}{sound(stem)}" for stem in stems}
    return heard | {fold(stem) for stem in stems} if cyrillic else heard


SOUND = "≈"
"""Before a Kazakh key that is the same in Cyrillic, Latin and Arabic letters."""


def is_cyrillic(word: str) -> bool:
    """Whether a word begins with a Cyrillic letter."""
    return "\u0400" <= word[:1] <= "\u04ff"


def is_kazakh(word: str) -> bool:
    """Whether a word in Cyrillic or Arabic letters, or with a mark that only Kazakh and its sisters write, may be Kazakh in any script."""
    return not word.isascii() or "'" in word


def could_be(word: str, language: str) -> bool:
    """Whether a word is written in a script of this language, so that its grammar may speak of it."""
    first = mend_look_alikes(word)[:1]
    if language in _OTHER_SCRIPTS:
        return re.match(f"[{_OTHER_SCRIPTS[language]}]", first) is not None
    if language in _ANY_SCRIPT:
        return first.isalpha()
    return "Ѐ" <= first <= "ӿ" if language in _CYRILLIC else "a" <= fold(first)[:1] <= "z"


@cache
def _stemmer(name: str) -> Stemmer.Stemmer:
    import Stemmer

    # Its own cache; 10,000 words by default.
    return Stemmer.Stemmer(name)
