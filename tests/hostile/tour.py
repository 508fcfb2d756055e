"""One crawl over every path of the hostile server. Runs in a network namespace of its own: `python -m tests.hostile.tour FOLDER`.

The report goes to FOLDER/report.json; `run` starts it and reads the report.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsarchive.items import TRANSIENT_OUTCOMES, Outcome
from tests import program
from tests.hostile.server import HOST, HostileServer, Mode
from tests.hostile.watch import Tripwire, file_digests, rows_of, watch

NAMESPACE = ["unshare", "-rn"]
LONGEST = 900.0
"""Seconds after which the crawl counts as hanging; the slow answers alone take three minutes."""

ALLOWED = {"/news/one/1": "stored", "/private/1": "stored"}
DENIED = {"/news/one/1": "stored", "/private/1": "robots_denied"}
NO_RULES, ALL_DENIED = {"/tour": "unreachable"}, {"/tour": "robots_denied"}
ROBOTS: dict[str, dict[str, str]] = {
    "ok": DENIED, "allow": ALLOWED, "disallow": ALL_DENIED, "404": ALLOWED, "403": ALLOWED,
    "500": NO_RULES, "503": NO_RULES, "timeout": NO_RULES, "loop": ALLOWED, "redirect5": DENIED, "redirect6": ALLOWED,
    "html": ALLOWED, "utf8bom": DENIED, "crawldelay": DENIED, "garbage": ALLOWED, "nul": DENIED, "bomb": ALLOWED,
    "gzipfalse": DENIED, "big": DENIED, "offsite": ALL_DENIED,
}  # fmt: skip
"""What robots.txt is like, and what the addresses of the site come to by RFC 9309."""

REVISITED = {
    "/gone/1": "gone", "/changing/1": "unchanged", "/edited/1": "changed", "/shrinks/1": "held", "/etag/lying": "not_modified",
    "/news/one/1": "not_modified",
}  # fmt: skip
"""Addresses that were crawled before, and what they come to when the tour asks for them again."""
ASKED_TO_WAIT = ("/status/503?date=1", "/status/429?after=1")
TRANSIENT = frozenset(TRANSIENT_OUTCOMES)

SITE = """
id = "{id}"
status = "invented"
names = {{ en = "Site {id}" }}
country = "KZ"
timezone = "Asia/Almaty"
languages = ["en"]
hosts = ["{host}"]
[[articles]]
pattern = 'http://{host}{pattern}'
[[listings]]
url = "http://{host}{listing}"
[crawl]
slow_down = false
private = true
"""


@dataclass
class Report:
    """What the tour showed."""

    code: int = -1
    peak_mb: int = 0
    seconds: float = 0.0
    sockets: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    """Connections and name queries that left for an address other than the sites'."""
    wrong: list[str] = field(default_factory=list)
    """Addresses with another outcome than expected, or without one."""
    addresses: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    """Lines of the log that show an error of newsarchive's own."""
    changed: list[str] = field(default_factory=list)
    """Rows and capture files that stood there before and are no longer the same."""
    texts: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Title and text of each stored path."""
    asked: dict[str, int] = field(default_factory=dict)
    """Requests by the first two parts of the path."""
    redirected: dict[str, str] = field(default_factory=dict)
    """Refused targets of redirects and their outcome."""


def site_file(folder: Path, ident: str, port: int, pattern: str, listing: str) -> str:
    """Write the site file of one port; returns the site's id."""
    (folder / "sites").mkdir(exist_ok=True)
    text = SITE.format(id=ident, host=f"{HOST}:{port}", pattern=pattern, listing=listing)
    (folder / "sites" / f"{ident}.toml").write_text(text, encoding="utf-8")
    return ident


