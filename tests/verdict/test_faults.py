"""A broken site ends with exit 3 and its cause in words; a healthy one never does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.verdict.harness import FAULTS, crawl_broken, healthy, ordinary_runs, university

pytestmark = pytest.mark.timeout(400)

QUICK = ("one language's listing is gone",)
"""Tried at every `make test`; all of them by `make test-full`. The rules themselves have their tests beside the archive's."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("healthy")
    with university(1) as server:
        yield healthy(folder, server)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.full) for name in FAULTS]
)
def test_a_broken_site_ends_with_exit_3_and_its_cause(name: str, archive: Path, tmp_path: Path) -> None:
    done = crawl_broken(archive, tmp_path, name)
    last = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""
    assert done.returncode == 3, done.stdout + done.stderr
    assert last.startswith("newsarchive: demo: "), done.stderr
    assert FAULTS[name][1] in last, done.stdout + done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_ordinary_runs_raise_no_alarm(tmp_path: Path) -> None:
    for arguments, code, error in ordinary_runs(tmp_path, 3):
        assert code == 0, f"{arguments}: {error}"


@pytest.mark.full
def test_many_ordinary_runs_raise_no_alarm(tmp_path: Path) -> None:
    for arguments, code, error in ordinary_runs(tmp_path, 10):
        assert code == 0, f"{arguments}: {error}"
