"""Words of others on a page: what in them turns the line ends with them, and marks of matched words stay whole."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from newsarchive.browse.marking import bdi, closed, marked
from tests.cost import at_most

LRE, RLO, PDF, LRI, RLI, PDI = "\u202a", "\u202e", "\u202c", "\u2066", "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Жаңа зертхана", "Жаңа зертхана"),
        (f"{RLO}автор{LRI}", f"{RLO}автор{LRI}{PDI}{PDF}"),
        (f"a{LRI}b{PDI}c", f"a{LRI}b{PDI}c"),
        (f"a{PDI}b{PDF}c", "abc"),
        (f"{RLI}{LRE}a{PDI}b", f"{RLI}{LRE}a{PDI}b"),
        (f"{LRI}{PDF}a", f"{LRI}a{PDI}"),
        (f"{RLO}خبر\n{LRI}b\u2029c", f"{RLO}خبر{PDF}\n{LRI}b{PDI}\u2029c"),
    ],
)
def test_what_turns_the_line_ends_with_the_text_and_ends_nothing_around_it(text: str, expected: str) -> None:
    assert closed(text) == expected
    assert bdi(text) == Markup(f"<bdi>{expected}</bdi>")


def test_marks_and_markup_stay_as_they_are() -> None:
    assert marked(f"{LRI}a \x02b\x03 <c>") == f"<bdi>{LRI}a <mark>b</mark> &lt;c&gt;{PDI}</bdi>"
    assert bdi(Markup(f"<b>{LRI}</b>")) == f"<bdi><b>{LRI}</b>{PDI}</bdi>"


@pytest.mark.parametrize("text", [LRI * 300_000, PDI * 300_000, (LRI + RLO) * 150_000 + PDI * 150_000, RLO * 150_000 + PDI * 150_000])
def test_many_such_signs_cost_no_more_than_their_number(text: str) -> None:
    with at_most(400):
        closed(text)
