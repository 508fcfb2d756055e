"""Words a template prints when it has nothing to print: `None`, `Photo credit:` without a name."""

from __future__ import annotations

from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases

_NOTHING = frozenset(("None", "(None)", "None None", "null", "NULL", "undefined", "NaN", "[object Object]", "&nbsp", "&nbsp;"))
_LABELS = phrases(
    "photo|photo credit|photo by|image credit|picture|фото|автор фото|сурет|сүрөт|foto|bild|bildnachweis|crédit photo|"
    "author|source|tags|автор|источник|теги|дереккөз|тегтер|yazar|kaynak|autor|quelle|категория|category|"
    "muallif|manba|auteur|fuente|fonte|etiquetas|作者|来源|摄影|图片来源"
)
_LONGEST = 40


def strip_placeholders(text: str) -> tuple[str, list[str]]:
    """Take such lines out of a tidy text, wherever they stand. What would leave nothing stays."""
    kept: list[str] = []
    taken: list[str] = []
    for line in text.split("\n"):
        (taken if _is_nothing(line.strip()) else kept).append(line)
    cleaned = "\n".join(kept).strip("\n")
    return (cleaned, [line.strip() for line in taken]) if taken and cleaned.strip() else (text, [])


def _is_nothing(line: str) -> bool:
    if not 0 < len(line) <= _LONGEST:
        return False
    return line in _NOTHING or (line.endswith((":", "：")) and fold(line[:-1]).strip(" \t-–•") in _LABELS)
