"""docs/quality.md, made from the last lines of benchmarks/results/: a figure stands there only if it was measured."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docs.word_figures import word_forms

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- figures: made by `make docs` -->\n", "<!-- end of the figures -->\n"
RESULTS = ROOT / "benchmarks" / "results"
PEERS = ("newsarchive", "trafilatura", "readability-lxml", "newspaper4k")
FIELDS = (
    ("body_f1", "body F1"), ("exact", "body exact"), ("snippets_f1", "snippets F1"), ("title", "title"), ("date", "date"),
    ("date_wrong", "date wrong"), ("authors", "authors"),
)  # fmt: skip


def last(name: str, having: str | None = None) -> dict[str, Any] | None:
    """The last line of a result; None where it was never measured.

    Args:
        having: a figure that not every line has; the last that has it.
    """
    path = RESULTS / f"{name}.jsonl"
    if not path.exists():
        return None
    lines: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return next((line for line in reversed(lines) if having is None or having in line), None)


def with_figures(page: str, rows: Iterable[str]) -> str:
    """A page that is written by hand but for its figures, which stand between two marks; with these as they are today.

    Args:
        page: its file in docs/.
    """
    before, _, rest = (ROOT / "docs" / page).read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{chr(10).join(rows)}\n\n{END}{after}"


def quality_markdown() -> str:
    """The page on how well pages are read."""
    parts = [INTRODUCTION]
    for name in ("articles", "dates", "snippets"):
        line = last(f"reading_{name}")
        if line is not None:
            parts.append(_reading(name, line))
    parts += [_wrong_answers(), _date_strings(), _own_pages(), _many_pages(), _languages(), word_forms(last("word_forms"))]
    parts += [_mutated(), _crawled(), REMAINS]
    return "\n".join(part for part in parts if part).rstrip() + "\n"


INTRODUCTION = """# How well pages are read

Made by `make docs` from the last lines of `benchmarks/results/`. The pages of the first three tables are real ones, annotated by
others, and not ours to publish; where you have such a corpus, `python -m benchmarks.prove reading --corpus FILE` makes the line again
(JSON lines, gzipped: `id`, `url`, `html`, and what is known of `text`, `title`, `date`, `authors`, `with_`, `without`).

