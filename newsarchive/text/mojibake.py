"""UTF-8 that was read in a one-byte charset before it came into the page (`РџСЂРёРІРµС‚`, `donâ€™t`, `BaÅŸkan`), read aright.

Only whole runs are mended, only where they are exactly what UTF-8 looks like in that charset, and only where the result is
clearly better: `ТІРІ` and `MENÜ“` are exact, too, and mean what they say.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_CHARSETS = ("cp1252", "cp1251")
_CLOSING = frozenset("’”“‘„‚»«›‹–—… \u00a0'\"")
"""What may follow a letter in any text, and so tells nothing."""
_ORDINARY = frozenset("ЁёІіЇїЄєҐґЎўЈјЅѕ")
"""Letters of Cyrillic alphabets among the characters that stand for the later bytes of a sequence."""
_LATER = bytes(range(0x80, 0xC0))
"""The later bytes of a sequence."""
_WITHOUT_LETTER = b"\x81\x8d\x8f\x90\x98\x9d"
"""Those of them that have no letter in one of the charsets."""
_SUPERSCRIPTS = frozenset("¹²³")


@dataclass(frozen=True, slots=True)
class _Charset:
    name: str
    byte_of: dict[str, int]
    second: re.Pattern[str]
    """The second letter of such a sequence: cheap to look for, and rare in most texts."""
    run: re.Pattern[str]
    """One or more sequences of UTF-8, as they look in this charset."""

    def reread(self, text: str) -> str | None:
        """The text read as UTF-8; None where it cannot be that."""
        try:
            return bytes(self.byte_of.get(letter, 0xFF) if letter > "\x7f" else ord(letter) for letter in text).decode()
        except UnicodeDecodeError:
            return None


@cache
def _charset(name: str) -> _Charset:
    letters = {}
    for byte in range(0x80, 0x100):
        # Bytes without a letter arrive as control characters.
        letters[byte] = bytes([byte]).decode(name, errors="replace").replace("\ufffd", chr(byte))

    def among(first: int, last: int) -> str:
        return "[" + "".join(re.escape(letters[byte]) for byte in range(first, last + 1)) + "]"

    later = among(0x80, 0xBF)
    run = f"(?:{among(0xC2, 0xDF)}{later}|{among(0xE0, 0xEF)}{later}{{2}}|{among(0xF0, 0xF4)}{later}{{3}})+"
    second = f"{later}(?<={among(0xC2, 0xF4)}{later})"
    return _Charset(name, {letter: byte for byte, letter in letters.items()}, re.compile(second), re.compile(run))


def mend_mojibake(text: str) -> str:
    """The text with such runs read aright; to be called before control characters are dropped, for some are bytes of letters."""
    if text.isascii():
        return text
    for name in _CHARSETS:
        charset = _charset(name)
        begins = charset.second.search(text)
        if begins is not None and charset.run.search(text, begins.start() - 1):
            text = "\n".join(_mend(line, charset) for line in text.split("\n"))
    return text


def most_mended(text: str) -> int:
    """How many characters fewer than before may be not ASCII once a text is mended, at most: each sequence keeps one of its letters,
    and what the first charset made may be mended by the second."""
    counts = []
    for name in _CHARSETS:
        found = text.encode(name, "ignore")
        counts.append(len(found) - len(found.translate(None, _LATER)))
    controls = text.encode("latin-1", "ignore")
    return 2 * counts[0] + counts[1] + 3 * (len(controls) - len(controls.translate(None, _WITHOUT_LETTER)))


def _mend(line: str, charset: _Charset) -> str:
    if charset.second.search(line) is None or not any(_surely(run, line, charset) for run in charset.run.finditer(line)):
        return line
    whole = charset.reread(line)
    if whole is not None and _readable(whole):
        return whole

    def mend(run: re.Match[str]) -> str:
        if _surely(run, line, charset) or _stands_alone(run, line):
            return charset.reread(run.group()) or run.group()
        return run.group()

    return charset.run.sub(mend, line)


def _readable(text: str) -> bool:
    return all(letter.isprintable() or letter.isspace() or letter in "\u200b\u200c\u200d\u00ad\ufeff" for letter in text)


def _stands_alone(run: re.Match[str], line: str) -> bool:
    """Whether no letter touches the run: in a line with others, `Рё` is then a word of its own."""
    return not line[run.start() - 1 : run.start()].isalpha() and not line[run.end() : run.end() + 1].isalpha()


def _surely(run: re.Match[str], line: str, charset: _Charset) -> bool:
    """Whether nobody would have written the run as it stands."""
    printed, read = run.group(), charset.reread(run.group())
    if read is None or not _readable(read):
        return False
    if len(read) > 1:
        later = [letter for letter in printed if charset.byte_of[letter] < 0xC0]
        return any(letter not in _CLOSING and letter not in _ORDINARY for letter in later) and not _superscripts(printed)
    if unicodedata.category(read)[0] in "PSZ" and len(printed) == 3:
        return "\u2000" <= read <= "\u214f"
    if charset.name != "cp1252" or printed[-1] in _CLOSING:
        return False
    before, after = line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1]
    if len(printed) == 2:
        capitals = before.isupper() and not after.islower()
        return read <= "\u017f" and not capitals and (before.isalpha() or printed[-1] not in _SUPERSCRIPTS)
    return read.isalpha() and not all(letter in _CLOSING for letter in printed[1:])


def _superscripts(printed: str) -> bool:
    return all(letter in _SUPERSCRIPTS for letter in printed[1::2])
