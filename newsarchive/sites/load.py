"""Loading site files: the built-in catalogue and a user's own folder; all faults of a file at once."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from newsarchive.errors import SiteFileError, UsageError
from newsarchive.sites.history import Evidence, HostThen, NameThen
from newsarchive.sites.model import Articles, Crawling, Listing, Selectors, Site
from newsarchive.sites.source import KINDS

TABLES: dict[str, type[BaseModel]] = {
    "articles": Articles, "listings": Listing, "selectors": Selectors, "crawl": Crawling, "name_history": NameThen,
    "host_history": HostThen, "evidence": Evidence,
}  # fmt: skip
"""The tables of a site file by their names, beside the sources, whose kinds differ."""


def catalogue_folder() -> Path:
    """The folder of the built-in site files."""
    return Path(__file__).parent / "catalogue"


def parse_site(text: str, path: Path) -> Site:
    """The site a TOML text describes.

    Args:
        path: where the text stands; its name (without .toml) must be the site's id.

    Raises:
        SiteFileError: with every fault of the file: key, value, and what was expected.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SiteFileError(str(path), [f"it is not TOML: {error}"]) from error
    faults: list[str] = []
    if "definition" in data:
        faults.append("definition: no such key")
        del data["definition"]
    if path.suffix == ".toml" and data.get("id") != path.stem:
        faults.append(f"id = {data.get('id')!r}: expected {path.stem!r}, as the file is named")
    try:
        site = Site.model_validate({**data, "definition": text})
    except ValidationError as error:
        faults += [_fault(one, data) for one in error.errors()]
    if faults:
        raise SiteFileError(str(path), faults)
    return site


def _fault(error: Any, data: dict[str, Any]) -> str:
    """One line for one of pydantic's errors: the key as written in the file, its value, and what was expected."""
    key = ""
    model, path = _place(error["loc"])
    for part in path:
        key += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if key else str(part))
    kind, context = error["type"], error.get("ctx") or {}
    if kind == "missing":
        return f"{key}: missing"
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(error["loc"][-1]), list(model.model_fields), 1)
        return f"{key} = {_short(error['input'])}: no such key" + (f"; did you mean {near[0]!r}?" if near else "")
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        given = error["input"].get("kind") if isinstance(error["input"], dict) else None
        if given is None:
            return f"{key}.kind: missing; one of {', '.join(KINDS)}"
        near = difflib.get_close_matches(str(given), list(KINDS), 1)
        return f"{key}.kind = {_short(given)}: expected one of {', '.join(KINDS)}" + (f"; did you mean {near[0]!r}?" if near else "")
    expected = str(context.get("error") or context.get("expected") or context.get("pattern") or error["msg"])
    if kind == "value_error" and isinstance(error["input"], dict):
        # The fault concerns several keys of a table; the message names them.
        return f"{key + '.' if key else ''}{expected.replace(': ', ' = expected ', 1)}"
    return f"{key} = {_short(error['input'])}: expected {expected}"


def _place(loc: Sequence[str | int]) -> tuple[type[BaseModel], list[str | int]]:
    """The table of a site file that an error stands in, and its place as a person wrote it: without the kind of a source, by which
    pydantic names the model it chose."""
    if not loc:
        return Site, []
    if loc[0] == "sources" and len(loc) > 2 and loc[2] in KINDS:
        return KINDS[str(loc[2])], [*loc[:2], *loc[3:]]
    return (TABLES.get(str(loc[0]), Site) if len(loc) > 1 else Site), list(loc)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


@lru_cache(maxsize=512)
def _read(path: Path, changed: int, size: int) -> Site:
    """A site file, read once as long as it stays the same."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SiteFileError(str(path), [f"it is not UTF-8: {error}"]) from error
    return parse_site(text, path)


def read_site(path: Path) -> Site:
    """The site of a file.

    Raises:
        SiteFileError: the file has faults.
        UsageError: there is no such file.
    """
    try:
        status = path.stat()
        return _read(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def site_paths(*folders: Path) -> dict[str, Path]:
    """Site ids and their files; a user's file wins over a built-in one of the same id."""
    found: dict[str, Path] = {}
    for folder in (catalogue_folder(), *folders):
        if folder.is_dir():
            found.update({path.stem: path for path in sorted(folder.glob("*.toml"))})
    return found


def readable_sites(*folders: Path) -> tuple[dict[str, Site], list[SiteFileError | UsageError]]:
    """Every site whose file is good, and what is wrong with the others: for looking up whose an address is, which must not fail over
    another site's file."""
    sites: dict[str, Site] = {}
    faults: list[SiteFileError | UsageError] = []
    for ident, path in sorted(site_paths(*folders).items()):
        try:
            sites[ident] = read_site(path)
        except (SiteFileError, UsageError) as error:
            faults.append(error)
    return sites, faults


def load_site(ident: str, *folders: Path) -> Site:
    """One site.

    Raises:
        UsageError: unknown; names the nearest id.
        SiteFileError: its file has faults.
    """
    paths = site_paths(*folders)
    if ident not in paths:
        raise unknown_site(ident, paths)
    return read_site(paths[ident])


def unknown_site(ident: str, known: Iterable[str]) -> UsageError:
    """What to say of an id that is none, with the nearest that is one."""
    near = difflib.get_close_matches(ident, sorted(known), 1)
    hint = f"Did you mean {near[0]!r}?" if near else "See 'newsarchive sites list'."
    return UsageError(f"There is no site {ident!r}.", hint)
