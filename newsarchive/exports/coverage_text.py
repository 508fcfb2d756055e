"""COVERAGE.md: what an export covers, and what is known to be missing, for whoever counts with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsarchive.archive.coverage import Crawled, Holding, Snapshot
from newsarchive.plural import number_of

MOST_YEARS = 200
"""Years that a table by month has; the further ones are only counted."""


def coverage(
    holdings: Sequence[Holding], crawls: Iterable[Crawled], state: Snapshot, asked: str, created: str, left_out: int = 0
) -> Iterator[str]:
    """The text, in pieces (Markdown).

    Args:
        asked: what was exported, in words.
        created: when, UTC.
        left_out: articles of which it is not known whether they are of the time that was asked for, and which are not there for that.
    """
    exported = [one for one in holdings if one.exported]
    total, undated = sum(one.exported for one in exported), sum(one.undated for one in exported)
    inferred = sum(one.inferred for one in exported)
    yield f"# Coverage\n\n{number_of(total, 'article')}: {_plain(asked)}. Made {created} from archive {state.archive}, as of change"
    yield f" {state.change} and reading {state.reading}; the archive held {number_of(state.articles, 'article')} that may be shown.\n\n"
    yield f"- The month of publication is not known of {_share(undated, total)}.\n"
    if left_out:
        yield f"- Left out, because it is not known whether they are of the time that was asked for: {number_of(left_out, 'article')}.\n"
    yield f"- The day of publication is inferred, from articles beside it, of {_share(inferred, total)}.\n"
    yield "- A gap is a month between the first and the last of which the archive holds nothing: nothing was published, nothing was\n"
    yield "  found, or nothing could be read. Months of which only this export has nothing are no gaps.\n"
    yield "\n## Crawls\n\n| site | first crawl | last crawl | crawls | last verdict | known addresses without an article | gone |\n"
    yield "|---|---|---|---|---|---|---|\n"
    for one in crawls:
        missing = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(one.missing.items())) or "none"
        first, last = (moment[:10] if moment else "never" for moment in (one.first, one.last))
        yield f"| {_plain(one.site)} | {first} | {last} | {one.crawls:,} | {one.verdict or 'none'} | {missing} | {one.gone:,} |\n"
    yield "\n## Sites and languages\n\n"
    yield "| site | language | exported | held | first month | last month | without a month | inferred day | gaps |\n"
    yield "|---|---|---|---|---|---|---|---|---|\n"
    for holding in holdings:
        months = holding.months
        yield (
            f"| {_plain(holding.site)} | {_plain(holding.language or 'unknown')} | {holding.exported:,} | {holding.held:,}"
            f" | {min(months, default='')} | {max(months, default='')} | {holding.undated:,} | {holding.inferred:,}"
            f" | {', '.join(_spans(holding.gaps)) or 'none'} |\n"
        )
    yield "\n## Months\n\nArticles exported, by month of publication; of a month that the archive holds nothing of, a dash.\n"
    for holding in exported:
        yield from _by_month(holding)


def _by_month(holding: Holding) -> Iterator[str]:
    yield f"\n### {_plain(holding.site)}, {_plain(holding.language or 'language unknown')}\n\n"
    yield f"| year | {' | '.join(f'{month:02}' for month in range(1, 13))} |\n|---|{'---|' * 12}\n"
    years = sorted({month[:4] for month in holding.found})
    for year in years[-MOST_YEARS:]:
        cells = []
        for number in range(1, 13):
            month = f"{year}-{number:02}"
            cells.append(f"{holding.found.get(month, 0):,}" if month in holding.months else "-")
        yield f"| {year} | {' | '.join(cells)} |\n"


def _spans(months: Sequence[str]) -> Iterator[str]:
    """Months in a row as `2021-03 to 2021-05`."""
    run: list[str] = []
    for month in [*months, ""]:
        if run and (not month or _number(month) != _number(run[-1]) + 1):
            yield run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}"
            run = []
        run.append(month)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def _share(part: int, total: int) -> str:
    return f"{part:,} ({part / total:.1%})" if total else "none"


def _plain(text: str) -> str:
    """A text that is no Markdown and stays in its cell."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in " ".join(text.split()))
