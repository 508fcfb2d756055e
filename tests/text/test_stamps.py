"""Lines of dates."""

from __future__ import annotations

import pytest

from newsarchive.text.stamps import is_date_line, is_labelled_date_line

LANGUAGES = ("kk", "ru", "en", "uz", "de", "pt", "tr", "zh")


@pytest.mark.parametrize(
    "line",
    [
        "20.04.2022 10:15",
        "20.04.2022 20.04.2022",
        "2022-04-20 | 20 April 2022",
        "Опубликовано: 20 апреля 2022 г.",
        "20 апреля 2022 г. Обновлено: 21.04.2022",
        "Сәрсенбі, 20 сәуір 2022 ж.",
        "Жарияланды: 20.04.2022 (20 сәуір 2022 ж.)",
        "August 16, 2019 - Updated July 9, 2025",
        "5:45 AM PST 11/19/2019",
        "11.24.2022",
        "20. April 2022, 14:30 Uhr",
        "sexta-feira, 22 de outubro de 2010 às 20:13",
        "E’lon qilingan: 20.04.2022",
        "发布时间：2022年4月20日",
        "입력 2022.04.20 20:27",
        "配信日 2022年4月20日 7:00",
        "Julkaistu 20.4.2022",
        "Publikováno: 20. 4. 2022",
    ],
)
def test_dates_alone_are_date_lines(line: str) -> None:
    assert is_date_line(line, LANGUAGES)


@pytest.mark.parametrize(
    "line",
    [
        "20 апреля 2022 прошёл форум",
        "20 April",
        "Meeting: 20.04.2022",
        "20 сәуір 2022 күнгі жиын",
        "Am 20. April 2022 beginnt es",
        "Update of 2022",
        "2022",
        "",
    ],
)
def test_dates_in_a_sentence_are_not(line: str) -> None:
    assert not is_date_line(line, LANGUAGES)


def test_a_label_says_that_a_date_is_that_of_publication() -> None:
    assert is_labelled_date_line("Дата публикации: 20.04.2022", LANGUAGES)
    assert is_labelled_date_line("Yayın tarihi: 20.04.2022", LANGUAGES)
    assert not is_labelled_date_line("20.04.2022", LANGUAGES)
