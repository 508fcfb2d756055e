"""The figures in docs/farm.md, made from the last line of benchmarks/results/farm.jsonl; the rest of the page is written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docs.figures import last, with_figures


def farm_markdown() -> str:
    """The page, with its figures as the line is today."""
    line = last("farm")
    return with_figures("farm.md", _rows(line) if line is not None else ["Not measured yet."])


def _rows(line: dict[str, Any]) -> Iterator[str]:
    yield "| figure | all | open | held out |"
    yield "|---|---|---|---|"
    halves = [line.get(name) for name in ("all", "open", "held")]
    for what, key, form in (
        ("sites", "sites", "{}"), ("articles", "articles", "{:,}"), ("recall", "recall", "{:.3f}"), ("precision", "precision", "{:.3f}"),
        ("least recall of a site", "least_recall", "{:.2f}"), ("least precision of a site", "least_precision", "{:.2f}"),
        ("requests of `sites add`, median", "add_requests_median", "{:g}"), ("at most", "add_requests_most", "{}"),
        ("requests an article, sites of 200 or more", "requests_per_article_large", "{:.2f}"), ("language", "language", "{:.3f}"),
        ("day", "day", "{:.3f}"), ("title", "title", "{:.3f}"), ("newest twenty by `--limit 20`", "newest", "{:.2f}"),
        ("requests that robots.txt forbids", "forbidden", "{}"), ("requests before a Crawl-delay or Retry-After", "too_soon", "{}"),
        ("traps over their budget", "traps_over_budget", "{}"),
    ):  # fmt: skip
        cells = ["" if one is None or one.get(key) is None else form.format(one[key]) for one in halves]
        yield f"| {what} | {' | '.join(cells)} |"
    yield ""
    faults, hopeless = line["faults"], line["hopeless"]
    alarms = faults["false_alarms"] or "no"
    yield f"Of {faults['planted']} planted faults `sites check` names {faults['named']}, with {alarms} false alarms;"
    yield f"of {hopeless['sites']} addresses of which no site can be made `sites add` answers {hopeless['clear']} clearly."
    yield "Requests of the crawl for one article, site by site:"
    yield ", ".join(f"{name} {one['per_article']:.2f}" for name, one in line.get("open_sites", {}).items()) + "."
    yield f"(line farm, {line['commit']})"
