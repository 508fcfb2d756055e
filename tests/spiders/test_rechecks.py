"""Fetched again and again while everything around the article changes: one version and one body; a box that is corrected is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.archive.place import captures_folder
from newsarchive.archive.settle import REF, ref_of
from newsarchive.captures.reader import members, read_record
from tests.captures.samples import check
from tests.spiders.shells import University, all_of, crawl, served

KINDS = "SELECT record_type, count(*) FROM captures WHERE url LIKE '%/news/%' GROUP BY 1 ORDER BY 1"


@pytest.mark.full
def test_ten_fetches_of_pages_whose_shell_changes_are_one_version_and_one_body_each(tmp_path: Path) -> None:
    university = University()
    with served(university) as port:
        for day in range(1, 11):
            university.day = day
            crawl(tmp_path, port)
        assert all_of(tmp_path, KINDS) == [("metadata", 54), ("response", 6)]
        assert all_of(tmp_path, "SELECT DISTINCT version_count FROM articles") == [1]
        assert all_of(tmp_path, "SELECT count(*) FROM fetches WHERE url LIKE '%/news/%' AND outcome = 'unchanged'") == [54]
        assert all_of(tmp_path, "SELECT record_type, count(*) FROM captures WHERE url LIKE '%/news' GROUP BY 1 ORDER BY 1") == [
            ("response", 1), ("revisit", 9),
        ]  # fmt: skip
        university.box = '<div class="note"><h4>Correction</h4><p>The caption of the picture was wrong.</p></div>'
        crawl(tmp_path, port)
        assert all_of(tmp_path, KINDS) == [("metadata", 59), ("response", 7)]
        university.box = university.box.replace("wrong", "false")
        crawl(tmp_path, port)
        assert all_of(tmp_path, KINDS) == [("metadata", 64), ("response", 8)]
        crawl(tmp_path, port)
        assert all_of(tmp_path, KINDS) == [("metadata", 70), ("response", 8)], "what was kept is what the next visit is compared with"
        kept = all_of(tmp_path, f"SELECT {REF} FROM captures c WHERE url LIKE '%/news/3' AND record_type = 'response'")
        bodies = [read_record(captures_folder(tmp_path / "archive.db"), ref_of(row)).body for row in kept]
        assert [b"was wrong" in one for one in bodies].count(True) == 1
        assert [b"was false" in one for one in bodies].count(True) == 1
        assert all_of(tmp_path, "SELECT DISTINCT version_count FROM articles") == [1], "the box is no part of the article's text"
    for path in captures_folder(tmp_path / "archive.db").glob("*.warc.gz"):
        check(path)
        assert list(members(path))


@pytest.mark.full
def test_a_site_file_may_have_all_answers_kept(tmp_path: Path) -> None:
    university = University()
    with served(university) as port:
        for _ in range(2):
            crawl(tmp_path, port, more='keep_rechecks = "all"')
    assert all_of(tmp_path, KINDS) == [("response", 12)]
