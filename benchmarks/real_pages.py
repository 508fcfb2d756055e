"""`python -m benchmarks.prove real_pages --corpus FILE`: real annotated pages, crawled whole and read back from `export jsonl`."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import trafilatura

from benchmarks import replay, results


def real_pages(corpus: Path, keep: Path | None = None) -> None:
    """Crawl the corpus, and score what `export jsonl` says beside plain trafilatura, in one run.

    Args:
        corpus: see benchmarks.replay.
        keep: a folder in which the archive stays, to be looked at.
    """
    pages = replay.load(corpus)
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        (folder / "sites").mkdir(parents=True, exist_ok=True)
        db = folder / "archive.db"
        with replay.serving({one: page["html"].encode("utf-8", "replace") for one, page in pages.items()}) as proxy:
            languages = sorted({page["lang"] for page in pages.values() if page.get("lang")}) or ["en"]
            (folder / "sites" / "replay.toml").write_text(replay.site_file(pages, proxy, languages), encoding="utf-8")
            crawl = subprocess.run(
                [sys.executable, "-m", "newsarchive", "crawl", "replay", "--quiet", "--db", str(db)],
                check=False, capture_output=True, text=True,
            )  # fmt: skip
        exported = subprocess.run(
            [sys.executable, "-m", "newsarchive", "export", "jsonl", "--db", str(db)], check=True, capture_output=True
        ).stdout
        connection = sqlite3.connect(db)
        outcomes = dict(connection.execute("SELECT outcome, count(*) FROM frontier GROUP BY 1").fetchall())
        connection.close()
    records = [json.loads(line) for line in exported.decode().splitlines()]
    found = {}
    for record in records:
        for url in (record["canonical_url"], record["url"]):
            found[replay.address(url)] = record
    scores, plain, titles, dates = [], [], [], []
    for one, page in pages.items():
        record = found.get(one, {})
        if page.get("text"):
            scores.append(_zero(replay.body_score(page["text"], record.get("text"))))
            plain.append(_zero(replay.body_score(page["text"], trafilatura.extract(page["html"], include_comments=False))))
        if page.get("title"):
            titles.append(replay.fold(page["title"]) == replay.fold(record.get("title")))
        if page.get("date"):
            dates.append((record.get("published") or "")[:10] == page["date"])
    results.write(
        "real_pages", size=len(pages), corpus_sha256=hashlib.sha256(corpus.read_bytes()).hexdigest()[:16], exit_code=crawl.returncode,
        stored_with_text=sum(bool(found.get(one, {}).get("text")) for one in pages), outcomes={str(k): v for k, v in outcomes.items()},
        body_f1=round(replay.f1(scores), 3), trafilatura_body_f1=round(replay.f1(plain), 3),
        titles_right=round(sum(titles) / max(len(titles), 1), 3), days_right=round(sum(dates) / max(len(dates), 1), 3),
    )  # fmt: skip


def _zero(score: tuple[float | None, float | None]) -> tuple[float | None, float | None]:
    """A page of which nothing was read counts 0."""
    return (0.0, score[1]) if score[0] is None else score
