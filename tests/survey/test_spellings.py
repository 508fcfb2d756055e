"""Addresses of articles with parameters that say where the visitor came from."""

from __future__ import annotations

from newsarchive.survey.shapes import families
from newsarchive.survey.spellings import spelled_elsewhere

LIST = [f"http://u.example/voir.php?id={n}&pos={n % 6}&from=list" for n in range(40, 52)]
FRONT = [f"http://u.example/voir.php?id={n}&pos={n % 6}&from=home" for n in range(40, 44)]


def test_the_same_articles_are_known_on_other_pages_by_path_and_names_of_parameters() -> None:
    others = ["http://u.example/voir.php?id=3", "http://u.example/", "http://u.example/ecole.php?id=1&pos=2&from=home",
              "http://u.example/voir.php?id=3&pos=2&from=menu"]  # fmt: skip
    assert spelled_elsewhere(LIST, [*FRONT, *others]) == FRONT
    assert spelled_elsewhere(["http://u.example/news/1"], FRONT) == []


def test_what_says_where_a_visitor_came_from_says_not_which_article_is_meant() -> None:
    (family,) = families([*LIST, *spelled_elsewhere(LIST, FRONT)])
    assert set(family.drop) == {"pos", "from"}
    assert family.matches("http://u.example/voir.php?id=40&pos=9&from=anywhere")
