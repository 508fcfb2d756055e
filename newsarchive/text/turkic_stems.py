"""Kazakh, Kyrgyz, Tatar, Uzbek and Azerbaijani words without their endings, so that all forms of a word come to one key.

No Snowball stemmer knows these languages. They add endings one after another; the letter an ending begins with is settled by the letter
before it, and its vowels by the last vowel of the word. What looks like an ending and breaks these rules is none: Алматы is no
accusative, which after a vowel would be -ны.

A key is no word. It is what is left when nothing that may be an ending is left: endings are taken off until none can be, whatever the
word is, so that a word and its forms end alike even where a part of the word itself was taken for an ending. Where a shorter ending may
be meant as well (-етін of a participle, -ін of университет-ін), both keys are given. Endings that make another word (-лық, -шы, -сыз)
stay.

Source: the tables of number, possession, case, tense, person and negation in grammars of these languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from newsarchive.text.word_spelling import LONGEST

_KINDS = {
    **dict.fromkeys("аәеоөұүыіэяё", "v"), **dict.fromkeys("рлй", "l"), **dict.fromkeys("мнң", "n"), **dict.fromkeys("зж", "z"),
    **dict.fromkeys("пткқсшщфхцчһбвгдғ", "t"), **dict.fromkeys("уию", "w"),
}  # fmt: skip
"""Kinds of the letter before an ending: vowel, liquid, nasal, voiced sibilant, voiceless (or a loan's b, d, g, which the ear takes for
that), and what is a vowel that behaves like a consonant."""
_KINDS_KYRGYZ = {**_KINDS, **dict.fromkeys("иую", "v")}
_KINDS_LATIN = {**dict.fromkeys("aeiouəıöü'", "v"), **dict.fromkeys("bcçdfgğhjklmnpqrsştvxyz", "c")}


@dataclass(frozen=True)
class _Ending:
    text: str
    after: str
    """Kinds of letters, and letters, that may stand before it; ~ where its vowels do not follow the word's, ? where a shorter one, or
    none, may be meant."""
    least: int
    """Letters that must be left."""


@dataclass(frozen=True)
class Grammar:
    """The endings of one language."""

    kinds: dict[str, str]
    """The kind of each letter."""
    harmony: dict[str, str]
    """Of each vowel that settles them, which vowels an ending may have."""
    endings: dict[str, tuple[_Ending, ...]]
    """By their last letter, the longest first."""
    whole: frozenset[str]
    """Words whose end only looks like one."""
    lost: str
    """Vowels that a last syllable loses before an ending that begins with a vowel (халық, халқы)."""
    short: frozenset[str]
    """Words of two letters that endings are taken from; of others no less than three letters are left."""
    hardened: dict[int, int]
    """Last letters as they are where no ending follows (кітаб-ы is кітап)."""


def _grammar(
    table: Iterable[tuple[str, str, int]], kinds: dict[str, str], harmony: dict[str, str], open_vowels: str, close_vowels: str, whole: str,
    lost: str, hardened: tuple[str, str], short: str = "",
) -> Grammar:  # fmt: skip
    """A grammar of a table of (endings, what may stand before them, letters that must be left); in it A is any open vowel of endings,
    I any close one, where they alternate together."""
    endings: dict[str, set[_Ending]] = {}
    for texts, after, least in table:
        for text, number in product(texts.split(), range(len(close_vowels))):
            text = text.replace("A", open_vowels[number % len(open_vowels)]).replace("I", close_vowels[number])
            endings.setdefault(text[-1], set()).add(_Ending(text, after, least))
    return Grammar(
        kinds=kinds, harmony={vowel: allowed for vowels, allowed in harmony.items() for vowel in vowels},
        endings={last: tuple(sorted(some, key=lambda one: (-len(one.text), one.text, one.after))) for last, some in endings.items()},
        whole=frozenset(whole.split()), lost=lost, short=frozenset(short.split()), hardened=str.maketrans(*hardened),
    )  # fmt: skip


KAZAKH = _grammar(
    (
        # number, possession
        ("лAр", "vрйw", 2), ("дAр", "nzл", 2), ("тAр", "t", 2),
        ("сI", "v?", 2), ("I", "lnztw", 2), ("ымыз іміз ыңыз іңіз", "lnztw", 2), ("мыз міз ңыз ңіз", "v", 2),
        # case
        ("нIң", "vn", 2), ("дIң", "lzw", 2), ("тIң", "t", 2),
        ("нI", "v?", 2), ("дI", "lnzwv", 2), ("тI", "t", 2), ("н", "ыі", 4),
        ("ғA гA", "vlnzw", 2), ("қA кA", "t", 2), ("нA", "ыі?", 3),
        ("дA", "vlnzw", 2), ("тA", "t", 2), ("ндA", "ыі?", 3),
        ("дAн", "vlzw", 2), ("нAн", "nыі?", 2), ("тAн", "t", 2),
        ("мен", "vlnw~", 3), ("бен", "z~", 2), ("пен", "t~", 2),
        ("дAй", "vlnzw", 3), ("тAй", "t", 3),
        ("дAғI дAгI", "vlnzw", 2), ("тAғI тAгI", "t", 2), ("ндAғI ндAгI", "ыі?", 3), ("ғI гI", "lnz", 3),
        # participles, tenses, persons
        ("ғAн гAн", "vlnzw", 2), ("қAн кAн", "t", 2),
        ("Aтын Aтін", "lnzt?", 2), ("йтын йтін", "v", 2), ("итын итін", "lnzt", 2),
        ("Aды Aді", "lnzt?", 2), ("йды йді", "v", 2), ("иды иді", "lnzt", 2),
        ("Aмын Aмін Aмыз Aміз", "lnzt", 2), ("ймын ймін ймыз йміз", "v", 2),
        ("дIм", "vlnzw", 2), ("тIм", "t", 2),
        ("Iп", "lnzt", 2), ("п", "v", 3), ("сA", "vlnzt", 3), ("сIн", "vlnztw?", 3), ("у", "lnzt", 2), ("у", "v", 3),
        # negation
        ("мAғAн мAгAн мAды мAді мAйды мAйді мAу мAсA мAсIн мAйтын мAйтін", "vрлйw", 2),
        ("бAғAн бAгAн бAды бAді бAйды бAйді бAу бAсA бAсIн бAйтын бAйтін", "nz", 2),
        ("пAғAн пAгAн пAды пAді пAйды пAйді пAу пAсA пAсIн пAйтын пAйтін", "t", 2),
    ),
    _KINDS, {"аоұыяё": "аы", "әеөүіэ": "еі"}, "ае", "ыі",
    "мектеп алтын бұрын жақын қиын толқын келін түтін бүтін бүгін үшін кейін дейін өйткені себебі әрі бері тағы да де", "ыі", ("бгғ", "пкқ"),
    "ай ал ас ат аш би де ек ел ем ер ес ет же жу ит із іс іш ки қу ми ой ол он оқ от өз өс өт өш су үз үй үн үш ұқ ұл ұн ұр ұш ән",
)  # fmt: skip
KYRGYZ = _grammar(
    (
        ("лAр", "vрй", 2), ("дAр", "nzл", 2), ("тAр", "t", 2),
        ("сI", "v?", 2), ("I", "lnzt", 2), ("IбIз IңIз", "lnzt", 2), ("бIз ңIз", "v", 2),
        ("нIн", "v", 2), ("дIн", "lnz", 2), ("тIн", "t", 2),
        ("нI", "v?", 2), ("дI", "lnzv", 2), ("тI", "t", 2), ("н", "ыиуү", 4),
        ("гA", "vlnz", 2), ("кA", "t", 2), ("нA", "ыиуү?", 3),
        ("дA", "vlnz", 2), ("тA", "t", 2), ("ндA", "ыиуү?", 3),
        ("дAн", "vlnz", 2), ("тAн", "t", 2), ("нAн", "ыиуү?", 3),
        ("дAй", "vlnz", 3), ("тAй", "t", 3),
        ("дAгI", "vlnz", 2), ("тAгI", "t", 2), ("ндAгI", "ыиуү?", 3), ("гI кI", "lnzt", 3),
        ("гAн", "vlnz", 2), ("кAн", "t", 2),
        ("Aт", "lnzt", 3), ("йт", "v", 3), ("Aм Aбыз Aбиз", "lnzt?", 3), ("йм", "v", 3),
        ("дIм дIк", "vlnz", 3), ("тIм", "t", 3),
        ("Iп", "lnzt", 2), ("п", "v", 3), ("сA", "vlnzt", 3), ("сIн", "vlnzt", 3),
        ("уу үү", "lnzt", 2), ("оо өө", "lnzt", 2), ("у ү", "ую ү", 2),
        ("бAгAн бAдI бAйт бAсIн бAсA", "vlnz", 2), ("пAгAн пAдI пAйт пAсIн пAсA", "t", 2),
    ),
    _KINDS_KYRGYZ, {"аыя": "аыу", "оё": "оуа", "ую": "ауы", "эеи": "еиү", "өү": "өүе"}, "аеоө", "ыиуү",
    "үчүн кийин дейин бүгүн алтын жакын", "ыиуү", ("бгғ", "пкқ"),
    "ай ал ас ат ач де же ич ит иш из ой ок ол он от өз өс өт уз уй ук уч үз үй үн үч эк эл эм эр эт",
)  # fmt: skip

TATAR = _grammar(
    (
        ("лAр", "vtlz", 2), ("нAр", "n", 2),
        ("сI", "v?", 2), ("I", "tlnz", 2), ("IбIз IгIз", "tlnz", 2), ("бIз гIз", "v", 2),
        ("нIң", "vtlnz", 2), ("нI", "vtlnz?", 2), ("н", "ые", 4),
        ("гA", "vlnz", 2), ("кA", "t", 2), ("нA", "ые?", 3),
        ("дA", "vlnz", 2), ("тA", "t", 2), ("ндA", "ые?", 3),
        ("дAн", "vlz", 2), ("тAн", "t", 2), ("нAн", "n", 2), ("ннAн", "ые", 3),
        ("дAгI", "vlnz", 2), ("тAгI", "t", 2), ("ндAгI", "ые?", 3),
        ("гAн", "vlnz", 2), ("кAн", "t", 2), ("дI дIм", "vlnz", 2), ("тI тIм", "t", 2),
        ("A", "lnzt?", 3), ("ый", "lnzt?", 2), ("Iп", "lnzt", 2), ("п", "v", 3), ("сA сIн", "vlnzt", 3), ("у ү", "lnzt~", 2),
        ("мAгAн мAдI мAс мIй мAсA мAсIн", "vtlnz", 2),
    ),
    {**_KINDS, "и": "v", "у": "v", "ү": "v", "җ": "z", "ь": "l"}, {"аоуыя": "аы", "әөү": "әе", "еэи": "әеаы"}, "аә", "ые", "белән өчен бүген кичә яңа", "ые", ("бгҗ", "пкч"),
    "ай ал ас ат ач ди ил ир ит иш ки ой ук ул ун ут уч ур үз үл үс өй су юк юл яз як ял ян яр ят яш эз эт эч эш",
)  # fmt: skip


@lru_cache(maxsize=65536)
def kazakh_keys(word: str) -> frozenset[str]:
    """The keys of a Kazakh word in small Cyrillic letters."""
    return _keys(word, KAZAKH)


@lru_cache(maxsize=65536)
def kyrgyz_keys(word: str) -> frozenset[str]:
    """The keys of a Kyrgyz word in small Cyrillic letters."""
    return _keys(word, KYRGYZ)


UZBEK = _grammar(
    (
        ("lar", "vc", 2), ("si", "v?", 2), ("i", "c", 2), ("imiz ingiz", "c", 2), ("miz ngiz", "v", 2),
        ("ning ni ga da dan dagi", "vc", 2), ("ka", "kg", 2), ("qa", "qg", 2), ("dek day", "vc", 3),
        ("gan", "vc", 2), ("kan", "k", 2), ("qan", "q", 2), ("adigan", "c", 2), ("ydigan", "v", 2), ("adi", "c", 2), ("ydi", "v", 2),
        ("di dim dik", "vc", 2), ("ib", "c", 2), ("b", "v", 3), ("sa sin", "vc", 3), ("moq", "vc", 2), ("ish", "c", 2), ("sh", "v", 3),
        ("yapti yotgan", "vc", 2), ("magan madi maydi masa masin maslik", "vc", 2),
    ),
    _KINDS_LATIN, {}, "a", "i", "bilan uchun kerak yangi", "ia", ("bgğ", "pkq"), "ek el er et ol on oq ot oy os un uy uz ye",
)  # fmt: skip
AZERBAIJANI = _grammar(
    (
        ("lAr", "vc", 2), ("sI", "v?", 2), ("I", "c", 2), ("ImIz InIz", "c", 2), ("mIz nIz", "v", 2),
        ("In", "c?", 3), ("nIn", "v", 2), ("A", "c", 3), ("yA", "v", 2), ("nA", "ıiuü?", 3), ("nI", "v", 2),
        ("dA dAn dAkI", "vc", 2), ("ndA ndAn ndAkI", "ıiuü?", 3), ("lA", "vc", 3),
        ("dI dIr", "vc", 2), ("mIş", "vc", 2), ("Ir", "c", 3), ("yIr", "v", 3), ("AcAq AcAk", "c", 2), ("yAcAq yAcAk", "v", 2),
        ("Ib", "c", 2), ("yIb", "v", 2), ("mAq mAk", "vc", 2), ("mAsI", "vc", 2), ("sA sIn", "vc?", 3), ("An", "c?", 3), ("yAn", "v", 3), ("dIq dIk", "vc", 3),
        ("mAdI mAyIb mAmIş mAyAcAq mAyAcAk mIr", "vc", 2),
    ),
    _KINDS_LATIN, {"aı": "aı", "ou": "au", "əei": "əi", "öü": "əü"}, "aə", "ıiuü", "üçün ilə yeni", "ıiuüəa", ("bğy", "pqk"),
    "ad al at aç ay de ek el er et ev ey il in iş iç iz ol on od ox öz su uç un üz üç ye",
)  # fmt: skip


@lru_cache(maxsize=65536)
def uzbek_keys(word: str) -> frozenset[str]:
    """The keys of an Uzbek word in small Latin letters with straight apostrophes."""
    return _keys(word, UZBEK)


@lru_cache(maxsize=65536)
def azerbaijani_keys(word: str) -> frozenset[str]:
    """The keys of an Azerbaijani word in small Latin letters."""
    return _keys(word, AZERBAIJANI)


@lru_cache(maxsize=65536)
def tatar_keys(word: str) -> frozenset[str]:
    """The keys of a Tatar word in small Cyrillic letters."""
    return _keys(word, TATAR)


MOST_KEYS = 6
LEAST = 3
"""Letters of a stem that is not known to be a word."""


def _keys(word: str, grammar: Grammar) -> frozenset[str]:
    if len(word) > LONGEST:
        return frozenset({word})
    keys: list[str] = []
    waiting = [word]
    seen = set(waiting)
    while waiting and len(keys) < MOST_KEYS:
        left = waiting.pop()
        shorter, sure = _without_ending(left, grammar) if left not in grammar.whole else ([], False)
        if not shorter and _voiceless(left, grammar) != left:
            shorter, sure = [_voiceless(left, grammar)], True
        if not sure:
            keys.append(_without_lost(left, grammar))
        waiting += [one for one in reversed(shorter) if one not in seen]
        seen.update(shorter)
    return frozenset(keys)


def _without_ending(word: str, grammar: Grammar) -> tuple[list[str], bool]:
    """The word without its longest ending, and without a shorter one that may be meant instead; and whether one of them is meant."""
    found: list[str] = []
    for ending in grammar.endings.get(word[-1:], ()):
        rest = word[: -len(ending.text)]
        if len(rest) < ending.least or (len(rest) < LEAST and rest not in grammar.short) or not word.endswith(ending.text) or not any(grammar.kinds.get(one, "-") in "vw" for one in rest):
            continue
        if rest[-1] not in ending.after and grammar.kinds.get(rest[-1], "-") not in ending.after:
            continue
        if "~" in ending.after or _agree(rest, ending.text, grammar):
            found.append(rest)
            if "?" not in ending.after:
                return found, True
    return found, False


def _agree(rest: str, ending: str, grammar: Grammar) -> bool:
    """Whether the vowels of an ending are those that the last vowel before it asks for; where that is one of both kinds, any are."""
    # Names in -ев follow the vowel before: Назарбаевтың.
    if rest.endswith("ь"):
        return True
    for letter in reversed(rest.removesuffix("ев") or rest):
        allowed = grammar.harmony.get(letter)
        if allowed is not None:
            return all(vowel in allowed for vowel in ending if vowel in grammar.harmony)
    return True


def _voiceless(word: str, grammar: Grammar) -> str:
    """The last letter as it is at the end of a word, without the soft sign of loans."""
    word = word.removesuffix("ь")
    return word[:-1] + word[-1:].translate(grammar.hardened)


def _without_lost(word: str, grammar: Grammar) -> str:
    """Without a close vowel in the last syllable, which some words lose in some forms."""
    if len(word) > 3 and word[-2] in grammar.lost and not {grammar.kinds.get(word[-1]), grammar.kinds.get(word[-3])} & {"v", "и"}:
        return word[:-2] + word[-1]
    return word
