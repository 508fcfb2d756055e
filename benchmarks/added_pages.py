"""`python -m benchmarks.prove added_pages --corpus FILE`: real pages found by `sites add` from the address of their listing alone."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import replay, results


def added_pages(corpus: Path, keep: Path | None = None) -> None:
    """Add the listing of the corpus through its proxy, crawl it, and count the pages that stand in the archive.

    Args:
        corpus: see benchmarks.replay.
        keep: a folder in which the archive stays, to be looked at.
    """
    pages = replay.load(corpus)
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        db = folder / "archive.db"
        with replay.serving({one: page["html"].encode("utf-8", "replace") for one, page in pages.items()}) as proxy:
            added = _run("sites", "add", f"http://{replay.LISTING_HOST}/", "--id", "added", "--proxy", proxy, "--db", str(db))
            crawled = _run("crawl", "added", "--quiet", "--db", str(db))
        with closing(sqlite3.connect(db)) as connection:
            urls = [url for row in connection.execute("SELECT url, canonical_url FROM record") for url in row]
    stored = {replay.address(url) for url in urls}
    requests = re.search(r"(\d+) requests", added.stdout)
    results.write(
        "added_pages", size=len(pages), corpus_sha256=hashlib.sha256(corpus.read_bytes()).hexdigest()[:16],
        add_exit=added.returncode, crawl_exit=crawled.returncode, add_requests=int(requests[1]) if requests else None,
        stored=sum(one in stored for one in pages),
    )  # fmt: skip


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "newsarchive", *arguments], check=False, capture_output=True, text=True)
