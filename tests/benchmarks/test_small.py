"""What `make bench` and `make prove` run, at small size: they measure what they say, and do not rot."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import replay, results
from benchmarks.date_strings import date_strings

ROOT = Path(__file__).parents[2]


def line_of(tmp_path: Path, name: str, *arguments: str) -> dict[str, Any]:
    """Run a benchmark; returns the line it wrote."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, env={**os.environ, "NEWSARCHIVE_RESULTS": str(tmp_path)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    written: dict[str, Any] = json.loads((tmp_path / f"{name}.jsonl").read_text(encoding="utf-8"))
    return written


@pytest.mark.full
@pytest.mark.alone
def test_the_speed_of_three_programs_is_measured_in_one_run(tmp_path: Path) -> None:
    line = line_of(tmp_path, "bench", "benchmarks.bench", "--size", "60", "--rounds", "1")
    assert set(line["pages_a_second"]) == set(line["cpu_ms_a_page"]) == {"fetch", "extract", "newsarchive"}
    assert line["size"] == 60
    assert line["main_process_mb"]["newsarchive"] < 300
    assert 39_000 < line["page_bytes"][0] < line["page_bytes"][1] < 82_000


@pytest.mark.full
@pytest.mark.alone
def test_real_pages_are_crawled_and_scored(tmp_path: Path) -> None:
    words = "The council spoke about the budget of the coming year and about the repair of the old library, room {}. " * 6
    corpus = tmp_path / "corpus.jsonl.gz"
    with gzip.open(corpus, "wt", encoding="utf-8") as file:
        for number in range(4):
            text = words.replace("{}", str(number))
            html = f"<html><head><title>Report {number}</title></head><body><h1>Report number {number}</h1><p>{text}</p></body></html>"
            page = {"id": str(number), "url": f"https://u{number}.example/story?b={number}&a=", "html": html, "text": text}
            file.write(json.dumps({**page, "title": f"Report number {number}"}) + "\n")
    line = line_of(tmp_path / "results", "real_pages", "benchmarks.prove", "real_pages", "--corpus", str(corpus))
    assert line["stored_with_text"] == line["size"] == 4
    assert line["body_f1"] > 0.95
    assert line["titles_right"] == 1.0


def test_a_body_is_scored_by_its_runs_of_four_words() -> None:
    assert replay.body_score("a b c d e", "a b c d e") == (1.0, 1.0)
    assert replay.body_score("a b c d e f", "a b c d e") == (1.0, 2 / 3)
    assert replay.body_score("a b c d", "") == (None, 0.0)
    assert replay.f1([(1.0, 0.5), (0.0, 0.5)]) == 0.5


def test_printed_dates_are_read_beside_dateparser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "FOLDER", tmp_path)
    rows = [
        ("ru", "20 апреля 2022 в 10:15", "2022-04-20T10:15"), ("kk", "2022 жылғы 20 сәуір", "2022-04-20"), ("de", "20. April", "--04-20"),
        ("en", "no date", "2022-04-20"),
    ]  # fmt: skip
    said = [{"language": code, "text": text, "answer": day, "fetched": "2024-05-01T00:00:00+00:00"} for code, text, day in rows]
    corpus = tmp_path / "strings.jsonl"
    corpus.write_text("\n".join(json.dumps(row) for row in said), encoding="utf-8")
    date_strings(corpus)
    line = json.loads((tmp_path / "date_strings.jsonl").read_text(encoding="utf-8"))
    assert (line["size"], line["languages"], line["newsarchive"]) == (4, 4, 3)
    assert 0 < line["dateparser"] < 3


@pytest.mark.full
@pytest.mark.alone
def test_reading_is_timed_beside_trafilatura_by_size_of_page(tmp_path: Path) -> None:
    line = line_of(tmp_path, "cpu_reading", "benchmarks.prove", "cpu_reading", "--size", "1")
    assert line["as_printed"]["bytes_mean"] < line["50_kb"]["bytes_mean"] < line["120_kb"]["bytes_mean"]
    for name in ("as_printed", "50_kb", "120_kb"):
        assert 0 < line[name]["learned_template_of_trafilatura"] < line[name]["first_pages_of_trafilatura"] < 2
