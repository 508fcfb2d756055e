"""Forms that scripts send to load the further pages of a list: which of their fields counts, and the form of the page after one.

A form of JSON is one field without a name, whose value is the JSON.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsarchive.sites.counting import COUNTS_PAGES, COUNTS_ROWS
from newsarchive.sources.following import LARGEST, SIZES

Form = tuple[tuple[str, str], ...]
MORE = "more="
"""How the part of an address is called that is had by sending such a form (Link.part)."""
DEEPEST, MOST_STEPS = 3, 200
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
_PAGE_WORDS = frozenset(
    "page paged paging pageno pagenum pagenumber pagina paginas pagine seite seiten sayfa sahifa stranica strana stranka strona stranitsa"
    " str sivu side sida oldal trang halaman bet puslapis lapa leht pg pn".split()
)
_ROW_WORDS = frozenset("offset skip start from begin first loaded shown displayed desde ab debut".split())
_OTHER_WORDS = frozenset("per size limit max total last count pages type id slug name url title template perpage post posts".split())
_CURSOR = re.compile(
    r"(?:next_?|start_?|page_?)?(?:cursor|token|key)|(?:start_?)?after|before|(?:last|max|since)_?(?:id|key)", re.IGNORECASE
)
_SECRETS = re.compile(r"nonce|token|csrf|xsrf|security|secure|sess|hash|viewstate|captcha|key|time", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Counter:
    """The field of a form that says which page, or from which row on."""

    name: str
    value: int | None
    """None where nobody can tell."""
    rows: bool
    """Whether it counts rows."""


def counter_of(fields: Iterator[tuple[str, str | None]] | list[tuple[str, str | None]]) -> Counter | None:
    """The field that counts; None where none does."""
    found: list[Counter] = []
    for name, value in fields:
        rows = counts(name)
        if rows is None or not (value is None or value == "" or (value.isascii() and value.isdecimal() and len(value) < 8)):
            continue
        found.append(Counter(name=name, value=int(value) if value else None, rows=rows))
    return next((one for one in found if not one.rows), found[0] if found else None)


def counts(name: str) -> bool | None:
    """Whether a field of this name counts rows (True) or pages (False); None where it counts neither. Of `data[current_page]` and
    `queryVars.pageNumber` the last part says it."""
    last = re.split(r"[.\[]", name.rstrip("]"))[-1]
    if COUNTS_PAGES.fullmatch(last):
        return False
    if COUNTS_ROWS.fullmatch(last):
        return True
    words = {word.lower() for word in _WORDS.findall(last[:60])}
    if words & _OTHER_WORDS:
        return None
    return False if words & _PAGE_WORDS else True if words & _ROW_WORDS else None


def is_cursor(name: str) -> bool:
    """Whether a field of this name says after what item a part of a list begins."""
    return _CURSOR.fullmatch(re.split(r"[.\[]", name.rstrip("]"))[-1]) is not None


def fields_of(form: Form) -> list[tuple[str, str | None]]:
    """Names and values of a form; of JSON, the dotted paths of its texts and numbers."""
    value = _json_of(form)
    return [(name, said) for name, said in form] if value is None else list(paths(value))


def paths(value: object) -> Iterator[tuple[str, str | None]]:
    """The dotted paths of an object's texts and numbers; None for what is null."""
    waiting: list[tuple[str, object, int]] = [("", value, 0)]
    for _ in range(MOST_STEPS):
        if not waiting:
            return
        path, one, depth = waiting.pop(0)
        if isinstance(one, dict) and depth < DEEPEST:
            waiting += [(f"{path}.{name}".lstrip("."), inside, depth + 1) for name, inside in one.items()]
        elif path and not isinstance(one, bool) and (one is None or isinstance(one, str | int)):
            yield path, None if one is None else str(one)


def filled(form: Form, name: str, value: int) -> Form:
    """A form with another value in one field."""
    told = _json_of(form)
    if told is None:
        return tuple((key, str(value) if key == name else said) for key, said in form)
    inside: dict[str, Any] = told
    *above, last = name.split(".")
    for step in above:
        inside = inside[step]
    inside[last] = str(value) if isinstance(inside.get(last), str) else value
    return of_json(told)


def of_json(value: object) -> Form:
    """The form that sends a value as JSON."""
    return (("", json.dumps(value, ensure_ascii=False)),)


def following_form(form: Form, found: int) -> Form | None:
    """The form of the page after one.

    Args:
        form: what brought this page.
        found: articles on it.
    """
    fields = fields_of(form)
    counter = counter_of(fields)
    if counter is None or counter.value is None or found < 1:
        return None
    sizes = [int(value) for name, value in fields if value and value.isdecimal() and len(value) < 4 and _says_size(name) and int(value)]
    following = counter.value + ((sizes[0] if sizes else found) if counter.rows else 1)
    return filled(form, counter.name, following) if following <= LARGEST else None


def _says_size(name: str) -> bool:
    last = re.split(r"[.\[]", name.rstrip("]"))[-1].lower()
    return last in SIZES or last in {"posts_per_page", "postsperpage", "ppp", "number", "step"}


def part_of(form: Form) -> str:
    """What the page is called that a form brings: by the field that counts, and by what the others say but for those that differ at
    every visit."""
    fields = fields_of(form)
    counter = counter_of(fields)
    said = sorted((name, value or "") for name, value in fields if not _SECRETS.search(name) and (counter is None or name != counter.name))
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:8]
    return f"{MORE}{digest}/{counter.value if counter is not None and counter.value is not None else ''}"


def _json_of(form: Form) -> dict[str, Any] | None:
    if len(form) != 1 or form[0][0] != "":
        return None
    try:
        value = json.loads(form[0][1])
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
