"""What a crawl is asked for: sites, addresses, and both."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.switches import switch_on
from newsarchive.errors import NewsarchiveError, SiteFileError, UsageError
from newsarchive.spiders.targets import Work, sort_switched_on, sort_targets

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


def test_all_means_the_sites_that_are_switched_on_and_never_the_whole_catalogue(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    with closing(connect(db)) as connection:
        with pytest.raises(UsageError, match="No site is switched on"):
            sort_switched_on(db, (), tmp_path)
        with transaction(connection):
            switch_on(connection, "kaznu")
            switch_on(connection, "nuu_uz")
    work, faults = sort_switched_on(db, (), tmp_path)
    assert (sorted(work), faults) == (["kaznu", "nuu_uz"], [])


def test_an_address_of_the_catalogue_finds_its_university(tmp_path: Path) -> None:
    work, told = sort(tmp_path, "https://news.wtu.edu.cn/info/1006/6712.htm", "http://www.uchile.cl/noticias/1/a")
    assert {ident: target.whole for ident, target in work.items()} == {"wtu": False, "uchile": False}
    assert told == []
