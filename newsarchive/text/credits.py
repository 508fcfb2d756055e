"""Photo credits, and words a template prints when it has nothing to print (`None`, `Photo credit:`)."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold
from newsarchive.text.phrases import alternatives

_LONGEST = 150
_NOTHING = frozenset(("none", "null", "undefined", "nan", "[object object]", "(none)", "&nbsp", "none none"))


_PICTURE = alternatives(
    "photo|photos|photo credit|photo credits|photo by|photo courtesy|photo courtesy of|photograph|photography|picture|image|"
    "image credit|image courtesy|images|credit|photographer|"
    "фото|фотография|фотографии|фото автора|автор фото|фотограф|фото из архива|иллюстрация|видео|сурет|суреттер|фотосурет|"
    "суретті түсірген|сүрөт|сүрөттөр|foto|fotos|fotoğraf|fotoğraflar|"
    "surat|surat muallifi|bild|bilder|bildnachweis|abbildung|fotografie|crédit photo|crédits photo|crédits|photographie|"
    "fotografía|fotografia|imagen|imagem|arte|texto|zdjęcie|zdjęcia|fot|світлина|"
    "图片|摄影|供图|图|写真|撮影|사진|صورة|تصوير|عکس|عکاس"
)
_CREDIT_LINE = re.compile(rf"[(\[]?\s*(?:{_PICTURE})\s*[:：]\s*[^\s)\]]")
_COPYRIGHT_LINE = re.compile(r"(?:©|\(c\)|ⓒ)\s*\S")
_IN_BRACKETS = re.compile(r" ?[(\[](?P<inside>[^()\[\]\n]{4,90})[)\]](?=[.!]?$)")
_EMPTY_LABEL = re.compile(
    r"(?:photo|photo credit|photo by|image credit|picture|фото|сурет|сүрөт|foto|bild|author|source|tags|автор|источник|теги|"
    r"дереккөз|тегтер|yazar|kaynak|autor|quelle|категория|category)\s*[:：]"
)
_MARK = re.compile(r"[:：©ⓒ]|\([cC]\)")
_SENTENCE_ON = re.compile(r"[^\W\d_]{3,}[.!?] +\w")


def strip_credits(text: str) -> tuple[str, list[str]]:
    """Take photo credits and printed nothings out of a tidy text: whole lines anywhere, and a bracket at a line's end.

    `(Bild: Anna Schmidt)` after a sentence goes; a bracket that does not begin with such a label stays. What would leave
    nothing stays.
    """
    taken: list[str] = []
    kept: list[str] = []
    for line in text.split("\n"):
        if _is_credit(line) or _is_nothing(line):
            taken.append(line.strip())
            continue
        bracket = _IN_BRACKETS.search(line, max(0, len(line) - 100)) if line.endswith((")", "]", ").", "].")) else None
        if bracket is not None and bracket.start() > 0 and _is_credit(bracket["inside"]):
            taken.append(bracket.group().strip())
            line = line[: bracket.start()] + line[bracket.end() :]
        kept.append(line)
    cleaned = "\n".join(kept).strip("\n")
    return (cleaned, taken) if taken and cleaned.strip() else (text, [])


def _is_credit(line: str) -> bool:
    if not 3 < len(line) <= _LONGEST or not _MARK.search(line) or _SENTENCE_ON.search(line):
        return False
    folded = fold(line)
    return _CREDIT_LINE.match(folded) is not None or (_COPYRIGHT_LINE.match(folded) is not None and len(line) <= 80)


def _is_nothing(line: str) -> bool:
    if len(line) > 40:
        return False
    folded = fold(line).strip(" .;")
    return folded in _NOTHING or _EMPTY_LABEL.fullmatch(folded) is not None
