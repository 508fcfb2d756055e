"""What is under way, in a small file beside the archive that is written but never synced: it survives `kill -9` (the page
cache outlives the process), costs nothing, and is worthless after a power cut, when it is not needed.

One line an event: `+ROW` a request left, `!ROW` a request left while nothing else was under way, `-ROW` it was committed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

REWRITE_AFTER = 20_000
"""Lines after which the file is written anew, so that it never grows."""


class UnderWay:
    """The file of one site. One process at a time uses it: the site's lock is held."""

    def __init__(self, db: Path, site: str) -> None:
        self.path = db.with_name(f"{db.name}-underway-{site}")
        self._rows: dict[int, bool] = {}
        self._lines = 0
        self._file: int | None = None

    def left(self) -> tuple[list[int], list[int]]:
        """What a process that died had under way: all rows, and those that were tried alone."""
        rows: dict[int, bool] = {}
        try:
            lines = self.path.read_text(encoding="ascii", errors="replace").split("\n")[:-1]
        except FileNotFoundError:
            return [], []
        for line in lines:
            mark, number = line[:1], line[1:]
            if not number.isdecimal():
                continue
            if mark == "-":
                rows.pop(int(number), None)
            else:
                rows[int(number)] = mark == "!"
        return list(rows), [row for row, alone in rows.items() if alone]

    def start(self, suspects: Iterable[int] = ()) -> None:
        """Begin a new file; rows that still have to be tried alone are carried over as under way."""
        self._rows = dict.fromkeys(suspects, False)
        self._rewrite()

    def begin(self, row: int, *, alone: bool) -> None:
        """The request of this row leaves now."""
        self._rows[row] = alone
        self._write(f"{'!' if alone else '+'}{row}\n")

    def end(self, rows: Iterable[int]) -> None:
        """What came of these rows is committed, or they were given back."""
        known = [row for row in rows if row in self._rows]
        for row in known:
            del self._rows[row]
        if known:
            self._write("".join(f"-{row}\n" for row in known))

    def close(self) -> None:
        """Nothing is under way any more: the file goes."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        self.path.unlink(missing_ok=True)

    def _write(self, text: str) -> None:
        assert self._file is not None, "start() comes first"
        os.write(self._file, text.encode("ascii"))
        self._lines += text.count("\n")
        if self._lines > REWRITE_AFTER:
            self._rewrite()

    def _rewrite(self) -> None:
        new = self.path.with_name(self.path.name + ".new")
        new.write_text("".join(f"{'!' if alone else '+'}{row}\n" for row, alone in self._rows.items()), encoding="ascii")
        new.replace(self.path)
        if self._file is not None:
            os.close(self._file)
        self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        self._lines = len(self._rows)
