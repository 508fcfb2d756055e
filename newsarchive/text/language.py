"""Which language a text is in: a statistical model, corrected by what it does not know, words and the letters of alphabets.

py3langid is right about long texts and unsure about short ones, where near relatives differ by an ending; and it has never seen
Kazakh in Latin letters. Its tempered scores and the support of words add up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from newsarchive.text import language_model
from newsarchive.text.alphabets import written_in
from newsarchive.text.fold import mend_look_alikes
from newsarchive.text.language_hits import clear_language
from newsarchive.text.script import script_of, script_of_letter
from newsarchive.text.word_evidence import support, support_of_characters

_SAMPLE = 3_000
_PIECE = 300
"""Characters of each of the three pieces of a long text that are looked at: its beginning, its middle and its end."""
_SMALL_PIECE, _FEW_PIECES_FROM = 100, 600
"""Characters of pieces that are looked at first, and of a text from which on: most texts leave no doubt."""
_WORDS_PIECE = 150
"""Characters of pieces whose known words are looked for before that."""
_CLEAR = 8.0
"""How far the best language of small pieces must be before all others for no more to be read."""
_ONE_SCRIPT = 0.7
"""Share of the letters that must be of one script for that."""
_SHORT = 40
"""Letters below which the headline is read along with the text."""
_LONG = 100
"""Letters from which a language outside the candidates may be named."""
_SURE = 0.25
"""Confidence below which, without candidates, no language is named."""
_OUTSIDE = 4.0
"""How much better a language outside the candidates must be than the best of them."""
_FLOOR = -100.0
_MANY_WORDS, _MOST_LIKELY = 20, 6
"""Of a text of so many words the model's favourites are enough to be looked at, beside the candidates."""
_REACH = 10.0
"""How far the model's score of a language may be below its favourite's for words to make up for it, in such a text."""
_HOW_COMMON = {
    "en": 1.0, "ru": 0.7, "es": 0.7, "zh": 0.7, "de": 0.5, "fr": 0.5, "pt": 0.5, "ja": 0.5, "tr": 0.3, "kk": 0.3, "uk": 0.3, "gl": -1.0, "ca": -0.7,
    "ba": -1.0, "mk": -0.5, "be": -0.5, "tt": -0.5, "tg": -0.5, "tk": -0.7, "sq": -0.7, "sw": -0.7, "tl": -0.7, "ps": -0.5, "ckb": -0.5, "ug": -0.5,
    "et": -0.5, "lv": -0.5, "sl": -0.5, "is": -0.7, "ga": -0.7, "cy": -0.7, "eu": -0.7,
}  # fmt: skip
"""Without candidates: what to expect of a page of which nothing is known."""
_NAMES_OF_MODEL = {
    "no": ("no", "nn"), "nb": ("no",), "nn": ("nn", "no"), "uz": ("uz", "uzs"), "ar": ("ar", "arz", "ary"), "zh": ("zh", "yue", "wuu"),
    "prs": ("fa",), "ckb": ("sdh", "ku"), "hr": ("hr", "bs"),
}  # fmt: skip
"""Names of the model for what others call one language."""
_RELATIVES_OF_LATIN_KAZAKH = ("tr", "tk", "uz", "az", "crh")
_RELATIVES_OF_ARABIC_KAZAKH = ("ug", "ckb", "sdh", "fa")
_UNKNOWN_KAZAKH = 1.0
_APOSTROPHE = re.compile("[ʻʼ‘’`´ʹ]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")


