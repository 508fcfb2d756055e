"""Which writing system a text is in, as an ISO 15924 code."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Literal

from newsarchive.text.han import form

_PREFIXES = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "THAI": "Thai",
    "MONGOLIAN": "Mong",
    "BENGALI": "Beng",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "GURMUKHI": "Guru",
    "ORIYA": "Orya",
    "GUJARATI": "Gujr",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "MYANMAR": "Mymr",
    "TIBETAN": "Tibt",
    "ETHIOPIC": "Ethi",
    "HANGUL": "Hang",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "CJK": "Hani",
    "BOPOMOFO": "Bopo",
}
_SAMPLE = 20_000
_WEIGHTS = {"Hani": 3, "Hang": 3, "Hira": 2, "Kana": 2}
"""How many letters of an alphabet one sign says as much as: `Erasmus+説明会` is Japanese."""
_MIXED = frozenset({"Hani", "Hang", "Hira", "Kana"})
_MANY = 120
"""Different characters of a text from which on counting all is faster than counting each."""
_OF_LANGUAGE = {"ja": "Jpan", "ko": "Kore"}


@lru_cache(maxsize=8192)
def script_of_letter(letter: str) -> str | None:
    """The script of one letter; None for digits, marks, punctuation and letters that many scripts share."""
    if not letter.isalpha():
        return None
    if letter.isascii():
        return "Latn"
    name = unicodedata.name(letter, "").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    return _PREFIXES.get(name.split(" ", 1)[0].split("-", 1)[0])


def script_of(text: str, language: str | None = None) -> str | None:
    """The script most letters of a text stand in; None for a text without letters.

    Japanese (`Jpan`) and Korean (`Kore`) are named as the mixtures they are: kana, or hangul, beside Chinese characters. Chinese
    is `Hans` or `Hant` where its characters tell, else `Hani`. Only the first 20,000 characters are looked at: more do not
    change the answer.

    Args:
        text: any text.
        language: what is known of its language: Japanese may be written in Chinese characters alone.
    """
    sample = text[:_SAMPLE]
    letters = set(sample)
    scripts = {script_of_letter(letter) for letter in letters} - {None}
    if len(scripts) == 1 and scripts.isdisjoint(_MIXED):
        return scripts.pop()
    counts: Counter[str] = Counter()
    times = Counter(sample) if len(letters) > _MANY else {letter: sample.count(letter) for letter in letters if letter.isalpha()}
    for letter, count in times.items():
        script = script_of_letter(letter)
        if script is not None:
            counts[script] += count * _WEIGHTS.get(script, 1)
    if not counts:
        return None
    kana = counts["Hira"] + counts["Kana"]
    if kana and kana * 20 >= kana + counts["Hani"]:
        counts["Jpan"] = kana + counts["Hani"]
    if counts["Hang"]:
        counts["Kore"] = counts["Hang"] + counts["Hani"]
    mixtures_first = sorted(counts, key=lambda name: (name not in ("Jpan", "Kore"), name))
    script = max(mixtures_first, key=lambda name: counts[name])
    if script != "Hani":
        return script
    base = (language or "").split("-", 1)[0]
    if base in _OF_LANGUAGE:
        return _OF_LANGUAGE[base]
    return form(text[:_SAMPLE]) or "Hani"


RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Samr", "Mand"})


def direction_of(script: str | None) -> Literal["rtl", "ltr"]:
    """The direction in which a script is read; left to right where the script is unknown."""
    return "rtl" if script in RIGHT_TO_LEFT else "ltr"
