"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def db_option(function: F) -> F:
    """`--db PATH`, or NEWSARCHIVE_DB, else ./archive.db."""
    return click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="NEWSARCHIVE_DB",
        default=Path("archive.db"),
        show_default=True,
        help="The archive.",
    )(function)
