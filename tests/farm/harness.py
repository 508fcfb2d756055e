"""Adds and crawls a site of the farm with the real commands, and compares the archive with the truth."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import shutil
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

from protego import Protego

from tests import program
from tests.farm.faults import Fault, lead_to, self_signed
from tests.farm.model import Asked, Site, Truth
from tests.farm.server import running

ROOT = Path(__file__).parents[2]
ADD_SECONDS, CRAWL_SECONDS = 300, 900
AGENT = "newsarchive"
SLACK = 0.9
"""Share of a delay that counts as the delay: two arrivals can lie a little nearer than two departures."""


@dataclass
class Measured:
    """What came of one site."""

    site: str
    held: bool
    articles: int
    """In the truth."""
    add_code: int = 0
    add_requests: int = 0
    """Those of `sites add`, robots.txt among them."""
    add_seconds: float = 0.0
    add_says: str = ""
    crawl_code: int = 0
    crawl_requests: int = 0
    """Without robots.txt."""
    crawl_seconds: float = 0.0
    crawl_says: str = ""
    rows: int = 0
    right: int = 0
    """Articles that have a row with their own text; a second row for one counts as wrong."""
    language: float = 0.0
    """Shares of the right rows."""
    day: float = 0.0
    title: float = 0.0
    wrong: dict[str, int] = field(default_factory=dict)
    """Rows that are no articles, by what the site answers there; `twice` are second rows of one article, `text` foreign texts."""
    missed: list[str] = field(default_factory=list)
    """A few addresses of articles that have no row."""
    forbidden: int = 0
    """Requests that robots.txt forbids."""
    traps: dict[str, int] = field(default_factory=dict)
    """Requests by name of the trap or facet."""
    too_soon: int = 0
    """Requests that came before the Crawl-delay had passed."""
    retried_early: int = 0
    """Requests that came before a Retry-After had passed."""
    newest: float | None = None
    """Share of the newest twenty that a crawl with --limit 20 has; None where it was not tried."""

    @property
    def recall(self) -> float:
        """Articles found with their own text, of all."""
        return self.right / self.articles

    @property
    def precision(self) -> float:
        """Right rows of all rows; 1 where there are none."""
        return self.right / self.rows if self.rows else 1.0

    @property
    def per_article(self) -> float:
        """Requests of the crawl for one article found."""
        return self.crawl_requests / max(self.right, 1)

    @property
    def budget(self) -> int:
        """What one trap may cost."""
        return max(10, min(50, self.articles // 20))

    @property
    def over_budget(self) -> list[str]:
        """Traps that cost more."""
        return [name for name, count in self.traps.items() if count > self.budget]


def run(arguments: Sequence[str], folder: Path, seconds: float) -> subprocess.CompletedProcess[str]:
    """The program, in a folder; one that takes too long ends with code 124."""
    try:
        return program.run(*arguments, cwd=folder, timeout=seconds, env={**os.environ, "NO_PROXY": "*"})
    except subprocess.TimeoutExpired as late:
        said = late.stdout.decode(errors="replace") if isinstance(late.stdout, bytes) else str(late.stdout or "")
        return subprocess.CompletedProcess(late.cmd, 124, said, f"not done after {seconds:.0f} s")


@cache
def _takes_db(command: str) -> bool:
    return "--db" in run(["sites", command, "--help"], Path.cwd(), 60).stdout


def add(site: Site, folder: Path, *, by_hand: bool = False) -> subprocess.CompletedProcess[str]:
    """`sites add` with the front page's address; or a site file written by a person."""
    if by_hand:
        (folder / "sites").mkdir(exist_ok=True)
        (folder / "sites" / f"{site.id}.toml").write_text(file_of(site), encoding="utf-8")
        return subprocess.CompletedProcess([], 0, "", "")
    extra = ["--db", str(folder / "archive.db")] if _takes_db("add") else []
    return run(["sites", "add", site.origin + "/", "--id", site.id, *extra], folder, ADD_SECONDS)


def file_of(site: Site) -> str:
    """The site file that a person would write.

    Raises:
        ValueError: none can be written for this site.
    """
    tables = site.by_hand()
    if tables is None:
        raise ValueError(f"no site file can be written by hand for {site.id}")
    languages = "" if "languages =" in tables else f'languages = ["{site.language}"]\n'
    hosts = [f"{address}:{site.port}" for address in (site.address, site.alias) if address]
    return (
        f'id = "{site.id}"\nstatus = "invented"\nnames = {{ {site.language} = "{site.w["name"]}" }}\ncountry = "{site.country}"\n'
        f'timezone = "{site.zone}"\n{languages}hosts = {hosts[:1]}\n'
        + (f'aliases = {{ "{hosts[1]}" = "{hosts[0]}" }}\n' if len(hosts) > 1 else "")
        + f"{tables}\n[crawl]\nprivate = true\n"
    ).replace("'127", '"127').replace("']", '"]')


