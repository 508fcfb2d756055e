"""`python -m benchmarks.prove reading --corpus FILE`: single pages with known answers, read by newsarchive and by its peers in one run.

A third of the hosts, chosen by a hash of their names, is held out: nothing in newsarchive was chosen or learned on their pages.
Pages whose given answer was found to be wrong are named in known_wrong.tsv with the reason; the line has the figures with and
without them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import statistics
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks import replay, results
from benchmarks.peers.extractors import EXTRACTORS, Answer

WRONG = Path(__file__).with_name("known_wrong.tsv")


def reading(corpus: Path, keep: Path | None = None) -> None:
    """Read every page of a corpus with each extractor, and write one line.

    Args:
        corpus: JSON lines, gzipped: `id`, `url`, `html`, and what is known of `text`, `title`, `date`, `authors`, `with_`, `without`.
        keep: a folder for what newsarchive read, one JSON line a page, to be looked at.
    """
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    name = corpus.name.split(".")[0]
    wrong = known_wrong(name)
    figures: dict[str, Any] = {}
    for extractor, call in EXTRACTORS.items():
        answers, seconds, failed = _run(call, pages)
        rows = [score_page(page, answer) for page, answer in zip(pages, answers, strict=True)]
        figures[extractor] = {
            "all": summary(rows),
            "held_out": summary([row for page, row in zip(pages, rows, strict=True) if held_out(page)]),
            "without_wrong_answers": summary([_without(row, wrong.get(page["id"], ())) for page, row in zip(pages, rows, strict=True)]),
            "cpu_ms_median": round(1000 * statistics.median(seconds), 1), "cpu_ms_mean": round(1000 * statistics.fmean(seconds), 1),
            "failed": failed,
        }  # fmt: skip
        if keep is not None and extractor == "newsarchive":
            keep.mkdir(parents=True, exist_ok=True)
            with (keep / f"{name}.jsonl").open("w", encoding="utf-8") as file:
                for page, answer, row in zip(pages, answers, rows, strict=True):
                    file.write(json.dumps({"id": page["id"], "url": page.get("url"), **answer, "score": row}, ensure_ascii=False) + "\n")
    results.write(
        f"reading_{name}", size=len(pages), corpus_sha256=hashlib.sha256(corpus.read_bytes()).hexdigest()[:16],
        hosts=len({host(page) for page in pages}), held_out_pages=sum(map(held_out, pages)),
        wrong_answers={field: sum(field in fields for fields in wrong.values()) for field in ("text", "title", "date", "authors")},
        **figures,
    )  # fmt: skip


def known_wrong(name: str) -> dict[str, tuple[str, ...]]:
    """Pages of a corpus whose given answer is wrong: id to the fields."""
    found: dict[str, tuple[str, ...]] = {}
    for line in WRONG.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            corpus, ident, field, _ = line.split("\t")
            if corpus == name:
                found[ident] = (*found.get(ident, ()), field)
    return found


def host(page: dict[str, Any]) -> str:
    """A page's host without www; its id where it has no address."""
    return (urlsplit(page.get("url") or "").hostname or str(page["id"])).removeprefix("www.")


def held_out(page: dict[str, Any]) -> bool:
    """Whether a page's host is of the third on which nothing is chosen."""
    return int(hashlib.sha1(host(page).encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def _run(call: Callable[[str, str], Answer], pages: Sequence[dict[str, Any]]) -> tuple[list[Answer], list[float], int]:
    call("<html><head><title>Warm up</title></head><body><p>Some words of it.</p></body></html>", "http://example.org/")
    answers: list[Answer] = []
    seconds: list[float] = []
    failed = 0
    for page in pages:
        begun = time.process_time()
        try:
            answers.append(call(page["html"], page.get("url") or "") or {})
        except Exception as error:  # noqa: BLE001 - what a peer raises is counted, and is no answer
            print(f"{page['id']}: {type(error).__name__}: {error}"[:200])
            answers.append({})
            failed += 1
        seconds.append(time.process_time() - begun)
    return answers, seconds, failed


Row = dict[str, Any]


def score_page(page: dict[str, Any], answer: Answer) -> Row:
    """What an answer is worth in each field that the page has an answer for."""
    row: Row = {}
    if page.get("text"):
        wanted, got = replay.TOKEN.findall(page["text"]), replay.TOKEN.findall(answer.get("text") or "")
        row["text"] = (*replay.body_score(page["text"], answer.get("text")), wanted == got)
    if page.get("with_"):
        text = " ".join((answer.get("text") or "").split())
        held = sum(" ".join(one.split()) in text for one in page["with_"])
        row["snippets"] = (held, sum(" ".join(one.split()) in text for one in page.get("without") or ()), len(page["with_"]) - held)
    if page.get("title"):
        row["title"] = _fold(page["title"]) == _fold(answer.get("title"))
    if page.get("date"):
        day = str(answer.get("date") or "")[:10]
        row["date"] = (day == page["date"], bool(day) and day != page["date"])
    if page.get("authors"):
        row["authors"] = _names_f1(_names(page["authors"]), _names(answer.get("authors")))
    return row


def _without(row: Row, fields: Iterable[str]) -> Row:
    return {name: value for name, value in row.items() if name not in fields}


def summary(rows: Sequence[Row]) -> dict[str, Any]:
    """The figures of a set of pages; a field that no page has an answer for is left out."""
    found: dict[str, Any] = {}
    bodies = [row["text"] for row in rows if "text" in row]
    if bodies:
        found.update(body_f1=round(replay.f1([(p, r) for p, r, _ in bodies]), 3), exact=_share(exact for _, _, exact in bodies))
    snippets = [row["snippets"] for row in rows if "snippets" in row]
    if snippets:
        right, extra, missing = (sum(column) for column in zip(*snippets, strict=True))
        found["snippets_f1"] = round(2 * right / (2 * right + extra + missing), 3)
    if any("title" in row for row in rows):
        found["title"] = _share(row["title"] for row in rows if "title" in row)
    dates = [row["date"] for row in rows if "date" in row]
    if dates:
        found.update(date=_share(right for right, _ in dates), date_wrong=_share(wrong for _, wrong in dates))
    if any("authors" in row for row in rows):
        found["authors"] = _share(row["authors"] for row in rows if "authors" in row)
    return found


def _share(values: Iterable[float]) -> float:
    return round(statistics.fmean(values), 3)


def _fold(text: str | None) -> str:
    return " ".join(replay.TOKEN.findall(unicodedata.normalize("NFKC", text or "").casefold()))


def _names(value: list[str] | str | None) -> list[str]:
    if isinstance(value, str):
        value = re.split(r"\s*[;|]\s*|\s*,\s*|\s+and\s+|\s+und\s+", value)
    return [name.strip() for name in value or () if isinstance(name, str) and name.strip()]


def _names_f1(wanted: Sequence[str], got: Sequence[str]) -> float:
    a, b = {_fold(name) for name in wanted} - {""}, {_fold(name) for name in got} - {""}
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
