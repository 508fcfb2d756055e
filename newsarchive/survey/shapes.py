"""Shapes of addresses: what the addresses of a site's articles have in common, learned from many of them, as a regular expression."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote_plus, unquote, urlsplit

from newsarchive.sites.addresses import normalise
from newsarchive.text.language_codes import language_of_code
from newsarchive.text.months import month_of

_DIGITS = re.compile(r"[0-9]+")
_EXTENSION = re.compile(r"\.(?:html?|s?php\d?|aspx?|jspx?|shtml|do|cgi|cfm|xhtml)$", re.IGNORECASE)
_NUMBERED = re.compile(r"[0-9]+[a-z]?")
_NUMBER_FIRST = re.compile(r"[0-9]+[-_.:].+")
_NUMBER_LAST = re.compile(r".+[-_.][0-9]+")
MOST_ALTERNATIVES = 8
"""Different names of sections that are written out in a pattern."""
FEW_LETTERS = 12


BARE = "="
"""Stands for the name of what is all name (`?article583`, `?The-title-of-it`)."""


@dataclass(frozen=True)
class Place:
    """One part of an address: a segment of the path, or a parameter of the query."""

    key: str
    """Name of the parameter; "" for a segment of the path, BARE for a parameter without a value whose name is one of many: it has a
    figure or a hyphen in it."""
    value: str


def places(url: str) -> tuple[str, tuple[Place, ...]]:
    """The host of an address in its general canonical form, and its parts.

    Raises:
        ValueError: it is no URL.
    """
    parts = urlsplit(normalise(url))
    segments = [Place("", segment) for segment in parts.path.split("/")[1:]]
    return parts.netloc, (*segments, *(_parameter(*pair) for pair in parse_qsl(parts.query, keep_blank_values=True)))


def _parameter(name: str, value: str) -> Place:
    return Place(BARE, name) if not value and (_DIGITS.search(name) or "-" in name.strip("-")) else Place(name, value)


def kind_of(value: str) -> str:
    """What a part of an address looks like: a number, a day, a title made into an address, a code, or a name."""
    if not value:
        return ""
    stem = _EXTENSION.sub("", value)
    extension = value[len(stem) :].lower()
    if _NUMBERED.fullmatch(stem):
        return "#" + extension
    masked = _DIGITS.sub("#", stem)
    words = [word for word in re.split(r"[-_+ .~]|%20", unquote(stem)) if word]
    if len(words) >= 3 or (len(words) == 2 and len(stem) >= FEW_LETTERS) or len(stem) >= 30 or not stem.isascii() or "%" in stem:
        return "~" + extension
    if masked != stem:
        return (masked if len(_DIGITS.findall(stem)) == 1 and len(masked) <= FEW_LETTERS else "*") + extension
    return stem.lower() + extension


def shape(url: str) -> str:
    """A rough form that addresses of one kind share: numbers as #, titles as ~, codes as *, names as they are.

    Raises:
        ValueError: it is no URL.
    """
    host, found = places(url)
    path = "/".join(kind_of(place.value) for place in found if not place.key)
    query = "&".join(f"{place.key}={_kind_of_parameter(place.value)}" for place in found if place.key)
    return f"{host}/{path}" + (f"?{query}" if query else "")


def _kind_of_parameter(value: str) -> str:
    kind = kind_of(value)
    return kind if kind[:1] in {"#", "~", "*"} or len(value) < 20 else "~"


@dataclass(frozen=True, kw_only=True)
class Family:
    """A pattern of article addresses, as a site file has it, and what it rests on."""

    pattern: str
    examples: tuple[str, ...]
    count: int
    """Addresses it was learned from."""
    languages: dict[str, str] = field(default_factory=dict)
    """Codes that stand in the addresses, and the languages they mean."""
    numbered: bool = False
    """Whether the items have numbers."""
    drop: tuple[str, ...] = ()
    """Parameters that do not say which article is meant."""
    vague: bool = False
    """Whether nothing but the title stands in the address: other pages of the site have addresses of this form."""

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern)

    @property
    def template(self) -> str | None:
        """The one form of its addresses, {number} and {lang} in it, where nothing else varies; None where something does."""
        if not self.examples or not self.numbered or "?" in self.examples[0]:
            return None
        match = self.compiled.fullmatch(self.examples[0])
        if match is None:
            return None
        variable = self.pattern
        for name in match.re.groupindex:
            variable = re.sub(rf"\(\?P<{name}>[^()]*\)", "", variable)
        if re.search(r"\\d|\[\^|\(\?:", variable.removeprefix("https?")):
            return None
        made, last = "", 0
        for name, index in sorted(match.re.groupindex.items(), key=lambda pair: match.start(pair[1])):
            made += match.string[last : match.start(index)].replace("{", "%7B") + f"{{{name}}}"
            last = match.end(index)
        return made + match.string[last:]

    def matches(self, url: str) -> bool:
        """Whether an address belongs to the family."""
        return self.compiled.fullmatch(_without(normalise(url), self.drop)) is not None


def _without(url: str, drop: Iterable[str]) -> str:
    parts = urlsplit(url)
    dropped = set(drop)
    if not parts.query or not dropped:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs if name not in dropped]
    return parts._replace(query="&".join(kept)).geturl()


def families(urls: Sequence[str], others: Sequence[str] = (), *, least: int = 2, codes: Iterable[str] = ()) -> list[Family]:
    """The families that addresses of articles belong to, the largest first.

    Args:
        urls: addresses of articles.
        others: addresses of the same site that are no articles; a pattern that matches one of them is vague.
        least: addresses that make a family.
        codes: what stands for a language in the site's addresses, where that is known already.
    """
    known = frozenset(codes)
    groups: dict[tuple[object, ...], dict[str, tuple[Place, ...]]] = {}
    for url in dict.fromkeys(urls):
        try:
            host, found = places(url)
        except ValueError:
            continue
        numbers = tuple(index for index, place in enumerate(found) if _is_number(place.value))
        closed = bool(found) and not found[-1].key and found[-1].value == ""
        key = (host, tuple(place.key for place in found), closed, numbers, _extension(found))
        groups.setdefault(key, {})[normalise(url)] = found
    negatives = [normalise(other) for other in others]
    _join(groups, least)
    made = [_family(str(key[0]), group, negatives, known) for key, group in groups.items() if len(group) >= least]
    merged: dict[str, Family] = {}
    for one in made:
        if one.pattern not in merged or merged[one.pattern].count < one.count:
            merged[one.pattern] = one
    return sorted(merged.values(), key=lambda family: -family.count)


def _join(groups: dict[tuple[object, ...], dict[str, tuple[Place, ...]]], least: int) -> None:
    """Put the few addresses that differ from a larger group only in what their figures look like (0810b.html) to that group."""
    for key in sorted(groups, key=lambda one: len(groups[one])):
        made_alike = [other for other in groups if other != key and (*other[:3], other[4]) == (*key[:3], key[4])]
        like = [other for other in made_alike if len(groups[other]) >= 3 * len(groups[key])]
        if not like or (len(groups[key]) >= least and len(groups[key]) > 3):
            continue
        largest = max(like, key=lambda one: len(groups[one]))
        mine, theirs = next(iter(groups[key].values())), next(iter(groups[largest].values()))
        if all(a.value == b.value or any(map(str.isdecimal, a.value)) for a, b in zip(mine, theirs, strict=True)):
            groups[largest].update(groups.pop(key))


def _is_number(value: str) -> bool:
    return _NUMBERED.fullmatch(_EXTENSION.sub("", value)) is not None


def _extension(found: Sequence[Place]) -> str:
    last = next((place.value for place in reversed(found) if not place.key and place.value), "")
    match = _EXTENSION.search(last)
    return match[0].lower() if match else ""


def _family(host: str, group: dict[str, tuple[Place, ...]], negatives: Sequence[str], codes: frozenset[str]) -> Family:
    rows = list(group.values())
    columns = [[row[index].value for row in rows] for index in range(len(rows[0]))]
    keys = [place.key for place in rows[0]]
    drop = _idle(keys, columns)
    languages: dict[str, str] = {}
    used: set[str] = set()
    told = _Told()
    path, query = "", []
    days = _days(keys, columns)
    numbered = _numbered(keys, columns, {*days, *(index for index, key in enumerate(keys) if key in drop)})
    for index, (key, column) in enumerate(zip(keys, columns, strict=True)):
        if key in drop:
            continue
        part = days.get(index) or _part(key, column, len(rows), languages, used, codes, told, numbered=index == numbered)
        if index in days:
            told.identity = True
        if key == BARE:
            query.append(part + "=")
        elif key:
            query.append(re.escape(quote_plus(key)) + "=" + part)
        else:
            path += "/" + part
    if path.endswith("/"):
        path = path[:-1]
    slash = "" if _extension(rows[0]) else "/?"
    pattern = f"https?://{re.escape(host)}{path}{slash}" + (r"\?" + "&".join(query) if query else "")
    compiled = re.compile(pattern)
    vague = not told.identity or any(compiled.fullmatch(_without(other, drop)) for other in negatives)
    examples = tuple(list(group)[:2])
    if drop:
        examples = tuple(dict.fromkeys(_without(example, drop) for example in examples))
    return Family(
        pattern=pattern, examples=examples, count=len(rows), languages=languages, numbered="number" in used, drop=tuple(drop), vague=vague
    )


@dataclass
class _Told:
    """Whether a pattern says more than "something stands here"."""

    identity: bool = False


def _idle(keys: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Parameters of the query that vary and do not say which article is meant: the others tell the addresses apart, or one article
    has several values of them."""
    varying = [index for index, column in enumerate(columns) if len(set(column)) > 1]
    count = len(columns[0])
    idle: list[int] = []
    # Those with the fewest values say least.
    for index in sorted((one for one in varying if keys[one]), key=lambda one: len(set(columns[one]))):
        left = [one for one in varying if one != index and one not in idle]
        mine = len(set(columns[index]))
        if not left or mine * 4 > 3 * count or language_of_code(columns[index][0]) is not None:
            continue
        whole = len(set(zip(*(columns[one] for one in (*left, index)), strict=True)))
        others = len(set(zip(*(columns[one] for one in left), strict=True)))
        if (others == whole and mine < whole) or (mine * 4 <= count and max(len(set(columns[one])) for one in left) * 2 > count):
            idle.append(index)
    return [keys[index] for index in idle]


def _days(keys: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[int, str]:
    """Segments of the path that say when an article appeared, each with its form, whether they vary among the addresses or not."""
    found: dict[int, str] = {}
    last = max((index for index, key in enumerate(keys) if not key), default=0)
    order = sorted(range(len(columns)), key=lambda index: not all(map(str.isdecimal, columns[index])))
    for index, column in ((index, columns[index]) for index in order):
        if keys[index] or index == last:
            continue
        if all(re.fullmatch(r"(?:19|20)\d\d", value) for value in column):
            found[index] = r"\d{4}"
        elif all(re.fullmatch(r"(?:19|20)\d\d-?(?:0[1-9]|1[0-2])(?:-?[0-3]\d)?", value) for value in column):
            found[index] = r"[\d-]{6,10}"
        elif index - 1 in found and all(re.fullmatch(r"0?[1-9]|[12]\d|3[01]", value) for value in column):
            found[index] = r"\d{1,2}"
        elif any(one in found for one in (index - 1, index + 1)) and all(month_of(value, ("en",)) is not None for value in column):
            found[index] = r"[^/?]+"
    return found


def _numbered(keys: Sequence[str], columns: Sequence[Sequence[str]], without: set[int]) -> int | None:
    """Which part holds the number of the item: of those whose figures vary, the one with the most values, the last of these."""
    best: tuple[int, int] | None = None
    for index, column in enumerate(columns):
        values = set(column)
        stems = [_EXTENSION.sub("", value) for value in values]
        if index in without or len(values) < 2:
            continue
        masks = {_DIGITS.sub("#", stem) for stem in stems}
        if masks == {"#"} or (len(masks) == 1 and "#" in next(iter(masks))) or all(
            _NUMBER_FIRST.fullmatch(stem) or _NUMBER_LAST.fullmatch(stem) for stem in stems
        ):
            best = max(best or (0, 0), (len(values), index))
    return best[1] if best is not None else None


def _part(
    key: str, column: Sequence[str], count: int, languages: dict[str, str], used: set[str], codes: frozenset[str], told: _Told, *,
    numbered: bool,
) -> str:  # fmt: skip
    """The regular expression for one part of the addresses."""
    values = Counter(column)
    named = {value: language_of_code(value) for value in values}
    if "lang" not in used and all(named.values()) and (len(values) > 1 or next(iter(values)) in codes or _says_language(key)):
        used.add("lang")
        languages.update({value: language for value, language in named.items() if language})
        return "(?P<lang>" + "|".join(sorted(map(re.escape, values))) + ")"
    if len(values) == 1:
        value = next(iter(values))
        if _is_word(value):
            told.identity = True
        return _escaped(value, key)
    return _varying(key, list(values), count, values, used, told, numbered=numbered)


def _varying(key: str, values: Sequence[str], count: int, counted: Counter[str], used: set[str], told: _Told, *, numbered: bool) -> str:
    """The regular expression for a part that differs among the addresses."""
    number = r"\d+"
    if numbered and "number" not in used:
        number = r"(?P<number>\d+)"
    if all(_is_number(value) for value in values):
        told.identity = True
        extension = _EXTENSION.search(values[0])
        end = re.escape(extension[0]) if extension else ""
        if any(_EXTENSION.sub("", value)[-1].isalpha() for value in values):
            # Items of one day: 1029a, 1029b.
            return r"\d+[a-z]?" + end
        _note(used, number)
        return number + end
    masks = {_DIGITS.sub("#", value) for value in values}
    if len(masks) == 1 and masks != {"#"}:
        told.identity = True
        _note(used, number)
        return _masked(values, key, number)
    if len(values) <= MOST_ALTERNATIVES and len(values) * 3 <= count and all(counted[value] > 1 for value in values):
        return "(?:" + "|".join(sorted(_escaped(value, key) for value in values)) + ")"
    extension = _EXTENSION.search(values[0])
    ending = extension[0] if extension and all(value.endswith(extension[0]) for value in values) else ""
    stems = [value.removesuffix(ending) for value in values]
    rest = "[^/?]+" if not key else "[^&]+"
    if not key and all(any(map(str.isdecimal, stem)) for stem in stems) and all(len(stem) <= FEW_LETTERS for stem in stems):
        told.identity = True
        return r"[^/?\d]*\d[^/?]*" + re.escape(ending)
    if all(_NUMBER_FIRST.fullmatch(stem) for stem in stems):
        told.identity = True
        _note(used, number)
        return number + r"(?:-|_|\.|:|%3A)" + rest + re.escape(ending)
    if all(_NUMBER_LAST.fullmatch(stem) for stem in stems):
        told.identity = True
        _note(used, number)
        return rest + r"[-_.]" + number + re.escape(ending)
    return rest + re.escape(ending)


def _note(used: set[str], number: str) -> None:
    if number.startswith("(?P"):
        used.add("number")


def _masked(values: Sequence[str], key: str, number: str) -> str:
    """Parts that differ in their figures only; the last run of figures that varies is the number."""
    runs = [_DIGITS.findall(one) for one in values]
    varying = [index for index in range(len(runs[0])) if len({run[index] for run in runs}) > 1]
    pieces = _DIGITS.split(values[0])
    made = _escaped(pieces[0], key)
    for index, piece in enumerate(pieces[1:]):
        made += (number if index == varying[-1] else r"\d+") + _escaped(piece, key)
    return made


def _escaped(value: str, key: str) -> str:
    return re.escape(quote_plus(value)) if key else re.escape(value)


def _says_language(key: str) -> bool:
    return key.lower() in {"lang", "language", "ln", "locale", "hl", "l", "lng", "til"}


def _is_word(value: str) -> bool:
    stem = _EXTENSION.sub("", value)
    return len(stem) >= 3 and stem.isascii() and stem.replace("-", "").replace("_", "").isalpha() and language_of_code(value) is None
