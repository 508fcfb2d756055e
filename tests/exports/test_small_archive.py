"""The small archive is read by what reads the large one."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from newsarchive.archive.database import connect
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.selection import Selection
from newsarchive.browse.app import build
from newsarchive.exports.making import Export
from newsarchive.exports.write import export_at
from tests.browse.test_room import ask
from tests.exports.conftest import Made


def test_the_reading_room_shows_every_page_of_it(odd: Path, tmp_path: Path) -> None:
    path = tmp_path / "small.db"
    with closing(open_readonly(odd)) as connection:
        done = export_at(path, Export(connection, Selection(query="зертхана OR лаборатория"), db=odd), "sqlite")
    assert (done.rows, sorted(one.name for one in tmp_path.iterdir())) == (
        2, ["small.db", "small.db.COVERAGE.md", "small.db.datapackage.json"]
    )

    async def ask() -> dict[str, tuple[int, str]]:
        app = build(path)
        await app.invoke_startup()
        paths = ("/", f"/search?q={quote('зертхана')}", "/article/demo-kk-1", "/-/changes", "/small/articles", "/small/record")
        answers = {one: await app.client.get(one) for one in paths}
        return {one: (answer.status_code, answer.text) for one, answer in answers.items()}

    answers = asyncio.run(ask())
    assert {path: status for path, (status, _) in answers.items() if status != 200} == {}
    assert "Жаңа" in answers["/article/demo-kk-1"][1]
    assert "зертхана" in answers[f"/search?q={quote('зертхана')}"][1]


def test_it_can_be_written_to_an_open_file_too(made: Made) -> None:
    data, export = made("sqlite", Selection(limit=1))
    assert data.startswith(b"SQLite format 3\x00")
    assert export.number == 1


def test_it_names_its_universities_and_says_that_captures_are_elsewhere(odd: Path, tmp_path: Path) -> None:
    large, path = tmp_path / "large.db", tmp_path / "small.db"
    with closing(sqlite3.connect(odd)) as source, closing(sqlite3.connect(large)) as copy:
        source.backup(copy)
        copy.execute("UPDATE site_files SET definition = '[names]' || char(10) || 'kk = \"Көкжиек университеті\"'")
        copy.commit()
    with closing(open_readonly(large)) as connection:
        export_at(path, Export(connection, Selection(query="зертхана OR лаборатория"), db=large), "sqlite")
        capture = str(connection.execute("SELECT capture_id FROM articles WHERE id = 'demo-kk-1'").fetchone()[0])
    sites, site, article, about, page, record, replay = ask(
        path, "/sites", "/site/demo", "/article/demo-kk-1", "/about", f"/-/capture/{capture}", f"/-/warc/{capture}.warc.gz",
        f"/-/replay/{capture}",
    )  # fmt: skip
    for answer in (sites, site, article):
        assert answer.status_code == 200
        assert "Көкжиек университеті" in answer.text
    assert f"/-/warc/{capture}" not in article.text
    assert "do not stand beside this archive" in article.text
    assert "as of change" in about.text
    assert "kept in a WARC file" not in about.text
    assert [page.status_code, record.status_code, replay.status_code] == [200, 404, 404]
    for answer in (page, record, replay):
        assert "do not stand beside" in answer.text
        assert str(tmp_path) not in answer.text
    with closing(connect(path)) as connection:
        assert connection.execute("SELECT value FROM about WHERE key = 'site_names'").fetchone()[0].startswith('{"demo"'), "opened to write"
