"""What tests of exports share: an archive with articles that try to be more than text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.selection import Selection
from newsarchive.archive.store import Job, store
from newsarchive.exports.making import Export, Options
from newsarchive.exports.write import Written, export_to
from tests.archive.made import LONG, Feed

ODD: tuple[dict[str, Any], ...] = (
    {"title": "Жаңа зертхана", "language": "kk", "script": "Cyrl", "published": "2021-04-20", "published_precision": "day",
        "authors": ["Серікова А.", "B; C\\"]},
    {"title": "Новая лаборатория", "language": "ru", "published": "2021-06", "published_precision": "month"},
    {"title": "=1+1", "text": '=HYPERLINK("http://evil.example";"x")\n\n' + LONG, "published": "2022"},
    {"title": "@SUM(A1)\r\nsecond line", "authors": ["=cmd|' /C calc'!A0", "'quoted"]},
    {"title": "<script>alert(1)</script> \"quoted\", and; more", "section": "-section"},
    {"title": "NUL\x00 bell\x07 escape\x1b[31m _x000D_", "published": "2023-01-05T10:30:00+06:00", "published_precision": "time"},
    {"title": "\u202eright to left\u202c \u2066isolated\u2069 zero\u200bwidth \u2028 line", "language": "ar"},
    {"title": "LaTeX \\input{x} $y$ 50% #1 a_b ~ ^ {{", "summary": "ER  - \r\nTY  - BOOK", "tags": ["a; b", "c\r\nUR  - x"]},
    {"title": None, "text": "x" * 1_000_000},
    {"title": "   ", "text": "😀" * 20_000},
)  # fmt: skip
"""Fields of readings: formulas, breaks, control characters, directions, LaTeX, a megabyte without a space."""


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of ODD; tests only read it."""
    path = tmp_path_factory.mktemp("odd") / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        jobs = []
        for number, fields in enumerate(ODD, 1):
            text = fields.get("text", f"Article {number} of all. {LONG}")
            rest = {name: value for name, value in fields.items() if name != "text"}
            jobs.append(Job(item=feed.article(number, text, **rest)))
        with transaction(connection):
            store(connection, jobs)
    return path


Made = Callable[..., tuple[bytes, Export]]


@pytest.fixture
def made(odd: Path) -> Iterator[Made]:
    """Exports the odd archive, and gives the bytes and the export."""
    with closing(open_readonly(odd)) as connection:

        def export(form: str, selection: Selection | None = None, **options: Any) -> tuple[bytes, Export]:
            found = Export(connection, selection or Selection(), db=odd, options=Options(**options))
            file = BytesIO()
            done: Written = export_to(file, found, form)
            assert done.size == len(file.getvalue())
            return file.getvalue(), found

        yield export
