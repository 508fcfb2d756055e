"""How many pages a pager says that a list has."""

from __future__ import annotations

import pytest

from newsarchive.survey.page_counts import pages_of
from tests.cost import at_most

HERE = "http://u.example/news"


@pytest.mark.parametrize(
    ("text", "count"),
    [("Seite 1 von 48", 48), ("стр. 2 из 131", 131), ("Page 1 of 9", 9), ("página 1 de 12", 12), ("第1页 共35页", 35), ("صفحة 1 من 20", 20),
     ("Read page 3 of the report", 0), ("5 von 7 Studierenden", 0)],
)  # fmt: skip
def test_the_words_of_a_pager_are_read_in_many_languages(text: str, count: int) -> None:
    assert pages_of({}, f"News. {text}. More", HERE) == count


@pytest.mark.parametrize(
    ("addresses", "count"),
    [
        ({"?blatt=2": "2", "?blatt=3": "3", "?blatt=87": "»"}, 87), ({"?p=1": "2", "?p=2": "3", "?p=59": "Last"}, 60),
        ({"?ab=20": "2", "?ab=40": "3", "?ab=380": "»|"}, 20), ({"?id=2": "Two", "?id=900": "A title of the news"}, 0),
    ],
)  # fmt: skip
def test_the_link_to_the_last_page_counts_under_any_name(addresses: dict[str, str], count: int) -> None:
    assert pages_of({HERE + query: label for query, label in addresses.items()}, "", HERE) == count


def test_long_figures_take_no_long_time() -> None:
    with at_most(400):
        assert pages_of({}, "page 1 " * 100_000 + "9" * 100_000, HERE) == 0


@pytest.mark.parametrize(
    ("labels", "template", "count"),
    [((10, 20, 60), "?debut_a={0}", 7), ((20, 40, 380), "?id=4&start={0}", 20), ((2, 3, 4), "?page={0}", 4), ((10, 20), "?page={0}", 20)],
)
def test_a_pager_that_calls_its_pages_by_the_rows_before_them_is_counted_in_pages(labels: tuple[int, ...], template: str, count: int) -> None:
    assert pages_of({HERE + template.format(n): str(n) for n in labels}, "", HERE) == count


@pytest.mark.parametrize(
    ("rows", "count"), [((10, 20, 30, 70), 8), ((20, 30, 70), 8), ((10,), 10), ((40, 60, 80), 5)]
)  # fmt: skip
def test_a_pager_that_counts_rows_is_read_on_any_of_its_pages(rows: tuple[int, ...], count: int) -> None:
    assert pages_of({f"{HERE}?debut_articles={row}": str(row) for row in rows}, "", HERE) == count
