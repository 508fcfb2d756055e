"""`newsarchive schedule`: units for systemd or lines for cron, printed, and how to install them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import click

from newsarchive.cli.options import Place, db_option
from newsarchive.errors import UsageError
from newsarchive.schedule import cron as cron_lines
from newsarchive.schedule import systemd as systemd_units
from newsarchive.schedule import upkeep
from newsarchive.schedule.plan import Plan, bytes_of, path_of, seconds_of, time_of, zone_of

F = TypeVar("F", bound=Callable[..., Any])


def local_zone(clock: Path = Path("/etc/localtime"), name: Path = Path("/etc/timezone")) -> str:
    """The machine's time zone, in which cron reads its times; UTC where it names none."""
    target = os.path.realpath(clock) if clock.is_symlink() else ""
    if "/zoneinfo/" in target:
        return target.rpartition("/zoneinfo/")[2]
    return name.read_text(encoding="ascii").strip() if name.is_file() else "UTC"


def plan_options(function: F) -> F:
    """What both kinds of schedule take."""
    for option in (
        click.option("--memory", default="4G", show_default=True, metavar="SIZE", help="Most memory of a crawl (800M, 4G)."),
        click.option("--max-time", default="2h", show_default=True, metavar="T", help="Ask nothing new after this time (30m, 2h)."),
        click.option("--jitter", default="30m", show_default=True, metavar="T", help="Start at a random moment within this time."),
        click.option("--timezone", metavar="ZONE", help="Of --at (Asia/Almaty); the machine's own without it."),
        click.option("--at", default="03:30", show_default=True, metavar="HH:MM", help="Time of day."),
        click.option("--all", "every", is_flag=True, help="One crawl of all sites that are switched on, instead of one a site."),
        db_option,
        click.argument("sites", nargs=-1, metavar="[SITE]..."),
    ):
        function = option(function)
    return function


def plans_of(
    sites: tuple[str, ...], db: Path, every: bool, at: str, timezone: str | None, jitter: str, max_time: str, memory: str
) -> list[Plan]:
    """The plans that the arguments ask for.

    Raises:
        UsageError: an argument does not fit, or nothing is switched on.
    """
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.archive.switches import switched_on
    from newsarchive.sites.load import load_site

    place = path_of(db.resolve())
    for one in sites:
        load_site(one, place.parent / "sites")
    if not sites:
        with closing(open_readonly(place)) as connection:
            on = switched_on(connection)
        if not on:
            raise UsageError("No site is switched on in this archive.", "'newsarchive sites enable ID' does that; or name the sites.")
        targets: list[str | None] = [None] if every else list(on)
    else:
        targets = list(sites)
    hour, minute = time_of(at)
    return [
        Plan(
            target=target, db=place, python=str(path_of(Path(sys.executable))), hour=hour, minute=minute,
            timezone=zone_of(timezone or local_zone()), jitter=seconds_of("--jitter", jitter),
            max_time=seconds_of("--max-time", max_time), memory=bytes_of("--memory", memory),
            contact=os.environ.get("NEWSARCHIVE_CONTACT", ""),
        )
        for target in targets
    ]  # fmt: skip


@click.group(name="schedule")
def command() -> None:
    """Print what starts crawls every day, and how to install it. Nothing is installed by this command."""


@command.command(name="systemd")
@plan_options
@click.option("--system", is_flag=True, help="System units (hardened), instead of units of your own user.")
@click.option("--write", type=Place(file_okay=False), metavar="FOLDER", help="Write the units there.")
def systemd(
    sites: tuple[str, ...], db: Path, every: bool, at: str, timezone: str | None, jitter: str, max_time: str, memory: str,
    system: bool, write: Path | None,
) -> int:
    """A service and a timer for each SITE, or for each that is switched on; and one by which a thirtieth of the archive is verified
    every day."""
    import getpass

    plans = plans_of(sites, db, every, at, timezone, jitter, max_time, memory)
    user = getpass.getuser() if system else None
    files = {name: text for plan in plans for name, text in systemd_units.units(plan, system=user).items()}
    files.update(upkeep.units(plans[0], system=user))
    for name, text in files.items():
        if write is None:
            click.echo(f"# {name}\n{text}")
            continue
        try:
            write.expanduser().mkdir(parents=True, exist_ok=True)
            (write.expanduser() / name).write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{write / name} could not be written: {error.strerror}.") from error
        click.echo(f"{write / name} is written.", err=True)
    for line in systemd_units.how_to(plans, system=system):
        click.echo(f"# {line}")
    return 0


@command.command(name="cron")
@plan_options
def cron(
    sites: tuple[str, ...], db: Path, every: bool, at: str, timezone: str | None, jitter: str, max_time: str, memory: str
) -> int:
    """Two lines for each SITE, or for each that is switched on: the daily crawl, and one that makes up for a missed one. And
    one line by which a thirtieth of the archive is verified every day."""
    plans = plans_of(sites, db, every, at, timezone, jitter, max_time, memory)
    for plan in plans:
        for line in cron_lines.lines(plan, local_zone()):
            click.echo(line)
    click.echo(upkeep.cron_line(plans[0]))
    for line in cron_lines.how_to():
        click.echo(f"# {line}")
    return 0


@command.command(name="check")
@db_option
def check(db: Path) -> int:
    """Whether something on this machine starts crawls: timers and crontab lines that name newsarchive."""
    found = []
    for title, arguments in (
        ("timers of this user", ["systemctl", "--user", "list-timers", "--all", "--no-pager", "--no-legend", "newsarchive-*"]),
        ("timers of the system", ["systemctl", "list-timers", "--all", "--no-pager", "--no-legend", "newsarchive-*"]),
        ("crontab of this user", ["crontab", "-l"]),
    ):
        if shutil.which(arguments[0]) is None:
            click.echo(f"{title}: {arguments[0]} is not installed.")
            continue
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        lines = [line.strip() for line in done.stdout.splitlines() if "newsarchive" in line and not line.startswith("#")]
        found += lines
        why = f" ({done.stderr.strip().splitlines()[0]})" if done.returncode and done.stderr.strip() else ""
        click.echo(f"{title}: {len(lines) or 'none'}{why}")
        for line in lines:
            click.echo(f"  {line}")
    if not found:
        click.echo("newsarchive: nothing on this machine starts crawls. See 'newsarchive schedule systemd' and 'cron'.", err=True)
        return 3
    return 0
