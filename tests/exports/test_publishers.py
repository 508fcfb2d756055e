"""What universities are called in references where no site file of theirs is at hand: as in an archive that was passed on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsarchive.exports.publishers import Publishers, names_in
from tests.archive.made import Feed


@pytest.mark.parametrize("passed_on", [False, True])
def test_a_site_without_a_file_is_called_as_the_archive_says(passed_on: bool, tmp_path: Path) -> None:
    feed = Feed(site="nowhere-else")
    names = {"kk": "Көкжиек университеті", "en": "Kokzhiek University"}
    if passed_on:
        feed.connection.execute("DELETE FROM crawls")
        feed.connection.execute("DELETE FROM site_files")
        rows = {"extract": "all", "site_names": json.dumps({"nowhere-else": names})}
        feed.connection.execute("CREATE TABLE IF NOT EXISTS about (key TEXT, value TEXT)")
        feed.connection.executemany("INSERT INTO about (key, value) VALUES (?, ?)", rows.items())
    else:
        lines = "\n".join(f'{code} = "{name}"' for code, name in names.items())
        feed.connection.execute("UPDATE site_files SET definition = ?", (f"[names]\n{lines}",))
    publishers = Publishers(feed.connection, tmp_path / "archive.db")
    assert names_in(feed.connection) == {"nowhere-else": names}
    assert [publishers.name_of("nowhere-else", code) for code in ("kk", "ru", None)] == [names["kk"], names["en"], names["en"]]
    assert publishers.name_of("nobody", "kk") is None
