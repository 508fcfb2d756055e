"""Killed while it stores and settles translations, again and again, an archive comes to those it comes to when it is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.translation_series import translation_series


@pytest.mark.full
def test_kills_change_nothing_of_the_translations(tmp_path: Path) -> None:
    found = translation_series(tmp_path, kills=12, items=8, seed=1)
    assert found.differing == []
    assert found.kills == 12
    assert found.while_storing > 0
    assert found.while_settling > 0
    assert found.groups >= 4
