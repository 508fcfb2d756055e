"""A template in use stays until pages that were held back gain by another."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.line import learn as learned_json
from newsarchive.pages.template import Template
from newsarchive.pages.template_gain import gains, worth
from newsarchive.pages.template_learn import learn
from newsarchive.pages.template_sample import Sample
from tests.pages.test_template import new_sample, page, seen


def samples(first: int, last: int) -> list[Sample]:
    return [seen(page(number), f"page {number}") for number in range(first, last)]


def template(found: Sequence[Sample]) -> Template:
    made = learn(found)
    assert made is not None
    return made


def test_other_pages_of_the_same_layout_are_no_reason_to_change() -> None:
    known, more = samples(1, 31), samples(11, 41)
    assert template(known).digest != template(more).digest
    assert not gains(template(known), template(more), more)
    kept = template(known).to_json()
    assert learned_json(more, kept) == kept


def test_more_pages_are_while_few_have_been_seen() -> None:
    assert gains(template(samples(1, 5)), template(samples(1, 20)), samples(1, 20))


def test_a_new_layout_is() -> None:
    found = [*samples(1, 31), *(new_sample(number, "2026-03-21") for number in range(50, 56))]
    assert gains(template(samples(1, 31)), template(found), found)


def test_a_place_that_moved_is() -> None:
    def moved(number: int) -> Sample:
        return seen(page(number).replace("<h1>", "<div class='top-line'><h1>").replace("</h1>", "</h1></div>"), f"page {number}")

    found = [moved(number) for number in range(1, 31)]
    known = template(samples(1, 31))
    assert worth(template(found), found) > worth(known, found)
    assert gains(known, template(found), found)
