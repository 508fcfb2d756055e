"""People, faculties, galleries and documents stand beside the news, in the same design, and are none."""

from __future__ import annotations

import pytest

from tests.farm.extras import Extras
from tests.farm.model import Ask, Site
from tests.farm.sites import HELD, OPEN

KINDS = [kind for kind in (*OPEN, *HELD) if issubclass(kind, Extras)]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.id for kind in KINDS])
def test_every_part_is_linked_from_the_front_page_and_holds_no_article(kind: type[Site]) -> None:
    site = kind()
    assert isinstance(site, Extras)
    front = site.answer(Ask.of(site.front, headers={"cookie": "jsessionid=1"})).body
    for place, part in enumerate(site.parts):
        assert isinstance(front, str)
        assert f'href="{part}{site.ending}"' in front
        one = site.answer(Ask.of(f"{part}/2" + (".pdf" if place == 3 else site.ending)))
        assert (one.status, one.kind) == (200, "file" if place == 3 else "static")
        assert site.answer(Ask.of(f"{part}/777{site.ending}")).kind == "missing"
