"""Names of news agencies and press offices, as datelines and bylines print them."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases

_KNOWN = phrases(
    "AA|AP|AFP|Reuters|dpa|APA|ANKA|İHA|DHA|ТАСС|TASS|Интерфакс|Interfax|Kazinform|Казинформ|ҚазАқпарат|QazAqparat|Кабар|Kabar|"
    "AKIpress|24.kg|UzA|ЎзА|УзА|УНН|Укринформ|Ukrinform|РИА|РИА Новости|RIA|PAP|EFE|ANSA|Lusa|Xinhua|Синьхуа|UPI|Kyodo|PTI|ANI|"
    "IRNA|ISNA|AZERTAC|АЗЕРТАДЖ|AZƏRTAC|Trend|BELTA|БелТА|Хабар|КазТАГ|BNews|Associated Press|Anadolu|Anadolu Ajansı|MTI|"
    "Agerpres|BTA|БТА|Tanjug|Hina|STA|NTB|TT|Ritzau|Belga|ANP|SDA|sda|Europa Press|Agência Brasil|Antara|Bernama|VNA|TTXVN|"
    "Sputnik|PRNewswire|Globe Newswire|Business Wire|BSS|IANS|RNS|UKRINFORM|Sputnik Қазақстан|بترا|أ ش أ|وام|واس|كونا|وفا|قنا|سانا|واج|"
    "ایرنا|ایسنا|إرنا|رويترز|أ ف ب|"
    "Монцамэ|Montsame|Ховар|Khovar|新华社|中新社|共同|時事|연합뉴스|뉴시스"
)
_WORDS = re.compile(
    fold(
        r"\b(?:press|пресс|баспасөз|басма сөз|матбуот|matbuot|ақпарат|маалымат|axborot|ахборот|инфор|inform|news|media|медиа|"
        r"медиацентр|служб|қызмет|кызмат|xizmat|"
        r"хизмат|center|centre|центр|орталы|борбор|markaz|марказ|agenc|агентств|агенттіг|агенттик|agentlik|ajans|bureau|бюро|"
        r"office|basın|"
        r"kommunikation|comunica|communicat|imprensa|prensa|presse|stampa|redak|редакц|корр|corr|отдел|бөлім|бөлүм|bo['’ʻ]lim|"
        r"кафедр|факульт|faculty|department|"
        r"деканат|ректорат|институт|institut|rektorat)"
    )
)
_ACRONYM = re.compile(r"[^\W\d_]*[A-ZА-ЯҚҒҮҰӨӘІЁЇЄҢҺЎ]{2,}[^\W\d_]*")


def surely_agency(name: str) -> bool:
    """Whether this is a news agency known by name."""
    return any(fold(part).strip(" .") in _KNOWN for part in (name, name.split("/", 1)[0]))


def names_agency(name: str) -> bool:
    """Whether this reads like the name of an agency or a press office: at most seven words, one of them telling.

    A lone word in capitals or camel case (`КАБАР`, `ҚазАқпарат`, `KazNU`) will do, for places where only an agency can stand.
    """
    words = name.split()
    if not words or len(words) > 7:
        return False
    if surely_agency(name) or _WORDS.search(fold(name)):
        return True
    return len(words) == 1 and (
        _ACRONYM.fullmatch(words[0]) is not None or re.search(r"[^\W\d_][a-zа-яқғүұөәіё][A-ZА-ЯҚҒҮҰӨӘІЁ]", words[0]) is not None
    )


_OFFICE = re.compile(
    fold(
        r"\b(?:press(?!ure)|пресс|баспасөз|басма сөз|матбуот|matbuot|служб|қызметі|кызматы|xizmati|хизмати|центр|орталығы|"
        r"борбору|markazi|маркази|center|centre|"
        r"department|департамент|басқармасы|башкармалыгы|управлени|boshqarmasi|отдел|бөлімі|бөлүмү|bo['’ʻ‘]limi|кафедра|"
        r"кафедрас|kafedra|факультет|faculty|fakultet|fakulte|"
        r"институт|institut|институты|деканат|ректорат|комитет|committee|comité|comitê|komite|комисси|commission|kommission|"
        r"office|bureau|newsroom|кеңсе|abteilung|stabsstelle|pressestelle|lehrstuhl|fakultät|faculté|facultad|faculdade|"
        r"departamento|dipartimento|wydział|katedra|редакция|университетінің|библиотек|кітапхана|library|school of|высшая "
        r"школа|жоғары мектеп|"
        r"орталық|бөлім|müdürlüğü|koordinatörlüğü|bölümü|başkanlığı)"
    )
)


def names_office(name: str) -> bool:
    """Whether this reads like the name of a department or press office standing by itself: at most fourteen words."""
    return 0 < len(name.split()) <= 14 and _OFFICE.search(fold(name)) is not None
