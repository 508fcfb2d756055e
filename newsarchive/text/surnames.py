"""Surnames of Slavic kind (Петров, Петрова, Сейітовым), which are declined partly as nouns and partly as adjectives, without their endings."""

from __future__ import annotations

import re

_DECLINED = {
    "ru": re.compile("(?<=..[оеи][вн])(?:а|у|ым|ои|е|ы|ых|ыми)?$"),
    "uk": re.compile("(?<=..[оеєиії][вн])(?:а|у|им|ою|ои|і|и|их|ими|ии)?$"),
    "bg": re.compile("(?<=..[оеи][вн])а?$"),
    "mk": re.compile("(?<=..[оеи][вн])а?$"),
    "hbs": re.compile("(?<=..[oei][vn])(?:a|u|om|im|e|oj|i|ih)?$"),
}  # fmt: skip
_ENDS = {"ru": ("ов", "ев", "ин", "ын"), "uk": ("ов", "ев", "єв", "ін", "їн", "ин"), "bg": ("ов", "ев", "ин"), "mk": ("ов", "ев", "ин"), "hbs": ("ov", "ev", "in")}


def surname(word: str, name: str) -> set[str]:
    """What a word is as the surname of a man, if it may be one at all.

    Args:
        word: in its one spelling.
        name: of what was learned of its language.
    """
    declined = _DECLINED.get(name)
    if declined is None:
        return set()
    without = declined.sub("", word, count=1)
    return {without} if len(without) > 4 and without.endswith(_ENDS[name]) else set()
