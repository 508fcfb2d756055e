"""In which language the interface speaks."""

from __future__ import annotations

import pytest

from newsarchive.browse.language import chosen


@pytest.mark.parametrize(
    ("asked", "cookies", "accept", "language"),
    [("ru", "newsarchive_lang=kk", "en", "ru"), (None, "a=b; newsarchive_lang=kk", "en", "kk"), (None, "", "kk-KZ,ru;q=0.8", "kk"),
     (None, "", "fr, ru;q=0.4, en;q=0.7", "en"), (None, "", "", "en"), ("xx", "newsarchive_lang=<", "de", "en"),
     (None, "", "ru;q=0, kk;q=.1", "kk"), (None, "", "ru;q=high,kk" + ",x" * 10_000, "kk")],
)  # fmt: skip
def test_the_language_is_the_one_chosen_then_the_one_kept_then_the_one_the_browser_asks_for(
    asked: str | None, cookies: str, accept: str, language: str
) -> None:
    assert chosen(asked, cookies, accept) == language
