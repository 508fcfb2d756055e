"""Full disks, and readers beside writers: nothing is harmed, and it goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.durability.disk_full import crawl_on_disks
from tests.durability.two_sites import SITES, beside

pytestmark = pytest.mark.full


@pytest.mark.skipif(
    not os.environ.get("NEWSARCHIVE_REQUIRE_ALL")
    and (shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode != 0),
    reason="this system allows no mount namespaces",
)
def test_a_disk_that_is_full_at_any_write_harms_nothing(tmp_path: Path) -> None:
    report = crawl_on_disks(tmp_path, [kilobytes * 1024 for kilobytes in (8, 200, 320, 480, 640, 1100)])
    assert report.wrong == []
    assert report.full >= 3, "the disks were small enough to be full"
    assert len(report.articles) == 1, "with room, every crawl came to the same end"


def test_readers_and_two_crawls_do_not_disturb_each_other(tmp_path: Path) -> None:
    report = beside(tmp_path, rounds=2, count=20)
    assert report.crawl_codes == [0] * 4
    assert report.reader_errors == []
    assert report.failed_writes == 0
    assert report.reads > 20
    assert report.largest_wal < 64 * 1024 * 1024
    assert set(report.articles) == set(SITES)
    assert len(set(report.articles.values())) == 1
