"""The layout of a former design is kept when pages no longer teach it, and reads what was captured in its time."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from newsarchive.line import learn as learned_json
from newsarchive.pages.document import Document
from newsarchive.pages.parse import parse
from newsarchive.pages.template import Template, template_of
from newsarchive.pages.template_apply import apply, furniture_in
from newsarchive.pages.template_learn import learn
from newsarchive.pages.template_read import read_by
from newsarchive.pages.template_sample import sample
from tests.pages.test_template import lines, new_sample, other, page, seen, sentences

OLD = [seen(page(number), f"old {number}", fetched=f"2016-01-{number:02}") for number in range(1, 13)]
NEW = [new_sample(number, f"2026-03-{number:02}") for number in range(10, 22)]


def learned(samples: list[dict[str, object]], known: Template | None = None) -> Template:
    made = template_of(learned_json(samples, known.to_json() if known is not None else None))
    assert made is not None
    return made


def test_an_old_capture_is_read_by_the_layout_of_its_time_though_no_page_teaches_it_any_more() -> None:
    before = learned(OLD)
    after = learned(NEW, before)
    assert [(layout.former, layout.until) for layout in after.layouts] == [(False, "2026-03-21"), (True, "2016-01-12")]
    assert after.pages == len(NEW)
    old, new = apply(after, lines(page(40))), apply(after, lines(other(30)))
    assert (old.misfit, old.layout) == (None, before.layouts[0].name)
    assert [line.text for line in old.kept] == sentences(40, 4)
    assert [line.text for line in new.kept] == sentences(30, 5)
    assert Template.from_json(after.to_json()).digest == after.digest  # type: ignore[union-attr]


def swapped(number: int) -> dict[str, object]:
    """A page of a new design whose box of links is called as that of the text was."""
    links = f"<li><a href='/{number}'>One</a></li><li><a href='/b'>Two</a></li>"
    found = lines(other(number).replace("</body>", f"<div class='story'><div class='text'><ul>{links}</ul></div></div></body>"))
    return sample(found, np.array([0.95 if "article" in line.box.path else 0.05 for line in found]), page=f"swapped {number}")


def test_what_is_furniture_today_and_was_the_text_then_is_read_by_the_former_layout() -> None:
    after = learned([swapped(number) for number in range(30, 42)], learned(OLD))
    assert [layout.former for layout in after.layouts] == [False, True]
    tree = parse(page(40))
    assert tree is not None
    assert furniture_in(tree, after)
    found = read_by(Document(tree, "http://u.example/40", fetched_at=datetime(2016, 1, 1, tzinfo=UTC)), after, lambda: None)
    assert (found.misfit, [line.text for line in found.kept]) == (None, sentences(40, 4))


def third_sample(number: int) -> dict[str, object]:
    html = other(number).replace("<main>", "<table class='m'><tr><td class='z'>").replace("</main>", "</td></tr></table>")
    found = lines(html.replace("article", "div"))
    return sample(found, np.array([0.95 if "div.a" in line.box.path else 0.05 for line in found]), page=f"third {number}")


def test_a_third_design_keeps_both_before_it() -> None:
    found = learned([third_sample(number) for number in range(60, 72)], learned(NEW, learned(OLD)))
    assert [(layout.former, layout.until) for layout in found.layouts] == [(False, None), (True, "2026-03-21"), (True, "2016-01-12")]
    assert apply(found, lines(page(40))).misfit is None


def test_one_that_the_same_pages_teach_under_another_name_is_not_kept() -> None:
    before = learned(OLD)
    before.layouts[0].name = "abcdef"
    after = learned(OLD, before)
    assert [layout.former for layout in after.layouts] == [False]


def test_one_that_few_pages_taught_is_not_kept() -> None:
    assert [layout.former for layout in learned(NEW, learned(OLD[:5])).layouts] == [False]


def test_what_is_learned_of_pages_of_today_does_not_change_by_it() -> None:
    after, alone = learned(NEW, learned(OLD)), learn(NEW)
    assert alone is not None
    assert after.to_json()["layouts"][0] == alone.to_json()["layouts"][0]
    again = learned_json(NEW, after.to_json())
    assert again == after.to_json()
