"""Beside the crawls: a thirtieth of the archive is read again every day, so that damage is found within a month."""

from __future__ import annotations

from newsarchive.schedule.plan import Plan, shell
from newsarchive.schedule.systemd import quoted

NAME = "newsarchive-verify"
LATER = 6
"""Hours after the crawls."""


def command_of(plan: Plan) -> list[str]:
    """The command line: today's part."""
    return [plan.python, "-m", "newsarchive", "verify", "--part", "today/30", "--db", str(plan.db)]


def cron_line(plan: Plan) -> str:
    """The line of a crontab; what is damaged goes to cron's mail."""
    log = plan.db.parent / f"{NAME}.log"
    command = f"cd {shell([str(plan.db.parent)])} && nice -n 19 {shell(command_of(plan))} >> {shell([str(log)])}"
    return f"{plan.minute} {(plan.hour + LATER) % 24} * * * " + command.replace("%", "\\%")


def units(plan: Plan, *, system: str | None = None) -> dict[str, str]:
    """File names and contents of the units.

    Args:
        system: for system units, the user they run as; None for units of the user's own manager.
    """
    folder = str(plan.db.parent)
    service = [
        "[Unit]",
        "Description=newsarchive: today's thirtieth of the archive is read again",
        "",
        "[Service]",
        "Type=oneshot",
        f"WorkingDirectory={folder.replace('%', '%%')}",
        f"ExecStart={' '.join(quoted(one).replace('$', '$$') for one in command_of(plan))}",
        "Nice=19",
        "IOSchedulingClass=idle",
        "NoNewPrivileges=yes",
    ]
    if system is not None:
        service += [f"User={system}", "ProtectSystem=strict", f"ReadWritePaths={quoted(folder)}", "PrivateTmp=yes"]
    timer = [
        "[Unit]",
        "Description=newsarchive: every day, a thirtieth of the archive is read again",
        "",
        "[Timer]",
        f"OnCalendar=*-*-* {(plan.hour + LATER) % 24:02d}:{plan.minute:02d}:00 {plan.timezone}",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return {f"{NAME}.service": "\n".join(service) + "\n", f"{NAME}.timer": "\n".join(timer) + "\n"}
