"""Numbers read well to people."""

from __future__ import annotations

from newsarchive.plural import number_of


def test_one_is_singular_and_all_else_plural() -> None:
    assert [number_of(number, "article") for number in (0, 1, 2, 1234)] == ["0 articles", "1 article", "2 articles", "1,234 articles"]
    assert number_of(1, "address", "addresses") == "1 address"
    assert number_of(3, "address", "addresses") == "3 addresses"
