"""What a university is called, read from the text of its site file and nothing else of it."""

from __future__ import annotations

import tomllib


def names_of(definition: str) -> dict[str, str]:
    """The names in a site file, by language; none where it is no longer one."""
    try:
        names = tomllib.loads(definition).get("names")
    except tomllib.TOMLDecodeError:
        return {}
    return {str(code): str(name) for code, name in names.items()} if isinstance(names, dict) else {}
