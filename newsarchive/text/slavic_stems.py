"""Ukrainian words without their endings, and what a stem loses or changes within: fleeting vowels, verbs of several stems.

No Snowball stemmer knows Ukrainian. Source: the tables of declension and conjugation in its grammars.
"""

from __future__ import annotations

import re
from functools import lru_cache

_REFLEXIVE = re.compile("(?:ся|сь)$")
_ADJECTIVE = "ий ій а я е є ого ього ої ьої ому ьому у ю ою ьою им ім ьо і ї их іх ими іми"
_NOUN = "а я у ю і ї о е є и ою ею єю ом ем єм ам ям ами ями ах ях ів їв ей ові еві єві ой"
_VERB = (
    "ти ть ів ав ив їв ув ала ила іла ула али или іли ули ало ило іло уло ає яє ує їть ить ять ать уть ють еш єш иш їш емо ємо имо їмо ете єте ите"
    " ано яно ено єно ито ито ений аний яний єний ована ований овано овує ував увала ували увати ювати ював ювали юється ується"
)


def _endings(*groups: str) -> re.Pattern[str]:
    every = {ending for group in groups for ending in group.split()}
    return re.compile("(?:" + "|".join(sorted(every, key=lambda one: (-len(one), one))) + ")$")


_OF_NAMES = _endings(_ADJECTIVE, _NOUN, "ь й")
_OF_ALL = _endings(_ADJECTIVE, _NOUN, _VERB, "ь й")
_SOFTENED = {"ц": "к", "з": "г", "с": "х"}
SHORTEST = 3
"""Letters that are left of a word, or more."""


@lru_cache(maxsize=65536)
def ukrainian_keys(word: str) -> frozenset[str]:
    """The keys of a Ukrainian word in small letters: its stem as a noun's, as a verb's, and without a vowel that other forms lose."""
    plain = _REFLEXIVE.sub("", word)
    stems = {_without(plain, _OF_NAMES), _without(_without(plain, _OF_ALL), _OF_ALL)}
    if plain.endswith(("ці", "зі", "сі")):
        stems |= {stem[:-1] + _SOFTENED[stem[-1]] for stem in stems if stem[-1] in _SOFTENED}
    return frozenset(stems | {without_fleeting(stem, "оеєіи") for stem in stems})


def _without(word: str, endings: re.Pattern[str]) -> str:
    match = endings.search(word)
    return word if match is None or match.start() < SHORTEST else word[: match.start()]


def without_fleeting(stem: str, vowels: str) -> str:
    """A stem without the last vowel between two consonants, which a form without ending has and others lose (переможець, переможця)."""
    if len(stem) > 4 and stem[-2] in vowels and stem[-1] not in "аеєиіїоуюяыэёъь" and stem[-3] not in "аеєиіїоуюяыэё":
        return stem[:-2].removesuffix("ь") + stem[-1]
    return stem
