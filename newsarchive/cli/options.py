"""Options that several commands share, and how their values are checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from newsarchive.archive.crawls import has_site, sites
from newsarchive.archive.place import linked
from newsarchive.archive.readonly import Connection, readable
from newsarchive.archive.search import languages
from newsarchive.cli.program import as_called
from newsarchive.errors import NewsarchiveError, UsageError

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


class Place(click.Path):
    """The path of a file or folder. An empty one, as of a variable that is not set, would mean the current folder and is refused."""

    def __init__(self, **given: Any) -> None:
        super().__init__(path_type=Path, **given)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value):
            self.fail("an empty name is no place.", param, ctx)
        return super().convert(value, param, ctx)


def db_option(function: F) -> F:
    """`--db PATH`, or NEWSARCHIVE_DB, else ./archive.db. What is wrong with its file is told in one line, whenever it is met."""

    @wraps(function)
    def called(*arguments: Any, **given: Any) -> Any:
        with readable(given["db"]):
            return function(*arguments, **given)

    return click.option(
        "--db",
        type=Place(),
        envvar="NEWSARCHIVE_DB",
        default=Path("archive.db"),
        show_default=True,
        callback=lambda context, option, value: linked(value),
        help="The archive.",
    )(cast("F", called))


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


exact_option = click.option("--exact", is_flag=True, help="Only words as they are written, whatever their case and Latin accents.")
section_option = click.option("--section", metavar="NAME", help="Only of this section, as the university names it.")
undated_option = click.option(
    "--undated", type=click.Choice(["include", "only", "leave"]), default="leave", show_default=True,
    help="With dates: what to do with articles of which the day is unknown or less exact.",
)  # fmt: skip


@cache
def _warn(text: str) -> None:
    click.echo(as_called(text), err=True)


def warn_of(fault: NewsarchiveError) -> None:
    """Say once that a site file was passed over which has faults and is not needed."""
    told = str(fault).splitlines()[0].rstrip(":.")
    _warn(f"newsarchive: {told}; it was passed over. 'newsarchive sites list' says what is wrong.")


def check_site(connection: Connection, db: Path, site: str | None) -> None:
    """Whether a site is known: the archive has something of it, or there is a site file.

    Raises:
        UsageError: it is not; names the nearest that is.
    """
    if site is None or has_site(connection, site):
        return
    from newsarchive.sites.load import site_paths, unknown_site

    files = site_paths(db.resolve().parent / "sites")
    if site not in files:
        raise unknown_site(site, {*files, *sites(connection)})


def note_language(connection: Connection, language: str | None, where: str = "--language") -> None:
    """Say so where no article is in the language asked for, and which code is meant: kk, where kz is asked for.

    Args:
        where: it is to be written.
    """
    held = languages(connection) if language is not None else []
    if language is None or language in held or not held:
        return
    from newsarchive.text.language_codes import language_of_code, language_of_label

    meant = language_of_code(language) or language_of_label(language)
    told = f"its code is {meant}: {where} {meant}" if meant in held and meant != language else f"this archive has {', '.join(held[:30])}"
    click.echo(f"(No article is in {language[:40]!r}; {told}.)", err=True)


def parse_period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """`--from` and `--to`, checked.

    Raises:
        UsageError: one is no date, or the period ends before it begins.
    """
    first, last = parse_date("--from", since), parse_date("--to", until)
    if first is not None and last is not None:
        length = min(len(first), len(last))
        if first[:length] > last[:length]:
            raise UsageError(f"--from {first} is later than --to {last}.", "Swap them.")
    return first, last


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
