"""Pages that would freeze the parser are refused in one pass, whatever hides them, and scripts are no tags."""

from __future__ import annotations

import pytest

from newsarchive.pages.guard import MAX_ATTRIBUTES, MAX_SAME, check
from tests.cost import at_most

FLOOD = " ".join(f'a{number}="x"' for number in range(20_000))
BARE = " ".join(f"a{number}" for number in range(20_000))


@pytest.mark.parametrize(
    "page",
    [
        f"<div {FLOOD}>", f"<div {BARE}>", f"<div/{BARE.replace(' ', '/')}>", f'<div {FLOOD.replace(" ", "")}>',
        f'<div title="<" {FLOOD}>', f"<div title='>' {BARE}>", f"<div b'c {BARE}'>", f'<div {BARE}', f'<p>x</p>\n<DIV\n{FLOOD}\n>',
        f"<!-- <script> --><div {FLOOD}>", f"<!--><div {FLOOD}>", f"<!--a--!><div {FLOOD}>", f"<title><!--</title><div {FLOOD}>",
        f"<script><!--</script><div {FLOOD}>", f'<div title="{BARE}" {BARE}>', f"<style></STYLE><div {FLOOD}>",
    ],
)  # fmt: skip
def test_a_flood_of_attributes_is_refused_however_it_is_written(page: str) -> None:
    assert "attributes" in (check(page) or "")


@pytest.mark.parametrize(
    "page",
    [
        f"<div {' '.join(FLOOD.split()[:MAX_ATTRIBUTES])}>", f'<div data-page="{BARE}">', f"<div data-page='{BARE.replace('a', '<')}'>",
        f"<script>for(i=0;i<n;i++){{ {FLOOD} }}</script><p>x</p>", f"<!-- <div {FLOOD}> --><p>x</p>", f"<textarea><b {BARE}</textarea>",
        f"<p>{BARE}</p>", "a < b and c > d " * 5000, "",
    ],
)  # fmt: skip
def test_long_values_scripts_comments_and_texts_are_no_attributes(page: str) -> None:
    assert check(page) is None


@pytest.mark.parametrize("tag", ["<p>", "<br/>", "<A HREF=x>", "<td>", "<x-y>", "<p\n class=a>"])
def test_too_many_tags_of_one_name_are_refused(tag: str) -> None:
    assert check(tag * MAX_SAME) is None
    assert "times" in (check(tag * (MAX_SAME + 1)) or "")


def test_too_many_tags_and_lines_are_refused() -> None:
    assert "tags" in (check("<b></b><i></i><u></u>" * 14_000) or "")
    assert "lines" in (check("\n" * 3_000_000) or "")


def test_many_tags_with_many_attributes_each_are_refused_together() -> None:
    tag = f"<div {' '.join(FLOOD.split()[:1500])}>"
    assert check(tag * 10) is None
    assert "attributes" in (check(tag * 20) or "")


PIECES = ("<a ='", '<a ="', "<", "<a", "<!--", "<a b=", '="', "='\"", "<a " + "b" * 100, "<a/", "<script>", "</", "<title>")


@pytest.mark.parametrize("piece", PIECES)
def test_four_megabytes_of_anything_are_checked_in_moments(piece: str) -> None:
    page = piece * (4_000_000 // len(piece))
    with at_most(800):
        check(page)
