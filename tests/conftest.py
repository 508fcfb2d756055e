"""What many tests share: a fresh archive in memory, and a small one of the demo university, crawled once."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.demo.server import serve
from tests import program
from tests.archive.made import Feed
from tests.crash.harness import crawl, site_file

SMALL = 28
"""Items of the small university."""
LONG = 600
"""Seconds that a long test may take, where it does not say so itself: many times what it takes alone on a slow machine."""


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Searches come to an end however busy the machine is that the tests run on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSARCHIVE_MAX_TIME", "60")
        yield


def pytest_configure(config: pytest.Config) -> None:
    """One fork server for all processes of a run."""
    if not hasattr(config, "workerinput"):
        serving = program.serving()
        serving.__enter__()
        config.add_cleanup(lambda: serving.__exit__(None, None, None))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Only what hangs runs into its limit."""
    for item in items:
        if item.get_closest_marker("full") is not None and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(LONG))


def pytest_collection_finish() -> None:
    """Thousands of tests and their modules live to the end: the collector of garbage need not go over them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def feed() -> Iterator[Feed]:
    """An archive in memory with a crawl of one site; what it shows and its index are in step when the test ends."""
    made = Feed()
    yield made
    made.check()
    made.connection.close()


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of a small demo university, crawled once by the real command; tests only read it.

    Processes that share the tests share the crawl: each has a copy.
    """
    base = tmp_path_factory.getbasetemp()
    folder = tmp_path_factory.mktemp("crawled")
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "university"
    with (kept.parent / "university.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (kept / "summary.txt").exists():
            shutil.rmtree(kept, ignore_errors=True)
            crawl_university(kept)
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    return folder / "archive.db"


def crawl_university(folder: Path) -> None:
    """Crawl it into the archive of a folder; what the command says is in summary.txt."""
    folder.mkdir()
    server = serve(count=SMALL)
    try:
        site_file(folder, server.url)
        done = crawl(folder / "archive.db")
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "summary.txt").write_text(done.stdout, encoding="utf-8")
    finally:
        server.close()
