"""Lines for a crontab, as Debian's cron runs them: sh, no time zones of its own, a percent sign ends the command."""

from __future__ import annotations

from newsarchive.schedule.plan import GRACE, SETTLED, Plan, shell

QUARTER = 15
"""Minutes. The offsets of all time zones are multiples of it."""


def lines(plan: Plan, local_zone: str) -> list[str]:
    """The lines of one plan: the daily crawl, and what makes up for a crawl that was missed while the machine was off.

    Args:
        local_zone: the time zone in which cron reads its times.
    """
    daily = f"{plan.minute} {plan.hour} * * *"
    guard = ""
    if plan.timezone != local_zone:
        # cron knows one time zone. Asked every quarter of an hour, the plan's own clock decides, in summer and in winter.
        minutes = ",".join(str(minute) for minute in sorted({(plan.minute + n * QUARTER) % 60 for n in range(4)}))
        daily = f"{minutes} * * * *"
        clock = shell([f"TZ={plan.timezone}"])
        guard = f'[ "$(env {clock} date +%H:%M)" = {plan.hour:02d}:{plan.minute:02d} ] || exit 0; '
    jitter = f'sleep "$(shuf -i 0-{plan.jitter} -n 1)"; ' if plan.jitter else ""
    missed = f"sleep {SETTLED}; {shell(plan.freshness)} >/dev/null 2>&1 || "
    return [
        f"{daily} {_escaped(guard + jitter + _crawl(plan))}",
        f"@reboot {_escaped(missed + '{ ' + _crawl(plan) + '; }')}",
    ]


def _crawl(plan: Plan) -> str:
    """The crawl under its limits; its summary goes to a log, what is wrong to cron's mail."""
    log, lock = plan.db.parent / f"{plan.name}.log", plan.db.parent / f"{plan.name}.lock"
    contact = shell([f"NEWSARCHIVE_CONTACT={plan.contact}"]) if plan.contact else ""
    limits = f"timeout --signal=INT --kill-after=60 {plan.max_time + GRACE} prlimit --as={plan.memory}"
    return (
        f"cd {shell([str(plan.db.parent)])} && flock -n -E 0 {shell([str(lock)])}"
        f" {f'env {contact} ' if contact else ''}{limits} {shell(plan.command)} >> {shell([str(log)])}"
    )


def _escaped(command: str) -> str:
    return command.replace("%", "\\%")


def how_to() -> list[str]:
    """How to install the lines, in words."""
    return [
        "Install: crontab -e, and add the lines. MAILTO=you@example.org above them says who is told what is wrong.",
        "cron starts nothing that was missed; the @reboot line asks 'newsarchive status' after a start of the machine and makes up",
        "for it. The memory limit is one of address space, for each process. Where a day has the hour twice (the end of summer",
        "time) the crawl runs twice, which does no harm; where it lacks the hour, it is left out that day.",
        "A dead cron cannot report its own death: have another machine or a monitoring system ask 'newsarchive status --max-age",
        "26h', whose exit code is 3 then.",
    ]
