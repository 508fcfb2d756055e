"""Names of authors out of what a page prints or declares: labels, titles, places and dates cut off, lists taken apart.

A person's name comes without titles and roles; a department's name is kept as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import islice

from newsarchive.text.cities import is_city
from newsarchive.text.fold import fold, fold_in_place
from newsarchive.text.name_words import (
    AGENCIES,
    ALONE_LABELS,
    BARE_LABELS,
    DEGREES,
    LABELS,
    LONE,
    NO_AUTHOR,
    NO_NAMES,
    NOBODY,
    ORGANISATION,
    ROLES,
    SUBJECTS,
    WRITERS,
)
from newsarchive.text.phrases import alternatives, phrases
from newsarchive.text.stamps import without_clock

LONGEST = 80
LONGEST_LINE = 300
MOST = 20

_CJK_ORGANISATION = re.compile(
    "(?:学院|大学|大學|中心|宣传部|办公室|研究院|研究所|研究所|编辑部|記者団|新闻网|团委|学部|処|处|系|課|部|室|協会|協會|委员会|社|학과|대학교|대학|학부|홍보팀|홍보실|센터|연구소)$"
)

_COLON = r"\s*[:：]\s*"
_LABEL = re.compile(rf"(?:[★✍🖊🖋]\s*)?(?:{alternatives(LABELS)})(?:{_COLON}|(?<=[文图字者])\s*[/／|丨]\s*)")
_BARE_LABEL = re.compile(rf"(?:{alternatives(BARE_LABELS)})(?=\s)\s+")
_CJK_LABEL = re.compile(r"[（(【]?\s*(?:本报|本刊|本网|校|学生)?(?:记者|通讯员|記者|撰稿人?|撰文)(?:\s+|(?=[\u4e00-\u9fff]{2,4}(?:\s|[）)】]|$)))")
_LABEL_FRONTS = frozenset({label[:2] for label in phrases(LABELS) | phrases(BARE_LABELS)} | set("★✍🖊🖋（(【本校学记通記撰"))
"""The first letter of a label, or its first two."""
_EVERY_LABEL = phrases(LABELS) | phrases(BARE_LABELS) | ALONE_LABELS
_ALL_FRONTS = _LABEL_FRONTS | {label[:2] for label in ALONE_LABELS}
_LONGEST_PIECE = 30
"""Characters of a piece of text that may be part of a label."""
ASKS_AUTHOR = re.compile(
    rf"(?<=[\s,;|])(?:(?:{alternatives(LABELS)})\s*[:：]|(?:by|por|par|von|door|av|от)(?=\s))"
)
"""A label of authors within a folded line (`... am 3. Mai von Anna Lee`)."""
_MOST_ROLE_WORDS = 5
_LONGEST_LABEL = 120
"""Letters a label may take with what stands around it."""
_STOPS = re.compile(rf"(?<![\w.-])(?:{alternatives(NO_AUTHOR)})(?:{_COLON}|\s+by\s|\s*[/／])|(?<![\w-])(?:photos?|photography|illustrations?|images?|video|edited|reviewed|checked|contributions|additional reporting) (?:by|from)\s")
_CUT = re.compile(
    r"\s*(?:[|│｜•·●▪◆♦►→«»\n\t\u2022]|\s[-–—―/]+\s|[—―]|\s@|//|\.\s{2,}|…)\s*"
)
_BRACKET = re.compile(r"\s*[(（\[【<][^()（）\[\]【】<>]{0,80}[)）\]】>]?")
_JOINED = re.compile(r"\s*[;；、，]\s*|\s+(?:and|und|и|және|менен|және де|va|ve|və|och|og|&|and by|with|as told to|mit|with reporting by)\s+|\s*&\s*|\s+و\s+|\s*及\s*|\s+[和与]\s*", re.IGNORECASE)
_UNSURE = re.compile(r"\s+(?:y|e|et|i|і|та|й|a|en|ja|dan|și|és|với|con|et al\.?)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,،]\s*")
_TAIL = re.compile(r"\s(?:for|at|in|from|on|via|aus|bei|chez|special to|je|is|has|was|covers|updated|published|posted|last|am|le|el|em|pour|para|bij|ist|est|es|en)(?:\s|$)")
_WORD = re.compile(r"[^\W\d_][\w.'’ʻ‘`´·-]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ORGANISATION_WORD = re.compile(r"[^\W\d_]+(?:[-'ʻ’][^\W\d_]+)*")
_ABOUT = re.compile(r"(?:about(?: the author)?|über|over|acerca de|sobre|à propos de|об авторе)[:\s]\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\b(?:https?|ftp)://|\bwww\.)\S+|[\w.+-]{1,64}@[\w.-]+")
_SUBJECT = re.compile(
    r"(?:ics|olog(?:y|ies)|graphy|sophy|onomy|istry|sciences?|studies|tions?|ture|ership|medicine|surgery|genetics"
    r"|(?:gineer|nurs|writ|plann|comput|market|learn|teach|train|bank|account|manufactur|rais)ing"
    r"|matik|onik|hnik|istik|omik|ysik|etik|logien?|graphie|sophie|nomie|chemie|medizin|schaft(?:en)?|kunde|recht|wesen|forschung)$"
)
_ADMIN = ("admin", "админ")
_OFFICE_BEFORE = re.compile(r"^[^=\s][^=]{0,30}=\s*(?=[가-힣]{2,4}(?:\s|$))")
"""The newsroom before a Korean name (`부산=김민수 기자`)."""
_HAN_LIST = re.compile(r"[\u3400-\u9fff]{2,4}(?:\s+[\u3400-\u9fff]{2,4}){1,9}")
_AGENCY_TAIL = re.compile(r"[\s,/]+(?:the )?(?:associated press|reuters|afp|dpa|기자|記者|记者)$", re.IGNORECASE)
_TRIM = " \t\u00a0,.;:：、，。!|/\\·•–—-_*\"“”«»„'’‘`~→>»›…()（）[]【】"
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿԱ-֏]")
_PARTICLES = frozenset(
    "de da do dos das del della di du la le les van von den der zu zur af av bin ibn al el ul y e i ter ten dela st san ap o of the and for und et und".split()
)


def authors_named(lines: Sequence[str]) -> list[str]:
    """The names in lines that say who wrote the article (`Автор: Айгерим Сапарова, Ержан Омаров`, `By Jane Doe`)."""
    found: list[str] = []
    for line in map(without_clock, lines):
        value = labelled(line)
        if value is None:
            plain = " ".join(line[:LONGEST_LINE].split())
            within = (labelled(plain[match.start() :]) for match in ASKS_AUTHOR.finditer(fold_in_place(plain)))
            value = next((one for one in within if one is not None), None)
        if value is not None:
            found += names_in(value)
        elif (name := _titled(line)) is not None:
            found.append(name)
    return list(dict.fromkeys(found))[:MOST]


def _titled(line: str) -> str | None:
    """The name in a line of a name and the role of a writer (`Jane Doe, Staff Writer`); None in any other line."""
    name, _, role = line.partition(",")
    return name.strip() if is_person(name.strip()) and is_writer(role) else None


def is_writer(role: str) -> bool:
    """Whether a short line ends in the role of one who writes (`Featured Co-Editor`)."""
    words = role.split()
    return 1 <= len(words) <= _MOST_ROLE_WORDS and fold(words[-1]) in WRITERS


def labelled(line: str) -> str | None:
    """What follows the author's label at the front of a line; None where there is no such label."""
    plain = " ".join(line[:LONGEST_LINE].split())
    rest, taken, bare = _without_label(plain)
    if not taken or not rest:
        return None
    if bare:
        # "By Jane Doe" is a byline, "By the end of the year" and "Von Null auf Hundert" are not.
        names = names_in(rest)
        if rest[0].islower() or len(rest) > 120 or rest.endswith(("?", "!")) or not names or not (is_person(names[0]) or is_organisation(names[0])):
            return None
    return rest


