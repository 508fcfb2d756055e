"""The numbers of a text in one form, however a language writes them: 1,500 and 1 500 and 1.5 thousand, twenty-five, XXI, 20 April."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsarchive.text.fold import APOSTROPHE, LOOK_ALIKES, ascii_digits, fold
from newsarchive.text.months import beginnings, month_of

_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_]+(?:{APOSTROPHE}[^\W\d_]+)*")
_SPACES = frozenset(" \u00a0\u202f\u2009")
_ROMAN = re.compile(r"(?=[XVI]{2,})X{0,3}(?:IX|IV|V?I{0,3})")
_UNITS = {
    "kk": "бір екі үш төрт бес алты жеті сегіз тоғыз он", "ky": "бир эки үч төрт беш алты жети сегиз тогуз он",
    "uz": "bir ikki uch to'rt besh olti yetti sakkiz to'qqiz o'n", "tr": "bir iki üç dört beş altı yedi sekiz dokuz on",
    "az": "bir iki üç dörd beş altı yeddi səkkiz doqquz on", "ru": "один два три четыре пять шесть семь восемь девять десять",
    "uk": "один два три чотири пять шість сім вісім девять десять", "en": "one two three four five six seven eight nine ten",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn", "fr": "un deux trois quatre cinq six sept huit neuf dix",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez", "pt": "um dois três quatro cinco seis sete oito nove dez",
    "it": "uno due tre quattro cinque sei sette otto nove dieci", "pl": "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
}  # fmt: skip
_TENS = {
    "kk": "жиырма отыз қырық елу алпыс жетпіс сексен тоқсан", "ky": "жыйырма отуз кырк элүү алтымыш жетимиш сексен токсон",
    "uz": "yigirma o'ttiz qirq ellik oltmish yetmish sakson to'qson", "tr": "yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "az": "iyirmi otuz qırx əlli altmış yetmiş səksən doxsan",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "uk": "двадцять тридцять сорок пятдесят шістдесят сімдесят вісімдесят девяносто",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pl": "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
}  # fmt: skip
_MORE = {
    "en": "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "ru": "одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
}
_FORMS = {
    "ru": "двух=2 двумя=2 двум=2 две=2 трех=3 трем=3 тремя=3 четырех=4 четырем=4 четырьмя=4 пяти=5 пятью=5 шести=6 шестью=6 семи=7 семью=7"
    " восьми=8 девяти=9 десяти=10 двадцати=20 тридцати=30 сорока=40 пятидесяти=50 сто=100 ста=100 двести=200 двухсот=200 триста=300 трехсот=300"
    " пятьсот=500 тысяча=1000",
    "kk": "жүз=100 мың=1000", "en": "hundred=100 dozen=12", "de": "hundert=100", "tr": "yüz=100", "ky": "жүз=100", "uz": "yuz=100",
}  # fmt: skip
_SCALES = {
    3: "thousand thousands тысяча тысячи тысяч тысячам тысячами тыс мың тисяч тис ming bin tausend mil mila tysięcy tys миң",
    6: "million millions mln миллион миллиона миллионов миллиону млн milyon millionen millones milhões milioni milionów мільйонів millon",
    9: "billion billions bn миллиард миллиарда миллиардов млрд milyar milliarden milliard mlrd milliard miliardów мільярдів миллиардтан",
}  # fmt: skip
MOST = 200
"""Numbers of a text that are taken."""
MOST_CHARACTERS = 40_000
YEARS = range(1900, 2101)


def _table() -> dict[str, int]:
    found: dict[str, int] = {}
    for words in _UNITS.values():
        for number, word in enumerate(words.split(), 1):
            if number > 1:
                found[fold(word)] = number
    for words in _TENS.values():
        for number, word in enumerate(words.split(), 2):
            found[fold(word)] = 10 * number
    for words in _MORE.values():
        for number, word in enumerate(words.split(), 11):
            found[fold(word)] = number
    for words in _FORMS.values():
        for pair in words.split():
            word, _, value = pair.partition("=")
            found[fold(word)] = int(value)
    # Words that mean something else more often than a number where they stand in another language.
    for word in ("on", "un", "um", "uno", "mil", "bin", "sei", "due", "tri"):
        found.pop(word, None)
    return found


_WORDS = _table()
_SCALE = {fold(word): power for power, words in _SCALES.items() for word in words.split()}


@lru_cache(maxsize=16384)
def _word_number(word: str) -> int | None:
    return _WORDS.get(fold(word).replace("'", "")) or _WORDS.get(fold(word))


@lru_cache(maxsize=16384)
def is_spelled(word: str) -> bool:
    """Whether a word is a number or a month that is written out, in any language; words of two letters mean too much else."""
    if len(word) < 3 or not _may_be_spelled(word[:_BEGINNING]):
        return False
    return _word_number(word) is not None or fold(word) in _SCALE or ((word[0].isupper() or not word.isascii()) and _month(word, ()) is not None)


_BEGINNING = 3
"""Letters of a word by which most are known to be neither a number nor a month."""


@cache
def _beginnings() -> frozenset[str]:
    return beginnings(_BEGINNING).union(word[:_BEGINNING] for word in (*_WORDS, *_SCALE))


@lru_cache(maxsize=16384)
def _may_be_spelled(beginning: str) -> bool:
    """Whether a number or a month may begin so. Letters that are folded to none, apostrophes and the Hebrew preposition say nothing; a
    Latin letter may be meant for the Cyrillic one."""
    if "'" in (folded := fold(beginning)) or len(folded) < _BEGINNING or folded[0] == "ב":
        return True
    known = _beginnings()
    return folded[:_BEGINNING] in known or fold(beginning.translate(LOOK_ALIKES))[:_BEGINNING] in known


@lru_cache(maxsize=16384)
def _month(word: str, languages: tuple[str, ...]) -> int | None:
    """The month a word names, also in a case that dates do not have (20 сәуірде)."""
    if not 3 <= len(word) <= 20:
        return None
    cuts = (word, *(word[:-cut] for cut in (2, 3, 1) if len(word) - cut >= 4))
    return next((found for one in cuts if (found := month_of(one, languages))), None)


def _is_roman(word: str) -> bool:
    return len(word) > 1 and word.isascii() and word.isupper() and _ROMAN.fullmatch(word) is not None


@lru_cache(maxsize=65536)
def _may_tell(word: str) -> bool:
    """Whether a number may begin with a word: one of digits, a Roman one, or the first of several that spell one."""
    return word[0].isdecimal() or _is_roman(word) or _word_number(word) is not None


def numbers_of(text: str, languages: tuple[str, ...] = ()) -> Iterator[str]:
    """The numbers of a text, in order: "350", "1500000", "2.5", "2024"; a day with its month is "@4-20", a Roman numeral its value.

    At most MOST of them, from the first MOST_CHARACTERS characters.

    Args:
        text: any text.
        languages: BCP 47 of what it may be written in, by whose months it is read; any where there are none.
    """
    text = ascii_digits(text[:MOST_CHARACTERS])
    tokens = list(_TOKEN.finditer(text))
    words = [token[0] for token in tokens]
    telling = set(filter(_may_tell, set(words)))
    position = count = 0
    for place in [place for place, word in enumerate(words) if word in telling]:
        if place < position:
            continue
        if count >= MOST:
            return
        position, one = place, words[place]
        if not one[0].isdecimal():
            if _is_roman(one):
                yield str(_roman(one))
                count += 1
            elif (value := _word_number(one)) is not None:
                position, value = _spelled(tokens, position, value)
                yield str(value)
                count += 1
            position += 1
            continue
        date = _numeric_date(one)
        if date is not None:
            yield from date
            count += len(date)
            position += 1
            continue
        position, value_text = _grouped(text, tokens, position)
        month = _beside(tokens, position, value_text, languages)
        if month is not None:
            yield f"@{month}-{int(value_text)}"
        elif (day := _chinese_day(tokens, position, value_text)) is not None:
            yield f"@{int(value_text)}-{day}"
            position += 2
        else:
            position, value_text = _scaled(tokens, position, value_text)
            yield value_text
        count += 1
        position += 1


def _numeric_date(written: str) -> list[str] | None:
    """20.04.2021 as its day and its year; None for what is no such date."""
    parts = written.split(".")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    if len(parts[0]) == 4:
        day, year = year, day
    return [f"@{month}-{day}", str(year)] if 1 <= day <= 31 and 1 <= month <= 12 and year in YEARS else None


def _grouped(text: str, tokens: list[re.Match[str]], position: int) -> tuple[int, str]:
    """A number with its groups of thousands, whatever stands between them, and the place of its last token."""
    written = tokens[position][0]
    groups = re.split("[.,]", written)
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0":
        return position, "".join(groups).lstrip("0") or "0"
    if len(groups) == 2:
        return position, _plain(groups[0], groups[1])
    if len(groups) > 2:
        return position, _plain(groups[0], "")
    if len(written) <= 3 and written != "0":
        joined = written
        while position + 1 < len(tokens):
            after = tokens[position + 1]
            between = text[tokens[position].end() : after.start()]
            if len(between) != 1 or between not in _SPACES or not re.fullmatch(r"\d{3}", after[0]) or len(joined) > 9:
                break
            joined += after[0]
            position += 1
        return position, joined.lstrip("0") or "0"
    return position, written.lstrip("0")[:15] or "0"


def _plain(whole: str, fraction: str) -> str:
    fraction = fraction.rstrip("0")[:6]
    whole = whole.lstrip("0")[:15] or "0"
    return f"{whole}.{fraction}" if fraction else whole


def _chinese_day(tokens: list[re.Match[str]], position: int, value: str) -> int | None:
    """The day of 4月20日 or 4월 20일, where a value is its month."""
    if position + 2 >= len(tokens) or not value.isdecimal() or not 1 <= int(value) <= 12 or tokens[position + 1][0] not in {"月", "월"}:
        return None
    day = tokens[position + 2][0]
    return int(day) if day.isdecimal() and len(day) <= 2 and 1 <= int(day) <= 31 else None


def _beside(tokens: list[re.Match[str]], position: int, value: str, languages: tuple[str, ...]) -> int | None:
    """The month that stands before or after a day of the month."""
    if not value.isdecimal() or not 1 <= int(value) <= 31:
        return None
    for place in (position + 1, position - 1):
        if 0 <= place < len(tokens):
            month = _month(tokens[place][0], languages)
            if month is not None:
                return month
    return None


def _scaled(tokens: list[re.Match[str]], position: int, value: str) -> tuple[int, str]:
    if position + 1 >= len(tokens):
        return position, value
    power = _scale(tokens[position + 1][0])
    if power is None or len(value) > 9:
        return position, value
    whole, _, fraction = value.partition(".")
    shifted = whole + (fraction + "0" * power)[:power]
    return position + 1, shifted.lstrip("0") or "0"


@lru_cache(maxsize=16384)
def _scale(word: str) -> int | None:
    return _SCALE.get(fold(word))


def _spelled(tokens: list[re.Match[str]], position: int, value: int) -> tuple[int, int]:
    """A number in words with those that follow it: twenty five, three hundred, five thousand."""
    while position + 1 < len(tokens):
        after = tokens[position + 1][0]
        if tokens[position + 1].start() - tokens[position].end() > 2:
            break
        power = _scale(after)
        if power is not None:
            return position + 1, value * 10**power
        more = _word_number(after)
        if more is None:
            break
        if more == 100 and value < 10:
            value *= 100
        elif (more < 10 and value % 10 == 0) or (more < 100 and value % 100 == 0 and value):
            value += more
        else:
            break
        position += 1
    return position, value


def _roman(written: str) -> int:
    values = {"X": 10, "V": 5, "I": 1}
    total = 0
    for here, after in zip(written, (*written[1:], ""), strict=True):
        worth = values[here]
        total += -worth if after and values[after] > worth else worth
    return total
