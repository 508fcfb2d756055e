"""Processor time of reading a page whole: first pages of a site, and pages of a known template, beside trafilatura with metadata."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from benchmarks import results
from benchmarks.frames.frame import Frame, Page, scripts
from benchmarks.frames.learned import Learned
from benchmarks.frames.measure import OPEN, pages_of
from benchmarks.frames.words import words
from benchmarks.peers.extractors import newsarchive, trafilatura

SEEN = 15
"""Pages from which a template is learned."""
SIZES = {"as_printed": 0, "50_kb": 50_000, "120_kb": 120_000}
"""Bytes that pages are brought to. Pages of news sites have 80 to 140 KB, some 800 elements, a third of it scripts and styles."""


def cpu_reading(size: int, seed: int) -> None:
    """The first pages of a site and those of a known template, `size` of each frame, in three sizes, each page by each reader in turn."""
    line: dict[str, Any] = {}
    for name, least in SIZES.items():
        seconds = {"trafilatura": 0.0, "first_pages": 0.0, "learned_template": 0.0}
        count = length = 0
        for frame in OPEN:
            pages = [heavier(page, frame, least) for page in pages_of(frame, seed)]
            learned = Learned()
            for page in pages[:SEEN]:
                learned.see(page.html, page.url)
            readers = {"trafilatura": trafilatura, "first_pages": newsarchive, "learned_template": learned.read}
            _timed(readers, pages[:1])
            chosen = pages[SEEN : SEEN + size]
            for reader, spent in _timed(readers, chosen).items():
                seconds[reader] += spent
            count += len(chosen)
            length += sum(len(page.html.encode()) for page in chosen)
        line[name] = {"pages": count, "bytes_mean": round(length / count)}
        line[name] |= {f"{reader}_ms": round(1000 * spent / count, 2) for reader, spent in seconds.items()}
        whole = seconds.pop("trafilatura")
        line[name] |= {f"{reader}_of_trafilatura": round(spent / whole, 3) for reader, spent in seconds.items()}
    results.write("cpu_reading", size=size, seed=seed, frames=len(OPEN), **line)


def _timed(readers: dict[str, Callable[[str, str], Any]], pages: Sequence[Page]) -> dict[str, float]:
    spent = dict.fromkeys(readers, 0.0)
    for page in pages:
        for name, read in readers.items():
            begun = time.process_time()
            read(page.html, page.url)
            spent[name] += time.process_time() - begun
    return spent


def heavier(page: Page, frame: Frame, least: int) -> Page:
    """A page brought to a number of bytes by what fills real ones: a third scripts, the rest a menu of the whole site, the same on all."""
    missing = least - len(page.html.encode())
    if missing <= 0:
        return page
    labels = [label for key in ("menu", "faculties", "departments", "sections") for label in words(frame.language).list(key)]
    items = []
    while 2 * missing > 3 * sum(map(len, items)):
        number = len(items)
        label = f"{labels[number % len(labels)]} {number // len(labels) or ''}".strip()
        items.append(
            f'<li id="item-{number}" class="entry entry-kind-page entry-of-section entry-{number}" data-level="{number % 3}"'
            f' data-open="false">'
            f'<a class="entry-link" href="https://www.university.example/section/{number % 17}/department/{number}" title="{label}"'
            f' data-track="menu-{number}">{label}</a></li>\n'
        )
    menu = f'<div id="whole-site" class="whole-site"><ul class="whole-site-list">{"".join(items)}</ul></div>'
    script = scripts(1, "site")
    script = script.replace("</script>", f"var site_data={'0123456789abcdef' * (missing // 48)!r};</script>")
    place = page.html.lower().find("<body")
    end = page.html.find(">", place) + 1
    return replace(page, html=f"{page.html[:end]}{menu}{script}{page.html[end:]}")
