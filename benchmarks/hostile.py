"""`python -m benchmarks.prove tour poison`: everything that a server can do wrong in one crawl, and what bad neighbours cost good sites."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from benchmarks import results
from tests.hostile import tour as hostile
from tests.hostile.poison import GOOD, POISON, poisoned

ARTICLES, PAGES = 500, 20


def tour(size: int, seed: int) -> None:
    """The hostile tour, `size` times, in a network namespace of its own."""
    for _ in range(size):
        with tempfile.TemporaryDirectory() as folder:
            report = hostile.run(Path(folder))
        results.write(
            "tour", size=report.addresses, paths=len(hostile.expected()), other_outcome_than_expected=len(report.wrong),
            main_process_mb=report.peak_mb, seconds=report.seconds, listening_sockets=len(report.sockets),
            requests_outside=len(report.outside), errors_of_our_own=len(report.complaints), stored_before_and_changed=len(report.changed),
            outcomes=report.outcomes,
        )  # fmt: skip
        for one in report.wrong:
            print(one)


def poison(size: int, seed: int) -> None:
    """Three good sites alone, and the same beside three whose pages cost as much as pages can; `size` times."""
    rounds = []
    for _ in range(size):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(poisoned(Path(folder), ARTICLES, PAGES))
    ratios = [round(one.ratio, 2) for one in rounds]
    results.write(
        "poison", size=size, good_sites=GOOD, articles_each=ARTICLES, poison_sites=sorted(POISON), pages_each=PAGES,
        seconds_alone=[round(one.alone, 1) for one in rounds], seconds_beside=[round(one.beside, 1) for one in rounds], ratio=ratios,
        ratio_median=statistics.median(ratios), articles_missing=sum(2 * GOOD * ARTICLES - sum(one.stored) for one in rounds),
        main_process_mb=max(one.peak_mb for one in rounds), outcomes=rounds[-1].outcomes,
    )  # fmt: skip
