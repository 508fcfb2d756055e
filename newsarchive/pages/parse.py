"""Text to tree: the parser's settings in one place."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsarchive.pages import streamed

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
"""Characters that no page shows, and that would come out in its texts."""


def parse(html: str) -> HtmlElement | None:
    """The page's tree; None for what holds no element. Never fetches anything, and depth is bounded: by libxml2, and by two more of what
    follows a page's end."""
    text = _DECLARATION.sub("", html, count=1).encode("utf-8", "replace").translate(None, _CONTROLS)
    if not text or text.isspace() or html.isspace():
        return None
    tree = _tree_of(text)
    return tree if tree is None or streamed.put_in_place(tree) else _tree_of(text)


def _tree_of(text: bytes) -> HtmlElement | None:
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        tree = document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    _take_in_what_follows(tree)
    return tree


def _take_in_what_follows(tree: HtmlElement) -> None:
    """Have the page go on behind its `</html>`, as in browsers: some templates close it behind their menu. libxml2 makes a second document
    of what follows."""
    others = list(tree.itersiblings())
    if not any(isinstance(one.tag, str) for one in others):
        return
    body = tree.find("body")
    if body is None:
        body = etree.SubElement(tree, "body")
    for other in others:
        body.append(other)
        if isinstance(other.tag, str):
            for one in (other, *other.iterchildren("body")):
                one.tag = "div"
