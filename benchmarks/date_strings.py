"""`python -m benchmarks.prove date_strings --corpus FILE`: printed dates with the day each means, read by newsarchive and by dateparser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks import results
from newsarchive.text.dates import parse_date

YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn"})
Row = dict[str, Any]


def date_strings(corpus: Path, keep: Path | None = None) -> None:
    """Read every string, and write one line.

    Args:
        corpus: JSON lines: `language`, `text`, `answer` (a day, a moment without offset, or --MM-DD), `fetched` (a moment with offset).
        keep: not used.
    """
    raw = corpus.read_bytes()
    rows: list[Row] = [json.loads(line) for line in raw.decode().splitlines()]
    right = {name: sum(_is_right(read(row), row["answer"]) for row in rows) for name, read in READERS.items()}
    results.write(
        "date_strings", size=len(rows), corpus_sha256=hashlib.sha256(raw).hexdigest()[:16],
        languages=len({row["language"] for row in rows}), **right,
    )  # fmt: skip


def _is_right(found: str | None, answer: str) -> bool:
    return found is not None and found[: len(answer)] == answer


def _order(language: str) -> str:
    return "MDY" if language == "en" else "YMD" if language in YEAR_FIRST else "DMY"


def newsarchive(row: Row) -> str | None:
    """The day or moment newsarchive reads; --MM-DD where the year is missing."""
    language = row["language"]
    found = parse_date(
        row["text"], languages=(language,), order=_order(language), fetched_at=datetime.fromisoformat(row["fetched"]), timezone="UTC",
        allow_relative=True,
    )  # fmt: skip
    if found is None or found.value is not None:
        return found.value if found is not None else None
    return "--{1:02}-{0:02}".format(*found.day_month) if found.day_month else None


def dateparser(row: Row) -> str | None:
    """What dateparser reads with the same language, order and time of the fetch."""
    import dateparser as library

    language, fetched = row["language"].split("-")[0], datetime.fromisoformat(row["fetched"])
    settings = {"DATE_ORDER": _order(language), "RELATIVE_BASE": fetched.replace(tzinfo=None), "RETURN_AS_TIMEZONE_AWARE": False}
    try:
        found = library.parse(row["text"], languages=[language], settings=settings)
    except ValueError:
        return None
    if found is None:
        return None
    return found.strftime("--%m-%d") if row["answer"].startswith("--") else found.isoformat()


READERS: dict[str, Callable[[Row], str | None]] = {"newsarchive": newsarchive, "dateparser": dateparser}
