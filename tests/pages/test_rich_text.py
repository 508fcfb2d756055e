"""Bodies as content systems keep them become paragraphs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsarchive.pages.rich_text import to_html
from tests.cost import at_most

ONE, TWO = "Бүгін жаңа зертхана ашылды.", "Оған жүз студент келді."
PARAGRAPHS = f"<p>{ONE}</p>\n<p>{TWO}</p>"


def span(text: str) -> dict[str, Any]:
    return {"_type": "span", "marks": [], "text": text}


@pytest.mark.parametrize(
    "body",
    [
        f"{ONE}\n\n{TWO}", [ONE, TWO], {"rendered": PARAGRAPHS}, {"value": PARAGRAPHS, "format": "full_html"}, PARAGRAPHS,
        f"&lt;p&gt;{ONE}&lt;/p&gt;\n&lt;p&gt;{TWO}&lt;/p&gt;",
        {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": ONE}}, {"type": "paragraph", "data": {"text": TWO}}]},
        json.dumps({"blocks": [{"type": "paragraph", "data": {"text": ONE}}, {"type": "paragraph", "data": {"text": TWO}}]}),
        {"blocks": [{"type": "unstyled", "text": ONE, "inlineStyleRanges": []}, {"type": "unstyled", "text": TWO}], "entityMap": {}},
        [{"_type": "block", "style": "normal", "children": [span("Бүгін жаңа "), span("зертхана ашылды.")]},
         {"_type": "block", "style": "normal", "children": [span(TWO)]}],
        {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": ONE}]},
                                    {"type": "paragraph", "content": [{"type": "text", "text": TWO, "marks": [{"type": "bold"}]}]}]},
        {"root": {"children": [{"type": "paragraph", "children": [{"type": "text", "text": ONE}]},
                               {"type": "paragraph", "children": [{"type": "text", "text": TWO}]}]}},
        {"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": ONE, "marks": []}]},
                                             {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": TWO, "marks": []}]}]},
        [{"type": "paragraph", "text": ONE, "spans": []}, {"type": "paragraph", "text": TWO, "spans": []}],
        [{"__component": "text", "body": f"<p>{ONE}</p>"}, {"__component": "text", "body": f"<p>{TWO}</p>"}],
        [{"type": "text", "value": f"<p>{ONE}</p>"}, {"type": "image", "value": "/a.jpg"}, {"type": "text", "value": f"<p>{TWO}</p>"}],
        [{"type": "paragraph", "children": [{"text": ONE}]}, {"type": "paragraph", "children": [{"text": TWO}]}],
    ],
)  # fmt: skip
def test_every_known_form_gives_the_same_paragraphs(body: Any) -> None:
    made = to_html(body)
    assert made is not None
    assert made.replace("\n", "") == PARAGRAPHS.replace("\n", "")


def test_headings_lists_and_quotes_keep_their_kind() -> None:
    made = to_html({"blocks": [
        {"type": "header", "data": {"text": "Программа", "level": 3}}, {"type": "list", "data": {"items": ["раз", {"content": "два"}]}},
        {"type": "quote", "data": {"text": "Так!"}},
    ]})  # fmt: skip
    assert made == "<h3>Программа</h3>\n<ul><li>раз</li>\n<li>два</li>\n</ul>\n<blockquote>Так!</blockquote>"


def test_pictures_code_and_advertisements_are_no_text() -> None:
    blocks = [{"type": "image", "text": "a.jpg"}, {"type": "advertisement", "html": "<p>buy</p>"}, {"type": "code", "text": "x=1"}]
    assert to_html(blocks) is None


def test_what_is_no_markup_is_escaped() -> None:
    assert to_html("a < b & c") == "<p>a &lt; b &amp; c</p>"


@pytest.mark.parametrize("body", [None, 7, [], {}, "", [None, 3], {"type": "paragraph"}, {"a": {"b": {"c": 1}}}])
def test_what_holds_no_text_gives_nothing(body: Any) -> None:
    assert to_html(body) is None


def test_depth_and_size_are_bounded() -> None:
    deep: Any = "text"
    for _ in range(500):
        deep = {"content": [deep]}
    assert to_html(deep) is None
    with at_most(600):
        to_html([{"type": "paragraph", "children": [{"text": "x"}] * 50} for _ in range(20_000)])
        to_html("<p" * 200_000)
