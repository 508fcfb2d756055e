"""An archive knows which files it consists of."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.archive.place import captures_folder, is_part_of


@pytest.mark.parametrize(
    "name",
    [
        "news.db", "news.db-wal", "news.db-shm", "news.db-journal", "news.db-lock", "news.db-lock-kaznu", "news.db-underway-kaznu",
        "news-captures", "news-captures/README.txt", "news-captures/new/x.csv", "../{folder}/news.db", "link.csv", "twin.csv",
    ],
)
def test_the_archive_its_companions_and_its_captures_are_part_of_it(tmp_path: Path, name: str) -> None:
    db = tmp_path / "news.db"
    db.touch()
    (tmp_path / "link.csv").symlink_to(db)
    (tmp_path / "twin.csv").hardlink_to(db)
    assert is_part_of(tmp_path / name.format(folder=tmp_path.name), db)


@pytest.mark.parametrize("name", ["news.csv", "news.db.csv", "news.db-report.html", "other.db", "news-captures.csv", "more/news.db-wal"])
def test_other_files_are_not(tmp_path: Path, name: str) -> None:
    db = tmp_path / "news.db"
    db.touch()
    assert not is_part_of(tmp_path / name, db)


def test_the_captures_stand_beside_the_archive_and_not_beside_a_link_to_it(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "жаңалық.db").touch()
    (tmp_path / "news.db").symlink_to(tmp_path / "disk" / "жаңалық.db")
    assert captures_folder(tmp_path / "news.db") == tmp_path / "disk" / "жаңалық-captures"
    assert captures_folder(Path("archive.db")) == Path("archive-captures")
