"""A table of printed dates in many languages, with the day each means."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.text.dates import parse_date

FETCHED = datetime(2025, 5, 14, 9, 0, tzinfo=UTC)

ABSOLUTE = [
    # Kazakh
    ("kk", "7 қазан 2019", "2019-10-07"),
    ("kk", "2019 жылғы 7 қазан", "2019-10-07"),
    ("kk", "2019 жылдың 7 қазанында", "2019-10-07"),
    ("kk", "2019 ж. 7 қазан", "2019-10-07"),
    ("kk", "7 қазан, 2019 жыл", "2019-10-07"),
    ("kk", "Дүйсенбі, 7 қазан 2019 ж.", "2019-10-07"),
    ("kk", "Жарияланған күні: 07.10.2019", "2019-10-07"),
    ("kk", "31 жeлтоқсан 2020", "2020-12-31"),  # a Latin e
    ("kk", "12 шіл\u00adде 2021", "2021-07-12"),
    ("kk", "12 Шілде 2021 ж., сағат 18:05", "2021-07-12T18:05"),
    ("kk-Latn", "7 qazan 2019", "2019-10-07"),
    ("kk-Latn", "2021 jylǵy 12 shilde", "2021-07-12"),
    ("kk-Latn", "5 naýryz 2020", "2020-03-05"),
    # Russian
    ("ru", "7 октября 2019 года", "2019-10-07"),
    ("ru", "Пн, 7 окт. 2019", "2019-10-07"),
    ("ru", "Октябрь 7, 2019", "2019-10-07"),
    ("ru", "07.10.19", "2019-10-07"),
    ("ru", "Дата публикации: 7 октября 2019 г., 11:40", "2019-10-07T11:40"),
    ("ru", "Создано 07.10.2019 11:40, обновлено 09.12.2020 08:15", "2019-10-07T11:40"),
    ("ru", "11:40, 07 октября 2019", "2019-10-07T11:40"),
    ("ru", "Просмотров: 2018 | 07.10.2019", "2019-10-07"),
    ("ru", "7 oктября 2019", "2019-10-07"),  # a Latin o
    # English
    ("en", "7th of October 2019", "2019-10-07"),
    ("en", "October 7th, 2019", "2019-10-07"),
    ("en", "Mon, 07 Oct 2019 11:40:00 +0600", "2019-10-07T11:40"),
    ("en", "Monday 7 October, 2019", "2019-10-07"),
    ("en", "2019-10-07 11:40", "2019-10-07T11:40"),
    ("en", "20191007", "2019-10-07"),
    ("en", "Oct 7 2019 at 3:05 PM", "2019-10-07T15:05"),
    ("en", "Published: 7 Oct 2019 · Updated: 1 Feb 2021", "2019-10-07"),
    ("en", "7-Oct-2019", "2019-10-07"),
    ("en", "Written by the press office on 7 October 2019", "2019-10-07"),
    # Kyrgyz
    ("ky", "2019-жылдын 7-октябры", "2019-10-07"),
    ("ky", "7-октябрь, 2019-жыл", "2019-10-07"),
    ("ky", "2019-ж. 7-октябрь", "2019-10-07"),
    ("ky", "7-октябрь 2019, 16:20", "2019-10-07T16:20"),
    ("ky", "Жарыяланган: 07.10.2019", "2019-10-07"),
    # Uzbek
    ("uz", "2019-yil 7-oktabr", "2019-10-07"),
    ("uz", "7-oktyabr, 2019-yil", "2019-10-07"),
    ("uz", "2019 йил 7 октябрь", "2019-10-07"),
    ("uz", "7 oktabr 2019", "2019-10-07"),
    ("uz", "E’lon qilingan sana: 07.10.2019", "2019-10-07"),
    ("uz", "2020-yilning 14-fevralida", "2020-02-14"),
    # Tajik, Turkmen, Tatar
    ("tg", "7 октябри соли 2019", "2019-10-07"),
    ("tk", "2019-njy ýylyň 7-nji oktýabry", "2019-10-07"),
    # Turkish, Azerbaijani
    ("tr", "7 Ekim 2019 Pazartesi", "2019-10-07"),
    ("tr", "07 EKİM 2019", "2019-10-07"),
    ("tr", "Yayın Tarihi: 07/10/2019", "2019-10-07"),
    ("tr", "07.10.2019 - 09:30", "2019-10-07T09:30"),
    ("tr", "9 Ağustos 2020", "2020-08-09"),
    ("az", "7 oktyabr 2019-cu il", "2019-10-07"),
    ("az", "28 may 2020", "2020-05-28"),
    # German
    ("de", "Montag, 7. Oktober 2019", "2019-10-07"),
    ("de", "7. Okt. 2019, 9:30 Uhr", "2019-10-07T09:30"),
    ("de", "Veröffentlicht am 07.10.2019", "2019-10-07"),
    ("de", "Erstellt am: 07.10.2019", "2019-10-07"),
    ("de", "2. Jänner 2020", "2020-01-02"),
    ("de", "Bonn, 7. Oktober 2019", "2019-10-07"),
    # French
    ("fr", "lundi 7 octobre 2019", "2019-10-07"),
    ("fr", "1er août 2020", "2020-08-01"),
    ("fr", "Publié le 07/10/2019 à 9h30", "2019-10-07T09:30"),
    ("fr", "Mis en ligne le 7 octobre 2019", "2019-10-07"),
    ("fr", "14 déc. 2020", "2020-12-14"),
    # Spanish, Catalan, Galician
    ("es", "7 de octubre de 2019", "2019-10-07"),
    ("es", "Lunes 7 de Octubre del 2019", "2019-10-07"),
    ("es", "Fecha de publicación: 07/10/2019", "2019-10-07"),
    ("es", "octubre 7, 2019", "2019-10-07"),
    ("ca", "7 d’octubre de 2019", "2019-10-07"),
    ("gl", "7 de outubro de 2019", "2019-10-07"),
    # Portuguese
    ("pt", "7 de outubro de 2019", "2019-10-07"),
    ("pt", "Publicado em 07/10/2019 às 09h30", "2019-10-07T09:30"),
    ("pt", "1º de maio de 2020", "2020-05-01"),
    # Italian, Romanian
    ("it", "lunedì 7 ottobre 2019", "2019-10-07"),
    ("it", "1° maggio 2020", "2020-05-01"),
    ("it", "Pubblicato il 7 ottobre 2019", "2019-10-07"),
    ("ro", "7 octombrie 2019", "2019-10-07"),
    # Polish, Czech, Slovak, Croatian, Serbian, Slovenian, Bulgarian
    ("pl", "7 października 2019 r.", "2019-10-07"),
    ("pl", "Opublikowano: 7.10.2019", "2019-10-07"),
    ("pl", "3 maja 2020", "2020-05-03"),
    ("cs", "7. října 2019", "2019-10-07"),
    ("cs", "Publikováno 7. 10. 2019", "2019-10-07"),
    ("sk", "7. októbra 2019", "2019-10-07"),
    ("hr", "7. listopada 2019.", "2019-10-07"),
    ("sr", "7. октобар 2019.", "2019-10-07"),
    ("sl", "7. oktober 2019", "2019-10-07"),
    ("bg", "7 октомври 2019 г.", "2019-10-07"),
    # Ukrainian, Belarusian
    ("uk", "7 жовтня 2019 року", "2019-10-07"),
    ("uk", "понеділок, 7 жовтня 2019 р., 12:15", "2019-10-07T12:15"),
    ("uk", "Опубліковано: 07.10.2019", "2019-10-07"),
    ("be", "7 кастрычніка 2019", "2019-10-07"),
    # Baltic and Nordic, Hungarian, Greek
    ("lt", "2019 m. spalio 7 d.", "2019-10-07"),
    ("lv", "2019. gada 7. oktobris", "2019-10-07"),
    ("et", "7. oktoober 2019", "2019-10-07"),
    ("fi", "7. lokakuuta 2019", "2019-10-07"),
    ("sv", "7 oktober 2019", "2019-10-07"),
    ("nb", "7. desember 2019", "2019-12-07"),
    ("da", "7. december 2019", "2019-12-07"),
    ("nl", "maandag 7 oktober 2019", "2019-10-07"),
    ("hu", "2019. október 7.", "2019-10-07"),
    ("el", "7 Οκτωβρίου 2019", "2019-10-07"),
    # Chinese, Japanese, Korean
    ("zh", "2019年10月7日", "2019-10-07"),
    ("zh", "2019年10月07日 星期一", "2019-10-07"),
    ("zh", "发布日期：2019-10-07 浏览次数：2020", "2019-10-07"),
    ("zh", "二〇一九年十月七日", "2019-10-07"),
    ("zh", "时间：2019/10/07 09:30", "2019-10-07T09:30"),
    ("zh", "民國108年10月7日", "2019-10-07"),
    ("ja", "2019年10月7日（月）", "2019-10-07"),
    ("ja", "令和元年10月7日", "2019-10-07"),
    ("ja", "平成30年4月2日", "2018-04-02"),
    ("ja", "公開日：2019.10.07", "2019-10-07"),
    ("ko", "2019년 10월 7일", "2019-10-07"),
    ("ko", "작성일 2019.10.07", "2019-10-07"),
    ("ko", "2019. 10. 7. (월)", "2019-10-07"),
    # Arabic, Persian, Hebrew, Urdu
    ("ar", "7 أكتوبر 2019", "2019-10-07"),
    ("ar", "7 تشرين الأول 2019", "2019-10-07"),
    ("ar", "٧ أكتوبر ٢٠١٩", "2019-10-07"),
    ("ar", "الاثنين 7 أكتوبر 2019", "2019-10-07"),
    ("fa", "۱۵ مهر ۱۳۹۸", "2019-10-07"),
    ("fa", "۱۳۹۸/۰۷/۱۵", "2019-10-07"),
    ("he", "7 באוקטובר 2019", "2019-10-07"),
    # Indian and South-East Asian
    ("hi", "7 अक्टूबर 2019", "2019-10-07"),
    ("hi", "७ अक्टूबर २०१९", "2019-10-07"),
    ("th", "7 ตุลาคม 2562", "2019-10-07"),
    ("th", "7 ต.ค. 2562", "2019-10-07"),
    ("vi", "Ngày 7 tháng 10 năm 2019", "2019-10-07"),
    ("id", "Senin, 7 Oktober 2019", "2019-10-07"),
    ("ms", "7 Ogos 2019", "2019-08-07"),
    # Mongolian, Georgian, Armenian
    ("mn", "2019 оны 10-р сарын 7", "2019-10-07"),
    ("ka", "7 ოქტომბერი 2019", "2019-10-07"),
    ("hy", "7 հոկտեմբերի 2019", "2019-10-07"),
]
YEARLESS = [
    ("kk", "7 қазан"), ("kk", "7 қазанда"), ("ru", "7 октября"), ("en", "October 7"), ("de", "7. Oktober"), ("tr", "7 Ekim"),
    ("fr", "7 octobre"), ("zh", "10月7日"), ("ja", "10月7日"), ("ko", "10월 7일"),
]  # fmt: skip
RELATIVE = [
    ("kk", "бүгін", "2025-05-14"),
    ("kk", "кеше, 18:10", "2025-05-13T18:10"),
    ("kk", "5 күн бұрын", "2025-05-09"),
    ("ru", "вчера в 18:10", "2025-05-13T18:10"),
    ("ru", "5 дней назад", "2025-05-09"),
    ("ru", "3 часа назад", "2025-05-14"),
    ("en", "yesterday", "2025-05-13"),
    ("en", "5 days ago", "2025-05-09"),
    ("de", "vor 5 Tagen", "2025-05-09"),
    ("fr", "il y a 5 jours", "2025-05-09"),
    ("es", "hace 5 días", "2025-05-09"),
    ("tr", "5 gün önce", "2025-05-09"),
    ("zh", "5天前", "2025-05-09"),
    ("uk", "5 днів тому", "2025-05-09"),
]
NOT_A_DATE = [
    ("ru", "2585"),
    ("en", "2019 views"),
    ("kk", "Оқылды: 2019"),
    ("en", "© 2019"),
    ("en", "3–7 October 2019"),
    ("en", "7 October 2019 – 9 October 2019"),
    ("ru", "30 февраля 2019"),
    ("en", "7 October 2031"),  # after the fetch
    ("en", "7 October 1978"),
    ("de", "Telefon 07.10.19.22"),
    ("en", "192.168.10.20"),
    ("en", "Room 10/7"),
]


def read(text: str, language: str, *, relative: bool = False) -> str | None:
    order = "YMD" if language in {"zh", "ja", "ko"} else "DMY"
    found = parse_date(
        text, languages=(language,), order=order, fetched_at=FETCHED, timezone="Asia/Almaty", allow_relative=relative
    )
    return found.value if found is not None else None


def test_the_table_covers_many_languages() -> None:
    assert len(ABSOLUTE) >= 120
    assert len({language for language, *_ in ABSOLUTE}) >= 20


@pytest.mark.parametrize(("language", "text", "expected"), ABSOLUTE)
def test_a_printed_date_means_this_day(language: str, text: str, expected: str) -> None:
    value = read(text, language)
    assert value is not None
    assert value[: len(expected)] == expected


@pytest.mark.parametrize(("language", "text"), YEARLESS)
def test_a_date_without_its_year_keeps_day_and_month_and_gets_no_year(language: str, text: str) -> None:
    found = parse_date(text, languages=(language,), order="DMY", fetched_at=FETCHED, timezone=None)
    assert found is not None
    assert (found.value, found.day_month) == (None, (7, 10))


@pytest.mark.parametrize(("language", "text", "expected"), RELATIVE)
def test_a_relative_date_is_reckoned_from_the_fetch_and_says_so(language: str, text: str, expected: str) -> None:
    found = parse_date(text, languages=(language,), order="DMY", fetched_at=FETCHED, timezone="Asia/Almaty", allow_relative=True)
    assert found is not None
    assert found.value is not None
    assert found.value[: len(expected)] == expected
    assert found.relative
    assert read(text, language) is None


@pytest.mark.parametrize(("language", "text"), NOT_A_DATE)
def test_what_is_no_single_past_day_gives_none(language: str, text: str) -> None:
    assert read(text, language) is None


@pytest.mark.parametrize("text", ["05/04/2022", "Published 05/04/2022", "5/4/22"])
def test_figures_with_two_readings_are_no_date_where_nobody_knows_the_order(text: str) -> None:
    assert parse_date(text, languages=("en",), order=None, fetched_at=FETCHED, timezone=None) is None


def test_figures_with_one_reading_need_no_order() -> None:
    found = parse_date("25/04/2022", languages=("en",), order=None, fetched_at=FETCHED, timezone=None)
    assert found is not None
    assert found.value == "2022-04-25"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Опубликовано 7 октября 2019", "published"),
        ("Last updated: 7 October 2019", "changed"),
        ("Stand: 7. Oktober 2019", "changed"),
        ("更新时间：2019-10-07", "changed"),
        ("发布时间：2019-10-07", "published"),
        ("7 October 2019", None),
    ],
)
def test_the_words_before_a_date_say_what_it_is(text: str, label: str | None) -> None:
    found = parse_date(text, languages=("ru", "en", "de", "zh"), order="DMY", fetched_at=FETCHED, timezone=None)
    assert found is not None
    assert found.label == label
