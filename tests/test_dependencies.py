"""Every dependency declared in pyproject.toml can be imported; a silently broken one would show only in use."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = {"PyStemmer": "Stemmer", "lxml_html_clean": "lxml_html_clean", "sqlite-utils": "sqlite_utils"}
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


@pytest.mark.parametrize("requirement", DECLARED)
def test_a_declared_dependency_has_a_lower_bound_and_imports(requirement: str) -> None:
    name, bound = re.fullmatch(r"([A-Za-z0-9_-]+)>=([\d.]+)(?:,<\d+)?", requirement).groups()  # type: ignore[union-attr]
    assert bound
    importlib.import_module(MODULES.get(name, name.replace("-", "_")))


def test_the_lock_file_pins_everything_and_carries_no_address() -> None:
    lines = [line for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines() if line.strip()]
    assert all("==" in line for line in lines)
    assert not any("://" in line for line in lines)


def test_figures_are_told_as_a_number_is_read() -> None:
    """`str.isdigit` takes ² and ① for digits, which `int` refuses; `str.isdecimal` takes what `int` reads."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "newsarchive").rglob("*.py")}
    assert [name for name, text in texts.items() if "isdigit" in text] == []
