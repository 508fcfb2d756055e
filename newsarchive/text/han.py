"""Chinese characters: simplified, traditional, or as Japan writes them, by which national charsets have them."""

from __future__ import annotations

from functools import lru_cache


def is_han(letter: str) -> bool:
    """Whether a letter is a Chinese character."""
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff" or letter == "\u3005"


@lru_cache(maxsize=16384)
def rarity(character: str) -> tuple[int, int, int]:
    """How rare a character is where Chinese is simplified, where it is traditional, and in Japan: 0 everyday, 1 rare, 3 not in use.

    GB 2312, Big5 and JIS X 0208 each have a first plane of everyday characters and a second of rare ones.
    """
    return _plane(character, "gb2312", 0xD8), _plane(character, "big5", 0xC9), _plane(character, "shift_jis", 0x98)


def _plane(character: str, charset: str, second: int) -> int:
    try:
        encoded = character.encode(charset)
    except UnicodeEncodeError:
        return 3
    return 0 if encoded[0] < second else 1


def form(characters: str) -> str | None:
    """"Hans" or "Hant" where most telling characters of a Chinese text say so, else None."""
    simplified = traditional = 0
    for character in characters:
        if is_han(character):
            gb, big5, _ = rarity(character)
            simplified += big5 == 3 and gb < 3
            traditional += gb == 3 and big5 < 3
    if simplified == traditional:
        return None
    return "Hans" if simplified > traditional else "Hant"
