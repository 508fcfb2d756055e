"""`python -m benchmarks.floors [--raise]`: how well the project's own pages are read, one page at a time, beside the floors.

The floors stand in floors.toml, with the digest of the pages they were taken on. They rise and never fall: a figure below its
floor fails the tests, and one far above it the long ones, until `--raise` has written it down.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks import reading
from benchmarks.frames.frame import Page
from benchmarks.frames.hard import CASES
from benchmarks.frames.measure import HELD, OPEN, row_of
from benchmarks.peers.extractors import newsarchive
from newsarchive.demo.catalogue import truth
from newsarchive.demo.server import University

FLOORS = Path(__file__).with_name("floors.toml")
SIZES = {"sample": 10, "whole": 1}
"""Every how manieth page of a set is read."""
CEILINGS = frozenset({"date_wrong"})
"""Figures that are better when smaller."""
SLACK = 0.02
"""How far a figure may be better than its floor before the floor has to be raised."""
_HEAD = """# Floors of reading the project's own pages, one page at a time. Written by `python -m benchmarks.floors --raise`;
# a floor may rise, and never falls. `pages` and `digest` say which pages it was taken on.
"""


def demo() -> tuple[Page, ...]:
    """The demo university's articles; a day that stands only in the listing or the dateline is not on the page."""
    university = University(1)
    found = []
    for one in truth(1):
        address = urlsplit(one.canonical_url)
        body = university.answer(address.hostname or "", address.path, "").body
        html = body.decode("windows-1251" if b"windows-1251" in body[:600] else "utf-8")
        on_page = not {"listing", "dateline+neighbours", None} & set(one.published_source)
        gold = {"text": one.text, "title": one.title, "date": one.published if on_page else None, "authors": list(one.authors)}
        found.append(Page(html=html, url=one.canonical_url, gold=gold))
    return tuple(found)


@cache
def pages_of(name: str) -> tuple[Page, ...]:
    """All pages of a set: the open frames, the held ones, the hard cases, the demo university."""
    if name == "demo":
        return demo()
    sets: dict[str, Sequence[Any]] = {"open": OPEN, "held": HELD, "hard": CASES}
    return tuple(page for frame in sets[name] for page in frame.pages())


def measured(name: str, size: str) -> dict[str, Any]:
    """The figures of a set, with the number and the digest of its pages.

    Args:
        name: open, held, hard or demo.
        size: "sample" or "whole".
    """
    pages = pages_of(name)[:: SIZES[size]]
    digest = hashlib.sha256()
    for page in pages:
        digest.update(f"{page.url}\n{page.html}\n{sorted(page.gold.items())}\n".encode())
    figures = reading.summary([row_of(page, newsarchive(page.html, page.url)) for page in pages])
    return {"pages": len(pages), "digest": digest.hexdigest()[:16], **figures}


def floors() -> dict[str, dict[str, dict[str, Any]]]:
    """The floors by set and size."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def faults(found: dict[str, Any], floor: dict[str, Any], *, lagging: bool = True) -> list[str]:
    """What is wrong with figures against their floors, a sentence each.

    Args:
        found: see measured.
        floor: the same, as it stands in floors.toml.
        lagging: a floor far below its figure is a fault too.
    """
    if found["digest"] != floor.get("digest"):
        return ["the pages are others than those the floors were taken on: look at the figures, then `python -m benchmarks.floors --raise`"]
    said = []
    for field in (field for field in found if field not in {"pages", "digest"}):
        gained = round(_gain(field, found[field], floor[field]), 3)
        if gained < 0:
            said.append(f"{field} is {found[field]}, worse than its floor {floor[field]}")
        elif lagging and gained > SLACK:
            said.append(f"{field} is {found[field]}, its floor only {floor[field]}: `python -m benchmarks.floors --raise`")
    return said


def raised(found: dict[str, Any], floor: dict[str, Any]) -> dict[str, Any]:
    """The floors after figures: of each the better; on other pages the figures as they are."""
    if found["digest"] != floor.get("digest"):
        return found
    return {field: value if _gain(field, value, floor.get(field, value)) >= 0 else floor[field] for field, value in found.items()}


def _gain(field: str, value: Any, floor: Any) -> float:
    if isinstance(value, str) or field == "pages":
        return 0.0
    return float(floor - value if field in CEILINGS else value - floor)


def main() -> None:
    """Measure, print, and raise the floors where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floors", description=__doc__)
    parser.add_argument("--raise", dest="write", action="store_true", help="write better figures down as floors")
    write = parser.parse_args().write
    known, written, wrong = floors(), "", 0
    for name in ("open", "held", "hard", "demo"):
        for size in SIZES:
            floor = known.get(name, {}).get(size, {})
            found = measured(name, size)
            said = faults(found, floor)
            wrong += bool(said)
            print(name, size, *(f"{field}={value}" for field, value in found.items()), *said, sep="  ")
            kept = raised(found, floor)
            written += f"\n[{name}.{size}]\n" + "".join(f"{field} = {_toml(value)}\n" for field, value in kept.items())
    if write:
        FLOORS.write_text(_HEAD + written, encoding="utf-8")
    elif wrong:
        sys.exit(1)


def _toml(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    main()
