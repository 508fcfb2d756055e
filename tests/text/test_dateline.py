"""Datelines are taken off; first sentences are not."""

from __future__ import annotations

import pytest

from newsarchive.text.dateline import split_dateline

LANGUAGES = ("kk", "ru", "en", "ky", "uz", "tr", "de", "es", "fr", "uk", "zh", "ar")


@pytest.mark.parametrize(
    ("text", "raw", "place", "day_month", "year", "agency"),
    [
        ("ALMATY. 20 April. Press center - The forum", "ALMATY. 20 April. Press center", "ALMATY", (20, 4), None, "Press center"),
        (
            "АЛМАТЫ. 20 сәуір. Баспасөз орталығы – Форум",
            "АЛМАТЫ. 20 сәуір. Баспасөз орталығы",
            "АЛМАТЫ",
            (20, 4),
            None,
            "Баспасөз орталығы",
        ),
        ("АЛМАТЫ. 20 апреля. Пресс-центр - Форум", "АЛМАТЫ. 20 апреля. Пресс-центр", "АЛМАТЫ", (20, 4), None, "Пресс-центр"),
        ("АСТАНА. 8 қазан. ҚазАқпарат - Форум", "АСТАНА. 8 қазан. ҚазАқпарат", "АСТАНА", (8, 10), None, "ҚазАқпарат"),
        ("Бишкек, 25.10.25. /Кабар/. Форум", "Бишкек, 25.10.25. /Кабар/.", "Бишкек", (25, 10), 2025, "Кабар"),
        (
            "Toshkent, 20-aprel. Matbuot xizmati – Forum",
            "Toshkent, 20-aprel. Matbuot xizmati",
            "Toshkent",
            (20, 4),
            None,
            "Matbuot xizmati",
        ),
        ("BAYBURT (AA) - Bayburt Üniversitesi", "BAYBURT (AA)", "BAYBURT", None, None, "AA"),
        ("LONDON, April 20 (Xinhua) -- Scientists", "LONDON, April 20 (Xinhua)", "LONDON", (20, 4), None, "Xinhua"),
        ("Алматы, 20 апреля 2022 г. В КазНУ", "Алматы, 20 апреля 2022 г.", "Алматы", (20, 4), 2022, None),
        ("Berlin, 20. April 2022. Die Universität", "Berlin, 20. April 2022.", "Berlin", (20, 4), 2022, None),
        (
            "Ciudad Universitaria. 20 de abril de 2022. La UNAM",
            "Ciudad Universitaria. 20 de abril de 2022.",
            "Ciudad Universitaria",
            (20, 4),
            2022,
            None,
        ),
        ("20 апреля, Алматы. В КазНУ", "20 апреля, Алматы.", "Алматы", (20, 4), None, None),
        ("CAMBRIDGE, Mass. — Researchers", "CAMBRIDGE, Mass.", "CAMBRIDGE, Mass.", None, None, None),
        ("20 сәуір 2022 ж.\n\nФорум өтті.", "20 сәуір 2022 ж.", None, (20, 4), 2022, None),
        ("PARIS, 20 avril (AFP) - L'université", "PARIS, 20 avril (AFP)", "PARIS", (20, 4), None, "AFP"),
        ("Madrid, 20 abr (EFE).- La universidad", "Madrid, 20 abr (EFE).", "Madrid", (20, 4), None, "EFE"),
        ("BERLIN (dpa) - Am 20. April hat die Universität", "BERLIN (dpa)", "BERLIN", None, None, "dpa"),
        ("Berlin (dpa/bb) - Die Universität", "Berlin (dpa/bb)", "Berlin", None, None, "dpa/bb"),
        ("ДУШАНБЕ, 20.04.2022 /АМИТ «Ховар»/. Ректор", "ДУШАНБЕ, 20.04.2022 /АМИТ «Ховар»/.", "ДУШАНБЕ", (20, 4), 2022, "АМИТ «Ховар»"),
        ("КИЇВ. 20 квітня. УНН. Університет", "КИЇВ. 20 квітня. УНН.", "КИЇВ", (20, 4), None, "УНН"),
        ("TOSHKENT, 20-aprel. /UzA/. Universitet", "TOSHKENT, 20-aprel. /UzA/.", "TOSHKENT", (20, 4), None, "UzA"),
        ("القاهرة (أ ش أ) - افتتحت الجامعة", "القاهرة (أ ش أ)", "القاهرة", None, None, "أ ش أ"),
        ("АЛМАТЫ – В КазНУ открылась лаборатория", "АЛМАТЫ", "АЛМАТЫ", None, None, None),
        ("NEW YORK — The students", "NEW YORK", "NEW YORK", None, None, None),
        ("本网讯 4月20日，学校", "本网讯", None, None, None, "本网讯"),
        ("（新闻网讯）4月20日，学校", "（新闻网讯）", None, None, None, "新闻网讯"),
        ("新华社北京4月20日电 大学", "新华社北京4月20日电", "北京", (20, 4), None, "新华社"),
    ],
)
def test_a_dateline_is_taken_apart(
    text: str, raw: str, place: str | None, day_month: tuple[int, int] | None, year: int | None, agency: str | None
) -> None:
    found = split_dateline(text, LANGUAGES)
    assert found is not None
    assert (found.raw, found.place, found.day_month, found.year, found.agency) == (raw, place, day_month, year, agency)
    assert text.endswith(found.rest)


