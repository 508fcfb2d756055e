"""What is written by hand for one site, where a line in its TOML file cannot say it: a module here, named as the site's id.

A module may define either or both of:

    def body(doc: Document) -> Sequence[HtmlElement]: ...    # the elements that hold the text; none where this page is another one
    def claims(doc: Document) -> Iterable[Claim]: ...        # to any field; their source must be `SOURCE`

Both outrank what is learned and what selectors name. Only modules that come with newsarchive are loaded, never files beside an
archive. Modules are named by the id with "_" for "-"; the folder is one of its own since ids may be names of modules in `pages`.
Nothing is kept here until a site needs it; each module says why it is needed, with an address.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

from newsarchive.items import Claim

SOURCE = "by-hand"
"""The source of claims that such a module makes."""
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@lru_cache(maxsize=256)
def module_of(site: str) -> ModuleType | None:
    """The module written for a site; None where there is none."""
    name = site.replace("-", "_")
    if _NAME.fullmatch(name) is None or importlib.util.find_spec(f"{__name__}.{name}") is None:
        return None
    return importlib.import_module(f"{__name__}.{name}")


def containers_of(site: str | None, doc: Any) -> Sequence[Any]:
    """The elements that a site's module says hold the text of a page (a Document)."""
    module = module_of(site) if site is not None else None
    found: Sequence[Any] = module.body(doc) if module is not None and hasattr(module, "body") else ()
    return found


def claims_of(site: str | None, doc: Any) -> list[Claim]:
    """What a site's module claims of a page (a Document).

    Raises:
        ValueError: a claim names another source than SOURCE.
    """
    module = module_of(site) if site is not None else None
    claims: Iterable[Claim] = module.claims(doc) if module is not None and hasattr(module, "claims") else ()
    found = list(claims)
    for claim in found:
        if claim.source != SOURCE:
            raise ValueError(f"{site}: a claim to {claim.field} names the source {claim.source!r}, not {SOURCE!r}")
    return found
