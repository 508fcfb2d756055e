"""A stored text set for reading."""

from __future__ import annotations

from newsarchive.browse.paragraphs import blocks


def test_paragraphs_with_the_same_bullet_behind_each_other_are_a_list() -> None:
    found = blocks("Бағдарлама:\n\n• ашылу\n\n• баяндамалар\n\n•жабылу\n\nСоңы.")
    assert [(one.is_list, len(one.lines)) for one in found] == [(False, 1), (True, 3), (False, 1)]
    assert found[1].lines[0] == "• ашылу"


def test_dashes_single_bullets_and_stars_in_words_are_no_lists() -> None:
    text = "– Иә, – деді ол.\n\n– Жоқ.\n\n• жалғыз\n\n*жұлдыз\n\n*тағы"
    assert not any(one.is_list for one in blocks(text))
    assert [one.lines[0] for one in blocks(text)] == text.split("\n\n")


def test_nothing_is_lost_or_added() -> None:
    for text in ("", None, "a", "• a\n\n◦ b\n\n◦ c", "a" * 1_000_000, "\n\n\n\n  \n\nb\nc"):
        lines = [line for one in blocks(text) for line in one.lines]
        assert lines == [part for part in (text or "").split("\n\n") if part.strip()]
