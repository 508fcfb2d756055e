"""What a text is known again by though it was changed, cut or joined with another: some of its runs of words, chosen by their digests.

A text's runs of three words (of four characters where a script sets no spaces) are digested, and those with the smallest digests are
kept: all below a fixed bound, so that a part of a text shares its share of them with the whole, and always some. Two texts that have
runs in common have digests in common, wherever the runs stand. That is found out by sampling alone, without a look at other texts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

from newsarchive.edits.imprint import imprint
from newsarchive.text.spelled_numbers import is_spelled

FORM = 1
"""Counted up whenever sketches are made otherwise, so that an archive makes older ones anew."""
BITS = 47
"""Of a kept digest: six bytes in SQLite."""
ONE_IN = 12
"""Of a long text's runs one in so many is kept."""
FEWEST, MOST = 32, 256
"""Digests kept of a text that has so many runs."""
LONGEST = 200_000
"""Characters of a text that are looked at."""
_HAN = (
    "\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_INDOCHINA = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0971-\u0dff"
_LETTER = rf"[^\W\d_{_HAN}{_INDOCHINA}]"
_PIECE = re.compile(
    rf"(?:{_LETTER}++|[{_MARKS}]++)++(?:['’ʻʼ‘]{_LETTER}++)*+"
    rf"|\d{{1,3}}(?:[.,'’\u00a0\u202f ]\d{{3}})+(?!\d)|\d+|[{_HAN}{_INDOCHINA}]|[.!?。！？؟।\n]"
)
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_INDOCHINA_CHARACTER = re.compile(f"[{_INDOCHINA}]")
_DIGITS = re.compile(r"\D")
_APOSTROPHES = "ʻʼ"
"""Of these Unicode says that they are letters."""
_ENDS = frozenset(".!?。！？؟।\n")
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_MASK = (1 << 64) - 1
_BOUND = (1 << BITS) // ONE_IN


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text as words in order, each as a number that its spelling gives: case, accents and kinds of apostrophe aside."""

    keys: tuple[int, ...]
    numbers: frozenset[int]
    """Those of them that are figures; "3 412", "3,412" and "3412" are one. Also numbers and months that are written out."""
    years: frozenset[int]
    names: frozenset[int]
    """Those that are written with a capital inside of a sentence; of a script without capitals none."""
    has_capitals: bool
    is_whole: bool
    """Whether these are all words of the text; only its beginning is looked at."""
    run: int
    """How many words (of scripts without spaces, characters) make a run that tells one text from another."""
    bound: int
    """How many must stand together to count as standing in another text too."""

    @cached_property
    def runs(self) -> list[tuple[int, ...]]:
        """Its runs of so many words, in their order."""
        return list(zip(*(self.keys[at:] for at in range(self.bound)), strict=False))

    @cached_property
    def different_runs(self) -> frozenset[tuple[int, ...]]:
        """Each of them once."""
        return frozenset(self.runs)


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """The digests a text is known again by, the smallest first."""

    digests: tuple[int, ...]
    runs: int
    """Different runs that the text has."""
    imprint: bytes
    """A bit for each of its runs of so many words as count as standing in another text."""


def words_of(text: str) -> Words:
    """The words of a text."""
    pieces = _PIECE.findall(text[:LONGEST])
    different = set(pieces)
    known = _known
    if len(known) > _REMEMBERED:
        known.forget()
    keys = [known[piece] for piece in pieces if piece not in _ENDS]
    digits = {piece for piece in different if piece[0].isdecimal()}
    figures = digits | (different & known.spelled)
    capitals = {piece for piece in different if piece[0].isupper()}
    names = {
        piece for before, piece in zip([".", *pieces], pieces, strict=False)
        if piece in capitals and len(piece) > 1 and before not in _ENDS
    } if capitals else set()  # fmt: skip
    run, bound = _lengths(text[:LONGEST], len(keys))
    return Words(
        keys=tuple(keys), numbers=frozenset(known[piece] for piece in figures), names=frozenset(known[piece] for piece in names),
        years=frozenset(known[piece] for piece in digits if len(piece) == 4 and piece.isdecimal() and 1900 <= int(piece) <= 2099),
        run=run, bound=bound,
        has_capitals=bool(capitals), is_whole=len(text) <= LONGEST,
    )  # fmt: skip


def _lengths(text: str, words: int) -> tuple[int, int]:
    """How long runs are: in letters where there are no spaces between words."""
    if text.isascii():
        return 3, 2
    if 2 * len(_HAN_CHARACTER.findall(text)) > words:
        return 4, 3
    return (8, 5) if 2 * len(_INDOCHINA_CHARACTER.findall(text)) > words else (3, 2)


class _Known(dict[str, int]):
    """The keys of words that were met."""

    def __init__(self) -> None:
        super().__init__()
        self.spelled: set[str] = set()
        """Those of them that are numbers or months written out."""

    def __missing__(self, piece: str) -> int:
        self[piece] = key = _key(piece)
        if piece[0].isalpha() and is_spelled(piece):
            self.spelled.add(piece)
        return key

    def forget(self) -> None:
        """Begin anew."""
        self.clear()
        self.spelled.clear()


_REMEMBERED = 1 << 16
_known = _Known()


def _key(piece: str) -> int:
    if piece[0].isdecimal():
        plain = _DIGITS.sub("", piece)
        if not plain.isascii():
            plain = "".join(str(unicodedata.digit(char, 0)) for char in plain)
    elif piece.isascii():
        plain = piece.lower().replace("'", "")
    else:
        whole = unicodedata.normalize("NFKD", piece.casefold())
        plain = "".join(char for char in whole if char.isalnum() and char not in _APOSTROPHES) or whole
    return int.from_bytes(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def letters(text: str) -> int:
    """How much a short text says, in letters: a Chinese or Japanese character says as much as three."""
    return len(text) + 2 * len(_HAN_CHARACTER.findall(text))


def sketch(words: Words) -> Sketch:
    """The digests of a text's runs that are kept, none of a text that is shorter than one run; and its imprint."""
    found = sorted(set(_digests(words.keys, words.run)))
    kept = next((at for at, one in enumerate(found) if one >= _BOUND), len(found))
    kept = min(MOST, max(kept, FEWEST))
    shortest = set(_digests(words.keys, words.bound))
    return Sketch(digests=tuple(found[:kept]), runs=len(found), imprint=imprint(shortest))


def _digests(keys: Sequence[int], run: int) -> list[int]:
    """The digests of all runs of so many words, in their order."""
    if run == 2:
        a, b, _ = _ODD
        mixed = [one * a + two * b & _MASK for one, two in pairwise(keys)]
    elif run == 3:
        a, b, c = _ODD
        mixed = [one * a + two * b + three * c & _MASK for one, two, three in zip(keys, keys[1:], keys[2:], strict=False)]
    else:
        mixed = []
        power = pow(_ODD[0], run, 1 << 64)
        rolling = 0
        for at, one in enumerate(keys):
            rolling = (rolling + one) * _ODD[0] & _MASK
            if at >= run:
                rolling = rolling - keys[at - run] * power * _ODD[0] & _MASK
            if at >= run - 1:
                mixed.append(rolling)
    shift = 64 - BITS
    return [((one ^ one >> 31) * _ODD[1] & _MASK) >> shift for one in mixed]
