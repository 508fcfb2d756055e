"""A change of a field is one line of words, whatever its language and length."""

from __future__ import annotations

import pytest

from newsarchive.rereading.wording import in_words
from tests.cost import at_most


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Main page - News. The senate met.", "The senate met.", "[-Main page - News.-] The senate met."),
        ("The senate met on Monday in the old hall.", "The senate met on Friday in the old hall.",
         "The senate met on [-Monday-] {+Friday+} in the old hall."),
        ("Университет ашты зертхана", "Университет ашты жаңа зертхана", "Университет ашты {+жаңа+} зертхана"),
        ("one two three four five six", "one two three four five six seven", "… three four five six {+seven+}"),
        ("First.\n\nSecond.", "First. Second.", "First. [-¶-] Second."),
        (None, "2021-04-20", "nothing -> 2021-04-20"), ("2021", None, "2021 -> nothing"), ("a  b", "a b", "a b -> a b"),
        ("a b c d e f g h i j k l", "a X c d e f g h i j Y l", "a [-b-] {+X+} c d e f g h i j [-k-] {+Y+} l"),
    ],
)  # fmt: skip
def test_a_change_is_shown_word_by_word_with_a_little_around_it(before: str | None, after: str | None, line: str) -> None:
    assert in_words(before, after) == line


@pytest.mark.parametrize("words", [["word"] * 200_000, [str(n) for n in range(100_000)], ["w" * 3_000_000]])
def test_texts_without_end_are_shown_in_a_line_and_at_once(words: list[str]) -> None:
    with at_most(1000):
        said = in_words(" ".join(["a", *words, "b"]), " ".join(["c", *words[::-1], "d", *words]))
    assert len(said) < 5_000
