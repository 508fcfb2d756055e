"""Which language a text is in: by script, by the letters a language has to itself, then by py3langid.

Letters decide first, because a statistical model confuses near relatives on short texts: Kazakh is never written without
its own letters for long, Kyrgyz has only three, Uzbek in Latin letters none but apostrophes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from newsarchive.text.script import script_of, script_of_letter

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 6_000
_SHORT = 40
"""Letters below which the headline is read along with the text, and no letter's absence means anything."""
_LONG = 200
"""Letters from which a language outside the candidates may be named."""
_STRANGE = 0.02
_OWN = {
    "kk": 0.03,
    "ky": 0.004,
    "uz": 0.01,
    "tg": 0.01,
    "tt": 0.02,
    "mn": 0.01,
    "uk": 0.01,
    "be": 0.01,
    "sr": 0.003,
    "mk": 0.002,
    "ba": 0.02,
}
"""Least share of a language's own letters in a text of it, in Cyrillic."""

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_CYRILLIC = {
    "ru": (_RUSSIAN, ""),
    "bg": (_RUSSIAN, ""),
    "kk": (_RUSSIAN + "әғқңөұүһі", "әғқұһі"),
    "ky": (_RUSSIAN + "ңөү", "ңөү"),
    "uz": (_RUSSIAN + "ўқғҳ", "ўқғҳ"),
    "tg": (_RUSSIAN + "ғӣқӯҳҷ", "ғӣқӯҳҷ"),
    "tt": (_RUSSIAN + "әҗңөүһ", "әҗңөүһ"),
    "ba": (_RUSSIAN + "әҙғҡңөҫүһ", "әҙғҡңөҫүһ"),
    "mn": (_RUSSIAN + "өү", "өү"),
    "uk": (_RUSSIAN + "ґєії", "єії"),
    "be": (_RUSSIAN + "іў", "іў"),
    "sr": (_RUSSIAN + "ђјљњћџ", "ђјљњћџ"),
    "mk": (_RUSSIAN + "ѓѕјљњќџ", "ѓѕјљњќџ"),
}
"""Letters that may stand in the language, and those of them that Russian lacks."""
_BASIC = "abcdefghijklmnopqrstuvwxyz"
_LATIN = {
    "en": _BASIC + "éïè",
    "kk": _BASIC + "äğıñöşūüńǵáóúýŋⱨ",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyzâîû",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "uz": _BASIC + "ʻʼ",
    "tk": "abçdeäfghijžklmnňoöprsştuüwyýz",
}
"""Letters of the languages that share a Latin keyboard and often a site; a letter outside its list speaks against a language."""
_SCRIPTS = {
    "Cyrl": set(_CYRILLIC),
    "Arab": {"ar", "fa", "ur", "ps", "ug", "ckb", "sd", "kk", "prs"},
    "Hebr": {"he", "yi"},
    "Hani": {"zh", "ja", "yue", "wuu"},
    "Jpan": {"ja"},
    "Kore": {"ko"},
    "Grek": {"el", "grc"},
    "Deva": {"hi", "mr", "ne", "sa", "gom"},
    "Armn": {"hy"},
    "Geor": {"ka"},
    "Thai": {"th"},
    "Beng": {"bn", "as"},
    "Mong": {"mn"},
    "Ethi": {"am", "ti"},
}
_ALSO_LATIN = {"kk", "uz", "tg", "tk", "tt", "sr", "mn", "az", "ky"}
_OTHER_NAMES = {
    "nb": ("no",),
    "nn": ("nn", "no"),
    "uz": ("uz", "uzs"),
    "ar": ("ar", "arz", "ary"),
    "zh": ("zh", "yue", "wuu"),
    "prs": ("fa",),
    "ku": ("ku", "sdh"),
}


def detect(text: str, title: str | None, candidates: Sequence[str]) -> tuple[str | None, float | None]:
    """The language of a text, as one of the candidates.

    A long text that is surely in none of them is given its own language: sites serve one language at another's address.

    Args:
        text: the body; its first 6,000 characters are read.
        title: the headline, read along where the body is short.
        candidates: BCP 47 codes; empty for any language.

    Returns:
        The code and a confidence between 0 and 1, None where letters or script decided. (None, None) without letters.
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _SHORT and title:
        sample = f"{title}\n{sample}"
    script = script_of(sample)
    if script is None:
        return None, None
    letters = Counter(letter for letter in sample.lower() if letter.isalpha())
    left = [code for code in candidates if _can_be(_base(code), script)]
    fitting = [code for code in left if _fits(_base(code), script, letters)]
    if len(fitting) == 1 and len(left) > 1 and script == "Cyrl":
        return fitting[0], None
    return _by_model(sample, fitting or left, candidates, total=letters.total())


def warm_up() -> None:
    """Load the model (a second)."""
    _model()


def _base(code: str) -> str:
    return code.split("-", 1)[0].lower()


def _can_be(language: str, script: str) -> bool:
    for known, languages in _SCRIPTS.items():
        if script == known:
            return language in languages
    return script != "Latn" or language in _ALSO_LATIN or not any(language in languages for languages in _SCRIPTS.values())


def _fits(language: str, script: str, letters: Counter[str]) -> bool:
    """Whether the letters of a text speak against a language: too many strange ones, or none of its own."""
    total = sum(times for letter, times in letters.items() if script_of_letter(letter) == script)
    if script == "Cyrl" and language in _CYRILLIC:
        alphabet, own = _CYRILLIC[language]
        strange = sum(times for letter, times in letters.items() if script_of_letter(letter) == "Cyrl" and letter not in alphabet)
        if strange > _STRANGE * total:
            return False
        return not own or total < _SHORT or sum(letters[letter] for letter in own) >= _OWN[language] * total
    if script == "Latn" and language in _LATIN:
        alphabet_latin = _LATIN[language]
        strange = sum(times for letter, times in letters.items() if script_of_letter(letter) == "Latn" and letter not in alphabet_latin)
        return strange <= _STRANGE * total
    return True


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _by_model(sample: str, left: Sequence[str], candidates: Sequence[str], total: int) -> tuple[str | None, float | None]:
    ranks: dict[str, float] = dict(_model().rank(sample))
    shares = {code: sum(ranks.get(name, 0.0) for name in _OTHER_NAMES.get(_base(code), (_base(code),))) for code in left}
    known = sum(shares.values())
    best_anywhere = max((code for code in ranks if len(code) == 2), key=lambda code: (ranks[code], code))
    if not candidates or (total >= _LONG and known < 0.01 and ranks[best_anywhere] > 0.9):
        return (best_anywhere, round(ranks[best_anywhere], 4)) if ranks[best_anywhere] > 0.5 or total >= _LONG else (None, None)
    if not left:
        return None, None
    if len(left) == 1:
        return left[0], None
    if known <= 0.0:
        return None, None
    best = max(left, key=lambda code: shares[code])
    return best, round(shares[best] / known, 4)
