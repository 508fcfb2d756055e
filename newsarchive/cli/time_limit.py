"""How long a command may look for what it was asked, so that no query keeps anybody waiting without a word."""

from __future__ import annotations

import contextlib
import math
import os
import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import click

from newsarchive.archive.readonly import Connection
from newsarchive.archive.time_limit import Patience, TooSlow, within
from newsarchive.cli.program import as_called

F = TypeVar("F", bound=Callable[..., Any])

SEARCH = 1.5
"""Seconds of a search; the whole command, its start too, then takes less than two."""
COUNTING = 60.0
"""Seconds of counts in many texts, which are said to go on after those of a search."""
GRACE = 0.25
"""Seconds after which the command ends although SQLite has not returned: inside the full-text index it does not look whether it should."""
COLD = 10.0
"""Times the limit that a command may take where it waits for the disk (`archive.time_limit.Patience`)."""
LONGEST = 1_000_000
STEP = 0.1
"""Seconds between two looks at whether it is over."""
_COLD = "(The archive is being read from the disk; the next search of it is faster.)"
_AGAIN = "Narrow it by --site, --language, --from and --to, or give it more time: --max-time {longer}."


class Seconds(click.FloatRange):
    """A number of seconds from 0 on."""

    def __init__(self) -> None:
        super().__init__(0, LONGEST)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is no number.", param, ctx)
        return number


def time_option(told: str) -> Callable[[F], F]:
    """`--max-time SECONDS`; None where it was not given.

    Args:
        told: what holds then.
    """
    return click.option(
        "--max-time", type=Seconds(), metavar="SECONDS", envvar="NEWSARCHIVE_MAX_TIME",
        help=f"Stop when nothing is found by then, with a line that says so; 0: never.  [default: {told}]",
    )  # fmt: skip


@contextlib.contextmanager
def limited(connection: Connection, seconds: float) -> Iterator[None]:
    """What is looked for inside may take so many seconds, 0 for any number; where it is long, a line says that it goes on.

    Raises:
        TooSlow: it takes longer; says how to narrow it, and how to give it more time.
    """
    if not seconds:
        yield
        return
    late = TooSlow(f"This took longer than {seconds:g} seconds.", _AGAIN.format(longer=f"{max(60, 10 * seconds):g}"))
    patience, ended = Patience(seconds, COLD * seconds), threading.Event()
    watch = threading.Thread(target=_watch, args=(seconds, patience, late, ended), daemon=True)
    watch.start()
    try:
        with within(connection, seconds, is_over=patience.is_over):
            yield
    except TooSlow as error:
        raise late from error
    finally:
        ended.set()


def _watch(seconds: float, patience: Patience, late: TooSlow, ended: threading.Event) -> None:
    """Say that it goes on, and end what SQLite does not: beside it, until it has ended."""
    if seconds > 2 * SEARCH:
        if ended.wait(SEARCH):
            return
        _note(seconds)
        seconds -= SEARCH
    if ended.wait(seconds + GRACE):
        return
    if not patience.is_over():
        click.echo(_COLD, err=True)
    while not patience.is_over():
        if ended.wait(STEP):
            return
    if not ended.wait(GRACE):
        _end(late)


def _end(late: TooSlow) -> None:
    """Say it, and end the process; it only reads."""
    click.echo(as_called(f"newsarchive: {late}"), err=True)
    os._exit(late.exit_code)


def _note(seconds: float) -> None:
    click.echo(f"(Counting in many texts, for {seconds:g} seconds at most; --max-time 0 lets it take as long as it needs.)", err=True)
