"""Who gives evidence or decides: a person with a name."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

from newsarchive.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])
LONGEST = 200


def by_option(function: F) -> F:
    """`--by NAME`, or NEWSARCHIVE_BY, else the name of whoever is logged in."""
    return click.option(
        "--by", "person", metavar="NAME", envvar="NEWSARCHIVE_BY", help="Who says so; without it, the name you are logged in as."
    )(function)


def named(person: str | None) -> str:
    """The name of a person.

    Raises:
        UsageError: there is none, or it is no name.
    """
    if person is None:
        try:
            person = getpass.getuser()
        except (KeyError, OSError, ImportError):
            raise UsageError("Nobody knows who you are.", "Name yourself with --by.") from None
    name = " ".join(person.split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise UsageError(f"{person[:40]!r} is no name.", "Name yourself with --by.")
    return name
