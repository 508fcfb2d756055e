"""Properties of page state whose names no list has (`titulo`, `fecha`, `contenido`, `sarlavha`): told by their values."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from newsarchive.pages.lines import weight_of
from newsarchive.pages.rich_text import plain_of, to_html

MOST = 60
"""Properties of an object that are looked at."""
LONGEST_TITLE = 400
SHORTEST_BODY = 200
"""Weight (lines.weight_of) from which a text is a body."""
_MOMENT = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d.{0,20})?|[0-3]?\d\.[01]?\d\.(?:19|20)\d\d(?: [0-2]?\d:[0-5]\d)?")
_SLUG = re.compile(r"[a-z0-9/_-]+")
_OF_PUBLICATION = re.compile(r"publ|fecha|data|datum|date|tarih|kun|sana|pvm|день|дата|日|날짜|تاريخ", re.IGNORECASE)
_OF_A_CHANGE = re.compile(r"updat|modif|actualiz|edit|chang|aktual|geänd|guncel|изм|обнов|end|expir|fin\b", re.IGNORECASE)


def told(found: dict[str, Any], is_title: Callable[[str], bool]) -> dict[str, Any]:
    """The title, body and date of an object that says in other words what they are, as far as its values tell.

    Args:
        found: its properties.
        is_title: whether a text is what the page shows as its title.
    """
    properties = list(found.items())[:MOST]
    made: dict[str, Any] = {}
    titles = [value for _, value in properties if isinstance(value, str) and len(value) <= LONGEST_TITLE and is_title(value)]
    if not titles:
        return made
    # The part of an address made of the title says the same words.
    made["title"] = next((title for title in titles if not _SLUG.fullmatch(title)), titles[0])
    best = SHORTEST_BODY - 1
    for _, value in properties:
        if isinstance(value, str) and ("<p" in value or len(value) > SHORTEST_BODY):
            weight = weight_of(plain_of(to_html(value) or ""))
            if weight > best and not value.rstrip().endswith(("…", "...")):
                best, made["body"] = weight, value
    dates = [(key, value.strip()) for key, value in properties if isinstance(value, str) and _MOMENT.fullmatch(value.strip())]
    fitting = [value for key, value in dates if not _OF_A_CHANGE.search(key)]
    said = [value for key, value in dates if _OF_PUBLICATION.search(key) and not _OF_A_CHANGE.search(key)]
    day = said[0] if said else fitting[0] if len(fitting) == 1 else None
    if day is not None:
        made["date"] = day
    return made