@lru_cache(maxsize=8192)
def _may_begin(front: str) -> bool:
    """Whether a short piece of text is a label of authors, with what follows it, or the beginning of one."""
    plain = fold(front).rstrip(" :：")
    return any(label.startswith(plain) for label in _EVERY_LABEL) or _without_label(front)[1]


def may_label(text: str) -> bool:
    """Whether a line that begins with this piece of text may begin with a label of authors."""
    bare = text.lstrip().lstrip(" (（[【")
    # Folding takes Korean syllables apart, and so their labels.
    fronts = fold_in_place(bare[:2]), fold(bare[:2])[:2]
    if _ALL_FRONTS.isdisjoint(fronts) and fronts[0][:1] not in _ALL_FRONTS:
        return False
    plain = " ".join(bare[:_LONGEST_LABEL].split())
    return _may_begin(plain) if len(plain) <= _LONGEST_PIECE else _without_label(plain)[1]


def names_in(raw: str, *, not_names: Container[str] = ()) -> list[str]:
    """The names in a value that is said to name authors.

    Args:
        raw: what a byline, a meta element or a description says.
        not_names: what is no author here, such as the site's own name.
    """
    text = " ".join(_ADDRESS.sub(" ", raw[:LONGEST_LINE].replace("\u00ad", "").replace("\n", " | ")).split())
    text = _OFFICE_BEFORE.sub("", _without_label(text)[0])
    about = _ABOUT.match(text)
    text = text[about.end() :] if about is not None else text
    for segment in _segments(text):
        names = [name for name in _people(segment) if is_name(name) and name not in not_names and not is_city(name)]
        if names:
            people = [name for name in names if fold(name) not in AGENCIES and not is_role(name)]
            return list(dict.fromkeys(people or names))[:MOST]
    return []


