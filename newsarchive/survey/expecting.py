"""How many articles a site may have: what its sources say, or the pagers of its lists together."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.survey.findings import Findings, FoundListing
from newsarchive.survey.look import Look
from newsarchive.survey.sections import is_of

MOST_PAGES = 3000


def expect(found: Findings, looks: Sequence[Look]) -> None:
    """Write down how many articles are to be expected, by whatever says most: a source names those that it has, a pager shows at times
    only the nearest of its pages, and a list has those of one language.

    Args:
        looks: the pages that were looked at.
    """
    counted = [(one.names * pages, one, pages) for one in found.listings if one.names and (pages := _pages(one, looks)) > 1]
    if not counted or counted[0][1] is not found.listings[0] or not found.listings[0].follows:
        return
    # A list that shows no pager counts with what it names.
    rest = sum(one.names for one in found.listings if not any(one is other for _, other, _ in counted))
    total = sum(count for count, _, _ in counted) + rest
    if found.expected is not None and found.expected >= total:
        return
    found.expected = total
    _, first, pages = counted[0]
    if len(found.listings) == 1:
        found.expected_reason = f"its pager counts {pages:,} pages of {first.names}"
    else:
        found.expected_reason = f"the pagers of its {len(found.listings)} lists say so together; some of them may name the same ones"


def _pages(listing: FoundListing, looks: Sequence[Look]) -> int:
    """The highest number of a page that any page seen of a list names."""
    found = max((look.pages for look in looks if is_of(look.url, listing.url)), default=0)
    return found if found <= MOST_PAGES else 0
