"""Days and hours of publication printed on a line of their own, once or twice (`20.04.2022 10:15`, `Опубликовано: 20 апреля 2022 г.`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.text.date_shapes import find_shapes, prepare
from newsarchive.text.date_words import is_year_word, names_week_day
from newsarchive.text.fold import fold, fold_in_place
from newsarchive.text.phrases import alternatives, phrases

PUBLISHED = alternatives(
    "published|published on|published at|publish date|publication date|date published|date of publication|posted|posted on|"
    "posted at|last updated|last modified|updated|updated on|modified|"
    "опубликовано|опубликован|дата публикации|размещено|добавлено|обновлено|изменено|дата обновления|жарияланды|жарияланған|"
    "жарияланған күні|жарияланған уақыты|жаңартылды|"
    "жарыяланды|жарыяланган күнү|e'lon qilingan|e'lon qilindi|joylangan sana|chop etilgan|chop etilgan sana|эълон қилинган|"
    "yayınlanma|yayınlanma tarihi|yayın tarihi|güncelleme|güncellenme tarihi|"
    "güncelleme tarihi|haber tarihi|eklenme tarihi|dərc olunub|veröffentlicht|veröffentlicht am|erschienen am|aktualisiert|"
    "zuletzt aktualisiert|publié|publié le|mis à jour le|publicado|publicado el|"
    "publicado em|fecha de publicación|data de publicação|atualizado em|pubblicato|pubblicato il|data di pubblicazione|"
    "opublikowano|data publikacji|опубліковано|дата публікації|"
    "发布时间|发布日期|发表时间|更新时间|更新日期|發布日期|發佈日期|更新日|掲載日|公開日|投稿日|配信日|最終更新|最終更新日|등록|등록일|작성일|게시일|입력|기사입력|수정|최종수정|승인|게재|"
    "julkaistu|päivitetty|publicerad|uppdaterad|publisert|oppdatert|udgivet|opdateret|gepubliceerd|geplaatst op|bijgewerkt|"
    "publikováno|zveřejněno|aktualizováno|uverejnené|közzétéve|megjelent|frissítve|publicat|actualizat|objavljeno|ažurirano|"
    "објављено|ажурирано|публикувано|обновено|δημοσιεύτηκε|δημοσιεύθηκε|ενημερώθηκε|ngày đăng|cập nhật|diterbitkan|dipublikasikan|diperbarui|تاريخ "
    "النشر|نشر بتاريخ|نشر في|نشرت في|تم النشر|تم النشر في|تم النشر بتاريخ|نشر|آخر تحديث|تاریخ انتشار|منتشر شده در"
)
"""Labels of days of publication."""
_LABEL = re.compile(rf"(?<![^\W_])(?:{PUBLISHED})(?:\s+(?:on|at|am|le|el|em|il))?(?![^\W\d_])\s*[:：\-–]?\s*")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\bt\d\d|\d\dz\b", re.IGNORECASE)
_AT_HOUR = re.compile(rf"(?:(?<=\s)(?:à|a|at|um|в|às|om|kl|saat|الساعة) )?(?:{_CLOCK.pattern})", re.IGNORECASE)
_BESIDE = phrases(
    "в|о|об|at|on|um|uhr|a|à|h|às|alas|las|ore|alle|la|le|saat|saati|soat|kl|klo|godz|et|est|edt|pt|pst|pdt|ct|cst|cdt|gmt|utc|cet|cest|msk|мск|ist|and|и|am|el|em|il|den|الساعة|في|ساعت"
)
"""Words between a day and its hour, and time zones."""
_LONGEST = 100
_DIGIT = re.compile(r"\d")


def without_published(line: str) -> tuple[str, bool]:
    """A line without its labels of publication, a bar in the place of each, and whether it had one at its front."""
    folded = fold_in_place(line)
    first = _LABEL.match(folded)
    if first is None:
        return line, False
    parts, at = [], 0
    for label in _LABEL.finditer(folded):
        parts.append(line[at : label.start()])
        at = label.end()
    return " | ".join([*parts, line[at:]]), True


def without_clock(line: str) -> str:
    """A line with a bar in the place of each hour and the word before it (`Anne Petit à 10:15`)."""
    return _AT_HOUR.sub(" | ", line)


def without_time(piece: str) -> list[str]:
    """The words of a piece that are no hour, no week day and no word beside a day."""
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", _CLOCK.sub(" ", fold(piece)))
    return [word for word in words if not (names_week_day(word) or is_year_word(word) or word in _BESIDE)]


def is_labelled_date_line(line: str, languages: Sequence[str]) -> bool:
    """A line of dates that says they are those of publication."""
    return _LABEL.match(fold(line)) is not None and is_date_line(line, languages)


def is_date_line(line: str, languages: Sequence[str]) -> bool:
    """Full dates and nothing else, labelled or not."""
    return _is_dates(line, languages, years=True)


def is_day_line(line: str, languages: Sequence[str]) -> bool:
    """Days and nothing else, with their year or without it."""
    return _is_dates(line, languages, years=False)


def _is_dates(line: str, languages: Sequence[str], *, years: bool) -> bool:
    if len(line) > _LONGEST or _DIGIT.search(line) is None:
        return False
    text = prepare(line)
    shapes = [one for one in find_shapes(text, languages, "DMY") if one.day is not None and (one.year is not None or not years)]
    if not shapes:
        return False
    rest, end = [], 0
    for one in shapes:
        rest.append(text[end : one.start])
        end = one.end
    rest.append(text[end:])
    bare = _CLOCK.sub(" ", _LABEL.sub(" ", fold(" ".join(rest))))
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", bare)
    return all(names_week_day(word) or is_year_word(word) or word in _BESIDE for word in words)
