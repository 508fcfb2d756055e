"""Which part of a person's name is the family name: only where the name itself shows it, whatever the language says is usual.

It shows by a comma (`Serikova, Aigul`), initials (`А. Серикова`, `Серикова А.Б.`), a patronymic (`Иванов Иван Петрович`, `Айгүл Серікқызы
Нұрланова`), capitals (`SERIKOVA Aigul`), or the ending that family names have, on one word alone (`Айгүл Серікова`). Which of two plain
words comes first differs from page to page in Kazakhstan as in Hungary or China, so that such a name stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsarchive.text.fold import fold
from newsarchive.text.names import is_organisation

MOST_WORDS = 4
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_](?:-[^\W\d_]\.)?")
_PATRONYMIC = re.compile(
    r"\w{2,}(?:вич|вна|ична|инична|ұлы|улы|қызы|кызы|уулу|оглу|оглы|ўғли|угли)|\w{2,}(?:ovich|evich|ovna|evna|ichna|uly|qyzy|kyzy|uulu|oglu|ogly|oʻgʻli|ugli)"
)
_FAMILY = re.compile(
    r"\w{2,}(?:ов|ев|ёв|ова|ева|ёва|ский|ская|цкий|цкая|зкий|зкая|енко|швили|дзе|ovskiy|ovskaya|ов-\w+)"
    r"|\w{2,}(?:ov|ev|yev|ova|eva|yeva|sky|skiy|skaya|skyi|enko|shvili|dze)"
)
_ALONE = frozenset({"uly", "kyzy", "qyzy", "ұлы", "улы", "қызы", "кызы", "оглы", "uulu", "уулу", "oglu", "ogly"})
"""Patronymics that stand as a word of their own behind the father's name."""


@dataclass(frozen=True, kw_only=True)
class NameParts:
    """A person's name in its parts."""

    family: str
    given: str
    """With the patronymic, or initials, as printed."""

    @property
    def initials(self) -> str:
        """The given names as initials: `А. Б.`"""
        letters = [word for word in re.split(r"[\s.]+", self.given) if word and fold(word) not in _ALONE]
        return " ".join("-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in letters)


def parts_of(name: str) -> NameParts | None:
    """The parts of a name; None where it does not show them, and for what is no person's."""
    words = _joined(name[:200].split())
    if not words or len(name) > 120 or any(map(str.isdecimal, name)) or is_organisation(name):
        return None
    if name.count(",") == 1:
        family, given = (" ".join(part.split()) for part in name.split(","))
        plain = family and given and len(family.split()) <= 2 and len(given.split()) <= 3 and not given.islower()
        return NameParts(family=family, given=given) if plain and _capital(family) and _capital(given) else None
    if not 2 <= len(words) <= MOST_WORDS or "," in name or not all(map(_capital, words)):
        return None
    return _by_initials(words) or _by_patronymic(words) or _by_capitals(words) or _by_ending(words)


def _joined(words: list[str]) -> list[str]:
    """The words, a patronymic of two (`Серік ұлы`) in one."""
    joined: list[str] = []
    for word in words:
        if joined and fold(word) in _ALONE:
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _capital(word: str) -> bool:
    return word[0].isupper()


def _by_initials(words: list[str]) -> NameParts | None:
    short = [_INITIALS.fullmatch(word) is not None for word in words]
    if not any(short) or all(short):
        return None
    first = short.index(True)
    last = len(short) - 1 - short[::-1].index(True)
    if first == 0 and not any(short[last + 1 :]) and all(short[: last + 1]) and len(words) == last + 2:
        return NameParts(family=words[-1], given=" ".join(words[:-1]))
    if last == len(words) - 1 and all(short[first:]) and first == 1:
        return NameParts(family=words[0], given=" ".join(words[1:]))
    return None


def _by_patronymic(words: list[str]) -> NameParts | None:
    found = [number for number, word in enumerate(words) if " " in word or _PATRONYMIC.fullmatch(word.lower())]
    if len(found) != 1 or len(words) < 3:
        return None
    at = found[0]
    if at == len(words) - 1:
        return NameParts(family=words[0], given=" ".join(words[1:]))
    return NameParts(family=words[-1], given=" ".join(words[:-1])) if at == len(words) - 2 and at > 0 else None


def _by_capitals(words: list[str]) -> NameParts | None:
    loud = [word.isupper() and len(word) > 2 for word in words]
    if sum(loud) != 1 or not (loud[0] or loud[-1]):
        return None
    family = words[0] if loud[0] else words[-1]
    given = words[1:] if loud[0] else words[:-1]
    return NameParts(family="-".join(part.capitalize() for part in family.split("-")), given=" ".join(given))


def _by_ending(words: list[str]) -> NameParts | None:
    if len(words) != 2:
        return None
    first, last = (_FAMILY.fullmatch(word.lower()) is not None for word in words)
    if first == last:
        return None
    return NameParts(family=words[0], given=words[1]) if first else NameParts(family=words[1], given=words[0])
