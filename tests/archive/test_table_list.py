"""What an archive has of tables and views is told without what SQLite keeps for itself."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from newsarchive.archive.database import connect
from newsarchive.archive.table_list import tables


def test_tables_and_views_are_told_with_their_columns_and_no_index_is(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(connect(path)):
        pass
    found = {one.name: one for one in tables(path)}
    assert found["record"].is_view
    assert not found["articles"].is_view
    assert (found["articles"].rows, ("title", "TEXT") in found["articles"].columns) == (0, True)
    assert not any(name.startswith(("_", "sqlite_")) or "_fts" in name for name in found)
