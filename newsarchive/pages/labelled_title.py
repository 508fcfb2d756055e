"""The title as boards and forms print it: a cell or a line that says "Title", and the title in the next one (`제목 | ...`, `标题：...`)."""

from __future__ import annotations

from newsarchive.pages.elements import Elements
from newsarchive.pages.outline import INLINE, MAX_LINE, SKIPPED, printed
from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases

_LABELS = phrases(
    "title|subject|headline|тема|название|заголовок|тақырып|тақырыбы|атауы|темасы|аталышы|sarlavha|mavzu|mavzusi|сарлавҳа|başlık|konu|başlıq|mövzu|"
    "titel|betreff|überschrift|titre|objet|título|asunto|assunto|titolo|oggetto|tytuł|temat|název|názov|naslov|наслов|заглавие|cím|tárgy|titlu|"
    "titull|onderwerp|otsikko|aihe|rubrik|emne|tittel|τίτλος|θέμα|judul|tiêu đề|"
    "标题|標題|题目|題目|主题|タイトル|件名|題名|제목|العنوان|عنوان|"
    "عنوان الخبر|الموضوع|موضوع|عنوان خبر|כותרת|शीर्षक|หัวข้อ|หัวเรื่อง"
)
_LONGEST_LABEL = 20
_MOST_LABELS = 20
"""Such labels on one page from which on it is a list."""
_CELLS = frozenset("th td dt dd div li p span strong b label".split())
_TABLE = frozenset("th td dt dd".split())


def labelled_title(elements: Elements) -> str | None:
    """The one line that such a label names; None where there is none, or several differ."""
    found: dict[str, None] = {}
    labels = 0
    for number, text in enumerate(elements.texts):
        if text is None or not 2 <= len(text) <= 3 * _LONGEST_LABEL or elements.names[number].tag not in _CELLS:
            continue
        label = text.strip()
        if not 2 <= len(label) <= _LONGEST_LABEL or fold(label).rstrip(" :：") not in _LABELS:
            continue
        labels += 1
        line = _value(elements, number, sure=label.endswith((":", "：")))
        if line:
            found[line] = None
        if len(found) > 1 or labels > _MOST_LABELS:
            return None
    return next(iter(found)) if len(found) == 1 else None


def _value(elements: Elements, number: int, *, sure: bool) -> str | None:
    """What the cell after a label prints; a label without a colon must stand in a cell of a table or list of its own."""
    cell = number
    while elements.parents[cell] >= 0 and elements.names[cell].tag in INLINE and len(elements.nodes[elements.parents[cell]]) == 1:
        cell = elements.parents[cell]
    if len(printed(elements.nodes[cell])) > _LONGEST_LABEL or not (sure or elements.names[cell].tag in _TABLE):
        return None
    after = elements.nodes[cell].getnext()
    if after is None or not isinstance(after.tag, str) or after.tag in SKIPPED or after.tag in {"th", "dt"}:
        return None
    line = printed(after)
    return line if 2 <= len(line) <= MAX_LINE and next(after.iter("input", "select", "form"), None) is None else None
