"""Character references that were encoded twice and so stand in the text (`&amp;nbsp;`, `&laquo;`)."""

from __future__ import annotations

import html
import re

_REFERENCE = re.compile(
    r"&(?:amp;)*(?:nbsp|amp|quot|apos|laquo|raquo|ldquo|rdquo|lsquo|rsquo|bdquo|sbquo|ndash|mdash|hellip|shy|zwnj|ensp|emsp|"
    r"thinsp|bull|middot|copy|reg|deg|"
    r"(?:[aeiouyAEIOUY](?:acute|grave|circ|uml|tilde|ring)|[cC]cedil|[nN]tilde|szlig|#(?:8[2-3]\d\d|1[67]\d|39|34|38)));"
)


def decode_entities(text: str) -> str:
    """Punctuation, spaces and accented letters that are printed as references, decoded; `&lt;` and code stay as they are.

    `&amp;amp;quot;` is decoded all the way: only leftovers of a page's own double encoding look like that.
    """
    if "&" not in text:
        return text

    def decode(match: re.Match[str]) -> str:
        name = match.group().rstrip(";").replace("&", ";").rsplit(";", 1)[-1]
        return html.unescape(f"&{name};")

    for _ in range(4):
        decoded = _REFERENCE.sub(decode, text)
        if decoded == text:
            break
        text = decoded
    return text
