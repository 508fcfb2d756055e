"""`sites add` and `crawl` by nothing but an address, over some sites of the farm; `make prove` measures all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.farm.harness import Measured, measure
from tests.farm.model import Site
from tests.farm.open_aspnet import AspNet
from tests.farm.open_bitrix import Bitrix
from tests.farm.open_drupal import Nodes
from tests.farm.open_frames import Frames
from tests.farm.open_more import More
from tests.farm.open_next import Next

SOME: tuple[type[Site], ...] = (Bitrix, AspNet, More, Next, Nodes, Frames)
LARGE = 200


@pytest.mark.full
@pytest.mark.xdist_group("farm")
def test_universities_are_added_by_their_address_and_crawled_whole(tmp_path: Path) -> None:
    found: list[Measured] = []
    for kind in SOME:
        folder = tmp_path / kind.id
        folder.mkdir()
        one = measure(kind(), folder)
        assert one.add_code == 0, one.add_says
        assert one.right >= 0.9 * one.articles, (one.site, one.missed)
        assert one.right >= 0.9 * one.rows, (one.site, one.wrong)
        assert one.add_requests <= 60
        assert (one.forbidden, one.too_soon) == (0, 0)
        if one.articles >= LARGE:
            assert one.crawl_requests <= 1.35 * one.right
        found.append(one)
    assert sum(one.right for one in found) >= 0.98 * sum(one.articles for one in found)
    assert sum(one.right for one in found) >= 0.98 * sum(one.rows for one in found)
