"""`python -m benchmarks.frames --which open|held|hard`: a table of what each reader finds."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence

from benchmarks.frames.hard import CASES
from benchmarks.frames.measure import FIELDS, HELD, OPEN, READERS, SEEN, Figures, Pages, Reader, average, evaluate, learns

SETS: dict[str, Sequence[Pages]] = {"open": OPEN, "held": HELD, "hard": CASES}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.frames", description=__doc__)
    parser.add_argument("--which", choices=("open", "held", "hard"), default="open")
    parser.add_argument("--each", action="store_true", help="a row for each frame; always so with hard cases")
    parser.add_argument("--reader", nargs="*", help=f"{', '.join(READERS)}, or module:factory; without it all of the named ones")
    parser.add_argument("--only", nargs="*", help="ids of frames or cases")
    parser.add_argument("--seen", type=int, nargs="*", default=list(SEEN))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dump", type=int, metavar="N", help="print page N of each chosen frame instead")
    arguments = parser.parse_args()
    frames = [frame for frame in SETS[arguments.which] if not arguments.only or frame.id in arguments.only]
    if arguments.dump is not None:
        for frame in frames:
            print(frame.pages(arguments.seed)[arguments.dump].html)
        return
    for name in arguments.reader or READERS:
        factory = READERS.get(name) or _factory(name)
        counts = arguments.seen if learns(factory) else arguments.seen[-1:]
        found = evaluate(factory, frames, counts, seed=arguments.seed)
        for count in counts:
            for which in ("all", "unseen") if learns(factory) else ("all",):
                if any(which in by_count[count] for by_count in found.values()):
                    _line(f"{name}, {count} seen, {which}" if learns(factory) else name, average(found, count, which))
            if arguments.each or arguments.which == "hard":
                for one, by_count in found.items():
                    _line(f"  {one}", by_count[count]["all"])
        sys.stdout.flush()


def _factory(name: str) -> Callable[[], Reader]:
    module, _, attribute = name.partition(":")
    made: Callable[[], Reader] = getattr(importlib.import_module(module), attribute)
    return made


def _line(label: str, row: Figures) -> None:
    print(f"{label:<44}" + "  ".join(f"{field} {row[field]:.3f}" for field in FIELDS if field in row))


if __name__ == "__main__":
    main()
