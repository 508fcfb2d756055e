"""What date a short printed text states, and where it states none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.text.dates import FoundDate, parse_date, warm_up

FETCHED = datetime(2024, 3, 10, 6, 0, tzinfo=UTC)


def found(text: str, *languages: str, order: str = "DMY", zone: str | None = "Asia/Almaty", relative: bool = False) -> FoundDate | None:
    return parse_date(
        text, languages=languages or ("kk", "ru", "en"), order=order, fetched_at=FETCHED, timezone=zone, allow_relative=relative
    )


def value(text: str, *languages: str, order: str = "DMY") -> str | None:
    answer = found(text, *languages, order=order)
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("kk", "17 наурыз 2023", "2023-03-17"),
        ("kk", "2023 жылғы 17 наурыз", "2023-03-17"),
        ("kk", "2023 жылдың 17 наурызында", "2023-03-17"),
        ("kk", "2023 ж. 17-ші наурыз", "2023-03-17"),
        ("kk", "Жұма, 17 наурыз 2023 ж.", "2023-03-17"),
        ("kk", "17 cәуiр 2023", "2023-04-17"),  # Latin c and i
        ("kk", "17 сәу\u00adір 2023", "2023-04-17"),
        ("kk-Latn", "2023 jylǵy 17 naýryz", "2023-03-17"),
        ("ru", "17 марта 2023 года", "2023-03-17"),
        ("ru", "Пятница, Марта 17, 2023", "2023-03-17"),
        ("ru", "Опубликовано: 17.03.2023 | Просмотров: 2019", "2023-03-17"),
        ("en", "March 17th, 2023", "2023-03-17"),
        ("en", "Posted by admin on 17 March 2023", "2023-03-17"),
        ("en", "17-Mar-23", "2023-03-17"),
        ("ky", "2023-жылдын 17-мартында", "2023-03-17"),
        ("uz", "2023-yilning 17-marti", "2023-03-17"),
        ("uz", "17-mart-2023", "2023-03-17"),
        ("tr", "Tarih: 17 MART 2023 Cuma", "2023-03-17"),
        ("az", "8 oktyabr 2021-ci il", "2021-10-08"),
        ("tk", "2023-nji ýylyň 17-nji marty", "2023-03-17"),
        ("tg", "17 марти соли 2023", "2023-03-17"),
        ("de", "Freitag, 17. März 2023", "2023-03-17"),
        ("fr", "1er décembre 2023", "2023-12-01"),
        ("es", "17 de marzo de 2023", "2023-03-17"),
        ("pt", "1º de março de 2023", "2023-03-01"),
        ("hu", "2023. március 17.", "2023-03-17"),
        ("lt", "2023 m. kovo 17 d.", "2023-03-17"),
        ("zh", "来源：新闻网 发布时间：2023-03-17 点击：2022", "2023-03-17"),
        ("zh", "二〇二三年三月十七日", "2023-03-17"),
        ("zh", "民國112年3月17日", "2023-03-17"),
        ("ja", "令和5年3月17日（金）", "2023-03-17"),
        ("ko", "등록일 2023. 3. 17.", "2023-03-17"),
        ("ar", "١٧ مارس ٢٠٢٣", "2023-03-17"),
        ("ar", "17 تشرين الأول/أكتوبر 2023", "2023-10-17"),
        ("de", "17 | 03 | 2023", "2023-03-17"),
        ("de", "Veröffentlichung: 17.03.2023", "2023-03-17"),
        ("ar", "17 كانون الثاني 2023", "2023-01-17"),
        ("fa", "۲۶ اسفند ۱۴۰۱", "2023-03-17"),
        ("fa", "۱۴۰۱/۱۲/۲۶", "2023-03-17"),
        ("hi", "शुक्रवार, १७ मार्च २०२३", "2023-03-17"),
        ("th", "17 มี.ค. 2566", "2023-03-17"),
        ("vi", "17 tháng 3 năm 2023", "2023-03-17"),
        ("mn", "2023 оны 3-р сарын 17", "2023-03-17"),
        ("uk", "17 березня 2023 року", "2023-03-17"),
        ("hr", "17. listopada 2023.", "2023-10-17"),
        ("pl", "17 listopada 2023 r.", "2023-11-17"),
        ("he", "17 במרץ 2023", "2023-03-17"),
    ],
)
def test_a_day_is_read_in_the_language_it_is_printed_in(language: str, text: str, day: str) -> None:
    answer = found(text, language)
    assert answer is not None
    assert (answer.value, answer.precision, answer.day_month) == (day, "day", None)


@pytest.mark.parametrize(
    "text",
    [
        "2585", "2023", "№ 17", "Fall 2022", "+7 (727) 377-33-33", "10.04.22.1", "31 April 2023", "2023-13-45", "",
        "17.03.2023 - 19.03.2023", "3-5 March 2023", "17 марта 2022 – 17 марта 2023", "May 20 students visited us",
        "In May 2023, the rector said 20 April", "Суббота", "April 2023 issue 3", "1444 هـ",
    ],
)  # fmt: skip
def test_no_date_is_made_of_counters_ranges_and_prose(text: str) -> None:
    assert found(text) is None


def test_numbers_are_read_in_the_order_of_the_site() -> None:
    assert value("05/04/2022", order="DMY") == "2022-04-05"
    assert value("05/04/2022", order="MDY") == "2022-05-04"
    assert value("25/04/2022", order="MDY") == "2022-04-25"
    assert value("2022/04/05", order="DMY") == "2022-04-05"


def test_a_number_that_a_year_first_site_does_not_explain_is_left_alone() -> None:
    assert value("05/04/2022", "ja", order="YMD") is None
    assert value("25/04/2022", "ja", order="YMD") == "2022-04-25"


def test_a_word_that_means_two_months_is_no_date() -> None:
    assert found("17 listopada 2023", "hr", "pl") is None


@pytest.mark.parametrize(
    ("language", "text", "moment"),
    [
        ("ar", "تم نشره الجمعة 17 آذار / مارس 2023 09:22 مساءً", "2023-03-17T21:22:00+06:00"),
        ("ar", "17 مارس 2023 12:05 ص", "2023-03-17T00:05:00+06:00"),
        ("fa", "2 تير 1399 - 12:09:08 ب.ظ", "2020-06-22T12:09:08+06:00"),  # ي of an Arabic keyboard
        ("fa", "2 تیر 1399 - 03:09 ب.ظ", "2020-06-22T15:09:00+06:00"),
    ],
)
def test_hours_before_and_after_noon_are_told_apart_in_arabic_and_persian(language: str, text: str, moment: str) -> None:
    assert value(text, language) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 3 May 2023 | Updated: 12 May 2023", "2023-05-12"),
        ("Опубликовано 03.05.2023, обновлено 12.05.2023", "2023-05-12"),
        ("Жаңартылды: 12.05.2023", "2023-05-12"),
        ("最終更新日：2023年5月12日", "2023-05-12"),
        ("Published: 3 May 2023", None),
        ("12 May 2023", None),
    ],
)
def test_the_day_of_a_change_is_asked_for_by_itself(text: str, day: str | None) -> None:
    answer = parse_date(text, languages=("kk", "ru", "en", "ja"), order="DMY", fetched_at=FETCHED, timezone=None, changed=True)
    assert (answer.value if answer is not None else None) == day


@pytest.mark.parametrize("text", ["20 сәуір", "20 сәуірде", "20 апреля", "20 April", "April 20th", "4月20日"])
def test_a_missing_year_stays_missing(text: str) -> None:
    answer = found(text, "kk", "ru", "en", "zh")
    assert answer is not None
    assert (answer.value, answer.precision, answer.day_month) == (None, None, (20, 4))


def test_a_month_with_its_year_has_the_precision_of_a_month() -> None:
    answer = found("сәуір 2022")
    assert answer is not None
    assert (answer.value, answer.precision) == ("2022-04", "month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-04-20T10:15:00+05:00", "2022-04-20T10:15:00+05:00"),
        ("2022-04-20T10:15:00Z", "2022-04-20T10:15:00+00:00"),
        ("20.04.2022, 10:15", "2022-04-20T10:15:00+06:00"),
        ("20 April 2022 at 3:05 pm", "2022-04-20T15:05:00+06:00"),
        ("10:15, 20 апреля 2022", "2022-04-20T10:15:00+06:00"),
        ("Wed Apr 20 10:15:30 2022", "2022-04-20T10:15:30+06:00"),
        ("20 avril 2022 à 10h15", "2022-04-20T10:15:00+06:00"),
        ("2022年4月20日 下午3:05", "2022-04-20T15:05:00+06:00"),
    ],
)
def test_a_time_carries_its_offset(text: str, expected: str) -> None:
    answer = found(text, "en", "ru", "fr", "zh")
    assert answer is not None
    assert (answer.value, answer.precision) == (expected, "time")


@pytest.mark.parametrize("text", ["2022-04-20T00:00:00+06:00", "20 April 2022 10:15 EST", "20 April 2022 25:10"])
def test_midnight_and_a_time_of_unknown_zone_leave_the_day(text: str) -> None:
    answer = found(text)
    assert answer is not None
    assert (answer.value, answer.precision) == ("2022-04-20", "day")


def test_without_a_zone_a_local_time_leaves_the_day() -> None:
    answer = found("20.04.2022 10:15", zone=None)
    assert answer is not None
    assert answer.value == "2022-04-20"


def test_the_zone_of_the_day_counts_not_that_of_today() -> None:
    later = parse_date(
        "20.04.2024 10:15", languages=["ru"], order="DMY", fetched_at=datetime(2025, 1, 1, tzinfo=UTC), timezone="Asia/Almaty"
    )
    assert later is not None
    assert later.value == "2024-04-20T10:15:00+05:00"


@pytest.mark.parametrize(("text", "expected"), [("11 March 2024", "2024-03-11"), ("12 March 2024", None), ("12 September 1989", None)])
def test_the_future_and_the_time_before_the_web_are_no_dates(text: str, expected: str | None) -> None:
    assert value(text) == expected


def test_of_two_dates_the_label_decides() -> None:
    assert value("Опубликовано: 20.04.2022 Обновлено: 21.04.2022 10:00") == "2022-04-20"
    assert value("Updated April 21, 2022 | Published April 20, 2022") == "2022-04-20"
    assert value("20.04.2022 (20 апреля 2022)") == "2022-04-20"


def test_relative_dates_are_read_only_when_asked_for() -> None:
    for text, day in [("бүгін", "2024-03-10"), ("вчера", "2024-03-09"), ("3 күн бұрын", "2024-03-07"), ("2 days ago", "2024-03-08")]:
        assert found(text) is None
        answer = found(text, relative=True)
        assert answer is not None
        assert answer.value == day


def test_a_long_text_is_read_only_where_a_label_stands_before_the_date() -> None:
    tail = " | Автор: пресс-служба университета | Рубрика: новости науки | Версия для печати | Отправить другу по почте"
    assert value("Опубликовано: 20 апреля 2022" + tail) == "2022-04-20"
    assert value("Встреча 20 апреля 2022" + tail) is None
    assert value("x" * 5000 + "20.04.2022") is None


def test_the_raw_text_is_kept_as_printed() -> None:
    answer = found("  Дата публикации:\n 20.04.2022 ")
    assert answer is not None
    assert answer.raw == "Дата публикации: 20.04.2022"


def test_a_language_of_the_library_is_believed_only_as_far_as_its_numbers_stand_in_the_text() -> None:
    assert value("20 Ebrill 2022", "cy") == "2022-04-20"
    assert value("Ebrill 20", "cy") is None


def test_warming_up_needs_no_known_language() -> None:
    warm_up(["kk", "xx"])
