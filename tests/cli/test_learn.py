"""`sites learn` says in words what was learned."""

from __future__ import annotations

from typing import Any

from newsarchive.cli.learn import layout_lines
from newsarchive.pages.template_ends import Ends
from newsarchive.pages.template_learn import learn
from tests.pages.test_template import page, seen


def test_what_is_cut_and_what_is_not_believed_is_said_beside_the_places() -> None:
    template = learned_json()
    template["layouts"][0] |= {"stale_day": "abcde", "cuts": [{"path": ["html", "body", "div.main"], "line": "fghij"}]}
    template["layouts"][0]["ends"] = {"head": [], "tail": [12, "klmno"]}
    said = "\n".join(layout_lines(template["layouts"][0]))
    assert "title: /html/body/div.story/h1 (6 pages)" in said
    assert "all titles end with the same words" in said
    assert "is not believed" in said
    assert "html/body/div.main" in said


def test_a_layout_without_such_things_is_said_in_few_words() -> None:
    template = learned_json()
    assert len(layout_lines({**template["layouts"][0], "ends": {"head": [], "tail": []}})) == 3


def test_a_layout_that_older_code_learned_can_be_shown() -> None:
    layout = learned_json()["layouts"][0]
    older = {name: value for name, value in layout.items() if name not in {"ends", "stale_day"}}
    assert layout_lines(older) == layout_lines({**layout, "ends": {}, "stale_day": None})


def learned_json() -> dict[str, Any]:
    template = learn([seen(page(number), str(number)) for number in range(1, 7)])
    assert template is not None
    template.layouts[0].ends = Ends()
    return template.to_json()
