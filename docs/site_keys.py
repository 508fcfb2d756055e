"""The page of a site file's keys, made from the model, so that it names every key and no other."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from newsarchive.sites.history import Evidence, HostThen, NameThen
from newsarchive.sites.model import Articles, Crawling, Listing, Site
from newsarchive.sites.selectors import LayoutThen, Selectors
from newsarchive.sites.source import KINDS

TABLES: list[tuple[str, str, type[BaseModel]]] = [
    ("At the top", "", Site), ("`[[articles]]`", "one family of addresses each", Articles),
    ("`[[listings]]`", "one list of articles each", Listing),
    *((f'`[[sources]]` with `kind = "{kind}"`', "", model) for kind, model in KINDS.items()),
    ("`[selectors]`", "CSS, one or a list, tried in order", Selectors),
    ("`[[layouts]]`", "selectors of another time", LayoutThen), ("`[crawl]`", "", Crawling),
    ("`[[name_history]]`", "", NameThen), ("`[[host_history]]`", "", HostThen), ("`[[evidence]]`", "", Evidence),
]  # fmt: skip
HIDDEN = {"definition", "kind"}


def meanings(model: type[BaseModel]) -> dict[str, str]:
    """What the model's source says of each key, those of the classes it is made from first."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if not (isinstance(base, type) and issubclass(base, BaseModel) and base.__module__.startswith("newsarchive")):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]
        assert isinstance(body, ast.ClassDef)
        for first, second in zip(body.body, body.body[1:], strict=False):
            told = isinstance(second, ast.Expr) and isinstance(second.value, ast.Constant) and isinstance(second.value.value, str)
            if isinstance(first, ast.AnnAssign) and isinstance(first.target, ast.Name) and told:
                found[first.target.id] = " ".join(str(second.value.value).split())  # type: ignore[attr-defined]
    return found


def _default(value: Any) -> str:
    """What holds where a key is left off."""
    if value is PydanticUndefined:
        return "**needed**"
    if value is None or value == () or isinstance(value, BaseModel):
        return ""
    return f"`{json.dumps(value)}`"


def site_keys_markdown() -> str:
    """Every key of a site file with its meaning."""
    lines = [
        "# The keys of a site file", "",
        "Generated from the model by `make docs`. How a file is written, step by step, is told in",
        "[Add your university](add-a-university.md).",
    ]  # fmt: skip
    for title, note, model in TABLES:
        told = meanings(model)
        lines += ["", f"## {title}", "", *([f"{note[0].upper()}{note[1:]}.", ""] if note else [])]
        lines += ["| key | left off | meaning |", "|---|---|---|"]
        for key, field in model.model_fields.items():
            if key not in HIDDEN:
                default = "" if field.default_factory is not None else _default(field.default)
                lines.append(f"| `{key}` | {default} | {told[key].replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"