def before_other_credits(text: str) -> str:
    """A byline up to where it turns to photographers, editors and sources."""
    stop = _STOPS.search(fold_in_place(text))
    return text if stop is None else text[: stop.start()]


@lru_cache(maxsize=2048)
def compact(name: str) -> str:
    """A name as it is compared: letters and digits only, folded, without a leading article."""
    return "".join(filter(str.isalnum, fold(name).removeprefix("the ")))


@lru_cache(maxsize=2048)
def is_name(name: str) -> bool:
    """Whether this can be a person's or a department's name at all."""
    if not 2 <= len(name) <= LONGEST or any(map(str.isdecimal, name)) or "@" in name or "://" in name or "_" in name:
        return False
    folded = fold(name).strip(_TRIM)
    words = _WORD.findall(name)
    if len(words) == 1 and (folded.startswith(_ADMIN) or folded.endswith(_ADMIN)):
        return False
    if not words or fold(words[-1]) in ("guidelines", "policy", "process") or folded in NOBODY or folded in NO_NAMES or fold(words[0]) in ("www", "http", "https"):
        return False
    if is_organisation(name):
        return len(words) <= 12
    if name.endswith(("?", "!")) or len(words) > 6:
        return False
    return len(_HAN.findall(name)) <= 8 and sum(map(str.isalpha, name)) >= 2


def is_role(name: str) -> bool:
    """Whether a name is rather a role and where it is filled (`Opinion Writer`, `Globe Correspondent`)."""
    return fold(name.split()[-1]).strip(_TRIM) in ROLES


@lru_cache(maxsize=2048)
def is_person(name: str) -> bool:
    """Whether this looks like a person's name in full: two to five words, each with a capital where the script has capitals."""
    words = name.split()
    if not is_name(name) or is_organisation(name):
        return False
    if _HAN.search(name) and not _CASED.search(name):
        return len(_HAN.findall(name)) <= 4
    if not 2 <= len(words) <= 5:
        return False
    return all(_fits_a_name(word) for word in words) and not words[-1].islower()


def _fits_a_name(word: str) -> bool:
    if word.lower().rstrip(".") in _PARTICLES:
        return True
    return (not word[:1].islower() or word[1:2] in "'’") and fold(word).strip(_TRIM) not in NO_NAMES


@lru_cache(maxsize=2048)
def is_organisation(name: str) -> bool:
    """Whether a name has a word that departments and offices have in theirs."""
    if len(name) > 3 and not name.isascii() and _CJK_ORGANISATION.search(name):
        return True
    words = [fold(word) for word in _ORGANISATION_WORD.findall(name)]
    return (len(words) > 1 and any(word in ORGANISATION for word in words)) or (len(words) == 1 and words[0] in LONE)


