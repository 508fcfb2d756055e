"""`sites add` of what is there already."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.uzh.ch/", "uzh"), ("news.mit.edu", "mit"), ("http://KAZNU.kz/en/", "kaznu"), ("https://old.nuu.uz/x", "nuu_uz"),
    ],
    ids=["its front page", "a host of its news", "an alias of a host", "a former host"],
)  # fmt: skip
def test_a_university_of_the_catalogue_is_named_before_anything_is_asked(tmp_path: Path, address: str, site: str) -> None:
    arguments = ["sites", "add", address, "--proxy", "http://127.0.0.1:9", "--db", str(tmp_path / "a.db")]
    done = subprocess.run([sys.executable, "-m", "newsarchive", *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert f"the site '{site}' (unverified)" in done.stderr
    assert f"sites enable {site}" in done.stderr
    assert list(tmp_path.iterdir()) == []
