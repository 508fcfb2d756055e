"""One name in several scripts sounds alike, and others do not."""

from __future__ import annotations

import pytest

from newsarchive.text.name_spelling import edits, romanised, skeleton, skeletons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tuimebayev", "Түймебаев"), ("Tuymebaev", "Түймебаевтың"), ("Назарбаев", "Nazarbayev"), ("Жансейіт", "Zhanseit"),
        ("Қожамжаров", "Kozhamzharov"), ("Мұхтар", "Mukhtar"), ("Александр", "Alexander"), ("Шахматов", "Shakhmatov"),
    ],
)  # fmt: skip
def test_a_name_is_known_in_another_script(one: str, other: str) -> None:
    assert skeletons(one) & skeletons(other) or edits(romanised(one), romanised(other)) <= 3


def test_short_names_are_told_by_nothing() -> None:
    assert skeleton("Xi") is None
    assert skeleton("Ли") is None


def test_different_names_differ() -> None:
    assert not skeletons("Nazarbayev") & skeletons("Tokayev")


@pytest.mark.parametrize(("one", "other", "count"), [("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("мектеп", "мектебі", 2)])
def test_edits_are_counted(one: str, other: str, count: int) -> None:
    assert edits(one, other) == count
