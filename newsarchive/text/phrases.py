"""Lists of phrases, written `one|another` in the modules that use them, in the form they are looked up in."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold


def phrases(listed: str) -> frozenset[str]:
    """The phrases, folded."""
    return frozenset(fold(phrase) for phrase in listed.split("|"))


def alternatives(listed: str) -> str:
    """A pattern for any of the phrases, to be matched in folded text; longer phrases are tried first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases(listed), key=lambda phrase: (-len(phrase), phrase)))
