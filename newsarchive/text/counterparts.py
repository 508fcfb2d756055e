"""What of a text stands in its translations too: names, words of foreign origin, numbers, dates, in forms in which they are equal.

A name or a loan word has a key: its first letter and the consonants after it, four in all, romanised, endings gone. Vowels are what
spellings differ in (Тuimebayev, Tuymebaev, Түймебаев), the end is what grammars change. Such cognates tell translations among
European languages (Simard, Foster and Isabelle 1992, "Using cognates to align sentences in bilingual corpora"); numbers and names do so
between any.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from newsarchive.text.fold import APOSTROPHE, fold
from newsarchive.text.kazakh_sounds import readings
from newsarchive.text.name_spelling import romanised
from newsarchive.text.shared_words import KAZAKH_HEARD, concepts_of
from newsarchive.text.spelled_numbers import YEARS, numbers_of
from newsarchive.text.turkic_stems import kazakh_keys
from newsarchive.text.word_keys import is_cyrillic, keys
from newsarchive.text.word_marks import marks_of
from newsarchive.text.word_spelling import plain_letters

MOST_CHARACTERS = 20_000
"""Of a text that are looked at."""
MOST = {"names": 40, "cognates": 40, "numbers": 30, "small": 20, "years": 6, "dates": 12, "title": 10, "concepts": 40}
"""Of each kind that are kept: those with the smallest digests, so that translations keep the same ones."""
LONGEST_WORD = 40
_WORD = re.compile(rf"[^\W\d_]+(?:{APOSTROPHE}[^\W\d_]+)*(?:(?<=[oOgG]){APOSTROPHE})?|[.!?…:;\n«“\"]")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
_SOFT_C = re.compile("c(?=[eiy])")
_GERMAN_CH = re.compile("(?<![ts])ch")
_LATIN = ((re.compile("sch|shch"), "sh"), (re.compile("th"), "t"), (re.compile("ph"), "f"))
_ONE_LETTER = (("ch", "q"), ("sh", "w"), ("c", "s"), ("z", "s"), ("g", "h"))
"""Sounds that languages write by one another's letters."""
_X_IS_H = frozenset({"uz", "az", "kaa"})
_MARKED = str.maketrans({"ş": "sh", "š": "sh", "č": "ch", "ž": "zh"})
_WRITTEN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "tr": (("c", "j"), ("ç", "ch")), "az": (("c", "j"), ("ç", "ch")), "tk": (("ç", "ch"),),
    "de": (("schtsch", "shch"), ("tsch", "tch"), ("sch", "sh"), ("j", "y")),
}
"""Sounds as some languages write them, and as English does; longer ones first."""
SLAVIC = frozenset({"ru", "uk", "be"})
_SLAVIC_ENDINGS = ("ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями", "ым", "ом", "ем", "ах", "ях")
"""Endings with consonants; those without do not matter to a key."""
_VOWELS = frozenset("aeiou'")
KEY = 4
"""Letters of a key."""
SHORTEST_NAME, SHORTEST_COGNATE = 3, 4
"""Letters that a key must have."""
LEAST_LETTERS = 6
"""Of a word that is no name and is to have a key."""


@dataclass(kw_only=True, slots=True)
class Counterparts:
    """What of one article is looked for in others."""

    names: list[str] = field(default_factory=list)
    """Keys of words that begin with a capital inside of a sentence."""
    cognates: list[str] = field(default_factory=list)
    """Keys of all other long words."""
    numbers: list[str] = field(default_factory=list)
    """Of three digits and more, and those with a fraction."""
    small: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    """Days of a month: "@4-20"."""
    title: list[str] = field(default_factory=list)
    """Keys, numbers and concepts ("=12") of the title."""
    concepts: list[str] = field(default_factory=list)
    """What its common words mean (text.shared_words)."""
    letters: int = 0
    marks: str = ""
    """Its first words, for an archive to learn what they mean (text.word_marks)."""