All programs run in one process each, one page after the other, with nothing known of the site. *Held out* is the third of the hosts,
by a hash of their names, on whose pages nothing was chosen and from which nothing was learned. *Without wrong answers* leaves the
pages out whose given answer was found to be wrong.
"""


def _reading(name: str, line: dict[str, Any]) -> str:
    fields = [(key, label) for key, label in FIELDS if key in line["newsarchive"]["all"]]
    rows = [f"## {name}: {line['size']} pages of {line['hosts']} hosts", ""]
    rows += ["| | " + " | ".join(label for _, label in fields) + " | CPU a page |", "|---|" + "---|" * (len(fields) + 1)]
    for peer in PEERS:
        for key, label in (("all", peer), ("held_out", f"{peer}, held out"), ("without_wrong_answers", f"{peer}, without wrong answers")):
            if peer in {"readability-lxml", "newspaper4k"} and key != "all":
                continue
            cells = [f"{line[peer][key].get(field, 0):.3f}".lstrip("0") or "0" for field, _ in fields]
            cpu = f"{line[peer]['cpu_ms_mean']} ms" if key == "all" else ""
            rows.append(f"| {label} | " + " | ".join(cells) + f" | {cpu} |")
    return "\n".join([*rows, "", f"Line `reading_{name}`, commit {line['commit']}.", ""])


def _wrong_answers() -> str:
    counted: Counter[tuple[str, str]] = Counter()
    for row in (ROOT / "benchmarks" / "known_wrong.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            _, _, field, reason = row.split("\t")
            counted[field, reason] += 1
    rows = ["## Answers found wrong", "", "Each page with its reason stands in `benchmarks/known_wrong.tsv`.", ""]
    rows += ["| field | what is wrong | pages |", "|---|---|---|"]
    rows += [f"| {field} | {reason} | {count} |" for (field, reason), count in sorted(counted.items())]
    return "\n".join([*rows, ""])


def _date_strings() -> str:
    line = last("date_strings")
    if line is None:
        return ""
    return "\n".join([
        "## Printed dates", "",
        f"{line['size']} dates as they are printed, in {line['languages']} languages, each with the day it means; language and order of day"
        " and month", "are given.", "", "| | right |", "|---|---|",
        f"| newsarchive | {line['newsarchive']} of {line['size']} |", f"| dateparser alone | {line['dateparser']} of {line['size']} |", "",
        f"Line `date_strings`, commit {line['commit']}.", "",
    ])  # fmt: skip


def _own_pages() -> str:
    floors = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
    labels = {"open": "open designs", "held": "held designs", "hard": "hard cases", "demo": "the demo university"}
    fields = [(key, label) for key, label in FIELDS if key != "snippets_f1"]
    rows = [
        "## The project's own pages: floors", "",
        "Invented pages, each read by itself, with nothing known of its site: what `make test` (every tenth page) and `make test-full`",
        "(all, given here) hold. A floor may rise and never falls (`benchmarks/floors.toml`, `python -m benchmarks.floors`). Most designs",
        "print title and author without any mark that says so; what more pages of a site add is measured by `many_pages`.",
        "", "| | pages | " + " | ".join(label for _, label in fields) + " |", "|---|---|" + "---|" * len(fields),
    ]  # fmt: skip
    for name, label in labels.items():
        whole = floors[name]["whole"]
        cells = [f"{whole[key]:.3f}" if key in whole else "" for key, _ in fields]
        rows.append(f"| {label} | {whole['pages']} | " + " | ".join(cells) + " |")
    return "\n".join([*rows, ""])


def _many_pages() -> str:
    line = last("many_pages")
    if line is None:
        return ""
    rows = [
        "## Many pages of a site", "",
        f"{line['frames']} designs of sites of our own making in eleven languages, {line['size']} known texts in each"
        " (`benchmarks/frames`). On the *open* ones newsarchive was built; of the *held* ones only totals were looked at: the figures, and",
        "how many answers were wrong in which way; from such counts came three rules (ends that all titles share, days that all pages",
        "claim, dates without a space around them). Figures are means over designs, of all pages, after so many pages were seen.", "",
        "| designs | reader | pages seen | body F1 | exact | title | date | date wrong |", "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for which in ("open", "held"):
        for reader, found in line[which].items():
            for seen, figures in found.items() if "1" in found else (("none", {"all": found}),):
                cells = [f"{figures['all'].get(key, 0):.3f}" for key in ("body_f1", "exact", "title", "date", "date_wrong")]
                rows.append(f"| {which} | {reader} | {seen} | " + " | ".join(cells) + " |")
    rows += ["", "Hard cases, after all pages were seen:", "", "| case | " + " | ".join(line["hard"]) + " |"]
    rows.append("|---|" + "---|" * len(line["hard"]))
    for case in next(iter(line["hard"].values())):
        cells = [f"{found[case].get('body_f1', 0):.3f} / {found[case].get('exact', 0):.3f}" for found in line["hard"].values()]
        rows.append(f"| {case} | " + " | ".join(cells) + " |")
    return "\n".join([*rows, "", f"Body F1 / exact. Line `many_pages`, commit {line['commit']}.", ""])


def _languages() -> str:
    line = last("languages")
    if line is None:
        return ""
    rows = [
        "## Language and script", "",
        f"{line['size']} invented titles and texts of university news (`tests/text/language_samples`), 40 titles and 20 texts in each of"
        f" {line['languages']} languages",
        "and more in further scripts; a third held out. *Restricted* means among the languages of a plausible site.", "",
        "| | titles | texts | titles, held out | texts, held out |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for key, label in (
        ("ours_restricted", "newsarchive, restricted"), ("ours_unrestricted", "newsarchive, unrestricted"),
        ("py3langid_restricted", "py3langid, restricted"), ("py3langid_unrestricted", "py3langid, unrestricted"),
    ):  # fmt: skip
        found = line[key]
        cells = [f"{found[part][kind]:.3f}" for part in ("all", "held_out") for kind in ("titles", "bodies")]
        rows.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join([*rows, "", f"Scripts right: {line['scripts']:.3f}. Line `languages`, commit {line['commit']}.", ""])


def _mutated() -> str:
    line = last("mutated_pages")
    if line is None:
        return ""
    outcomes = ", ".join(f"{count:,} {outcome}" for outcome, count in line["outcomes"].items())
    return "\n".join([
        "## Damaged pages", "",
        f"{line['size']:,} pages damaged at random, through the worker processes of a crawl: {line['exceptions']} exceptions,"
        f" {line['over_the_limit']} over five",
        f"seconds (the slowest {line['slowest_seconds']} s), a worker's memory at most {line['peak_resident_mb']} MB.",
        f"Outcomes: {outcomes}.",
        f"Line `mutated_pages`, commit {line['commit']}.", "",
    ])  # fmt: skip


def _crawled() -> str:
    line = last("real_pages")
    if line is None:
        return ""
    return "\n".join([
        "## Real pages, crawled whole", "",
        f"{line['size']} pages stand behind a proxy under their own addresses; a site file names the hosts, and a crawl finds the pages by",
        "a listing. What the pages link to, and the proxy does not have, ends in named outcomes too; the crawl therefore ends with exit",
        f"{line['exit_code']}, because most of the addresses it found led to no article. The texts come from"
        " `export jsonl`,", "so that whatever is lost on the way counts as lost.", "", "| what | figure |", "|---|---|",
        f"| pages stored with text | {line['stored_with_text']} of {line['size']} |",
        f"| body F1, a page not stored counting 0 | {line['body_f1']:.3f} |",
        f"| body F1, plain trafilatura on the same pages in the same run | {line['trafilatura_body_f1']:.3f} |",
        f"| titles right | {line['titles_right']:.3f} |", f"| days of publication right | {line['days_right']:.3f} |", "",
        f"Line `real_pages`, commit {line['commit']}.", "",
    ])  # fmt: skip


REMAINS = (ROOT / "docs" / "quality-remains.md").read_text(encoding="utf-8")
