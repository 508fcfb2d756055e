"""What the docs say of the farm is true today."""

from __future__ import annotations

from tests.farm.sites import HELD, OPEN
from tests.farm.table import PAGE, page


def test_the_table_of_the_open_sites_is_current() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "run `python -m tests.farm.table`"


def test_the_farm_is_as_wide_as_it_says() -> None:
    kinds = (*OPEN, *HELD)
    languages = {language for kind in kinds for language in (kind.languages or (kind.language,))}
    encodings = {kind.encoding for kind in kinds} - {"utf-8"}
    counts = [len(kind().truth) for kind in kinds]
    assert (len(kinds), len(languages), len(encodings)) == (33, 19, 8)
    assert sum(200 <= count <= 400 for count in counts) >= 6
    assert all(30 <= count <= 400 for count in counts)
    assert len(HELD) >= 8
    assert {kind.held for kind in OPEN} == {False}
    assert {kind.held for kind in HELD} == {True}
