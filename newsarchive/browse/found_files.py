"""All that a search finds, as files: every format that `export` writes, whole."""

from __future__ import annotations

import asyncio
import errno
import tempfile
import threading
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from datasette.utils.asgi import Response

from newsarchive.archive import reading_room
from newsarchive.archive.changes import check_change
from newsarchive.archive.selection import Selection
from newsarchive.browse.asked import Asked
from newsarchive.browse.room import Room
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports.formats import FORMATS
from newsarchive.exports.making import Export, Options
from newsarchive.exports.rows import SEPARATORS
from newsarchive.exports.write import export_at, export_to

SECONDS = 300.0
"""That making a file may take."""
AT_ONCE = 3
"""Files that are made at the same time; further visitors wait a little, and are then asked to come again."""
WAIT = 20.0
"""Seconds that a visitor waits for a place."""
TICK = 0.25
CHUNK = 1 << 18
NAME = "newsarchive"
"""Of the files."""
OFFERED = tuple(name for name, form in FORMATS.items() if not form.has_captures and name != "sites")
"""What pages offer; an export with its captures may be large, and is for the command line."""
_places = threading.BoundedSemaphore(AT_ONCE)


async def export_file(room: Room) -> Any:
    """A file of all that a search finds, the same as the command writes. It is made in one read transaction before the first byte is sent:
    so it is whole or there is none, and a slow visitor keeps no transaction open. With `proof`, its manifest and COVERAGE.md beside it;
    with `columns` these fields alone, and of csv with the `separator` that is named."""
    asked = Asked.by(room)
    form = room.request.url_vars["form"]
    if form not in OFFERED:
        known = ", ".join(OFFERED)
        error = UsageError(f"There is no format {form[:40]!r} here. There are: {known}.").known("no_format", name=form[:40], known=known)
        return room.sorry_text(error)
    wrong = asked.unreadable
    if wrong is not None:
        return room.sorry_text(wrong, 400)
    proof = room.given.get("proof") == "1"
    separator = SEPARATORS.get(room.given.get("separator", ""), ",") if form == "csv" else ","
    options = Options(excel=form == "csv" and room.given.get("excel") == "1", separator=separator)
    columns = tuple(name.strip() for name in room.given.get("columns", "").split(",") if name.strip())
    selection = Selection(query=asked.query, filters=asked.filters, exact=asked.exact, columns=columns)
    ending, media_type = (".zip", "application/zip") if proof else (FORMATS[form].ending, FORMATS[form].media_type)
    headers = {"Content-Disposition": f'attachment; filename="{NAME}{ending}"', "Cache-Control": "no-store"}
    if room.request.method == "HEAD":
        return Response(b"", headers=headers, content_type=media_type)
    if not await _place():
        busy = UsageError("Other files are being made just now. Please try again in a minute.").known("busy")
        return room.sorry_text(busy, 503, {"Retry-After": "60"})
    try:
        file = await asyncio.to_thread(_made, room, form, selection, options, proof)
    except (UsageError, ArchiveError) as error:
        return room.sorry_text(error, 400)
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        return room.sorry_text(ArchiveError("The disk of this server is full.", "Please try again later.").known("full"))
    finally:
        _places.release()

    return FileResponse(file, headers=headers, content_type=media_type)


async def _place() -> bool:
    """Whether there is a place for one more file; waits a little for it."""
    for _ in range(int(WAIT / TICK)):
        if _places.acquire(blocking=False):
            return True
        await asyncio.sleep(TICK)
    return _places.acquire(blocking=False)


class FileResponse(Response):  # type: ignore[misc]
    """An open file, sent piece by piece and closed."""

    async def asgi_send(self, send: Any) -> None:
        """Send it."""
        headers = [(name.lower().encode(), value.encode()) for name, value in {**self.headers, "content-type": self.content_type}.items()]
        with self.body as file:
            await send({"type": "http.response.start", "status": self.status, "headers": headers})
            while chunk := await asyncio.to_thread(file.read, CHUNK):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


def _made(room: Room, form: str, selection: Selection, options: Options, proof: bool) -> BinaryIO:
    """The file, open at its beginning; it is gone when it is closed."""
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.TemporaryFile("w+b"))
        with reading_room.reading(room.path, SECONDS) as connection:
            check_change(connection, selection.filters.as_of)
            export = Export(connection, selection, db=room.path, options=options)
            if proof:
                _with_proof(file, export, form)
            else:
                export_to(file, export, form)
        file.seek(0)
        stack.pop_all()
        return file


def _with_proof(file: BinaryIO, export: Export, form: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        export_at(Path(folder) / f"{NAME}{FORMATS[form].ending}", export, form)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(Path(folder).iterdir()):
                packed.write(path, path.name)
