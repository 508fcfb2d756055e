"""Which code reads pages, by what stands in it: two states of it between two releases are not the same."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

READING = ("line.py", "pages/**/*", "text/**/*", "sites/*")
"""Where in the package what a page comes to is decided."""
KINDS = frozenset({".py", ".json", ".tsv", ".xz"})
"""Ends of names of files with code, models, the dictionary and what was learned of endings."""


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Eight hexadecimal digits that change with any line of the code, or of its data, by which pages are read."""
    package = Path(__file__).parent
    found = hashlib.sha256()
    for path in sorted({path for pattern in READING for path in package.glob(pattern)}):
        if path.suffix in KINDS:
            found.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:8]
