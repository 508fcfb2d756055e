"""docs/reading-room.md: what the reading room holds itself to, and how fast it answers, from the last line of benchmarks/results/."""

from __future__ import annotations

from typing import Any

from docs.figures import last

KINDS = {
    "home": "the front page", "search": "a search, one word", "two_words": "two words", "narrowed": "a word, a university, two years",
    "context": "a word in its contexts, the newest first", "browse": "a language and a year, without words", "article": "an article",
    "site": "a university", "trends": "two words over time", "changes": "changes", "about": "about the archive",
}  # fmt: skip
INTRODUCTION = """# The reading room

`newsarchive serve`: pages for searching and reading, made on the server by a Datasette plugin. What they hold themselves to, and what
shows it:

| what | shown by |
|---|---|
| Kazakh, Russian and English; numbers, dates and plurals as each writes them; no word missing | `tests/browse/test_wording.py` |
| no request leaves the machine, nothing on the console, at 1280 and 390 pixels, light and dark | `tests/browse/test_walk.py`, in Chromium |
| axe-core finds nothing serious or critical on any page, Datasette's tables too | `tests/browse/test_browser.py`, `test_browser_pages.py` |
| every page works without JavaScript; plots are SVG with their numbers as a table | `newsarchive/browse/plots.py` |
| scripts, NUL, signs that turn the line and 1 MB without a space are words in their place | `tests/browse/test_hostile.py` |
| behind a proxy every link stands below the published address; no header of a visitor says where that is | `tests/browse/test_room.py` |
| a search gives its result in every format, the same as the command | `tests/browse/test_search.py` |
| of hidden and embargoed articles no table, file or SQL statement tells anything | `tests/browse/test_visitors.py` |
| a visitor's SQL ends in its time, also inside functions, and gives 20 million characters at most | `tests/browse/test_visitors.py` |
| the newest pre-release of Datasette 1.0 serves the same pages | `tests/browse/test_datasette1.py` |
"""


def room_markdown() -> str:
    """The page."""
    line = last("room_speed")
    return INTRODUCTION + ("\n" + "\n".join(_speed(line)) + "\n" if line is not None else "")


def _speed(line: dict[str, Any]) -> list[str]:
    rows = [
        f"## How fast: {line['size']:,} made articles", "",
        f"{line['requests']:,} requests, {line['failed'] or 'none'} failed or left without its counts, one at a time, while another process"
        f" stored {line['written_meanwhile']:,} articles; {line['machine']}. Warm: milliseconds on the clock at the 50th and the 95th of a"
        f" hundred, and of a processor, which the machine's other work (load {line['load']} at the time) does not lengthen. Cold: a server"
        " just started over a file that the system was asked to forget.", "",
        "| page | warm, 50th | warm, 95th | processor, 95th | cold, 95th |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for kind, name in KINDS.items():
        values = (line[f"{kind}_{one}_ms"] for one in ("warm_p50", "warm_p95", "warm_cpu_p95", "cold_p95"))
        rows.append(f"| {name} | {' | '.join(f'{value:,} ms' for value in values)} |")
    return [*rows, "", "Measured by `python -m benchmarks.prove room_speed`."]
