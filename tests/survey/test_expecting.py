"""How many articles a site is expected to have."""

from __future__ import annotations

import pytest

from newsarchive.survey.expecting import expect
from newsarchive.survey.findings import Findings, FoundListing
from newsarchive.survey.look import Look
from newsarchive.survey.page_counts import pages_of

A, B = "http://u.example/a/", "http://u.example/b/"


def _found(*listings: tuple[str, int], expected: int | None = None) -> Findings:
    lists = [FoundListing(url=url, language="ka", names=names, follows="?page=2 brings more") for url, names in listings]
    return Findings(id="u", url="http://u.example/", listings=lists, expected=expected, expected_reason="its sitemap names so many")


@pytest.mark.parametrize(
    ("found", "pages", "count", "reason"),
    [
        (_found((A, 10)), {A: 4}, 40, "its pager counts 4 pages of 10"),
        (_found((A, 20)), {A: 3, f"{A}?start=80": 7}, 140, "its pager counts 7 pages of 20"),
        (_found((A, 10), (B, 5)), {A: 4, B: 6}, 70, "the pagers of its 2 lists"),
        (_found((A, 10), (B, 5)), {A: 4, B: 0}, 45, "the pagers of its 2 lists"),
        (_found((A, 10), expected=152), {A: 8}, 152, "its sitemap names so many"),
        (_found((A, 10), expected=30), {A: 8}, 80, "its pager counts 8 pages of 10"),
        (_found((A, 10), (B, 5)), {A: 0, B: 6}, None, "its sitemap names so many"),
        (_found((A, 10)), {A: 100_000}, None, "its sitemap names so many"),
        (Findings(id="u", url=A), {A: 4}, None, ""),
    ],
)
def test_whatever_says_most_is_expected(found: Findings, pages: dict[str, int], count: int | None, reason: str) -> None:
    expect(found, [Look(url=url, pages=number) for url, number in pages.items()])
    assert found.expected == count
    assert found.expected_reason.startswith(reason)


def test_the_archive_of_a_year_is_no_page() -> None:
    texts = {f"{A}?page=2": "2", f"{A}?page=7": "7", f"{A}?y=2026": "2026", f"{A}?y=2019": "2019"}
    assert pages_of(texts, "", A) == 7
