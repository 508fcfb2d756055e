"""Single bits flipped in used bytes of an archive, one at a time, each looked for by a whole `verify`."""

from __future__ import annotations

import contextlib
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
from bisect import bisect
from itertools import accumulate
from pathlib import Path

from benchmarks import results
from benchmarks.used_bytes import Used
from newsarchive.archive.place import captures_folder
from newsarchive.proof.verify import Verified, verify
from tests.crash.harness import command, site_file

NAMES = re.compile(r"^(\w+ (?:(?:after|before) )?\w+=|[\w.-]+\.warc\.gz at \d+|\w+_fts$)")
"""A finding that names a row, a record, or the full-text index, which can be made anew."""
INDEX = re.compile(r"^this index of |^sketches \w+=| index ")
"""What says so of another index, or of a row in its words."""


def settled(db: Path) -> None:
    """Bring the WAL into the database, and leave nothing beside it."""
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")


class Flips:
    """Chooses bits of an archive: uniformly over all used bytes of database and capture files."""

    def __init__(self, db: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        used = [(db, start, end) for start, end in Used(db).ranges]
        files = sorted(captures_folder(db).glob("*.warc.gz"))
        self.ranges = used + [(path, 0, path.stat().st_size) for path in files]
        self.ends = list(accumulate(end - start for _, start, end in self.ranges))

    def next(self, *, database: bool | None = None) -> tuple[Path, int, int]:
        """File, offset and bit."""
        while True:
            at = self.chance.randrange(self.ends[-1])
            number = bisect(self.ends, at)
            path, start, _ = self.ranges[number]
            if database is None or database == path.name.endswith(".db"):
                before = self.ends[number - 1] if number else 0
                return path, start + at - before, self.chance.randrange(8)


def flip(path: Path, offset: int, bit: int) -> None:
    """Flip one bit; a second time it is as it was."""
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1 << bit]))


def looked_for(db: Path) -> tuple[bool, bool]:
    """Whether verify finds anything, and whether it names a row or a record, a table, an index, or the part of the file."""
    seen = Verified()
    for _ in verify(db, seen=seen, note=False):
        pass
    return bool(seen.damaged), any(NAMES.match(one.place) or INDEX.search(one.text) for one in seen.damaged)


def flipped(db: Path, size: int, seed: int) -> dict[str, object]:
    """Flip `size` bits one at a time; of each kind of file what was found, and how many findings named a row or record."""
    flips = Flips(db, seed)
    counts: dict[str, list[int]] = {"database": [0, 0, 0], "captures": [0, 0, 0]}
    missed = []
    for number in range(size):
        path, offset, bit = flips.next(database=number % 2 == 0)
        flip(path, offset, bit)
        try:
            found, named = looked_for(db)
        finally:
            flip(path, offset, bit)
        count = counts["database" if path == db else "captures"]
        count[0] += 1
        count[1] += found
        count[2] += named
        if not found:
            missed.append(f"{path.suffix}@{offset}.{bit}")
    return {
        "flips": size, "found": sum(one[1] for one in counts.values()), "row_or_record_named": sum(one[2] for one in counts.values()),
        **{f"{kind}_{name}": one[at] for kind, one in counts.items() for at, name in enumerate(("flips", "found", "named"))},
        "missed": missed,
    }  # fmt: skip


def small_archive(db: Path, limit: int = 40) -> None:
    """A small archive of the demo university, closed."""
    from newsarchive.demo.server import serve

    university = serve(count=limit // 3)
    try:
        site_file(db.parent, university.url)
        subprocess.run(command(db), check=True, capture_output=True)
    finally:
        university.close()
    settled(db)


def bit_flips(size: int, seed: int) -> None:
    """Bits flipped in a small archive of the demo university."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "archive.db"
        small_archive(db)
        copy = Path(folder) / "whole"
        shutil.copytree(captures_folder(db), copy)
        begun = time.monotonic()
        found = flipped(db, size, seed)
        results.write(
            "bit_flips", size=size, seed=seed, **found, seconds=round(time.monotonic() - begun), database_bytes=db.stat().st_size,
            capture_bytes=sum(path.stat().st_size for path in captures_folder(db).glob("*.warc.gz")),
        )  # fmt: skip
