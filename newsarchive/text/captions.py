"""Captions of pictures: the text, and apart from it whose picture it is."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold_in_place
from newsarchive.text.phrases import alternatives

LONGEST = 1000
LONGEST_CREDIT = 120

_LABELS = alternatives(
    "photo|photos|photo by|photos by|photo credit|photo credits|photo courtesy of|photo courtesy|photograph|photograph by|photographer|"
    "photography|picture|picture by|image|image by|image credit|image courtesy of|image courtesy|credit|credits|courtesy of|copyright|"
    "illustration|illustration by|source|"
    "фото|фотография|автор фото|фото автора|фотограф|фото из архива|иллюстрация|источник фото|источник|"
    "сурет|суретті түсірген|фотосурет|сурет авторы|сүрөт|surat|surat muallifi|"
    "foto|fotos|foto von|fotograf|fotografin|bild|bild von|bilder|bildnachweis|bildquelle|quelle|abbildung|grafik|"
    "photographe|crédit photo|crédits photo|crédit|crédits|photo de|fotografía|fotografía de|foto de|imagen|imagem|crédito|créditos|"
    "fotografia|fotografia di|foto di|fotoğraf|fotoğraflar|zdjęcie|fot|fot.|autor zdjęcia|světlina|світлина|foto av|kuva|fotó|"
    "图|图片|摄影|供图|图源|图片来源|写真|撮影|写真提供|사진|사진 제공|사진제공|صورة|تصوير|عکس|عکاس"
)
_CREDIT = re.compile(rf"(?:{_LABELS})\s*[:：／]\s*|(?:photos?|image|picture|illustration) (?:by|courtesy of)\s+|(?:©|\(c\)|ⓒ|copyright\b)\s*")
_MARK = re.compile(r"[:：／/©ⓒ]|\([cC]\)| by | courtesy of |[Cc]opyright", re.IGNORECASE)
_YEAR = re.compile(r"^\d{4}\s*(?:by\s+)?")
_EDGES = " \t\u00a0|·•/;,-–—[]()（）【】"


def split_caption(text: str) -> tuple[str, str]:
    """A caption without its credit, and the credit without its label (`Фото: Айдар Ким` gives `Айдар Ким`); "" for what is not there."""
    plain = " ".join(text[:LONGEST].split())
    if not _MARK.search(plain):
        return plain, ""
    for found in _CREDIT.finditer(fold_in_place(plain)):
        before, label = plain[: found.start()], plain[found.start()]
        in_word = before[-1:].isalnum() and label.isalpha() and label.upper() != label.lower()
        if in_word or (before.rstrip()[-1:].isalnum() and label.islower() and label.isalpha()):
            continue  # the label is part of a word or of a sentence
        credit = _YEAR.sub("", plain[found.end() :]).strip(_EDGES).rstrip(".")
        if 2 <= len(credit) <= LONGEST_CREDIT and not re.search(r"[.!?] \w+ \w+ \w+ \w+", credit):
            return before.strip(_EDGES), credit
    return plain, ""
