"""Mongolian words come to one key whatever ending they have, and whichever short vowels are left out before it."""

from __future__ import annotations

import pytest

from newsarchive.text.mongolian_stems import mongolian_keys


@pytest.mark.parametrize(
    "forms",
    ["номын ном номууд номоор", "хурал хурлын хуралд хурлаас", "бичих бичсэн бичнэ", "аймаг аймгийн аймгууд", "дүүрэг дүүргийн"],
)
def test_forms_share_a_key(forms: str) -> None:
    assert len({mongolian_keys(form) for form in forms.split()}) == 1


def test_other_words_do_not_and_nothing_is_taken_for_all() -> None:
    assert mongolian_keys("хот") != mongolian_keys("хуур")
    assert mongolian_keys("н") == {"н"}
    assert mongolian_keys("бвг") == {"бвг"}
