"""How addresses and forms count: the names under which they carry the number of a page, or of its first row."""

from __future__ import annotations

import re

COUNTS_PAGES = re.compile(
    r"(?:page|p|pg|paged|pageno|page_?num(?:ber)?|currentpage|cur_?page|now_?page|cpage|page_?index|goto_?page|to_?page"
    r"|pagen_\d+|pagen|seite|pagina|sayfa|bet|str|stranica|pn|page_id_all)",
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