def detect(text: str, title: str | None, candidates: Sequence[str]) -> tuple[str | None, float | None]:
    """The language of a text, as one of the candidates.

    A text of some length that is surely in none of them is given its own language: sites serve one language at another's
    address.

    Args:
        text: the body; of its first 3,000 characters three pieces are read.
        title: the headline, read along where the body is short.
        candidates: BCP 47 codes; empty for any language.

    Returns:
        The code and a confidence between 0 and 1, None where the script left one language only. (None, None) where nothing
        can be said.
    """
    text = text[:_SAMPLE]
    if len(text) > _LONG:
        clear = _clear(_without_addresses(_pieces(text, _WORDS_PIECE)), candidates)
        if clear is not None:
            return clear
    if len(text) > _FEW_PIECES_FROM:
        found, confidence, lead = _told(_without_addresses(_pieces(text, _SMALL_PIECE)), candidates)
        if lead >= _CLEAR:
            return found, confidence
    sample = _without_addresses(_pieces(text, _PIECE))
    if sum(map(str.isalpha, sample)) < _SHORT and title:
        sample = f"{_without_addresses(title[:_SAMPLE])}\n{sample}"
    found, confidence, _ = _told(sample, candidates)
    return found, confidence


def _clear(sample: str, candidates: Sequence[str]) -> tuple[str, float | None] | None:
    """The language that the words of a sample leave no doubt about, if it is one of the candidates; see `detect`."""
    script = script_of(sample)
    if script in ("Hans", "Hant") and len(sample) > _LONG:
        # A Japanese text of that length has kana.
        found: str | None = "zh"
    else:
        found = clear_language(_WORD.findall(_APOSTROPHE.sub("'", sample.lower())), script) if script is not None else None
    if found is None or not candidates:
        return (found, 1.0) if found is not None else None
    chosen = max((code for code in candidates if _base(code) == found), key=lambda code: _says_script(code, script or ""), default=None)
    if chosen is None:
        return None
    return chosen, 1.0 if len(_fitting(candidates, script or "")) > 1 else None


def _fitting(candidates: Sequence[str], script: str) -> list[str]:
    """The candidates that a text in a script may be in."""
    possible = written_in(script)
    return [code for code in candidates if _base(code) in possible or (script == "Latn" and _base(code) not in _OWN_SCRIPT_ONLY)]


def _told(sample: str, candidates: Sequence[str]) -> tuple[str | None, float | None, float]:
    """What a sample tells of its language, see `detect`, and how far the best language is before all others; 0 where the sample is not
    of one script."""
    script = script_of(sample)
    if script is None:
        return None, None, 0.0
    possible = written_in(script)
    fitting = _fitting(candidates, script)
    pure, letters = _of_script(sample, script)
    wanted = {*map(_base, fitting)}
    scores = _scores(pure, script, {*possible, *wanted}, wanted)
    if not scores:
        return None, None, 0.0
    if not candidates:
        scores = {language: score + _HOW_COMMON.get(language, 0.0) for language, score in scores.items()}
    best = max(scores, key=lambda language: (scores[language], language))
    second = max((score for language, score in scores.items() if language != best), default=-math.inf)
    lead = scores[best] - second if letters >= _ONE_SCRIPT * sum(map(str.isalpha, sample)) else 0.0
    if not fitting:
        if candidates and letters < _LONG:
            return None, None, lead
        return *_named(best, scores), lead
    chosen = max(fitting, key=lambda code: (scores[_base(code)], _says_script(code, script)))
    if letters >= _LONG and scores[best] - scores[_base(chosen)] > _OUTSIDE:
        return *_named(best, scores), lead
    if len(fitting) == 1:
        return chosen, None, lead
    return chosen, _confidence(_base(chosen), {_base(code): scores[_base(code)] for code in fitting}), lead


def warm_up() -> None:
    """Load the model (a second)."""
    language_model.warm_up()


_OWN_SCRIPT_ONLY = frozenset(
    {"ru", "bg", "uk", "be", "mk", "mn", "tg", "ba", "ky", "el", "he", "ar", "fa", "ur", "ps", "ckb", "hi", "mr", "ne", "bn", "th", "ka", "hy",
     "am", "zh", "ja", "ko", "ta", "te", "si", "my", "km", "lo"}
)  # fmt: skip
"""Languages not met in Latin letters, except in a name."""


