"""The parse guard: pages that would freeze the parser or the extractor are refused before they reach either.

Limits are far above what real pages have (of 495 real news pages the largest count of attributes on one tag is 121) and are
checked in one linear pass each.
"""

from __future__ import annotations

import re

MAX_ATTRIBUTES = 4000
"""On one tag, values apart. lxml takes .3 s for 4,000, 2.1 s for 10,000 and 13 s for 20,000."""
MAX_TAGS = 200_000
MAX_SAME = 30_000
"""Of one of <br>, <p>, <a>, <b>, <td>. 200,000 <br> keep an extractor busy for more than 15 s."""
MAX_NEWLINES = 500_000

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SAME = ("<br", "<p", "<a ", "<b>", "<td", "<div", "<span", "<li", "<i>", "<font", "<table")


def check(html: str) -> str | None:
    """Why a page must not be parsed; None for a page that may."""
    tags = html.count("<")
    if tags > MAX_TAGS:
        return f"{tags:,} tags; at most {MAX_TAGS:,} are parsed"
    if tags > MAX_SAME:
        lowered = html.lower()
        for name in _SAME:
            count = lowered.count(name)
            if count > MAX_SAME:
                return f"{count:,} times {name.strip()}; at most {MAX_SAME:,} are parsed"
    newlines = html.count("\n")
    if newlines > MAX_NEWLINES:
        return f"{newlines:,} lines; at most {MAX_NEWLINES:,} are parsed"
    for match in _LONG_TAG.finditer(html):
        bare = _QUOTED.sub("", match[0])
        attributes = max(bare.count("="), len(bare.split()))
        if attributes > MAX_ATTRIBUTES:
            return f"a tag with {attributes:,} attributes; at most {MAX_ATTRIBUTES:,} are parsed"
    return None
