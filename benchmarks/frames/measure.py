"""What a reader finds on the pages of a frame after it has seen 1, 3, 10 and 30 of them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from benchmarks import reading, results
from benchmarks.frames import held_cms, held_modern, held_old, held_regional, open_asia, open_cms, open_modern, open_old
from benchmarks.frames.frame import Frame, Page
from benchmarks.frames.hard import CASES
from benchmarks.frames.learned import Learned
from benchmarks.peers.extractors import EXTRACTORS, Answer

SEEN = (1, 3, 10, 30)
OPEN: tuple[Frame, ...] = (*open_cms.FRAMES, *open_old.FRAMES, *open_asia.FRAMES, *open_modern.FRAMES)
HELD: tuple[Frame, ...] = (*held_cms.FRAMES, *held_modern.FRAMES, *held_old.FRAMES, *held_regional.FRAMES)
FIELDS = ("body_f1", "exact", "title", "date", "date_wrong")

Figures = dict[str, float]


class Reader(Protocol):
    """Whoever reads pages of one site."""

    def see(self, html: str, url: str) -> None:
        """Learn from a page."""

    def read(self, html: str, url: str) -> Answer:
        """Give `title`, `text` and `date` of a page."""


class Pages(Protocol):
    """A frame, or a hard case."""

    @property
    def id(self) -> str: ...

    def pages(self, seed: int = 1) -> tuple[Page, ...]:
        """The pages in the order in which a crawl meets them."""


class Alone:
    """A general extractor: every page by itself, nothing learned."""

    learns = False

    def __init__(self, extractor: str) -> None:
        self._read = EXTRACTORS[extractor]

    def see(self, html: str, url: str) -> None:
        """Nothing is learned."""

    def read(self, html: str, url: str) -> Answer:
        """What the extractor gives."""
        return self._read(html, url) or {}


READERS: dict[str, Callable[[], Reader]] = {
    "trafilatura": lambda: Alone("trafilatura"), "newsarchive": lambda: Alone("newsarchive"),
    "newsarchive, learning": Learned,
}  # fmt: skip
"""Readers by name, each made anew for a site; one that has `learns = False` reads each page by itself."""


def pages_of(frame: Pages, seed: int = 1) -> tuple[Page, ...]:
    """The pages of a frame or case."""
    return frame.pages(seed)


def evaluate(
    reader_factory: Callable[[], Reader], frames: Sequence[Pages], seen: Iterable[int] = SEEN, *, seed: int = 1
) -> dict[str, dict[int, dict[str, Figures]]]:
    """Figures by frame and number of pages seen: `all` over every page, `unseen` over those after the seen ones.

    Args:
        reader_factory: makes a reader that has seen nothing; a new one for every frame and number. A reader whose attribute
            `learns` is False reads each page once.
        frames: frames or cases.
        seen: how many pages are seen before all are read.
        seed: of the texts and pages.
    """
    found: dict[str, dict[int, dict[str, Figures]]] = {}
    for frame in frames:
        pages = pages_of(frame, seed)
        found[frame.id] = {}
        rows: list[reading.Row] = []
        for count in seen:
            if not rows or learns(reader_factory):
                reader = reader_factory()
                for page in pages[:count]:
                    reader.see(page.html, page.url)
                rows = [row_of(page, reader.read(page.html, page.url)) for page in pages]
            found[frame.id][count] = {"all": figures(rows)}
            if count < len(pages):
                found[frame.id][count]["unseen"] = figures(rows[count:])
    return found


def row_of(page: Page, answer: Answer) -> reading.Row:
    """The score of one answer; a date where the page shows none is wrong."""
    row = reading.score_page(page.gold, answer)
    if page.gold["date"] is None:
        row["date"] = (not answer.get("date"), bool(answer.get("date")))
    if not page.gold["text"]:
        row["text"] = (0.0 if answer.get("text") else None, None, not answer.get("text"))
    return row


def figures(rows: Sequence[reading.Row]) -> Figures:
    """The figures of some pages of one frame."""
    found = reading.summary(rows)
    return {name: found[name] for name in FIELDS if name in found}


def average(found: dict[str, dict[int, dict[str, Figures]]], count: int, which: str = "all") -> Figures:
    """Mean figures over frames, each frame counting alike."""
    sets = [by_count[count][which] for by_count in found.values() if which in by_count[count]]
    return {name: round(statistics.fmean(one[name] for one in sets if name in one), 3) for name in FIELDS if any(name in one for one in sets)}


def many_pages(size: int, seed: int) -> None:
    """Pages of sites in frames of our own making, after 1, 3, 10 and `size` pages seen: newsarchive beside trafilatura, and the hard cases."""
    seen = (*(count for count in SEEN if count < size), size)
    line: dict[str, Any] = {}
    for name, frames in (("open", OPEN), ("held", HELD), ("hard", CASES)):
        line[name] = {}
        for reader, factory in READERS.items():
            found = evaluate(factory, frames, seen if learns(factory) else (size,), seed=seed)
            if name == "hard":
                line[name][reader] = {case: by_count[size]["all"] for case, by_count in found.items()}
            elif learns(factory):
                line[name][reader] = {str(count): {which: average(found, count, which) for which in _known(found, count)} for count in seen}
            else:
                line[name][reader] = average(found, size)
    results.write("many_pages", size=size, seed=seed, frames=len(OPEN) + len(HELD), cases=len(CASES), **line)


def learns(factory: Callable[[], Reader]) -> bool:
    """Whether what a reader gives depends on the pages it has seen."""
    return bool(getattr(factory(), "learns", True))


def _known(found: dict[str, dict[int, dict[str, Figures]]], count: int) -> list[str]:
    return [which for which in ("all", "unseen") if any(which in by_count[count] for by_count in found.values())]
