"""A name is taken apart only where it shows its parts itself."""

from __future__ import annotations

import pytest

from newsarchive.text.name_parts import NameParts, parts_of
from tests.cost import at_most


@pytest.mark.parametrize(
    ("name", "family", "given", "initials"),
    [
        ("Serikova, Aigul", "Serikova", "Aigul", "A."), ("А. Серикова", "Серикова", "А.", "А."),
        ("Серикова А.Б.", "Серикова", "А.Б.", "А. Б."),
        ("Серикова А. Б.", "Серикова", "А. Б.", "А. Б."), ("Иванов Иван Петрович", "Иванов", "Иван Петрович", "И. П."),
        ("Иван Петрович Иванов", "Иванов", "Иван Петрович", "И. П."), ("Айгүл Серікқызы Нұрлан", "Нұрлан", "Айгүл Серікқызы", "А. С."),
        ("Нұрлан Айгүл Серік қызы", "Нұрлан", "Айгүл Серік қызы", "А. С."), ("SERIKOVA Aigul", "Serikova", "Aigul", "A."),
        ("Aigul SERIKOVA", "Serikova", "Aigul", "A."), ("Айгүл Серікова", "Серікова", "Айгүл", "А."),
        ("J. R. R. Tolkien", "Tolkien", "J. R. R.", "J. R. R."), ("Garcia Lopez, Anne-Marie", "Garcia Lopez", "Anne-Marie", "A.-M."),
    ],
)  # fmt: skip
def test_what_a_name_shows_is_seen(name: str, family: str, given: str, initials: str) -> None:
    found = parts_of(name)
    assert found == NameParts(family=family, given=given)
    assert found.initials == initials


@pytest.mark.parametrize(
    "name",
    [
        "Айгүл Серік", "John Smith", "Пресс-служба университета",
        "Press Service", "王小明", "김민수", "Иванова Сидорова", "Нұрлан Серік ұлы",
        "Admin2",
        "Department of History, Letters", "محمد علي", "", " ", "Madonna", "А. Б.", "one, two", "Smith, John, Jr.", "a" * 500, "Иванова",
    ],
)  # fmt: skip
def test_what_a_name_does_not_show_is_not_guessed(name: str) -> None:
    assert parts_of(name) is None


def test_hostile_names_cost_nothing() -> None:
    with at_most(100):
        for name in ("A." * 50_000, "ов" * 50_000 + "!", "A. " * 50_000, "Қ, " * 50_000, "х-" * 50_000):
            assert parts_of(name) is None
