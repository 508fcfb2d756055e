"""Photo credits: `Фото: ...`, `(Bild: Anna Schmidt)`, `Texto: ... / Arte: ...`, `Photo by Anna Lee`, `© KazNU`."""

from __future__ import annotations

import re

from newsarchive.text.agencies import names_agency, names_office
from newsarchive.text.fold import fold
from newsarchive.text.phrases import alternatives, phrases

_LONGEST = 150
_SURE = phrases(
    "photo|photos|photo credit|photo credits|photo courtesy|photo courtesy of|photograph|photography|photographer|photo by|"
    "image credit|image credits|image courtesy|image courtesy of|image source|featured image|"
    "фото|фотография|фотографии|фото автора|автор фото|фотограф|фото из архива|источник фото|"
    "сурет|суреттер|фотосурет|суретті түсірген|сурет авторы|фотосуреттер|сүрөт|сүрөттөр|сүрөткө тарткан|"
    "foto|fotos|foto e|foto:|fotoğraf|fotoğraflar|fotolar|surat muallifi|foto muallifi|фотолар|сурат муаллифи|"
    "bild|bilder|bildnachweis|bildquelle|abbildung|fotografie|titelbild|"
    "photographie|crédit photo|crédits photo|crédits photos|fotografía|fotografías|fotografia|fotografias|zdjęcie|zdjęcia|fot|"
    "text und fotos|text und foto|text und bild|текст и фото|мәтін және сурет|texte et photos|texto y fotos|texto e fotos|"
    "світлина|світлини|图片|图片来源|摄影|供图|写真|撮影|写真提供|사진|사진제공|صورة|تصوير|عکس|عکاس"
)
_WEAK = phrases(
    "credit|credits|crédits|crédit|image|images|picture|pictures|illustration|illustrations|video|видео|иллюстрация|иллюстрации|"
    "surat|сурат|imagen|imágenes|imagem|imagens|arte|ilustração|ilustración|grafik|graphic|texto|text|текст|мәтін|матн|metin|testo|"
    "图|图表|文|文字"
)
"""Labels that mean other things, too (`Credit: 5 ECTS`): a name must follow, or another label on the same line."""
_WRITER = phrases("texto|text|текст|мәтін|матн|metin|testo|文|文字|text und fotos|текст и фото")
_LED_BY_WORDS = re.compile(
    rf"(?:{alternatives('photo by|photos by|photograph by|image by|images by|picture by|illustration by|video by|photo courtesy of|photos courtesy of|image courtesy of|images courtesy of|courtesy of|photo via|image via|images via|featured image by|featured image from|foto von|fotos von|bild von|foto de|fotos de|foto di|foto por|photo de|photos de|photographie de|zdjęcie autorstwa|снимок автора')}) "
)
_FRONT = 40
"""Characters at a line's front that such words fit in."""
_COPYRIGHT = re.compile(r"(?:©|\(c\)|ⓒ)\s*\S")
_COLON = re.compile(r"\s*[:：]\s*")
_BETWEEN = re.compile(r"\s*(?:/|／|\||;|；|·|•|\s[–—-]\s)\s*")
_NEXT_LABEL = re.compile(r"[,.]\s+(?=[^\W\d_]+(?: (?:und|и|e|y|et) [^\W\d_]+)?\s*[:：])")
_IN_BRACKETS = re.compile(r" ?[(\[（【](?P<inside>[^()\[\]（）【】\n]{4,90})[)\]）】](?=[.!。]?$)")
_SENTENCE_ON = re.compile(r"[^\W\d_]{3,}[.!?] +\w")
_PARTICLES = frozenset("de da do dos das del la le van von der den and und et e y и мен және of the for via для из of".split())
_NAME_WORDS = 8
_LONGEST_UNCASED = 16
"""Letters of a name in a script without capitals."""


def strip_credits(text: str) -> tuple[str, list[str]]:
    """Take photo credits out of a tidy text: whole lines anywhere, and a bracket at a line's end.

    `(Bild: Anna Schmidt)` after a sentence goes; a bracket that does not begin with such a label stays. What would leave
    nothing stays.
    """
    taken: list[str] = []
    kept: list[str] = []
    for line in text.split("\n"):
        if _is_credit(line):
            taken.append(line.strip())
            continue
        bracket = _IN_BRACKETS.search(line, max(0, len(line) - 100)) if line.endswith((")", "]", ").", "].", "）", "】", "）。")) else None
        if bracket is not None and bracket.start() > 0 and _is_credit(bracket["inside"]):
            taken.append(bracket.group().strip())
            line = line[: bracket.start()] + line[bracket.end() :]
        kept.append(line)
    cleaned = "\n".join(kept).strip("\n")
    return (cleaned, taken) if taken and cleaned.strip() else (text, [])


def names_writer(credit: str) -> bool:
    """Whether a credit tells who wrote the text, too (`Texto: Ana Lima / Arte: João Reis`)."""
    return any(fold(_COLON.split(part, 1)[0]).strip(" ([") in _WRITER for part in _BETWEEN.split(credit))


def _is_credit(line: str) -> bool:
    if not 3 < len(line) <= _LONGEST:
        return False
    bare = line.strip().strip("()[]（）【】*_ ")
    copyright = _COPYRIGHT.match(fold(line[:_FRONT]).lstrip("([")) is not None
    led = None if copyright else _LED_BY_WORDS.match(fold(bare[:_FRONT]))
    if not (copyright or led is not None or ":" in bare or "：" in bare) or _SENTENCE_ON.search(line):
        return False
    if copyright:
        return len(line) <= 80
    if led is not None:
        return _is_name(" ".join(bare.split()[len(led.group().split()) :]))
    return _is_labelled(bare)


def _is_labelled(bare: str) -> bool:
    pairs = [_COLON.split(part, 1) for half in _BETWEEN.split(bare) for part in _NEXT_LABEL.split(half)]
    labels = [fold(pair[0]).strip() for pair in pairs if len(pair) == 2 and pair[1]]
    if not labels or len(pairs[0]) != 2 or not all(label in _SURE or label in _WEAK for label in labels):
        return False
    value = pairs[0][1]
    if len(labels) > 1:
        return True
    if labels[0] in _SURE:
        return not any(map(str.isdecimal, value)) or _is_name(value)
    return _is_name(value)


def _is_name(value: str) -> bool:
    """Names of people, agencies or offices: every word with a capital, where the script has them."""
    words = [word.strip(".,;:!()'\"«»“”") for word in value.split()]
    words = [word for word in words if word]
    if value[:1].isalpha() and value[0].lower() == value[0].upper():
        return len(value) <= _LONGEST_UNCASED and not re.search("[，。、！？]", value)
    if not 0 < len(words) <= _NAME_WORDS or value.rstrip().endswith(("?", "…", "。")) or (not words[0][0].isalpha() and words[0][0] != "@"):
        return False
    if names_agency(value) or (len(words) <= 5 and names_office(value)):
        return True
    return all(word in _PARTICLES or not word[0].islower() for word in words) and words[0] not in _PARTICLES
