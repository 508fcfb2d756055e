"""Text to tree: the parser's settings in one place."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
"""Characters that no page shows, and that would come out in its texts."""


def parse(html: str) -> HtmlElement | None:
    """The page's tree; None for what holds no element. Never fetches anything, and depth is bounded by libxml2."""
    text = _DECLARATION.sub("", html, count=1).encode("utf-8", "replace").translate(None, _CONTROLS)
    if not text or text.isspace() or html.isspace():
        return None
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        return document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