def crawl(db: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """A crawl, to its end; `more` as of tests.program.run."""
    return program.run(*crawl_command(db, *arguments)[len(program.PROGRAM) :], **more)


def crawl_command(db: Path, *arguments: str) -> list[str]:
    """The command line of a crawl."""
    return [*program.PROGRAM, "crawl", "--quiet", "--db", str(db), *arguments]


def expected() -> dict[str, frozenset[str]]:
    """Each path of the tour with the outcomes it may have; read from expected.tsv.

    Raises:
        AssertionError: a line names an outcome that does not exist.
    """
    table = {}
    for line in Path(__file__).with_name("expected.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            path, outcomes, _, _ = line.split("\t")
            table[path] = frozenset(outcomes.split("|"))
            assert table[path] <= set(Outcome), line
    return table


def quick(wanted: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The part of the tour that needs neither second tries nor the time limits."""
    return {
        path: outcomes for path, outcomes in wanted.items()
        if not outcomes & TRANSIENT and not path.startswith(("/html/", "/bomb/", "/flaky/", "/trap/", "/redirect/long"))
    }  # fmt: skip


def tour(folder: Path, *, short: bool = False) -> Report:
    """Crawl good sites, then everything hostile in one crawl, and look at what came of it. In the namespace only."""
    tripwire = Tripwire()
    tripwire.check()
    server = HostileServer()
    db = folder / "a.db"
    other = server.site()
    wanted = quick(expected()) if short else expected()
    before = site_file(folder, "before", server.site(Mode(articles=20)), r"/news/one/\d+", "/news/")
    again = server.site(Mode(links=tuple(REVISITED)))
    revisited = site_file(folder, "again", again, r"/(?!tour$).*", "/tour")
    subprocess.run(crawl_command(db, before, revisited), check=True, capture_output=True)
    rows, files = rows_of(db), file_digests(folder / "a-captures")

    port = server.site(Mode(links=tuple(wanted), other=other))
    sites = [revisited, site_file(folder, "tour", port, r"/(?!tour$).*", "/tour")]
    expectations = {f"http://{HOST}:{port}{path}": outcomes for path, outcomes in wanted.items()}
    expectations |= {f"http://{HOST}:{again}{path}": frozenset({outcome}) for path, outcome in REVISITED.items()}
    names = {str(again): "again"}
    for mode, outcomes_by_path in {} if short else ROBOTS.items():
        asked = server.site(Mode(robots=mode, links=("/news/one/1", "/private/1"), other=other))
        names[str(asked)] = mode
        sites.append(site_file(folder, f"robots-{mode}", asked, r"/(news/one|private)/\d+", "/tour"))
        expectations |= {f"http://{HOST}:{asked}{path}": frozenset({outcome}) for path, outcome in outcomes_by_path.items()}
    server.modes[other].robots = "disallow"
    later = server.site(Mode(links=ASKED_TO_WAIT))
    pages = server.site()
    if not short:
        sites.append(site_file(folder, "later", later, r"/status/.*", "/tour"))
        expectations |= {f"http://{HOST}:{later}{path}": frozenset({"throttled"}) for path in ASKED_TO_WAIT}
        sites.append(site_file(folder, "pages", pages, r"/news/one/\d+", "/trap/page/1"))

    seen = watch(crawl_command(db, "--recheck", "all", *sites), timeout=LONGEST)
    report = Report(code=seen.code, peak_mb=seen.peak_mb, seconds=round(seen.seconds, 1), sockets=seen.sockets)
    report.outside = tripwire.hits + [path for path in server.asked(other) if path != "/robots.txt"]
    report.complaints = [line for line in seen.errors.splitlines() if "Traceback" in line or "ERROR" in line or "CRITICAL" in line]
    _compare(report, db, f"http://{HOST}:{port}", expectations, names)
    after, files_after = rows_of(db), file_digests(folder / "a-captures")
    report.changed = [
        f"{name}: {row}"
        for name, old in rows.items() if name not in {"about", "named", "seals"}  # seals follow the rows, which are compared themselves
        for row in old - after[name] if not _is_of(row, "again", again)
    ]
    report.changed += [name for name, digest in files.items() if files_after.get(name) != digest]
    counted = Counter(urlsplit(path).path.split("/")[1] + "/" + "/".join(path.split("?")[0].split("/")[2:3]) for path in server.asked(port))
    report.asked = {**counted, "trap/page": len([path for path in server.asked(pages) if path.startswith("/trap/page")])}
    server.close()
    return report


def _is_of(row: tuple[object, ...], site: str, port: int) -> bool:
    """Whether a row of a table belongs to a site whose articles the tour may change."""
    return any(value == site or (isinstance(value, str) and f":{port}/" in value) for value in row)


def _compare(report: Report, db: Path, base: str, expectations: dict[str, frozenset[str]], names: dict[str, str]) -> None:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        found = {url: (site, state, outcome, reason) for site, url, state, outcome, reason in connection.execute(
            "SELECT site, url, state, outcome, reason FROM frontier WHERE site <> 'before'"
        )}  # fmt: skip
        report.redirected = dict(connection.execute("SELECT url, outcome FROM refused").fetchall())
        report.texts = {
            url.removeprefix(base): (title, text)
            for url, title, text in connection.execute("SELECT url, title, text FROM record WHERE site = 'tour'")
        }
    for url, outcomes in expectations.items():
        site, state, outcome, reason = found.get(url, ("", "", "not in the frontier", ""))
        if outcome not in outcomes:
            name = names.get(url.split(":")[2].split("/")[0], "")
            report.wrong.append(f"{name} {url.removeprefix(base)}: {outcome} ({reason}) instead of {'|'.join(sorted(outcomes))}".strip())
    known = set(Outcome)
    for url, (site, state, outcome, _) in found.items():
        if outcome not in known or (state != "settled" and site != "later"):
            report.wrong.append(f"{url}: {state}, {outcome}")
    report.addresses = len(found)
    report.outcomes = dict(Counter(str(outcome) for _, _, outcome, _ in found.values()))


def run(folder: Path, *, short: bool = False, module: str = "tests.hostile.tour") -> Report:
    """Make the tour, or that of another module, in a network namespace of its own.

    Raises:
        AssertionError: it did not come to its end.
    """
    command = [*NAMESPACE, sys.executable, "-m", module, str(folder), *(["--short"] if short else [])]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return Report(**json.loads((folder / "report.json").read_text(encoding="utf-8")))


def main() -> None:
    """Make the tour in this namespace."""
    folder = Path(sys.argv[1])
    report = tour(folder, short="--short" in sys.argv)
    (folder / "report.json").write_text(json.dumps(asdict(report), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
