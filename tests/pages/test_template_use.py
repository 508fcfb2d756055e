"""Whether another template reads a page the same is told by what its reading used, without the page; and told rightly."""

from __future__ import annotations

import json
import random
import zlib
from copy import deepcopy
from typing import Any

import pytest

from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse
from newsarchive.pages.template import Template
from newsarchive.pages.template_apply import Applied, apply, furniture_in
from newsarchive.pages.template_learn import learn
from newsarchive.pages.template_sample import Sample
from newsarchive.pages.template_use import Use, read_alike, reads_the_same, use_of
from tests.pages.test_template import page, seen, sentences

RARE = "<ul class='links'><li>Оқу орнының бөлімі туралы</li></ul>"


def template(first: int = 13, last: int = 24, **more: str) -> Template:
    return made([seen(page(number, **more), str(number)) for number in range(first, last + 1)])


def made(samples: list[Sample]) -> Template:
    found = learn(samples)
    assert found is not None
    return again(found.to_json())


def again(stored: dict[str, Any]) -> Template:
    """As a process that reads with it has it."""
    found = Template.from_json(json.loads(json.dumps(stored)))
    assert found is not None
    return found


def read(html: str, by: Template) -> tuple[Applied, Use | None]:
    tree = parse(html)
    assert tree is not None
    lines = lines_of(tree, without=furniture_in(tree, by))
    found = apply(by, lines)
    return found, use_of(tree, by, lines, found)


def result(html: str, by: Template) -> tuple[Any, ...]:
    """All that a reading takes from a template."""
    tree = parse(html)
    assert tree is not None
    furniture = furniture_in(tree, by)
    found = apply(by, lines_of(tree, without=furniture))
    return (
        [line.text for line in found.kept], found.misfit is None, {name: line.text for name, line in found.places.items()},
        [line.text for line in found.after_date], found.undated, found.order, found.ends, found.stale_day,
        sorted(element.getroottree().getpath(element) for element in furniture),
    )  # fmt: skip


@pytest.fixture(scope="module")
def known() -> Template:
    return template()


def use(html: str, by: Template) -> Use:
    told = read(html, by)[1]
    assert told is not None
    return told


def test_a_template_of_other_pages_made_alike_reads_them_the_same(known: Template) -> None:
    other = template(16, 30)
    assert other.digest != known.digest
    assert reads_the_same(use(page(40), known), known, other) == other.layouts[0].name
    assert read_alike([use(page(40), known)] * 2, known.to_json(), other.to_json()) == [other.layouts[0].name] * 2


def test_only_the_pages_that_have_what_is_judged_differently_may_be_read_differently(known: Template) -> None:
    told = [use(page(number, after=after), known) for number, after in ((40, ""), (41, RARE))]
    other = template(after=RARE)
    assert [reads_the_same(one, known, other) is None for one in told] == [False, True]


def test_a_line_that_is_fixed_in_one_only_makes_the_pages_that_have_it_differ(known: Template) -> None:
    line = "Ғылым күні бүгін университет бойынша аталып өтті, оған бәрі келді."

    def with_it(number: int) -> str:
        return page(number).replace("<div class='text'>", f"<div class='text'><p>{line}</p>")

    other = made([seen(with_it(number), str(number)) for number in range(13, 25)])
    assert reads_the_same(use(with_it(40), known), known, other) is None
    assert reads_the_same(use(page(40), known), known, other) is not None


def test_a_title_that_is_looked_for_elsewhere_makes_pages_differ(known: Template) -> None:
    stored = deepcopy(known.to_json())
    stored["layouts"][0]["places"]["title"][0]["before"] = 1
    assert reads_the_same(use(page(40), known), known, again(stored)) is None


def test_a_body_too_small_for_the_other_is_not_read_the_same(known: Template) -> None:
    stored = deepcopy(known.to_json())
    stored["layouts"][0]["smallest"] *= 40
    assert reads_the_same(use(page(40), known), known, again(stored)) is None


def test_of_few_pages_and_of_pages_that_do_not_fit_nothing_is_told(known: Template) -> None:
    few = template(13, 17)
    assert read(page(40), few)[1] is None
    assert reads_the_same(use(page(40), known), known, few) is None
    assert read("<body><div class='new'><p>" + "</p><p>".join(sentences(3, 5)) + "</p></div></body>", known)[1] is None


def test_it_holds_no_text_and_is_small(known: Template) -> None:
    told = use(page(40), known)
    assert len(told["shape"]) + len(told["weights"]) + len(told["digests"]) < 500
    assert told["shape"] == use(page(41).replace("post-41", "post-40"), known)["shape"]
    assert "Home" not in str(zlib.decompress(told["shape"]))


def _changed(stored: dict[str, Any], chance: random.Random) -> Template:
    """A template with one thing in it changed by chance."""
    found = deepcopy(stored)
    layout = found["layouts"][0]
    nodes = [layout["tree"]]
    for node in nodes:
        nodes += list(node.get("in", {}).values())
    node = chance.choice([one for one in nodes if len(one) > 1])
    what = chance.randrange(8)
    if what == 0 and node.get("lines"):
        cell = node["lines"][chance.choice(sorted(node["lines"]))]
        cell[0] = chance.choice([-30, -5, 5, 15, 30])
    elif what == 1 and node.get("odds"):
        node["odds"][chance.choice(sorted(node["odds"]))] = chance.choice([-40, -10, 0, 8, 30, 50])
    elif what == 2 and node.get("in"):
        del node["in"][chance.choice(sorted(node["in"]))]
    elif what == 3 and node.get("in"):
        node["in"][chance.choice(sorted(node["in"]))] = {"pages": 9, "furniture": True}
    elif what == 4 and node.get("lines"):
        del node["lines"][chance.choice(sorted(node["lines"]))]
    elif what == 5:
        layout["smallest"] = chance.choice([1, 10, 5000])
    elif what == 6:
        words = layout["words"].split()
        layout["words"] = " ".join(word for word in words if word != chance.choice(words))
    else:
        place = chance.choice([one for places in layout["places"].values() for one in places])
        place[chance.choice(["before", "pages"])] = chance.choice([0, 1, 20])
    return again(found)


def test_no_page_is_said_to_be_read_the_same_that_is_not(known: Template) -> None:
    stored, chance = known.to_json(), random.Random(7)
    pages = [
        page(40), page(41, after=RARE), page(42, count=9, topic="gallery"),
        page(43).replace("<p>", "<blockquote><p>", 1).replace("</p>", "</p></blockquote>", 1),
        page(44).replace("class='text'", "class='text wide'").replace("class='when'", "class='date'"),
    ]  # fmt: skip
    told = [(html, use(html, known), result(html, known)) for html in pages]
    verdicts = []
    for _ in range(80):
        other = _changed(stored, chance)
        for html, one, before in told:
            same = reads_the_same(one, known, other) is not None
            verdicts.append(same)
            assert not same or result(html, other) == before
    assert 0.2 < sum(verdicts) / len(verdicts) < 0.9
