"""The headline once more at the front of the text."""

from __future__ import annotations

import pytest

from newsarchive.text.repeated_title import strip_title

TITLE = "KazNU hosts a forum on science"


@pytest.mark.parametrize("line", [TITLE, TITLE.upper(), f"«{TITLE}»", f"{TITLE} | Al-Farabi University", f"University – {TITLE}"])
def test_a_line_that_repeats_the_headline_is_taken_off(line: str) -> None:
    assert strip_title(f"{line}\n\nThe text.", TITLE) == ("The text.", line)


def test_a_headline_with_a_site_name_is_recognised_without_it() -> None:
    assert strip_title(f"{TITLE}\nThe text.", f"{TITLE} - KazNU")[0] == "The text."


def test_a_headline_glued_to_the_dateline_is_taken_off() -> None:
    text = f"{TITLE} ALMATY. 20 April. Press center - The forum"
    assert strip_title(text, TITLE, ("en",))[0] == "ALMATY. 20 April. Press center - The forum"


@pytest.mark.parametrize(
    ("title", "above"),
    [
        (TITLE, "Science"),
        ("Университет открыл лабораторию ледников", "Наука\n\n20.04.2022\nАлматы"),
        ("Университет мұздықтар зертханасын ашты", "Ғылым"),
        ("大学成立冰川实验室并举行揭牌仪式", "学校要闻"),
    ],
)
def test_a_few_short_lines_above_a_headline_go_with_it(title: str, above: str) -> None:
    assert strip_title(f"{above}\n\n{title}\n\nThe text.", title) == ("The text.", f"{above}\n\n{title}")


@pytest.mark.parametrize(
    "above",
    ["It began with a question.", "- an item\n- another", "A\nB\nC\nD\nE", "word " * 20, "Was it so?"],
)
def test_sentences_lists_and_many_lines_above_a_headline_keep_it(above: str) -> None:
    text = f"{above}\n\n{TITLE}\n\nThe text."
    assert strip_title(text, TITLE) == (text, None)


@pytest.mark.parametrize(
    ("text", "title"),
    [(f"{TITLE} and art, the rector said.\nMore.", TITLE), (TITLE, TITLE), ("The text.\nMore.", None), ("The text.\nMore.", " – ")],
)
def test_a_sentence_that_begins_like_it_and_a_text_that_is_only_the_headline_stay(text: str, title: str | None) -> None:
    assert strip_title(text, title) == (text, None)
