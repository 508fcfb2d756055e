"""The table of the open sites in docs/farm.md: `python -m tests.farm.table` writes it anew."""

from __future__ import annotations

from pathlib import Path

from tests.farm.sites import OPEN

PAGE = Path(__file__).parents[2] / "docs" / "farm.md"
BEGIN, END = "<!-- sites: made by `python -m tests.farm.table` -->\n", "<!-- end of the sites -->"


def table() -> str:
    """One row a site."""
    rows = ["| site | articles | languages | what is odd about it |", "|---|---|---|---|"]
    for kind in OPEN:
        site = kind()
        languages = ", ".join(kind.languages or (kind.language,))
        encoding = "" if kind.encoding == "utf-8" else f" ({kind.encoding})"
        rows.append(f"| {kind.id} | {len(site.truth)} | {languages}{encoding} | {kind.what} |")
    return "\n".join(rows) + "\n"


def page(text: str) -> str:
    """The docs page with the table of today."""
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
