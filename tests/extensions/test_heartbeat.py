"""The heartbeat tells how long the event loop stood still."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest
from scrapy import Spider
from scrapy.utils.test import get_crawler

from newsarchive.extensions.heartbeat import Heartbeat


@pytest.mark.parametrize(("blocked", "level"), [(1.2, logging.WARNING), (0.3, logging.INFO)])
def test_a_blocked_loop_is_measured_and_a_long_one_is_a_warning(
    blocked: float, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    crawler = get_crawler()
    spider = Spider("any")

    async def beat() -> Heartbeat:
        heart = Heartbeat(crawler)
        heart.opened(spider)
        await asyncio.sleep(0.1)
        time.sleep(blocked)
        await asyncio.sleep(0.1)
        await heart.closed(spider)
        return heart

    with caplog.at_level(logging.INFO):
        heart = asyncio.run(beat())
    assert heart.longest >= blocked - 0.1
    told = [record for record in caplog.records if "longest pause" in record.message]
    assert [record.levelno for record in told] == [level]