def counterparts_of(title: str | None, text: str | None, language: str | None) -> Counterparts:
    """What of an article stands in its translations too.

    Args:
        title: None where there is none.
        text: its body.
        language: BCP 47, by whose grammar endings are taken off.
    """
    found = Counterparts()
    body = (text or "")[:MOST_CHARACTERS]
    tongues = (language,) if language else ()
    language = spoken(language, f"{title or ''}\n{body}")
    names, others = _words(body, language)
    heading, more = _words((title or "")[:500], language)
    others |= (heading | more) - names
    found.names = _some(names, "names")
    found.cognates = _some({key for key in others if len(key) >= SHORTEST_COGNATE} - names, "cognates")
    for number in dict.fromkeys(numbers_of(f"{title or ''}\n{body}", tongues)):
        _sort_in(found, number)
    found.numbers, found.small = _some(set(found.numbers), "numbers"), _some(set(found.small), "small")
    found.title = _some(heading | more | {one for one in numbers_of(title or "", tongues) if len(one) > 1}, "title")
    found.concepts = _some(concepts_of(f"{title or ''}\n{body}", language), "concepts")
    found.title += [f"={one}" for one in sorted(concepts_of(title or "", language))[: MOST["title"]]]
    found.letters = _letters(text or "")
    found.marks = marks_of(title, body, language)
    return found


def _sort_in(found: Counterparts, number: str) -> None:
    if number.startswith("@"):
        if len(found.dates) < MOST["dates"]:
            found.dates.append(number)
    elif number.isdecimal() and int(number) in YEARS:
        if len(found.years) < MOST["years"]:
            found.years.append(number)
    elif len(number) >= 3:
        found.numbers.append(number)
    else:
        found.small.append(number)


def _letters(text: str) -> int:
    """Letters of a text; a sign of a script without vowels or spaces counts for what it says."""
    return len(text) - text.count(" ") + 2 * len(_WIDE.findall(text[:MOST_CHARACTERS]))


def _some(found: set[str], kind: str) -> list[str]:
    """Those with the smallest digests."""
    most = MOST[kind]
    return sorted(found) if len(found) <= most else sorted(sorted(found, key=lambda one: (crc32(one.encode()), one))[:most])


def _words(text: str, language: str | None) -> tuple[set[str], set[str]]:
    """The keys of a text's names, and of its other long words."""
    pieces = _WORD.findall(text)
    # Each is looked at once, however often it stands there.
    words = {piece for piece in set(pieces) if piece[0].isalpha() and 2 <= len(piece) <= LONGEST_WORD}
    capitals = {word for word in words if word[0].isupper()}
    named = {piece for before, piece in pairwise(pieces) if piece in capitals and before[0].isalpha()}
    named |= {word for word in capitals if word.isupper()}
    names = {key for word in named if (key := key_of(word, language)) is not None}
    others = {key for word in words if len(word) >= LEAST_LETTERS and (key := key_of(word, language)) is not None}
    others |= {key for word in capitals - named if (key := key_of(word, language)) is not None}
    return names, others - names


def words_of_keys(text: str, language: str | None, wanted: Collection[str]) -> dict[str, str]:
    """The words of a text that have these keys, as they are written there first."""
    found: dict[str, str] = {}
    language = spoken(language, text)
    for match in _WORD.finditer(text[:MOST_CHARACTERS] if wanted else ""):
        word = match[0]
        if len(found) == len(wanted):
            break
        key = key_of(word, language) if word[0].isalpha() and 2 <= len(word) <= LONGEST_WORD else None
        if key is not None and key in wanted:
            found.setdefault(key, word)
    return found


