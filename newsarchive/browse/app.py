"""Datasette over an archive: read-only, bounded, with our pages for searching and reading, and headers that keep scripts out."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from datasette.app import Datasette
from datasette.plugins import pm

from newsarchive.archive import visitors
from newsarchive.archive.readonly import open_readonly
from newsarchive.browse import plugin
from newsarchive.errors import UsageError

HERE = Path(__file__).parent
SETTINGS = {
    "sql_time_limit_ms": 2000,
    "max_returned_rows": 1000,
    "allow_download": False,
    "facet_time_limit_ms": 500,
    # 0 lets a table's CSV go on to its last row; otherwise it stops at 100 MB with status 200.
    "max_csv_mb": 0,
    "truncate_cells_html": 400,
    "default_page_size": 50,
    "suggest_facets": False,
    "num_sql_threads": 3,
}


def metadata(name: str, closed: Iterable[str]) -> dict[str, Any]:
    """Datasette's metadata for the archive of this name.

    Args:
        closed: tables that visitors may not read.
    """
    articles = {
        "fts_table": "articles_fts",
        "fts_pk": "key",
        "sort_desc": "published",
        "facets": ["site", "language"],
        "hidden_columns": ["text_sha256"],
        "description": "One row an article. The text stands in article_texts, and under /article/ID for reading.",
        "label_column": "title",
    }
    texts = {"fts_table": "articles_fts", "fts_pk": "rowid", "facets": ["site", "language"], "sort_desc": "published"}
    changes = {"sort_desc": "change", "facets": ["kind", "site"]}
    tables: dict[str, Any] = {
        "articles": articles, "article_texts": texts, "changes": changes,
        **{table: {"hidden": True, "allow": False} for table in closed},
    }  # fmt: skip
    return {"title": "newsarchive", "databases": {name: {"tables": tables}}}


def build(db: Path, address: str | None = None) -> Datasette:
    """The application that serves an archive.

    Args:
        address: that it is published at, where a proxy stands before it: https://archive.some-university.edu/news/. Every link of ours
            begins with its path. What a request says of itself (X-Forwarded-Host and the like) is not believed.
    """
    if not pm.is_registered(plugin):
        pm.register(plugin, name="newsarchive")
    # Where the library rich happens to be installed, Datasette prints a page's 404 as a traceback. Imported here, since this
    # module of Datasette's registers nothing where it is imported before the others.
    from datasette import handle_exception

    handle_exception.rich = None
    chosen: dict[str, Any] = dict(SETTINGS)
    about = metadata(db.stem, visitors.closed_tables(db))
    if address is not None:
        path = urlsplit(address).path.strip("/")
        chosen["base_url"] = f"/{path}/" if path else "/"
        about["plugins"] = {"newsarchive": {"address": address}}
    app = Datasette([str(db)], settings=chosen, metadata=about, template_dir=str(HERE / "templates"), cors=False, memory=False)
    served = app.databases[db.stem]
    served.connect = lambda write=False: visitors.connect_visitor(db)
    every = served.table_names

    async def open_tables() -> list[str]:
        return [name for name in await every() if name in visitors.OPEN]

    served.table_names = open_tables
    return app


def serve(db: Path, port: int, ready: Callable[[str], None], address: str | None = None) -> None:
    """Serve until interrupted, on loopback only.

    Args:
        ready: told where it is served, once the port is held.
        address: as for `build`.

    Raises:
        UsageError: the port is taken.
    """
    import uvicorn

    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise UsageError(f"Port {port} cannot be used: {error.strerror}.", "Name another with --port.") from error
    app = build(db, address)
    ready(f"http://127.0.0.1:{port}{app.setting('base_url')}")
    # No header says who asks or by which scheme: a visitor could write it as well as a proxy.
    config = uvicorn.Config(app.app(), log_level="warning", lifespan="on", timeout_graceful_shutdown=3, proxy_headers=False)
    # Pages open the archive anew. Where nobody else has it open, each of them would read all of a write-ahead log that a crawl left.
    with closing(open_readonly(db)):
        uvicorn.Server(config).run(sockets=[listening])
