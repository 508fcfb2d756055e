"""`make prove`: every figure the docs quote, at full size. `python -m benchmarks.prove kills --size 20` makes one of them."""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import results
from benchmarks.added_pages import added_pages
from benchmarks.bit_flips import bit_flips
from benchmarks.clone import clean_clone
from benchmarks.coming_back import coming_back
from benchmarks.cpu import cpu_reading
from benchmarks.date_strings import date_strings
from benchmarks.exports import export_csv, export_readers
from benchmarks.farm import farm
from benchmarks.frames.measure import many_pages
from benchmarks.hostile import poison, tour
from benchmarks.languages import languages
from benchmarks.proof import proof_kills, ten_fetches, wacz
from benchmarks.reading import reading
from benchmarks.real_pages import real_pages
from benchmarks.reextract import reextract, reextract_kills, reextract_speed
from benchmarks.relevance.measure import relevance
from benchmarks.room_speed import room_speed
from benchmarks.search_speed import search_speed
from benchmarks.sizing import sizing
from benchmarks.stories.kills import story_kills
from benchmarks.stories.measure import duplicates
from benchmarks.stories.twin_hosts import twin_hosts
from benchmarks.translations.proof import translation_kills, translations_found
from benchmarks.word_forms import word_forms
from newsarchive.demo.catalogue import truth
from tests.crash.harness import command, start, stored, warc_check
from tests.crash.series import kill_series
from tests.durability.disk_full import crawl_on_disks
from tests.durability.two_sites import beside
from tests.pages.harness import run_through_workers
from tests.verdict.harness import FAULTS, crawl_broken, healthy, ordinary_runs, university


def kills(size: int, seed: int) -> None:
    """Crawls of the demo university killed at random moments; then one complete crawl. Only crawls that were killed count."""
    with tempfile.TemporaryDirectory() as folder:
        report = kill_series(Path(folder) / "archive.db", size, seed)
    results.write(
        "kills", size=size, seed=seed, kills=report.kills, with_articles_under_way=report.with_articles_under_way,
        most_under_way=report.most_under_way, fetched_again_max=max(report.fetched_again), fetched_again_sum=sum(report.fetched_again),
        lost=len(report.lost), good_pages_crashed=len(report.crashed), articles=report.articles, articles_expected=len(truth(1)),
        slowest_death_seconds=round(report.slowest_death, 3), ended_before_the_kill=report.ended_before_the_kill,
    )  # fmt: skip


def second_crawl(size: int, seed: int) -> None:
    """A second crawl of the same site, started again and again while the first writes."""
    codes: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "archive.db"
        while len(codes) < size:
            first = start(db, "--recheck", "all")
            time.sleep(1.5)
            while first.poll() is None and len(codes) < size:
                done = subprocess.run(command(db), capture_output=True, text=True, check=False)
                if first.poll() is None:
                    codes.append(done.returncode)
            first.communicate()
        whole = len(stored(db).articles)
        warc_check(Path(folder) / "archive-captures")
    results.write("second_crawl", size=size, exit_4=codes.count(4), other=len(codes) - codes.count(4), articles=whole)


def demo_crawl(size: int, seed: int) -> None:
    """The demo university, crawled whole: time, memory, requests, and how many articles match the truth in every field."""
    seconds, matching, peak = [], 0, 0
    for _ in range(size):
        with tempfile.TemporaryDirectory() as folder:
            db = Path(folder) / "archive.db"
            begun = time.monotonic()
            subprocess.run(command(db), check=True, capture_output=True)
            seconds.append(time.monotonic() - begun)
            peak = max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
            matching = len(stored(db).articles)
    results.write(
        "demo_crawl", size=size, seconds_median=round(statistics.median(seconds), 1), articles=matching,
        articles_expected=len(truth(1)), largest_process_mb=peak,
    )  # fmt: skip


