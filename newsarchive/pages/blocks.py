"""An element's text as a reader sees it: paragraphs apart by a blank line, list items and line breaks kept, furniture left out."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hgroup hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset(
    "script style noscript template iframe object embed svg math button select option input textarea label nav form head title"
    " audio video canvas map dialog".split()
)
"""Elements whose text is never part of an article's body."""


def text_blocks(root: HtmlElement) -> str:
    """The text of an element: block elements and double <br> end a paragraph, a single <br> a line; list items begin with "- "."""
    parts: list[str] = []
    silent = 0
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in {"comment", "pi"}:
            if not silent and element.tail and element is not root:
                parts.append(_inline(element.tail))
            continue
        tag = element.tag
        if event == "start":
            if silent or tag in SILENT or is_hidden(element):
                silent += 1
                continue
            if tag == "br":
                parts.append("\n")
            elif tag in BLOCKS:
                parts.append("\n\n")
            if tag == "li":
                parts.append("- ")
            if element.text:
                parts.append(element.text if tag == "pre" else _inline(element.text))
        else:
            if silent:
                silent -= 1
            elif tag in BLOCKS:
                parts.append("\n\n")
            elif tag in {"td", "th"}:
                parts.append(" ")
            if not silent and element is not root and element.tail:
                parts.append(_inline(element.tail))
    return tidy("".join(parts))


def _inline(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\v]+", " ", text)


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element is not shown at all."""
    if element.get("hidden") is not None:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def tidy(text: str) -> str:
    """Lines without outer spaces, one blank line between paragraphs, no empty list items."""
    lines = [line.strip(" \t\u00a0") for line in text.split("\n")]
    kept = ["" if line in {"-", "•"} else line for line in lines]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")
    # The items of one list stand line under line.
    return re.sub(r"(?m)^(- .+)\n\n(?=- )", r"\1\n", joined)
