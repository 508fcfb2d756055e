"""Numbers are equal however a language writes them."""

from __future__ import annotations

import pytest

from newsarchive.text import spelled_numbers
from newsarchive.text.months import MONTHS
from newsarchive.text.spelled_numbers import MOST, is_spelled, numbers_of
from tests.cost import at_most


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("20 сәуірде 1 500 студент, 1,5 млн теңге", "kk", ["@4-20", "1500", "1500000"]),
        ("20 апреля 1500 студентов, 1.5 миллиона тенге", "ru", ["@4-20", "1500", "1500000"]),
        ("On April 20, 1,500 students and 1,500,000 tenge", "en", ["@4-20", "1500", "1500000"]),
        ("20.04.2021", "de", ["@4-20", "2021"]),
        ("2024年4月20日", "zh", ["2024", "@4-20"]),
        ("жиырма бес мектеп", "kk", ["25"]), ("twenty-five schools", "en", ["25"]), ("двадцать пять школ", "ru", ["25"]),
        ("three hundred trees", "en", ["300"]), ("үш жүз ағаш", "kk", ["300"]), ("XXI ғасыр", "kk", ["21"]),
        ("300 млрд", "ru", ["300000000000"]), ("٢٥٠ طالبا", "ar", ["250"]), ("3,50 Euro", "de", ["3.5"]), ("no number", "en", []),
        ("I came, CIVIL rights", "en", []),
        ("12 m² · ² May ① ³ · 5 km²", "en", ["12", "5"]),
    ],
)  # fmt: skip
def test_numbers_of_a_text_come_in_one_form(text: str, language: str, expected: list[str]) -> None:
    assert list(numbers_of(text, (language,))) == expected


@pytest.mark.parametrize("text", ["1 " * 50_000, "1.1" * 50_000, "9" * 100_000, "two " * 50_000, "1,000" * 50_000, "XVI " * 50_000])
def test_endless_numbers_cost_little_and_are_bounded(text: str) -> None:
    with at_most(400):
        assert len(list(numbers_of(text, ("en",)))) <= MOST + 2


def test_no_month_or_number_is_missed_for_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {word for forms in MONTHS.values() for form in forms for word in form.split()}
    words |= {word + end for word in words for end in ("", "да", "інде", "'da")} | {word.upper() for word in words}
    words |= {"Сәуiр", "aпреля", "в\u00adосемь", "ма\u0301рта", "Ноября", "Мapта", "באפריל", "three", "Двести", "жиырма", "o'ttiz", "table"}
    found = {word for word in words if is_spelled(word)}
    assert {"Сәуiр", "aпреля", "Ноября", "Мapта", "three", "Двести", "жиырма"} <= found
    is_spelled.cache_clear()
    monkeypatch.setattr(spelled_numbers, "_may_be_spelled", lambda beginning: True)
    assert {word for word in words if is_spelled(word)} == found
    is_spelled.cache_clear()
