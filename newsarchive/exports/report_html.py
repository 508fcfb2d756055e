"""A report as one HTML file that can be mailed: no script, no outside asset, its plots drawn as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from newsarchive.archive.report import Report
from newsarchive.exports.report_text import edits, end_of, reasons, words
from newsarchive.items import Outcome

STYLE = """
:root{color-scheme:light dark;--ink:#1b1f23;--soft:#5d6670;--line:#d5dae0;--paper:#fff;--good:#1a7f37;--bad:#b42318}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9aa4ae;--line:#3a4149;--paper:#16191c;--good:#4ac26b;--bad:#ff7b72}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.3rem;margin:2.5rem 0 .3rem;border-top:1px solid var(--line);padding-top:1.5rem}
h3{font-size:1rem;margin:1.5rem 0 .3rem}p{margin:.3rem 0}.soft{color:var(--soft)}.good{color:var(--good)}.bad{color:var(--bad)}
.verdict{font-size:1.1rem;border-left:.3rem solid currentColor;padding:.2rem .8rem;margin:1rem 0}
.verdict p{color:var(--ink)}table{border-collapse:collapse;margin:.5rem 0;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}td,th{padding:.15rem .7rem .15rem 0;text-align:right;vertical-align:top}th{font-weight:600;color:var(--soft)}
td.text,th.text{text-align:left;overflow-wrap:anywhere}svg{max-width:100%;height:auto;display:block}
svg text{font:11px system-ui,sans-serif;fill:var(--soft)}.axis{stroke:var(--line)}.legend span{margin-right:1rem;white-space:nowrap}
.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.3em;border-radius:2px}
""".strip()
COLOURS = {"new": "#2f81c7", "changed": "#d29922", "gone": "#8a939c", "failed": "#c4372b", "named": "#3c9a6f", "articles": "#2f81c7"}
WIDTH, HEIGHT, LEFT, BOTTOM = 720, 200, 48, 34


@dataclass(frozen=True, kw_only=True)
class Bars:
    """A bar chart: one column a label, in it one part a series."""

    title: str
    labels: Sequence[str]
    series: dict[str, Sequence[int]]


def page(reports: Sequence[tuple[str, Report]], made_at: str) -> str:
    """The file: (name, report) of each site, in order."""
    parts = "\n".join(_site(name, report) for name, report in reports)
    bad = sum(report.verdict == "bad" for _, report in reports)
    summary = f"{len(reports)} sites, {bad} with a bad verdict." if len(reports) > 1 else ""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">'
        f"<title>newsarchive report, {escape(made_at[:10])}</title><style>{STYLE}</style></head><body>"
        f'<h1>newsarchive: report</h1><p class="soft">Made {escape(made_at)}. {escape(summary)}</p>\n{parts}\n</body></html>\n'
    )


def _site(name: str, report: Report) -> str:
    tally = report.tally
    state = {"good": "good", "bad": "bad"}.get(report.verdict or "", "soft")
    advice = f"<p>Next: {escape(report.advice)}</p>" if report.advice else ""
    end = end_of(tally)
    rows = [(f"{count:,}", words(outcome)) for outcome, count in tally.articles.items()]
    rows += [
        (f"{count:,}", f"listing pages: {words(outcome)}") for outcome, count in tally.listings.items() if outcome != Outcome.REDIRECTED
    ]
    rows += [(f"{count:,}", f"addresses not asked for: {outcome}") for outcome, count in tally.refused.items()]
    return "\n".join(
        (
            f"<h2>{escape(name)}</h2>",
            f'<p class="soft">{escape(tally.site)}, crawl {tally.crawl}, {escape(tally.started_at)}: {escape(end)}. {tally.requests:,}'
            f" requests, {tally.bytes / 1e6:,.1f} MB in {tally.seconds:,.0f} s. {tally.found:,} addresses were new,"
            f" {tally.waiting:,} still wait.</p>",
            *(f'<p class="soft">{escape(line)}</p>' for line in (*reasons(tally), *edits(report))),
            f'<div class="verdict {state}">{escape(report.verdict or "no verdict")}<p>{escape(report.reason)}</p>{advice}</div>',
            "<h3>What the addresses came to</h3>", _table(("addresses", "outcome"), rows),
            _expected(report), _failures(report), *(_plot(one) for one in _plots(report)), _history(report),
        )
    )  # fmt: skip


def _expected(report: Report) -> str:
    rows = [
        (
            f"{page.links:,}" if page.outcome == Outcome.LISTED else page.outcome,
            "" if page.usual is None else f"{page.usual:,.0f}", page.url,
        )
        for page in report.tally.first_pages
    ]  # fmt: skip
    return "<h3>Expected against found</h3>" + _table(("found", "usual", "first page of a listing"), rows) if rows else ""


def _failures(report: Report) -> str:
    rows = [(outcome, reason, url) for outcome, reason, url in report.tally.failures]
    return "<h3>Failed (up to ten)</h3>" + _table(("outcome", "reason", "address"), rows, text=3) if rows else ""


def _history(report: Report) -> str:
    rows = [
        (
            f"{one.crawl}", one.started_at[:16].replace("T", " "), f"{one.seconds:,.0f}", f"{one.requests:,}", f"{one.bytes / 1e6:,.1f}",
            f"{one.links:,}", f"{one.new:,}", f"{one.changed:,}", f"{one.gone:,}", f"{one.failed:,}", one.verdict or one.finish_reason,
        )
        for one in reversed(report.history)
    ]  # fmt: skip
    head = ("crawl", "started", "seconds", "requests", "MB", "named", "new", "changed", "gone", "failed", "verdict")
    return "<h3>The last crawls</h3>" + _table(head, rows, text=0)


def _plots(report: Report) -> Iterable[Bars]:
    history = report.history
    if len(history) > 1:
        days = [one.started_at[5:10] for one in history]
        yield Bars(
            title="What each crawl brought", labels=days,
            series={name: [getattr(one, name) for one in history] for name in ("new", "changed", "gone", "failed")},
        )
        yield Bars(title="Article addresses that listings named", labels=days, series={"named": [one.links for one in history]})
    if report.held.years:
        years = report.held.years
        yield Bars(title="Articles held, by year of publication", labels=list(years), series={"articles": list(years.values())})


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], text: int = 1) -> str:
    """A table whose last `text` columns hold text."""
    kind = ["" if column < len(head) - text else ' class="text"' for column in range(len(head))]
    lines = ["<tr>" + "".join(f"<th{kind[n]}>{escape(cell)}</th>" for n, cell in enumerate(head)) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td{kind[n]}>{escape(cell)}</td>" for n, cell in enumerate(row)) + "</tr>" for row in rows]
    return '<div class="scroll"><table>' + "\n".join(lines) + "</table></div>"


def _plot(bars: Bars) -> str:
    totals = [sum(parts) for parts in zip(*bars.series.values(), strict=True)]
    top = max([*totals, 1])
    step = (WIDTH - LEFT) / max(len(bars.labels), 1)
    floor = HEIGHT - BOTTOM
    height = floor - 10
    drawn = []
    every = max(1, round(len(bars.labels) * 44 / (WIDTH - LEFT) + 0.5))
    for column, label in enumerate(bars.labels):
        x, y = LEFT + column * step, float(floor)
        for name, values in bars.series.items():
            size = values[column] / top * height
            y -= size
            if size:
                drawn.append(
                    f'<rect x="{x + step * 0.12:.1f}" y="{y:.1f}" width="{max(min(step * 0.76, 60), 1):.1f}" height="{size:.1f}"'
                    f' fill="{COLOURS[name]}"><title>{escape(label)}: {values[column]:,} {name}</title></rect>'
                )
        if column % every == 0:
            drawn.append(f'<text x="{x + step * 0.12:.1f}" y="{floor + 16}">{escape(label)}</text>')
    axis = f'<line class="axis" x1="{LEFT}" y1="{floor}" x2="{WIDTH}" y2="{floor}"/>'
    scale = "".join(f'<text x="{LEFT - 6}" y="{y}" text-anchor="end">{value:,}</text>' for y, value in ((18, top), (floor, 0)))
    legend = "".join(f'<span><i style="background:{COLOURS[name]}"></i>{name}</span>' for name in bars.series)
    return (
        f'<h3>{escape(bars.title)}</h3><p class="legend">{legend if len(bars.series) > 1 else ""}</p>'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" aria-label="{escape(bars.title)}">{axis}{scale}'
        + "".join(drawn) + "</svg>"
    )  # fmt: skip
