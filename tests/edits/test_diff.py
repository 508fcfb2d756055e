"""The words that were removed and added, in any script, found in bounded time."""

from __future__ import annotations

import random

import pytest

from newsarchive.edits.align import align
from newsarchive.edits.diff import Diff, diff
from newsarchive.edits.words import plain, tokens
from tests.cost import at_most


def side(found: Diff, other: str) -> str:
    """The old or the new text as a diff shows it."""
    return "\n\n".join("".join(part.text for part in paragraph.parts if part.op != other) for paragraph in found.paragraphs)


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("The roof leaks.", "The cellar leaks.", ["roof"], ["cellar"]),
        ("Ректор 20 студентке диплом берді.", "Ректор 25 студентке диплом берді.", ["20"], ["25"]),
        ("Открытие состоится в марте.", "Открытие состоялось в марте.", ["состоится"], ["состоялось"]),
        ("图书馆今天开放。", "图书馆明天开放。", ["今"], ["明"]),
        ("ห้องสมุดเปิดวันนี้", "ห้องสมุดปิดวันนี้", list("เ"), []),
        ("المكتبة مفتوحة اليوم", "المكتبة مغلقة اليوم", ["مفتوحة"], ["مغلقة"]),
        ("विश्वविद्यालय में छात्र", "विश्वविद्यालय में शिक्षक", ["छात्र"], ["शिक्षक"]),
        ("Don’t go.", "Don't go.", [], []),
        ("a\u00adb c", "ab c", [], []),
        ("One.\n\nTwo.", "One. \n \nTwo.", [], []),
        ("", "New words.", [], ["New", "words"]),
        ("Old words.", "", ["Old", "words"], []),
    ],
)
def test_the_words_that_changed_are_named(old: str, new: str, removed: list[str], added: list[str]) -> None:
    found = diff(old, new)
    assert (found.words("removed"), found.words("added")) == (removed, added)
    assert (found.removed, found.added) == (len(removed), len(added))


def test_a_sentence_that_was_replaced_is_one_change() -> None:
    found = diff("It rains, it pours. The end.", "Nobody came today. The end.")
    assert [part.op for part in found.paragraphs[0].parts] == ["removed", "added", "same"]


def test_paragraphs_that_stayed_are_told_from_those_that_changed() -> None:
    found = diff("One stays.\n\nTwo goes.\n\nThree stays.", "One stays.\n\nThree stays.\n\nFour is new.")
    assert [[part.op for part in one.parts] for one in found.paragraphs] == [["same"], ["removed"], ["same"], ["added"]]


def test_both_texts_can_be_had_back_from_the_diff() -> None:
    chance = random.Random(7)
    for _ in range(300):
        old, new = (" ".join(chance.choice(["a", "b", "c", "d", "e.", "\n\n"]) for _ in range(chance.randrange(30))) for _ in "ab")
        found = diff(old, new)
        assert ["".join(plain(one).split()) for one in (side(found, "added"), side(found, "removed"))] == [
            "".join(plain(one).split()) for one in (old, new)
        ]


def test_what_is_aligned_is_equal_and_in_order() -> None:
    chance = random.Random(8)
    for _ in range(300):
        old, new = ([chance.choice("abcdef") for _ in range(chance.randrange(20))] for _ in "ab")
        a = c = 0
        for one, other, length in align(old, new):
            assert one >= a
            assert other >= c
            assert old[one:one + length] == new[other:other + length]
            a, c = one + length, other + length


def test_the_pieces_put_together_are_the_text() -> None:
    text = "Ab-c'd  зертхана\u00ad 20,5 % 图书 ห้อง\n\nلا 👩‍🔬 e\u0301"
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize("alphabet", ["ab", "abcdefghijkl"])
def test_texts_without_any_likeness_are_compared_in_bounded_time(alphabet: str) -> None:
    chance = random.Random(9)
    old, new = (", ".join(chance.choice(alphabet) for _ in range(6_000)) for _ in "ab")
    with at_most(2000):
        diff(old, new)
        diff("x " * 30_000, "y " * 30_000)
        diff("字" * 30_000, "学" * 29_000)
