"""How much the words of a text speak for a language: known words, stems and endings, and letters it does not write."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from newsarchive.text.alphabets import OWN_SHARE, alphabet
from newsarchive.text.han import is_han, rarity
from newsarchive.text.kazakh_scripts import from_cyrillic, one_spelling
from newsarchive.text.language_words import WORDS

WORD, STEM, ENDING = 1.0, 1.0, 0.5
STRANGE, STRANGE_NAME = 1.5, 0.4
"""Against a language, for a word with a letter it does not write; names keep the letters of where they come from."""
WEIGHT = 1.8
CHARACTER = 2.0
"""Against a language, for a character that is out of use in it."""
APOSTROPHES = frozenset({"en", "fr", "it", "ca", "nl", "uz", "kk", "uk", "be", "sw", "tl", "sq", "gl"})
"""Languages that write apostrophes inside their words."""
MOST_WORDS = 60
_LONGEST_STEM, _LONGEST_ENDING = 12, 8


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of one language's words."""

    words: frozenset[str]
    stems: frozenset[str]
    endings: frozenset[str]


@cache
def lexicon(language: str, script: str) -> Lexicon:
    """The word list of a language; Kazakh in Latin and Arabic letters has the Cyrillic one, brought to them."""
    entries = WORDS.get(language, "").replace("ʻ", "'").replace("ʼ", "'").split()
    if language == "kk" and script != "Cyrl":
        entries = [from_cyrillic(entry, script) for entry in entries]
    return Lexicon(
        frozenset(entry for entry in entries if "-" not in entry),
        frozenset(entry[:-1] for entry in entries if entry.endswith("-")),
        frozenset(entry[1:] for entry in entries if entry.startswith("-")),
    )


def support(language: str, script: str, words: Sequence[str]) -> float:
    """How much the words of a text in an alphabet speak for a language, in the unit of the model's tempered scores.

    Args:
        language: its code, without region.
        script: the text's.
        words: its different words as printed, names with their capital; apostrophes straight.
    """
    total = 0.0
    for printed in words[:MOST_WORDS]:
        total += _of_printed(language, script, printed)
    if script == "Cyrl" and language in OWN_SHARE:
        own, share = OWN_SHARE[language]
        text = "".join(words[:MOST_WORDS]).lower()
        if not any(letter in text for letter in own):
            total -= share * len(text) / 2
    return WEIGHT * total / math.sqrt(max(len(words[:MOST_WORDS]), 1))


@lru_cache(maxsize=32_768)
def _of_printed(language: str, script: str, printed: str) -> float:
    """What one word says; the same words come back on page after page."""
    letters = alphabet(language, script)
    word = printed.lower().replace("\u0307", "")
    found = _of_word(one_spelling(word) if language == "kk" and script != "Cyrl" else word, lexicon(language, script))
    strange = letters is not None and not _parts(word).letters <= letters
    if strange or ("'" in word[:-1] and language not in APOSTROPHES):
        found -= STRANGE_NAME if printed[0].isupper() else STRANGE
    return found


def knows(language: str, script: str, word: str) -> bool:
    """Whether a word, in small letters, is a known one, or begins or ends as known ones do."""
    return _of_word(word, lexicon(language, script)) > 0


def _of_word(word: str, known: Lexicon) -> float:
    if word in known.words:
        return WORD
    head, apostrophe, tail = word.partition("'")
    found = 0.0
    if apostrophe and tail:
        if head + "'" in known.words:
            found = WORD
        word = tail if len(tail) > 2 else word
        if word in known.words:
            return found + WORD
    parts = _parts(word)
    if not known.stems.isdisjoint(parts.beginnings):
        found += STEM
    if not known.endings.isdisjoint(parts.ends):
        found += ENDING
    return found


@dataclass(frozen=True, slots=True)
class _Parts:
    letters: frozenset[str]
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]


@lru_cache(maxsize=8192)
def _parts(word: str) -> _Parts:
    return _Parts(
        frozenset(filter(str.isalpha, word)),
        tuple(word[:length] for length in range(3, min(len(word), _LONGEST_STEM) + 1)),
        tuple(word[-length:] for length in range(1, min(len(word) - 1, _LONGEST_ENDING) + 1)),
    )


def support_of_characters(language: str, characters: str) -> float:
    """The same for a text in Chinese characters alone, which may be Chinese or Japanese."""
    found = [character for character in dict.fromkeys(characters) if is_han(character)]
    if not found:
        return 0.0
    if language == "ja":
        total = -sum(rarity(character)[2] for character in found)
    else:
        total = -min(sum(rarity(character)[0] for character in found), sum(rarity(character)[1] for character in found))
    known = lexicon(language, "Hani").words
    words = sum(0.5 if len(word) == 1 else 2.0 for word in known if word in characters)
    return WEIGHT * (CHARACTER * total + words) / math.sqrt(len(found))
