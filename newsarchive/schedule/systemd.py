"""systemd units: a service and a timer for each crawl. See systemd.service(5), systemd.timer(5), systemd.time(7)."""

from __future__ import annotations

from newsarchive.schedule.plan import GRACE, Plan


def units(plan: Plan, *, system: str | None = None) -> dict[str, str]:
    """File names and contents of a plan's units.

    Args:
        system: for system units, the user they run as; None for units of the user's own manager.
    """
    return {f"{plan.name}.service": _service(plan, system), f"{plan.name}.timer": _timer(plan)}


def quoted(text: str) -> str:
    """One argument of a command line, or one path of a list."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{inner}"'


def _service(plan: Plan, system: str | None) -> str:
    command = " ".join(quoted(one).replace("$", "$$") for one in plan.command)
    folder = plan.db.parent
    lines = [
        "[Unit]",
        f"Description=newsarchive: crawl of {plan.target or 'all sites that are switched on'}",
        "Wants=network-online.target",
        "After=network-online.target",
        "",
        "[Service]",
        "# A service that still runs is not started a second time.",
        "Type=oneshot",
        f"WorkingDirectory={str(folder).replace('%', '%%')}",
        f"ExecStart={command}",
        *([f"Environment={quoted('NEWSARCHIVE_CONTACT=' + plan.contact)}"] if plan.contact else []),
        f"TimeoutStartSec={plan.max_time + GRACE}",
        "KillSignal=SIGINT",
        "TimeoutStopSec=30",
        f"MemoryMax={plan.memory}",
        "Nice=10",
        "NoNewPrivileges=yes",
    ]
    if system is not None:
        lines += [
            f"User={system}",
            "ProtectSystem=strict",
            f"ReadWritePaths={quoted(str(folder))}",
            "PrivateTmp=yes",
            "PrivateDevices=yes",
            "ProtectKernelTunables=yes",
            "ProtectControlGroups=yes",
            "RestrictSUIDSGID=yes",
            "LockPersonality=yes",
        ]
    return "\n".join(lines) + "\n"


def _timer(plan: Plan) -> str:
    return "\n".join(
        (
            "[Unit]",
            f"Description=newsarchive: every day, crawl of {plan.target or 'all sites that are switched on'}",
            "",
            "[Timer]",
            f"OnCalendar=*-*-* {plan.hour:02d}:{plan.minute:02d}:00 {plan.timezone}",
            f"RandomizedDelaySec={plan.jitter}",
            "# A run that was missed while the machine was off is made up for at its next start.",
            "Persistent=true",
            "AccuracySec=1min",
            "",
            "[Install]",
            "WantedBy=timers.target",
        )
    ) + "\n"  # fmt: skip


def how_to(plans: list[Plan], *, system: bool) -> list[str]:
    """How to install the units, in words."""
    folder = "/etc/systemd/system" if system else "~/.config/systemd/user"
    control = "sudo systemctl" if system else "systemctl --user"
    timers = " ".join([*(f"{plan.name}.timer" for plan in plans), "newsarchive-verify.timer"])
    words = [
        f"Install: write the units to {folder} (the same command with --write {folder} does), then",
        f"  {control} daemon-reload",
        f"  {control} enable --now {timers}",
    ]
    if not system:
        words.append("  loginctl enable-linger    # so that the timers run while you are not logged in")
    words += [
        f"Look: {control} list-timers 'newsarchive-*'; journalctl {'' if system else '--user '}-u {plans[0].name}",
        "A crawl with a bad verdict (exit 3) and damage that was found (exit 5) show as a failed service. A dead timer cannot report",
        "its own death: have another machine or a monitoring system ask 'newsarchive status --max-age 26h', whose exit code is 3 then.",
    ]
    return words
