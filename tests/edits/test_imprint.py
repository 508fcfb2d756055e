"""By the bits of their runs alone, two texts of which one was made of the other are told from two that share some sentences."""

from __future__ import annotations

import pytest

from newsarchive.edits.imprint import ROOM, SMALLEST, SURELY_FEWER, Bits, bits_of, imprint, shared
from newsarchive.edits.shingles import sketch, words_of
from tests.edits.made import LANGUAGES, edited, text_of


def of(text: str) -> Bits:
    return bits_of(sketch(words_of(text)).imprint)


@pytest.mark.parametrize("language", LANGUAGES)
def test_copies_that_are_edited_cut_or_joined_are_never_told_apart(language: str) -> None:
    text, other = text_of(language, 1, sentences=14), text_of(language, 2, sentences=14)
    assert shared(of(text), of(text)) == 1.0
    for seed in range(20):
        assert shared(of(text), of(edited(text, language, 0.3, seed))) is not None
    for part in (text[: len(text) // 3], text[len(text) // 2 :], f"{other}\n\n{text}"):
        assert shared(of(text), of(part)) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_share_a_few_sentences_or_nothing_are_told_apart(language: str) -> None:
    first = text_of(language, 1, sentences=20)
    for number in range(2, 12):
        other = text_of(language, number, sentences=20)
        assert shared(of(first), of(other)) is None
        assert shared(of(first), of(f"{first[: len(first) // 12]} {other}")) is None


def test_what_is_shared_is_told_about_right_whatever_the_lengths() -> None:
    for own, others, both in ((100, 100, 60), (100, 900, 50), (400, 1500, 300), (3000, 3000, 1200)):
        one, other = (range(own), range(own - both, own - both + others))
        bits = [bits_of(imprint({number * 0x9E3779B97F4A7C15 % (1 << 47) >> 7 for number in numbers})) for numbers in (one, other)]
        assert shared(*bits) == pytest.approx(both / own, abs=0.1)
        assert shared(*bits) == shared(*reversed(bits))


def test_an_imprint_is_as_large_as_its_text_needs() -> None:
    assert of("").size == SMALLEST
    assert len(imprint(set(range(SMALLEST)))) == SMALLEST * ROOM // 8


def test_a_text_without_runs_shares_nothing_and_where_nothing_can_be_told_nothing_is_ruled_out() -> None:
    text = text_of("en", 1)
    assert shared(of(""), of(text)) is None
    assert shared(bits_of(b""), of(text)) == SURELY_FEWER
    everything = bits_of(imprint(set(range(1 << 16))))
    assert shared(of(text), everything) == SURELY_FEWER
