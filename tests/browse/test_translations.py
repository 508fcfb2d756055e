"""Two languages side by side: paragraphs that belong together stand beside each other, and none is lost."""

from __future__ import annotations

from typing import Any

from newsarchive.browse.translations import LONGEST, side_by_side


def record(language: str, *paragraphs: str) -> dict[str, Any]:
    return {"language": language, "text": "\n\n".join(paragraphs)}


def test_paragraphs_that_belong_together_stand_beside_each_other() -> None:
    kazakh = record("kk", "Зертхана 2021 жылы ашылды, оған 45 миллион теңге жұмсалды.", "Қосымша.", "Онда 120 студент жұмыс істейді.")
    english = record("en", "The laboratory was opened in 2021 and cost 45 million tenge.", "It has room for 120 students.")
    pairs = side_by_side(kazakh, english)
    assert ("Онда 120 студент жұмыс істейді.", "It has room for 120 students.") in pairs
    for place, one in enumerate((kazakh, english)):
        assert "\n\n".join(pair[place] for pair in pairs if pair[place]) == one["text"]


def test_texts_that_are_too_long_or_empty_are_shown_all_the_same() -> None:
    long = record("ru", "а" * LONGEST, "б")
    assert side_by_side(long, record("en", "a")) == [(long["text"], "a")]
    assert side_by_side({"language": None, "text": None}, record("en", "a")) == [("", "a")]
