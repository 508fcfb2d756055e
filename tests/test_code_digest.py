"""Any change of what decides what a page comes to gives another digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive import code_digest
from newsarchive.code_digest import KINDS, READING


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of a few files, as code_digest takes it for its own."""
    for name in ("line.py", "pages/page.py", "pages/model.json", "text/words.tsv", "text/endings/de.xz", "cli/main.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    monkeypatch.setattr(code_digest, "__file__", str(tmp_path / "code_digest.py"))
    return tmp_path


def _digest() -> str:
    code_digest.code_digest.cache_clear()
    found = code_digest.code_digest()
    code_digest.code_digest.cache_clear()
    return found


@pytest.mark.parametrize(
    ("name", "is_other"),
    [
        ("line.py", True), ("pages/page.py", True), ("pages/model.json", True), ("text/words.tsv", True), ("text/endings/de.xz", True),
        ("cli/main.py", False),
    ],
)  # fmt: skip
def test_a_change_of_code_or_data_by_which_pages_are_read_gives_another_digest(package: Path, name: str, is_other: bool) -> None:
    before = _digest()
    (package / name).write_text("changed")
    assert (_digest() != before) == is_other


def test_every_kind_of_file_that_lies_beside_the_code_counts() -> None:
    place = Path(code_digest.__file__).parent
    there = {path.suffix for pattern in READING for path in place.glob(pattern) if path.is_file() and "__pycache__" not in path.parts}
    assert there - {".pyc"} == KINDS