def crawl(site: Site, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`crawl` of a site that was added."""
    return run(["crawl", site.id, "--quiet", "--db", str(folder / "archive.db"), *arguments], folder, CRAWL_SECONDS)


def check(site: Site, folder: Path) -> subprocess.CompletedProcess[str]:
    """`sites check` of a site that was added."""
    extra = ["--db", str(folder / "archive.db")] if _takes_db("check") else []
    return run(["sites", "check", site.id, *extra], folder, ADD_SECONDS)


@dataclass
class Checked:
    """What `sites check` said of a fault."""

    fault: str
    healthy_code: int
    """Before the fault was planted."""
    code: int
    says: str
    words: tuple[str, ...]
    requests: int
    """Of the check."""

    @property
    def named(self) -> bool:
        """Whether it ended with 3 and said the cause."""
        return self.code == 3 and any(word in self.says.lower() for word in self.words)


def check_fault(fault: Fault, folder: Path, *, by_hand: bool = False) -> Checked:
    """Add and crawl a healthy site, check it, break it, and check it again."""
    site = fault.site()
    with running(site), contextlib.ExitStack() as also:
        add(site, folder, by_hand=by_hand)
        crawl(site, folder)
        healthy = check(site, folder)
        site.reset()
        if fault.tls:
            other = fault.site()
            farm = also.enter_context(running(other, tls=self_signed(site.address, folder)))
            site.fault = lead_to(f"https://{site.address}:{farm.port}")
        else:
            site.fault = partial(fault.plant, site)
        done = check(site, folder)
        return Checked(fault.name, healthy.returncode, done.returncode, done.stdout + done.stderr, fault.words, len(site.log))


def measure(site: Site, folder: Path, *, by_hand: bool = False, newest: bool = False) -> Measured:
    """Serve a site, add it, crawl it, and judge the archive.

    Args:
        site: of the farm; it is served for as long as this takes.
        folder: an empty one for the archive.
        by_hand: with a site file written by a person instead of `sites add`.
        newest: also crawl into a second archive with --limit 20.
    """
    found = Measured(site.id, site.held, len(site.truth))
    with running(site):
        site.reset()
        begun = time.monotonic()
        done = add(site, folder, by_hand=by_hand)
        found.add_code, found.add_says, found.add_seconds = done.returncode, done.stdout + done.stderr, time.monotonic() - begun
        found.add_requests = len(site.log)
        _judge_politeness(site, site.log, found)
        if done.returncode == 0:
            start, begun = len(site.log), time.monotonic()
            done = crawl(site, folder)
            found.crawl_code, found.crawl_says, found.crawl_seconds = done.returncode, done.stdout + done.stderr, time.monotonic() - begun
            log = site.log[start:]
            found.crawl_requests = sum(asked.kind != "robots" for asked in log)
            found.traps = dict(Counter(asked.key or asked.kind for asked in log if asked.kind == "trap" or (asked.kind == "listing" and asked.key)))
            _judge_politeness(site, log, found)
            _judge_rows(site, rows_of(folder / "archive.db", site.id), found)
            if newest:
                found.newest = _newest(site, folder)
    return found


def rows_of(db: Path, site: str) -> list[dict[str, str]]:
    """The articles of a site in an archive, shown ones only."""
    if not db.exists():
        return []
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as archive:
        archive.row_factory = sqlite3.Row
        names = "url, canonical_url, title, text, language, published"
        return [dict(row) for row in archive.execute(f"SELECT {names} FROM record WHERE site = ?", (site,))]


def _judge_rows(site: Site, rows: list[dict[str, str]], found: Measured) -> None:
    found.rows = len(rows)
    right: dict[str, dict[str, str]] = {}
    wrong: Counter[str] = Counter()
    for row in rows:
        key, kind = _key(site, row)
        truth = site.truth.get(key)
        if truth is None:
            wrong[kind] += 1
        elif key in right:
            wrong["twice"] += 1
        elif plain(truth.story.mark) not in plain(row["text"] or ""):
            wrong["text"] += 1
        else:
            right[key] = row
    found.right, found.wrong = len(right), dict(wrong)
    found.missed = [one.path for key, one in site.truth.items() if key not in right][:5]
    pairs = [(site.truth[key], row) for key, row in right.items()]
    share = max(len(pairs), 1)
    found.language = sum(row["language"] == truth.story.language for truth, row in pairs) / share
    found.day = sum((row["published"] or "")[:10] == truth.story.day.isoformat() for truth, row in pairs) / share
    found.title = sum(plain(row["title"] or "") == plain(truth.story.title) for truth, row in pairs) / share


def _key(site: Site, row: dict[str, str]) -> tuple[str, str]:
    """The article a row stands for, and else what its address gives."""
    kind = "elsewhere"
    for address in (row["url"], row["canonical_url"]):
        parts = urlsplit(address or "")
        if parts.hostname not in {site.address, site.alias or site.address}:
            continue
        target = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        if key := site.key_at(target):
            return key, "article"
        kind = site.kind_at(target)
    return "", kind


def plain(text: str) -> str:
    """Letters and figures only: quotation marks and spaces may be straightened."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _judge_politeness(site: Site, log: Sequence[Asked], found: Measured) -> None:
    rules = Protego.parse(site.robots or "")
    found.forbidden += sum(asked.kind != "robots" and not rules.can_fetch(site.origin + asked.path, AGENT) for asked in log)
    for before, after in itertools.pairwise(log):
        found.too_soon += site.delay > 0 and after.at - before.at < site.delay * SLACK
    for number, asked in enumerate(log):
        if asked.status in {429, 503} and site.retry_after:
            found.retried_early += any(other.path == asked.path and other.at - asked.at < site.retry_after * SLACK for other in log[number + 1 :])


def _newest(site: Site, folder: Path) -> float:
    """A second archive, stopped by --limit 20: which share of its rows belongs to the newest twenty days of news."""
    other = folder / "limited"
    other.mkdir()
    shutil.copytree(folder / "sites", other / "sites")
    crawl(site, other, "--limit", "20")
    leading: list[Truth] = list(site.truth.values())[:20]
    oldest = leading[-1].story.day
    keys = {_key(site, row)[0] for row in rows_of(other / "archive.db", site.id)} & set(site.truth)
    return sum(site.truth[key].story.day >= oldest for key in keys) / 20
