"""The department, e-mail address and telephone number printed under a text: they become contacts."""

from __future__ import annotations

import re

from newsarchive.text.agencies import names_office
from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases

_LONGEST = 160
_MOST_LINES = 12
_SHORTEST_WORD = 3
_LONGEST_UNCASED = 24
"""Letters of names and offices in a script without capitals."""
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@| ?[\[(](?:at|dog|собака)[\])] ?)[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_PHONE = re.compile(
    r"(?<![\w.,/])(?:\+ ?\d|8[ (-]|\(\d{2,5}\)|\d{2,4}[- ])[\d ()–-]{5,20}\d(?![\w])(?:,? ?(?:вн|ішкі|ext|доб|int)\.? ?(?:№ "
    r"?)?\d{1,5})?"
)
_ADDRESS = re.compile(
    r"https?://\S+|(?<!\w)(?:www\.)?[\w-]+(?:\.[\w-]+){0,2}\.(?:kz|kg|uz|ru|com|org|edu|net|ua|tr|az|tm|tj|mn|de|info|"
    r"by)(?:/\S*)?(?!\w)"
)
_LABELS = phrases(
    "e-mail|email|e mail|mail|эл|электронная|электрондық|электрондук|elektron|почта|почтасы|пошта|поштасы|пошта|манзил|adres|"
    "адрес|адресі|мекенжай|мекенжайы|мекен-жайы|address|дареги|manzil|tel|тел|телефон|телефоны|телефондары|telefon|telefoni|"
    "phone|phones|ph|fax|факс|mob|моб|мобильный|ұялы|whatsapp|telegram|viber|contact|contacts|контакт|контакты|контактный|"
    "контактные|байланыс|байланысу|байланышуу|үшін|бойынша|данные|деректер|aloqa|алоқа|bog'lanish|iletişim|kontakt|"
    "ansprechpartner|ansprechpartnerin|contato|contacto|contatto|web|site|website|сайт|сайты|веб|instagram|facebook|справки|"
    "справок|для|по|информация|информации|information|info|more|further|for|inquiries|enquiries|media|press|қосымша|ақпарат|"
    "мәлімет|мәліметтер|толық|и|және|and|или|call|centre|center|call-центр|call-center|анықтама|дополнительная|ext|вн|доб|"
    "номер|нөмірі|қ|г|city|каб|кабинет|office|room|aud|ауд|д|ул|пр|көшесі|street|str|в|on|at|us|please|пресс-секретарь"
)
_PHONE_LABELS = phrases(
    "tel|тел|телефон|телефоны|телефондары|телефону|телефондор|telefon|telefoni|telefonu|téléphone|teléfono|telefone|telefono|phone|"
    "phones|ph|fax|факс|mob|моб|мобильный|ұялы|whatsapp|telegram|viber|call|contact|contacts|контакт|контакты|байланыс|aloqa|"
    "iletişim|kontakt|contato|contacto|电话|电話|電話|联系电话|咨询电话|传真|전화|هاتف|تلفن"
)
_OTHER_NUMBERS = phrases(
    "isbn|issn|doi|orcid|iban|bic|swift|бин|иин|жсн|бсн|инн|бик|иик|жск|удк|ббк|udc|inn|stir|vkn|nif|cnpj|usreou|єдрпоу|арт"
)
"""What a number is of that is no telephone's."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…。][»”\"')]*$")
_TURKIC_OFFICE = re.compile(
    fold(
        r"(?:қызметі|орталығы|кафедрасы|факультеті|бөлімі|басқармасы|кызматы|борбору|xizmati|markazi|kafedrasi|fakulteti|"
        r"bo['’ʻ‘]limi)\.?$"
    )
)
_LAST_SENTENCE = re.compile(r"(?<=[.!?…»”\")])\s+(?=\S)")
_TIGHT = " \t,;:|•·–—-"


def split_signature(text: str) -> tuple[str, list[str]]:
    """Split a tidy text into what it says and the signature under it.

    From the end upward, lines count as signature that hold an e-mail address or a telephone number and hardly more, name
    an office (`Department of Chemistry`, `ҚазҰУ баспасөз қызметі`), or stand between such lines and name a person. A
    sentence that mentions an address stays; so do a text that is only a signature and one that ends with more than twelve
    such lines: a directory is content.

    Returns:
        The text, and the contacts in printed order, an address glued to an office's name as an element of its own.
    """
    lines = text.split("\n")
    cut = len(lines)
    anchored = cut  # the topmost line that is surely signature
    at, looked = len(lines) - 1, 0
    while at > 0:
        if looked > _MOST_LINES:
            return text, []
        line = lines[at].strip()
        if line:
            looked += 1
            if (_holds_contact(line) and _is_contact_line(line)) or (
                _is_office_line(line) and (anchored < len(lines) or _closes(_previous(lines, at)))
            ):
                anchored = at
            elif not (_is_person_line(line) or _is_label_line(line)) or (anchored == len(lines) and not _is_label_line(line)):
                break
        at -= 1
    cut = anchored
    # a name right above the signature, below a finished sentence, belongs to it
    above = _previous_index(lines, cut)
    if cut < len(lines) and above is not None and above > 0:
        name = lines[above].strip()
        before = _previous(lines, above)
        if (_is_person_line(name) or _is_label_line(name)) and _SENTENCE_END.search(before) and not _SENTENCE_END.search(name):
            cut = above
    body, signature = "\n".join(lines[:cut]).rstrip("\n"), [line.strip() for line in lines[cut:] if line.strip()]
    body, glued = _glued(body)
    if not (signature or glued) or all(_is_office_line(line) or _is_person_line(line) for line in body.split("\n") if line.strip()):
        return text, []
    return body, [part for line in [*glued, *signature] for part in _parts(line)]


def _previous_index(lines: list[str], at: int) -> int | None:
    return next((index for index in range(at - 1, -1, -1) if lines[index].strip()), None)


def _previous(lines: list[str], at: int) -> str:
    index = _previous_index(lines, at)
    return lines[index].strip() if index is not None else ""


def _holds_contact(line: str) -> bool:
    return len(line) <= _LONGEST and (_EMAIL.search(line) is not None or _holds_phone(line))


def _holds_phone(line: str) -> bool:
    """Whether a number is a telephone's: by its label, or by its plus, brackets or hyphens; not that of a book or an account."""
    found = _PHONE.search(line)
    if found is None:
        return False
    words = {fold(word) for word in _WORD.findall(line)}
    return not words & _OTHER_NUMBERS and (bool(words & _PHONE_LABELS) or re.search("[+(–-]", found.group()) is not None)


def _is_contact_line(line: str) -> bool:
    """Whether a line with an address or a number says little else: labels, an office, a name; not a sentence."""
    bare = _ADDRESS.sub(" ", _PHONE.sub(" ", _EMAIL.sub(" ", line)))
    words = _WORD.findall(bare)
    others = [word for word in words if fold(word) not in _LABELS]
    if not others:
        return True
    if _SENTENCE_END.search(line.rstrip()) and any(not word[0].isupper() for word in others):
        return False
    if all(not word[0].islower() for word in others):
        return len(others) <= 8 and sum(len(word) for word in others if not word[0].isupper()) <= _LONGEST_UNCASED
    if names_office(bare.strip(_TIGHT)):
        return len(words) <= 14
    labelled = len(words) - len(others)
    return labelled >= 1 and len(others) <= 3 and not _SENTENCE_END.search(line.rstrip())


def _is_office_line(line: str) -> bool:
    """A line that is just the name of an office."""
    if len(line) > 110 or line.startswith(("-", "•", "–", "—", "*", "#")) or line[0].islower() or re.search(r"[:?!;]", line):
        return False
    words = line.split()
    if _SENTENCE_END.search(line) and (len(words) > 6 or not (names_office(words[0]) or _TURKIC_OFFICE.search(fold(line)))):
        return False
    return names_office(line.rstrip("."))


def _closes(before: str) -> bool:
    """Whether a line is a finished sentence, or a line of a signature: what a signature can follow."""
    return bool(_SENTENCE_END.search(before) or _holds_contact(before) or names_office(before.rstrip(".")))


def _is_person_line(line: str) -> bool:
    """Two to four capitalised words: a name (`Айгүл Нұрланова`, `A. Sadykova`)."""
    words = line.replace(",", " ").split()
    return (
        2 <= len(words) <= 4 and len(line) <= 60 and not any(map(str.isdecimal, line))
        and all(_is_name_part(word) for word in words)
    )  # fmt: skip


def _is_name_part(word: str) -> bool:
    """A capitalised word, or initials (`A.`, `А.Б.`)."""
    return (word[0].isupper() and not word.isupper()) or re.fullmatch(r"[^\W\d_]\.(?:[^\W\d_]\.)?", word) is not None


def _is_label_line(line: str) -> bool:
    """`Contacts:`, `Байланыс үшін:`"""
    words = _WORD.findall(line)
    return 0 < len(words) <= 5 and line.rstrip().endswith(":") and all(fold(word) in _LABELS for word in words)


def _glued(body: str) -> tuple[str, list[str]]:
    """A signature printed after the last sentence on the same line."""
    start = body.rfind("\n") + 1
    window = max(start, len(body) - 2 * _LONGEST)
    for match in reversed(list(_LAST_SENTENCE.finditer(body, window))):
        tail = body[match.end() :].strip()
        before = _WORD.findall(body[max(window, match.start() - 40) : match.start()])
        if before and body[match.start() - 1] == "." and (fold(before[-1]) in _LABELS or len(before[-1]) < _SHORTEST_WORD):
            continue  # "Tel. 377-33-33": the full stop of an abbreviation
        if len(tail) <= _LONGEST and _EMAIL.search(tail) and _is_contact_line(tail) and tail[0].isalpha() and not tail[0].islower():
            return body[: match.start()].rstrip(), [tail]
    return body, []


def _parts(line: str) -> list[str]:
    """`Faculty of Chemistry, chem@kaznu.kz` as two contacts; any other line as it is."""
    found = _EMAIL.search(line)
    if found is None or found.end() != len(line.rstrip(" .;")):
        return [line]
    office = line[: found.start()].strip(_TIGHT)
    words = _WORD.findall(office)
    while words and fold(words[-1]) in _LABELS and names_office(office):
        office = office[: office.rindex(words.pop())].strip(_TIGHT)
    if _PHONE.search(office) or not words or not names_office(office):
        return [line]
    return [office, line[found.start() :].strip()]
