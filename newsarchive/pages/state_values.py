"""Values of page state as content systems write them: texts in several languages, moments as numbers, names inside of objects."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from newsarchive.pages.description import value_of

PUBLISHED = (
    "publishedat", "datepublished", "publishdate", "publicationdate", "publishedon", "publisheddate", "firstpublishedat", "firstpublished",
    "datepublication", "publishat", "publishtime", "publishedtime", "pubdate", "published", "originalpublishdate",
)  # fmt: skip
"""Properties that say they are the publication."""
DATES = (*PUBLISHED, "postdate", "newsdate", "displaydate", "date", "dategmt")
"""Properties that are the publication in an object that has the article's body."""
MODIFIED = ("updatedat", "modifiedat", "datemodified", "modifieddate", "modified", "lastmodified", "updated", "lastupdated", "updateddate")
WRAPPERS = ("attributes", "fields", "content", "acf", "translation", "properties")
"""Keys of an object that holds the properties of the one around it."""
SAME_LANGUAGE = {"kk": ("kk", "kz", "kaz", "qaz"), "ru": ("ru", "rus"), "en": ("en", "eng"), "ky": ("ky", "kg"), "uk": ("uk", "ua")}
"""Names that content systems give a language, beside its code."""
LONGEST_KEY = 200
_YEAR = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d\d")
_KEY = re.compile(r"[^\sA-Z]*")
_EARLIEST, _LATEST = 315_532_800, 4_102_444_800
"""1980 and 2100, in seconds."""


def view(one: dict[str, Any], language: str | None) -> dict[str, Any]:
    """The properties of an object under names in one spelling (`publishedAt`, `published_at`: publishedat), in one language."""
    found: dict[str, Any] = {}
    codes = SAME_LANGUAGE.get(language or "", (language,) if language else ())
    for part in (one, *(one[key] for key in WRAPPERS if isinstance(one.get(key), dict))):
        for key, value in list(part.items())[:200]:
            name = _spelled(key[:LONGEST_KEY])
            if isinstance(value, dict):
                value = _spoken(value, codes)
            # Not `if value`: 0 and False say something.
            if value or value not in (None, "", [], {}):
                found.setdefault(name, value)
                if name.endswith(codes):
                    code = next((code for code in codes if name.endswith(code) and len(name) > len(code) + 2), None)
                    if code is not None:
                        found.setdefault(name.removesuffix(code), value)
    return found


@lru_cache(maxsize=4096)
def _spelled(key: str) -> str:
    return key.partition("(")[0].replace("_", "").replace("-", "").lower()


def _spoken(value: dict[str, Any], codes: Sequence[str]) -> Any:
    """A value that stands in several languages, in the page's; any other value as it is."""
    keys = list(value)[:20]
    if keys and all(2 <= len(key) <= 5 and key[:2].isalpha() and key.islower() for key in keys):
        return next((value[key] for code in codes for key in keys if key == code or key.startswith(f"{code}-")), value)
    return value


def first_text(found: dict[str, Any], keys: Sequence[str]) -> str | None:
    """The first of some properties that is a text."""
    for key in keys:
        value = found.get(key)
        if isinstance(value, dict):
            value = next((value[inside] for inside in ("rendered", "value", "text", "plain") if isinstance(value.get(inside), str)), None)
        text = value_of(html.unescape(value)) if isinstance(value, str) else None
        if text:
            return text
    return None


def moment(found: dict[str, Any], keys: Sequence[str]) -> str | None:
    """The first of some properties that is a date; one written as a number of seconds or milliseconds as ISO text."""
    for key in keys:
        value = found.get(key)
        if isinstance(value, dict):
            value = next((value[inside] for inside in ("iso", "date", "value", "$date", "raw") if value.get(inside)), None)
        if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) in {10, 13}:
            value = int(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if value > _LATEST else value
            if _EARLIEST < seconds < _LATEST:
                return datetime.fromtimestamp(int(seconds), UTC).isoformat()
        elif isinstance(value, str) and _YEAR.search(value[:100]):
            return value_of(value[:100])
    return None


def names(value: Any, references: dict[str, dict[str, Any]], *, persons: bool = False) -> list[str]:
    """The names in a value: of persons, sections, keywords."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("nodes", "data", "items", "edges") if isinstance(value.get(key), list | dict)), value)
    found: list[str] = []
    for one in (value if isinstance(value, list) else [value])[:30]:
        name = _name(one, references, 0)
        # A bare string in the letters of a key ("jdoe", "tm-17") names somebody to the content system, not to a reader.
        key = isinstance(one, str) and name is not None and name.isascii() and _KEY.fullmatch(name) is not None
        if name and not (key and persons) and len(name) <= 200 and name not in found:
            found.append(name)
    return found


def _name(one: Any, references: dict[str, dict[str, Any]], depth: int) -> str | None:
    if isinstance(one, str):
        return value_of(" ".join(html.unescape(one).split()))
    if not isinstance(one, dict) or depth > 4:
        return None
    reference = one.get("__ref")
    if isinstance(reference, str):
        return _name(references.get(reference), references, depth + 1)
    for key in ("name", "fullName", "full_name", "displayName", "display_name", "title", "label"):
        if isinstance(one.get(key), str | dict) and one[key]:
            return _name(one[key], references, depth + 1)
    first, last = (next((one[key] for key in keys if isinstance(one.get(key), str)), "") for keys in (
        ("firstName", "first_name", "firstname"), ("lastName", "last_name", "lastname"),
    ))  # fmt: skip
    if first or last:
        return value_of(f"{first} {last}")
    inside = next((one[key] for key in ("attributes", "fields", "node", "data") if isinstance(one.get(key), dict)), None)
    return _name(inside, references, depth + 1)


def picture(value: Any, references: dict[str, dict[str, Any]], depth: int = 0) -> str | None:
    """The address of a picture."""
    if isinstance(value, str):
        return value_of(value) if "." in value and " " not in value.strip() else None
    if isinstance(value, list):
        return picture(value[0], references, depth + 1) if value and depth < 6 else None
    if not isinstance(value, dict) or depth > 6:
        return None
    if isinstance(value.get("__ref"), str):
        return picture(references.get(value["__ref"]), references, depth + 1)
    for key in ("url", "src", "sourceUrl", "source_url", "href", "path", "data", "attributes", "fields", "file", "node", "asset", "image"):
        if value.get(key) and (found := picture(value[key], references, depth + 1)):
            return found
    return None
