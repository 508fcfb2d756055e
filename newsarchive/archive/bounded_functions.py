"""SQL functions whose time grows with the product of their arguments, bounded for connections on which others' statements run.

SQLite looks at the clock between its steps. Inside a function it does not: `instr` of two texts of a million characters, `LIKE` with a long
pattern or a `printf` that fills a line of a billion spaces run for minutes whatever the limit of time is. Here these functions look at
the clock first, refuse arguments that would keep them long, and then are SQLite's own.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from typing import Any

LARGEST_PRODUCT = 100_000_000
"""Bytes of what is searched, times bytes of what is searched for: less than a second."""
SEARCHING = (("instr", 2), ("replace", 3), ("trim", 2), ("ltrim", 2), ("rtrim", 2), ("like", 2), ("like", 3), ("glob", 2))
"""Functions that search, with the number of their arguments; the first two are what grows."""
RAISED = "user-defined function raised exception"
FILLING = ("printf", "format")
LONGEST_FILL = re.compile(r"\*|[0-9]{5}")
"""In a format: a width that an argument gives, or one of 10,000 and more."""


def bound_functions(connection: sqlite3.Connection, is_over: Callable[[], bool]) -> None:
    """Put bounded functions in place of SQLite's own on a connection.

    What is refused is an sqlite3.OperationalError with the text RAISED: SQLite hands no other on.

    Args:
        is_over: whether the time of the statement that runs is up.
    """
    # SQLite's own functions are called where nothing stands in their place. It holds no data.
    plain = sqlite3.connect(":memory:", check_same_thread=False)
    plain.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH))

    def searching(name: str, number: int) -> Callable[..., Any]:
        sql = f"SELECT {name}({', '.join('?' * number)})"

        def called(*values: Any) -> Any:
            if is_over():
                raise TimeoutError
            if _size(values[0]) * _size(values[1]) > LARGEST_PRODUCT:
                raise TimeoutError
            return plain.execute(sql, values).fetchone()[0]

        return called

    def filling(name: str) -> Callable[..., Any]:
        def called(*values: Any) -> Any:
            if values and LONGEST_FILL.search(str(values[0])):
                raise TimeoutError
            return plain.execute(f"SELECT {name}({', '.join('?' * len(values))})", values).fetchone()[0] if values else None

        return called

    for name, number in SEARCHING:
        connection.create_function(name, number, searching(name, number), deterministic=True)
    for name in FILLING:
        connection.create_function(name, -1, filling(name), deterministic=True)


def _size(value: object) -> int:
    """Bytes of a value, at most."""
    if isinstance(value, str):
        return len(value) if value.isascii() else 4 * len(value)
    return len(value) if isinstance(value, bytes) else 32
