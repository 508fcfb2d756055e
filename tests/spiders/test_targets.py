"""What a crawl is asked for: sites, addresses, and both."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.errors import NewsarchiveError, SiteFileError, UsageError
from newsarchive.spiders.targets import Work, sort_targets

PAGE = "http://welcome.kokzhiek.example/en/3/news/one/24834/"
OTHER = "http://welcome.kokzhiek.example/kz/3/news/one/24834/"


def sort(folder: Path, *targets: str) -> tuple[Work, list[NewsarchiveError]]:
    told: list[NewsarchiveError] = []
    return sort_targets(targets, folder, told.append), told


@pytest.mark.parametrize("targets", [("demo", PAGE), (PAGE, "demo"), (PAGE, "demo", PAGE)])
def test_a_site_that_is_named_beside_its_addresses_is_crawled_whole(tmp_path: Path, targets: tuple[str, ...]) -> None:
    work, _ = sort(tmp_path, *targets)
    assert (list(work), work["demo"].whole, work["demo"].urls) == (["demo"], True, (PAGE,))


def test_addresses_alone_are_asked_for_alone(tmp_path: Path) -> None:
    work, _ = sort(tmp_path, PAGE, OTHER, PAGE, "kaznu")
    assert (work["demo"].whole, work["demo"].urls) == (False, (PAGE, OTHER))
    assert (work["kaznu"].whole, work["kaznu"].urls) == (True, ())


def test_another_sites_broken_file_is_told_of_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("id = 1", encoding="utf-8")
    work, told = sort(tmp_path, PAGE)
    assert list(work) == ["demo"]
    assert [type(one) for one in told] == [SiteFileError]
    assert sort(tmp_path, "demo")[1] == []


def test_an_address_that_may_belong_to_a_broken_file_names_that_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="belongs to no known site"):
        sort(tmp_path, "https://nobody.example/1")
    (tmp_path / "other.toml").write_text("id = 1", encoding="utf-8")
    with pytest.raises(SiteFileError, match=r"other\.toml"):
        sort(tmp_path, "https://nobody.example/1")