def test_an_unknown_phrase_before_a_dash_belongs_to_the_sentence() -> None:
    found = split_dateline("АЛМАТЫ. 20 апреля. Образование – это ключ к успеху.", LANGUAGES)
    assert found is not None
    assert (found.agency, found.rest) == (None, "Образование – это ключ к успеху.")


@pytest.mark.parametrize(
    "text",
    [
        "Алматы. 20 апреля в КазНУ состоялась встреча.",
        "20 апреля 2022 г. в КазНУ прошла конференция.",
        "20 сәуірде Алматыда форум өтті.",
        "Алматыда 20 сәуір күні форум өтті.",
        "Astana, 20 April 2021 became the day of its birth.",
        "On Monday, 20 April, students met.",
        "Almaty, 20 April – a day to remember for all.",
        "Almaty, 20 April – 25 May 2022: an exhibition.",
        "Al-Farabi Kazakh National University (KazNU) – the oldest in the city – opened a museum.",
        "Anadolu Agency (AA) - Turkey's agency - came to visit.",
        "NASA — The agency said on Monday.",
        "Факультет журналистики – это место встреч.",
        "АЛМАТЫ – город яблок и студентов.",
        "АСТАНА мен Алматы бұл күнді күтті.",
        "PARIS – that is where it began.",
        "ЮНЕСКО – Организация просвещения – прислала письмо.",
        "Paris – The City of Light",
        "本网讯息很多，学校举行会议。",
        "El 20 de abril la universidad abrió un laboratorio.",
        "20-aprel kuni Toshkentda laboratoriya ochildi.",
        "Am 20. April 2022 hat die Universität geöffnet.",
        "Today, 20 April. Students gather.",
        "May 20, 2022. Was it a good day?",
        "",
    ],
)
def test_a_normal_first_sentence_is_never_cut(text: str) -> None:
    assert split_dateline(text, LANGUAGES) is None


@pytest.mark.parametrize(("line", "day"), [("7 мая", (7, 5)), ("7 мамыр", (7, 5)), ("7 May", (7, 5))])
def test_a_day_without_a_year_alone_above_prose_is_a_dateline(line: str, day: tuple[int, int]) -> None:
    prose = "The glacier was measured by forty students, who slept in tents."
    found = split_dateline(f"{line}\n\n{prose}\n\nIt lost two metres.", ("ru", "kk", "en"))
    assert found is not None
    assert (found.raw, found.day_month, found.year, found.rest) == (line, day, None, f"{prose}\n\nIt lost two metres.")


def test_days_that_head_the_parts_of_a_programme_are_no_dateline() -> None:
    text = "7 May\n\nThe camp opens with a talk on the ice of the Tien Shan.\n\n8 May\n\nThe students walk up to the glacier."
    assert split_dateline(text, ("en",)) is None


def test_a_day_without_a_year_above_a_list_is_no_dateline() -> None:
    assert split_dateline("7 May\n\n- tents\n- ropes", ("en",)) is None
