"""The table of figures in docs/reliability.md, made from the last lines of benchmarks/results/; the rest of the page is written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docs.figures import last, with_figures
from docs.proof_figures import ROWS as OF_PROOF

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Line = dict[str, Any]


def reliability_markdown() -> str:
    """The page, with its table as the lines are today."""
    return with_figures("reliability.md", _rows())


def _rows() -> Iterator[str]:
    yield "| what | figure | line |"
    yield "|---|---|---|"
    for name, (what, figure) in ROWS.items():
        line = last(name)
        if line is not None and (name != "kills" or "kills" in line):  # older lines counted crawls that came to their own end
            yield f"| {what(line)} | {figure(line)} | {name}, {line['commit']} |"


def _many(number: int, one: str, many: str) -> str:
    word = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{word} {one if number == 1 else many}"


def _verdicts(line: Line) -> str:
    alarms = _many(line["false_alarms"], "false alarm", "false alarms")
    missed = line["not_named"]
    return f"{alarms}; " + (f"not named: {', '.join(missed)}" if missed else f"all {line['faulty_sites']} named, with exit 3")


def _kills(line: Line) -> str:
    lost = f"{line['lost']} things" if line["lost"] else "nothing"
    return (
        f"{line['with_articles_under_way']} of the {line['kills']} kills left articles that were asked for and not committed (by this crawl"
        f" or the killed one before it), {line['most_under_way']} at most; because of a kill at most"
        f" {line['fetched_again_max']} articles were asked for again ({line['fetched_again_sum'] / line['kills']:.0f} in the mean);"
        f" {lost} acknowledged lost,"
        f" {_many(line['good_pages_crashed'], 'good page', 'good pages')} `crashed`, {line['articles']} of {line['articles_expected']}"
        f" articles; the slowest end of all processes {line['slowest_death_seconds']:.2f} s after the kill"
    )


def _disk_full(line: Line) -> str:
    found = ", ".join(str(number) for number in line["articles_in_the_end"])
    return (
        f"{line['disks_full']} were too small and {line['disks_large_enough']} large enough;"
        f" {_many(line['wrong'], 'crawl', 'crawls')} ended otherwise than with exit 4 and a whole archive;"
        f" {found} articles each time once room was made and the crawl went on"
    )


def _two_sites(line: Line) -> str:
    return (
        f"{line['crawls']} crawls, {line['crawls_not_good'] or 'none'} of them not good;"
        f" {_many(line['failed_writes'], 'failed write', 'failed writes')}; {line['reads']:,} reads,"
        f" {_many(line['reader_errors'], 'error', 'errors')}; the WAL at most {line['largest_wal_mb']} MB"
    )


def _clean_clone(line: Line) -> str:
    well = "" if line["crawl_exit"] == line["test_exit"] == 0 else f" (exit {line['crawl_exit']} and {line['test_exit']})"
    return (
        f"`make crawl` {line['crawl_seconds']} s with the setting up, {line['articles']} articles; then `make test`"
        f" {line['test_seconds']} s, {line['tests']}{well}; pip {line['pip']}"
    )


def _coming_back(line: Line) -> str:
    old, recent = line["old"], line["recent"]
    return (
        f"{old['article_requests'] or 'no'} requests for the {old['articles']:,} old articles,"
        f" {old['requests_a_listing_page']:.2f} requests a listing page; for {recent['articles']:,} of which {line['recent_articles']} are"
        f" recent {recent['article_requests']}; of {old['same_as_before'] + recent['same_as_before']} answers that were as before and whose"
        f" server offers it, {old['not_sent_again'] + recent['not_sent_again']} were not sent again (304)"
    )


def _reextract(line: Line) -> str:
    other = sum(line["articles_changed_in_other_orders"])
    twice = line["first_run_changed_the_archive"] or line["second_run_changed_the_archive"]
    return (
        f"{'something' if twice else 'nothing'} changed, and {other or 'nothing'} in other orders; five rules take"
        f" {line['five_rules_to_one']} times the room of one, and made {_many(line['versions_made'], 'version', 'versions')}"
    )


def _bit_flips(line: Line) -> str:
    return (
        f"{line['found']} found, {line['found'] / line['flips']:.1%}; of those in the database {line['database_found']} of"
        f" {line['database_flips']}, in the capture files {line['captures_found']} of {line['captures_flips']};"
        f" {line['row_or_record_named']} of them by the name of the row, the record or the index, the others by that of the table or page"
    )


ROWS: dict[str, tuple[Callable[[Line], str], Callable[[Line], str]]] = {
    "clean_clone": (lambda line: "A clean clone with empty caches: `make crawl`, then `make test`", _clean_clone),
    "demo_crawl": (
        lambda line: "The demo university, crawled whole",
        lambda line: f"{line['articles']} of {line['articles_expected']} articles, {line['seconds_median']} s in the median of"
        f" {line['size']} crawls, largest process {line['largest_process_mb']} MB",
    ),
    "verdicts": (
        lambda line: f"{line['size']} ordinary crawls of a healthy university; one crawl each of {line['faulty_sites']} kinds of"
        " broken one",
        _verdicts,
    ),
    "search_start": (
        lambda line: "`newsarchive search`, a whole process from a cold start",
        lambda line: f"{line['seconds_median']} s in the median of {line['size']}, {line['seconds_max']} s at most",
    ),
    "kills": (
        lambda line: f"{line['size']} crawls killed with `kill -9` at random moments, everything being asked for again each time; then one"
        " complete crawl",
        _kills,
    ),
    "reextract": (
        lambda line: f"`reextract` after a settled crawl, twice; all {line['articles']} articles in {line['size']} orders of chance;"
        " then by five changed rules, one after the other",
        _reextract,
    ),
    "reextract_kills": (
        lambda line: f"{line['kills']} re-readings by a changed rule killed with `kill -9` at random moments; each archive is then read"
        " to the end",
        lambda line: f"{line['left_partly_read']} left some articles read anew and others not;"
        f" {line['neither_old_nor_new'] or 'no'} articles that were neither as before nor as after;"
        f" {_many(line['archives_that_differ_in_the_end'], 'archive', 'archives')} in the end otherwise than one never killed",
    ),
    **OF_PROOF,
    "second_crawl": (
        lambda line: f"A second crawl of a site that is being crawled, started {line['size']} times",
        lambda line: f"{line['exit_4']} times exit 4, {line['other'] or 'never'}{' times' if line['other'] else ''} otherwise;"
        f" {line['articles']} articles in the end",
    ),
    "disk_full": (lambda line: f"A small crawl on {line['size']} disks of growing size, from 8 kB on", _disk_full),
    "coming_back": (
        lambda line: f"{line['old']['sites']} sites of the farm whose news are over thirty days old, and {line['recent']['sites']} with a"
        " tenth from the last days: crawled again a day later",
        _coming_back,
    ),
    "two_sites": (
        lambda line: f"Two sites crawled at once, {line['size']} times, while three readers ask `newsarchive serve` for pages, searches"
        " and CSV",
        _two_sites,
    ),
    "tour": (
        lambda line: f"The hostile tour: {line['paths']} paths of a server that misbehaves, {line['size']:,} addresses, in one crawl",
        lambda line: f"{line['other_outcome_than_expected'] or 'none'} ended otherwise than expected,"
        f" {line['requests_outside'] or 'no'} request outside, {line['listening_sockets'] or 'no'} socket listening,"
        f" {line['stored_before_and_changed'] or 'nothing'} stored before changed;"
        f" main process {line['main_process_mb']} MB, {line['seconds']:.0f} s",
    ),
    "bit_flips": (
        lambda line: f"{line['flips']:,} single bits flipped, one at a time, in used bytes of a small archive, half of them in the"
        " database; after each a whole `verify`",
        _bit_flips,
    ),
    "poison": (
        lambda line: f"{line['good_sites']} good sites beside {len(line['poison_sites'])} that are slow, endless or too large,"
        f" {line['size']} rounds",
        lambda line: f"the good ones take {line['ratio_median']} times as long as alone (median; {min(line['ratio'])} to"
        f" {max(line['ratio'])}), {line['articles_missing'] or 'none'} of their articles missing; main process"
        f" {line['main_process_mb']} MB",
    ),
}
"""By the name of the line: what was done, and what came of it."""
