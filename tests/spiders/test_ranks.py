"""The newest first, whatever the source that names it."""

from __future__ import annotations

from newsarchive.archive.frontier import RECHECK_RANK
from newsarchive.items import Claim, Link
from newsarchive.spiders.ranks import ARCHIVE, NUMBERS, PAGES, SITEMAP, ranks


def link(
    name: str, day: str | None = None, source: str = "listing", kind: str = "article", field: str = "published", position: int = 0
) -> Link:
    claims = (Claim(field=field, value=day, source=source),) if day else ()
    return Link(url=f"https://uni.example/{name}", kind=kind, position=position, source=source, claims=claims)  # type: ignore[arg-type]


def order(*groups: list[Link], rank: int = 1000) -> list[str]:
    """Names in the order in which they are asked, when each group was found on a page of its own."""
    found = [
        (own, one.url.rpartition("/")[2]) for group in groups for one, own in zip(group, ranks(group, rank), strict=True)
    ]
    return [name for _, name in sorted(found, key=lambda one: one[0])]


def test_sources_with_dates_are_asked_side_by_side() -> None:
    listing = [link("a", "2025-05-30"), link("c", "2025-05-20"), link("e", "2025-05-10")]
    feed = [link("b", "2025-05-25T10:00:00+05:00", "feed"), link("d", "2025-05-15T10:00:00+05:00", "feed")]
    assert order(listing, feed) == ["a", "b", "c", "d", "e"]


def test_an_undated_listing_is_asked_in_its_own_order_and_before_what_only_a_sitemap_names() -> None:
    listing = [link(name, position=n) for n, name in enumerate("abc")]
    sitemap = [link("x", "2025-05-30", "sitemap", field="modified"), link("y", None, "sitemap")]
    assert order(listing, sitemap) == ["a", "b", "c", "x", "y"]


def test_the_day_of_publication_puts_an_entry_of_a_sitemap_beside_the_others_and_that_of_a_change_does_not() -> None:
    listing = [link("a", "2025-05-30"), link("c", "2025-05-20")]
    assert order(listing, [link("b", "2025-05-25", "sitemap")]) == ["a", "b", "c"]
    assert order(listing, [link("b", "2025-05-25", "sitemap", field="modified")]) == ["a", "c", "b"]


def test_the_next_page_comes_when_this_one_is_nearly_asked_whatever_is_pinned_on_top() -> None:
    rows = [link("pinned", "2019-01-01"), *(link(f"n{day}", f"2025-05-{day}") for day in range(30, 20, -1))]
    names = order([*rows, link("next", kind="listing", position=11)])
    assert names.index("n26") < names.index("next") < names.index("n21")
    assert names[-1] == "pinned"


def test_dates_that_do_not_order_a_page_are_not_used() -> None:
    days = ("2025-05-30", "2019-01-01", "2025-04-01", "2018-01-01", "2025-03-01", "2017-01-01")
    assert order([link(name, day, position=n) for n, (name, day) in enumerate(zip("abcdef", days, strict=True))]) == list("abcdef")


def test_an_undated_row_stays_beside_the_one_before_it() -> None:
    assert order([link("a", "2025-05-30"), link("b"), link("c", "2025-05-10")], [link("x", "2025-05-20", "feed")]) == ["a", "b", "x", "c"]


def test_what_nobody_lists_comes_last() -> None:
    found = [link("p", source="page"), link("n", source="numbers"), link("s", None, "sitemap"), link("y", "2024-12", "archive", "listing"),
             link("old", "1995-01-01")]  # fmt: skip
    assert order(found) == ["old", "s", "y", "p", "n"]
    assert max(ranks(found, 1000)) < RECHECK_RANK
    assert SITEMAP < ARCHIVE < PAGES < NUMBERS


def test_of_many_sitemaps_the_three_last_changed_are_read_before_anything_is_asked() -> None:
    index = [link(f"map{n}", f"2025-05-{10 + n}", "sitemap", "listing", "modified", n) for n in range(5)]
    assert [rank <= 1000 for rank in ranks(index, 1000)] == [True, True, True, False, False]


def test_what_an_undated_list_has_pinned_on_top_comes_behind_the_page_after_it() -> None:
    def page(start: int, *pinned: int) -> list[Link]:
        numbers = [*pinned, *range(start, start - 6, -1)]
        return [link(f"view-{number}", position=n) for n, number in enumerate(numbers)]

    first = ranks(page(50, 39, 20), 1000)
    second = ranks(page(44, 39, 20), 2000)
    assert max(first[2:]) < min(second[2:]) < max(second[2:]) < first[0] < 3000
    assert order(page(50)) == [f"view-{number}" for number in range(50, 44, -1)]
    rising = [link(f"view-{number}", position=number) for number in range(1, 8)]
    assert order(rising) == [f"view-{number}" for number in range(1, 8)]


def test_a_list_that_begins_with_the_oldest_is_read_to_its_end_before_its_articles() -> None:
    rows = [link(f"d{day}", f"2025-05-{day}") for day in range(10, 20)]
    assert order([*rows, link("next", kind="listing", position=11)])[:3] == ["next", "d19", "d18"]
    falling = order([*reversed(rows), link("next", kind="listing", position=11)])
    assert falling.index("d14") < falling.index("next")


def test_pinned_articles_of_a_dated_list_do_not_come_before_the_next_page() -> None:
    pinned = [link("p1", "2025-03-01"), link("p2", "2025-04-20"), link("p3", "2025-04-01")]
    names = order([*pinned, *(link(f"n{day}", f"2025-05-{day}") for day in range(30, 22, -1)), link("next", kind="listing", position=11)])
    assert names.index("next") < names.index("n23") < names.index("p2") < names.index("p3") < names.index("p1")


def test_what_an_undated_list_has_pinned_waits_for_the_page_it_belongs_to() -> None:
    def page(number: int) -> list[Link]:
        start = 110 - 10 * number
        own = [link(f"post?id={n}" + (f"&page={number}" if number > 1 else ""), position=n) for n in range(start, start - 10, -1)]
        return [link("post?id=72"), link("post?id=45"), *own]

    first, second, third = (ranks(page(number), 1000 * number) for number in (1, 2, 3))
    assert max(first[2:]) < 2000
    assert max(second[2:]) < 3000 < first[0] < 4000 < 6000 < first[1] < 7000, "each behind the page of its number"
    assert (second[0] // 1000, second[1] // 1000, third[1] // 1000) == (first[0] // 1000, first[1] // 1000, first[1] // 1000)
    assert third[0] in third[2:], "on its own page it stands where its number does"
