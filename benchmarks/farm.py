"""The test farm: every site added by its address alone and crawled; what was found, and at what cost.

`python -m benchmarks.farm --site bitrix --site hugo` takes single sites, `--by-hand` site files that a person wrote. Of the
sites that are held out only totals are printed; `--open` and `--held` take one half.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import results
from tests.farm.faults import FAULTS
from tests.farm.harness import Checked, Measured, check_fault, measure
from tests.farm.hopeless import HOPELESS, Refused, add_closed, add_hopeless
from tests.farm.model import Site
from tests.farm.server import running
from tests.farm.sites import HELD, OPEN, site

LARGE = 200
"""Sites of so many articles or more count for the requests of an article."""
HEAD = "site         articles  rows recall  prec. lang.   day title   add crawl  /art. forbidden soon retried newest  traps"


def row(one: Measured) -> str:
    """One line of the table."""
    newest = "     -" if one.newest is None else f"{one.newest:6.2f}"
    traps = " ".join(f"{name}={count}" + ("!" if name in one.over_budget else "") for name, count in one.traps.items())
    code = f"  add ended with {one.add_code}" if one.add_code else f"  crawl ended with {one.crawl_code}" if one.crawl_code else ""
    return (
        f"{one.site:12} {one.articles:8} {one.rows:5} {one.recall:6.3f} {one.precision:6.3f} {one.language:5.2f} {one.day:5.2f} "
        f"{one.title:5.2f} {one.add_requests:5} {one.crawl_requests:5} {one.per_article:6.2f} "
        f"{one.forbidden:9} {one.too_soon:4} {one.retried_early:7} {newest}  {traps}{code}"
    )


def totals(found: Sequence[Measured], sites: Sequence[Site]) -> dict[str, Any]:
    """Figures over several sites."""
    large = [one for one, made in zip(found, sites, strict=True) if one.articles >= LARGE and not made.traps]
    rows, right = sum(one.rows for one in found), sum(one.right for one in found)
    tried = [one.newest for one in found if one.newest is not None]

    def share(field: str) -> float:
        return round(sum(getattr(one, field) * one.right for one in found) / max(right, 1), 3)

    return {
        "sites": len(found),
        "articles": sum(one.articles for one in found),
        "recall": round(right / sum(one.articles for one in found), 4),
        "precision": round(right / rows, 4) if rows else None,
        "least_recall": round(min(one.recall for one in found), 3),
        "least_precision": round(min(one.precision for one in found), 3),
        "add_requests_median": statistics.median(one.add_requests for one in found),
        "add_requests_most": max(one.add_requests for one in found),
        "requests_per_article_large": round(sum(one.crawl_requests for one in large) / max(sum(one.right for one in large), 1), 3),
        "language": share("language"),
        "day": share("day"),
        "title": share("title"),
        "forbidden": sum(one.forbidden for one in found),
        "too_soon": sum(one.too_soon for one in found),
        "retried_early": sum(one.retried_early for one in found),
        "traps_over_budget": sum(len(one.over_budget) for one in found),
        "newest": round(statistics.mean(tried), 3) if tried else None,
    }


def measured(
    kinds: Iterable[type[Site]], *, by_hand: bool = False, newest: bool = True, details: bool = True, say: bool = False
) -> tuple[list[Measured], list[Site]]:
    """Measure sites one after the other.

    Args:
        kinds: which sites.
        by_hand: with site files that a person wrote; sites for which none can be written are left out.
        newest: also a crawl with --limit 20.
        details: print a line for each.
        say: print what the commands said, too.
    """
    found, sites = [], []
    if details:
        print(HEAD)
    for kind in kinds:
        made = kind()
        if by_hand and made.by_hand() is None:
            continue
        with tempfile.TemporaryDirectory() as folder:
            one = measure(made, Path(folder), by_hand=by_hand, newest=newest)
        found.append(one)
        sites.append(made)
        if details:
            print(row(one), flush=True)
            if one.wrong or one.missed:
                print(f"             wrong rows: {one.wrong}; missed: {', '.join(one.missed)}")
        if say:
            print(one.add_says, one.crawl_says, sep="\n")
    return found, sites


def checked() -> list[Checked]:
    """Every planted fault, and what `sites check` says of it."""
    found = []
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            one = check_fault(fault, Path(folder))
        found.append(one)
        word = "named" if one.named else "NOT NAMED"
        print(f"{one.fault:16} {word:10} code {one.code}, healthy {one.healthy_code}, {one.requests} requests", flush=True)
        if not one.named:
            print(one.says.strip()[-600:])
    return found


def refused() -> list[Refused]:
    """Every hopeless site, and what `sites add` says of it."""
    found = []
    for kind, words in HOPELESS:
        with tempfile.TemporaryDirectory() as folder:
            found.append(add_hopeless(kind, words, Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        found.append(add_closed(Path(folder)))
    for one in found:
        print(f"{one.site:12} {'clear' if one.clear else 'NOT CLEAR':10} code {one.code}, {one.requests} requests", flush=True)
        if not one.clear:
            print(one.says.strip()[-600:])
    return found


def of_refused(found: Sequence[Refused]) -> dict[str, Any]:
    """Figures over the hopeless sites."""
    return {"sites": len(found), "clear": sum(one.clear for one in found)}


def of_faults(found: Sequence[Checked]) -> dict[str, Any]:
    """Figures over the faults."""
    return {"planted": len(found), "named": sum(one.named for one in found), "false_alarms": sum(one.healthy_code != 0 for one in found)}


def farm(size: int = 1, seed: int = 1) -> None:
    """Both halves of the farm; the line of the held out half holds totals only."""
    write({"open": measured(OPEN), "held": measured(HELD, details=False)}, checked(), refused())


def write(halves: dict[str, tuple[list[Measured], list[Site]]], faults: Sequence[Checked], hopeless: Sequence[Refused]) -> None:
    """Write the line: totals of all, of the open sites and of those held out; each open site by its name."""
    figures = {name: totals(*half) for name, half in halves.items() if half[0]}
    every = [one for found, _ in halves.values() for one in found]
    sites = [made for _, made_ones in halves.values() for made in made_ones]
    named = {
        one.site: {
            "articles": one.articles, "recall": round(one.recall, 3), "precision": round(one.precision, 3), "add": one.add_requests,
            "per_article": round(one.per_article, 2), "newest": one.newest,
        }
        for one in halves["open"][0]
    }  # fmt: skip
    results.write(
        "farm", size=len(every), all=totals(every, sites), **figures, open_sites=named, faults=of_faults(faults),
        hopeless=of_refused(hopeless),
    )  # fmt: skip


def serve(kinds: Iterable[type[Site]]) -> None:
    """Serve sites for a look at them."""
    with running(*(kind() for kind in kinds)) as farm, contextlib.suppress(KeyboardInterrupt):
        for one in farm.sites.values():
            print(f"{one.id:12} {one.origin}{one.front}", flush=True)
        threading.Event().wait()


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", action="append", help="one site, by its id; may be given several times")
    parser.add_argument("--open", action="store_true", help="only the open half")
    parser.add_argument("--held", action="store_true", help="only the held out half: totals")
    parser.add_argument("--faults", action="store_true", help="only the planted faults, for `sites check`")
    parser.add_argument("--hopeless", action="store_true", help="only the sites that cannot be added")
    parser.add_argument("--serve", action="store_true", help="serve the open sites, or those of --site, until interrupted")
    parser.add_argument("--by-hand", action="store_true", help="with site files written by a person instead of `sites add`")
    parser.add_argument("--fast", action="store_true", help="without the crawl of --limit 20")
    parser.add_argument("--say", action="store_true", help="print what the commands said")
    arguments = parser.parse_args()
    if arguments.serve:
        serve([type(site(name)) for name in arguments.site or ()] or OPEN)
        return
    if arguments.hopeless:
        print(of_refused(refused()))
        return
    if arguments.faults:
        print(of_faults(checked()))
        return
    if arguments.site:
        kinds: Sequence[type[Site]] = [type(site(name)) for name in arguments.site]
        details = True
    elif arguments.open or arguments.held or arguments.by_hand or arguments.fast:
        kinds, details = HELD if arguments.held else OPEN, not arguments.held
    else:
        farm()
        return
    found, sites = measured(kinds, by_hand=arguments.by_hand, newest=not arguments.fast, details=details, say=arguments.say)
    if found:
        print(totals(found, sites))


if __name__ == "__main__":
    main()
