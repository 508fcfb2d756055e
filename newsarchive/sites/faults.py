"""What is wrong with a site file, in lines that a person can act on: the key as it stands in the file, its value, what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from newsarchive.sites.history import Evidence, HostThen, NameThen
from newsarchive.sites.model import Articles, Crawling, Listing, Site
from newsarchive.sites.part import Faults
from newsarchive.sites.selectors import LayoutThen, Selectors
from newsarchive.sites.source import KINDS

TABLES: dict[str, type[BaseModel]] = {
    "articles": Articles, "listings": Listing, "selectors": Selectors, "layouts": LayoutThen, "crawl": Crawling, "name_history": NameThen,
    "host_history": HostThen, "evidence": Evidence,
}  # fmt: skip
"""The tables of a site file by their names, beside the sources, whose kinds differ."""
EXPECTED = {
    "string_type": "a text in quotation marks", "int_type": "a whole number", "int_parsing": "a whole number",
    "int_from_float": "a whole number", "int_parsing_size": "a whole number that is not so large", "float_type": "a number",
    "float_parsing": "a number", "finite_number": "a number", "bool_type": "true or false", "bool_parsing": "true or false",
    "tuple_type": "a list", "list_type": "a list", "dict_type": "a table", "model_type": "a table", "model_attributes_type": "a table",
    "greater_than_equal": "at least {ge}", "less_than_equal": "at most {le}",
    "string_too_short": "a text of {min_length} or more characters", "string_too_long": "a text of at most {max_length} characters",
    "too_short": "at least {min_length} in it", "literal_error": "{expected}",
}  # fmt: skip
"""What was expected, by pydantic's name of the fault."""
Place = tuple[str | int, ...]


def faults_of(error: ValidationError, data: dict[str, Any]) -> Iterator[str]:
    """One line for each fault. A list that came out too short because its entries are at fault is none of its own.

    Args:
        data: the file as it was written.
    """
    errors = error.errors()
    places = [tuple(one["loc"]) for one in errors]
    for one, place in zip(errors, places, strict=True):
        if one["type"] == "too_short" and any(len(other) > len(place) and other[: len(place)] == place for other in places):
            continue
        yield from _lines(one, place, data)


def _lines(error: Any, loc: Place, data: dict[str, Any]) -> Iterator[str]:
    """The lines for one of pydantic's errors."""
    model, place = _table(loc)
    key, kind, context = _key(place, data), error["type"], error.get("ctx") or {}
    if kind == "missing":
        yield f"{key}: missing"
    elif kind == "extra_forbidden":
        yield f"{key} = {_short(error['input'])}: no such key{_near(str(loc[-1]), list(model.model_fields))}"
    elif kind in {"union_tag_invalid", "union_tag_not_found"}:
        given = error["input"].get("kind") if isinstance(error["input"], dict) else None
        if given is None:
            yield f"{key}.kind: missing; one of {', '.join(KINDS)}"
        else:
            yield f"{key}.kind = {_short(given)}: expected one of {', '.join(KINDS)}{_near(str(given), list(KINDS))}"
    elif isinstance(context.get("error"), Faults):
        for below, value, expected in context["error"].found:
            yield f"{_key((*place, *below), data)} = {_short(value)}: expected {expected}"
    else:
        expected = str(context["error"]) if "error" in context else EXPECTED[kind].format(**context) if kind in EXPECTED else error["msg"]
        left_off = place[-1:] == ("[key]",) or (len(place) == 1 and place[0] not in data)
        yield f"{key}: expected {expected}" if left_off else f"{key} = {_short(error['input'])}: expected {expected}"


def _table(loc: Place) -> tuple[type[BaseModel], Place]:
    """The table of a site file that an error stands in, and its place as a person wrote it: without the kind of a source, by which
    pydantic names the model it chose."""
    if not loc:
        return Site, ()
    if loc[0] == "sources" and len(loc) > 2 and loc[2] in KINDS:
        return KINDS[str(loc[2])], (*loc[:2], *loc[3:])
    return (TABLES.get(str(loc[0]), Site) if len(loc) > 1 else Site), loc


def _key(place: Sequence[str | int], data: Any) -> str:
    """A place as it is written in the file; a text that stands for a list of one has no number."""
    key = ""
    for part in place:
        if isinstance(part, int):
            key += "" if isinstance(data, str) else f"[{part + 1}]"
            data = data[part] if isinstance(data, list) and part < len(data) else data
        elif part != "[key]":
            key += f".{part}" if key else part
            data = data.get(part) if isinstance(data, dict) else None
    return key


def _near(given: str, known: list[str]) -> str:
    near = difflib.get_close_matches(given, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
