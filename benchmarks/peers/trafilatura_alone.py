"""trafilatura alone over the pages of an archive's captures, in several processes: `python -m benchmarks.peers.trafilatura_alone DB JOBS`.

It gets the bodies as they are cut from the capture files, verifies nothing, and keeps nothing.
"""

from __future__ import annotations

import gzip
import multiprocessing
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import trafilatura

from newsarchive.services import captures_folder

Place = tuple[str, int, int, str]


def read(place: Place) -> bool:
    """Title, text, date and author of one page; whether a text was found."""
    file, offset, length, url = place
    with open(file, "rb") as captures:
        captures.seek(offset)
        record = gzip.decompress(captures.read(length))
    html = record.split(b"\r\n\r\n", 2)[2].decode("utf-8", "replace")
    found = trafilatura.extract(html, url=url, output_format="json", with_metadata=True, include_comments=False)
    return found is not None


def main() -> None:
    """Read all; print how many had a text."""
    db, jobs = Path(sys.argv[1]), int(sys.argv[2])
    folder = captures_folder(db)
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute("SELECT file, offset, length, url FROM captures ORDER BY file, offset").fetchall()
    places: list[Place] = [(str(folder / file), offset, length, url) for file, offset, length, url in rows]
    with multiprocessing.Pool(jobs) as pool:
        print(sum(pool.imap(read, places, chunksize=16)))


if __name__ == "__main__":
    main()
