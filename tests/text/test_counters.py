"""Lines that count views and minutes."""

from __future__ import annotations

import pytest

from newsarchive.text.counters import is_counter


@pytest.mark.parametrize(
    "line",
    [
        "Views: 1 234",
        "Просмотров: 12",
        "1,2 тыс. просмотров",
        "12 рет қаралды",
        "Қаралды: 123",
        "Ko‘rishlar soni: 77",
        "Koʻrildi: 77",
        "浏览次数：123",
        "点击：[12]",
        "Okunma: 5",
        "Aufrufe: 17",
        "Visitas: 300",
        "조회수 45",
        "3 min read",
        "Reading time: 4 min",
        "Время чтения: 5 мин.",
        "Lesezeit: 2 min",
        "Оқу уақыты: 3 мин",
        "Okuma süresi: 3 dk",
    ],
)
def test_counters_are_counters(line: str) -> None:
    assert is_counter(line)


@pytest.mark.parametrize(
    "line",
    [
        "123 students",
        "Views differ.",
        "Просмотров стало больше",
        "2022",
        "Views",
        "12 рет кездесті",
        "Besucher: 300",
        "3 minutes later",
        "浏览了三本书",
    ],
)
def test_other_numbers_and_words_are_not(line: str) -> None:
    assert not is_counter(line)
