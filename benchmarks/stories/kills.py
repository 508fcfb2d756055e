"""`python -m benchmarks.prove story_kills`: kills while copies are stored and their stories settled."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import results
from tests.crash.story_series import story_series


def story_kills(size: int, seed: int) -> None:
    """`size` kills at random moments while articles that are copies of each other are stored, in another order each time, and settled;
    afterwards their stories are beside those of an archive that was left alone."""
    with TemporaryDirectory() as folder:
        found = story_series(Path(folder), size, seed)
    results.write(
        "story_kills", size=size, seed=seed, kills=found.kills, while_storing=found.while_storing, while_settling=found.while_settling,
        ended_before_the_kill=found.ended, articles=found.articles, stories=found.groups, differing=len(found.differing),
    )
    for one in found.differing[:5]:
        print(one)
