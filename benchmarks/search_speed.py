"""How fast a search is at size: words rare to common, two words, phrases and beginnings, in all forms or as written, narrowed or not; with
total and snippets; beside PostgreSQL and tantivy, which are asked the same of the same articles in the same run.
"""

from __future__ import annotations

import math
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.made_archive import made, scratch
from benchmarks.made_words import LEMMAS, Tongue, tongues
from benchmarks.search_engines import Engine, Question, bytes_of, postgres, tantivy, where_installed
from newsarchive.archive import found, lexicon
from newsarchive.archive.filters import Filters
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.search import prepared, search

OF_A_KIND = 12
"""Questions of each kind, before they are narrowed."""
LARGE = 50_000
"""Articles from which on all of them are asked; of fewer, two of a kind."""
LARGEST = 0.01
"""Of the articles; a query that finds fewer must be answered in a third of the time."""
BOUNDS = {"rare": (2, 0.0005), "middling": (0.0005, 0.01), "common": (0.01, 1.0)}
"""Shares of the articles in which a word of each kind stands; of rare ones at least two articles."""
NARROWINGS: tuple[dict[str, str], ...] = (
    {}, {"site": "made07"}, {"since": "2015-03", "until": "2016-02-20"}, {"site": "made07", "since": "2015"},
)  # fmt: skip
INDEX = ("articles_fts_data", "articles_fts_idx", "articles_fts_docsize", "articles_fts_config", "lexicon", "lexicon_key")


def search_speed(size: int, seed: int) -> None:
    """Make an archive of `size` articles, ask everything of it, and of the others."""
    built: dict[str, float] = {}
    with made(size, seed, lemmas(size), told=built) as db, scratch() as folder:
        figures = measure(db, folder, size, seed)
    rate = {}
    if built:
        rate = {"built_a_second_of_cpu": round(size / sum(built.values())), "indexed_a_second_of_cpu": round(size / built["index"])}
    results.write("search_speed", size=size, seed=seed, **rate, **figures)


