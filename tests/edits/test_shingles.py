"""What a text is known again by, in several scripts."""

from __future__ import annotations

import random

import pytest

from newsarchive.edits.shingles import FEWEST, MOST, sketch, words_of

ENGLISH = (
    "The library of the university opened its new reading room on Monday, and the rector thanked the builders who had worked through the"
    " winter. Students of all faculties may use the room until ten in the evening, and the catalogue can be searched from there."
)
KAZAKH = "Университет кітапханасы дүйсенбі күні жаңа оқу залын ашты, ректор қыс бойы еңбек еткен құрылысшыларға алғыс айтты."
CHINESE = "大学图书馆周一开放了新的阅览室，校长感谢整个冬天辛勤工作的建设者。各学院学生可以使用阅览室到晚上十点。"
ARABIC = "افتتحت مكتبة الجامعة يوم الاثنين قاعة المطالعة الجديدة وشكر رئيس الجامعة البنائين الذين عملوا طوال الشتاء"


@pytest.mark.parametrize("text", [ENGLISH, KAZAKH, CHINESE, ARABIC])
def test_a_part_of_a_text_shares_digests_with_the_whole(text: str) -> None:
    whole, half = sketch(words_of(text)), sketch(words_of(text[: len(text) // 2]))
    assert len(set(whole.digests) & set(half.digests)) >= len(half.digests) // 3


def test_case_accents_apostrophes_and_thousands_are_no_difference() -> None:
    assert words_of("Café OʻZBEK 3 412").keys == words_of("cafe oʼzbek 3,412").keys
    assert words_of("in ٢٠٢٢").keys == words_of("in 2022").keys
    assert words_of("in 2022").years
    assert not words_of("room 2999").years


def test_names_are_what_has_a_capital_inside_of_a_sentence() -> None:
    words = words_of("Yesterday rector Sadykova came. Students met her.")
    assert words.names == frozenset(words_of("sadykova").keys)


def test_of_a_short_text_all_runs_are_kept_and_of_a_book_a_bounded_number() -> None:
    chance = random.Random(1)
    words = [f"word{chance.randrange(5000)}" for _ in range(40_000)]
    assert sketch(words_of("one two three four five")).runs == len(sketch(words_of("one two three four five")).digests) == 3
    assert len(sketch(words_of(" ".join(words[:200]))).digests) == FEWEST
    assert len(sketch(words_of(" ".join(words))).digests) == MOST


def test_below_its_largest_digest_a_sketch_holds_every_digest_of_the_text() -> None:
    chance = random.Random(2)
    words = [f"w{chance.randrange(900)}" for _ in range(1500)]
    whole, part = sketch(words_of(" ".join(words))), sketch(words_of(" ".join(words[200:700])))
    below = min(whole.digests[-1], part.digests[-1])
    assert {digest for digest in part.digests if digest < below} <= set(whole.digests)


@pytest.mark.parametrize("text", ["", "...", "a", "²ذµر ³age ①②③④", "1,234,567," * 5000, "'" * 20_000, "ก" * 5000, "\udc80 lone \ud800"])
def test_nothing_and_hostile_texts_have_sketches_too(text: str) -> None:
    found = sketch(words_of(text))
    assert len(found.digests) <= MOST
