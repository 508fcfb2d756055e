"""Words in which a letter of another script slipped in (`аl-Farabi` with a Cyrillic а, `сәуiр` with a Latin i), made whole."""

from __future__ import annotations

import re

from newsarchive.text.fold import LOOK_ALIKES

_TO_CYRILLIC = {**LOOK_ALIKES, ord("ə"): ord("ә"), ord("Ə"): ord("Ә")}
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()}
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00aa-\u024fəɵ]")
_LATIN_LETTER = "[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024fəɵ]"
_TOUCHING = re.compile(f"{_LATIN_LETTER}(?:(?=[\u0400-\u052f])|(?<=[\u0400-\u052f]{_LATIN_LETTER}))")
"""A Latin letter beside a Cyrillic one: without any, no word is of two scripts."""
_ROMAN = frozenset("IVXLCDMІХСМ")
_LOAN = 3
"""Letters of the other script on end from which on they are a word in the word, not a slip (`TOPкурс`)."""


def mend_mixed_words(text: str) -> str:
    """Every word in one script, where most of its letters are of that script and the others look like letters of it.

    A word half and half goes with the compound it stands in; left as printed are Roman numerals, a Cyrillic ending on a
    Latin name (`Facebookе`), and everything in which one letter has no double (`PDFке`).
    """
    if text.isascii() or _CYRILLIC.search(text) is None or _TOUCHING.search(text) is None:
        return text
    return _WORD.sub(_mend, text)


def _mend(match: re.Match[str]) -> str:
    compound = match.group()
    if compound.isascii() or len(compound) < 2 or _LATIN.search(compound) is None or _CYRILLIC.search(compound) is None:
        return compound
    scripts = [_script(letter) for letter in compound]
    if "L" not in scripts or "C" not in scripts:
        return compound
    leaning = scripts.count("L") - scripts.count("C")
    return _PART.sub(lambda part: _mend_part(part.group(), leaning), compound)


def _script(letter: str) -> str:
    """L for Latin, C for Cyrillic, a space for anything else."""
    if "\u0400" <= letter <= "\u052f":
        return "C"
    return "L" if letter.isalpha() and (letter < "\u0250" or letter in "əɵ") else " "


def _mend_part(part: str, leaning: int) -> str:
    scripts = "".join(_script(letter) for letter in part)
    latin, cyrillic = scripts.count("L"), scripts.count("C")
    if not latin or not cyrillic or " " in scripts or all(letter in _ROMAN for letter in part):
        return part
    more = latin - cyrillic or leaning
    if not more:
        return part
    stray, table = ("C", _TO_LATIN) if more > 0 else ("L", _TO_CYRILLIC)
    block = scripts.strip("L" if stray == "C" else "C")
    if stray * len(block) == block and (len(block) >= _LOAN or (stray == "C" and scripts.endswith("C") and len(part) > 2)):
        return part
    if any(script == stray and ord(letter) not in table for letter, script in zip(part, scripts, strict=True)):
        return part
    return "".join(chr(table[ord(letter)]) if script == stray else letter for letter, script in zip(part, scripts, strict=True))