def measure(db: Path, folder: Path, size: int, seed: int) -> dict[str, Any]:
    """All figures of an archive that stands."""
    told: dict[str, float] = {}
    figures: dict[str, Any] = {}
    with closing(open_readonly(db)) as connection:
        figures["articles"] = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        figures["texts"] = connection.execute("SELECT count(DISTINCT text_sha256) FROM articles").fetchone()[0]
        figures["words_of_index"] = connection.execute("SELECT count(DISTINCT form) FROM lexicon WHERE language = ''").fetchone()[0]
        figures["index_bytes"] = bytes_of(connection, INDEX)
        asked = list(questions(connection, seed, of_a_kind=OF_A_KIND if size >= LARGE else 2))
        ours = _Ours(connection)
        figures["ours"] = _timed(ours, asked, figures["articles"], cpu=True)
        figures["ours_with_tally"] = _timed(_Ours(connection, counted=True), asked, figures["articles"], cpu=True, parts=False)
        figures["newest_first"] = _timed(_Ours(connection, order="newest"), asked, figures["articles"], cpu=True, parts=False)
        figures["ranking"] = ranking(connection, asked)
    figures["cold_ms"] = cold(db, asked)
    figures["process_cpu_ms"] = whole_process(db, asked)
    plain = [one for one in asked if not one.forms]
    missing: list[str] = []
    with where_installed("tantivy", tantivy(db, folder / "tantivy", told), missing) as engine:
        if engine is not None:
            figures["tantivy"] = _timed(engine, asked, figures["articles"], cpu=True)
    with where_installed("postgres", postgres(db, told), missing) as server:
        if server is not None:
            figures["postgres"] = _timed(server, plain, figures["articles"], cpu=False)
    figures["not_installed"] = missing
    figures |= {name: round(value) for name, value in told.items()}
    figures["megabytes_of_memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


class _Ours:
    def __init__(self, connection: sqlite3.Connection, order: str = "relevance", *, counted: bool = False) -> None:
        self.connection, self.order, self.counted = connection, order, counted

    def ask(self, question: Question) -> int:
        filters = Filters(site=question.site, since=question.since, until=question.until)
        result = search(
            self.connection, question.text, filters, exact=not question.forms, order=self.order, all_copies=True, counted=self.counted
        )  # fmt: skip
        return result.total + result.more


def lemmas(size: int) -> int:
    """Of each language: all there are in an archive of real size, fewer in a small one."""
    return LEMMAS if size >= LARGE else max(600, size)


def questions(connection: sqlite3.Connection, seed: int, of_a_kind: int) -> Iterator[Question]:
    """What is asked: each in all forms and as written, and narrowed in every way."""
    chance = random.Random(seed)
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    known = list(tongues(seed, lemmas(articles)).values())
    plain: list[Question] = []
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for kind, (least, most) in BOUNDS.items():
        by_kind[kind] = _words(connection, chance, least if least >= 1 else least * articles, most * articles, of_a_kind, known)
        plain += [Question(kind=kind, language=language, words=(word,)) for language, word in by_kind[kind]]
    for first, second in zip(by_kind["common"], by_kind["middling"], strict=False):
        language = first[0]
        other = next((word for tongue, word in by_kind["common"] if tongue == language and word != first[1]), second[1])
        plain.append(Question(kind="two words", language=language, words=(first[1], other)))
    plain += _phrases(connection, chance, articles, of_a_kind)
    plain += [Question(kind="prefix", language=language, words=(word[:4],)) for language, word in by_kind["middling"]]
    for one in plain:
        forms = tuple(tuple(lexicon.forms_of(connection, word)) for word in one.words)
        for question in (one,) if one.kind in {"phrase", "prefix"} else (one, replace(one, forms=forms)):
            for narrowing in NARROWINGS:
                yield replace(question, **narrowing)


def _words(
    connection: sqlite3.Connection, chance: random.Random, least: float, most: float, count: int, known: Sequence[Tongue]
) -> list[tuple[str, str]]:
    """So many words that stand in at least and at most so many articles, each with its language."""
    found: list[tuple[str, str]] = []
    for number in range(100_000):
        tongue = known[number % len(known)]
        word = tongue.lemmas[int(len(tongue.lemmas) ** chance.random())][0]
        expression = f'"{word}"'
        there = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)", (expression, int(most) + 1)
        ).fetchone()[0]
        if least <= there <= most and (tongue.language, word) not in found:
            found.append((tongue.language, word))
        if len(found) == count:
            break
    return found


def _phrases(connection: sqlite3.Connection, chance: random.Random, articles: int, count: int) -> Iterator[Question]:
    for _ in range(count):
        language, text = connection.execute(
            "SELECT a.language, t.text FROM articles a JOIN texts t ON t.sha256 = a.text_sha256 WHERE a.key >= ? LIMIT 1",
            (chance.randint(1, articles),),
        ).fetchone()
        words = text.split(".")[1].split() or text.split()
        yield Question(kind="phrase", language=language, words=tuple(words[:2]))


def _timed(engine: Engine, asked: Sequence[Question], articles: int, *, cpu: bool, parts: bool = True) -> dict[str, Any]:
    """Milliseconds: of this process's CPU, or by the clock, in which others' work counts too."""
    clock: Callable[[], float] = time.process_time if cpu else time.perf_counter
    took: list[tuple[Question, float, int]] = []
    failed = 0
    for question in asked:
        best, total = math.inf, 0
        for _ in range(2):
            begun = clock()
            try:
                total = engine.ask(question)
            except (ValueError, RuntimeError, sqlite3.Error, _timeout()):
                failed += 1
                best = 30.0
                break
            best = min(best, clock() - begun)
        took.append((question, 1000 * best, total))
    whole = {
        "unit": "cpu ms" if cpu else "ms by the clock", "questions": len(took), "failed": failed,
        "under_1_percent": _of([one for one in took if _share(one, took) < LARGEST * articles]),
        "above": _of([one for one in took if _share(one, took) >= LARGEST * articles]),
    }  # fmt: skip
    if parts:
        whole["kinds"] = {
            f"{kind}{', all forms' if forms else ''}{', narrowed' if narrow else ''}": _of([
                one for one in took
                if one[0].kind == kind and bool(one[0].forms) == forms and bool(one[0].site or one[0].since) == narrow
            ])
            for kind in dict.fromkeys(one.kind for one in asked) for forms in (False, True) for narrow in (False, True)
        }  # fmt: skip
        whole["kinds"] = {name: value for name, value in whole["kinds"].items() if value}
    return whole


