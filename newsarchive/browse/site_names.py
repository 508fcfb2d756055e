"""What the universities are called, as the site files of their last crawls say."""

from __future__ import annotations

import tomllib
from pathlib import Path

from newsarchive.archive.definitions import definitions, newest_definition
from newsarchive.archive.readonly import Connection

_known: dict[Path, tuple[int, dict[str, dict[str, str]]]] = {}


def known(connection: Connection, path: Path) -> dict[str, dict[str, str]]:
    """The names of each site by language; kept until the archive has another site file.

    Args:
        path: the archive's.
    """
    newest = newest_definition(connection)
    if path not in _known or _known[path][0] != newest:
        _known[path] = (newest, {site: names_of(text) for site, text in definitions(connection).items()})
    return _known[path][1]


def names_of(definition: str) -> dict[str, str]:
    """The names in a site file, by language; none where it is no longer one."""
    try:
        names = tomllib.loads(definition).get("names")
    except tomllib.TOMLDecodeError:
        return {}
    return {str(code): str(name) for code, name in names.items()} if isinstance(names, dict) else {}


def name_in(names: dict[str, str], language: str) -> str | None:
    """The name in a language, else in one that most can read, else in any."""
    for code in (language, "en", "ru"):
        if code in names:
            return names[code]
    return next(iter(names.values()), None)
