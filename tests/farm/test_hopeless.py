"""The hopeless sites are hopeless in the way they say."""

from __future__ import annotations

import pytest

from tests.farm.hopeless import HOPELESS, Refused
from tests.farm.model import Ask, Site


@pytest.mark.parametrize("kind", [kind for kind, _ in HOPELESS], ids=[kind.id for kind, _ in HOPELESS])
def test_a_hopeless_site_has_no_article_and_answers(kind: type[Site]) -> None:
    site = kind()
    assert not site.truth
    status = site.serve(Ask.of("/")).status
    assert status == {"wall": 403, "failing": 502}.get(kind.id, 200)


def test_a_clear_refusal_has_a_code_a_reason_and_leaves_no_file() -> None:
    def refused(code: int, says: str, wrote: bool = False) -> Refused:
        return Refused("x", code, says, 3, ("no news",), wrote)

    assert refused(2, "There is no news here.").clear
    assert not refused(0, "There is no news here.").clear
    assert not refused(2, "It failed.").clear
    assert not refused(2, "There is no news here.", wrote=True).clear
    assert not refused(1, "Traceback (most recent call last): no news").clear