def _share(one: tuple[Question, float, int], took: list[tuple[Question, float, int]]) -> int:
    """How many articles the words find, whatever narrows them."""
    bare = replace(one[0], site=None, since=None, until=None)
    return max((total for question, _, total in took if question == bare), default=one[2])


def _timeout() -> type[Exception]:
    try:
        import psycopg
    except ImportError:
        return ValueError
    return psycopg.Error


def _of(took: list[tuple[Question, float, int]]) -> dict[str, float]:
    if not took:
        return {}
    times = sorted(one[1] for one in took)
    return {
        "n": len(times), "p50": round(statistics.median(times), 1), "p95": round(times[min(len(times) - 1, int(0.95 * len(times)))], 1),
        "max": round(times[-1], 1),
    }  # fmt: skip


def ranking(connection: sqlite3.Connection, asked: Sequence[Question]) -> dict[str, Any]:
    """What ranking the matches that came last loses, of queries that find more than are ranked; gains are the full ranking's scores."""
    losses, same = [], []
    for question in asked:
        if question.site or question.since:
            continue
        result = prepared(connection, question.text, exact=not question.forms)
        of = found.Asked(connection, result.query, result.filters, result.index)
        matches = of.matches()
        if not matches.more:
            continue
        full = connection.execute(
            "SELECT rowid, -rank FROM articles_fts WHERE articles_fts MATCH ? AND rank MATCH ? ORDER BY rank LIMIT 10",
            (result.query, f"bm25({found.TITLE_WEIGHT}, 1.0, 0.0)"),
        ).fetchall()
        ours = of.ordered(matches, "relevance", 10, all_copies=True)
        scores = {row[0]: row[1] for row in of.scores(ours)}
        ideal = sum(row[1] / math.log2(place + 2) for place, row in enumerate(full))
        losses.append(sum(scores[key] / math.log2(place + 2) for place, key in enumerate(ours)) / ideal)
        same.append(len({row[0] for row in full} & set(ours)))
    if not losses:
        return {"queries": 0}
    return {
        "queries": len(losses), "ranked": found.COUNTED, "ndcg_10_mean": round(statistics.mean(losses), 3),
        "ndcg_10_min": round(min(losses), 3),
        "of_the_best_ten_mean": round(statistics.mean(same), 1),
    }  # fmt: skip


def cold(db: Path, asked: Sequence[Question]) -> dict[str, float]:
    """By the clock: a new connection, and nothing of the file in memory."""
    times = []
    for question in asked[:: max(1, len(asked) // 12)]:
        with db.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        begun = time.perf_counter()
        with closing(open_readonly(db)) as connection:
            _Ours(connection).ask(question)
        times.append(1000 * (time.perf_counter() - begun))
    return {"n": len(times), "p50": round(statistics.median(times)), "max": round(max(times))}


def whole_process(db: Path, asked: Sequence[Question]) -> dict[str, float]:
    """`newsarchive search` as a program of its own, from its start to its end: its CPU."""
    times = []
    for question in asked[:: max(1, len(asked) // 12)]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "newsarchive", "search", question.text, "--db", str(db)], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return {"n": len(times), "p50": round(statistics.median(times)), "max": round(max(times))}
