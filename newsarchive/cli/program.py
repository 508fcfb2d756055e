"""How this program was called, so that what it says to do next can be pasted."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

NAMED = re.compile(r"(?<=')newsarchive(?= [a-z])")
"""A command as messages name it: 'newsarchive sites list'."""


def program() -> str:
    """What to write instead of `newsarchive`: the name where the shell finds it, else the path that was used."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{_short(Path(sys.executable))} -m newsarchive"
    found = shutil.which("newsarchive")
    if found is not None and called.exists() and Path(found).samefile(called):
        return "newsarchive"
    return _short(called) if called.name == "newsarchive" else "newsarchive"


def as_called(text: str) -> str:
    """A message whose commands are written as this program was called."""
    return NAMED.sub(lambda _: program(), text)


def _short(path: Path) -> str:
    """The path from here where it leads down, quoted for a shell."""
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else str(path))
