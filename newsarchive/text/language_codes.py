"""Codes and names of languages as addresses and language switches write them."""

from __future__ import annotations

import re
from functools import lru_cache

_ISO = (
    "aa ab af am ar as av ay az ba be bg bn bo bs ca ce cs cv cy da de dv dz el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu ha he hi hr ht hu"
    " hy id ig is it ja jv ka kk kl km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no oc or os pa pl ps pt qu rm ro ru rw sa sd"
    " se si sk sl sm sn so sq sr st su sv sw ta te tg th ti tk tl tn to tr tt ug uk ur uz vi wo xh yi yo zh zu"
)
_TWO = frozenset(_ISO.split())
_OTHER = {
    "kz": "kk", "kaz": "kk", "qz": "kk", "qaz": "kk", "kazakh": "kk", "rus": "ru", "russian": "ru", "eng": "en", "english": "en", "engl": "en",
    "ua": "uk", "ukr": "uk", "cn": "zh", "chn": "zh", "chi": "zh", "zh-hans": "zh", "zh-hant": "zh", "tw": "zh", "jp": "ja", "jpn": "ja",
    "kr": "ko", "kor": "ko", "uzb": "uz", "uzl": "uz", "oz": "uz", "kg": "ky", "kyr": "ky", "tj": "tg", "ger": "de", "deu": "de",
    "fra": "fr", "fre": "fr", "esp": "es", "spa": "es", "ita": "it", "por": "pt", "br": "pt", "tur": "tr", "ara": "ar", "per": "fa", "fas": "fa",
    "cz": "cs", "gr": "el", "dk": "da", "se": "sv", "swe": "sv", "fin": "fi", "pol": "pl", "ro": "ro", "rum": "ro", "geo": "ka", "ge": "ka",
    "arm": "hy", "am": "hy", "aze": "az", "mon": "mn", "vn": "vi", "vie": "vi", "ind": "id", "est": "et", "lat": "lv", "lit": "lt", "hun": "hu",
    "cat": "ca", "eus": "eu", "gal": "gl", "il": "he", "heb": "he", "srb": "sr", "hrv": "hr", "slo": "sl", "bul": "bg", "nor": "no",
}  # fmt: skip
LABEL = 60
"""Characters of the longest label that is remembered."""
_REGION = re.compile(r"([a-z]{2,3})[-_]([a-z]{2}|[a-z]{4}|\d{3})", re.IGNORECASE)
_NAMES = {
    "kk": "қазақша қаз қазақ тілі қазақ kaz qaz қаз. qazaqsha qazaqşa", "ru": "русский рус рус. по-русски на русском russian русская",
    "en": "english eng in english english version английский inglés anglais englisch inglese angielski ingilizce англ", "uk": "українська укр",
    "uz": "o'zbekcha o‘zbekcha o'zbek uzb ўзбекча ўзб ozbekcha o‘z o'z", "ky": "кыргызча кырг кыргыз", "tr": "türkçe turkish tur tr",
    "de": "deutsch german", "fr": "français french fran", "es": "español spanish castellano esp", "pt": "português portuguese",
    "it": "italiano italian", "pl": "polski polish pol", "zh": "中文 简体中文 繁體中文 中文版 chinese 汉语 繁体 简体", "ja": "日本語 japanese", "ko": "한국어 korean 국문",
    "ar": "العربية عربي arabic عربى", "fa": "فارسی persian", "he": "עברית hebrew", "el": "ελληνικά greek", "ka": "ქართული georgian ქარ",
    "hy": "հայերեն armenian", "az": "azərbaycanca azərbaycan aze", "tg": "тоҷикӣ тоҷ", "mn": "монгол mongolian", "cs": "čeština česky czech",
    "sk": "slovensky slovenčina", "hu": "magyar hungarian", "ro": "română romanian", "bg": "български", "sr": "srpski српски", "hr": "hrvatski",
    "sl": "slovenščina slovensko", "nl": "nederlands dutch", "sv": "svenska på svenska swedish", "no": "norsk", "nb": "bokmål", "da": "dansk danish",
    "fi": "suomi suomeksi finnish", "et": "eesti eesti keel", "lv": "latviešu", "lt": "lietuvių lietuviškai", "vi": "tiếng việt", "th": "ไทย thai",
    "id": "bahasa indonesia indonesia", "ms": "bahasa melayu", "hi": "हिन्दी हिंदी", "ur": "اردو", "ca": "català", "eu": "euskara", "gl": "galego",
    "be": "беларуская", "mk": "македонски", "sq": "shqip", "bn": "বাংলা",
}  # fmt: skip
_SINGLE = {
    name: code for code, names in _NAMES.items() for name in (*names.split(), names)
} | {"o'zbek tili": "uz", "қазақ тілі": "kk", "на русском": "ru", "in english": "en", "english version": "en", "eesti keel": "et", "tiếng việt": "vi"}


def language_of_code(code: str) -> str | None:
    """The language a short part of an address stands for, as BCP 47: kz and kaz are kk, en-us is en; None for anything else."""
    low = code.lower()
    if low in _OTHER:
        return _OTHER[low]
    if low in _TWO:
        return low
    match = _REGION.fullmatch(low)
    return language_of_code(match[1]) if match is not None and match[1] != low else None


def language_of_label(label: str) -> str | None:
    """The language that the words of a language switch name: "Қаз", "English", "EN"; None for anything else."""
    # A site's links say the same on all of its pages.
    return _known_label(label) if len(label) <= LABEL else _label(label)


def _label(label: str) -> str | None:
    plain = " ".join(label.casefold().replace("|", " ").replace("/", " ").split()).strip(" .:()[]")
    if not plain or len(plain) > 24:
        return None
    if plain in _SINGLE:
        return _SINGLE[plain]
    return language_of_code(plain) if len(plain) <= 5 else None


_known_label = lru_cache(maxsize=8192)(_label)
