"""What is said of each line of a page in numbers. All pages are invented."""

from __future__ import annotations

import numpy as np
import pytest

from newsarchive.pages.line_context import CONTEXT_NAMES, container_of, context
from newsarchive.pages.line_features import NAMES, features, title_line
from newsarchive.pages.lines import Line, lines_of
from newsarchive.pages.parse import parse
from tests.cost import in_step

SENTENCE = "The university opened a new library on Monday, and three faculties will read there."
PAGE = f"""<div class="menu"><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></div>
<div class="article"><h1>New library</h1><p>{SENTENCE}</p><p>{SENTENCE} Again...</p><h3>Hours:</h3><table><tr><td>Mon<td>9-17</table></div>
<div class="teasers"><div class="t"><a href="/1">First news</a><p>Words</p></div>
<div class="t"><a href="/2">Other news</a><p>Words</p></div></div>"""


def lines(body: str) -> list[Line]:
    tree = parse(f"<html><body>{body}</body></html>")
    assert tree is not None
    return lines_of(tree)


def columns(body: str, title: int | None = None, words: dict[str, float] | None = None) -> dict[str, list[float]]:
    matrix = features(lines(body), title, words or {})
    return {name: [round(float(value), 3) for value in matrix[:, number]] for number, name in enumerate(NAMES)}


def test_there_is_a_row_for_each_line_and_a_column_for_each_name() -> None:
    found = lines(PAGE)
    matrix = features(found, 2, {})
    assert matrix.shape == (len(found), len(NAMES)) == (12, len(NAMES))
    assert matrix.dtype == np.float32
    assert np.isfinite(matrix).all()
    assert len(set(NAMES)) == len(NAMES)


def test_a_page_without_lines_has_no_rows() -> None:
    assert features([], None, {}).shape == (0, len(NAMES))
    assert context([], np.zeros(0)).shape == (0, len(CONTEXT_NAMES))


def test_a_page_of_one_line_can_be_described() -> None:
    for body in ("x", "<p>x</p>", "<a href=/x>x</a>"):
        assert np.isfinite(features(lines(body), None, {})).all()
        assert np.isfinite(features(lines(body), 0, {})).all()


def test_links_sentences_headings_items_and_cells_are_told_apart() -> None:
    found = columns(PAGE, 2)
    assert found["link_share"] == [1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0]
    assert found["prose"] == [0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    assert found["heading"] == [0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 0]
    assert found["item"][:3] == [1, 1, 0]
    assert found["cell"][6:8] == [0, 1]
    assert found["ends_open"][4] == 1
    assert found["ends_colon"][5] == 1
    assert found["is_title"].index(1) == 2
    assert found["from_title"][:4] == [-2, -1, 0, 1]
    assert found["in_table"][6:9] == [1, 1, 0]
    assert found["since_heading"][3:6] == [1, 2, 3]
    assert found["heading_level"][3:7] == [1, 1, 1, 3]


def test_neighbours_beyond_the_ends_of_a_page_are_nothing() -> None:
    found = columns(PAGE)
    assert found["weight_prev"][0] == found["weight_next"][-1] == found["links_prev"][0] == 0
    assert found["links_prev"][1] == 1
    assert found["prose_next"][2] == 1


def test_boxes_beside_each_other_that_are_alike_are_counted() -> None:
    found = columns(PAGE)
    assert found["alike"][8] == found["alike"][11] == pytest.approx(np.log(2), abs=0.001)
    assert found["alike"][2] == 0


def test_the_words_of_boxes_count_as_the_table_says() -> None:
    found = columns(PAGE, words={"menu": -1.5, "article": 1.0, "<h1>": 0.5})
    assert found["words_least"][:3] == [-1.5, -1.5, 0]
    assert found["words_most"][2:4] == [1, 1]
    assert found["kind"][:3] == [0, 0, 0.5]


def test_numbers_do_not_depend_on_the_language() -> None:
    english = columns("<h1>Aaa aa</h1><p>A aaa aaaaaa, aaa aa aa bbb. Aa bbb bbbb b cc ccc cc.</p>", 0)
    kazakh = columns("<h1>Ғғғ ғғ</h1><p>Ғ ғғғ ғғғғғғ, ғғғ ғғ ғғ әәә. Ғғ әәә әәәә ә ққ қққ ққ.</p>", 0)
    assert english == kazakh


@pytest.mark.parametrize("end", ["。", ".", "؟", "।", "!", "…»", ".)"])
def test_a_sentence_ends_in_every_script(end: str) -> None:
    assert lines(f"<p>{'слово ' * 7}конец{end}</p>")[0].prose


@pytest.mark.parametrize(
    ("title", "index"),
    [
        ("New library", 2),
        ("new LIBRARY!", 2),
        ("Home", 0),
        ("First news", 8),
        ("Nothing of it", None),
        ("", None),
        (None, None),
        ("...", None),
    ],
)
def test_the_line_that_shows_the_title_is_found(title: str | None, index: int | None) -> None:
    assert title_line(lines(PAGE), title) == index


def test_a_heading_shows_the_title_rather_than_a_breadcrumb() -> None:
    found = lines("<p>Кітапхана ашылды</p><h1>Кітапхана ашылды</h1>")
    assert title_line(found, "Кітапхана ашылды") == 1


def test_the_container_holds_what_is_kept_and_little_else() -> None:
    found = lines(PAGE)
    kept = np.array([0.0] * 3 + [0.9, 0.9, 0.8, 0.8, 0.8] + [0.0] * 4)
    assert container_of(found, kept).key == "div.article"
    named = dict(zip(CONTEXT_NAMES, context(found, kept).T, strict=True))
    assert named["inside"].tolist() == [0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]
    assert named["kept_prev"][4] == pytest.approx(0.9)
    assert named["past_last"].tolist() == [0] * 8 + [1] * 4


@pytest.mark.parametrize("piece", [f"<p>{SENTENCE}</p>", "<div><div>x</div></div>", "<li><a href=/x>x</a>", "x<br>"])
def test_the_cost_is_linear(piece: str) -> None:
    def work(found: list[Line]) -> None:
        context(found, features(found, 0, {})[:, 1].astype(np.float64))

    in_step(lambda count: lines(piece * count), work, 375)
