"""The parse guard: pages that would freeze the parser or the extractor are refused before they reach either.

Each limit stands well above the largest count in 1,135 real pages (121 attributes on one tag, 19,629 tags, 7,121 of one name,
18,807 lines) and well below what takes the line seconds; all of it is counted in one linear pass.
"""

from __future__ import annotations

import re
from collections import Counter

MAX_ATTRIBUTES = 2000
"""On one tag, values apart. lxml takes .3 s for 4,000, 2.1 s for 10,000 and 13 s for 20,000."""
MAX_CROWDED = 20_000
"""On all tags that are long enough to have so many."""
MAX_TAGS = 40_000
MAX_SAME = 15_000
"""Of one name. 200,000 <br> keep an extractor busy for more than 15 s, 40,000 <p> an XPath over their texts for 22 s."""
MAX_NEWLINES = 500_000

# Quotes count only after "=": elsewhere in a tag they are part of a name, and would hide what stands behind them.
_TAG = re.compile(r"<(?:(!--)|([a-zA-Z][^\s/>]{0,60})((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+))")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]*+)")
_GAP = re.compile(r"[\s/\"']++")
_RAW = ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
_END = {"!--": re.compile(r"--!?>"), **{name: re.compile(rf"</{name}", re.IGNORECASE) for name in _RAW}}
"""Where what is no markup ends; without an end it is all the rest, for the parser too."""


def check(html: str) -> str | None:
    """Why a page must not be parsed; None for a page that may."""
    newlines = html.count("\n")
    if newlines > MAX_NEWLINES:
        return f"{newlines:,} lines; at most {MAX_NEWLINES:,} are parsed"
    names: Counter[str] = Counter()
    may_crowd = html.count("<") > MAX_SAME
    tags = crowded = at = 0
    while (match := _TAG.search(html, at)) is not None:
        at = match.end()
        name = match[1] or match[2].lower()
        if match[1] is None:
            tags += 1
            if may_crowd:
                names[name] += 1
            if tags > MAX_TAGS:
                return f"more than {MAX_TAGS:,} tags"
            if at - match.start() > 2 * MAX_ATTRIBUTES:
                attributes = _attributes(match[3])
                if attributes > MAX_ATTRIBUTES:
                    return f"a tag with {attributes:,} attributes; at most {MAX_ATTRIBUTES:,} are parsed"
                crowded += attributes
                if crowded > MAX_CROWDED:
                    return f"long tags with {crowded:,} attributes; at most {MAX_CROWDED:,} are parsed"
        if name in _END:
            # "<!-->" is a whole comment.
            end = _END[name].search(html, at - 2 if match[1] else at)
            if end is None:
                break
            at = end.end() if match[1] else end.start()
    for name, count in names.most_common(1):
        if count > MAX_SAME:
            return f"{count:,} times <{name}>; at most {MAX_SAME:,} are parsed"
    return None


def _attributes(inside: str) -> int:
    """The attributes of a tag, at least: every word outside of the values."""
    return len([word for word in _GAP.split(_VALUE.sub(" ", inside)) if word])
