"""The figures in docs/search.md, made from the last lines of benchmarks/results/; the rest of the page is written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docs.figures import last, with_figures

ENGINES = {
    "ours": "newsarchive", "ours_with_tally": "newsarchive, with counts by site, language, year and section",
    "newest_first": "newsarchive, the newest first", "tantivy": "tantivy", "postgres": "PostgreSQL with GIN",
}  # fmt: skip
SEARCHES = {
    "newsarchive": "newsarchive", "newsarchive_as_written": "newsarchive, only words as written (`--exact`)",
    "datasette": "Datasette's own search", "sqlite_ranked": "the same, ranked by SQLite", "postgres": "PostgreSQL, told the language",
}  # fmt: skip


def search_markdown() -> str:
    """The page, with its figures as the lines are today."""
    return with_figures("search.md", _figures())


def _figures() -> Iterator[str]:
    speed, good = last("search_speed"), last("relevance")
    if speed is not None:
        yield from _speed(speed)
    if good is not None:
        yield ""
        yield from _relevance(good)


def _speed(line: dict[str, Any]) -> Iterator[str]:
    made = last("search_speed", having="built_a_second_of_cpu")
    built = f" It was built at {made['built_a_second_of_cpu']:,} articles a second of CPU (line of {made['commit']})." if made else ""
    yield f"### Speed: {line['articles']:,} articles with {line['texts']:,} different texts and {line['words_of_index']:,} words"
    yield ""
    yield f"Index and lexicon take {line['index_bytes'] / 1e6:,.0f} MB ({_others(line)}).{built}"
    yield ""
    yield "| | fewer than 1 % of the articles: p50 | p95 | more: p50 | p95 | questions |"
    yield "|---|---|---|---|---|---|"
    for key, name in ENGINES.items():
        if one := line.get(key):
            few, many = one["under_1_percent"], one["above"]
            cells = (few.get("p50"), few.get("p95"), many.get("p50"), many.get("p95"))
            told = " | ".join("" if cell is None else f"{cell:,.0f}" for cell in cells)
            yield f"| {name}, {one['unit']} | {told} | {one['questions']}{_failed(one)} |"
    yield ""
    kinds = line["ours"]["kinds"]
    yield "| newsarchive, " + line["ours"]["unit"] + " | p50 | p95 |"
    yield "|---|---|---|"
    for name, one in kinds.items():
        yield f"| {name} | {one['p50']:,.0f} | {one['p95']:,.0f} |"
    yield ""
    ranked = line["ranking"]
    if ranked["queries"]:
        yield (
            f"Of {ranked['queries']} queries that find more than the {ranked['ranked']:,} articles that are ranked, nDCG@10 against the"
            f" ranking of all is {ranked['ndcg_10_mean']} in the mean, {ranked['ndcg_10_min']} at least (gains are its scores);"
            f" {ranked['of_the_best_ten_mean']} of its best ten are among ours."
        )  # fmt: skip
    cold, whole = line["cold_ms"], line["process_cpu_ms"]
    yield (
        f"With nothing of the file in memory {cold['p50']:,} ms by the clock, {cold['max']:,} at most; `newsarchive search` as a program"
        f" {whole['p50']:,} ms of CPU, {whole['max']:,} at most. (line search_speed, {line['commit']})"
    )  # fmt: skip


def _others(line: dict[str, Any]) -> str:
    told = [
        f"{name} {line[key] / 1e6:,.0f} MB with the texts" for key, name in (("postgres_bytes", "PostgreSQL"), ("tantivy_bytes", "tantivy"))
        if key in line
    ]  # fmt: skip
    return ", ".join(told) or "the texts are stored once, beside it"


def _failed(one: dict[str, Any]) -> str:
    return f", {one['failed']} failed" if one["failed"] else ""


def _relevance(line: dict[str, Any]) -> Iterator[str]:
    yield f"### Relevance: nDCG@10 of {line['size']} judged queries over {line['articles']} articles"
    yield ""
    yield "| | looked at while building | held back | Kazakh | Russian | English | found nothing that answers |"
    yield "|---|---|---|---|---|---|---|"
    for key, name in SEARCHES.items():
        if one := line.get(key):
            yield f"| {name} | {one['open']} | {one['held']} | {one['kk']} | {one['ru']} | {one['en']} | {one['nothing']} |"
    yield ""
    yield f"(line relevance, {line['commit']})"
