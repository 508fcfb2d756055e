"""What visitors of a served archive may ask of it by SQL: the articles that are shown, and nothing of what stands behind them.

Hidden and embargoed articles keep their texts, and so do the tables of an archive that are no reading matter. SQLite itself refuses them
to whoever asks through such a connection, whatever way the statement came.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from newsarchive.archive.bounded_functions import RAISED, bound_functions
from newsarchive.archive.readonly import open_readonly

OPEN = frozenset({"articles", "article_texts", "record", "changes", "about"})
"""Tables and views of articles that are shown."""
ASKED = OPEN | {"articles_fts", "sqlite_master", "json_each", "json_tree"} | {
    f"pragma_{name}" for name in ("table_info", "table_xinfo", "foreign_key_list", "index_list", "index_info", "index_xinfo")
}  # fmt: skip
"""What a statement may name."""
VIEWS = ("article_texts", "record", "changes")
"""They may read other tables: only what belongs to articles that are shown."""
INDEX = frozenset(f"{index}_fts_{part}" for index in ("articles", "spaced") for part in ("data", "idx", "docsize", "config", "content"))
"""What the full-text indexes are made of. They are read by SQLite itself; no statement may name them, for they remember words long after
the text that these stood in was hidden."""
PRAGMAS = frozenset(
    {"table_info", "table_xinfo", "foreign_key_list", "index_list", "index_info", "index_xinfo", "schema_version", "data_version",
        "database_list", "cache_size", "recursive_triggers", "encoding", "page_size", "page_count", "query_only", "function_list"}
)  # fmt: skip
SILENT = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION,
    sqlite3.SQLITE_SAVEPOINT})  # fmt: skip
"""What reads no table."""
DECLARED = frozenset({sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_CREATE_TABLE})
"""What SQLite asks of its list of tables when it opens a virtual one. Whoever means it fails: the file is open for reading only."""
LONGEST = 20_000
"""Characters of a statement."""
MOST_READ = 20_000_000
"""Characters and bytes of all that one statement gives; Datasette makes several times as much memory of it."""
OFTEN = 100
"""Steps of SQLite's after which the time of a statement is looked at, at the latest."""
GAP = r"(?:\s|\ufeff|--[^\n]*\n|(?>/\*.*?\*/))*+"
"""What may stand between two words of SQL."""
NAMED = re.compile(rf"\b(?:{'|'.join(VIEWS)})[\"'`\]]?{GAP}(?:\(|as{GAP}(?:\(|not\b|materialized\b))", re.IGNORECASE | re.DOTALL)
"""A common table expression that takes the name of a view: SQLite would tell its reads from those of the view by that name alone."""
PARTS = re.compile("|".join(sorted(INDEX)), re.IGNORECASE)
TOLD = re.compile(r"\s*(?:pragma\s+|select \* from pragma_)\w+\s*\(\s*[\"'`\[]?\w+[\"'`\]]?\s*\)[\s;]*", re.IGNORECASE)
"""A statement that asks for the columns of one table."""
REFUSED = f"This may not be read here. Visitors may read {', '.join(sorted(OPEN))} and search in articles_fts."

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]


def connect_visitor(path: Path) -> sqlite3.Connection:
    """A connection that cannot write and reads what visitors may read; for use in any thread, by one at a time.

    What it refuses is an sqlite3.OperationalError.
    """
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False, factory=VisitorConnection)
    connection.set_authorizer(None)
    return connection


def closed_tables(path: Path) -> list[str]:
    """The tables and views of an archive that visitors may not read."""
    with closing(open_readonly(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    return [name for name in names if name not in OPEN and name != "articles_fts"]


class VisitorCursor(sqlite3.Cursor):
    """A cursor that refuses with one clear error, also to give more than a server has memory for."""

    _read = 0

    def execute(self, sql: str, parameters: Any = ()) -> VisitorCursor:
        """Run a statement.

        Raises:
            sqlite3.OperationalError: it asks for what visitors may not read, among others.
        """
        if len(sql) > LONGEST:
            raise sqlite3.OperationalError(f"A statement of more than {LONGEST:,} characters is not run here.")
        if NAMED.search(sql) or (PARTS.search(sql) and not TOLD.fullmatch(sql)):
            raise sqlite3.OperationalError(REFUSED)
        self._read = 0
        try:
            return super().execute(sql, parameters)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_AUTH:
                raise sqlite3.OperationalError(REFUSED) from error
            raise _as_slow(error) from error

    def __next__(self) -> Any:
        """The next row.

        Raises:
            sqlite3.OperationalError: with it the statement has given more than MOST_READ.
        """
        try:
            row = super().__next__()
        except sqlite3.DatabaseError as error:
            raise _as_slow(error) from error
        self._read += sum(len(value) for value in row if isinstance(value, str | bytes))
        if self._read > MOST_READ:
            raise sqlite3.OperationalError(f"This gives more than {MOST_READ:,} characters at once. Ask for fewer rows, or export a file.")
        return row

    def fetchone(self) -> Any:
        """The next row; None after the last."""
        return next(self, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """At most so many rows."""
        return list(islice(self, size))

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return list(self)


def _as_slow(error: sqlite3.DatabaseError) -> sqlite3.DatabaseError:
    """What a function that would take too long refuses is a statement that takes too long."""
    return sqlite3.OperationalError("interrupted") if str(error) == RAISED else error


class VisitorConnection(sqlite3.Connection):
    """A connection whose authorizer can be made stricter, never laxer: Datasette sets and removes one of its own. Its limit of time is
    looked at inside functions too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_over: Callable[[], Any] | None = None
        bound_functions(self, lambda: bool(self._is_over and self._is_over()))

    def set_progress_handler(self, progress_handler: Callable[[], Any] | None, n: int) -> None:
        """Ask whether the time is up, as often as functions that take long make it necessary."""
        self._is_over = progress_handler
        super().set_progress_handler(progress_handler, min(n, OFTEN))

    def cursor(self, factory: Any = VisitorCursor) -> Any:
        """A cursor that refuses."""
        return super().cursor(VisitorCursor)

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """As the cursor's."""
        return self.cursor().execute(sql, parameters)  # type: ignore[no-any-return]

    def set_authorizer(self, callback: Authorizer | None) -> None:
        """Ask another authorizer too, or no other."""

        def both(action: int, first: str | None, second: str | None, schema: str | None, source: str | None) -> int:
            answer = allowed(action, first, second, schema, source)
            return answer if answer != sqlite3.SQLITE_OK or callback is None else callback(action, first, second, schema, source)

        super().set_authorizer(both)


def allowed(action: int, first: str | None, second: str | None, schema: str | None, source: str | None) -> int:
    """SQLite's question whether a statement may do something, as sqlite3's `set_authorizer` puts it.

    Args:
        first: for a read, the table; for a pragma, its name.
        source: the view that reads.
    """
    name = (first or "").lower()
    if action in SILENT:
        fine = (second or "").lower() != "load_extension"
    elif action in DECLARED:
        fine = name in {"sqlite_master", "x"} and schema == "main"
    elif action == sqlite3.SQLITE_READ:
        fine = name in ASKED or name in INDEX or (source or "").lower() in VIEWS
    else:
        fine = action == sqlite3.SQLITE_PRAGMA and name in PRAGMAS
    return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY
