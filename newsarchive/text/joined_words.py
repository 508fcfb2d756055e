"""Words that some write as one and others with a hyphen: email and e-mail, вебсайт and веб-сайт, covid19 and COVID-19."""

from __future__ import annotations

import re

FIRST = frozenset(
    (
        "e co non re pre post anti multi semi sub mini micro nano bio eco neuro cyber web tele video audio photo media start well full"
        " veb onlayn onlain internet"
        " е э веб онлайн офлайн оффлайн он интернет видео аудио медиа фото мини микро макси мульти кибер эко био нано нейро экс вице пресс"
        " бизнес арт хай топ шоу рок поп блиц флеш старт бейне"
    ).split()
)
"""What stands before such a hyphen."""
LEAST = 2
"""Letters behind it."""
_NUMBERED = re.compile(r"([^\W\d_]+)(\d+)")


def halves(word: str) -> list[tuple[str, str]]:
    """What a word may be in two: what stands before a hyphen and behind it; nothing for most words."""
    small = word.lower()
    if numbered := _NUMBERED.fullmatch(small):
        return [(numbered[1], numbered[2])]
    ends = range(1, min(len(small) - LEAST + 1, max(map(len, FIRST)) + 1))
    return [(small[:end], small[end:]) for end in ends if small[:end] in FIRST] if small.isalpha() else []
