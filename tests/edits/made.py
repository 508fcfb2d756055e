"""Invented texts of several languages, and copies of them with words changed."""

from __future__ import annotations

import random

_SYLLABLES = {
    "en": "ta re lon mi ster vel pro con de ing ous ment ra bel tor sy nal gre fin lo",
    "ru": "ка ре лон ми стер вел про ко де ност ный мент ра бел тор сы нал гре фин ло",
    "kk": "қа ре лың ми тер бел құ ко де лық ның мен ра бел тор сі нал гү фін лө",
    "ar": "كت لم سر دن فع مل نص حب عر قد شم بر تل وس هن",
    "zh": "大学图书馆新开放阅览室校长感谢冬天工作建设者院生可以使用到晚上十点研究所学科发展合作国际会议举行代表团访问讨论计划项目实验教授报告成果",
}
LANGUAGES = tuple(_SYLLABLES)


def _word(chance: random.Random, language: str) -> str:
    if language == "zh":
        return chance.choice(_SYLLABLES["zh"])
    return "".join(chance.choices(_SYLLABLES[language].split(), k=chance.randint(1, 4)))


def text_of(language: str, number: int, sentences: int = 12) -> str:
    """A text without figures or names."""
    chance = random.Random(f"{language} {number}")
    joined = "" if language == "zh" else " "
    lines = [joined.join(_word(chance, language) for _ in range(chance.randint(9, 16))) for _ in range(sentences)]
    return ("。" if language == "zh" else ". ").join(lines)


def edited(text: str, language: str, share: float, seed: int) -> str:
    """The text with this share of its words replaced, left out, or with one more behind them."""
    chance = random.Random(seed)
    joined = "" if language == "zh" else " "
    out = []
    for word in list(text) if language == "zh" else text.split(" "):
        if chance.random() >= share:
            out.append(word)
            continue
        how = chance.random()
        out += [_word(chance, language)] if how < 0.6 else [] if how < 0.8 else [word, _word(chance, language)]
    return joined.join(out)
