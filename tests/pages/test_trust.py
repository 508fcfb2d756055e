"""The order of trust, and the choice between claims by it."""

from __future__ import annotations

import itertools
import json

import pytest

from newsarchive.items import Claim
from newsarchive.pages.choose import MAX_EVIDENCE, choose, evidence
from newsarchive.pages.page import FIELDS
from newsarchive.pages.trust import SOURCES, TRUST


def test_every_chosen_field_has_an_order_of_trust_and_every_source_a_meaning() -> None:
    assert set(FIELDS) <= set(TRUST)
    assert {source for order in TRUST.values() for source in order} == set(SOURCES)


@pytest.mark.parametrize("field", [name for name in TRUST if name not in {"published", "authors"}])
def test_the_more_trusted_of_two_sources_is_believed_whatever_their_order(field: str) -> None:
    for better, worse in itertools.pairwise(TRUST[field]):
        claims = [Claim(field=field, value=source, source=source) for source in (worse, better)]
        for order in (claims, claims[::-1]):
            chosen = choose(field, order)
            assert chosen is not None
            assert chosen.value == better


@pytest.mark.parametrize("field", TRUST)
def test_a_persons_correction_outranks_every_machine(field: str) -> None:
    value: dict[str, object] = {"published": "2021-04-20", "authors": ["Асель Омарова"]}
    other: dict[str, object] = {"published": "2020-01-02", "authors": ["Ann Lee"]}
    claims = [Claim(field=field, value=other.get(field, "other"), source=source, precision="day") for source in TRUST[field][1:]]
    claims.append(Claim(field=field, value=value.get(field, "right"), source="person", precision="day"))
    chosen = choose(field, claims)
    assert chosen is not None
    assert chosen.source == "person"


def test_without_a_claim_nothing_is_chosen() -> None:
    assert choose("title", [Claim(field="section", value="News", source="meta")]) is None


def test_equal_values_share_a_list_of_sources_and_other_values_follow_the_chosen_one() -> None:
    claims = [
        Claim(field="title", value="Other", source="og"), Claim(field="title", value="Title", source="heading"),
        Claim(field="title", value="Title", source="title"),
    ]  # fmt: skip
    stored = evidence(claims, {"title": choose("title", claims)})
    assert stored == {"title": [{"value": "Title", "sources": ["heading", "title"]}, {"value": "Other", "sources": ["og"]}]}


def test_evidence_beyond_its_size_is_counted_and_the_chosen_claims_stay() -> None:
    claims = [Claim(field="title", value=f"Ғылым {number} " * 20, source="og") for number in range(200)]
    claims.append(Claim(field="published", value="2021-04-20", source="time", precision="day"))
    stored = evidence(claims, {"title": claims[150], "published": claims[-1]})
    assert len(json.dumps(stored, ensure_ascii=False).encode()) <= MAX_EVIDENCE + 30
    assert stored["title"][0]["value"] == claims[150].value
    assert stored["published"][0]["value"] == "2021-04-20"
    assert stored["omitted"] == 200 - len(stored["title"])
