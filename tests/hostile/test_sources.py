"""Hostile feeds, sitemaps and interfaces as the sources of a site: the crawl ends, asks nobody else, and has the good entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.archive.webs import MOST_OF_INDEXES
from tests.hostile.test_tour import MOST_MB, needs_namespace
from tests.hostile.tour import Report, run

MODULE = "tests.hostile.sources_tour"


def check(report: Report) -> None:
    """What must hold of any such crawl."""
    assert report.wrong == [], "every address has its outcome, and every source's ordinary article is had"
    assert report.complaints == []
    assert report.outside == [], "nothing leaves for other addresses"
    assert report.sockets == [], "nothing listens"
    assert report.peak_mb < MOST_MB
    assert report.code == 3, "sources that are no good are told"
    # An index that names itself, pages of which each names the same article, and pages of addresses that come to nothing.
    assert report.asked["/sitemap/self.xml"] <= 8
    assert report.asked["/source/same.xml"] <= 6
    assert report.asked["/source/same.json"] <= 6
    assert report.asked["/source/new.xml"] <= 12
    assert set(report.redirected.values()) == {"trap"}, "what leads elsewhere does not even become an address"
    for title, text in report.texts.values():
        assert "root:" not in f"{title}{text}"
        assert len(title or "") < 1000


@needs_namespace
def test_hostile_sources(tmp_path: Path) -> None:
    check(run(tmp_path, short=True, module=MODULE))


@needs_namespace
@pytest.mark.full
@pytest.mark.alone
def test_hostile_sources_and_those_that_take_long(tmp_path: Path) -> None:
    report = run(tmp_path, module=MODULE)
    check(report)
    assert report.asked["/source/many.txt"] == 20, "60,000 of 200,000 addresses, in parts"
    # The start, the indexes it names, and what one crawl reads of what those name.
    assert sum(count for path, count in report.asked.items() if path.startswith("/sitemap/fan/")) <= 1 + 100 + MOST_OF_INDEXES
