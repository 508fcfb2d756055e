"""A day later a site costs little more than its listings."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive.forms import now_text
from newsarchive.items import Why
from tests.farm.again import age, come_back, of_age
from tests.farm.open_frames import Frames
from tests.farm.open_joomla import Joomla
from tests.farm.open_wordpress import WordPress


def test_an_archive_is_made_older_by_days(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    with closing(sqlite3.connect(db)) as archive, archive:
        archive.execute("CREATE TABLE t(at TEXT, said TEXT, published TEXT, n INTEGER)")
        archive.execute("INSERT INTO t VALUES ('2026-03-01T12:00:00.123Z', 'on 2026-03-01', '2026-03-01T12:00:00+05:00', 7)")
    age(db, 1.5)
    with closing(sqlite3.connect(db)) as archive:
        assert archive.execute("SELECT * FROM t").fetchall() == [
            ("2026-02-28T00:00:00.123Z", "on 2026-03-01", "2026-03-01T12:00:00+05:00", 7)
        ]


def test_the_news_of_a_site_can_be_old_but_for_a_share() -> None:
    days = sorted((one.day.isoformat() for one in of_age(Joomla, 0.1).stories), reverse=True)
    today = now_text()[:10]
    assert all(day < today for day in days)
    with closing(sqlite3.connect(":memory:")) as clock:
        old = [clock.execute("SELECT julianday(?) - julianday(?)", (today, day)).fetchone()[0] for day in days]
    assert sum(day <= 6 for day in old) == 9
    assert sum(day < 30 for day in old) == 9
    assert len(old) == 90


@pytest.mark.full
@pytest.mark.xdist_group("farm")
def test_old_news_are_not_asked_for_and_listings_not_sent_again(tmp_path: Path) -> None:
    for kind in (Frames, WordPress):
        folder = tmp_path / kind.id
        folder.mkdir()
        found = come_back(of_age(kind), folder, etags=True)
        assert found.code == 0, found.says
        assert found.article_requests == 0, found.whys
        assert found.source_requests <= 1.1 * found.sources
        assert found.not_modified == found.offered > 0
        assert set(found.whys) == {Why.LISTING, Why.ROBOTS}


@pytest.mark.full
@pytest.mark.xdist_group("farm")
def test_of_a_site_with_recent_news_these_alone_are_asked_for(tmp_path: Path) -> None:
    found = come_back(of_age(Joomla, 0.1), tmp_path, etags=True)
    assert found.code == 0, found.says
    assert 0 < found.article_requests <= 9
    assert found.whys[Why.AGE] == found.article_requests
    assert "known articles due to be looked at again" in found.says
