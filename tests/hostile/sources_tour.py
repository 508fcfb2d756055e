"""One crawl of a site whose file names hostile feeds, sitemaps and interfaces as its sources. Runs in a network namespace of its own:
`python -m tests.hostile.sources_tour FOLDER [--short]`; the report goes to FOLDER/report.json.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from newsarchive.items import Outcome
from newsarchive.sites.addresses import normalise
from tests.hostile.server import HOST, HostileServer, Mode
from tests.hostile.tour import LONGEST, Report, crawl_command, site_file
from tests.hostile.watch import Tripwire, watch

SOURCES: dict[str, tuple[str, Outcome, bool]] = {
    "/sitemap/self.xml": ("sitemap", Outcome.LISTED, False),
    "/sitemap/loopA.xml": ("sitemap", Outcome.LISTED, False),
    "/sitemap/fan/0.xml": ("sitemap", Outcome.LISTED, False),
    "/sitemap/huge.xml": ("sitemap", Outcome.TOO_BIG, False),
    "/sitemap/laughs.xml": ("sitemap", Outcome.LISTED, True),
    "/sitemap/xxe.xml": ("sitemap", Outcome.LISTED, True),
    "/sitemap/future.xml": ("sitemap", Outcome.LISTED, True),
    "/sitemap/offsite.xml": ("sitemap", Outcome.LISTED, True),
    "/sitemap/schemes.xml": ("sitemap", Outcome.LISTED, True),
    "/sitemap/html.xml": ("sitemap", Outcome.LISTED, False),
    "/bomb/sitemap.xml.gz?mb=4000": ("sitemap", Outcome.TOO_BIG, False),
    "/source/many.txt": ("sitemap", Outcome.LISTED, True),
    "/source/many.xml?n=6500": ("sitemap", Outcome.LISTED, True),
    "/source/packed.xml.gz": ("sitemap", Outcome.LISTED, True),
    "/source/index.xml": ("sitemap", Outcome.LISTED, False),
    "/feed/laughs.xml": ("feed", Outcome.LISTED, True),
    "/feed/quad.xml": ("feed", Outcome.LISTED, True),
    "/feed/xxe.xml": ("feed", Outcome.LISTED, True),
    "/feed/deep.xml": ("feed", Outcome.LISTED, False),
    "/feed/broken.xml": ("feed", Outcome.LISTED, False),
    "/feed/ok.xml": ("feed", Outcome.LISTED, True),
    "/source/astray.xml": ("feed", Outcome.LISTED, True),
    "/source/same.xml": ("feed", Outcome.LISTED, True),
    "/source/new.xml": ("feed", Outcome.LISTED, True),
    "/source/large.xml": ("feed", Outcome.LISTED, True),
    "/source/mended.xml": ("feed", Outcome.LISTED, True),
    "/source/same.json?page={page}": ("json", Outcome.LISTED, True),
    "/source/deep.json": ("json", Outcome.LISTED, True),
}
"""Each source: its kind, what its own address comes to, and whether the ordinary article it names is had."""
SLOW = ("/sitemap/fan/0.xml", "/source/many.txt", "/source/many.xml?n=6500")
JSON_KEYS = 'items = "items"\nlink = "url"\ntitle = "title"\n'
FIRST = 10
"""Number of the ordinary article of the first source."""


def address(base: str, path: str, number: int) -> str:
    """The address of a source, in which the number of its ordinary article stands."""
    return f"{base}{path}{'&' if '?' in path else '?'}good={number}"


def tour(folder: Path, *, short: bool = False) -> Report:
    """Crawl once, and look at what came of it. In the namespace only."""
    tripwire = Tripwire()
    tripwire.check()
    server = HostileServer()
    other = server.site()
    port = server.site(Mode(links=("/news/one/0",), other=other))
    base = f"http://{HOST}:{port}"
    taken = {path: told for path, told in SOURCES.items() if not short or path not in SLOW}
    numbers = {path: FIRST + n for n, path in enumerate(taken)}
    site = site_file(folder, "fed", port, r"/(news/one|private|status)/.*", "/tour")
    blocks = "".join(
        f'[[sources]]\nkind = "{kind}"\nurl = "{address(base, path, numbers[path])}"\n{JSON_KEYS if kind == "json" else ""}'
        for path, (kind, _, _) in taken.items()
    )
    file = folder / "sites" / f"{site}.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("[crawl]\n", f"{blocks}[crawl]\n"), encoding="utf-8")

    seen = watch(crawl_command(folder / "a.db", site), timeout=LONGEST)
    report = Report(code=seen.code, peak_mb=seen.peak_mb, seconds=round(seen.seconds, 1), sockets=seen.sockets)
    report.outside = tripwire.hits + [path for path in server.asked(other) if path != "/robots.txt"]
    report.complaints = [line for line in seen.errors.splitlines() if "Traceback" in line or "ERROR" in line or "CRITICAL" in line]
    report.asked = dict(Counter(urlsplit(path).path for path in server.asked(port)))
    with contextlib.closing(sqlite3.connect(folder / "a.db")) as connection:
        rows = {
            url: (state, outcome, reason)
            for url, state, outcome, reason in connection.execute("SELECT url, state, outcome, reason FROM frontier")
        }
        report.redirected = dict(connection.execute("SELECT url, outcome FROM refused").fetchall())
        articles = connection.execute("SELECT url, title, text FROM record").fetchall()
        report.texts = {url.removeprefix(base): (title, text) for url, title, text in articles}
    known = set(Outcome)
    report.wrong = [f"{url}: {state}, {outcome}" for url, (state, outcome, _) in rows.items() if state != "settled" or outcome not in known]
    for path, (_, wanted, kept) in taken.items():
        own = normalise(address(base, path.replace("{page}", "1"), numbers[path]))
        found = rows.get(own, ("", "not in the frontier", ""))
        if found[1] != wanted:
            report.wrong.append(f"{path}: {found[1]} ({found[2]}) instead of {wanted}")
        if kept and f"/news/one/{numbers[path]}" not in report.texts:
            report.wrong.append(f"{path}: its ordinary article {numbers[path]} was not had")
    report.addresses = len(rows)
    report.outcomes = dict(Counter(str(outcome) for _, outcome, _ in rows.values()))
    server.close()
    return report


def main() -> None:
    """Make the tour in this namespace."""
    folder = Path(sys.argv[1])
    report = tour(folder, short="--short" in sys.argv)
    (folder / "report.json").write_text(json.dumps(asdict(report), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
