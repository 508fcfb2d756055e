"""Dates in addresses, in names of metadata and in scripts."""

from __future__ import annotations

import pytest

from newsarchive.pages.date_meta import dates_in_address, modified_in, published_in, published_in_scripts


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/news/2021/04/20/zhanalyq", ["2021-04-20"]),
        ("/news/2021/4/20/", ["2021-04-20"]),
        ("/info/1021/t20210420_5312.htm", ["2021-04-20"]),
        ("/2021/0420/c1024a5312/page.htm", ["2021-04-20"]),
        ("/local/2021-04/20/c_5312.htm", ["2021-04-20"]),
        ("/20210420/story", ["2021-04-20"]),
        ("/2021-04-20-opening-of-a-hall", ["2021-04-20"]),
        ("/news/20-04-2021-neues-labor", ["2021-04-20"]),
        ("/article/2021/apr/20/a-story", ["2021-04-20"]),
        ("/2021/04/opening-of-a-hall", ["2021-04"]),
        ("/2021/04/16-students-travel", ["2021-04"]),
        ("/2021/13/40/", []),
        ("/news/24686", []),
        ("/news/20219999", []),
        ("/2021/04/20/from-2020-01-02-on/2019/01/02/", []),
        ("/05-04-2021-what", []),
    ],
)
def test_an_address_names_a_day_a_month_or_nothing(path: str, expected: list[str]) -> None:
    assert list(dates_in_address(f"https://uni.example{path}")) == expected


def test_the_query_of_an_address_says_nothing() -> None:
    assert list(dates_in_address("https://uni.example/news?from=2021-04-20")) == []


def test_clear_names_of_metadata_come_before_vague_ones() -> None:
    found = published_in({"date": "2023-01-01", "dcterms.created": "2022-01-01", "article:published_time": "2021-01-01"})
    assert found == ["2021-01-01", "2022-01-01", "2023-01-01"]


@pytest.mark.parametrize("name", ["publisher", "article:modified_time", "og:updated_time", "uploaddate", "dcterms.datecopyrighted"])
def test_other_names_are_no_publication(name: str) -> None:
    assert published_in({name: "2021-01-01"}) == []


def test_names_of_changes_are_known() -> None:
    assert modified_in({"og:updated_time": "2021-01-01", "article:modified_time": "2022-01-01", "date": "2023-01-01"}) == [
        "2022-01-01",
        "2021-01-01",
    ]


def test_scripts_name_the_publication_in_many_spellings() -> None:
    script = '{"pubDate":"2021-04-20","other":1} dataLayer = {publish_date: "2021\\/04\\/20"}; x = {"article_modified":"2020-01-01"}'
    assert published_in_scripts([script]) == ["2021-04-20", "2021/04/20"]


def test_a_script_of_many_articles_says_nothing() -> None:
    assert published_in_scripts([f'{{"pubDate":"2021-04-{number:02}"}}' for number in range(1, 31)]) == []