def spoken(language: str | None, text: str) -> str | None:
    """The language by which the words of a text have their keys: Kazakh in Latin or Arabic letters is read in Cyrillic ones."""
    if language != "kk":
        return language
    letters = [letter for letter in text[:MOST_CHARACTERS] if letter.isalpha()]
    return language if 2 * sum(map(is_cyrillic, letters)) >= len(letters) else KAZAKH_HEARD


@lru_cache(maxsize=65536)
def key_of(word: str, language: str | None) -> str | None:
    """The key of a word; None where too little is left of it.

    Args:
        word: as it is written.
        language: of the text it stands in, as it is `spoken`.
    """
    plain = plain_letters(word)
    if language == KAZAKH_HEARD and not is_cyrillic(plain):
        heard = sorted(readings(plain))
        stems = sorted({stem for one in heard for stem in kazakh_keys(one)}, key=lambda stem: (len(stem), stem))
        return _first_key((*stems, *heard), "kk", is_name=word[0].isupper())
    return _first_key((*_stems(plain, word, language), plain), language, is_name=word[0].isupper())


def _first_key(stems: Iterable[str], language: str | None, *, is_name: bool) -> str | None:
    """The key of the first stem that has enough consonants; of a name that has too few in all of them, one that tells where vowels are."""
    short = None
    for stem in stems:
        key = _bones(stem, language)
        if len(key) >= SHORTEST_NAME:
            return key[:KEY]
        if is_name and short is None and len(key) == SHORTEST_NAME - 1:
            short = _with_vowels(stem, language)
    return short


def _stems(plain: str, word: str, language: str | None) -> list[str]:
    """A word without its endings, the shortest first; none where its grammar is not known, or it is an abbreviation."""
    if language in SLAVIC:
        ending = next((one for one in _SLAVIC_ENDINGS if plain.endswith(one) and len(plain) - len(one) >= 4), "")
        return [plain[: len(plain) - len(ending)]]
    if word.isupper() or (language == "kk" and not is_cyrillic(plain)):
        return []
    if language == "kk":
        return sorted(kazakh_keys(plain), key=lambda stem: (len(stem), stem))
    found = {_as_written(stem, plain) for of, stem in keys(word, language) if of and len(stem) >= 3}
    return sorted(found, key=lambda stem: (len(stem), stem))


def _as_written(stem: str, plain: str) -> str:
    """A stem with the marks that its word has."""
    written = plain[: len(stem)]
    return written if written != stem and fold(written) == stem else stem


def _bones(stem: str, language: str | None) -> str:
    """The first sound of a word and its consonants; no sound twice in a row."""
    sounds = _sounds(stem, language)
    first = "a" if sounds[:1] in _VOWELS else sounds[:1]
    return _once(first + "".join(letter for letter in sounds[1:] if letter not in _VOWELS and letter.isalpha()))


def _with_vowels(stem: str, language: str | None) -> str:
    """A short name with one sign for all its vowels, without the last of them: Riga, Рига, Риге are `rag`."""
    marked = "".join("a" if letter in _VOWELS else letter for letter in _sounds(stem, language) if letter.isalpha())
    return _once(marked).rstrip("a")


def _once(letters: str) -> str:
    return "".join(letter for place, letter in enumerate(letters) if place == 0 or letter != letters[place - 1])


def _sounds(stem: str, language: str | None) -> str:
    if language in _X_IS_H:
        stem = stem.replace("x", "h")
    for written, sound in _WRITTEN.get(language or "", ()):
        stem = stem.replace(written, sound)
    letters = stem if stem.isascii() else stem.translate(_MARKED)
    if letters.isascii():
        letters = _SOFT_C.sub("s", letters)
        letters = _GERMAN_CH.sub("h", letters) if language == "de" else letters
        letters = letters.replace("ch", "ч")
        for pattern, plain in _LATIN:
            letters = pattern.sub(plain, letters)
        letters = letters.replace("c", "k")
    sounds = romanised(letters)
    for pair, sound in _ONE_LETTER:
        sounds = sounds.replace(pair, sound)
    return sounds
