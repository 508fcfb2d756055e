"""scrapy.cfg: every site is a spider that plain Scrapy lists and crawls, to the same end as `newsarchive crawl`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from newsarchive.demo.catalogue import truth
from newsarchive.demo.server import serve
from tests.crash.harness import site_file, stored, warc_check
from tests.program import run

ROOT = Path(__file__).parents[2]


def scrapy(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(*arguments, module="scrapy", cwd=ROOT, env={**os.environ, **environment})


def test_scrapy_lists_every_site(tmp_path: Path) -> None:
    site_file(tmp_path, "http://127.0.0.1:9")
    (tmp_path / "sites" / "demo.toml").rename(tmp_path / "sites" / "mine.toml")
    text = (tmp_path / "sites" / "mine.toml").read_text(encoding="utf-8")
    (tmp_path / "sites" / "mine.toml").write_text(text.replace('id = "demo"', 'id = "mine"'), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "list", "-s", f"NEWSARCHIVE_DB={tmp_path / 'archive.db'}"], cwd=ROOT, capture_output=True,
        text=True, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert {"demo", "kaznu", "mine"} <= set(done.stdout.split())


def test_scrapy_crawls_the_demo_university_and_closes_the_archive(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    done = scrapy("crawl", "demo", "-s", f"NEWSARCHIVE_DB={db}", "-a", "limit=5")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Kokzhiek" in done.stderr or "(demo), crawl 1: the limit was reached" in done.stderr
    assert len(stored(db).articles) == 5
    warc_check(tmp_path / "archive-captures")


def test_scrapy_crawls_a_site_by_its_file(tmp_path: Path) -> None:
    server = serve(count=6)
    try:
        site_file(tmp_path, server.url)
        db = tmp_path / "archive.db"
        done = scrapy("crawl", "demo", "-s", f"NEWSARCHIVE_DB={db}")
        assert done.returncode == 0, done.stderr
        assert len(stored(db).articles) == len(truth(1, 6))
    finally:
        server.close()


def test_scrapy_says_what_is_wrong_with_an_argument(tmp_path: Path) -> None:
    done = scrapy("crawl", "demo", "-s", f"NEWSARCHIVE_DB={tmp_path / 'archive.db'}", "-a", "recheck=sometimes")
    assert "recheck='sometimes' is not one of due, all, none." in done.stderr


def test_scrapy_takes_the_archive_and_who_we_are_from_the_environment(tmp_path: Path) -> None:
    site_file(tmp_path, "http://127.0.0.1:9")
    mine = (tmp_path / "sites" / "demo.toml").read_text(encoding="utf-8").replace('id = "demo"', 'id = "mine"')
    (tmp_path / "sites" / "mine.toml").write_text(mine, encoding="utf-8")
    environment = {"NEWSARCHIVE_DB": str(tmp_path / "archive.db"), "NEWSARCHIVE_CONTACT": "archive@u.example"}
    assert "mine" in scrapy("list", **environment).stdout.split(), "the site files beside that archive"
    for name, value in environment.items():
        assert scrapy("settings", "--get", name, **environment).stdout.strip() == value
    assert scrapy("settings", "--get", "NEWSARCHIVE_DB", NEWSARCHIVE_DB="").stdout.strip() == "archive.db"
