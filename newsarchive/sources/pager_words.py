"""Words by which a list says that it goes on: "Next", and "Older stories", "Ältere Meldungen", whatever it calls its items."""

from __future__ import annotations

import re

NEXT = frozenset(
    (
        # kk (three scripts), ru, en and their neighbours
        "келесі|келесі бет|kelesi|kelesi bet|كەلەسى|следующая|следующую|следующей|следующая страница|следующие|след.|след"
        "|вперед|вперёд|далее|дальше|старее|предыдущие записи|более ранние|более старые|ранее|раньше|старые новости|ескірек|бұрынғы"
        "|next|next page|next »|older|older posts|older entries|older news"
        "|starsze|starsze wpisy|ältere beiträge|articles plus anciens|entradas antiguas|entradas anteriores|oudere berichten"
        "|daha eski yazılar|post più vecchi|кийинки|keyingi|keyingi sahifa|кейинги"
        "|дараагийн|next ›|наступна|наступна сторінка|далі|наступная|следваща|sonraki|sonraki sayfa|ileri|növbəti|növbəti səhifə|indiki"
        "|siguiente|página siguiente|próximo|próxima|próxima página|seguinte|página seguinte|suivant|suivante|page suivante|weiter"
        "|nächste|nächste seite|volgende|volgende pagina|successivo|successiva|pagina successiva|avanti|następna|następna strona"
        "|další|další stránka|ďalšia|ďalej|sljedeća|sledeća|следећа|naslednja|următoarea|pagina următoare|următor|következő|επόμενη|επόμενο"
        "|nästa|nästa sida|næste|neste|neste side|seuraava|järgmine|nākamā|nākamais|kitas|tiếp|tiếp theo|trang sau|berikutnya|selanjutnya"
        "|seterusnya|ถัดไป|หน้าถัดไป|التالي|التالى|الصفحة التالية|بعدی|صفحه بعد|اگلا|הבא|לעמוד הבא|अगला|अगला पृष्ठ|পরবর্তী"
        "|下一页|下一頁|下页|下頁|后页|次へ|次のページ|다음|다음 페이지"
    ).split("|")
)
"""What a link says that leads to the next page, and no more than that."""
MOST_WORDS = 4
_OLDER = re.compile(
    r"(?:older|ältere|aeltere|oudere|äldre|ældre|eldre|vanhemmat|vanemad|vecāk(?:as|i)|senesn(?:ės|i)|starsze|starší|starejš[ei]"
    r"|starij[ei]|старије|старіші|старые|старее|более (?:ранние|старые)|ранние|по-стари|старэйшыя|régebbi|korábbi|mai vechi"
    r"|παλαιότερ(?:α|ες)|παλιότερα|plus ancien(?:s|nes)?|m[áa]s antigu[ao]s|mais antig[ao]s|meno recenti|più vecch[ie]|daha eski|köhnə"
    r"|ескірек|бұрынғы|эски(?:рээк)?|eskiroq|eski|хуучин|أقدم|الأقدم|قدیمی‌?تر|ישנות יותר|पुरान[ेी]|更早|较早|過去の|以前の|古い"
    r"|이전 소식|지난 소식)(?:$|[\s:›»>→.])"
)
_RANGE = re.compile(r"(\d{1,5})\s?(?:[-–—]|\.{2,3}|…)\s?(\d{1,5})", re.ASCII)
_BEHIND = re.compile(r"(?:^|\s)(?:plus anciens?|plus anciennes|antigu[ao]s|antig[ao]s|anteriores|précédents|precedenti|meno recenti)$")


def leads_on(label: str) -> bool:
    """Whether a link says that the next page, or older items, are there.

    Args:
        label: what it says, in small letters.
    """
    return is_next(label) or says_older(label)


def is_next(label: str) -> bool:
    """Whether a link says no more than that the next page is there."""
    return label in NEXT or label.rstrip(" ›»>→.") in NEXT


def says_older(label: str) -> bool:
    """Whether a link says that older items follow.

    Args:
        label: what it says, in small letters.
    """
    label = label.strip(" «‹<←")
    return len(label.split()) <= MOST_WORDS and (_OLDER.match(label) is not None or _BEHIND.search(label) is not None)


def rows_before(label: str) -> int | None:
    """The rows before those that a link says it leads to ("21-30"); None where it says no such thing."""
    match = _RANGE.fullmatch(label)
    if match is None or not 0 < int(match[1]) < int(match[2]) or int(match[1]) in range(1900, 2100):
        return None
    return int(match[1]) - 1
