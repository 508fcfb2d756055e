"""`newsarchive extract` and `show`: one page, one article; never unbounded, and never stopped by another site's file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsarchive.demo.catalogue import address, newest
from newsarchive.demo.server import University
from tests.program import run

ITEM = next(item for item in newest(10) if "en" in item.texts)
URL = address(ITEM, "en")
BROKEN = 'id = "other"\nnam = 1\n'


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(University(1).answer("welcome.kokzhiek.example", f"/en/3/news/one/{ITEM.number}/", "").body)
    return path


def test_a_page_is_read_by_the_rules_of_its_site_from_a_file_and_from_stdin(page: Path, tmp_path: Path) -> None:
    db = str(tmp_path / "none.db")
    from_file = run("extract", str(page), "--url", URL, "--fetched-at", "2021-08-01T00:00:00Z", "--db", db)
    assert from_file.returncode == 0, from_file.stderr
    found = json.loads(from_file.stdout)
    assert (found["site"], found["title"], found["language"]) == ("demo", ITEM.texts["en"].title, "en")
    with page.open("rb") as opened:
        from_stdin = run("extract", "-", "--url", URL, "--fetched-at", "2021-08-01T00:00:00Z", "--db", db, stdin=opened)
    assert json.loads(from_stdin.stdout) == found


def test_an_endless_file_is_refused_after_a_bounded_read(tmp_path: Path) -> None:
    db = str(tmp_path / "none.db")
    for name in ("/dev/zero", "-"):
        with open("/dev/zero", "rb") as endless:
            done = run("extract", name, "--url", "http://a.example/", "--db", db, stdin=endless)
        assert done.returncode == 2
        assert done.stderr.strip().endswith("is larger than 32 MB.")


def test_a_file_that_is_no_page_ends_with_one_line_that_names_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"%PDF-1.7 stream")
    done = run("extract", str(file), "--url", "http://a.example/news/1", "--db", str(tmp_path / "none.db"))
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "The page is not read: it is a PDF." in done.stderr


def test_a_page_that_takes_longer_than_the_limit_is_given_up(page: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nif 'newsarchive.workers.nest' in ' '.join(sys.orig_argv):\n"
        "    import newsarchive.pages, newsarchive.workers.child as child\n    import functools, time\n"
        "    plain = child.answer\n"
        "    def answer(function, arguments):\n"
        "        if isinstance(function, functools.partial):\n            time.sleep(60)\n"
        "        return plain(function, arguments)\n    child.answer = answer\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    done = run("extract", str(page), "--url", URL, "--db", str(tmp_path / "none.db"), env=environment)
    assert done.returncode == 2
    assert "The page is not read" in done.stderr
    assert "longer than 5 s" in done.stderr


def test_another_sites_broken_file_is_passed_over_with_a_warning(page: Path, tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "other.toml").write_text(BROKEN)
    done = run("extract", str(page), "--url", URL, "--db", str(tmp_path / "none.db"))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["site"] == "demo"
    assert done.stderr.count("other.toml") == 1
    assert "passed over" in done.stderr


def test_show_looks_at_site_files_only_for_an_address_the_archive_does_not_know_as_written(crawled: Path, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    db.write_bytes(crawled.read_bytes())
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "other.toml").write_text(BROKEN)
    stored = run("show", URL, "--db", str(db))
    assert (stored.returncode, stored.stderr) == (0, "")
    other = run("show", URL + "?utm_campaign=never-seen", "--db", str(db))
    assert other.returncode == 0, other.stderr
    assert "other.toml" in other.stderr
    assert other.stdout == stored.stdout


def test_explain_prints_each_block_kept_or_dropped_with_its_reason(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = "".join(f"<p>The observatory opened its dome number {n} to visitors, who came from all over the region.</p>" for n in range(5))
    page.write_text(f"<html><body><h1>Open</h1><div>{text}</div><div class='footer'>Some street 5</div></body>", encoding="utf-8")
    done = run("extract", str(page), "--url", URL, "--explain", "--db", str(tmp_path / "none.db"))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    kept = next(number for number, line in enumerate(lines) if "dome number 3" in line)
    assert lines[kept].startswith("  keep  The observatory")
    assert lines[kept + 1].strip().startswith("the model, ")
    assert any(line.startswith("     -  ") and "Some street 5" in line for line in lines)
