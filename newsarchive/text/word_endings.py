"""Words brought to the form that a dictionary has of them, by what was learned from dictionaries of many languages.

What was learned is data, a file a language in `endings/`, made by `benchmarks/words/learn_endings.py`: of ends of words, and of whole
words where these say nothing, what is taken off and put in its place. The longest end that is known decides. A word that no dictionary
has is treated as those that end alike, so names and new words have their forms too. A form that may be of two words is brought to both.

A file is text, xz-compressed. Each line is one or two changes, a tab, and the ends after which they are made, parted by spaces; `^` is
before the first letter of a word. A change is `front/its replacement/end/its replacement`.
"""

from __future__ import annotations

import lzma
from functools import cache, lru_cache
from importlib.resources import files

from newsarchive.text.word_spelling import LONGEST

LONGEST_END = 8
"""Letters of an end by which a word is changed; whole words may be longer."""
SHORTEST = 4
"""Letters of a word that is changed by its end."""

Change = tuple[str, str, str, str]
"""What is taken off the front, what is put there, and the same of the end."""


@cache
def changes(name: str) -> dict[str, str]:
    """What is done to words of a language, by their end, as it is written in the file.

    Args:
        name: of the file, without what it ends in.
    """
    lines = lzma.decompress((files("newsarchive.text") / "endings" / f"{name}.xz").read_bytes()).decode().splitlines()
    known: dict[str, str] = {}
    for line in lines:
        made, _, ends = line.partition("\t")
        known.update(dict.fromkeys(ends.split(" "), made))
    return known


def _change(written: str) -> Change:
    front, before, end, after = written.split("/")
    return front, before, end, after


@lru_cache(maxsize=65536)
def dictionary_forms(word: str, name: str) -> frozenset[str]:
    """The forms a dictionary has of a word.

    Args:
        word: folded, without apostrophes.
        name: of the language's file.
    """
    known = changes(name)
    made = known.get(f"^{word}")
    if made is None and SHORTEST <= len(word) <= LONGEST:
        made = next((known[end] for start in range(max(0, len(word) - LONGEST_END), len(word) + 1) if (end := word[start:]) in known), None)
    return frozenset(form for one in (made or "").split() if (form := changed(word, _change(one)))) or frozenset({word})


def changed(word: str, change: Change) -> str | None:
    """A word with a change made; None where it has not what is to be taken off."""
    front, before, end, after = change
    if len(front) + len(end) > len(word) or not word.startswith(front) or not word.endswith(end):
        return None
    return before + word[len(front) : len(word) - len(end)] + after
