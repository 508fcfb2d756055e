"""Lines that count: views and minutes of reading (`Просмотров: 1 234`, `3 min read`, `浏览次数：123`)."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold
from newsarchive.text.phrases import alternatives

VIEWS = alternatives(
    "views|view|hits|page views|total views|reads|number of views|просмотров|просмотры|просмотра|просмотр|количество "
    "просмотров|кол-во просмотров|число просмотров|"
    "прочитано|прочтений|қаралды|қаралым|қаралым саны|қаралымдар|көрілім|көрілді|көру саны|рет қаралды|рет көрілді|рет оқылды|"
    "оқылды|көрсетілім|көрүүлөр|көрүү|көрүлгөн|"
    "жолу көрүлдү|көрүлдү|ko'rishlar|ko‘rishlar|ko'rishlar soni|ko'rilgan|ko'rildi|marta ko'rildi|marta o'qildi|кўришлар|"
    "кўрилди|okunma|okunma sayısı|görüntülenme|"
    "görüntülenme sayısı|kez okundu|baxış|baxış sayı|oxunub|aufrufe|zugriffe|lesezeit|vues|lectures|visitas|lecturas|vistas|"
    "visualizações|acessos|leituras|"
    "visualizzazioni|letture|wyświetleń|odsłon|переглядів|перегляди|点击|点击数|点击量|点击次数|浏览|浏览数|浏览量|浏览次数|"
    "阅读|阅读量|阅读数|阅读次数|访问次数|瀏覽|點閱|"
    "조회|조회수|閲覧数|المشاهدات|مشاهدة|بازدید|تعداد بازدید|lượt xem|үзсэн"
)
"""Labels of view counters."""
_READING_TIME = alternatives(
    "reading time|read time|min read|minute read|minutes read|mins read|время чтения|на чтение|оқу уақыты|мин оқу|o'qish vaqti|"
    "okuma süresi|dk okuma|lesezeit|"
    "min lesezeit|temps de lecture|min de lecture|tiempo de lectura|min de lectura|tempo de leitura|min de leitura|minuti di "
    "lettura"
)

_VALUE = r"[\[(]?\s*\d[\d .,]*(?:[kкм]\b|тыс\.?|раз[а]?|рет|times|мин\.?|min\.?|дк|dk|次)?\s*[\])]?"
_COUNTER = re.compile(
    rf"(?:{VIEWS}|{_READING_TIME})\s*[:：\-–]?\s*{_VALUE}|{_VALUE}\s*[-–]?\s*(?:{VIEWS}|{_READING_TIME})|[👁🕔🕒⏱]\s*[\d .]+"
)
_LONGEST = 60
_DIGIT = re.compile(r"\d")


def is_counter(line: str) -> bool:
    """A view counter or a reading time, and nothing else."""
    return len(line) <= _LONGEST and _DIGIT.search(line) is not None and _COUNTER.fullmatch(fold(line).strip(" |•·")) is not None
