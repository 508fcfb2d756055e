"""Tajik words come to one key with and without plural, ezafe and object."""

from __future__ import annotations

import pytest

from newsarchive.text.tajik_stems import tajik_keys


@pytest.mark.parametrize("forms", ["китоб китобҳо китобҳоро китобам", "олим олимон олими олимро", "хона хонаҳо хонаҳои"])
def test_forms_share_a_key(forms: str) -> None:
    assert len({tajik_keys(form) for form in forms.split()}) == 1


def test_other_words_do_not() -> None:
    assert tajik_keys("китоб") != tajik_keys("китобхона")
    assert tajik_keys("ро") == {"ро"}
