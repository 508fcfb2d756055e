"""A first look at a long text's words: where one language's known words are many and no other's come near, no more need be asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from newsarchive.text.alphabets import alphabet, written_in
from newsarchive.text.script import script_of_letter
from newsarchive.text.word_evidence import lexicon

SCRIPTS = frozenset({"Latn", "Cyrl", "Arab"})
"""Scripts with word lists of several languages."""
MOST_WORDS = 120
FEWEST, OWN = 6, 4
"""Known words that the language must have among those looked at, and those that no other possible language has."""
AHEAD, OWN_AHEAD = 1.5, 3
"""How many times as many as any other language."""
FOREIGN = 0.01
"""Share of letters outside its alphabet from which a text is not in a language."""
FOREIGN_LETTERS = 4
ONE_SCRIPT = 0.7
"""Share of the letters that must be of the script."""
RIVALS = 5


def clear_language(words: Sequence[str], script: str) -> str | None:
    """The language that a text's words leave no doubt about; None where there is one, or the script has no word lists.

    Args:
        words: in small letters, in any order, each as often as it stands in the text; apostrophes straight.
        script: the text's.
    """
    if script not in SCRIPTS:
        return None
    known = _languages_of(script)
    found = [languages for word in words[:MOST_WORDS] if (languages := known.get(word)) is not None]
    hits = Counter(language for languages in found for language in languages)
    best = [language for language, count in sorted(hits.items(), key=lambda one: (-one[1], one[0])) if 2 * count >= FEWEST][:RIVALS]
    letters = Counter("".join(words[:MOST_WORDS]))
    total = sum(letters.values())
    letters = Counter({letter: count for letter, count in letters.items() if script_of_letter(letter) == script})
    if sum(letters.values()) < ONE_SCRIPT * total:
        return None
    possible = [language for language in best if not _is_foreign(language, script, letters, total)]
    if not possible or hits[possible[0]] < FEWEST:
        return None
    first, *others = possible
    if any(hits[first] < AHEAD * hits[other] for other in others):
        return None
    out = frozenset(best) - frozenset(possible)
    own = Counter(left[0] for languages in found if len(left := [one for one in languages if one not in out]) == 1)
    others_own = max((count for language, count in own.items() if language != first), default=0)
    return first if own[first] >= max(OWN, OWN_AHEAD * others_own) else None


def _is_foreign(language: str, script: str, letters: Counter[str], total: int) -> bool:
    """Whether a text has many letters that the language does not write."""
    own = alphabet(language, script)
    if own is None:
        return False
    foreign = sum(count for letter, count in letters.items() if letter not in own)
    return foreign >= FOREIGN_LETTERS and foreign >= FOREIGN * total


@cache
def _languages_of(script: str) -> dict[str, tuple[str, ...]]:
    """The languages that know each word."""
    found: dict[str, list[str]] = defaultdict(list)
    for language in written_in(script):
        for word in lexicon(language, script).words:
            found[word].append(language)
    return {word: tuple(languages) for word, languages in found.items()}
