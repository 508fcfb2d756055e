"""Labelled facts about the article, one or several on a line: `来源: ... 日期: ... 点击: 12`, `Автор: ...`, `By Ann Lee`."""

from __future__ import annotations

import re

from newsarchive.text.counters import VIEWS
from newsarchive.text.fold import fold
from newsarchive.text.phrases import alternatives, phrases
from newsarchive.text.stamps import PUBLISHED

_LONGEST = 200
_LONGEST_SINGLE = 80
_ATTRIBUTION = alternatives(
    "author|authors|by|written by|posted by|source|category|section|rubric|text|photo|editor|автор|авторы|источник|рубрика|"
    "раздел|категория|текст|фото|редактор|дереккөз|дереккөзі|бөлім|"
    "айдар|санаты|мәтін|сурет|автору|булак|muallif|manba|bo'lim|yazar|kaynak|haber|kategori|müəllif|mənbə|autor|autorin|quelle|"
    "kategorie|auteur|fuente|fonte|autore|categoria|kategoria|źródło|"
    "publicado por|publicada por|veröffentlicht von|publié par|pubblicato da|добавил|опубликовал|разместил|жариялаған|joyladi|"
    "text und fotos|text und foto|text & foto|text und bild|texte et photos|texto y fotos|texto e fotos|texto|fotos|foto|arte|"
    "автор текста|автор фото|текст и фото|текст, фото|мәтін авторы|сурет авторы|мақала авторы|матн|матн муаллифи|муаллиф|манба|"
    "автори|джерело|date|time|дата|время|күні|уақыты|sana|tarih|datum|fecha|data|来源|作者|日期|时间|编辑|责任编辑|责编|审核|"
    "审稿|供稿|供图|摄影|撰稿|通讯员|"
    "文|图|文字|图片|信息来源|稿源|發布單位|"
    "作成者|投稿者|작성자|글쓴이|출처|كاتب|المصدر|نویسنده|منبع|tags|теги|метки|тегтер|ключевые слова|keywords|关键词|标签|"
    "id|номер|комментарии|пікірлер|comments"
)
_STRONG_ATTRIBUTION = phrases(
    "author|authors|by|written by|posted by|автор|авторы|авторы текста|автору|muallif|yazar|müəllif|autor|autorin|auteur|"
    "autore|作者|来源|责任编辑|작성자|글쓴이|نویسنده|كاتب"
)

_LABEL = re.compile(rf"(?:(?<![^\W\d_])|(?<=[\u3040-\u9fff]))(?:{PUBLISHED}|{VIEWS}|{_ATTRIBUTION})\s*[:：]")
_BY = re.compile(r"(?:[Bb]y|BY|Par|Por|Von) (?:Dr\.? |Prof\.? )?[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|da|van|von|bin|al)){1,4}")
_TRAIL = " \t|/,;:.!()[]（）【】•·-–—："


def is_byline(line: str) -> bool:
    """Several labelled facts run together, or who wrote the article."""
    if len(line) > _LONGEST:
        return False
    bare = line.strip(_TRAIL + "*_—")
    labels = _labels(bare)
    if labels:
        telling = sum(1 for name in labels if name not in _ONLY_EVENT)
        if len(labels) >= 2 and telling >= 1 and not _ends_sentence(line):
            return True
        return bool(labels & _STRONG_ATTRIBUTION) and len(line) <= _LONGEST_SINGLE and not _ends_sentence(line)
    return _BY.fullmatch(bare) is not None or _is_credited(bare)


def is_labelled(part: str) -> bool:
    """One labelled fact (`Categoria: Saúde`), which makes a byline only beside something surer."""
    return len(part) <= _LONGEST_SINGLE and bool(_labels(part)) and not _ends_sentence(part)


def is_tag_line(line: str) -> bool:
    """The article's tags with their label, or the label alone."""
    label, colon, value = line.replace("：", ":").partition(":")
    return len(line) <= _LONGEST and fold(label).strip(_TRAIL) in _TAGS and (bool(colon) or len(label) <= 20) and not _ends_sentence(value)


def closing_bracket(line: str) -> int | None:
    """Where a bracket begins that ends the line and names who wrote or checked the text (`……。（文/张三 图/李四）`)."""
    if not line.endswith(("）", ")")):
        return None
    start = max(line.rfind("（", -_LONGEST_SINGLE), line.rfind("(", -_LONGEST_SINGLE))
    return start if start >= 0 and _is_credited(line[start + 1 : -1]) else None


def _labels(line: str) -> set[str]:
    """The labels of a line that begins with one; none of any other line."""
    if ":" not in line and "：" not in line:
        return set()
    found = list(_LABEL.finditer(fold(line.replace("：", ": "))))
    return {label.group().rstrip(":： ") for label in found} if found and found[0].start() == 0 else set()


def _is_credited(inside: str) -> bool:
    """Chinese roles and names without a colon (`撰稿 张三 审核 李四`, `文/图 张三`, `宣传部 供稿`)."""
    parts = [part for part in re.split(r"[\s:：/／|,，、;；]+", inside) if part]
    if len(parts) < 2 or not (parts[0] in _ROLES or parts[-1] in _ROLES):
        return False
    if all(len(part) == 1 for part in parts if part in _ROLES) and not re.search(r"[:：/／]", inside):
        return False
    return all(part in _ROLES or (len(part) <= 12 and re.fullmatch(r"[\u3400-\u9fff·]+", part)) for part in parts)


_ROLES = frozenset(
    "文 图 文字 图片 撰稿 供稿 供图 摄影 摄像 编辑 责任编辑 责编 审核 审稿 终审 初审 复审 校对 来源 作者 通讯员 记者 学生记者 编审".split()
)
_TAGS = phrases("tags|tag|теги|тег|метки|тегтер|хештеги|schlagwörter|schlagworte|etiquetas|mots-clés|etiketler|tagi|关键词|标签|الوسوم")
_ONLY_EVENT = phrases("date|time|дата|время|күні|уақыты|sana|tarih|datum|fecha|data|日期|时间|text|текст|мәтін|文|图|category|категория")
"""Labels an announcement has too ("Date: ... Time: ..."): they alone make no byline."""


def _ends_sentence(line: str) -> bool:
    return re.search(r"[^\W\d_]{3,}[.!?]$", line.rstrip()[-80:]) is not None and len(line) > 60
