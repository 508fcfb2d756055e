"""Options that several commands share, and how their values are checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from newsarchive.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])


class Count(click.IntRange):
    """A whole number from 1 on that the archive can hold."""

    def __init__(self) -> None:
        super().__init__(min=1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if number >= 2**63:
            self.fail(f"{str(value)[:40]} is too large.", param, ctx)
        return number


def db_option(function: F) -> F:
    """`--db PATH`, or NEWSARCHIVE_DB, else ./archive.db."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path),
        envvar="NEWSARCHIVE_DB",
        default=Path("archive.db"),
        show_default=True,
        help="The archive.",
    )(function)


def filter_options(function: F) -> F:
    """`--site`, `--language`, `--from`, `--to`."""
    for option in (
        click.option("--to", "until", metavar="DATE", help="Published on or before: 2021, 2021-04 or 2021-04-20."),
        click.option("--from", "since", metavar="DATE", help="Published on or after: 2021, 2021-04 or 2021-04-20."),
        click.option("--language", metavar="CODE", help="BCP 47, for example kk, ru, en."),
        click.option("--site", metavar="ID", help="Only this site."),
    ):
        function = option(function)
    return function


def parse_date(option: str, text: str | None) -> str | None:
    """A year, month or day as it was given, checked.

    Raises:
        UsageError: it is none; names the value and the form.
    """
    if text is None:
        return None
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        try:
            date.fromisoformat((text + "-01-01")[:10])
        except ValueError:
            pass
        else:
            return text
    raise UsageError(f"{option} {text!r} is no date.", "Write it as 2021, 2021-04 or 2021-04-20.")
