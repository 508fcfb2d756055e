"""Photo credits and printed nothings."""

from __future__ import annotations

import pytest

from newsarchive.text.credits import strip_credits


@pytest.mark.parametrize(
    "line", ["Photo: A. Smith", "Фото: пресс-служба", "Сурет: Айгүл", "(Bild: Anna Schmidt)", "None", "Photo credit:", "© KazNU"]
)
def test_a_line_that_is_a_credit_or_nothing_goes(line: str) -> None:
    assert strip_credits(f"The text.\n\n{line}\n\nMore.")[0] == "The text.\n\n\nMore."


def test_a_credit_in_brackets_goes_from_the_end_of_a_line() -> None:
    assert strip_credits("They met. (Bild: Anna Schmidt)\nMore.") == ("They met.\nMore.", ["(Bild: Anna Schmidt)"])


@pytest.mark.parametrize(
    "text",
    [
        "Photo: the jury chose. Then it left.\nMore.",
        "Bring a wallet (credit/debit cards, cash)\nMore.",
        "None of them came.\nMore.",
        "Photos were shown.\nMore.",
        "Images:\nMore.",
        "Photo: A. Smith",
    ],
)
def test_sentences_and_other_brackets_stay(text: str) -> None:
    assert strip_credits(text) == (text, [])
