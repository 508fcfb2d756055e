"""How good the first ten hits are: nDCG@10 over judged queries in three languages, ours beside Datasette's own search, SQLite's own ranking
of the same index, and PostgreSQL's, over the demo university and a second, invented one.
"""

from __future__ import annotations

import math
import sqlite3
import statistics
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.utils import escape_fts

from benchmarks import results
from benchmarks.search_engines import Question, postgres, where_installed
from newsarchive.archive.database import connect
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.search import search
from newsarchive.demo.catalogue import truth
from tests.archive.made import Feed

FOLDER = Path(__file__).parent
HITS = 10


@dataclass(frozen=True)
class Judged:
    """A query with what answers it."""

    held: bool
    language: str
    query: str
    grades: dict[str, int]
    """By an item's number or an article's id."""


def judged() -> list[Judged]:
    """All judged queries."""
    rows = [line.split("\t") for line in (FOLDER / "judged.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        Judged(use == "h", language, query, {name: int(grade) for name, _, grade in (one.partition(":") for one in grades.split())})
        for use, language, query, grades in rows
    ]


def archive(path: Path) -> dict[int, tuple[str, str]]:
    """Make the archive that is searched; returns language and judged name of each article by its key."""
    named: dict[int, tuple[str, str]] = {}
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        seen: set[tuple[str | None, str | None]] = set()
        for one in truth(1):
            if (one.title, one.text) in seen:
                continue
            seen.add((one.title, one.text))
            feed.put(feed.article(int(one.number or 0), one.text or "", title=one.title, language=one.language, url=one.canonical_url,
                                  canonical_url=one.canonical_url, published=one.published))  # fmt: skip
            key = feed.one("SELECT key FROM holdings WHERE canonical_url = ?", one.canonical_url)
            named[key] = one.language or "", _item(int(one.number or 0))
        second = Feed(connection, site="second")
        for line in (FOLDER / "articles.tsv").read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            name, language, title, text = line.split("\t")
            second.put(second.article(int(name[1:]), text, title=title, language=language, url=f"http://second.example/{name}",
                                      canonical_url=f"http://second.example/{name}"))  # fmt: skip
            key = second.one("SELECT key FROM holdings WHERE canonical_url = ?", f"http://second.example/{name}")
            named[key] = language, name
    return named


def _item(number: int) -> str:
    """The demo's second server writes the last digits of a number alone."""
    return str(number if number > 9_999 else 24_000 + number)


def ndcg(found: list[str], grades: dict[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten; of an article that is found twice the first counts."""
    gains = [grades.get(name, 0) if name not in found[:place] else 0 for place, name in enumerate(found[:HITS])]
    ideal = sorted(grades.values(), reverse=True)[:HITS]
    return _dcg(gains) / _dcg(ideal)


def _dcg(gains: list[int]) -> float:
    return sum((2**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))


def relevance(size: int, seed: int) -> None:
    """Measure it."""
    queries = judged()
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "archive.db"
        named = archive(db)
        with closing(open_readonly(db)) as connection:
            keys = {row[0]: int(row[1]) for row in connection.execute("SELECT id, key FROM articles")}

            def ours(one: Judged) -> list[int]:
                result = search(connection, one.query, limit=HITS)
                return [keys[hit.id] for hit in result.hits or result.instead]

            def exact(one: Judged) -> list[int]:
                return [keys[hit.id] for hit in search(connection, one.query, limit=HITS, exact=True).hits]

            figures = {
                "newsarchive": _over(queries, named, ours), "newsarchive_as_written": _over(queries, named, exact),
                "datasette": _over(queries, named, lambda one: _datasette(connection, one)),
                "sqlite_ranked": _over(queries, named, lambda one: _datasette(connection, one, "rank")),
            }  # fmt: skip
        missing: list[str] = []
        with where_installed("postgres", postgres(db, {}), missing) as server:
            if server is not None:
                figures["postgres"] = _over(queries, named, lambda one: server.best(_question(one)))
    results.write("relevance", size=len(queries), articles=len(named), not_installed=missing, **figures)


def _datasette(connection: sqlite3.Connection, one: Judged, order: str = "rowid") -> list[int]:
    """The rows of Datasette's own search box, in its order, that of the keys; or ranked."""
    statement = f"SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY {order} LIMIT {HITS}"
    return [row[0] for row in connection.execute(statement, (escape_fts(one.query),))]


def _question(one: Judged) -> Question:
    phrase = one.query.startswith('"')
    return Question(kind="phrase" if phrase else "word", language=one.language, words=tuple(one.query.strip('"').split()))


def _over(queries: list[Judged], named: dict[int, tuple[str, str]], ask: Callable[[Judged], list[int]]) -> dict[str, Any]:
    """nDCG@10 of the queries looked at while building and those held back, by language; and how many found nothing that answers."""
    scores = []
    for one in queries:
        found = [named[key][1] if named[key][0] == one.language else "" for key in ask(one)]
        scores.append((one, ndcg(found, one.grades)))

    def mean(chosen: list[float]) -> float:
        return round(statistics.mean(chosen), 3)

    return {
        "open": mean([score for one, score in scores if not one.held]), "held": mean([score for one, score in scores if one.held]),
        **{tongue: mean([score for one, score in scores if one.language == tongue]) for tongue in ("kk", "ru", "en")},
        "nothing": sum(score == 0 for _, score in scores),
    }  # fmt: skip
