"""The elements of a page in document order."""

from __future__ import annotations

from newsarchive.pages.elements import Elements, names_of, words_of
from newsarchive.pages.parse import parse


def read(body: str) -> Elements:
    tree = parse(f"<html><body>{body}</body></html>")
    assert tree is not None
    return Elements(tree)


def test_elements_know_what_stands_in_them_round_them_and_after_them() -> None:
    page = read("<div>a<p>b<i>c</i>d</p>e<!-- x -->f</div><p>g</p>")
    tags = [names.tag for names in page.names]
    assert tags == ["html", "body", "div", "p", "i", "", "p"]
    assert page.texts[2:5] == ["a", "b", "c"]
    assert page.tails[3:6] == ["e", "d", "f"]
    assert page.parents == [-1, 0, 1, 2, 3, 2, 1]
    assert page.ends == [7, 7, 6, 5, 5, 6, 7]
    assert page.above(page.nodes[4]) == [3, 2, 1, 0]


def test_elements_with_the_same_names_share_what_these_say() -> None:
    page = read("<p class='күні' style='color:red'>1</p><p class='күні'>2</p><p class='автор'>3</p>")
    assert page.names[2] is page.names[3] is not page.names[4]
    assert page.kinds[page.names[2]] == [2, 3]


def test_names_are_read_only_as_far_as_they_may_be_names() -> None:
    page = read(f"<p class='{'x' * 5000}' id='y'>1</p>")
    assert len(page.names[2].get("class")) == 300
    assert page.names[2].joined("class", "id") == "x" * 300
    assert (page.names[1].joined("class", "id"), page.names[1].get("role")) == ("", "")


def test_what_is_not_shown_is_known_by_its_own_attributes() -> None:
    page = read("<p hidden>1</p><p style='color: red; DISPLAY : none'>2</p><p style='display:block'>3</p>")
    assert [names.hidden for names in page.names[2:]] == [True, True, False]


def test_words_of_names_are_small_and_parted_wherever_writers_part_them() -> None:
    page = read("<p class='postMeta__publish-date Entry_Header2' itemprop='datePublished'>1</p>")
    assert words_of(names_of(page.nodes[2])) == {"post", "meta", "publish", "date", "entry", "header", "published"}


def test_elements_deep_in_one_another_are_read_in_one_pass() -> None:
    page = read("<div>" * 200 + "x" + "</div>" * 200)
    assert page.ends[2] == len(page.nodes)
    assert len(page.above(page.nodes[-1])) == len(page.nodes) - 1
