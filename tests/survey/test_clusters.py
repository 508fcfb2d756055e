"""Links that stand together are seen together."""

from __future__ import annotations

import pytest
from lxml import html

from newsarchive.survey.clusters import MOST_LINKS, Cluster, clusters_of


def _clusters(text: str) -> list[Cluster]:
    tree = html.fromstring(f"<html><body>{text}</body></html>")
    anchors = {anchor: anchor.get("href") for anchor in tree.iter("a")}
    return clusters_of(anchors, {url: anchor.text_content() for anchor, url in anchors.items()})


def test_links_belong_to_the_nearest_element_that_holds_three() -> None:
    found = _clusters(
        "<ul><li><a href=/a>A</a></li><li><a href=/b>B</a><ul><li><a href=/b/1>1</a><li><a href=/b/2>2</a><li><a href=/b/3>3</a></ul></li>"
        "<li><a href=/c>C</a></li></ul><div><div><p><a href=/x>X</a></p></div><div><a href=/y>Y</a></div><div><a href=/z>Z</a></div></div>"
    )
    assert [one.urls for one in found] == [("/a", "/b", "/c"), ("/b/1", "/b/2", "/b/3"), ("/x", "/y", "/z")]


def test_a_link_that_stands_there_twice_counts_once() -> None:
    assert _clusters("<ul><li><a href=/a>A</a></li><li><a href=/a>A</a></li><li><a href=/b>B</a></li></ul>") == []
    many = "".join(f"<li><a href=/{n}>{n}</a></li>" for n in range(3 * MOST_LINKS))
    assert len(_clusters(f"<ul>{many}</ul>")[0].urls) == MOST_LINKS


@pytest.mark.parametrize(
    ("texts", "alike"),
    [
        (("Faculty of Law", "Faculty of Arts", "Faculty of Medicine"), 1.0), (("Instytut Fizyki", "Instytut Historii", "Biblioteka Główna"), 2 / 3),
        (("법학과", "국어국문학과", "물리학과"), 1.0), (("كلية الحقوق", "كلية الطب", "كلية الآداب"), 1.0), (("About us", "Study here", "Contact"), 1 / 3),
        (("法学院", "文学院", "图书馆"), 2 / 3), (("", "", ""), 0.0),
    ],
)  # fmt: skip
def test_what_is_called_alike_is_known_without_its_language(texts: tuple[str, ...], alike: float) -> None:
    assert Cluster(urls=tuple(map(str, range(3))), texts=texts).alike == pytest.approx(alike)