def _base(code: str) -> str:
    return code.split("-", 1)[0].lower()


def _says_script(code: str, script: str) -> bool:
    regions = {"TW": "Hant", "HK": "Hant", "CN": "Hans", "SG": "Hans"}
    return any(regions.get(part.upper(), part.capitalize()) == script for part in code.split("-")[1:])


def _named(best: str, scores: dict[str, float]) -> tuple[str | None, float | None]:
    confidence = _confidence(best, scores)
    return (best, confidence) if confidence >= _SURE else (None, None)


def _confidence(chosen: str, scores: dict[str, float]) -> float:
    return round(1 / sum(math.exp(min(score - scores[chosen], 50.0)) for score in scores.values()), 4)


def _pieces(text: str, size: int) -> str:
    """A long text's beginning, middle and end, so many characters of each; a short one whole."""
    if len(text) <= 3 * size + 100:
        return text
    middle = len(text) // 2
    parts = (text[:size].rpartition(" "), text[middle - size // 2 : middle + size // 2].partition(" "), text[-size:].partition(" "))
    return "\n".join((parts[0][0] or parts[0][2], parts[1][2] or parts[1][0], parts[2][2] or parts[2][0]))


def _without_addresses(text: str) -> str:
    return " ".join(word for word in text.split() if "@" not in word and "://" not in word and not word.startswith("www."))


def _of_script(sample: str, script: str) -> tuple[str, int]:
    """A text without the letters of other scripts, and how many letters are left."""
    text = mend_look_alikes(sample) if script == "Cyrl" else sample
    wanted = {"Jpan": {"Hani", "Hira", "Kana"}, "Kore": {"Hang", "Hani"}, "Hans": {"Hani"}, "Hant": {"Hani"}}.get(script, {script})
    others = {ord(letter): " " for letter in set(text) if letter.isalpha() and script_of_letter(letter) not in {None, *wanted}}
    pure = " ".join((text.translate(others) if others else text).split())
    return pure, sum(map(str.isalpha, pure))


def _scores(text: str, script: str, languages: set[str], wanted: set[str]) -> dict[str, float]:
    """How likely each language is: the model's tempered score and the support of the words; of a long text only the likely ones."""
    if len(languages) == 1:
        return dict.fromkeys(languages, 0.0)
    found = _by_model(text, script, languages)
    words = list(dict.fromkeys(_WORD.findall(_APOSTROPHE.sub("'", text))))
    likely = sorted(languages, key=lambda language: (-found[language], language))
    if len(words) > _MANY_WORDS:
        near = found[likely[0]] - _REACH
        likely = [one for number, one in enumerate(likely) if (number < _MOST_LIKELY and found[one] > near) or one in wanted]
        found = {language: found[language] for language in likely}
        if len(likely) == 1:
            return found
    for language in likely:
        score = found[language]
        if script in ("Hans", "Hant", "Hani"):
            score += support_of_characters(language, text)
        elif script in ("Latn", "Cyrl", "Arab"):
            score += support(language, script, words)
        found[language] = score
    return found


def _by_model(text: str, script: str, languages: set[str]) -> dict[str, float]:
    """What the model says of each language: 0 for its favourite, others below; Kazakh as it never saw it like its nearest relative."""
    names = {language: _NAMES_OF_MODEL.get(language, (language,)) for language in languages}
    unseen = "kk" in languages and script != "Cyrl"
    if unseen:
        names["kk"] = _RELATIVES_OF_LATIN_KAZAKH if script == "Latn" else _RELATIVES_OF_ARABIC_KAZAKH
    scores = language_model.scores(text, tuple(sorted({name for several in names.values() for name in several})))
    best = max(scores.values(), default=0.0)
    found = {
        language: max((max(scores[name] - best, _FLOOR) for name in several if name in scores), default=_FLOOR)
        for language, several in names.items()
    }
    if unseen:
        found["kk"] -= _UNKNOWN_KAZAKH
    return found
