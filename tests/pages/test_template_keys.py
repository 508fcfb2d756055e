"""What names an element in a template is never a text of the page."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from lxml.html import fragment_fromstring

from newsarchive.pages.page import extract_tree
from newsarchive.pages.parse import parse
from newsarchive.pages.template_keys import position_key

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "h5", "h6"])
def test_the_id_of_a_heading_is_none_of_its_names(tag: str) -> None:
    assert position_key(fragment_fromstring(f'<{tag} id="inquiry" class="lead">An inquiry</{tag}>')) == f"{tag}.lead"


@pytest.mark.parametrize("ident", ["rector-jane-doe-resigned", "rector_jane_doe_resigned", "x" * 41, "ректор-кетті", "校长辞职"])
def test_an_id_made_of_a_text_is_none_either(ident: str) -> None:
    assert position_key(fragment_fromstring(f'<ul id="{ident}" class="files"><li>One</li></ul>')) == "ul.files"


@pytest.mark.parametrize("ident", ["content", "main-news-body", "ctl00_Body_Text"])
def test_the_id_of_a_box_of_the_template_is(ident: str) -> None:
    assert position_key(fragment_fromstring(f'<ul id="{ident}"><li>One</li></ul>')) == f"ul#{ident}"


def test_a_sample_holds_nothing_of_the_ids_that_headings_left() -> None:
    told = "".join(f"<p>The inquiry lasted for {n} months, and its report was read in the senate on Monday.</p>" for n in range(2, 9))
    html = (
        '<html><head><title>Report of the senate</title></head><body><div id="content"><h1 id="zzmarker">Report of the senate</h1>'
        f'<h2 id="zzmarker-jane-doe">Rector</h2><section id="zzmarker-jane-doe-resigned-after-inquiry">{told}</section></div></body></html>'
    )
    tree = parse(html)
    assert tree is not None
    page = extract_tree(tree, "https://uni.example/n/1", fetched_at=NOW, sampling=True)
    assert page.sample is not None
    stored = json.dumps(page.sample)
    assert "#content" in stored
    assert "zzmarker" not in stored
