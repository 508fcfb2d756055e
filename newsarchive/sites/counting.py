"""How addresses and forms count: the names under which they carry the number of a page, or of its first row."""

from __future__ import annotations

import re
from urllib.parse import unquote

_FIGURE = re.compile(r"(?![0-9])\d")


def plain_figures(text: str) -> str:
    """A text with the decimal figures of any script as 0 to 9: those of Arabic, Persian, Bengali, Devanagari."""
    return text if text.isascii() else _FIGURE.sub(lambda found: str(int(found[0])), text)


def plain_figures_in(url: str) -> str:
    """An address with the figures of any script, which it has percent-encoded, as 0 to 9."""
    url = plain_figures(url)
    return _ENCODED.sub(lambda found: plain_figures(unquote(found[0])) if unquote(found[0]).isdecimal() else found[0], url)


_ENCODED = re.compile(r"(?:%D9%A[0-9]|%DB%B[0-9]|%E0%[A-F0-9]{2}%[A-F0-9]{2}|%EF%BC%9[0-9])", re.IGNORECASE)
COUNTS_PAGES = re.compile(
    r"(?:page|p|pg|paged|page_?no|page_?num(?:ber)?|cur(?:rent)?_?page|now_?page|cpage|page_?index|go(?:to)?_?page|to_?page"
    r"|pagen_\d+|pagen|cur|_\w{1,120}_cur|seite|pagina|sayfa|bet|str|stranica|pn|page_id_all|صفحة|الصفحة|صفحه|पृष्ठ|পৃষ্ঠা|পাতা|страница|стр|หน้า)",
    re.IGNORECASE,
)
COUNTS_ROWS = re.compile(
    r"(?:start|offset|skip|limitstart|first|start_?(?:from|at|row|index|rank)|(?:page)?_?first_?row|b_start(?::int)?|debut(?:_\w{1,40})?)",
    re.IGNORECASE,
)
IN_PATH = re.compile(
    r"^(.*)/(?:page|p|pages|seite|pagina|sayfa|bet|stranica|strona|stranka|stranitsa|sahifa|sida|side|sivu|oldal|trang|list|lista)"
    r"[/-]?(\d{1,5})(/[^/]*)?$"
)
