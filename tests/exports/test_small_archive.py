"""The small archive is read by what reads the large one."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.selection import Selection
from newsarchive.browse.app import build
from newsarchive.exports.making import Export
from newsarchive.exports.write import export_at
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
