"""Coming back to the farm a day later: what is asked again of sites whose news are old, and of some with news of the last days."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import results
from tests.farm.again import Back, come_back, of_age
from tests.farm.model import Site
from tests.farm.open_bitrix import Bitrix
from tests.farm.open_joomla import Joomla
from tests.farm.open_wordpress import WordPress
from tests.farm.sites import OPEN

RECENT = 0.1
WITH_NEWS: tuple[type[Site], ...] = (WordPress, Bitrix, Joomla)
"""Sites whose news are also had with a tenth of them from the last six days."""


def measured(sites: Iterable[Site]) -> list[Back]:
    """Come back to sites one after the other; two of three name their answers by ETags."""
    found = []
    for n, site in enumerate(sites):
        with tempfile.TemporaryDirectory() as folder:
            one = come_back(site, Path(folder), etags=n % 3 != 2)
        found.append(one)
        print(
            f"{one.site:12} {one.articles:5} articles; a day later {one.article_requests} of articles, {one.source_requests} of"
            f" {one.sources} listings, {one.robots} of robots; {one.not_modified} of {one.offered} answers not sent again; {one.whys}",
            flush=True,
        )
    return found


def totals(found: Sequence[Back]) -> dict[str, Any]:
    """Figures over several sites."""
    sources, requests = sum(one.sources for one in found), sum(one.source_requests for one in found)
    whys: Counter[str] = Counter()
    for one in found:
        whys.update(one.whys)
    return {
        "sites": len(found), "articles": sum(one.articles for one in found),
        "article_requests": sum(one.article_requests for one in found), "listing_pages": sources, "listing_requests": requests,
        "requests_a_listing_page": round(requests / max(sources, 1), 3), "robots_requests": sum(one.robots for one in found),
        "same_as_before": sum(one.offered for one in found), "not_sent_again": sum(one.not_modified for one in found),
        "crawls_not_good": sum(one.code != 0 for one in found), "whys": dict(whys.most_common()),
    }  # fmt: skip


def coming_back(size: int, seed: int) -> None:
    """The first `size` open sites, all news over thirty days old; then some with a tenth of recent news."""
    old = measured(of_age(kind) for kind in OPEN[:size])
    recent = measured(of_age(kind, RECENT) for kind in WITH_NEWS[:size])
    results.write(
        "coming_back", size=len(old) + len(recent), old=totals(old), recent=totals(recent),
        recent_articles=sum(round(RECENT * one.articles) for one in recent),
    )  # fmt: skip
