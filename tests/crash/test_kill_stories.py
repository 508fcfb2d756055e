"""Killed while it stores and settles stories, again and again, an archive comes to the stories it comes to when it is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.story_series import story_series


@pytest.mark.full
def test_kills_change_nothing_of_the_stories(tmp_path: Path) -> None:
    found = story_series(tmp_path, 20, 1)
    assert found.differing == []
    assert found.groups == 12
    assert min(found.while_storing, found.while_settling) > 0
