"""The table of word forms: as large as it should be, and a search finds them as well as ever."""

from __future__ import annotations

import pytest

from benchmarks.words.forms import fts5, key_column, measure, ours, table


def test_the_table_is_large_and_half_of_it_was_not_looked_at() -> None:
    words = table()
    assert sum(len(word.forms) - 1 for word in words) >= 400
    assert len({word.language for word in words}) >= 14
    assert len({(word.language, word.forms[0]) for word in words}) == len(words)


LEAST = {"kk": 0.95, "ru": 0.95, "ky": 0.95, "uz": 0.95, "uk": 0.95, "en": 0.95, "tr": 0.92, "az": 0.92, "de": 0.92}


@pytest.mark.parametrize(("language", "least"), LEAST.items())
def test_forms_are_found_and_other_words_are_not(language: str, least: float) -> None:
    found = measure(ours, [word for word in table() if word.language == language])[language]
    assert found.recall >= least
    assert found.precision >= 0.95


def test_peers_are_asked_alike() -> None:
    words = [word for word in table() if word.language == "en"]
    plain, stems = (measure(peer, words)["en"] for peer in (fts5("unicode61"), key_column))
    assert plain.recall < stems.recall
