"""A small archive of the articles, as one SQLite file."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from newsarchive import __version__
from newsarchive.archive.coverage import snapshot
from newsarchive.archive.extract import extract
from newsarchive.archive.table_list import tables
from newsarchive.errors import ArchiveError
from newsarchive.exports.columns import of_table
from newsarchive.exports.making import Export
from newsarchive.exports.manifest import asked
from newsarchive.exports.publishers import names_in
from newsarchive.exports.scratch import scratch


def write(export: Export, file: BinaryIO) -> None:
    """Make the archive beside where it goes, and write it.

    Raises:
        OSError: there is no room to make it.
        ArchiveError: it cannot be made.
    """
    state = snapshot(export.connection)
    about = {
        "what": "A selection of an archive of university news, made by newsarchive: articles with full-text search.",
        "extract": f"{asked(export)}; as of change {state.change}, by newsarchive {__version__}. Stories and translations count only"
        " what is in this file. The pages as received, and the crawls, are in the archive it was made from.",
    }
    folder = export.scratch if export.scratch is not None and export.scratch.is_dir() else Path(tempfile.gettempdir())
    with scratch(folder) as made_in:
        path = made_in / "archive.db"
        try:
            export.number = extract(export.connection, export.chosen, path, about, names_in(export.connection))
        except ArchiveError as error:
            # What it says of the file that is not whole helps nobody: that one is gone.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) if error.key == "full" else error from error
        export.tables = [of_table(one) for one in tables(path)]
        with path.open("rb") as made:
            while piece := made.read(1 << 20):
                file.write(piece)
