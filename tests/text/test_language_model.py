"""The statistical model, asked about some languages only."""

from __future__ import annotations

import math

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from newsarchive.text import language_model

TEXTS = [
    "Бүгін университетте халықаралық форум өтті", "Сегодня в университете прошёл международный форум", "HEUTE TAGTE DAS FORUM",
    "Bugün üniversitede uluslararası bir forum düzenlendi", "U Beogradu je održan međunarodni forum",
]  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@pytest.mark.parametrize("text", TEXTS)
def test_differences_between_languages_are_those_of_the_whole_model(whole: LanguageIdentifier, text: str) -> None:
    every = {name: math.log(share) for name, share in whole.rank(text) if share > 1e-30}
    names = [name for name in ("kk", "ru", "de", "tr", "uz", "bg") if name in every]
    found = language_model.scores(text, names)
    assert [found[name] - found[names[0]] for name in names] == pytest.approx([every[name] - every[names[0]] for name in names], abs=0.02)


def test_unknown_names_are_left_out_and_a_text_without_features_says_nothing() -> None:
    assert language_model.scores("university", ["en", "xx-none"]).keys() == {"en"}
    assert language_model.scores("", ["en", "de"]) == {"en": 0.0, "de": 0.0}
    assert language_model.scores("university", []) == {}