def search_start(size: int, seed: int) -> None:
    """`newsarchive search` from a cold start, as a whole process."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "archive.db"
        subprocess.run(command(db), check=True, capture_output=True)
        seconds = []
        for _ in range(size):
            word = chance.choice(["university", "университет", "зертхана", "library", "студент"])
            begun = time.monotonic()
            subprocess.run([sys.executable, "-m", "newsarchive", "search", word, "--db", str(db)], check=True, capture_output=True)
            seconds.append(time.monotonic() - begun)
    results.write(
        "search_start", size=size, seed=seed, seconds_median=round(statistics.median(seconds), 3),
        seconds_max=round(max(seconds), 3),
    )  # fmt: skip


def verdicts(size: int, seed: int) -> None:
    """Ordinary crawls of a healthy university, and one crawl of each kind of broken one: false alarms, and faults not named."""
    with tempfile.TemporaryDirectory() as folder:
        alarms = [arguments for arguments, code, _ in ordinary_runs(Path(folder), size) if code]
    with tempfile.TemporaryDirectory() as folder, university(1) as server:
        whole = Path(folder) / "healthy"
        whole.mkdir()
        archive = healthy(whole, server)
        missed = []
        for name, (_, words, _) in FAULTS.items():
            done = crawl_broken(archive, Path(folder) / name, name)
            if done.returncode != 3 or words not in done.stderr:
                missed.append(name)
    results.write("verdicts", size=size, false_alarms=len(alarms), faulty_sites=len(FAULTS), not_named=missed)


def disk_full(size: int, seed: int) -> None:
    """A small crawl on disks of `size` sizes, from almost nothing to enough; after each, room is made and the crawl goes on."""
    with tempfile.TemporaryDirectory() as folder:
        report = crawl_on_disks(Path(folder), [4096 * (2 + 12 * number) for number in range(size)])
    results.write(
        "disk_full", size=size, disks_full=report.full, disks_large_enough=report.enough, wrong=len(report.wrong),
        articles_in_the_end=sorted(report.articles),
    )  # fmt: skip
    for one in report.wrong:
        print(one)


def two_sites(size: int, seed: int) -> None:
    """Two sites crawled at once, `size` times, while three readers ask `newsarchive serve` for pages, searches and CSV."""
    with tempfile.TemporaryDirectory() as folder:
        report = beside(Path(folder), size, None)
    results.write(
        "two_sites", size=size, crawls=len(report.crawl_codes), crawls_not_good=sum(code != 0 for code in report.crawl_codes),
        failed_writes=report.failed_writes, reads=report.reads, reader_errors=len(report.reader_errors),
        largest_wal_mb=round(report.largest_wal / 1e6, 1), articles=report.articles,
    )  # fmt: skip
    for one in report.reader_errors[:5]:
        print(one)


def mutated_pages(size: int, seed: int) -> None:
    """Pages gone wrong in every way, read by the workers of a crawl: outcomes, the slowest, memory, and exceptions (there must be none)."""
    found = run_through_workers(size, seed)
    failed = found.pop("failed")
    results.write("mutated_pages", size=size, seed=seed, exceptions=len(failed), **found)
    for one in failed[:5]:
        print(one)


FIGURES = {
    "demo_crawl": (demo_crawl, 3), "search_start": (search_start, 20), "second_crawl": (second_crawl, 50), "kills": (kills, 200),
    "verdicts": (verdicts, 20), "disk_full": (disk_full, 60), "two_sites": (two_sites, 8), "tour": (tour, 1), "poison": (poison, 3),
    "many_pages": (many_pages, 30), "cpu_reading": (cpu_reading, 10), "clean_clone": (clean_clone, 1),
    "languages": (languages, 1),
    "bit_flips": (bit_flips, 1000),
    "translations": (translations_found, 100), "translation_kills": (translation_kills, 100),
    "farm": (farm, 1), "coming_back": (coming_back, 18),
    "sizing": (sizing, 600), "room_speed": (room_speed, 200_000),
    "search_speed": (search_speed, 1_000_000), "relevance": (relevance, 1),
    "word_forms": (word_forms, 1),
    "mutated_pages": (mutated_pages, 2000),
    "duplicates": (duplicates, 5000), "story_kills": (story_kills, 100),
    "export_csv": (export_csv, 1_000_000), "export_readers": (export_readers, 10_000),
    "reextract": (reextract, 3), "reextract_kills": (reextract_kills, 30), "reextract_speed": (reextract_speed, 10_000),
    "proof_kills": (proof_kills, 50), "ten_fetches": (ten_fetches, 10), "wacz": (wacz, 2),
}  # fmt: skip
OF_A_CORPUS = {
    "real_pages": real_pages, "added_pages": added_pages, "reading": reading, "date_strings": date_strings, "twin_hosts": twin_hosts,
}  # fmt: skip
"""Figures that need annotated pages or strings, which are not ours to publish: only made where --corpus names some."""
KINDS = {"date_strings": ".jsonl"}
"""How the name of such a corpus ends; of the others `.gz`."""


def main() -> None:
    """Run the named figures, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figure", nargs="*", choices=[*FIGURES, *OF_A_CORPUS, []], help="without one, all")
    parser.add_argument("--size", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="annotated pages, JSON lines, gzipped")
    parser.add_argument("--keep", type=Path, help="a folder in which what was read of a corpus stays")
    arguments = parser.parse_args()
    for name in arguments.figure or [*FIGURES, *OF_A_CORPUS]:
        if name in OF_A_CORPUS:
            if arguments.corpus is not None and arguments.corpus.suffix == KINDS.get(name, ".gz"):
                OF_A_CORPUS[name](arguments.corpus, arguments.keep)
            elif arguments.figure:
                parser.error(f"{name} needs --corpus FILE, whose name ends in {KINDS.get(name, '.gz')}")
            else:
                print(f"{name}: not measured, it needs --corpus FILE")
            continue
        figure, size = FIGURES[name]
        figure(arguments.size or size, arguments.seed)


if __name__ == "__main__":
    main()