def _without_label(text: str) -> tuple[str, bool, bool]:
    """A line without its labels, whether it had one, and whether the last had no colon."""
    taken = bare = False
    text = text.lstrip(" (（[【")
    for _ in range(3):
        front = fold_in_place(text[:2])
        if front not in _LABEL_FRONTS and front[:1] not in _LABEL_FRONTS:
            break
        folded = fold_in_place(text[:_LONGEST_LABEL])
        match = _LABEL.match(folded)
        now_bare = False
        if match is None:
            match = _CJK_LABEL.match(folded)
        if match is None:
            match = _BARE_LABEL.match(folded)
            now_bare = match is not None
        if match is None or match.end() == 0:
            break
        taken, bare = True, now_bare
        text = text[match.end() :].lstrip(" :：|-–—/\u00a0")
    return text, taken, bare


def _segments(text: str) -> list[str]:
    return [part for part in _CUT.split(before_other_credits(text)) if part.strip(_TRIM)][:8]


def _people(segment: str) -> list[str]:
    segment = _BRACKET.sub("", segment).strip(_TRIM) or segment.strip(_TRIM)
    together = _office_and_people(segment)
    if together:
        return together
    if is_organisation(segment) and not _COMMA.search(segment) and not is_person(_JOINED.split(segment)[0]):
        return [_tidy(segment)]
    if _HAN_LIST.fullmatch(segment):
        return segment.split()
    names: list[str] = []
    for number, piece in enumerate(_COMMA.split(segment)):
        parts = [part for part in _JOINED.split(piece) if part.strip(_TRIM)]
        if not parts:
            continue
        # What follows a full name and is a role, a degree, a place or an employer is no name.
        if number and names and _goes_with_name(parts[0], names[-1]):
            continue
        names += [name for part in parts for one in _unsure(part) if (name := _tidy(one))]
        if len(parts) > 1 and not re.search(r"[;；、，]", piece):
            break
    return names


def _office_and_people(segment: str) -> list[str]:
    """An office and the persons named behind it, each by itself; nothing where what follows may be more of the office's name.

    `Press Office and Jane Doe` is two names, `Department of Physics and Applied Mathematics` is one.
    """
    if _COMMA.search(segment) or not is_organisation(segment):
        return []
    for joint in islice(_JOINED.finditer(segment), 6):
        office, rest = segment[: joint.start()], _JOINED.split(segment[joint.end() :])
        if not is_organisation(office):
            continue
        complete = fold(_ORGANISATION_WORD.findall(office)[-1]) in ORGANISATION
        if all(is_person(name) and (complete or not _names_subject(name)) for name in map(_tidy, rest)):
            return [_tidy(office), *map(_tidy, rest)]
    return []


def _names_subject(name: str) -> bool:
    """Whether words with capitals are what is taught or done at a university rather than a person."""
    words = [fold(word) for word in _ORGANISATION_WORD.findall(name)]
    return any(word in SUBJECTS or _SUBJECT.search(word) for word in words)


def _goes_with_name(piece: str, before: str) -> bool:
    words = piece.split()
    if piece[:1].islower() or any(fold(word).strip(",;") in ROLES | DEGREES for word in words):
        return True
    return len(before.split()) > 1 and (len(words) == 1 or is_organisation(piece))


def _unsure(piece: str) -> list[str]:
    """Parted at a word that joins names in some languages and is part of a name in others: only between two full names."""
    if is_organisation(piece):
        return [piece]
    parts = _UNSURE.split(piece)
    if len(parts) > 1 and all(len(part.split()) > 1 for part in parts):
        return parts
    return [piece]


def _tidy(name: str) -> str:
    """One name without titles before it and roles behind it."""
    name = name.strip(_TRIM)
    if is_organisation(name):
        return name
    name = _without_label(name)[0]
    tail = _TAIL.search(name)
    if tail is not None and len(name[: tail.start()].split()) >= 2:
        name = name[: tail.start()]
    name = _AGENCY_TAIL.sub("", name) if len(name.split()) > 1 and fold(name) != "the associated press" else name
    words = name.split()
    while len(words) > 2 and fold(words[0]).strip(",:") in ROLES:
        words.pop(0)
    while len(words) > 2 and fold(words[-1]).strip(",") in ROLES | DEGREES:
        words.pop()
    if len(words) > 1 and all(len(word) == 1 and _HAN.match(word) for word in words):
        return "".join(words)
    return " ".join(words).strip(_TRIM.replace(".", "")).removesuffix("’s").removesuffix("'s")
