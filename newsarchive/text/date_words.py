"""Words that stand in and around dates: years, week days, glue, labels, today and yesterday."""

from __future__ import annotations

import re
from functools import lru_cache

from newsarchive.text.fold import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word.replace("_", " ")) for word in words.split())


DATE_GLUE = _folded("de del of the di do d dne den d’ এ on le")
"""Words between the parts of a date (`20 de abril de 2022`, `20th of April`)."""

_YEAR_WORDS = _folded(
    "ж жыл жылы жылғы жылдың жылдын жылғының жылкы жылда йил йили йилнинг йилда yil yili yilning yilgi yilda jyl jyly jylǵy "
    "jylgy jyldyŋ jyldyń jyldyn "
    "jylı jıl jılı jılğı jıldıñ г год года году гг р рік року ці il ili ilin ci cü cı cu yılı yıl yılında ýyl ýylyň сол соли "
    "ел елның оны онд  r rok roku "
    "roka god godine m metų metai gada gads aasta թ թվական წ წელი წლის anul ani an urteko ko urtea năm سنة عام م سال év évi г. "
    "гадіна годзе"
)
_WEEK_DAYS = _folded(
    "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі dúisenbi понедельник вторник среда среду четверг пятница пятницу "
    "суббота субботу "
    "воскресенье monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun пн вт ср "
    "чт пт сб вс "
    "дүйшөмбү шейшемби шаршемби бейшемби ишемби жекшемби dushanba seshanba chorshanba payshanba juma shanba yakshanba душанба "
    "сешанба чоршанба "
    "пайшанба жума шанба якшанба pazartesi salı çarşamba perşembe cuma cumartesi pazar montag dienstag mittwoch donnerstag "
    "freitag samstag sonnabend "
    "sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes "
    "sábado domingo "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "понеділок вівторок "
    "середа четвер пʼятниця субота неділя poniedziałek wtorek środa czwartek piątek sobota niedziela"
)

PUBLISHED_LABEL = re.compile(
    fold(
        r"(?:publi|post|releas|date|issued|опублик|публик|размещен|добавлен|дата|жариялан|күні|уақыты|жарыял|e['’ʻ]?lon|chop "
        r"et|joylan|sana|эълон|сана|"
        r"yayın|tarih|eklenme|veröffentlich|erschienen|datum|fecha|data\b|pubblicat|opublik|dodano|опублік|створен|发布|發布|"
        r"发表|"
        r"發佈|日期|时间|時間|"
        r"erstellt|eingestellt|online seit|creado|criado|inserit|\bcréé\b|mis en ligne|создан|выложен|oprettet|udgivet|added|submitted|"
        r"julkaist|közzét|publik|objav|zveřejn|zverejn|vydáno|avaldat|paskelbt|публикув|diterbit|dipublikasi|ngày đăng|đăng|geplaatst|gepubliceerd|"
        r"lagt ut|skapad|"
        r"公開|掲載|投稿|등록|작성|게시|تاريخ|نشر|انتشار|dərc|tarix|огноо)"
    )
)
"""Matched in folded text just before a date: the date says when the article was published."""
CHANGED_LABEL = re.compile(
    fold(
        r"(?:updat|modif|edited|revis|обновл|измен|редакт|жаңарт|өзгер|жаңыл|yangilan|янгилан|güncel|değiştir|aktualis|"
        r"geändert|mis à jour|mise à jour|"
        r"\bstand\b|änderung|bearbeit|wijzig|bijgewerkt|oppdater|uppdater|opdater|ændret|endret|ändrad|päivit|muokat|módos|frissít|ažurir|azurir|"
        r"промен|актуализ|reviewed|son değiş|"
        r"actualiz|atualiz|aggiorn|aktualiz|zaktual|оновл|更新|修改|최종수정|수정|تحديث|بروز)"
    )
)
"""As above: the date says when the article was changed."""

TODAY = _folded(
    "бүгін bügin búgin bugin сегодня today бүгүн bugun бугун bugün bu_gün heute aujourd’hui aujourd'hui hoy hoje oggi сьогодні "
    "dzisiaj dziś 今天 今日 오늘 اليوم امروز आज"
)
YESTERDAY = _folded(
    "кеше keshe keşe вчера yesterday кечээ kecha кеча dün dünən gestern hier ayer ontem ieri вчора wczoraj 昨天 昨日 어제 أمس دیروز कल"
)
DAYS_AGO = re.compile(
    r"(?<!\d)(\d{1,2}) ?(?:күн бұрын|күн бурын|күн мурун|күн мурда|дн(?:я|ей) назад|день назад|days? ago|kun (?:oldin|avval)|"
    r"кун олдин|gün önce|gün əvvəl|"
    r"дн(?:і|ів) тому|天前|日前|일 전|dni temu)",
    re.IGNORECASE,
)
_DAYS_AGO_BEFORE = re.compile(r"(?:vor|il y a|hace|há|قبل) (\d{1,2}) (?:tag(?:en)?|jours?|d[ií]as?|يوم|أيام)\b", re.IGNORECASE)
_HOURS_AGO = re.compile(
    r"(?:(?<!\d)(\d{1,2}) ?(?:сағат бұрын|саат мурун|час(?:а|ов)? назад|hours? ago|soat oldin|saat önce|小时前|時間前|시간 "
    r"전)|vor (\d{1,2}) stunden?|il y a (\d{1,2}) heures?)",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def is_year_word(word: str) -> bool:
    """Whether the word says "year" beside a year (`жылғы`, `г.`, `yilning`, `року`)."""
    return fold(word).rstrip(".") in _YEAR_WORDS


@lru_cache(maxsize=2048)
def names_week_day(word: str) -> bool:
    """Whether the word names a day of the week."""
    return fold(word).rstrip(".") in _WEEK_DAYS


def days_ago(text: str) -> int | None:
    """How many days back a short relative date points ("today", "кеше", "3 күн бұрын"); None where it is none of these."""
    words = fold(text).replace(",", " ").split()
    for index in range(len(words)):
        if words[index] in TODAY:
            return 0
        if words[index] in YESTERDAY:
            return 1
    match = DAYS_AGO.search(text) or _DAYS_AGO_BEFORE.search(text)
    return int(match[1]) if match else None


def hours_ago(text: str) -> int | None:
    """How many hours back a short relative date points ("2 hours ago"); None where it is none of these."""
    match = _HOURS_AGO.search(text)
    return int(next(group for group in match.groups() if group)) if match else None
