"""What was learned of words' endings is small, whole, and says something sensible of words that no dictionary has."""

from __future__ import annotations

import lzma
from importlib.resources import files

import pytest

from newsarchive.text.word_endings import LONGEST_END, dictionary_forms
from newsarchive.text.word_keys import LEARNED

FOLDER = files("newsarchive.text") / "endings"


def test_all_that_was_learned_is_less_than_two_megabytes_and_no_file_is_left_over() -> None:
    there = {file.name: len(file.read_bytes()) for file in FOLDER.iterdir() if file.name.endswith(".xz")}
    assert set(there) == {f"{name}.xz" for name in LEARNED.values()}
    assert sum(there.values()) < 2_000_000
    assert max(there.values()) < 200_000


@pytest.mark.parametrize("name", sorted(set(LEARNED.values())))
def test_every_line_is_a_change_and_the_ends_after_which_it_is_made(name: str) -> None:
    for line in lzma.decompress((FOLDER / f"{name}.xz").read_bytes()).decode().splitlines():
        made, _, ends = line.partition("\t")
        assert all(one.count("/") == 3 for one in made.split(" "))
        assert all(end.startswith("^") or len(end) <= LONGEST_END for end in ends.split(" "))


@pytest.mark.parametrize(
    ("name", "form", "word"),
    [
        ("ru", "флумбургами", "флумбург"), ("ru", "замурляндским", "замурляндскии"), ("pl", "flumburgami", "flumburg"),
        ("fi", "flumburgissa", "flumburg"),
        ("hu", "flumburgban", "flumburg"), ("it", "flumbaturi", "flumbaturo"), ("en", "flumburgs", "flumburg"),
        ("lt", "flumburgai", "flumburgas"),
    ],
)  # fmt: skip
def test_words_that_no_dictionary_has_are_treated_as_those_that_end_alike(name: str, form: str, word: str) -> None:
    assert word in dictionary_forms(form, name)


def test_what_is_too_short_or_too_long_for_an_ending_stays_as_it_is() -> None:
    assert dictionary_forms("zq", "en") == {"zq"}
    assert dictionary_forms("s" * 5_000, "en") == {"s" * 5_000}
