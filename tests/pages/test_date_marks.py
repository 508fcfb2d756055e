"""What the names on an element say of the date in it."""

from __future__ import annotations

import pytest

from newsarchive.pages.date_marks import marks_of, words_of


def test_names_fall_into_words() -> None:
    assert words_of("postMeta__publish-date entry_header") == ["post", "meta", "publish", "date", "entry", "header"]


@pytest.mark.parametrize(
    "names", ["date", "post-date", "itemPostDate", "artikeldatum", "uni-datestamp", "fecha", "tarih", "дата", "news_time"]
)
def test_these_names_mark_a_date(names: str) -> None:
    assert marks_of("span", names, "", "").dated > 0


@pytest.mark.parametrize("names", ["candidates", "validate", "reading-time", "event-date", "content", "mandate"])
def test_these_names_do_not(names: str) -> None:
    assert marks_of("span", names, "", "").dated == 0


def test_an_update_is_told_from_a_publication() -> None:
    assert marks_of("span", "updated-at", "", "").changed
    assert not marks_of("time", "entry-date published updated", "", "").changed
    assert marks_of("span", "", "", "dateModified").changed
    assert marks_of("span", "", "", "datePublished").published


@pytest.mark.parametrize(
    ("tag", "names", "aside"),
    [
        ("div", "related-posts", 2),
        ("section", "comments", 2),
        ("aside", "", 1),
        ("footer", "site-footer", 1),
        ("div", "sidebar-left", 1),
        ("footer", "entry-meta", 0),
        ("aside", "article-meta", 0),
        ("div", "elementor-widget", 0),
    ],
)
def test_boxes_beside_the_article_are_known_by_their_names(tag: str, names: str, aside: int) -> None:
    assert marks_of(tag, names, "", "").aside == aside
