"""A small crawl on disks of every size from nothing to enough. Used by the tests and by `make prove`."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.demo.server import serve
from tests.crash.harness import command, lost, site_file, stored, warc_check

SPARE = 64 * 1024 * 1024
"""Bytes of the disk once room was made."""


@dataclass
class DiskReport:
    """What came of crawls on full disks."""

    full: int = 0
    """Crawls that met the end of the disk."""
    enough: int = 0
    wrong: list[str] = field(default_factory=list)
    """What went otherwise than it must, in words."""
    articles: set[int] = field(default_factory=set)
    """Numbers of articles after room was made and the crawl had gone on."""


def crawl_on_disks(folder: Path, sizes: list[int], count: int = 6) -> DiskReport:
    """For each size: crawl on a new disk of so many bytes, look at what is left, make room, crawl on, look again.

    Args:
        count: items of the small university.
    """
    report = DiskReport()
    server = serve(count=count)
    try:
        for size in sizes:
            _one(folder / str(size), size, server.url, report)
    finally:
        server.close()
    return report


def _one(folder: Path, size: int, proxy: str, report: DiskReport) -> None:
    disk, first, second = folder / "disk", folder / "first", folder / "second"
    for one in (disk, first, second):
        one.mkdir(parents=True)
    site_file(folder / "spare", proxy)
    crawl = shlex.join(command(disk / "a.db"))
    script = f"""
mount -t tmpfs -o size={size} tmpfs {disk} || exit 99
mkdir {disk}/sites && cp {folder}/spare/sites/demo.toml {disk}/sites/ || exit 98
{crawl} >{folder}/first.out 2>{folder}/first.err; echo $? >{folder}/first.code
cp -r {disk}/. {first}/
mount -o remount,size={SPARE} {disk} || exit 99
{crawl} >{folder}/second.out 2>{folder}/second.err; echo $? >{folder}/second.code
cp -r {disk}/. {second}/
"""
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    code = int((folder / "first.code").read_text())
    error = (folder / "first.err").read_text()
    try:
        before = stored(first / "a.db")
        if code == 0:
            report.enough += 1
        elif code == 4:
            report.full += 1
            last = error.strip().splitlines()[-1]
            if "Traceback" in error or not last.startswith("newsarchive: "):
                report.wrong.append(f"{size}: {error[-600:]}")
        else:
            report.wrong.append(f"{size}: exit {code}: {error[-600:]}")
        if (folder / "second.code").read_text().strip() != "0":
            report.wrong.append(f"{size}: with room it ended with {(folder / 'second.err').read_text()[-600:]}")
        after = stored(second / "a.db")
        if gone := lost(before, after):
            report.wrong.append(f"{size}: lost {gone}")
        warc_check(second / "a-captures")
        report.articles.add(len(after.articles))
    except AssertionError as fault:
        report.wrong.append(f"{size}: {fault}")
    finally:
        shutil.rmtree(folder)
