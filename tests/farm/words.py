"""The words of the farm's languages: the frames' pools, and five languages of its own in the same form."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from benchmarks.frames import words as frames
from benchmarks.frames.words import Words

OWN = Path(__file__).with_name("pools")


@cache
def words(language: str) -> Words:
    """The words of a language; an own pool lies over the frames' one."""
    own = OWN / f"{language}.toml"
    if not own.exists():
        return frames.words(language)
    phrases = tomllib.loads(own.read_text(encoding="utf-8"))
    return Words(language, phrases, tuple(phrases["titles"].strip().split("\n")), ())
