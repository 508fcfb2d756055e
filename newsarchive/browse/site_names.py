"""What the universities are called, as the site files of their last crawls say, or the extract that is served."""

from __future__ import annotations

from pathlib import Path

from newsarchive.archive.definitions import newest_definition
from newsarchive.archive.readonly import Connection
from newsarchive.exports.publishers import names_in

_known: dict[Path, tuple[int, dict[str, dict[str, str]]]] = {}


def known(connection: Connection, path: Path) -> dict[str, dict[str, str]]:
    """The names of each site by language; kept until the archive has another site file.

    Args:
        path: the archive's.
    """
    newest = newest_definition(connection)
    if path not in _known or _known[path][0] != newest:
        _known[path] = (newest, names_in(connection))
    return _known[path][1]


def name_in(names: dict[str, str], language: str) -> str | None:
    """The name in a language, else in one that most can read, else in any."""
    for code in (language, "en", "ru"):
        if code in names:
            return names[code]
    return next(iter(names.values()), None)
