"""Which writing system a text is in, as an ISO 15924 code."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

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


@lru_cache(maxsize=8192)
def script_of_letter(letter: str) -> str | None:
    """The script of one letter; None for digits, marks, punctuation and letters that many scripts share."""
    if not letter.isalpha():
        return None
    return _PREFIXES.get(unicodedata.name(letter, "").split(" ", 1)[0].split("-", 1)[0])


def script_of(text: str) -> str | None:
    """The script most letters of a text stand in; None for a text without letters.

    Japanese (`Jpan`) and Korean (`Kore`) are named as the mixtures they are: kana, or hangul, beside Chinese characters.
    Only the first 20,000 characters are looked at: more do not change the answer.
    """
    counts: Counter[str] = Counter()
    for letter, times in Counter(text[:_SAMPLE]).items():
        script = script_of_letter(letter)
        if script is not None:
            counts[script] += times
    if not counts:
        return None
    kana = counts["Hira"] + counts["Kana"]
    if kana and kana * 20 >= kana + counts["Hani"]:
        counts["Jpan"] = kana + counts["Hani"]
    if counts["Hang"]:
        counts["Kore"] = counts["Hang"] + counts["Hani"]
    mixtures_first = sorted(counts, key=lambda name: (name not in ("Jpan", "Kore"), name))
    return max(mixtures_first, key=lambda name: counts[name])
