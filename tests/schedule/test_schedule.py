"""Units and crontab lines: what systemd and cron themselves make of them, also where a path is strange."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.switches import switch_on
from newsarchive.cli.schedule import local_zone
from newsarchive.demo.server import serve
from newsarchive.errors import UsageError
from newsarchive.schedule import cron, systemd, upkeep
from newsarchive.schedule.plan import Plan, bytes_of, path_of, seconds_of, time_of, zone_of
from newsarchive.sites.load import catalogue_folder
from tests.program import run

REQUIRED = bool(os.environ.get("NEWSARCHIVE_REQUIRE_ALL"))
STRANGE = "100% our \"news\" $HOME 'x'"


def plan(db: Path, **more: object) -> Plan:
    made = Plan(
        target="demo", db=db, python=sys.executable, hour=3, minute=30, timezone="Asia/Almaty", jitter=0, max_time=60,
        memory=4 * 1024**3, contact="a@b.example (50%)",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.skipif(not REQUIRED and shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("system", [None, "root"])
@pytest.mark.parametrize("target", ["demo", None])
def test_systemd_accepts_the_units_also_with_a_strange_path(system: str | None, target: str | None, tmp_path: Path) -> None:
    folder = tmp_path / STRANGE
    folder.mkdir()
    one = plan(folder / "a.db", target=target, jitter=1800)
    made = {**systemd.units(one, system=system), **upkeep.units(one, system=system)}
    paths = []
    for name, text in made.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / name))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *paths], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    when = next(line for line in made[f"newsarchive-{target or 'all'}.timer"].splitlines() if line.startswith("OnCalendar="))
    subprocess.run(["systemd-analyze", "calendar", when.removeprefix("OnCalendar=")], check=True, capture_output=True)


def test_a_unit_holds_limits_catching_up_and_jitter(tmp_path: Path) -> None:
    made = systemd.units(plan(tmp_path / "a.db", jitter=1800, max_time=7200), system="news")
    service, timer = made["newsarchive-demo.service"], made["newsarchive-demo.timer"]
    for line in ("Type=oneshot", "MemoryMax=4294967296", "TimeoutStartSec=8100", "User=news", f'ReadWritePaths="{tmp_path}"'):
        assert line in service.splitlines(), service
    for line in ("OnCalendar=*-*-* 03:30:00 Asia/Almaty", "RandomizedDelaySec=1800", "Persistent=true"):
        assert line in timer.splitlines(), timer


def test_a_crontab_line_in_the_machines_own_zone_is_a_plain_one(tmp_path: Path) -> None:
    daily, missed = cron.lines(plan(tmp_path / "a.db", timezone="UTC"), "UTC")
    assert daily.startswith("30 3 * * * cd ")
    assert missed.startswith("@reboot sleep 120; ")


@pytest.mark.parametrize(("zone", "minutes"), [("Asia/Almaty", "0,15,30,45"), ("Asia/Kathmandu", "0,15,30,45")])
def test_in_another_zone_the_plans_own_clock_decides(zone: str, minutes: str, tmp_path: Path) -> None:
    daily, _ = cron.lines(plan(tmp_path / "a.db", timezone=zone), "UTC")
    assert daily.startswith(f"{minutes} * * * * [ ")
    guard = daily.split("* * * * ", 1)[1].split("; ", 1)[0].replace("\\%", "%") + "; echo due"
    now = subprocess.run(["date", "+%H:%M"], env={"TZ": zone}, capture_output=True, text=True, check=True).stdout.strip()
    assert subprocess.run(["sh", "-c", guard.replace("03:30", now)], capture_output=True, text=True, check=True).stdout == "due\n"
    other = f"{(int(now[:2]) + 5) % 24:02d}{now[2:]}"
    assert subprocess.run(["sh", "-c", guard.replace("03:30", other)], capture_output=True, text=True, check=True).stdout == ""


def run_as_cron(line: str, **more: object) -> subprocess.CompletedProcess[str]:
    """What cron does with a line: the command ends at a bare percent sign, the rest runs in sh."""
    command = line.split(" ", 1)[1] if line.startswith("@") else line.split(" ", 5)[5]
    kept = command.replace("\\%", "\0")
    assert "%" not in kept, "a bare percent sign ends a command in cron"
    return subprocess.run(
        ["sh", "-c", kept.replace("\0", "%")], capture_output=True, text=True, check=False, timeout=120, **more,  # type: ignore[call-overload]
    )  # fmt: skip


def test_a_line_crawls_under_its_limits_and_never_twice_at_once(tmp_path: Path) -> None:
    folder = tmp_path / STRANGE
    folder.mkdir()
    one = plan(folder / "a.db", timezone=local_zone())
    daily, missed = cron.lines(one, local_zone())
    short = daily.replace("--max-time", "--limit 2 --max-time")
    done = run_as_cron(short)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2  new" in (folder / "newsarchive-demo.log").read_text(encoding="utf-8")
    with closing(open_readonly(folder / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM crawls").fetchone()[0] == 1
    lock = shlex.quote(str(folder / "newsarchive-demo.lock"))
    held = subprocess.Popen(["sh", "-c", f"exec flock {lock} sleep 60"])
    try:
        time.sleep(0.5)
        again = run_as_cron(short)
    finally:
        held.kill()
        held.wait()
    assert (again.returncode, again.stderr) == (0, "")
    fresh = run_as_cron(missed.replace("sleep 120", "true"))
    assert fresh.returncode == 0
    with closing(open_readonly(folder / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM crawls").fetchone()[0] == 1, "nothing was missed, and nothing overlapped"


@pytest.mark.full
@pytest.mark.skipif(
    not REQUIRED and (os.geteuid() != 0 or not Path("/usr/sbin/cron").exists() or shutil.which("crontab") is None),
    reason="a real cron needs root and the package cron",
)
def test_a_real_cron_runs_the_line(tmp_path: Path) -> None:
    had = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)
    if had.returncode == 0 and had.stdout.strip():
        pytest.skip("this user has a crontab, which is left alone")
    folder = tmp_path / "our news 100%"
    folder.mkdir()
    due = datetime.now().astimezone() + timedelta(seconds=70)
    daily, _ = cron.lines(plan(folder / "a.db", timezone=local_zone(), hour=due.hour, minute=due.minute), local_zone())
    table = tmp_path / "crontab"
    table.write_text(daily.replace("--max-time", "--limit 2 --max-time") + "\n", encoding="utf-8")
    subprocess.run(["crontab", str(table)], check=True)
    daemon = subprocess.Popen(["/usr/sbin/cron", "-f"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    log = folder / "newsarchive-demo.log"
    try:
        deadline = time.monotonic() + 170
        while time.monotonic() < deadline and not (log.exists() and "2  new" in log.read_text(encoding="utf-8")):
            time.sleep(1)
    finally:
        subprocess.run(["crontab", "-r"], check=True)
        daemon.terminate()
        daemon.wait()
    assert log.exists(), "cron never ran the line"
    assert "2  new" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: seconds_of("--max-time", "soon"), lambda: seconds_of("--max-time", "-3h"), lambda: bytes_of("--memory", "lots"),
        lambda: bytes_of("--memory", "8M"), lambda: time_of("25:00"), lambda: time_of("3.30"), lambda: zone_of("Mars/Olympus"),
        lambda: zone_of("../../etc/passwd"), lambda: path_of(Path("/tmp/a\nb")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(wrong: object) -> None:
    with pytest.raises(UsageError):
        wrong()  # type: ignore[operator]


def test_all_sites_that_are_switched_on_are_crawled_though_one_of_them_is_broken(tmp_path: Path) -> None:
    db = str(tmp_path / "archive.db")
    none = run("crawl", "--all", "--db", db)
    assert none.returncode == 4, none.stderr
    assert run("sites", "enable", "demo", "--db", db).returncode == 0
    assert run("sites", "enable", "nobody", "--db", db).returncode == 2
    with closing(connect(Path(db))) as connection, transaction(connection):
        switch_on(connection, "broken")
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "broken.toml").write_text('id = "broken"\n', encoding="utf-8")
    done = run("crawl", "--all", "--limit", "2", "--quiet", "--db", db)
    assert done.returncode == 2
    assert "2  new" in done.stdout
    assert "broken.toml" in done.stderr
    assert "Traceback" not in done.stderr
    assert run("sites", "disable", "broken", "--db", db).returncode == 0
    assert run("crawl", "--all", "--limit", "2", "--quiet", "--db", db).returncode == 0
    listed = run("schedule", "cron", "--db", db)
    assert listed.stdout.count("newsarchive crawl demo") == 2
    assert run("schedule", "systemd", "--db", db, "--all", "--at", "4").returncode == 2


@pytest.mark.parametrize("jobs", ["1", "8"])
def test_several_sites_are_crawled_in_one_process_however_many_at_a_time(tmp_path: Path, jobs: str) -> None:
    db = str(tmp_path / "archive.db")
    servers = [serve(count=14), serve(count=14)]
    (tmp_path / "sites").mkdir()
    text = (catalogue_folder() / "demo.toml").read_text(encoding="utf-8")
    try:
        for site, server in zip(("first", "second"), servers, strict=True):
            made = text.replace('id = "demo"', f'id = "{site}"', 1).replace("[crawl]", f'[crawl]\nproxy = "{server.url}"', 1)
            (tmp_path / "sites" / f"{site}.toml").write_text(made, encoding="utf-8")
        assert run("sites", "enable", "first", "second", "--db", db).returncode == 0
        done = run("crawl", "--all", "--jobs", jobs, "--quiet", "--db", db)
    finally:
        for server in servers:
            server.close()
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(open_readonly(Path(db))) as connection:
        counts = dict(tuple(row) for row in connection.execute("SELECT site, count(*) FROM articles GROUP BY 1"))
        spans = [tuple(row) for row in connection.execute("SELECT started_at, finished_at FROM crawls ORDER BY id")]
    assert set(counts) == {"first", "second"}
    assert counts["first"] == counts["second"] > 3
    assert (spans[0][1] <= spans[1][0]) == (jobs == "1")
    assert run("status", "--db", db).stdout.startswith("newsarchive: 2 sites good")


def test_a_thirtieth_of_the_archive_is_verified_every_day_after_the_crawls(tmp_path: Path) -> None:
    folder = tmp_path / "50 % of it"
    folder.mkdir()
    one = plan(folder / "a.db", hour=22, minute=5, timezone="UTC")
    line = upkeep.cron_line(one)
    assert line.startswith("5 4 * * * cd ")
    assert "verify --part today/30" in line
    assert "50 \\% of it" in line
    made = upkeep.units(one)
    assert set(made) == {"newsarchive-verify.service", "newsarchive-verify.timer"}
    assert "OnCalendar=*-*-* 04:05:00 UTC" in made["newsarchive-verify.timer"].splitlines()
    assert '"verify" "--part" "today/30"' in made["newsarchive-verify.service"]
    assert f"User=keeper\nProtectSystem=strict\nReadWritePaths={systemd.quoted(str(folder))}" in upkeep.units(one, system="keeper")[
        "newsarchive-verify.service"
    ]
