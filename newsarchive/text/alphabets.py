"""Which letters a language is written with: a word with a letter outside of them is likely no word of it."""

from __future__ import annotations

import string
from functools import cache

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
CYRILLIC = {
    "ru": _RUSSIAN,
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "kk": _RUSSIAN + "әғқңөұүһі",
    "ky": _RUSSIAN + "ңөү",
    "uz": "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
    "tg": "абвгдеёжзийклмнопрстуфхчшъэюяғӣқӯҳҷ",
    "tt": _RUSSIAN + "әҗңөүһ",
    "ba": _RUSSIAN + "әҙғҡңөҫүһ",
    "mn": _RUSSIAN + "өү",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
}
"""Small letters of languages in Cyrillic."""
OWN_SHARE = {
    "kk": ("әғқңөұүһі", 0.11), "ky": ("ңөү", 0.04), "uz": ("ўқғҳ", 0.06), "tg": ("ғӣқӯҳҷ", 0.06), "tt": ("әҗңөүһ", 0.09),
    "ba": ("әҙғҡңөҫүһ", 0.13), "mn": ("өү", 0.07), "uk": ("ґєії", 0.07), "be": ("іў", 0.08), "sr": ("ђјљњћџ", 0.04), "mk": ("ѓѕјљњќџ", 0.03),
}  # fmt: skip
"""Letters that Russian lacks, and how much of a text they usually are."""

_LATIN_MARKS = {
    "en": "", "id": "", "sw": "", "tl": "ñ", "de": "äöüß", "fr": "àâçéèêëîïôùûüÿœæ", "es": "áéíóúüñ", "pt": "ãâáàçéêíóôõúü",
    "it": "àèéìíòóùú", "nl": "éëïöüèê", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "ro": "ăâîșțşţ",
    "hu": "áéíóöőúüű", "hr": "čćđšž", "sr": "čćđšž", "sl": "čšž", "sv": "åäöé", "da": "æøåé", "no": "æøåéòôê", "fi": "äöå", "et": "äõöüšž",
    "is": "áðéíóúýþæö", "ga": "áéíóú", "cy": "âêîôûŵŷïö", "eu": "ñç", "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž", "ca": "àçèéíïòóúü", "gl": "áéíóúñü", "sq": "çë", "tr": "çğıöşüâîû", "az": "çəğıöşü",
    "tk": "äçňöşüýž", "uz": "", "kk": "äğıñöşūüńǵáóúýŋ",
    "vi": "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
}  # fmt: skip
_LATIN_LACKS = {"tr": "qwx", "az": "w", "tk": "cqvx", "uz": "wc", "kk": "wx", "pl": "qvx", "hr": "qwxy", "lv": "qwxy", "lt": "qwx", "sl": "qwxy"}
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقلمنهوءآأؤئ"
ARABIC = {
    "ar": _ARABIC + "إةىيك",
    "fa": _ARABIC + "پچژگکی",
    "ur": _ARABIC + "ٹپچڈڑژگکیںےہھۂۓ",
    "ps": _ARABIC + "ټپځچڅډړږژښګکڼیېۍي",
    "ug": "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيەچ",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهھەیێێء",
    "kk": "ءابپتجچحدرزسشعفقكگڭلمنوۇۆۋھىيەۈغخ",
}
"""Letters of languages in Arabic script."""


@cache
def alphabet(language: str, script: str) -> frozenset[str] | None:
    """The small letters of a language in a script; None where nothing is known."""
    if script == "Cyrl":
        letters = CYRILLIC.get(language)
    elif script == "Arab":
        letters = ARABIC.get(language)
    elif script == "Latn" and language in _LATIN_MARKS:
        letters = (set(string.ascii_lowercase) - set(_LATIN_LACKS.get(language, ""))) | set(_LATIN_MARKS[language])  # type: ignore[assignment]
    else:
        letters = None
    return frozenset(letters) if letters is not None else None


@cache
def written_in(script: str) -> tuple[str, ...]:
    """Languages that may be named for a text in a script."""
    known = {
        "Cyrl": tuple(CYRILLIC), "Latn": tuple(_LATIN_MARKS), "Arab": tuple(ARABIC), "Hebr": ("he",), "Jpan": ("ja",), "Kore": ("ko",),
        "Grek": ("el",), "Deva": ("hi", "mr", "ne"), "Armn": ("hy",), "Geor": ("ka",), "Thai": ("th",), "Beng": ("bn", "as"), "Ethi": ("am",),
        "Taml": ("ta",), "Telu": ("te",), "Guru": ("pa",), "Gujr": ("gu",), "Knda": ("kn",), "Mlym": ("ml",), "Sinh": ("si",), "Khmr": ("km",),
        "Laoo": ("lo",), "Mymr": ("my",), "Tibt": ("bo", "dz"), "Mong": ("mn",), "Orya": ("or",), "Bopo": ("zh",),
    }  # fmt: skip
    return ("zh", "ja") if script in ("Hans", "Hant", "Hani") else known.get(script, ())
