"""All that a search finds, as files."""

from __future__ import annotations

import asyncio
import tempfile
from typing import Any

from datasette.utils.asgi import AsgiStream, Response

from newsarchive.archive import reading_room
from newsarchive.browse.asked import Asked
from newsarchive.browse.room import Room
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports.rows import csv_lines

SECONDS = 120.0
CHUNK = 1 << 18


async def csv_file(room: Room) -> Any:
    """All that a search finds, whole, as `export csv` writes it; made in one read transaction before the first byte is sent."""
    asked = Asked(room)

    def write() -> Any:
        file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - it is sent after this function
        with reading_room.reading(room.path, SECONDS) as connection:
            fields, records = reading_room.found_records(connection, asked.query, asked.filters)
            file.writelines(csv_lines(records, fields))
        return file

    try:
        file = await asyncio.to_thread(write)
    except (UsageError, ArchiveError) as error:
        return Response.text(f"{error}\n", status=400)

    async def stream(writer: Any) -> None:
        with file:
            file.seek(0)
            while chunk := file.read(CHUNK):
                await writer.write(chunk)

    return AsgiStream(stream, headers={"Content-Disposition": 'attachment; filename="search.csv"'}, content_type="text/csv; charset=utf-8")
