"""Paragraphs of a text stand beside those of its translation."""

from __future__ import annotations

import random
from itertools import chain

import pytest

from newsarchive.text.aligning import MOST, align
from newsarchive.text.whitespace import paragraphs_of
from tests.cost import at_most

KAZAKH = [
    "Университетте гидрология зертханасы ашылды. Оған 418 адам қатысты.",
    "Жобаны Ержан Тоқсанбаев басқарады, ол қырық жыл еңбек етіп келеді.",
    "Қысқа хабар.", "Құрылысқа 12 500 000 теңге бөлінді, ол екі жылға созылды және облыс әкімдігі көмектесті.",
]  # fmt: skip
RUSSIAN = [
    "В университете открылась лаборатория гидрологии. В событии участвовали 418 человек.",
    "Проектом руководит Ержан Токсанбаев, он трудится уже сорок лет.", "Короткая новость.",
    "На строительство выделено 12,5 млн тенге, оно длилось два года, помогла администрация области.",
]  # fmt: skip


def groups(one: list[str], other: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(found.one, found.other) for found in align(one, other, ("kk", "ru"))]


def test_paragraphs_that_say_the_same_stand_beside_each_other() -> None:
    assert groups(KAZAKH, RUSSIAN) == [((n,), (n,)) for n in range(4)]
    assert "418" in align(KAZAKH, RUSSIAN, ("kk", "ru"))[0].shared


@pytest.mark.parametrize("left_out", range(4))
def test_a_paragraph_that_the_translation_leaves_out_stands_alone(left_out: int) -> None:
    other = [text for number, text in enumerate(RUSSIAN) if number != left_out]
    kept = [number for number in range(4) if number != left_out]
    found = groups(KAZAKH, other)
    right = [pair for pair in found if pair in [((place,), (kept.index(place),)) for place in kept]]
    assert len(right) >= 2
    assert groups([*KAZAKH, "Тағы да бір сөйлем: 777."], RUSSIAN)[-1] == ((4,), ())


def test_a_paragraph_that_became_two_stands_beside_both() -> None:
    first, second = RUSSIAN[3].split(", оно ")
    assert groups(KAZAKH, [*RUSSIAN[:3], first + ".", "Оно " + second])[-1] == ((3,), (3, 4))


def test_each_paragraph_stands_in_one_group_in_its_order() -> None:
    chance = random.Random(7)
    for _ in range(30):
        one = [chance.choice(KAZAKH) for _ in range(chance.randint(0, 12))]
        other = [chance.choice(RUSSIAN) for _ in range(chance.randint(0, 12))]
        found = groups(one, other)
        assert list(chain.from_iterable(left for left, _ in found)) == list(range(len(one)))
        assert list(chain.from_iterable(right for _, right in found)) == list(range(len(other)))


@pytest.mark.parametrize(("many", "few"), [(3 * MOST, 3 * MOST), (3 * MOST, 1), (0, MOST)])
def test_endless_texts_cost_little(many: int, few: int) -> None:
    with at_most(800):
        found = align(["сөз 12"] * many, ["слово 12"] * few, ("kk", "ru"))
    assert sum(len(one.one) for one in found) == many


def test_paragraphs_are_what_blank_lines_part() -> None:
    assert paragraphs_of("a\nb\n\nc\n\n\n\nd") == ["a\nb", "c", "d"]
    assert paragraphs_of(None) == []
