"""docs/sizing.md, made from the last line of benchmarks/results/sizing.jsonl."""

from __future__ import annotations

from typing import Any

from docs.figures import last


def sizing_markdown() -> str:
    """The page on how much room an archive needs."""
    line = last("sizing")
    assert line is not None, "`python -m benchmarks.prove sizing` measures it"
    return "\n".join([*_units(line), *_years(line), *_own(line)]) + "\n"


def _units(line: dict[str, Any]) -> list[str]:
    smallest, largest = (round(size / 1000) for size in line["page_bytes"])
    rows = (
        ("an article, with its evidence, its text of "
         f"{line['text_bytes']:,} bytes and the full-text index", "article_db", "article_captures"),
        ("a look at an article that did not change", "recheck_db", "recheck_captures"),
        ("a request of a crawl that finds nothing (listing, robots.txt)", "quiet_request_db", "quiet_request_captures"),
    )  # fmt: skip
    return [
        "# How much room an archive needs", "",
        f"Made from measured bytes by `make docs`; the line is `sizing` in `benchmarks/results/`, commit {line['commit']}:"
        f" {line['size']:,} pages of {smallest} to {largest} KB, a third of them in each of {line['languages']} languages,",
        f"of which {line['translated']:,} were known as translations of each other (schema {line['schema'][:4]}),"
        " crawled, all looked at again, and crawled once more for nothing,",
        "through the real store. The database is counted without what is free in it.", "",
        "| what | bytes in the database | bytes in the capture files |", "|---|---|---|",
        *(f"| {what} | {line[one]:,} | {line[other]:,} |" for what, one, other in rows),
        "",
        f"A form of a word takes {line['word_row']} bytes once for the whole archive, in the list by which words are found in their forms"
        f" (`lexicon`): {line['words'] / 1e6:.0f} million", f"of them, of all languages, {line['words'] * line['word_row'] / 1e9:.1f} GB."
        " They are not in the first line of the table.", "",
        f"Of the looks, a row of the ledger (`fetches`) takes {line['fetch_row']} bytes with its indexes and its digest. Fetches",
        "that changed nothing become counts at the end of a crawl once they are 90 days and 30 crawls old and are neither the first nor",
        "among the last of their address:",
        f"{line['span_row']} bytes an address and outcome (`fetch_spans`), {line['count_row']} bytes a crawl, kind and outcome"
        " (`fetch_counts`).", "",
    ]  # fmt: skip


def _years(line: dict[str, Any]) -> list[str]:
    head = [
        f"## {line['sites']} sites", "",
        f"Each with {line['stock']:,} articles of the ten years before, {line['a_year']:,} new ones a year, a crawl a day that reads"
        f" {line['listings']} listing pages and robots.txt, looks at the",
        f"articles when the rule says (`archive/due.py`), {line['changed']:.0%} of which find a change.", "",
        "| after | articles | looks at articles | rows of the ledger | database | capture files |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    rows = [
        f"| {years} {'year' if years == '1' else 'years'} | {one['articles'] / 1e6:.1f} million | {one['rechecks'] / 1e6:.1f} million |"
        f" {one['fetch_rows'] / 1e6:.1f} million, {one['fetch_rows_kept'] / 1e6:.1f} million of them kept as rows |"
        f" {one['database_gb']:,} GB ({one['saved_gb']:,} GB less by the counts) | {one['captures_gb']:,} GB |"
        for years, one in line["years"].items()
    ]
    return [*head, *rows, ""]


def _own(line: dict[str, Any]) -> list[str]:
    million = 1e6 / 1000 / 60
    return [
        "## Yours", "",
        "Put in your own numbers: articles times the first line of the first table, looks times the second, requests of quiet crawls times",
        "the third. Pages of another size change the capture files in proportion. Pictures and attachments, where a site file keeps them,",
        "come on top with the size that they have. A backup takes the same once for the captures, and once for each database that it keeps",
        "(`--keep`). Before a migration the database is copied once: leave as much room as it takes.", "",
        f"`verify` of everything takes {line['verify_cpu_ms_an_article']} ms of processor time an article"
        f" ({line['rows_an_article']:.0f} rows each), so {line['verify_cpu_ms_an_article'] * million:.0f} minutes a million,",
        "and the time to read it all from the disk;"
        f" a first backup, with all its checks, {line['backup_cpu_ms_an_article']} ms.",
    ]  # fmt: skip
